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
source   = "HMRC NIM39110"      where the texts come from, if it is worth saying

A hit counts when it is valid and what its pattern needs is there. No hit may count outside the brackets.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import pytest

from scanner.pattern import Shape
from scanner.words import ends, holds, words
from tests.case_files import ALL, Case, failure, hits, unmarked
from tests.packs import cases, patterns, shapes


@pytest.mark.parametrize("case", ALL, ids=str)
def test_case(case: Case) -> None:
    """The marked spans are found, nothing else of the entity is."""
    expected = unmarked(case.marked)[1]
    assert bool(expected) or case.want in ("ignores", "in_column"), "a find needs brackets"
    assert not expected or case.want != "ignores", "an ignore has no brackets"
    assert not (wrong := failure(case, hits(case.entity)[case])), wrong


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
