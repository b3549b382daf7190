"""Tables of figures: each row is a group of people, with how many of them there are, or a year. What it says is said of nobody.

A contingency table has one row for each sex and age group, and a count; a time series one for each year. Personal data is information
about one identifiable person (UK GDPR Art 4(1)); statistics are not (Recital 162).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from scanner.model import Evidence
from scanner.naming import about_people
from scanner.shapes import UnitTally, has_person
from scanner.tally import Column
from scanner.verdict.people import keyed
from scanner.words import DATA, spellings, words

_DATA = DATA["figures"]
_COUNTS, _YEARS, _KEYS = (spellings(tuple(phrase.strip() for phrase in _DATA[of].split(","))) for of in ("counts", "years", "keys"))
#: What somebody is, earns or did: in a table of figures a group does.
_OF_GROUPS = ("demog.", "special.", "criminal.", "family.", "subject.", "work.", "pay.standing", "record.", "comms.feedback")
#: What only one person has: where it stands, rows are people.
_OF_ONE = ("person.", "contact.", "id.", "account.", "pay.bank", "pay.card", "online.", "device.")
_BORN = "DATE_OF_BIRTH"
_WIDE = 8  # columns beyond which nobody counts by them all: a `population` is that of somebody's town
_NUMBERED = 20  # rows of which some have the same count, if it is one
_FEW = 8  # years in a row below which they may be anything


def figures(unit: UnitTally, found: Sequence[Evidence]) -> list[Evidence]:
    """The evidence, without what the cells of a table of figures say of groups of people; all of a schema, which has none."""
    if unit.declared or not any(_of_group(one) for one in found) or _of_people(unit, found) or not _counts(unit):
        return list(found)
    return [one for one in found if not _of_group(one)]


def _of_group(one: Evidence) -> bool:
    return bool(one.place.column) and one.category.startswith(_OF_GROUPS)


def _of_people(unit: UnitTally, found: Sequence[Evidence]) -> bool:
    """Whether each row is somebody: by the table's name, by a key, or by what only one person has."""
    if about_people(unit.unit.name) or has_person(unit, found):
        return True
    if any(one.category.startswith(_OF_ONE) or one.entity == _BORN for one in found):
        return True
    return any(keyed(name) or _is(name, _KEYS) for name, column in unit.columns.items() if column.cells)


def _counts(unit: UnitTally) -> bool:
    """Whether a column says how many each row stands for, or each row is another year."""
    small = sum(column.cells > 0 for column in unit.columns.values()) <= _WIDE
    counted = small and any(_is(name, _COUNTS) and _many(column) for name, column in unit.columns.items())
    return counted or any(_is(name, _YEARS) and _yearly(column) for name, column in unit.columns.items())


@lru_cache(1 << 12)
def _is(column: str, called: frozenset[str]) -> bool:
    """Whether the column is called so and nothing else, but for numbers behind it."""
    return not spellings((" ".join(word for word in words(column) if not word.isdigit()),)).isdisjoint(called)


def _many(column: Column) -> bool:
    """Whether all cells are numbers, some of them greater than one: a flag is 0 or 1, and who stands alone is counted once. Where each of
    many is another one, they number the rows."""
    whole, parts = column.profile.integers, column.profile.floats
    if whole.cells > _NUMBERED and whole.distinct.count() > 0.9 * whole.cells:
        return False
    return 0 < column.cells == whole.cells + parts.cells and (whole.distinct.count() > 2 or parts.cells > 0)


def _yearly(column: Column) -> bool:
    """Whether each cell is another year."""
    years = column.profile.integers
    return _FEW <= column.cells == years.cells == years.distinct.count() and years.low >= 1000 and years.high <= 2200
