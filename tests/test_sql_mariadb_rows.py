"""MariaDB's rows as packets: what comes out is what PyMySQL makes of the same bytes, however they come in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymysql.connections import Connection
from pymysql.cursors import SSCursor
from pymysql.err import OperationalError

from connectors.sql_mariadb_cells import columns
from connectors.sql_mariadb_rows import packed

_END = b"\xfe\0\0\2\0"
_KILLED = b"\xff" + (1317).to_bytes(2, "little") + b"#70100Query execution was interrupted"
Row = Sequence[bytes | None]


class _Wire(io.RawIOBase):
    """A connection's bytes, in pieces of these sizes."""

    def __init__(self, data: bytes, pieces: Sequence[int]) -> None:
        self._data, self._at, self._pieces = data, 0, cycle(pieces)

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        piece = self._data[self._at : self._at + min(next(self._pieces), len(into))]
        into[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def settimeout(self, seconds: float | None) -> None:
        """As a socket has it."""


def _packets(contents: Sequence[bytes]) -> bytes:
    whole, number, sent = 0xFFFFFF, 1, bytearray()
    for content in contents:
        for start in range(0, len(content) + 1, whole):
            piece = content[start : start + whole]
            sent += len(piece).to_bytes(3, "little") + bytes([number & 0xFF]) + piece
            number += 1
    return bytes(sent)


def _cell(value: bytes | None) -> bytes:
    if value is None:
        return b"\xfb"
    length = len(value)
    if length < 251:
        return bytes([length]) + value
    mark, size = next((mark, size) for mark, size in ((0xFC, 2), (0xFD, 3), (0xFE, 8)) if length < 1 << 8 * size)
    return bytes([mark]) + length.to_bytes(size, "little") + value


def _server(rows: Sequence[Row], width: int, last: bytes = _END, pieces: Sequence[int] = (1 << 20,)) -> Any:
    """PyMySQL's connection to a server that answers with these rows."""
    described = b"\3def\0\0\0\1a\0\x0c\x3f\0\xff\xff\xff\xff\xfc\x80\0\0\0\0"
    wire = _packets([bytes([width]), *[described] * width, _END, *(b"".join(map(_cell, row)) for row in rows), last])
    raw: Any = Connection(defer_connect=True, use_unicode=False, conv={}, ssl_disabled=True)
    raw._sock = _Wire(wire, pieces)
    raw._rfile = io.BufferedReader(raw._sock)
    raw._current_timeout = None
    raw._write_bytes = lambda data: None
    return raw


def _ours(raw: Any, width: int) -> list[tuple[bytes | None, ...]]:
    found: list[tuple[bytes | None, ...]] = []
    for rows in packed(raw, "SELECT"):
        found += zip(*(column.to_pylist() for column in columns(rows, width)), strict=True)
    return found


def _theirs(raw: Any) -> list[tuple[bytes | None, ...]]:
    with raw.cursor(SSCursor) as cursor:
        cursor.execute("SELECT")
        return list(cursor)


_LENGTHS = st.sampled_from([0, 1, 249, 250, 251, 252, 65_534, 65_535, 65_536])
_CELLS = st.none() | st.binary(max_size=12) | st.text(max_size=6).map(str.encode) | st.builds(lambda n: b"\xff" * n, _LENGTHS)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_rows_are_those_that_pymysql_reads(data: st.DataObject) -> None:
    width = data.draw(st.integers(1, 4))
    rows = data.draw(st.lists(st.tuples(*[_CELLS] * width), max_size=6))
    pieces = data.draw(st.lists(st.integers(500, 5000), min_size=1, max_size=5))
    assert _ours(_server(rows, width, pieces=pieces), width) == _theirs(_server(rows, width)) == rows


@pytest.mark.parametrize("length", [0xFFFFFF - 5, 0xFFFFFF - 4, 0xFFFFFF - 3, 0xFFFFFF, 2 * 0xFFFFFF - 9])
def test_a_row_may_take_many_packets(length: int) -> None:
    """At 0xFFFFFF - 4 the packet is full with its length (4 bytes) and an empty one follows."""
    rows = [(b"a", b"b"), (b"x" * (length - 1) + b"!", None), (None, b"c")]
    assert _ours(_server(rows, 2), 2) == rows


def test_more_rows_than_a_batch_and_than_packets_are_counted_to() -> None:
    rows = [(str(number).encode(),) for number in range(1000)]
    assert [len(each.starts) for each in packed(_server(rows, 1, pieces=[7]), "SELECT", most=400)] == [400, 400, 200]
    assert _ours(_server(rows, 1), 1) == rows


@pytest.mark.parametrize(("last", "number"), [(_KILLED, 1317), (b"", 2013)])
def test_rows_before_an_error_are_kept(last: bytes, number: int) -> None:
    """An error of the server, and a connection that is closed: the packet that never came is cut off the wire."""
    raw = _server([(b"a",), (b"b",)], 1, last)
    if not last:
        raw._sock._data = raw._sock._data[:-4]
    read = packed(raw, "SELECT")
    assert columns(next(read), 1)[0].to_pylist() == [b"a", b"b"]
    with pytest.raises(OperationalError) as raised:
        next(read)
    assert raised.value.args[0] == number


def test_packets_out_of_order_are_no_rows() -> None:
    raw = _server([(b"a",), (b"b",)], 1)
    raw._sock._data = raw._sock._data.replace(b"\2\0\0\5\1b", b"\2\0\0\6\1b")
    read = packed(raw, "SELECT")
    assert len(next(read).starts) == 1
    with pytest.raises(OperationalError):
        next(read)


def test_a_row_with_other_cells_than_columns_is_an_error() -> None:
    (rows,) = packed(_server([(b"a", b"b")], 2), "SELECT")
    with pytest.raises(ValueError, match="does not end"):
        columns(rows, 1)
