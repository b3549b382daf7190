"""Hits as columns: overlapping ones resolved, offsets in the original cells, which of them are a whole cell."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from scanner.subject.needles.anchors import EMAIL, GIVEN, NAME, SURNAME
from scanner.subject.needles.view import Ints, View

#: `row`, `start`, `end` (bytes of the UTF-8 value), `subject` and `field` (index into `result.FIELDS`), `level` (index into `LEVELS`),
#: `whole`: the hit is all of the cell but blanks.
FOUND = pa.schema(
    [
        ("row", pa.int32()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("subject", pa.int16()),
        ("field", pa.int8()),
        ("level", pa.int8()),
        ("whole", pa.bool_()),
    ]
)
#: Cell, start, end, subject, field, level; one row a hit.
COLUMNS = 6
_CELL, _START, _END, _SUBJECT, _FIELD, _LEVEL = range(COLUMNS)
_COVERED = {NAME: (EMAIL,), GIVEN: (EMAIL, NAME, SURNAME), SURNAME: (EMAIL, NAME)}
_BLANKS = 16


def resolved(hits: Ints) -> Ints:
    """Hits without those that another hit makes needless, sorted.

    Of overlapping hits of one subject and field the longest stays, of equally long ones the surest; parts of a name within the name go.
    """
    if not len(hits):
        return hits
    hits = np.unique(hits, axis=0)
    order = np.lexsort((hits[:, _START], hits[:, _SUBJECT], hits[:, _CELL]))
    hits = hits[order]
    key = hits[:, [_CELL, _SUBJECT]]
    cuts = np.flatnonzero((np.diff(key, axis=0) != 0).any(axis=1)) + 1
    sizes = np.diff(np.concatenate(([0], cuts, [len(hits)])))
    single = np.repeat(sizes == 1, sizes)
    kept = [hits[single]]
    firsts = np.concatenate(([0], cuts))[sizes > 1]
    for first, size in zip(firsts.tolist(), sizes[sizes > 1].tolist(), strict=True):
        kept.append(hits[first : first + size][_staying(hits[first : first + size].tolist())])
    return np.concatenate(kept)


def _staying(hits: Sequence[Sequence[int]]) -> list[int]:
    """Indexes of the hits that stay, of one subject in one cell, sorted by start."""
    best = sorted(range(len(hits)), key=lambda n: (hits[n][_FIELD] in _COVERED, hits[n][_START] - hits[n][_END], hits[n][_LEVEL], n))
    taken: dict[int, list[tuple[int, int]]] = {}
    stay = []
    for number in best:
        field, span = hits[number][_FIELD], (hits[number][_START], hits[number][_END])
        if not any(_overlaps(taken.get(kind, ()), *span) for kind in (field, *_COVERED.get(field, ()))):
            insort(taken.setdefault(field, []), span)
            stay.append(number)
    return sorted(stay)


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span meets one of the sorted spans, which do not meet one another."""
    at = bisect_left(taken, (end,))
    return at > 0 and taken[at - 1][1] > start


def batch(view: View, hits: Ints) -> pa.RecordBatch:
    """The hits of one block in the offsets of the original cells."""
    cell, start, end = hits[:, _CELL], hits[:, _START], hits[:, _END]
    whole = _whole(view, cell, start, end)
    first, last = view.block.bytes_in_cell(cell, start, end)
    columns = (view.block.rows[cell], first, last, hits[:, _SUBJECT], hits[:, _FIELD], hits[:, _LEVEL], whole)
    arrays = [pa.array(column).cast(kind.type) for column, kind in zip(columns, FOUND, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=FOUND)


def combined(table: pa.Table) -> pa.RecordBatch:
    """A table as one batch, also without rows."""
    arrays = [pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type) for column in table.columns]
    return pa.RecordBatch.from_arrays(arrays, schema=table.schema)


def _whole(view: View, cell: Ints, start: Ints, end: Ints) -> npt.NDArray[np.bool_]:
    """Which hits leave nothing but a few blanks of their cell."""
    low, high = view.block.starts[cell], view.block.ends[cell]
    near = (start - low <= _BLANKS) & (high - end <= _BLANKS)
    lower = view.lower
    for at in np.flatnonzero(near).tolist():
        near[at] = not (lower[low[at] : start[at]].strip() or lower[end[at] : high[at]].strip())
    return near
