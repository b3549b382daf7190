"""What columns mean of which nothing else is known, by what they are called: told by what reads headings, and no more than a hint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress

from scanner.calls import OF_TURNS
from scanner.heading import Heading, HeadingReader, Meaning
from scanner.model import Evidence, Place
from scanner.naming import about_people
from scanner.pattern import KINDS
from scanner.shapes import UnitTally
from scanner.tally import Column
from scanner.words import words

#: How likely a meaning must be to be told: of a schema, and where values were read that do not show it; how sure a name alone can make.
LEAST, UNSEEN, MOST = 0.6, 0.7, 0.75
#: How likely nothing personal must be for a name that speaks alone to count for less; for how much then; and what is too sure for that.
_NOTHING, _HINT, _PLAIN = 0.95, 0.6, 0.9
#: Of whom something is said, or by what: no cell that is yes or no says it, and what is written in letters no number.
_NO_FLAG = ("person.name", "contact.", "id.", "demog.dob", "pay.card", "pay.bank", "location", "device.id", "online.", "auth.", "account.")
_LETTERS = ("person.name", "contact.email", "online.ip")
#: What the cells themselves would have shown.
_SHOWN = ("contact.email", "contact.phone", "online.ip", "pay.card", "auth.secret")
NOTHING = "by its name it may well be nothing personal"


def by_heading(unit: UnitTally, found: Sequence[Evidence], reader: HeadingReader | None, schema: bool = False) -> list[Evidence]:
    """The evidence, with what columns mean of which it says nothing, and less sure of names that may well mean nothing personal.

    Columns of a database (`schema`) and those that are declared are read in any case; those of a file, which may be settings of a program,
    where something personal stands in it or its name tells of people. What rows as a whole show, no column of theirs adds.
    """
    comments = dict(unit.unit.comments)
    headings = [_heading(name, column, comments.get(name, "")) for name, column in unit.columns.items() if name and column.cells]
    spoken = schema or unit.declared or found or about_people(unit.unit.name)
    if reader is None or not (headings and spoken) or unit.unit.form in OF_TURNS:
        return list(found)
    told = {one.place.column for one in found}
    if all(each.name in told for each in headings) and not any(map(_by_name, found)):
        return list(found)
    meanings = dict(zip((each.name for each in headings), reader.meanings(unit.unit.name, headings), strict=True))
    whole = set() if unit.declared else {one.category for one in found if one.place.column is None}
    hints = (one for one in _told(unit, meanings, told) if one.category not in whole)
    told_so = [*(_doubted(one, meanings) for one in found), *hints]
    return sorted(told_so, key=lambda e: (e.place.column is not None, e.place.column or "", e.category))


def _heading(name: str, column: Column, comment: str) -> Heading:
    kinds = list(compress(KINDS, column.kinds))
    return Heading(name, kinds[0] if len(kinds) == 1 else "", comment)


def _by_name(one: Evidence) -> bool:
    """Whether only the column's own name speaks for it, and not plainly."""
    return one.distinct == 0 and _HINT < one.confidence < _PLAIN and any(said.startswith("name: ") for said in one.evidence)


def _doubted(one: Evidence, meanings: Mapping[str, Meaning]) -> Evidence:
    meaning = meanings.get(one.place.column or "")
    if meaning is None or not _by_name(one) or meaning.nothing < _NOTHING:
        return one
    return replace(one, confidence=_HINT, evidence=(*one.evidence, NOTHING))


def _told(unit: UnitTally, meanings: Mapping[str, Meaning], told: set[str | None]) -> Iterator[Evidence]:
    least = LEAST if unit.declared else UNSEEN
    for name, (category, entity, likely, _) in meanings.items():
        if name in told or likely < least or words(name) == ("id",) or not _can_hold(unit, name, category):
            continue
        why = (f"by its name, {_percent(likely)} likely",)
        cells = unit.columns[name].cells
        yield Evidence(Place(unit.source, unit.unit.name, name), entity, category, round(min(likely, MOST), 2), unit.rows, cells, 0, why)


def _can_hold(unit: UnitTally, name: str, category: str) -> bool:
    """Whether cells of the column's kinds may hold the category, and would not have shown it."""
    if category in _SHOWN and not unit.declared:
        return False
    kinds = set(compress(KINDS, unit.columns[name].kinds))
    return "text" in kinds or not (category in _LETTERS or (kinds == {"boolean"} and category.startswith(_NO_FLAG)))


def _percent(share: float) -> str:
    """Whole per cents: more would claim more than is known."""
    return f"{100 * share:.0f} %"
