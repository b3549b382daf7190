"""What a column looks like apart from any pattern, in numbers that add up: numbers, dates, how much of it is prose. No value is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.dates import NO_DATES, Dates, dates, in_words
from scanner.sketch import NO_VALUES, Sketch, hash_numbers
from scanner.spelled import may_be

_PROSE = 5  # blanks in a cell that is a sentence rather than a name, a code or a line of an address
_DIGITS = 18  # of a number that fits an int64
_NOTHING = ("none", "n/a", "na", "nil", "no", "nothing", "null", "unknown", "not known", "not applicable", "not stated", "not specified")
_ABROAD = ("keine", "nein", "aucun", "aucune", "non", "ninguno", "ninguna", "nessuno", "nessuna", "geen", "-", "--", "?", ".")
#: Cells that answer nothing, in lower case: a column of illnesses has them wherever somebody is well.
SILENT = frozenset((*_NOTHING, *_ABROAD, "not disclosed", "none known", "none declared", "none reported", "prefer not to say", "tbc"))
_SILENT, _SHORT = pa.array(sorted(SILENT), pa.large_string()), max(map(len, SILENT)) + 4
#: First bytes of such a cell: those of the answers, or a blank or a letter beyond ASCII, behind which one may stand.
_FIRST = np.isin(np.arange(256), [*map(ord, {each[0] for said in SILENT for each in (said, said.upper())}), *range(33), *range(127, 256)])

#: What a program fills in later: `{USER.NAME}`, `{{ name }}`, `${x}`, `%(x)s`, `<your token>`. No GUID, no `<Ann Lee>`.
_NAMED = r"[^{}@\n0-9]{0,80}[0-9]?[^{}@\n0-9]{0,80}"
_LATER = (
    rf"^\s*(?:\{{\{{?{_NAMED}\}}?\}}|\$\{{{_NAMED}\}}|%\([A-Za-z_]{{1,80}}\)s|%[A-Za-z_]{{1,40}}%|"
    r"<[a-z][a-z _-]{1,80}>|<[A-Z][A-Z _-]{1,80}>|\*{3,}|[•●]{3,}|x{4,}|X{4,}|#{3,})\s*$"  # or what a mask left: `********`
)
_HOLDS = np.isin(np.arange(256), list(b"{$<%*xX# \t\r\n\xe2"))

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
    distinct: Sketch = NO_VALUES
    precise: int = 0
    young: int = 0

    def __add__(self, other: Numbers) -> Numbers:
        if not (self.cells and other.cells):
            return self if self.cells else other
        return Numbers(
            self.cells + other.cells,
            min(self.low, other.low),
            max(self.high, other.high),
            self.distinct + other.distinct,
            self.precise + other.precise,
            self.young + other.young,
        )


_NO_NUMBERS = Numbers()


@dataclass(frozen=True, slots=True)
class Profile:
    """One column: `prose` cells are sentences, `silent` ones answer nothing ("none"), `later` ones are filled in by a program or masked;
    whole numbers, numbers with a point, dates (also written YYYYMMDD)."""

    prose: int = 0
    silent: int = 0
    later: int = 0
    integers: Numbers = _NO_NUMBERS
    floats: Numbers = _NO_NUMBERS
    dates: Dates = NO_DATES

    def __add__(self, other: Profile) -> Profile:
        return Profile(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


#: That of a column of which there is nothing to tell.
NO_PROFILE = Profile()


def profile(distinct: pa.LargeStringArray, counts: Ints, kinds: Mapping[str, Bools]) -> Profile:
    """The profile of a column's distinct values, each of which stands in `counts` cells; `kinds` marks what each looks like.

    Told value by value, so that it does not depend on how a table is cut into batches.
    """
    return profiles(distinct, counts, kinds, np.array([0, len(distinct)]))[0]


def profiles(distinct: pa.LargeStringArray, counts: Ints, kinds: Mapping[str, Bools], edges: Ints) -> list[Profile]:
    """The same for many columns, of which column k has the values `edges[k]:edges[k + 1]`."""
    none = np.zeros(len(distinct), np.bool_)
    integer, fraction, date = (kinds.get(kind, none) for kind in ("integer", "float", "date"))
    told = integer | fraction | date
    text = ~(told | kinds.get("boolean", none))
    prose, words = _prose(distinct, counts, text, edges), may_be(distinct) & text
    silent, later = _silent(distinct, counts, ~told, edges), _later(distinct, counts, text, edges)
    if not (told | words).any():
        return [Profile(*each) for each in zip(prose, silent, later, strict=True)]
    trimmed = pc.utf8_trim_whitespace(distinct) if told.any() else distinct
    short = np.asarray(pc.less_equal(pc.binary_length(trimmed), _DIGITS).to_numpy(zero_copy_only=False), np.bool_)

    def made(prosaic: int, quiet: int, left: int, low: int, high: int) -> Profile:
        """That of the column with the values from `low` to `high`."""
        values, some, mine = trimmed.slice(low, high - low), counts[low:high], slice(low, high)
        spelled = _spelled(values, some, words[mine])
        if not told[mine].any():
            return Profile(prosaic, quiet, left, dates=spelled)
        return Profile(
            prosaic,
            quiet,
            left,
            _integers(values, some, integer[mine] & short[mine]),
            _floats(values, some, fraction[mine]),
            dates(values, some, date[mine], integer[mine]) + spelled,
        )

    return [made(*each) for each in zip(prose, silent, later, edges[:-1].tolist(), edges[1:].tolist(), strict=True)]


def _spelled(values: Any, counts: Ints, at: Bools) -> Dates:
    if not at.any():
        return NO_DATES
    return in_words(pc.utf8_trim_whitespace(values.filter(pa.array(at))), counts[at])


def _prose(distinct: pa.LargeStringArray, counts: Ints, at: Bools, edges: Ints) -> list[int]:
    """How many cells of each column are sentences."""
    if not at.any() or not _may_be_prose(distinct):
        return [0] * (len(edges) - 1)
    blanks = pc.count_substring(distinct, " ").to_numpy(zero_copy_only=False)
    return _sums(np.where(at & (blanks >= _PROSE), counts, 0), edges)


def _silent(distinct: pa.LargeStringArray, counts: Ints, at: Bools, edges: Ints) -> list[int]:
    """How many cells of each column answer nothing."""
    _, offsets, data = distinct.buffers()
    starts = np.frombuffer(offsets, np.int64)[distinct.offset : distinct.offset + len(distinct) + 1]
    sizes = np.diff(starts)
    short = np.flatnonzero(at & (sizes <= _SHORT) & (sizes > 0))
    short = short[_FIRST[np.frombuffer(data, np.uint8)[starts[short]]]] if len(short) else short
    if not len(short):
        return [0] * (len(edges) - 1)
    said = pc.utf8_lower(pc.utf8_trim_whitespace(distinct.take(pa.array(short))))
    found = np.zeros(len(distinct), np.int64)
    found[short] = np.where(pc.is_in(said, _SILENT).to_numpy(zero_copy_only=False), counts[short], 0)
    return _sums(found, edges)


def _later(distinct: pa.LargeStringArray, counts: Ints, at: Bools, edges: Ints) -> list[int]:
    """How many cells of each column are no value: a program fills them in, or masked what stood there."""
    _, offsets, data = distinct.buffers()
    starts = np.frombuffer(offsets, np.int64)[distinct.offset : distinct.offset + len(distinct) + 1]
    some = np.flatnonzero(at & (np.diff(starts) > 0))
    some = some[_HOLDS[np.frombuffer(data, np.uint8)[starts[some]]]] if len(some) else some
    if not len(some):
        return [0] * (len(edges) - 1)
    found = np.zeros(len(distinct), np.int64)
    said = pc.match_substring_regex(distinct.take(pa.array(some)), _LATER).to_numpy(zero_copy_only=False)
    found[some] = np.where(said, counts[some], 0)
    return _sums(found, edges)


def _sums(counts: Ints, edges: Ints) -> list[int]:
    sums = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
    return list(map(int, sums[edges[1:]] - sums[edges[:-1]]))


def _may_be_prose(texts: pa.LargeStringArray) -> bool:
    """Whether so many blanks stand anywhere as near to each other as they would in the longest of the texts."""
    _, offsets, data = texts.buffers()
    cells = np.frombuffer(offsets, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    blanks = np.flatnonzero(np.frombuffer(data, np.uint8)[cells[0] : cells[-1]] == ord(" "))
    return bool((blanks[_PROSE - 1 :] - blanks[: 1 - _PROSE] < np.diff(cells).max()).any())


def _integers(values: Any, counts: Ints, at: Bools) -> Numbers:
    if not at.any():
        return _NO_NUMBERS
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
        return _NO_NUMBERS
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
