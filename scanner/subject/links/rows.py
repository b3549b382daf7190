"""Rows told apart by a hash of all their cells, so that one which two links lead to is found once. No row is kept for it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from scanner.flatten import flatten
from scanner.sketch import Hashes
from scanner.subject.links.sample import hashed

_ODD = np.uint64(1)


def row_hashes(batch: pa.RecordBatch) -> Hashes:
    """A 64-bit hash of each row, of the names and cells of its columns in any order; an empty text is not a null."""
    total = np.zeros(batch.num_rows, np.uint64)
    for cells in flatten(batch):
        filled = cells.text.is_valid()
        names = hashed(pa.array([cells.name], pa.large_string()))
        own = hashed(_whole(cells.text.filter(filled))) * (names[0] | _ODD)
        np.add.at(total, cells.rows[np.asarray(filled.to_numpy(zero_copy_only=False), np.bool_)], own ^ (own >> np.uint64(29)))
    return total


class Seen:
    """Which rows of which unit came up before."""

    def __init__(self) -> None:
        self._units: dict[tuple[str, str], Hashes] = {}

    def fresh(self, source: str, unit: str, batch: pa.RecordBatch) -> NDArray[np.bool_]:
        """Which rows of the batch are new. Call `add` with it afterwards: rows that are alike within one answer are rows of their own."""
        return ~np.isin(row_hashes(batch), self._units.get((source, unit), np.empty(0, np.uint64)))

    def add(self, source: str, unit: str, batches: list[pa.RecordBatch]) -> None:
        """These rows came up."""
        known = self._units.get((source, unit), np.empty(0, np.uint64))
        self._units[source, unit] = np.unique(np.concatenate([known, *map(row_hashes, batches)]))


def _whole(texts: pa.Array | pa.ChunkedArray) -> pa.Array:
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
