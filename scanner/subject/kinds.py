"""Kinds of id, and where they count: a short number is one person's in one system, and somebody else's in the next."""

from __future__ import annotations

import re

from scanner.naming import about
from scanner.words import words

#: Parts a kind from the one source in which it counts; no key of TOML that a person writes holds it.
_IN = "\0"
_DIGITS = re.compile("[0-9]+")


def within(kind: str, source: str) -> str:
    """The kind as one that counts in a source only, or in one export of it (see `export`)."""
    return f"{kind}{_IN}{source}"


def export(source: str, unit: str) -> str:
    """The files of one kind in a source, whose numbers alone tell them apart: `logins-2026-01.jsonl`, `logins-2026-02.jsonl`."""
    return f"{source}{_IN}{_DIGITS.sub('', unit)}"


def plain(kind: str) -> str:
    """The kind as it is called."""
    return kind.partition(_IN)[0]


def counts(kind: str, source: str, unit: str) -> bool:
    """Whether ids of the kind count in a unit of a source."""
    _, apart, only = kind.partition(_IN)
    return not apart or only in (source, export(source, unit))


def called(unit: str, column: str) -> str:
    """How an id is called elsewhere: `id` of `customers` is a `customer_id`."""
    said = words(column)
    return "_".join(said) if len(said) > 1 else f"{about(unit) or ''}_id"
