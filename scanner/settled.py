"""Whether more rows of a table could show what those that were read do not: a small sample is enough where they could not.

What no row showed is bounded by how many were read. What some row showed, and not often enough to be a finding, may become one: then the
table is not settled. So it is asked what the verdict would be if the rest were like what was read: ten times the rows, with as many more
distinct values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from operator import add
from typing import Protocol

from scanner.model import Unit
from scanner.pattern import Pattern, Shape
from scanner.shapes import UnitTally
from scanner.tally import Column, Tally
from scanner.verdict import judge
from scanner.verdict.comments import judged

_TIMES = 10


class Known(Protocol):
    """What this needs of the detection engine."""

    patterns: tuple[Pattern, ...]
    shapes: tuple[Shape, ...]


def settled(engine: Known, unit: Unit, rows: int, columns: Mapping[str, Column]) -> bool:
    """Whether more rows like these of the unit would show nothing that these do not."""
    more = _kinds(engine, UnitTally("", unit, rows * _TIMES, _grown(columns)))
    return more <= _kinds(engine, UnitTally("", unit, rows, columns))


def _kinds(engine: Known, unit: UnitTally) -> set[tuple[str | None, str]]:
    found = judge(unit, engine.patterns, engine.shapes)
    if unit.unit.comments:
        found = judged(unit, engine.patterns, engine.shapes, dict(unit.unit.comments), found)
    return {(each.place.column, each.category) for each in found}


def _grown(columns: Mapping[str, Column]) -> dict[str, Column]:
    grown = {name: reduce(add, [column] * _TIMES) for name, column in columns.items()}
    return {name: replace(column, hits={index: _spread(tally) for index, tally in column.hits.items()}) for name, column in grown.items()}


def _spread(tally: Tally) -> Tally:
    return replace(tally, distinct=tally.distinct.times(_TIMES), seen=tally.seen.times(_TIMES))
