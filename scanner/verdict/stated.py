"""How sure a schema alone makes us: a column's name, type, lists and table, before anybody has put a value into it."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.shapes import Declared
from scanner.verdict.cases import ENOUGH, Case
from scanner.words import words

_MOST = 0.97
_SHORT = 3  # characters into which no name, number or address fits


def likelihood(case: Case, table: str, declared: Declared) -> float:
    """0..0.97: how likely the column is to hold the entity, from what the schema says of it."""
    doubt = 1 - max(case.pattern.score, ENOUGH)
    if case.says:
        doubt *= 0.3
    if case.counted:
        doubt *= 0.3
    return min(_MOST, 1 - doubt)


def telling_words(case: Case, column: str, declared: Declared) -> Iterator[str]:
    """Evidence in words, strongest first."""
    if case.says:
        yield f"name: {' '.join(case.read or words(column))}"
    if case.counted:
        yield f"the schema lists {declared.values} values, all of them known"
