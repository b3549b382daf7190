"""Enumerations: cells that, trimmed and case-folded, are one of a pattern's values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from detectors.blocks import Bools, Ints
from scanner.pattern import Pattern

#: Blanks around a value and letters that fold to fewer bytes may make a cell longer than the value that it is.
_ROOM = 64
#: Below so many cells each is looked up by itself: Arrow sorts all values anew for each question.
_FEW = 2048
#: Blanks, control characters, and what is no ASCII: a cell with one of them at its ends may be more, or another letter, than it seems.
_ODD = np.isin(np.arange(256), [*range(33), *range(127, 256)])

Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Listed:
    """The values of some patterns: number of each value, all in order, who has each, the bytes of the longest, whether a cell may begin
    and end with these bytes, and whether one may with these two and those two (see `_ends`).
    """

    numbers: Mapping[str, int]
    values: pa.LargeStringArray
    owners: tuple[tuple[int, ...], ...]
    longest: int
    edges: Bools
    ends: Bools

    @classmethod
    def of(cls, patterns: Sequence[tuple[int, Pattern]]) -> Listed:
        """The values of the patterns, which are given with their index."""
        owners: dict[str, list[int]] = {}
        for index, pattern in patterns:
            for value in pattern.values or ():
                owners.setdefault(value, []).append(index)
        ordered = sorted(owners)
        longest = max((len(value.encode()) for value in ordered), default=0)
        values = pa.array(ordered, pa.large_string())
        return cls(
            {value: n for n, value in enumerate(ordered)},
            values,
            tuple(tuple(owners[value]) for value in ordered),
            longest,
            _either({(value[0], value[-1]) for value in map(str.encode, ordered)}),
            _all_ends([value for value in map(str.encode, ordered) if len(value) > 1]),
        )

    def matches(self, cells: pa.Array) -> Iterator[tuple[int, Ints, Ints, Ints]]:
        """Pattern, rows, starts and ends for each pattern whose values hold cells; the span is the trimmed cell."""
        if not self.numbers:
            return
        lengths = pc.fill_null(pc.binary_length(cells), 0).to_numpy(zero_copy_only=False)
        rows = np.flatnonzero((lengths > 0) & (lengths <= 2 * self.longest + _ROOM))
        rows = rows[self._likely(cells, rows)]
        trimmed = pc.utf8_trim_whitespace(cells.take(pa.array(rows)))
        short = pc.utf8_length(trimmed).to_numpy(zero_copy_only=False) <= self.longest  # folding takes no character away
        rows, trimmed = rows[short], trimmed.filter(pa.array(short))
        number = self._numbers(_folded(trimmed))
        held = np.flatnonzero(number >= 0)
        rows, number = rows[held].astype(np.int64), number[held]
        if not len(rows):
            return
        cell = cells.take(pa.array(rows))
        start = lengths[rows] - pc.binary_length(pc.utf8_ltrim_whitespace(cell)).to_numpy(zero_copy_only=False)
        end = start + pc.binary_length(pc.utf8_trim_whitespace(cell)).to_numpy(zero_copy_only=False)
        kinds, which = np.unique(number, return_inverse=True)
        mine: dict[int, list[int]] = {}
        for at, kind in enumerate(kinds.tolist()):
            for index in self.owners[kind]:
                mine.setdefault(index, []).append(at)
        for index in sorted(mine):
            some = np.flatnonzero(np.isin(which, mine[index]))
            yield index, rows[some], start[some].astype(np.int64), end[some].astype(np.int64)

    def _likely(self, cells: pa.Array, rows: Ints) -> Bools:
        """Which cells begin and end as some value does: a glance that spares most of them to be folded."""
        _, offsets, held = cells.buffers()
        data, edges = np.frombuffer(held or b"\0", np.uint8), np.frombuffer(offsets, np.int64)[cells.offset :]
        first, last = edges[rows], edges[rows + 1] - 1
        found = self.edges[data[first], data[last]]
        some = np.flatnonzero(found & (last > first))
        four = [data[at] for at in (first[some], first[some] + 1, last[some] - 1, last[some])]
        found[some] = self.ends[_ends(*four)] | np.logical_or.reduce([_ODD[each] for each in four])
        return np.asarray(found)

    def _numbers(self, folded: pa.Array) -> Ints:
        """The number of the value that each cell is, -1 for none."""
        if len(folded) < _FEW:
            return np.array([self.numbers.get(each, -1) for each in folded.to_pylist()], np.int64)
        return np.asarray(pc.index_in(folded, self.values).fill_null(-1).to_numpy(zero_copy_only=False), np.int64)


def _ends(first: Bytes, second: Bytes, last_but_one: Bytes, last: Bytes) -> Ints:
    """One number for the first two and the last two bytes: five bits of each, which are the same for a letter and its capital."""
    bits = [(each & 31).astype(np.int64) for each in (first, second, last_but_one, last)]
    return np.asarray(bits[0] << 15 | bits[1] << 10 | bits[2] << 5 | bits[3])


def _all_ends(values: Sequence[bytes]) -> Bools:
    """A table of the ends of these values."""
    found = np.zeros(1 << 20, np.bool_)
    if values:
        found[_ends(*(np.array([value[at] for value in values], np.uint8) for at in (0, 1, -2, -1)))] = True
    return found


def _either(pairs: Iterable[tuple[int, int]]) -> Bools:
    """A table of pairs of bytes: these in any case, and those of which one is a blank, a control character, or no ASCII."""
    found = np.zeros((256, 256), np.bool_)
    for first, last in pairs:
        found[np.ix_(_cases(first), _cases(last))] = True
    found[_ODD] = found[:, _ODD] = True
    return found


def _cases(byte: int) -> list[int]:
    return [byte, *bytes([byte]).upper()]


def _folded(trimmed: pa.Array) -> pa.Array:
    """Case-folded; beyond ASCII as `str.casefold` does it, which Arrow cannot."""
    lower = pc.utf8_lower(trimmed)
    beyond = pc.invert(pc.string_is_ascii(trimmed))
    if not pc.any(beyond).as_py():
        return lower
    return pc.replace_with_mask(lower, beyond, pa.array([v.casefold() for v in trimmed.filter(beyond).to_pylist()], pa.large_string()))
