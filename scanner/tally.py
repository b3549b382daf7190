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
from scanner.profile import NO_PROFILE, Profile
from scanner.sketch import MOST_SHAPES, NO_VALUES, SAME_SHAPE, Sketch, Spans
from scanner.spread import Rows, first_rows, text_bytes

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
    distinct: Sketch = NO_VALUES
    seen: Sketch = NO_VALUES
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
    profile: Profile = NO_PROFILE

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
    """Distinct values of a batch column and where they stand: `codes[i]` is the value of cell i, `rows[i]` its row ordinal, ascending.

    They may be those of many columns, one behind the other: column k has the values `edges[k]:edges[k + 1]` and the cells from
    `cells[k]` to `cells[k + 1]` (None: there is one column).
    """

    distinct: pa.LargeStringArray
    codes: NDArray[np.int64]
    rows: NDArray[np.int64]
    counts: NDArray[np.int64]
    edges: NDArray[np.int64] | None = None
    cells: NDArray[np.int64] | None = None

    def bounds(self, column: int) -> tuple[slice, slice]:
        """The values and the cells of a column."""
        if self.edges is None or self.cells is None:
            return slice(0, len(self.counts)), slice(0, len(self.codes))
        return slice(self.edges[column], self.edges[column + 1]), slice(self.cells[column], self.cells[column + 1])

    def column(self, of: _Index) -> _Index:
        """The column of each of these values."""
        return np.zeros(len(of), np.int64) if self.edges is None else np.searchsorted(self.edges, of, "right") - 1


def tally(values: Values, hits: pa.RecordBatch, shaped: NDArray[np.bool_]) -> dict[int, Tally]:
    """Tallies per pattern index from the hits (schema HITS) over `values.distinct`; `shaped[p]`: the shape of pattern p may be kept."""
    return tallies(values, hits, shaped).get(0, {})


def tallies(values: Values, hits: pa.RecordBatch, shaped: NDArray[np.bool_]) -> dict[int, dict[int, Tally]]:
    """The same for each of the columns that have hits."""
    if hits.num_rows == 0:
        return {}
    buffer, offsets = text_bytes(values.distinct)
    column = {name: hits.column(name).to_numpy(zero_copy_only=False) for name in hits.schema.names}
    row, pattern = column["row"].astype(np.int64), column["pattern"].astype(np.int64)
    of = values.column(row)
    spans, span = _spans(buffer, offsets[row] + column["start"], column["end"] - column["start"])
    order = _order(row, pattern, of)
    row, pattern, of, span = (each[order] for each in (row, pattern, of, span))
    heads = np.flatnonzero((np.diff(pattern, prepend=-1) != 0) | (np.diff(of, prepend=-1) != 0))
    group = np.repeat(np.arange(len(heads)), np.diff(np.append(heads, len(row))))
    reserved = (column["valid"] & column["test"])[order]
    counted = column["valid"][order] & ~reserved
    rows = Rows(values.counts, row, group)
    real = rows.cells(counted)
    near = rows.cells(counted & column["context"][order])
    whole = rows.cells(counted & (spans.lengths[span] >= offsets[row + 1] - offsets[row]))
    test = rows.cells(reserved, but=counted)
    every = rows.cells(np.ones(len(row), np.bool_))
    first = first_rows(values.codes, values.rows, len(values.counts))
    result: dict[int, dict[int, Tally]] = {}
    for number, (low, high) in enumerate(zip(heads.tolist(), [*heads[1:].tolist(), len(row)], strict=True)):
        at, kind, of_column = low + np.flatnonzero(counted[low:high]), int(pattern[low]), int(of[low])
        tried = low + np.flatnonzero(~reserved[low:high])
        mine = spans.some(span[at])
        result.setdefault(of_column, {})[kind] = Tally(
            real[number],
            near[number],
            whole[number],
            test[number],
            every[number],
            distinct=mine.sketch,
            seen=mine.sketch if len(tried) == len(at) else spans.some(span[tried]).sketch,
            shapes=mine.shapes if shaped[kind] else {},
            where=_where(values, row[at], first, of_column),
        )
    return result


def _order(row: _Index, pattern: _Index, of: _Index) -> _Index:
    """The order of hits by column, pattern and value. They come by value from the engine, and a column's values stand together."""
    order = np.arange(len(row)) if (row[1:] >= row[:-1]).all() else np.argsort(row, kind="stable")
    if not of.any() and int(pattern.max()) < 1 << 16:
        return order[np.argsort(pattern[order].astype(np.uint16), kind="stable")]  # small numbers are sorted in a tenth of the time
    return order[np.lexsort((pattern[order], of[order]))]


def _spans(buffer: NDArray[np.uint8], starts: _Index, lengths: _Index) -> tuple[Spans, _Index]:
    """The spans of hits, and which of them is each hit's; hits of several patterns that follow each other often have the same one."""
    new = np.ones(len(starts), np.bool_)
    new[1:] = (starts[1:] != starts[:-1]) | (lengths[1:] != lengths[:-1])
    return Spans(buffer, starts[new], lengths[new].astype(np.int64)), np.cumsum(new) - 1


def _where(values: Values, rows: _Index, first: _Index, column: int) -> tuple[int, ...]:
    """Lowest ordinals of the rows whose value is one of these; `first`, the first row of each value, bounds how far to look."""
    if not len(rows):
        return ()
    rows = rows[np.append(True, rows[1:] != rows[:-1])]
    mine, cells = values.bounds(column)
    codes, ordinals, known = values.codes[cells], values.rows[cells], first[rows]
    far = np.partition(known, _WHERE - 1)[_WHERE - 1] if len(rows) >= _WHERE else ordinals[-1]
    upto = int(np.searchsorted(ordinals, far, "right"))
    wanted = np.zeros(mine.stop - mine.start, np.bool_)
    wanted[rows - mine.start] = True
    return tuple(np.unique(ordinals[:upto][wanted[codes[:upto] - mine.start]])[:_WHERE].tolist())
