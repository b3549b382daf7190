"""Parquet: all columns as they are, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from connectors.readers.node import Node
from connectors.readers.text import ROWS
from scanner.errors import Unreadable

_BATCH = 16 << 20


def read(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Batches of a Parquet file; raises `Unreadable` where it is encrypted, truncated or damaged."""
    if _encrypted(file):
        raise Unreadable("encrypted Parquet file")
    try:
        source = pq.ParquetFile(file, pre_buffer=False, buffer_size=1 << 20)
        yield from source.iter_batches(batch_size=_rows(source.metadata), use_threads=False)
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        # A reader without the key fails with a message of its own; the message is looked at, never shown.
        encrypted = any(word in str(error).lower() for word in ("decrypt", "encrypt"))
        raise Unreadable("encrypted Parquet file" if encrypted else "truncated or damaged Parquet file") from None


def _encrypted(file: BinaryIO) -> bool:
    """Whether the footer is encrypted, which the last four bytes say."""
    file.seek(0, 2)
    file.seek(max(file.tell() - 4, 0))
    last = file.read(4)
    file.seek(0)
    return last == b"PARE"


def _rows(metadata: pq.FileMetaData) -> int:
    """Rows of a batch of about 16 MB, by the sizes that the row groups state."""
    size = sum(metadata.row_group(i).total_byte_size for i in range(metadata.num_row_groups))
    return max(1, min(ROWS, _BATCH * max(int(metadata.num_rows), 1) // max(int(size), 1)))
