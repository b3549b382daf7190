"""W3C extended logs (IIS, CloudFront, Microsoft's other servers): the columns are those of the last `#Fields:` line.

https://www.w3.org/TR/WD-logfile.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.csv

from connectors.readers import text

_BEGINS = re.compile(rb"(?:#[^\n]*\n){0,20}#Fields:[ \t]*\S")
_LINES = re.compile(rb"^#[^\n]*\n?(?:#[^\n]*\n?)*+", re.M)
_FIELDS = re.compile(rb"^#Fields:[ \t]*([^\r\n]*)", re.M)
_MOST = 500


def begins(head: bytes) -> bool:
    """Whether a text begins with the lines of such a log."""
    return _BEGINS.match(head) is not None


def read(stream: Iterable[bytes]) -> Iterator[pa.RecordBatch]:
    """Batches of the log; lines with `#`, and lines with another number of fields, are rows of the body."""
    names: list[str] = []
    for block in text.whole_lines(stream):
        at = 0
        for found in _LINES.finditer(block):
            yield from _rows(block[at : found.start()], names)
            yield from text.body_of([found[0]])
            said = _FIELDS.findall(found[0])
            names = said[-1].decode("utf-8", "replace").split()[:_MOST] if said else names
            at = found.end()
        yield from _rows(block[at:], names)


def _rows(data: bytes, names: list[str]) -> Iterator[pa.RecordBatch]:
    if not data.strip():
        return
    if not names or len(set(names)) < len(names):
        yield from text.body_of([data])
        return
    odd: list[str] = []

    def keep(row: Any) -> str:
        odd.append(row.text)
        return "skip"

    first = data[: data.find(b"\n")]
    delimiter = "\t" if first.count(b"\t") + 1 == len(names) else " "
    table = pa.csv.read_csv(
        pa.py_buffer(data),
        read_options=pa.csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=names),
        parse_options=pa.csv.ParseOptions(delimiter=delimiter, quote_char='"', newlines_in_values=False, invalid_row_handler=keep),
        convert_options=pa.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=["-"], check_utf8=False
        ),
    )
    yield from table.to_batches(max_chunksize=text.ROWS)
    yield from text.body(pa.array(odd, pa.string()))
