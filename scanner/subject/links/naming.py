"""Whether a column's name says that it refers to another: `orders.cust_no` to `customers.id`."""

from __future__ import annotations

from scanner.model import Place
from scanner.naming import about
from scanner.words import endings, spellings, words

#: Words that only say "this is a key"; what it is a key of stands before them, or is the table's name.
_KEYS = ("id", "no", "nr", "num", "number", "key", "code", "ref", "reference", "uuid", "guid", "pk", "fk", "identifier")


def names_agree(parent: Place, child: Place) -> bool:
    """Whether the child's name ends with what the parent is: its own words, or its table's where they are only "id" and the like.

    The child's table is not asked: two systems may each have a table of customers with a number of their own.
    """
    return not called(child).isdisjoint(titles(parent))


def titles(parent: Place) -> frozenset[str]:
    """What a column that refers to this one may be called at its end: `customer`, `customer id`, `customer number` …"""
    stem = [*words(_leaf(parent.column or ""))]
    while stem and (stem[-1] in _KEYS or stem[-1].isdigit()):
        stem.pop()
    noun = " ".join(stem) or about(parent.unit or "")
    return spellings((noun, *(f"{noun} {key}" for key in _KEYS))) if noun else frozenset()


def called(child: Place) -> frozenset[str]:
    """The phrases with which a column's name ends; each also as one word, as `E-mail` is `email`."""
    ends = endings(words(_leaf(child.column or "")))
    return ends | {phrase.replace(" ", "") for phrase in ends}


def _leaf(column: str) -> str:
    return column.rpartition(".")[2]
