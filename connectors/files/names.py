"""Names of files and folders as text: they hold personal data like anything else (`Smith_John_grievance.docx`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from connectors.files.entry import shown
from connectors.readers.readable import readable

COLUMN = "file name"

_ROWS = 16_384


def batches(names: Iterable[str]) -> Iterator[pa.RecordBatch]:
    """The names, made readable, as batches with one column of text."""
    rows: list[str] = []
    for name in names:
        rows.append(readable(shown(name)))
        if len(rows) == _ROWS:
            yield _batch(rows)
            rows = []
    if rows:
        yield _batch(rows)


def _batch(rows: list[str]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array(rows, pa.large_string())], [COLUMN])
