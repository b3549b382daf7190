"""Where rows of delimited text end: chunks of whole rows, exactly as Arrow's parser reads quotes.

A quote opens only at the start of a field, two quotes inside are one, and what follows the closing quote belongs to the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from connectors.readers.encoding import BLOCK, whole
from connectors.readers.text import OVERLAP

#: A row longer than this is not a row but an open quote (or no table): it is handed on as text.
LIMIT = 64 << 20
_WINDOW = 1 << 20


@dataclass(frozen=True, slots=True)
class Dialect:
    """The delimiter of the fields, and the quote around them ("" if there is none)."""

    delimiter: str = ","
    quote: str = '"'


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes that are whole rows, or (`text`) lines that are none."""

    data: bytes
    text: bool = False


def field_pattern(dialect: Dialect) -> bytes:
    """The syntax of one field, empty ones apart; possessive, so linear on any input."""
    d, q = (re.escape(mark.encode()) for mark in (dialect.delimiter, dialect.quote))
    plain = rb"[^%b\r\n][^%b\r\n]*+" % (q + d, d)
    return rb"%b(?:[^%b]++|%b%b)*+%b[^%b\r\n]*+|%b" % (q, q, q, q, q, d, plain) if q else plain


@lru_cache(64)
def _field(dialect: Dialect) -> re.Pattern[bytes]:
    return re.compile(field_pattern(dialect))


@lru_cache(64)
def row_pattern(dialect: Dialect) -> re.Pattern[bytes]:
    """The syntax of one row with its end."""
    field, d = field_pattern(dialect), re.escape(dialect.delimiter.encode())
    return re.compile(rb"(?:(?:%b)?+%b)*+(?:%b)?+(?:\r\n|\r|\n)" % (field, d, field))


def fields(row: bytes, dialect: Dialect) -> list[str]:
    """The cells of one whole row, without their quotes."""
    cells: list[str] = []
    row, pattern, at = row.rstrip(b"\r\n"), _field(dialect), 0
    while not cells or at <= len(row):
        match = pattern.match(row, at)
        cell = match[0].decode("utf-8", "replace") if match else ""
        cells.append(_unquoted(cell, dialect.quote))
        at = (match.end() if match else at) + 1
    return cells


def _unquoted(cell: str, quote: str) -> str:
    if not quote or not cell.startswith(quote):
        return cell
    inside, _, after = cell[1:].rpartition(quote)
    return inside.replace(quote * 2, quote) + after


def end_of_rows(data: bytes, dialect: Dialect, row: re.Pattern[bytes]) -> int:
    """Offset after the last whole row of `data`, which begins with a row; 0 if it holds none."""
    codes = np.frombuffer(data, np.uint8)
    quotes = np.flatnonzero(codes == ord(dialect.quote)) if dialect.quote else np.empty(0, np.int64)
    if not len(quotes):
        return max(data.rfind(b"\n"), data.rfind(b"\r", 0, -1)) + 1
    before = codes[np.maximum(quotes[0::2] - 1, 0)]
    opens = np.isin(before, np.frombuffer(f"{dialect.delimiter}{dialect.quote}\r\n".encode(), np.uint8))
    opens[0] |= quotes[0] == 0
    if not opens.all():
        return _walk(data, row)
    # After an odd number of quotes all that follows is inside; window by window from there, so that memory stays small.
    last = int(quotes[-1]) if len(quotes) % 2 else len(data)
    for stop in range(last, 0, -_WINDOW):
        start = max(stop - _WINDOW, 0)
        ends = np.flatnonzero((codes[start:stop] == 10) | (codes[start:stop] == 13)) + start
        outside = ends[np.searchsorted(quotes, ends) % 2 == 0]
        if len(outside):
            return int(outside[-1]) + 1
    return 0


def _walk(data: bytes, row: re.Pattern[bytes]) -> int:
    """The same, row by row, for text with quotes inside unquoted fields, where counting quotes does not tell."""
    end = 0
    while match := row.match(data, end):
        end = match.end()
    return end


def chunks(stream: Iterable[bytes], dialect: Dialect, limit: int = LIMIT) -> Iterator[Chunk]:
    """The stream as chunks of whole rows; a line whose quote is never closed (or not within `limit`) comes as text.

    The carry doubles before it is looked at again, so that a long row costs linear time.
    """
    row, carry, waiting = row_pattern(dialect), [b""], 0
    for block in stream:
        carry.append(block)
        size = sum(map(len, carry))
        if size < waiting:
            continue
        data = b"".join(carry)
        carry.clear()
        end = following = end_of_rows(data, dialect, row)
        if end:
            yield from _sized(data, end, dialect, row)
        elif size > limit:
            end, following = _line(data)
            yield Chunk(data[:end], text=True)
        carry, waiting = [data[following:]], 0 if end else min(size * 2, limit)
    yield from _rest(b"".join(carry), dialect, row)


def _sized(data: bytes, end: int, dialect: Dialect, row: re.Pattern[bytes]) -> Iterator[Chunk]:
    """Whole rows up to `end` in chunks of a block where the rows allow it: parsed at once, short rows would take many times their size."""
    at, size = 0, 2 * BLOCK
    while at < end:
        length = end - at if end - at <= size else end_of_rows(data[at : at + size], dialect, row)
        if length:
            yield Chunk(data[at : at + length])
        at, size = at + length, 2 * BLOCK if length else size * 2


def _line(data: bytes) -> tuple[int, int]:
    """Where the first line ends and what is left begins: before the end where the line has none, so that no value is split."""
    end = data.find(b"\n") + 1 or data.find(b"\r") + 1
    return (end, end) if end else (len(data), whole(data[: max(len(data) - OVERLAP, 1)]))


def _rest(data: bytes, dialect: Dialect, row: re.Pattern[bytes]) -> Iterator[Chunk]:
    """What stands after the last whole row of the stream: a last row without an end, or an open quote."""
    while data:
        end = _walk(data + b"\n", row)
        if end:
            yield Chunk(data[:end])
        else:
            end = _line(data)[0]
            yield Chunk(data[:end], text=True)
        data = data[end:]
