"""Cells so long that memory would grow with them: cut into pieces that overlap, each hit told by one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Find = Callable[[pa.LargeStringArray], pa.RecordBatch]

#: Bytes of a piece. Cells up to twice as long are not cut.
SIZE = 4 << 20
#: Bytes that a piece shows before and after its own, more than a hit and all that is looked at beside it.
BESIDE = 1024
#: Hits count bytes in 31 bits; longer cells are refused when they are read.
_MOST = (1 << 31) - (1 << 16)


def parted(texts: pa.LargeStringArray, find: Find, size: int = SIZE) -> Iterator[pa.RecordBatch]:
    """What `find` gives of all texts: the long ones piece by piece, the others together."""
    lengths = pc.fill_null(pc.binary_length(texts), 0).to_numpy(zero_copy_only=False)
    long = np.flatnonzero((lengths > 2 * size) & (lengths <= _MOST))
    if not len(long):
        yield find(texts)
        return
    mask = np.zeros(len(texts), np.bool_)
    mask[long] = True
    yield find(pc.if_else(pa.array(mask), pa.scalar(None, texts.type), texts))
    for row in long.tolist():
        yield from _pieces(texts[row].as_buffer(), row, find, size)


def _pieces(data: pa.Buffer, row: int, find: Find, size: int) -> Iterator[pa.RecordBatch]:
    """Hits that begin in each piece's own bytes, in the offsets of the cell."""
    own = 0
    while own < data.size:
        stop = own + size if own + 2 * size < data.size else data.size
        low, high = _whole(data, max(0, own - BESIDE)), _whole(data, min(data.size, stop + BESIDE))
        found = find(pa.array([data[low:high].to_pybytes()], pa.large_string()))
        start = pc.add(found.column("start"), pa.scalar(low, pa.int32()))
        end = pc.add(found.column("end"), pa.scalar(low, pa.int32()))
        rows = pa.array(np.full(found.num_rows, row), pa.int32())
        moved = pa.RecordBatch.from_arrays([rows, start, end, *found.columns[3:]], schema=found.schema)
        yield moved.filter(pc.and_(pc.greater_equal(start, own), pc.less(start, stop)))
        own = stop


def _whole(data: pa.Buffer, at: int) -> int:
    """The place itself, or that before it where a character begins."""
    while 0 < at < data.size and data[at : at + 1].to_pybytes()[0] & 0xC0 == 0x80:
        at -= 1
    return at
