"""Rows of a dump as batches: COPY lines and INSERT tuples through Arrow's parser of delimited text, without a Python object a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from connectors.readers import text
from connectors.readers.csv_ import WIDEST
from connectors.readers.dumps.calls import rows_with_calls
from connectors.readers.dumps.pieces import Rows
from connectors.readers.header import names as numbered
from connectors.readers.rows import Dialect, fields, row_pattern

_COPY_ESCAPES = {b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
_ESCAPE = re.compile(rb"\\(.)", re.S)
_SLASHES = {b"'": b"''", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"Z": b"\x1a", b"0": b"\0", b"b": b"\b"}
_E_STRING = re.compile(rb"(?<=[(,\s])[eE]'((?:[^'\\]++|''|\\.)*+)'", re.S)
_QUOTE, _OPEN, _CLOSE = b"'()"
_SPACE = np.isin(np.arange(256), list(b" \t\r\n"))
_BEFORE = np.isin(np.arange(256), list(b",( \t\r\n'"))
_PREFIX = np.isin(np.arange(256), list(b"NnEeXxBb"))


def batches(rows: Rows, backslash: bool) -> Iterator[pa.RecordBatch]:
    """The rows as columns of strings with nulls; rows of another width than the first as text."""
    if rows.form == "copy":
        yield from _table(rows.data, rows.names, "\t", "", ("\\N",))
        return
    data = _plain_strings(rows.data, backslash)
    separated = separate(data)
    if separated is None:
        yield from rows_with_calls(data, rows.names)
    else:
        yield from _table(separated, rows.names, ",", "'", ("NULL", "null", "Null"))


def _plain_strings(data: bytes, backslash: bool) -> bytes:
    """Tuples whose strings know no escape but the doubled quote."""
    if backslash and b"\\" in data:
        data = _ESCAPE.sub(lambda found: _SLASHES.get(found[1], found[1]), data)
    elif not backslash and (b"E'" in data or b"e'" in data):
        data = _E_STRING.sub(lambda string: b"'" + _ESCAPE.sub(lambda found: _SLASHES.get(found[1], found[1]), string[1]) + b"'", data)
    return data.replace(b"_binary '", b"'") if b"_binary '" in data else data


def separate(data: bytes) -> bytes | None:
    """Tuples as comma-separated rows whose quote is the apostrophe; None where a cell is a call or is written in another way."""
    codes = np.frombuffer(data, np.uint8)
    quotes = codes == _QUOTE
    inside = np.bitwise_xor.accumulate(quotes.view(np.uint8)).view(np.bool_)
    outside = ~inside & ~quotes
    opens, closes = outside & (codes == _OPEN), outside & (codes == _CLOSE)
    marks = codes[opens | closes]
    if (marks[0::2] != _OPEN).any() or (marks[1::2] != _CLOSE).any():
        return None
    within = np.bitwise_xor.accumulate((opens | closes).view(np.uint8)).view(np.bool_)
    keep = within & ~opens & ~(outside & _SPACE[codes]) | closes
    starts = np.flatnonzero(quotes & inside)
    before = codes[starts - 1]
    prefixed = starts[_PREFIX[before] & _BEFORE[codes[np.maximum(starts - 2, 0)]]]
    if _BEFORE[before].sum() + len(prefixed) != len(starts):
        return None
    keep[prefixed - 1] = False
    separated = codes.copy()
    separated[closes] = 10
    plain: bytes = separated[keep].tobytes()
    return plain


def _table(data: bytes, known: tuple[str, ...], delimiter: str, quote: str, null: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    dialect = Dialect(delimiter, quote)
    first = row_pattern(dialect).match(data + b"\n" if len(data) < 1 << 16 else data)
    width = len(fields(first[0], dialect)) if first else 0
    if not 0 < width <= WIDEST:
        yield from text.body_of([data])
        return
    names = list(known) if len(known) == width and len(set(known)) == width and all(known) else numbered(None, width)
    odd: list[str] = []

    def keep(row: Any) -> str:
        odd.append(row.text)
        return "skip"

    table = pa.csv.read_csv(
        pa.py_buffer(data),
        read_options=pa.csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=names),
        parse_options=pa.csv.ParseOptions(
            delimiter=delimiter, quote_char=quote or False, newlines_in_values=bool(quote), invalid_row_handler=keep
        ),
        convert_options=pa.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
            null_values=list(null),
            check_utf8=False,
        ),
    )
    if not quote and b"\\" in data:
        table = pa.table([_unescaped(column.combine_chunks()) for column in table.columns], names=names)
    yield from table.to_batches(max_chunksize=text.ROWS)
    yield from text.body(pa.array(odd, pa.string()))


def _unescaped(column: pa.Array) -> pa.Array:
    """A column of a COPY block with its escapes undone, where it has any."""
    escaped = pc.match_substring(column, "\\")
    if not pc.any(escaped).as_py():
        return column
    values = [copy_text(value.as_buffer().to_pybytes()) for value in column.filter(escaped)]
    return pc.replace_with_mask(column, pc.fill_null(escaped, False), pa.array(values, pa.string()))


def copy_text(value: bytes) -> str:
    """A value of COPY's text format without its escapes."""
    return _ESCAPE.sub(lambda found: _COPY_ESCAPES.get(found[1], found[1]), value).decode("utf-8", "replace")
