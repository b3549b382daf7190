"""What a unit as a whole shows: by its form, its name and the columns it has, and whether people stand in its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from scanner.calls import OF_TURNS
from scanner.model import Evidence, Place, Unit
from scanner.naming import column_endings
from scanner.pattern import Shape
from scanner.tally import Column
from scanner.words import endings, held, spellings, words

_PEOPLE = (
    "customer", "client", "user", "member", "subscriber", "patient", "contact", "person", "employee", "account holder", "caller",
    "visitor", "owner", "recipient", "student", "pupil", "tenant", "donor", "applicant", "candidate", "guest", "passenger", "policyholder",
    "pers",
)  # fmt: skip
_PERSON_KEYS = spellings(tuple(f"{key}{tail}" for key in _PEOPLE for tail in ("", " id", " no", " key", " ref", " uuid")))
_FORMS = 4096  # forms of units whose shapes are remembered
_PERSON = frozenset({"person.name", "contact.email", "contact.phone", "account.profile", "account.access"})


@dataclass(frozen=True, slots=True)
class Declared:
    """What a schema says of a column whose values nobody has read.

    length  characters that fit, None where that is not said · values  number of values that the schema lists · refers  it is a key of
    another table's rows
    """

    length: int | None = None
    values: int = 0
    refers: bool = False


@dataclass(frozen=True, slots=True)
class UnitTally:
    """All that was counted in one unit; or, for the columns in `declared`, what a schema says of them: one cell each, and no hits."""

    source: str
    unit: Unit
    rows: int
    columns: Mapping[str, Column]
    declared: Mapping[str, Declared] = field(default_factory=dict)


def revealed(main: Evidence, also: Iterable[str]) -> list[Evidence]:
    """The other categories that the same values show: a driving licence has the birth date in it."""
    return [replace(main, category=key, via=main.category, clear=False, shape=None) for key in also]


def shown(unit: UnitTally, shapes: Sequence[Shape], found: Sequence[Evidence]) -> list[Evidence]:
    """What the unit as a whole shows by its form, its name and its columns; of a text, its body shows it. A call without turns is none."""
    if unit.unit.form in OF_TURNS and not unit.rows:
        return []
    result = []
    read = _read(unit, found)
    for known in _fitting(shapes, unit.unit.form):
        shape, why = known.shape, _shape(known, unit, read)
        if why:
            main = Evidence(
                place=Place(unit.source, unit.unit.name, "" if "" in unit.columns else None),
                entity=shape.entity,
                category=shape.category,
                confidence=shape.score,
                rows_read=unit.rows,
                rows_hit=unit.rows,
                distinct=0,
                evidence=tuple(why),
            )
            result += [main, *revealed(main, shape.also)]
    return result


@dataclass(frozen=True, slots=True)
class _Read:
    """What a unit is called, what its filled columns are called, and whether people stand in its rows: read once for all shapes."""

    name: frozenset[str]
    columns: frozenset[str]
    last: frozenset[str]
    person: bool


def _read(unit: UnitTally, found: Sequence[Evidence]) -> _Read:
    filled = [column for column, seen in unit.columns.items() if seen.cells]
    columns = frozenset[str]().union(*(held(words(column)) for column in filled))
    last = frozenset[str]().union(*(column_endings(unit.unit.name, column) for column in filled))
    return _Read(held(words(unit.unit.name)), columns, last, has_person(unit, found))


@dataclass(frozen=True, slots=True)
class _Known:
    """A shape with its phrases as `spellings`, and the glob that a unit's form matches (None: any will do)."""

    shape: Shape
    form: str | None
    names: frozenset[str]
    unless: frozenset[str]
    columns: tuple[frozenset[str], ...]
    last: tuple[frozenset[str], ...]


#: Forms of files that bear the name of the file beside them, of which it speaks.
_BESIDE = ("multipart/appledouble", "application/x-ms-owner")

#: Files of programs: what they are called is what they do (`feedback.py`, `FindCVS.cmake`), not what somebody wrote.
_PROGRAM = re.compile(
    r"\.(?:py|pyi|js|mjs|cjs|jsx|tsx?|vue|java|kt|scala|c|cc|cpp|cxx|h|hh|hpp|cs|go|rs|rb|php|pl|pm|swift|cmake|css|scss|less|sh|bash|ps1|"
    r"lua|ex|exs|erl|hs|dart|proto|graphql|tf|class|so|dll)$",
    re.IGNORECASE,
)

_latest: list[tuple[Sequence[Shape], dict[str, tuple[_Known, ...]]]] = []


def _fitting(shapes: Sequence[Shape], form: str) -> tuple[_Known, ...]:
    """The shapes that a unit of this form may have; those of the last shapes are kept, since a scan has one engine."""
    if not _latest or _latest[0][0] is not shapes:
        _latest[:] = [(shapes, {})]
    by_form = _latest[0][1]
    if form not in by_form:
        if len(by_form) >= _FORMS:
            by_form.clear()
        beside = () if form in _BESIDE else shapes
        matched = [(shape, next((glob for glob in shape.forms if fnmatchcase(form, glob)), None)) for shape in beside]
        by_form[form] = tuple(_known(shape, glob) for shape, glob in matched if glob or not shape.forms)
    return by_form[form]


def _known(shape: Shape, form: str | None) -> _Known:
    return _Known(
        shape,
        form,
        spellings(shape.names),
        spellings(shape.unless),
        *(tuple(map(spellings, groups)) for groups in (shape.columns, shape.last)),
    )


def _said(phrases: Iterable[str], read: frozenset[str]) -> str | None:
    """The first of the phrases that is there."""
    return next((phrase for phrase in phrases if not read.isdisjoint(spellings((phrase,)))), None)


def _shape(known: _Known, unit: UnitTally, read: _Read) -> list[str]:
    """Why the shape fits the unit; empty when it does not."""
    shape = known.shape
    if (shape.person and not read.person) or ((shape.columns or shape.last or shape.person) and not unit.rows):
        return []
    if shape.names and known.form and _PROGRAM.search(unit.unit.name):
        return []
    if (shape.names and read.name.isdisjoint(known.names)) or not read.name.isdisjoint(known.unless):
        return []
    if any(read.columns.isdisjoint(group) for group in known.columns) or any(read.last.isdisjoint(group) for group in known.last):
        return []
    said = [_said(group, read.columns) for group in shape.columns] + [_said(group, read.last) for group in shape.last]
    why = [f"form: {unit.unit.form}"] if known.form else []
    why += [f"name: {_said(shape.names, read.name)}"] if shape.names else []
    why += [f"columns: {', '.join(filter(None, said))}"] if said else []
    return why + (["keyed by a person"] if shape.person else [])


def has_person(unit: UnitTally, found: Sequence[Evidence]) -> bool:
    """Whether the rows are about people: a column of names or contacts was found, or a key such as customer_id stands there.

    A few words that could be names among hundreds of cells make no table one about people.
    """
    if any(e.category in _PERSON and (5 * e.rows_hit >= e.rows_read or any(w.startswith("name: ") for w in e.evidence)) for e in found):
        return True
    return not all(endings(words(column)).isdisjoint(_PERSON_KEYS) for column, seen in unit.columns.items() if seen.cells)
