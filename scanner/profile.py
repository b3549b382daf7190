"""What a column looks like apart from any pattern, in numbers that add up: numbers, dates, how much of it is prose. No value is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.dates import Dates, dates
from scanner.sketch import Sketch, hash_numbers

_PROSE = 5  # blanks in a cell that is a sentence rather than a name, a code or a line of an address
_DIGITS = 18  # of a number that fits an int64

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Cells that are numbers: how many, between which ones they lie, how many different.

    low, high  rounded outwards, whole numbers to hundreds and others to whole ones, so that neither is a value that was seen
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
        dates(trimmed, counts, date, integer),
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
        low=float(numbers.min() // 100 * 100),
        high=float(-(-numbers.max() // 100) * 100),
        distinct=Sketch.of(hash_numbers(numbers)),
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
        float(np.floor(numbers.min())),
        float(np.ceil(numbers.max())),
        Sketch.of(hash_numbers(numbers.view(np.int64))),
        int(counts[at][places >= 4].sum()),
    )
