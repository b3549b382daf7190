"""What the columns of a schema hold, by the same verdict that a scan uses: names, types, lists, tables and neighbours, and no values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from detectors.headings.reader import reader
from detectors.registry import checked
from scanner import plugins
from scanner.gate.schema import Column, Table
from scanner.heading import HeadingReader
from scanner.model import Evidence, Unit
from scanner.pattern import KINDS, Pattern, Shape
from scanner.shapes import Declared, UnitTally
from scanner.sketch import Sketch, hash_numbers
from scanner.tally import Column as Seen
from scanner.tally import Tally
from scanner.verdict import judge
from scanner.verdict.comments import commented, phrase_of, telling, with_more
from scanner.verdict.headings import by_heading
from scanner.verdict.rules import rules
from scanner.words import words

#: Values that lists of all kinds have.
_ANYTHING = frozenset(
    ("", "other", "unknown", "none", "n/a", "na", "not known", "not stated", "undisclosed", "unspecified", "prefer not to say")
)
_ENOUGH, _MOST = 3, 0.75  # values that a list shares with what is known, and their share of it


@dataclass(frozen=True, slots=True)
class Brain:
    """What the detectors know: patterns and shapes, the patterns that know a list of values, and who tells what names mean."""

    patterns: Sequence[Pattern]
    shapes: Sequence[Shape]
    lists: Sequence[tuple[int, frozenset[str]]]
    headings: HeadingReader | None = None


def load_brain(model: bool = True) -> Brain:
    """The knowledge of all installed detectors; without a `model`, names mean what phrases know."""
    parts = checked(plugins.load_all(plugins.DETECTORS))
    known = brain([pattern for pattern, _ in parts.patterns], parts.shapes)
    return replace(known, headings=parts.headings or reader()) if model else known


def brain(patterns: Sequence[Pattern], shapes: Sequence[Shape]) -> Brain:
    """The detectors' knowledge, ready for schemas."""
    return Brain(patterns, shapes, tuple((i, p.values) for i, p in enumerate(patterns) if p.values is not None))


def held(table: Table, known: Brain) -> list[Evidence]:
    """What the table's columns hold, one `Evidence` per (column, category), and what the table as a whole does (column None).

    A column whose own name says nothing is called what its comment says: `c17` with "Date of birth of the insured"; so is one that people
    write into, besides. What no phrase knows means what `known.headings` takes it for.
    """
    comments = tuple((name, column.comment) for name, column in table.columns.items() if column.comment)
    tally = replace(_tally(table, known, {}), unit=Unit(table.name, comments=comments))
    return by_heading(tally, _told(table, known), known.headings)


def _told(table: Table, known: Brain) -> list[Evidence]:
    found = _judged(table, known, {})
    told = telling(found)
    own: dict[str, str] = {}
    for name, column in table.columns.items():
        phrase = phrase_of(column.comment, rules(known.patterns)) if name not in told and words(name)[-1:] != ("by",) else None
        if phrase:  # the number makes it one of a kind, and says nothing
            own[f"{phrase} {len(own) + 1}"] = name
    if not own:
        return found
    named = {name: phrase for phrase, name in own.items()}
    return with_more(found, [commented(one, own) for one in _judged(table, known, named)])


def _judged(table: Table, known: Brain, called: Mapping[str, str]) -> list[Evidence]:
    return judge(_tally(table, known, called), known.patterns, known.shapes)


def _tally(table: Table, known: Brain, called: Mapping[str, str]) -> UnitTally:
    columns = {called.get(name, name): _seen(column, known) for name, column in table.columns.items()}
    declared = {called.get(name, name): Declared(c.length, len(c.values), c.refers is not None) for name, c in table.columns.items()}
    return UnitTally("", Unit(table.name), 1, columns, declared)


def _seen(column: Column, known: Brain) -> Seen:
    """The column as a tally of one cell that can be of any kind its type allows; a list that the schema gives is a hit."""
    listed = frozenset(value.strip().casefold().replace("_", " ") for value in column.values) - _ANYTHING
    hits = {i: _listed(len(listed)) for i, values in known.lists if listed and _covers(values, listed)}
    return Seen(1, tuple(int(kind in column.kinds) for kind in KINDS), hits)


def _covers(values: frozenset[str], listed: frozenset[str]) -> bool:
    """Whether a list is one of such values: all are, or three and most of them (`gay, lesbian, bisexual` beside `straight`)."""
    shared = len(listed & values)
    return shared == len(listed) or (shared >= _ENOUGH and shared >= _MOST * len(listed))


def _listed(count: int) -> Tally:
    sketch = Sketch.of(hash_numbers(np.arange(count)))
    return Tally(rows=1, whole=1, tried=1, distinct=sketch, seen=sketch)
