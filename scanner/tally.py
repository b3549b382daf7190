"""What was seen in a column, in numbers that add up: the tally of two halves of a table is the tally of the whole.

That one property gives parallelism, resume and incremental scans. A tally keeps counts, hashes for distinct estimates, shapes and row
ordinals; it never keeps a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from scanner.pattern import KINDS
from scanner.profile import Profile
from scanner.sketch import MOST_SHAPES, SAME_SHAPE, Hashes, Sketch, hash_spans, outlines

_WHERE = 3
_Index = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits of one pattern in one column.

    rows      rows with a valid hit · context  rows with a valid hit beside a context phrase · whole  rows that are nothing but the hit
    test      rows whose valid hits are all reserved test values (not counted in the others)
    tried     rows with a candidate, valid or not: what `rows` must be held against, since checksums pass by chance
    distinct  sketch of the valid spans
    seen      sketch of all candidate spans, valid or not, but for reserved test values: `distinct.among(seen)` is the pass rate
    shapes  shape → sketch of at most five spans; None when there are too many
    where     lowest row ordinals of valid hits
    """

    rows: int = 0
    context: int = 0
    whole: int = 0
    test: int = 0
    tried: int = 0
    distinct: Sketch = field(default_factory=Sketch)
    seen: Sketch = field(default_factory=Sketch)
    shapes: Mapping[str, Sketch] | None = field(default_factory=dict)
    where: tuple[int, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.rows + other.rows,
            self.context + other.context,
            self.whole + other.whole,
            self.test + other.test,
            self.tried + other.tried,
            self.distinct + other.distinct,
            self.seen + other.seen,
            _add_shapes(self.shapes, other.shapes),
            tuple(sorted(set(self.where) | set(other.where))[:_WHERE]),
        )

    def shape(self) -> str | None:
        """The most widely shared shape, if at least five distinct values have it."""
        shared = [(sketch.count(), shape) for shape, sketch in (self.shapes or {}).items() if sketch.count() >= SAME_SHAPE]
        return min(shape for count, shape in shared if count == max(shared)[0]) if shared else None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `cells` that hold something, `kinds` of these cells in the order of `KINDS`, hits per pattern, what it looks like."""

    cells: int = 0
    kinds: tuple[int, ...] = (0,) * len(KINDS)
    hits: Mapping[int, Tally] = field(default_factory=dict)
    profile: Profile = field(default_factory=Profile)

    def __add__(self, other: Column) -> Column:
        both = {p: self.hits[p] + other.hits[p] for p in self.hits.keys() & other.hits.keys()}
        return Column(
            self.cells + other.cells,
            tuple(a + b for a, b in zip(self.kinds, other.kinds, strict=True)),
            {**self.hits, **other.hits, **both},
            self.profile + other.profile,
        )


def _add_shapes(a: Mapping[str, Sketch] | None, b: Mapping[str, Sketch] | None) -> Mapping[str, Sketch] | None:
    if a is None or b is None:
        return None
    both = {**a, **b, **{shape: a[shape] + b[shape] for shape in a.keys() & b.keys()}}
    return both if len(both) <= MOST_SHAPES else None


@dataclass(frozen=True, slots=True)
class Values:
    """Distinct values of a batch column and where they stand: `codes[i]` is the value of cell i, `rows[i]` its row ordinal, ascending."""

    distinct: pa.LargeStringArray
    codes: NDArray[np.int64]
    rows: NDArray[np.int64]
    counts: NDArray[np.int64]


def tally(values: Values, hits: pa.RecordBatch, shaped: NDArray[np.bool_]) -> dict[int, Tally]:
    """Tallies per pattern index from the hits (schema HITS) over `values.distinct`; `shaped[p]`: the shape of pattern p may be kept."""
    if hits.num_rows == 0:
        return {}
    buffer, offsets = _bytes(values.distinct)
    column = {name: hits.column(name).to_numpy(zero_copy_only=False) for name in hits.schema.names}
    row = column["row"].astype(np.int64)
    starts = offsets[row] + column["start"]
    lengths = (column["end"] - column["start"]).astype(np.int64)
    whole = lengths >= offsets[row + 1] - offsets[row]
    hashes = hash_spans(buffer, starts, lengths)
    cells = _Cells(values, row, whole, hashes, _first_rows(values))
    result = {}
    order = np.argsort(column["pattern"].astype(np.int64) * (len(values.counts) + 1) + row, kind="stable")
    patterns, firsts = np.unique(column["pattern"][order], return_index=True)
    for pattern, at in zip(patterns.tolist(), np.split(order, firsts[1:]), strict=True):
        reserved = column["valid"][at] & column["test"][at]
        counted = at[column["valid"][at] & ~reserved]
        result[pattern] = cells.tally(counted, counted[column["context"][counted]], at, reserved)
        if shaped[pattern] and len(counted):
            shapes = outlines(buffer, starts[counted], lengths[counted], hashes[counted])
            result[pattern] = result[pattern] + Tally(shapes=shapes)
    return result


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one batch column and its hits: their value, whether they are all of it, the hash of their span.

    Indexes of hits come sorted by value; `first` is the first row of each value.
    """

    values: Values
    row: NDArray[np.int64]
    whole: NDArray[np.bool_]
    hashes: Hashes
    first: NDArray[np.int64]

    def tally(self, counted: _Index, context: _Index, tried: _Index, test: NDArray[np.bool_]) -> Tally:
        """The tally of one pattern from its hits that count, those of them in context, all of them, and which are reserved values."""
        real, reserved = self._rows(counted), self._rows(tried[test])
        return Tally(
            rows=self._cells(real),
            context=self._cells(self._rows(context)),
            whole=self._cells(self._rows(counted[self.whole[counted]])),
            test=self._cells(np.setdiff1d(reserved, real, assume_unique=True) if len(reserved) else reserved),
            tried=self._cells(self._rows(tried)),
            distinct=Sketch.of(self.hashes[counted]),
            seen=Sketch.of(self.hashes[tried[~test]]),
            where=self._where(real),
        )

    def _rows(self, hits: _Index) -> _Index:
        """The values that have one of these hits, each once."""
        rows = self.row[hits]
        new = np.ones(len(rows), np.bool_)
        np.not_equal(rows[1:], rows[:-1], out=new[1:])
        return rows[new]

    def _cells(self, rows: _Index) -> int:
        return int(self.values.counts[rows].sum())

    def _where(self, rows: _Index) -> tuple[int, ...]:
        """Lowest ordinals of the rows whose value is one of these; `first` bounds how far to look."""
        if not len(rows):
            return ()
        known = np.sort(self.first[rows])
        upto = int(np.searchsorted(self.values.rows, known[_WHERE - 1], "right")) if len(rows) >= _WHERE else len(self.values.rows)
        wanted = np.zeros(len(self.values.counts), np.bool_)
        wanted[rows] = True
        return tuple(np.unique(self.values.rows[:upto][wanted[self.values.codes[:upto]]])[:_WHERE].tolist())


def _first_rows(values: Values) -> NDArray[np.int64]:
    """The first row in which each value stands."""
    first = np.zeros(len(values.counts), np.int64)
    first[values.codes[::-1]] = values.rows[::-1]
    return first


def _bytes(values: pa.LargeStringArray) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Value bytes and offsets of a large string array that starts at offset 0."""
    _, offsets, data = values.buffers()
    buffer = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
    return buffer, np.frombuffer(offsets, np.int64)[: len(values) + 1]
