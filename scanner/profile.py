"""What a column looks like apart from any pattern, in numbers that add up: its numbers, its dates, how much of it is prose. No values.

An extreme value is kept (the lowest and highest number), and of dates how many fall into a month: neither tells whose they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.sketch import Sketch, mixed

_PROSE = 5  # blanks in a cell that is a sentence rather than a name, a code or a line of an address
_DIGITS = 18  # of a number that fits an int64
_FIRST_YEAR, _LAST_YEAR = 1850, 2150  # what else looks like a date is none
_LONG = ((0, 4), (5, 7), (8, 10))  # where year, month and day stand in 2024-07-23
_BARE = ((0, 4), (4, 6), (6, 8))  # and in 20240723
_VAGUE = "^(0?[1-9]|[12][0-9]|3[01])[/.-](0?[1-9]|1[0-2])[/.-][0-9]{2}$"
_SHORT = r"^(?P<d>[0-9]{1,2})[/.-](?P<m>[0-9]{1,2})[/.-](?P<y>[0-9]{4})$"

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Cells that are numbers: how many, the lowest and the highest, how many different.

    precise  of those with a point, how many have four places or more · young  of whole ones, how many are 1 to 17, as ages of children are
    """

    cells: int = 0
    low: float = float("inf")
    high: float = float("-inf")
    distinct: Sketch = field(default_factory=Sketch)
    precise: int = 0
    young: int = 0

    def __add__(self, other: Numbers) -> Numbers:
        return Numbers(
            self.cells + other.cells,
            min(self.low, other.low),
            max(self.high, other.high),
            self.distinct + other.distinct,
            self.precise + other.precise,
            self.young + other.young,
        )


@dataclass(frozen=True, slots=True)
class Dates:
    """Cells that are dates: how many per month (12 × year + month − 1) and per weekday (Monday first), how many have a time of day.

    vague  cells that may be dates with a year of two digits, in no count but this: sort codes look like them
    """

    months: Mapping[int, int] = field(default_factory=dict)
    weekdays: tuple[int, ...] = (0,) * 7
    timed: int = 0
    distinct: Sketch = field(default_factory=Sketch)
    vague: int = 0

    @property
    def cells(self) -> int:
        """Number of dates."""
        return sum(self.weekdays)

    def __add__(self, other: Dates) -> Dates:
        months = {month: self.months.get(month, 0) + other.months.get(month, 0) for month in self.months.keys() | other.months.keys()}
        weekdays = tuple(a + b for a, b in zip(self.weekdays, other.weekdays, strict=True))
        return Dates(months, weekdays, self.timed + other.timed, self.distinct + other.distinct, self.vague + other.vague)


@dataclass(frozen=True, slots=True)
class Profile:
    """One column: `prose` cells are sentences; whole numbers, numbers with a point, dates (also written YYYYMMDD)."""

    prose: int = 0
    integers: Numbers = field(default_factory=Numbers)
    floats: Numbers = field(default_factory=Numbers)
    dates: Dates = field(default_factory=Dates)

    def __add__(self, other: Profile) -> Profile:
        return Profile(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def profile(distinct: pa.LargeStringArray, counts: Ints, kinds: Mapping[str, Bools]) -> Profile:
    """The profile of a column's distinct values, each of which stands in `counts` cells; `kinds` marks what each looks like.

    Told value by value, so that it does not depend on how a table is cut into batches.
    """
    if not len(distinct):
        return Profile()
    none = np.zeros(len(distinct), np.bool_)
    integer, fraction, date = (kinds.get(kind, none) for kind in ("integer", "float", "date"))
    other = ~(integer | fraction | date | kinds.get("boolean", none))
    trimmed = pc.utf8_trim_whitespace(distinct) if not other.all() else distinct
    short = np.asarray(pc.less_equal(pc.binary_length(trimmed), _DIGITS).to_numpy(zero_copy_only=False), np.bool_)
    return Profile(
        _prose(distinct, counts, other),
        _integers(trimmed, counts, integer & short),
        _floats(trimmed, counts, fraction),
        _dates(trimmed, counts, date, integer),
    )


def _prose(distinct: pa.LargeStringArray, counts: Ints, at: Bools) -> int:
    if not at.any():
        return 0
    blanks = pc.count_substring(distinct, " ").to_numpy(zero_copy_only=False)
    return int(counts[at & (blanks >= _PROSE)].sum())


def _integers(values: Any, counts: Ints, at: Bools) -> Numbers:
    if not at.any():
        return Numbers()
    numbers = pc.cast(pc.utf8_ltrim(values.filter(pa.array(at)), "+"), pa.int64()).to_numpy(zero_copy_only=False)
    cells, young = counts[at], (numbers > 0) & (numbers < 18)
    return Numbers(
        cells=int(cells.sum()),
        low=float(numbers.min()),
        high=float(numbers.max()),
        distinct=Sketch.of(mixed(numbers.view(np.uint64))),
        young=int(cells[young].sum()),
    )


def _floats(values: Any, counts: Ints, at: Bools) -> Numbers:
    if not at.any():
        return Numbers()
    text = pc.utf8_ltrim(values.filter(pa.array(at)), "+")
    numbers = pc.cast(text, pa.float64()).to_numpy(zero_copy_only=False)
    places = pc.subtract(pc.binary_length(text), pc.add(pc.find_substring(text, "."), 1)).to_numpy(zero_copy_only=False)
    return Numbers(
        int(counts[at].sum()),
        float(numbers.min()),
        float(numbers.max()),
        Sketch.of(mixed(numbers.view(np.uint64))),
        int(counts[at][places >= 4].sum()),
    )


def _dates(values: Any, counts: Ints, date: Bools, integer: Bools) -> Dates:
    if not (date | integer).any():
        return Dates()
    lengths = pc.binary_length(values).to_numpy(zero_copy_only=False)
    long = date & np.asarray(pc.match_substring_regex(values, "^[0-9]{4}-").to_numpy(zero_copy_only=False), np.bool_)
    bare = integer & (lengths == 8)
    found = Dates()
    for at, where in ((long, _LONG), (bare, _BARE)):
        if at.any():
            text = values.filter(pa.array(at))
            year, month, day = (pc.cast(pc.utf8_slice_codeunits(text, a, b), pa.int64()).to_numpy(zero_copy_only=False) for a, b in where)
            found += _calendar(year, month, day, _timed(text), counts[at])
    short = date & ~long
    return found + _day_first(values.filter(pa.array(short)), counts[short]) if short.any() else found


def _timed(text: Any) -> Bools:
    """Which dates have a time of day that is not midnight."""
    clock = pc.utf8_slice_codeunits(text, 11, 19)
    return np.asarray(pc.match_substring_regex(clock, "[1-9]").to_numpy(zero_copy_only=False), np.bool_)


def _day_first(text: Any, counts: Ints) -> Dates:
    """Dates as 23/07/2024; where the second number is no month, the month stands first."""
    parts = pc.extract_regex(text, _SHORT)
    there = parts.is_valid()
    vague = np.asarray(pc.match_substring_regex(text, _VAGUE).to_numpy(zero_copy_only=False), np.bool_)
    maybe = Dates(vague=int(counts[vague].sum()))
    counts = counts[np.asarray(there.to_numpy(zero_copy_only=False), np.bool_)]
    day, month, year = (pc.cast(pc.struct_field(parts, n).filter(there), pa.int64()).to_numpy(zero_copy_only=False) for n in "dmy")
    swapped = (month > 12) & (day <= 12)
    return maybe + _calendar(year, np.where(swapped, day, month), np.where(swapped, month, day), np.zeros(len(year), np.bool_), counts)


def _calendar(year: Ints, month: Ints, day: Ints, timed: Bools, counts: Ints) -> Dates:
    """The dates among these; 29 February of a common year and month 13 are none."""
    real = (year >= _FIRST_YEAR) & (year < _LAST_YEAR) & (month >= 1) & (month <= 12) & (day >= 1)
    months = 12 * year + month - 1
    first, following = (m.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) for m in (months - 23640, months - 23639))
    days = first + day - 1
    real &= days < following
    months, days, counts, timed = months[real], days[real], counts[real], timed[real]
    which, index = np.unique(months, return_inverse=True)
    per_month = np.bincount(index, counts).astype(np.int64)
    weekdays = np.bincount((days + 3) % 7, counts, minlength=7).astype(np.int64)
    return Dates(
        dict(zip(which.tolist(), per_month.tolist(), strict=True)),
        tuple(weekdays.tolist()),
        int(counts[timed].sum()),
        Sketch.of(mixed(days.view(np.uint64))),
    )
