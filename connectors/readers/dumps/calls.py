"""Tuples in which cells are calls (`CAST(N'…' AS date)`, `to_date('…', '…')`): cell by cell, since commas stand inside of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyarrow as pa

from connectors.readers import text
from connectors.readers.header import names as numbered

# The strings have no escape but the doubled quote by now.
_STRING = rb"'(?:[^'\r\n]++|[\r\n]|'')*+'"
_INNER = rb"\((?:[^'()]++|%b|\((?:[^'()]++|%b)*+\))*+\)" % (_STRING, _STRING)
_CELL = re.compile(rb"\s*+((?:[^'(),]++|%b|%b)*+)([,)])" % (_STRING, _INNER))
_NEXT = re.compile(rb"[^(]*+\(")
_LITERAL = re.compile(rb"(?:[NEXBnexb]|_\w++\s*+)?+(%b)\s*+" % _STRING)
_TYPED = re.compile(rb"(?:CAST|TRY_CAST|CONVERT|TO_DATE|TO_TIMESTAMP|STR_TO_DATE|DATE|TIMESTAMP)\s*+\([^']*?(%b)" % _STRING, re.I)


def rows_with_calls(data: bytes, known: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    """The tuples as columns of strings; tuples of another width than the first as text."""
    rows: list[list[str | None]] = []
    odd: list[str] = []
    at = 0
    while start := _NEXT.match(data, at):
        row, at = _row(data, start.end())
        if row is None:
            odd.append(data[start.start() :].decode("utf-8", "replace"))
            break
        same = not rows or len(row) == len(rows[0])
        if same:
            rows.append(row)
        else:
            odd.append("\t".join(cell or "" for cell in row))
    if rows:
        width = len(rows[0])
        names = list(known) if len(known) == width == len(set(known)) else numbered(None, width)
        for first in range(0, len(rows), text.ROWS):
            some = rows[first : first + text.ROWS]
            yield pa.RecordBatch.from_arrays([pa.array(column, pa.string()) for column in zip(*some, strict=True)], names=names)
    yield from text.body(pa.array(odd, pa.string()))


def _row(data: bytes, at: int) -> tuple[list[str | None] | None, int]:
    """The cells of the tuple whose parenthesis stands before `at`, and where it ends; no cells where it is malformed."""
    row: list[str | None] = []
    while cell := _CELL.match(data, at):
        row.append(_value(cell[1].strip()))
        at = cell.end()
        if cell[2] == b")":
            return row, at
    return None, at


def _value(cell: bytes) -> str | None:
    """A literal's value, the literal that a call converts, or the expression as it is written."""
    if cell.upper() == b"NULL":
        return None
    found = _LITERAL.fullmatch(cell) or _TYPED.match(cell)
    return (found[1][1:-1].replace(b"''", b"'") if found else cell).decode("utf-8", "replace")
