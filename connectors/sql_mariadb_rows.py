"""The rows of a query off PyMySQL's connection: its packets in large pieces, without an object per cell.

Source: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_packets.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from copy import copy
from struct import Struct
from typing import Any, NoReturn

from connectors.sql_limits import BATCH_BYTES, BATCH_ROWS, PATIENCE
from connectors.sql_mariadb_cells import Packed

_PIECE = 1 << 20  # bytes asked of the socket at once
_WHOLE = 0xFFFFFF  # a packet of this length goes on in the next one
_HEADER = Struct("<I")  # three bytes of length and one that counts packets
_END, _ERROR = 0xFE, 0xFF


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
        """The rows until their end, a batch at a time; those that came before an error are handed over before it is raised."""
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
            if first >= _END and self._ended(first, start, end):
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
