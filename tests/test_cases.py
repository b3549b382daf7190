"""What each detector finds and what it leaves alone, from `tests/cases/*.toml`.

["UK_NINO"]                     one table for each entity
finds    = ["NI [AB123456C]"]   brackets mark each expected span; [[ and ]] stand for literal brackets
ignores  = ["QQ123456C"]        nothing may be found
reserved = ["[ZZ99 3VZ]"]       found, and told to be reserved for tests
column   = "notes"              name (and `kind`) of the column in which the texts of this table stand
beside   = "PERSON"             the entity that stands in the same row
in_column = [{ column = "nino", kind = "text", text = "[AB123456]" }]       texts that stand in another one; no bracket: nothing is found
columns_say = ["ni_number"]     names that say by themselves what the column holds
columns_silent = ["nino_checked_at"]
units_say = [{ name = "cctv/a.mp4", form = "video/mp4", columns = [], person = false }]     what units a `Shape` fits
units_silent = [...]

A hit counts when it is valid and what its pattern needs is there. No hit may count outside the brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import groupby
from typing import Any

import pyarrow as pa
import pytest

from detectors.engine import Engine
from scanner.pattern import Pattern, Shape
from scanner.words import ends, holds, words
from tests.packs import cases, packs, patterns, shapes

Span = tuple[int, int]


@dataclass(frozen=True)
class Case:
    """One text of a case file."""

    pack: str
    entity: str
    marked: str
    column: str
    kind: str
    beside: str
    want: str

    def __str__(self) -> str:
        return f"{self.entity}-{self.column}-{self.marked}"[:90]


def unmarked(marked: str) -> tuple[str, set[Span]]:
    """Text without its brackets, and the spans between them; of an odd run the innermost bracket marks the span."""
    text, spans, begin = "", set(), 0
    for piece in re.findall(r"\[+|\]+|[^\[\]]+", marked):
        if piece[0] == "]" and len(piece) % 2:
            spans.add((begin, len(text)))
        text += piece[: len(piece) // 2] if piece[0] in "[]" else piece
        if piece[0] == "[" and len(piece) % 2:
            begin = len(text)
    return text, spans


def _cases() -> Iterator[Case]:
    for pack, entity, said in cases():
        common = said.get("column", ""), said.get("kind", "text"), said.get("beside", "")
        for want in ("finds", "ignores", "reserved"):
            yield from (Case(pack, entity, marked, *common, want) for marked in said.get(want, ()))
        for case in said.get("in_column", ()):
            yield Case(pack, entity, case["text"], case["column"], case.get("kind", "text"), case.get("beside", ""), "in_column")


ALL = tuple(_cases())


@pytest.fixture(scope="module")
def found() -> dict[Case, dict[Span, bool]]:
    """For each case the spans of its entity's hits that count (in characters), and whether each is reserved for tests."""
    engine = Engine(packs())
    result: dict[Case, dict[Span, bool]] = {case: {} for case in ALL}
    for (column, kind, model), group in groupby(sorted(ALL, key=_stands), key=_stands):
        rows = list(group)
        texts = [unmarked(case.marked)[0] for case in rows]
        for hit in engine.scan(pa.array(texts), name=column, kind=kind, model=model).to_pylist():
            case, pattern, data = rows[hit["row"]], engine.patterns[hit["pattern"]], texts[hit["row"]].encode()
            if pattern.entity == case.entity and counts(pattern, hit, case):
                span = len(data[: hit["start"]].decode()), len(data[: hit["end"]].decode())
                result[case][span] = result[case].get(span, False) or hit["test"]
    return result


def _stands(case: Case) -> tuple[str, str, bool]:
    """Column, its kind, and whether the model has to read it (only the pack of names has one)."""
    return case.column, case.kind, case.pack == "names"


def counts(pattern: Pattern, hit: dict[str, Any], case: Case) -> bool:
    """Whether a hit counts, as the verdict has it for a single value."""
    name = words(case.column)
    says = any(ends(name, phrase) for phrase in pattern.names)
    if not hit["valid"] or any(holds(name, phrase) for phrase in pattern.unless):
        return False
    return {"context": says or hit["context"], "name": says, "beside": pattern.beside == case.beside}.get(pattern.need, True)


@pytest.mark.parametrize("case", ALL, ids=str)
def test_case(found: dict[Case, dict[Span, bool]], case: Case) -> None:
    """The marked spans are found, nothing else of the entity is."""
    text, expected = unmarked(case.marked)
    assert bool(expected) or case.want in ("ignores", "in_column"), "a find needs brackets"
    assert not expected or case.want != "ignores", "an ignore has no brackets"
    hits = found[case]
    assert expected <= hits.keys(), f"missed; found {sorted(hits)} in {text!r}"
    outside = [span for span in hits if not any(low <= span[0] and span[1] <= high for low, high in expected)]
    assert not outside, f"found {[text[a:b] for a, b in outside]}"
    if case.want == "reserved":
        assert all(hits[span] for span in expected), "not told to be reserved"


def _names() -> Iterator[tuple[str, str, bool]]:
    for _, entity, said in cases():
        yield from ((entity, name, True) for name in said.get("columns_say", ()))
        yield from ((entity, name, False) for name in said.get("columns_silent", ()))


@pytest.mark.parametrize(("entity", "column", "says"), list(_names()))
def test_column_name(entity: str, column: str, says: bool) -> None:
    """A column's name says by itself what it holds, or does not."""
    name = words(column)
    said = [
        p.names
        for p in patterns()
        if p.entity == entity and any(ends(name, n) for n in p.names) and not any(holds(name, phrase) for phrase in p.unless)
    ]
    assert bool(said) is says


def fits(shape: Shape, unit: dict[str, Any]) -> bool:
    """Whether a unit has the form, the name, the columns and the person that the shape asks for."""
    name, columns = words(unit.get("name", "")), [words(column) for column in unit.get("columns", ())]
    formed = not shape.forms or any(fnmatchcase(unit.get("form", "table"), form) for form in shape.forms)
    named = not shape.names or any(holds(name, phrase) for phrase in shape.names)
    listed = all(any(holds(column, phrase) for column in columns for phrase in group) for group in shape.columns)
    forbidden = any(holds(name, phrase) for phrase in shape.unless)
    return formed and named and listed and not forbidden and (unit.get("person", False) or not shape.person)


def _units() -> Iterator[tuple[str, dict[str, Any], bool]]:
    for _, entity, said in cases():
        yield from ((entity, unit, True) for unit in said.get("units_say", ()))
        yield from ((entity, unit, False) for unit in said.get("units_silent", ()))


@pytest.mark.parametrize(("entity", "unit", "says"), list(_units()))
def test_unit(entity: str, unit: dict[str, Any], says: bool) -> None:
    """A unit as a whole shows the entity, or does not."""
    assert any(fits(shape, unit) for shape in shapes() if shape.entity == entity) is says
