"""Kinds of id, and where they count: a short number is one person's in one system, and somebody else's in the next."""

from __future__ import annotations

from scanner.naming import about
from scanner.words import words

#: Parts a kind from the one source in which it counts; no key of TOML that a person writes holds it.
_IN = "\0"


def within(kind: str, source: str) -> str:
    """The kind as one that counts in a source only."""
    return f"{kind}{_IN}{source}"


def plain(kind: str) -> str:
    """The kind as it is called."""
    return kind.partition(_IN)[0]


def counts(kind: str, source: str) -> bool:
    """Whether ids of the kind count in a source."""
    _, apart, only = kind.partition(_IN)
    return not apart or only == source


def called(unit: str, column: str) -> str:
    """How an id is called elsewhere: `id` of `customers` is a `customer_id`."""
    said = words(column)
    return "_".join(said) if len(said) > 1 else f"{about(unit) or ''}_id"
