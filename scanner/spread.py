"""In how many cells the values stand that have been hit, group by group."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_Index = NDArray[np.int64]


@dataclass(frozen=True)
class Rows:
    """Hits in order of their group and value, none of the groups empty: `row` is the value, `counts` in how many cells it stands."""

    counts: NDArray[np.int64]
    row: _Index
    group: _Index

    @cached_property
    def _heads(self) -> _Index:
        """The first hit of each value in each group."""
        new = np.ones(len(self.row), np.bool_)
        new[1:] = (self.row[1:] != self.row[:-1]) | (self.group[1:] != self.group[:-1])
        return np.flatnonzero(new)

    @cached_property
    def _cells(self) -> tuple[_Index, _Index]:
        """In how many cells each of these values stands; which of them is the first of each group."""
        group = self.group[self._heads]
        return self.counts[self.row[self._heads]], np.flatnonzero(np.diff(group, prepend=-1))

    def cells(self, chosen: NDArray[np.bool_], but: NDArray[np.bool_] | None = None) -> list[int]:
        """For each group how many cells have one of the chosen hits, and none of those in `but`."""
        held = self._any(chosen) if but is None else self._any(chosen) & ~self._any(but)
        counts, firsts = self._cells
        return list(map(int, np.add.reduceat(np.where(held, counts, 0), firsts)))

    def _any(self, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which values of which groups have one of the hits."""
        return chosen if len(self._heads) == len(chosen) else np.logical_or.reduceat(chosen, self._heads)


def first_rows(codes: _Index, rows: _Index, values: int) -> _Index:
    """The first row in which each value stands; `codes[i]` is the value of cell i, `rows[i]` its row."""
    first = np.zeros(values, np.int64)
    first[codes[::-1]] = rows[::-1]
    return first


def text_bytes(values: pa.LargeStringArray) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Value bytes and offsets of a large string array that starts at offset 0."""
    _, offsets, data = values.buffers()
    buffer = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
    return buffer, np.frombuffer(offsets, np.int64)[: len(values) + 1]
