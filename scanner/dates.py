"""Dates in a column, in numbers that add up: no date is kept, only how many fall into a month and on a weekday."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as day_of
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.sketch import NO_VALUES, Sketch, hash_numbers
from scanner.spelled import spelled

_FIRST_YEAR = 1850  # what else looks like a date is none
_FIRST_DAYS = np.arange("1850-01", "2150-02", dtype="datetime64[M]").astype("datetime64[D]").astype(np.int64)  # of each month
_LONG = ((0, 4), (5, 7), (8, 10))  # where year, month and day stand in 2024-07-23
_BARE = ((0, 4), (4, 6), (6, 8))  # and in 20240723
_CLOCK = (11, 19)  # and the time, behind it
_DASH = ord("-")
_SHORT = r"^(?P<d>[0-9]{1,2})[/.-](?P<m>[0-9]{1,2})[/.-](?P<y>[1-9][0-9]{3}|[0-9]{2})$"

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Dates:
    """Cells that are dates: how many per month (12 × year + month − 1) and per weekday (Monday first), how many have a time of day.

    A year of two digits is the last one of which the day is not to come. Sort codes look like such dates, but not all of a column do.
    """

    months: Mapping[int, int] = field(default_factory=dict)
    weekdays: tuple[int, ...] = (0,) * 7
    timed: int = 0
    distinct: Sketch = NO_VALUES

    @property
    def cells(self) -> int:
        """Number of dates."""
        return sum(self.weekdays)

    def __add__(self, other: Dates) -> Dates:
        if not (self.months and other.months):
            return self if self.months else other
        months = {month: self.months.get(month, 0) + other.months.get(month, 0) for month in self.months.keys() | other.months.keys()}
        weekdays = tuple(a + b for a, b in zip(self.weekdays, other.weekdays, strict=True))
        return Dates(months, weekdays, self.timed + other.timed, self.distinct + other.distinct)


#: Those of a column without any.
NO_DATES = Dates()


def dates(values: Any, counts: Ints, date: Bools, integer: Bools) -> Dates:
    """The dates among distinct values that look like dates or whole numbers, each of which stands in `counts` cells."""
    if not (date | integer).any():
        return NO_DATES
    offsets = np.frombuffer(values.buffers()[1], np.int64)[values.offset : values.offset + len(values) + 1]
    data, starts, lengths = np.frombuffer(values.buffers()[2], np.uint8), offsets[:-1], np.diff(offsets)
    long = date & (lengths >= 10)
    long[long] = data[starts[long] + 4] == _DASH
    found = NO_DATES
    for at, where in ((long, _LONG), (integer & (lengths == 8), _BARE)):
        if at.any():
            year, month, day = (_number(data, starts[at], a, b) for a, b in where)
            found += _calendar(year, month, day, _timed(data, starts[at], lengths[at]), counts[at])
    short = date & ~long
    return found + _day_first(values.filter(pa.array(short)), counts[short]) if short.any() else found


def _number(data: NDArray[np.uint8], starts: Ints, low: int, high: int) -> Ints:
    """The number that the digits from `low` to `high` make, of each value."""
    number = np.zeros(len(starts), np.int64)
    for at in range(low, high):
        number = 10 * number + data[starts + at] - 48
    return number


def _timed(data: NDArray[np.uint8], starts: Ints, lengths: Ints) -> Bools:
    """Which dates have a time of day that is not midnight: a figure from 1 to 9 behind the day, before fractions of a second."""
    timed = np.zeros(len(starts), np.bool_)
    for at in range(*_CLOCK):
        there = np.flatnonzero(lengths > at)
        timed[there] |= (data[starts[there] + at] - np.uint8(49)) < 9
    return timed


def _day_first(text: Any, counts: Ints) -> Dates:
    """Dates as 23/07/2024; where the second number is no month, the month stands first."""
    parts = pc.extract_regex(text, _SHORT)
    there = parts.is_valid()
    counts = counts[np.asarray(there.to_numpy(zero_copy_only=False), np.bool_)]
    day, month, year = (pc.cast(pc.struct_field(parts, n).filter(there), pa.int64()).to_numpy(zero_copy_only=False) for n in "dmy")
    swapped = (month > 12) & (day <= 12)
    month, day = np.where(swapped, day, month), np.where(swapped, month, day)
    return _calendar(_full(year, month, day), month, day, np.zeros(len(year), np.bool_), counts)


def in_words(text: Any, counts: Ints) -> Dates:
    """The dates among distinct texts that have the month as a word (23 July 2024, 23-JUL-24)."""
    found = spelled(text)
    year = _full(found.year, found.month, found.day)
    return _calendar(year, found.month, found.day, found.timed, counts[found.at])


def _full(year: Ints, month: Ints, day: Ints) -> Ints:
    """The years, those of two digits in the last century in which the day is not to come."""
    now = day_of.today()
    ahead = (year % 100 > now.year % 100) | ((year % 100 == now.year % 100) & (32 * month + day > 32 * now.month + now.day))
    return np.where(year < 100, now.year // 100 * 100 + year - 100 * ahead, year)


def _calendar(year: Ints, month: Ints, day: Ints, timed: Bools, counts: Ints) -> Dates:
    """The dates among these; 29 February of a common year and month 13 are none."""
    since = 12 * (year - _FIRST_YEAR) + month - 1
    real = (since >= 0) & (since < len(_FIRST_DAYS) - 1) & (month >= 1) & (month <= 12) & (day >= 1)
    since[~real] = 0
    days = _FIRST_DAYS[since] + day - 1
    real &= days < _FIRST_DAYS[since + 1]
    months = since + 12 * _FIRST_YEAR
    months, days, counts, timed = months[real], days[real], counts[real], timed[real]
    if not len(days):
        return Dates()
    per_month, per_day = np.bincount(months, counts), np.bincount(days - days.min())
    weekdays = np.bincount((days + 3) % 7, counts, minlength=7)
    known = np.flatnonzero(per_day) + days.min()
    return Dates(
        {int(month): int(per_month[month]) for month in np.flatnonzero(per_month)},
        tuple(int(count) for count in weekdays),
        int(counts[timed].sum()),
        Sketch.of(hash_numbers(known)),
    )
