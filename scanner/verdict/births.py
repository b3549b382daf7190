"""Birth dates as opposed to dates: those that say so, those whose distribution says so, and whose are children's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import sqrt

from scanner.dates import Dates
from scanner.model import Evidence, Place
from scanner.naming import names_event, subject_words
from scanner.plural import plural
from scanner.shapes import UnitTally, has_person
from scanner.tally import Column
from scanner.verdict.case import ENOUGH
from scanner.verdict.rules import Rules, vetoed
from scanner.words import words

_BIRTH = "DATE_OF_BIRTH"
_AGE = "AGE"
_CHILD = "subject.child"
_OLDEST = 110
_OLD = 60  # no business looks back so far
_ADULT = 18
_AGES = 200  # the oldest, in hundreds
_MANY = 30  # dates from which on a distribution tells something
_SPREAD = 8.0  # years of standard deviation: the living differ more, what happens to a business less
_EVEN = 0.35  # part by which a weekday may differ from the others: fewer children are born at weekends, far fewer orders shipped


def births(unit: UnitTally, found: Sequence[Evidence], rules: Rules, today: date) -> list[Evidence]:
    """The findings, with what the dates say of those that are named so, unnamed columns of birth dates beside people, and children."""
    result = [_supported(e, unit, today) if _is_birth(e) else e for e in found]
    if not any(_is_birth(e) for e in result) and has_person(unit, result):
        result += _by_distribution(unit, result, rules, today)
    born = [child for e in result if _is_birth(e) and e.confidence > ENOUGH for child in _children(e, _dates(e, unit), today)]
    aged = [e for e in result if e.entity == _AGE and e.place.column and has_person(unit, result)]
    return result + born + [child for e in aged for child in _young(e, unit.columns[e.place.column or ""])]


def _is_birth(one: Evidence) -> bool:
    return one.entity == _BIRTH and one.place.column is not None and one.via is None


def _dates(one: Evidence, unit: UnitTally) -> Dates:
    return unit.columns[one.place.column or ""].profile.dates


def _supported(one: Evidence, unit: UnitTally, today: date) -> Evidence:
    """A column that is named so and holds nothing but dates on which the living were born."""
    dates, column = _dates(one, unit), unit.columns[one.place.column or ""]
    ages = _ages(dates, today)
    if not ages or dates.cells < 0.9 * column.cells or min(ages) < 0 or max(ages) > _OLDEST:
        return one
    sure = min(0.95, round(1 - (1 - one.confidence) * 0.3, 2))
    return replace(
        one,
        confidence=sure,
        distinct=min(dates.distinct.count(), dates.cells),
        evidence=(*one.evidence, f"ages {min(ages)} to {max(ages)}" if len(ages) > 1 else f"age {min(ages)}"),
    )


def _by_distribution(unit: UnitTally, found: Sequence[Evidence], rules: Rules, today: date) -> list[Evidence]:
    pattern = next((p for p in rules.patterns if p.entity == _BIRTH), None)
    taken, titled = {e.place.column for e in found}, subject_words(unit.unit.name)
    result = []
    for name, column in unit.columns.items():
        dates = column.profile.dates
        if pattern is None or name in taken or name == "" or names_event(name) or vetoed(pattern, words(name), titled):
            continue
        if dates.cells >= 0.95 * column.cells and _like_births(dates, today):
            place, distinct = Place(unit.source, unit.unit.name, name), min(dates.distinct.count(), dates.cells)
            why = _why(dates, today)
            result.append(Evidence(place, _BIRTH, pattern.category, ENOUGH, unit.rows, dates.cells, distinct, why))
    return result


def _like_births(dates: Dates, today: date) -> bool:
    """Ages of the living, most of them grown up, far apart, on every day of the week alike, without a time of day."""
    if dates.cells < _MANY or dates.timed or dates.distinct.count() < min(_MANY, 0.5 * dates.cells):
        return False
    ages = _ages(dates, today)
    total, mean = dates.cells, sum(age * n for age, n in ages.items()) / dates.cells
    spread = sqrt(sum(n * (age - mean) ** 2 for age, n in ages.items()) / total)
    grown = sum(n for age, n in ages.items() if age >= _ADULT)
    expected = total / 7
    uneven = any(abs(n - expected) > _EVEN * expected + 3 * sqrt(expected) for n in dates.weekdays)
    crowded = max(_of_the_year(dates)) > 0.25 * total
    return min(ages) >= 0 and _OLD <= max(ages) <= _OLDEST and 2 * grown >= total and spread >= _SPREAD and not (uneven or crowded)


def _of_the_year(dates: Dates) -> list[int]:
    """Number of dates in each month, January first."""
    return [sum(count for month, count in dates.months.items() if month % 12 == n) for n in range(12)]


def _ages(dates: Dates, today: date) -> dict[int, int]:
    """Number of dates by full years until today (below 0: in the future), told by month."""
    now = 12 * today.year + today.month - 1
    ages: dict[int, int] = {}
    for month, count in dates.months.items():
        age = (now - month) // 12
        ages[age] = ages.get(age, 0) + count
    return ages


def _why(dates: Dates, today: date) -> tuple[str, ...]:
    ages = _ages(dates, today)
    return (f"{dates.cells:,} dates, ages {min(ages)} to {max(ages)}, every weekday alike, no time of day", "beside a person")


def _children(birth: Evidence, dates: Dates, today: date) -> list[Evidence]:
    """That birth dates lie in the last eighteen years: those in the month in which somebody comes of age are left out."""
    now = 12 * today.year + today.month - 1
    young = sum(count for month, count in dates.months.items() if now - 12 * _ADULT < month <= now)
    if not young:
        return []
    why = f"{young:,} of {plural(dates.cells, 'birth date')} {'is of a person' if young == 1 else 'are of people'} under {_ADULT}"
    return [_child(birth, young, why)]


def _young(age: Evidence, column: Column) -> list[Evidence]:
    """That a column of ages holds some from 1 to 17; 0 is how many systems write that they do not know."""
    ages = column.profile.integers
    if not ages.young or ages.cells < 0.9 * column.cells or ages.low < 0 or ages.high > _AGES or age.via:
        return []
    return [_child(age, ages.young, f"{ages.young:,} of {plural(ages.cells, 'age')} {'is' if ages.young == 1 else 'are'} under {_ADULT}")]


def _child(one: Evidence, rows: int, why: str) -> Evidence:
    sure = min(one.confidence, 0.8)
    return replace(
        one, category=_CHILD, confidence=sure, rows_hit=rows, distinct=0, evidence=(why,), shape=None, where=(), via=one.category
    )
