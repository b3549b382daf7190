"""Whether somebody stands in the rows of a table although nobody is named: by the table's name, by a key, or by what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from scanner.model import Evidence
from scanner.naming import about_people, of_somebody, table_words
from scanner.shapes import UnitTally, has_person
from scanner.verdict.case import Case
from scanner.words import DATA, endings, full, held, spellings, words

_DATA = DATA["somebody"]
_KEYED = frozenset(_DATA["keyed"].split())
_KEYS = frozenset(_DATA["keys"].split())
_BEASTS, _TRAITS = (spellings(tuple(_DATA[of].split(", "))) for of in ("beasts", "traits"))
_LONGEST = 4  # words of a key (`pt_int_no`)
#: What a table knows of people, one of the first four plainly: beside each other they are the sex and the age of somebody, or of an animal.
_DESCRIBED = ("demog.dob", "demog.gender", "demog.marital", "special.race")
_KNOWN = (*_DESCRIBED, "work.occupation", "work.history", "special.belief")
#: Codes of what was found in somebody: in a list of the codes themselves each stands once.
_CODED = "MEDICAL_CODE"
_OF_BEASTS = ("demog.dob", "demog.gender", "subject.child")
#: Measurements of a body that stand side by side.
_MANY = 3


def somebody(unit: UnitTally, found: Sequence[Evidence], seen: Sequence[tuple[str, Case]]) -> bool:
    """Whether people stand in the rows: named or reached by `found`, keyed, or measured and described by what columns say (`seen`)."""
    if about_people(unit.unit.name) or of_somebody(unit.unit.name) or has_person(unit, found):
        return True
    if beasts(unit):
        return False
    filled = [name for name, column in unit.columns.items() if column.cells]
    if any(map(keyed, filled)):
        return True
    says = [(name, case) for name, case in seen if name and case.says and not case.loosely]
    if any(case.pattern.entity == _CODED and case.counted >= 2 * case.distinct > 0 for _, case in seen):
        return True
    known = {case.pattern.category for _, case in says if case.pattern.category in _KNOWN}
    described = any(case.pattern.category in _DESCRIBED and not case.of_people for _, case in says)
    health = [(name, case) for name, case in says if case.pattern.category == "special.health" and case.pattern.need != "beside"]
    measured = {endings(words(name)) & spellings(case.pattern.names) for name, case in health}  # the same said thrice is one
    return (described and len(known) > 1) or len(measured) >= _MANY


@lru_cache(1 << 12)
def keyed(column: str) -> bool:
    """Whether a column's name is that of a key of somebody, named or not: begins with whose it is and ends as keys do.

    >>> keyed("subject_id"), keyed("PtIntNo"), keyed("mother_age")
    (True, True, False)
    """
    name = [word for word in full(words(column)) if not word.isdigit()]
    return 1 < len(name) <= _LONGEST and name[0] in _KEYED and name[-1] in _KEYS


def beasts(unit: UnitTally) -> bool:
    """Whether the rows are animals or plants, by the table's name or by what only these have."""
    traits = (held(words(name)) for name in unit.columns)
    return not held(table_words(unit.unit.name)).isdisjoint(_BEASTS) or any(not told.isdisjoint(_TRAITS) for told in traits)


def somebodys(unit: UnitTally, found: Sequence[Evidence]) -> list[Evidence]:
    """The evidence, without the sex and the age of animals: nobody is named or reached beside them."""
    if not beasts(unit) or about_people(unit.unit.name) or has_person(unit, found):
        return list(found)
    return [one for one in found if one.category not in _OF_BEASTS]
