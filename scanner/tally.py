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
from scanner.sketch import Hashes, Sketch, hash_spans

_SHAPES = 64  # more different shapes than this are no shape at all
_SHAPE_BYTES = 40
SAME_SHAPE = 5  # distinct values that must share a shape before it may be shown
_WHERE = 3

# letter → A, digit → 9, the rest stays; bytes above 127 are letters of some script
_TO_SHAPE = np.arange(256, dtype=np.uint8)
_TO_SHAPE[48:58] = 57
_TO_SHAPE[65:91] = 65
_TO_SHAPE[97:123] = 65
_TO_SHAPE[128:] = 65


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
    return both if len(both) <= _SHAPES else None


@dataclass(frozen=True, slots=True)
class Values:
    """Distinct values of a batch column and where they stand: `codes[i]` is the value's index of cell i, `rows[i]` its row ordinal."""

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
    result = {}
    order = np.argsort(column["pattern"], kind="stable")
    patterns, firsts = np.unique(column["pattern"][order], return_index=True)
    for pattern, at in zip(patterns.tolist(), np.split(order, firsts[1:]), strict=True):
        valid, test = column["valid"][at], column["test"][at]
        counted = at[valid & ~test]
        result[pattern] = _tally(values, row, counted, at, at[valid & test], column["context"], whole, hashes)
        if shaped[pattern] and len(counted):
            shapes = _shapes(buffer, starts[counted], lengths[counted], hashes[counted])
            result[pattern] = result[pattern] + Tally(shapes=shapes)
    return result


def _tally(
    values: Values,
    row: NDArray[np.int64],
    counted: NDArray[np.int64],
    tried: NDArray[np.int64],
    test: NDArray[np.int64],
    context: NDArray[np.bool_],
    whole: NDArray[np.bool_],
    hashes: Hashes,
) -> Tally:
    def cells(hits: NDArray[np.int64]) -> int:
        return int(values.counts[np.unique(row[hits])].sum())

    real = np.zeros(len(values.counts), np.bool_)
    real[row[counted]] = True
    only_test = np.unique(row[test])
    only_test = only_test[~real[only_test]]
    return Tally(
        rows=cells(counted),
        context=cells(counted[context[counted]]),
        whole=cells(counted[whole[counted]]),
        test=int(values.counts[only_test].sum()),
        tried=cells(tried),
        distinct=Sketch.of(hashes[counted]),
        seen=Sketch.of(hashes[np.setdiff1d(tried, test, assume_unique=True)] if len(test) else hashes[tried]),
        where=_first(values, real),
    )


def _first(values: Values, real: NDArray[np.bool_]) -> tuple[int, ...]:
    """Lowest ordinals of the rows whose value has a hit."""
    rows, lowest = values.rows[real[values.codes]], list[int]()
    while len(rows) and len(lowest) < _WHERE:
        lowest.append(int(rows.min()))
        rows = rows[rows > lowest[-1]]
    return tuple(lowest)


def _bytes(values: pa.LargeStringArray) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Value bytes and offsets of a large string array that starts at offset 0."""
    _, offsets, data = values.buffers()
    buffer = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
    return buffer, np.frombuffer(offsets, np.int64)[: len(values) + 1]


def _shapes(
    buffer: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64], hashes: Hashes
) -> Mapping[str, Sketch] | None:
    short = lengths <= _SHAPE_BYTES
    starts, lengths, hashes = starts[short], lengths[short], hashes[short]
    if not len(starts):
        return {}
    low, high = int(starts.min()), int((starts + lengths).max())
    shaped = _TO_SHAPE[buffer[low:high]]
    keys, first, which = np.unique(hash_spans(shaped, starts - low, lengths), return_index=True, return_inverse=True)
    if len(keys) > _SHAPES:
        return None
    texts = [shaped[starts[i] - low : starts[i] - low + lengths[i]].tobytes().decode("latin-1") for i in first]
    return {text: Sketch.of(hashes[which == k], SAME_SHAPE) for k, text in enumerate(texts)}
