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

from collections import defaultdict
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import pytest

from scanner.naming import column_endings
from scanner.pattern import Shape
from scanner.words import holds, spellings, words
from tests.case_files import ALL, Case, failure, hits, unmarked
from tests.packs import cases, patterns, shapes


def _by_entity() -> dict[tuple[str, str], list[Case]]:
    """The cases of each entity in each file: a test for each of 14,000 texts would cost more than what it tests."""
    chosen: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in ALL:
        chosen[case.pack, case.entity].append(case)
    return chosen


def _wrong(case: Case) -> str:
    """What is wrong with a case, or with what it leads to."""
    expected = unmarked(case.marked)[1]
    if not expected and case.want not in ("ignores", "in_column"):
        return "a find needs brackets"
    if expected and case.want == "ignores":
        return "an ignore has no brackets"
    return failure(case, hits(case.entity)[case])


@pytest.mark.parametrize("chosen", [pytest.param(chosen, id="-".join(key)) for key, chosen in _by_entity().items()])
def test_cases(chosen: list[Case]) -> None:
    """The marked spans are found, nothing else of the entity is; all cases that are wrong are told, each with what is wrong with it."""
    wrong = [f"{case}: {told}" for case in chosen if (told := _wrong(case))]
    assert not wrong, "\n".join(wrong)


def _names() -> dict[str, list[tuple[str, bool]]]:
    """Names of columns and whether they say it, by entity."""
    chosen: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for _, entity, said in cases():
        chosen[entity] += [(name, True) for name in said.get("columns_say", ())]
        chosen[entity] += [(name, False) for name in said.get("columns_silent", ())]
    return {entity: names for entity, names in chosen.items() if names}


@pytest.mark.parametrize(("entity", "names"), list(_names().items()), ids=_names())
def test_column_names(entity: str, names: list[tuple[str, bool]]) -> None:
    """A column's name says by itself what it holds, or does not."""
    mine = [p for p in patterns() if p.entity == entity]

    def says(column: str) -> bool:
        name, said = words(column), column_endings("", column)
        mute = (p for p in mine if not any(holds(name, phrase) for phrase in p.unless))
        return any(not said.isdisjoint(spellings(p.names)) for p in mute)

    wrong = [f"{entity}-{column}: says it: {says(column)}, wanted: {wanted}" for column, wanted in names if says(column) is not wanted]
    assert not wrong, "\n".join(wrong)


def fits(shape: Shape, unit: dict[str, Any]) -> bool:
    """Whether a unit has the form, the name, the columns and the person that the shape asks for."""
    name, columns = words(unit.get("name", "")), [words(column) for column in unit.get("columns", ())]
    formed = not shape.forms or any(fnmatchcase(unit.get("form", "table"), form) for form in shape.forms)
    named = not shape.names or any(holds(name, phrase) for phrase in shape.names)
    listed = all(any(holds(column, phrase) for column in columns for phrase in group) for group in shape.columns)
    ended = [column_endings(unit.get("name", ""), column) for column in unit.get("columns", ())]
    listed = listed and all(any(not said.isdisjoint(spellings(group)) for said in ended) for group in shape.last)
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
