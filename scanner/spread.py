"""In how many cells the values stand that have been hit, group by group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_Index = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Hits in order of their group and value: `row` is the value, `counts` in how many cells it stands."""

    counts: NDArray[np.int64]
    row: _Index
    group: _Index
    groups: int

    def cells(self, chosen: NDArray[np.bool_], but: NDArray[np.bool_] | None = None) -> list[int]:
        """For each group how many cells have one of the chosen hits, and none of those in `but`."""
        key = self._keys(chosen)
        if but is not None:
            key = np.setdiff1d(key, self._keys(but), assume_unique=True)
        group, row = np.divmod(key, len(self.counts))
        held = np.zeros(self.groups, np.int64)
        np.add.at(held, group, self.counts[row])
        return list(map(int, held))

    def _keys(self, chosen: NDArray[np.bool_]) -> _Index:
        key = (self.group * len(self.counts) + self.row)[chosen]
        new = np.ones(len(key), np.bool_)
        np.not_equal(key[1:], key[:-1], out=new[1:])
        return key[new]


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
