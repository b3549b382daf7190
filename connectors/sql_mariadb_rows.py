"""The rows of a query off PyMySQL's connection: row packets in large pieces, and their cells as Arrow columns, without an object per cell.

A row packet of the text protocol is its cells one after the other, each with its length before it, so the ends of one column's cells are
where the next column's begin: numpy finds them for all rows of a batch at once.
Source: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from itertools import accumulate
from struct import Struct
from typing import Any, NoReturn

import numpy as np
import pyarrow as pa

from connectors.sql_limits import BATCH_BYTES, BATCH_ROWS, PATIENCE

_PIECE = 1 << 20  # bytes asked of the socket at once
_WHOLE = 0xFFFFFF  # a packet of this length goes on in the next one
_HEADER = Struct("<I")  # three bytes of length and one that counts packets
_NULL, _TWO, _THREE, _EIGHT, _ERROR = 0xFB, 0xFC, 0xFD, 0xFE, 0xFF


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
    shifts = accumulate((len(part.data) for part in parts[:-1]), initial=0)
    shifted = [(part, shift) for part, shift in zip(parts, shifts, strict=True)]
    return Packed(
        b"".join(part.data for part in parts),
        [start + shift for part, shift in shifted for start in part.starts],
        [end + shift for part, shift in shifted for end in part.ends],
    )


def packed(raw: Any, query: str, values: Sequence[Any] | None = None, most: int = BATCH_ROWS) -> Iterator[Packed]:
    """The rows of a query in batches of at most `most` rows or 16 MB; `values` are for its `%s`. Raises what PyMySQL raises.

    Rows that came before an error are handed over before it is raised. A connection that was not read to its end is of no use any more.
    A server from which nothing comes for as long as the connection may wait (its `read_timeout`) is told to stop working on the query.
    """
    from pymysql.err import OperationalError

    text = query if values is None else raw.cursor().mogrify(query, values)
    try:
        raw.query(text, unbuffered=True)
    except OperationalError as error:
        if isinstance(error.__context__, TimeoutError):
            _stop(raw)
        raise
    raw._result.unbuffered_active = False  # closing the connection would first read all the rows that nobody wants
    yield from _Stream(raw, most).batches()


def _stop(raw: Any) -> NoReturn:
    """Ends the query on the server, which would not notice before it has rows to send that nobody is there to take them."""
    from pymysql.constants import ER
    from pymysql.err import MySQLError, OperationalError

    other = copy(raw)
    other._sock = other._rfile = other._result = None
    raw._force_close()
    with suppress(MySQLError):  # if it does not take a second connection, nothing is lost but the server's time
        other._read_timeout = PATIENCE
        other.connect()
        other.query(f"KILL QUERY {raw.thread_id()}")
        other.close()
    raise OperationalError(ER.QUERY_TIMEOUT, "the server sent nothing for too long")


class _Stream:
    """The packets after those that describe the columns, as far as they have come."""

    def __init__(self, raw: Any, most: int) -> None:
        self._raw = raw
        self._most = most
        self._data = bytearray()
        self._at = 0  # where the next packet begins
        self._sequence = raw._next_seq_id

    def batches(self) -> Iterator[Packed]:
        more = True
        while more:
            starts, ends, error = list[int](), list[int](), None
            try:
                more = self._take(starts, ends)
            except Exception as raised:  # noqa: BLE001 - whatever it is, it is raised again below
                error = raised
            if starts:
                yield Packed(bytes(memoryview(self._data)[: ends[-1]]), starts, ends)
            if error:
                raise error
            del self._data[: self._at]
            self._at = 0

    def _take(self, starts: list[int], ends: list[int]) -> bool:
        """Rows until a batch is full, or until there are no more: False."""
        data, header = self._data, _HEADER.unpack_from
        while len(starts) < self._most and self._at < BATCH_BYTES:
            start = self._at + 4
            if len(data) < start:
                self._receive(start)
            (word,) = header(data, start - 4)
            if word >> 24 != self._sequence:
                self._lost()
            self._sequence = (self._sequence + 1) & 0xFF
            self._at = end = start + (word & _WHOLE)
            if len(data) < end:
                self._receive(end)
            if word & _WHOLE == _WHOLE:
                self._at = end = self._rest(end)
            first = data[start]
            if first >= _EIGHT and self._ended(first, start, end):
                return False
            starts.append(start)
            ends.append(end)
        return True

    def _rest(self, end: int) -> int:
        """Makes one of a packet that ends here and those that go on with it; where it ends then."""
        length = _WHOLE
        while length == _WHOLE:
            self._receive(end + 4)
            (word,) = _HEADER.unpack_from(self._data, end)
            if word >> 24 != self._sequence:
                self._lost()
            self._sequence = (self._sequence + 1) & 0xFF
            del self._data[end : end + 4]
            length = word & _WHOLE
            end += length
            self._receive(end)
        return end

    def _ended(self, first: int, start: int, end: int) -> bool:
        """Whether a packet is no row but says that there are no more; raises what it says if that is an error."""
        from pymysql.err import raise_mysql_exception

        if first == _ERROR:
            raise_mysql_exception(bytes(self._data[start:end]))
        return end - start < 9  # else it is a row whose first cell is longer than 16 MB

    def _receive(self, end: int) -> None:
        """Reads on until `end` bytes are there."""
        while len(self._data) < end:
            try:
                piece = self._raw._rfile.read1(_PIECE)
            except TimeoutError:
                _stop(self._raw)
            except OSError:
                piece = b""
            if not piece:
                self._lost()
            self._data += piece

    def _lost(self) -> NoReturn:
        from pymysql.constants import CR
        from pymysql.err import OperationalError

        self._raw._force_close()
        raise OperationalError(CR.CR_SERVER_LOST, "the connection was lost")


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
