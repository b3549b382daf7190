"""Delimited text: rows as columns of strings, rows of another width as text; nothing is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.csv

from connectors.readers import dialect as dialects
from connectors.readers import header, labels, text
from connectors.readers.encoding import blocks
from connectors.readers.node import Node
from connectors.readers.rows import Chunk, Dialect, chunks, fields

#: More fields than a spreadsheet has (16,384) are no table: such a file is read as text.
WIDEST = 1 << 14
# Among rows of another width than usual another table is looked for, in so many of them in each chunk.
_ODD, _ODD_SEEN, _FEW = 1 << 15, 200, 2
#: A form (labels and values side by side) has no more rows.
_FORM = 200


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows are read: dialect, names of the columns, and the row that is the header (not handed on again)."""

    dialect: Dialect
    names: tuple[str, ...]
    header: tuple[str, ...] | None = None


def layout(sample: bytes, likely: str = ",") -> Layout:
    """What the first rows say. The usual number of fields decides, so that lines above the table do not."""
    found = dialects.detect(sample, likely)
    rows = dialects.rows_of(sample, found)
    count = dialects.width(rows)
    table = [row for row in rows if len(row) == count]
    first = table[0] if table and header.is_header(table[0], table[1:]) else None
    return Layout(found, tuple(header.names(first, count)) if count <= WIDEST else (), tuple(first) if first else None)


def read(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Batches of a delimited file in any encoding. Rows of another width than usual come as rows of the body."""
    yield from tables(file, "\t" if node.name.endswith((".tsv", ".tab")) else ",")


def tables(file: BinaryIO, likely: str = ",") -> Iterator[pa.RecordBatch]:
    """The same of a file whose delimiter is likely this one."""
    stream = blocks(file)
    first = next(stream, b"")
    if not first:
        return
    second = next(stream, b"")
    stream = chain([first, second], stream)
    whole = len(first) <= dialects.SAMPLE
    found = layout(first[: dialects.SAMPLE] + (b"\n" if whole else b""), likely)
    if whole and not second and (lines := _form(first, found.dialect)):
        yield from text.body(pa.array(lines, pa.string()))
        return
    yield from _tables(stream, found) if found.names else text.body_of(stream)


def _form(whole: bytes, dialect: Dialect) -> list[str]:
    """The lines of a small file that is a form, each a row; [] where it has a header, is no form, or a row goes over several lines."""
    rows = dialects.rows_of(whole + b"\n", dialect, _FORM + 1)
    if rows and len(rows[0]) > 1 and all(map(header.says_name, rows[0])):  # one cell by itself is a title
        return []
    full = sum(bool(line.strip()) for line in whole.splitlines())
    return labels.form(rows) if len(rows) == full <= _FORM else []


def _tables(stream: Iterable[bytes], found: Layout) -> Iterator[pa.RecordBatch]:
    heading = found.header
    for chunk in chunks(stream, found.dialect):
        for batch in _batches(chunk, found):
            if heading and batch.schema.names != [""]:
                # Handed on also when no row is left: the names of the columns are evidence by themselves.
                yield _without(batch, heading)
                yield from _values_of(found)
                heading = None
            elif batch.num_rows:
                yield batch


def _without(batch: pa.RecordBatch, heading: tuple[str, ...]) -> pa.RecordBatch:
    """The batch without its first row, which the header is: the first row of the usual width."""
    same = tuple(column[0].as_py() for column in batch.columns) == heading
    return batch.slice(1) if same else batch


def _values_of(found: Layout) -> Iterator[pa.RecordBatch]:
    """The cells of the header that were not taken as names, as body: they may be values."""
    heading = list(found.header or ())
    left = [cell for cell, name in zip(heading, header.named(heading), strict=True) if cell.strip() and not name]
    yield from text.body(pa.array(left, pa.string()))


def _batches(chunk: Chunk, found: Layout) -> Iterator[pa.RecordBatch]:
    """The rows of one chunk, then those of another width."""
    if chunk.text:
        yield from text.body_of([chunk.data])
        return
    odd: list[str] = []
    try:
        table = pa.csv.read_csv(
            pa.py_buffer(chunk.data),
            read_options=pa.csv.ReadOptions(use_threads=False, block_size=len(chunk.data) + 1, column_names=list(found.names)),
            parse_options=_parsing(found.dialect, odd),
            convert_options=_strings(found),
        )
    except pa.ArrowInvalid:  # rows that are none for Arrow, such as line ends alone
        yield from text.body_of([chunk.data])
        return
    yield from table.to_batches(max_chunksize=text.ROWS)
    yield from _others(odd, found.dialect)


def _others(odd: list[str], dialect: Dialect) -> Iterator[pa.RecordBatch]:
    """Rows of another width: further tables where a header stands above at least two rows of its width, else text."""
    lines: list[str] = []
    rows = [fields(line.encode("utf-8", "replace"), dialect) for line in odd[:_ODD]]
    for width, group in groupby(enumerate(rows), lambda item: len(item[1])):
        numbered = list(group)
        same = [row for _, row in numbered]
        if width > 1 and len(same) > _FEW and header.is_header(same[0], same[1 : _ODD_SEEN + 1]):
            left = [cell for cell, name in zip(same[0], header.named(same[0]), strict=True) if cell.strip() and not name]
            columns = [pa.array(column, pa.string()) for column in zip(*same[1:], strict=True)]
            yield pa.RecordBatch.from_arrays(columns, names=header.names(same[0], width))
            lines += left
        else:
            lines += [odd[number] for number, _ in numbered]
    yield from text.body(pa.array(lines + odd[_ODD:], pa.string()))


def _parsing(dialect: Dialect, odd: list[str]) -> Any:
    """Quoted line ends are allowed; a row with another number of fields goes to `odd`."""

    def keep(row: Any) -> str:
        odd.append(row.text)
        return "skip"

    quote = dialect.quote or False
    return pa.csv.ParseOptions(delimiter=dialect.delimiter, quote_char=quote, newlines_in_values=True, invalid_row_handler=keep)


def _strings(found: Layout) -> Any:
    return pa.csv.ConvertOptions(column_types=dict.fromkeys(found.names, pa.string()), strings_can_be_null=False, check_utf8=False)
