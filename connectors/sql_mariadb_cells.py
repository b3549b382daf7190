"""MariaDB's rows as they come, and their cells as Arrow columns, without an object per cell.

A row of the text protocol is its cells one after the other, each with its length before it, so the ends of one column's cells are where the
next column's begin: numpy finds them for all rows of a batch at once.
Source: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset.html
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
import pyarrow as pa

_NULL, _TWO, _THREE, _EIGHT = 0xFB, 0xFC, 0xFD, 0xFE  # what stands for a length that is none, or in so many bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """Rows as they came: their bytes, and where each row's cells begin and end in them."""

    data: bytes
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.starts)


def joined(parts: Sequence[Packed]) -> Packed:
    """The rows of all of these, in their order."""
    shifts = accumulate((len(part.data) for part in parts), initial=0)
    shifted = list(zip(parts, shifts, strict=False))  # what would come after the last one is there, too
    return Packed(
        b"".join(part.data for part in parts),
        [start + shift for part, shift in shifted for start in part.starts],
        [end + shift for part, shift in shifted for end in part.ends],
    )


def columns(rows: Packed, width: int) -> list[pa.Array]:
    """The cells of `width` columns as arrays of bytes."""
    data = np.frombuffer(rows.data, np.uint8)
    at = np.array(rows.starts, np.int64)
    found = []
    for _ in range(width):
        starts, lengths, null = _cells(data, at)
        at = starts + lengths
        found.append(_array(rows.data, starts, at, null))
    if not np.array_equal(at, np.array(rows.ends, np.int64)):
        raise ValueError("a row does not end where its last cell does")
    return found


def _cells(data: np.ndarray[Any, Any], at: np.ndarray[Any, Any]) -> tuple[Any, Any, Any]:
    """Where cells start, how long they are, and which are NULL, from where their lengths stand."""
    first = data[at]
    lengths = first.astype(np.int64)
    starts = at + 1
    null = first == _NULL
    if first.max(initial=0) >= _NULL:
        lengths[null] = 0
        for mark, size in ((_TWO, 2), (_THREE, 3), (_EIGHT, 8)):
            where = np.flatnonzero(first == mark)
            lengths[where] = sum(data[starts[where] + byte].astype(np.int64) << (8 * byte) for byte in range(size))
            starts[where] += size
    return starts, lengths, null


def _array(data: bytes, starts: np.ndarray[Any, Any], ends: np.ndarray[Any, Any], null: np.ndarray[Any, Any]) -> pa.Array:
    """An array that lies over all the bytes, in which every second value is a cell and the others what stands between; then the cells."""
    if not len(starts):
        return pa.array([], pa.binary())
    offsets = np.empty(2 * len(starts), np.int32)
    offsets[::2], offsets[1::2] = starts, ends
    both = pa.Array.from_buffers(pa.binary(), len(offsets) - 1, [None, pa.py_buffer(offsets), pa.py_buffer(data)])
    picked = np.arange(0, len(offsets), 2, dtype=np.int32)
    return both.take(pa.array(picked, mask=null if null.any() else None))
