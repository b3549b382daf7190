"""Blocks as rows: one row each, or one row for all of a page or slide, so that the number of the row is that of the slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from connectors.readers import labels
from connectors.readers.documents.blocks import PAGE, Block
from connectors.readers.records import Records

#: A page with more characters than this comes as several values of its row.
_LONGEST = 1 << 20


def rows(blocks: Iterable[Block], records: Records) -> Iterator[pa.RecordBatch]:
    """A row for each block; the last batch stays in `records`."""
    for column, text in labels.of_blocks(blocks):
        if column != PAGE:
            records.add(column, text)
            records.end_row()
            if records.full():
                yield from records.flush()


def page(blocks: Iterable[Block], records: Records) -> Iterator[pa.RecordBatch]:
    """One row for all blocks up to each `PAGE`; an empty page is a row too."""
    columns: dict[str, list[str]] = {}
    size = 0
    for column, text in labels.of_blocks(blocks):
        if column == PAGE:
            yield from _page(columns, records)
            columns, size = {}, 0
            continue
        columns.setdefault(column, []).append(text)
        size += len(text) + 1
        if size > _LONGEST:
            for name, texts in columns.items():
                records.add(name, "\n".join(texts))
            columns, size = {"": [""]}, 0
    if columns:
        yield from _page(columns, records)


def _page(columns: dict[str, list[str]], records: Records) -> Iterator[pa.RecordBatch]:
    if not columns:
        records.add("", "")
    for column, texts in columns.items():
        records.add(column, "\n".join(texts))
    records.end_row()
    if records.full():
        yield from records.flush()
