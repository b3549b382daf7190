"""What a unit as a whole shows: by its form, its name and the columns it has, and whether people stand in its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from scanner.model import Evidence, Place, Unit
from scanner.pattern import Shape
from scanner.tally import Column
from scanner.words import endings, holds, spellings, words

_PEOPLE = (
    "customer", "client", "user", "member", "subscriber", "patient", "contact", "person", "employee", "account holder", "caller",
    "visitor", "owner", "recipient", "student", "pupil", "tenant", "donor", "applicant", "candidate", "guest", "passenger", "policyholder",
)  # fmt: skip
_PERSON_KEYS = spellings(tuple(f"{key}{tail}" for key in _PEOPLE for tail in ("", " id", " no", " key", " ref", " uuid")))
_PERSON = frozenset({"person.name", "contact.email", "contact.phone", "account.profile", "account.access"})


@dataclass(frozen=True, slots=True)
class UnitTally:
    """All that was counted in one unit."""

    source: str
    unit: Unit
    rows: int
    columns: Mapping[str, Column]


def revealed(main: Evidence, also: Iterable[str]) -> list[Evidence]:
    """The other categories that the same values show: a driving licence has the birth date in it."""
    return [replace(main, category=key, via=main.category, clear=False, shape=None) for key in also]


def shown(unit: UnitTally, shapes: Sequence[Shape], found: Sequence[Evidence]) -> list[Evidence]:
    """What the unit as a whole shows by its form, its name and its columns; of a text, its body shows it."""
    result = []
    for shape in shapes:
        why = _shape(shape, unit, found)
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


def _shape(shape: Shape, unit: UnitTally, found: Sequence[Evidence]) -> list[str]:
    """Why the shape fits the unit; empty when it does not."""
    name = words(unit.unit.name)
    columns = [words(column) for column, seen in unit.columns.items() if seen.cells]
    form = next((f for f in shape.forms if fnmatchcase(unit.unit.form, f)), None)
    phrase = next((p for p in shape.names if holds(name, p)), None)
    if any(holds(name, p) for p in shape.unless) or (shape.forms and not form) or (shape.names and not phrase):
        return []
    said = [next((p for p in group if any(holds(c, p) for c in columns)), None) for group in shape.columns]
    if not all(said) or (shape.person and not _has_person(columns, found)):
        return []
    if (shape.columns or shape.person) and not unit.rows:
        return []
    why = [f"form: {unit.unit.form}"] if form else []
    why += [f"name: {phrase}"] if phrase else []
    why += [f"columns: {', '.join(filter(None, said))}"] if said else []
    return why + (["keyed by a person"] if shape.person else [])


def _has_person(columns: Sequence[tuple[str, ...]], found: Sequence[Evidence]) -> bool:
    """Whether the rows are about people: a name or contact was found, or a key such as customer_id stands there."""
    if any(e.category in _PERSON for e in found):
        return True
    return not all(endings(column).isdisjoint(_PERSON_KEYS) for column in columns)
