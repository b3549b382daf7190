"""Columnar and row-wise data files with a schema: Arrow IPC (file, stream, Feather V2), ORC, Avro."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa

from connectors.readers import avro_schema
from connectors.readers.node import Node
from connectors.readers.records import Records, collect
from connectors.readers.text import ROWS
from scanner.errors import Unreadable

_BATCH = 16 << 20
_FEATHER_V1 = b"FEA1"
_ARROW = b"ARROW1"
_ERRORS = (pa.ArrowException, OSError, ValueError, TypeError, KeyError, OverflowError, MemoryError, EOFError)


def arrow(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Batches of an Arrow IPC file or stream or of a Feather file of version 2, as their columns are (https://arrow.apache.org/docs/format/Columnar.html).

    Raises `Unreadable` where it is truncated or damaged, after the batches before.
    """
    head = file.read(8)
    size = file.seek(0, 2)
    file.seek(0)
    if head.startswith(_FEATHER_V1):
        # Arrow's reader of it crashes on damaged files, and is being withdrawn.
        raise Unreadable("Feather file of version 1, which no library reads safely: written again as version 2 it is read")
    try:
        reader = pa.ipc.open_file(_Sized(file, size)) if head.startswith(_ARROW) else pa.ipc.open_stream(_Sized(file, size))
        batches = (reader.get_batch(i) for i in range(reader.num_record_batches)) if head.startswith(_ARROW) else iter(reader)
        for batch in batches:
            batch.validate(full=True)
            node.budget.unpack(batch.nbytes)
            yield from cut(batch)
    except _ERRORS:
        raise Unreadable("truncated or damaged Arrow file") from None


class _Sized:
    """A file for Arrow that never allocates for more bytes than are left in it, whatever the metadata ask for."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self.file, self.size, self.closed = file, size, False

    def read(self, size: int = -1) -> bytes:
        left = max(self.size - self.file.tell(), 0)
        if size > left:
            raise ValueError
        return self.file.read(left if size < 0 else size)

    def seek(self, at: int, whence: int = 0) -> int:
        return self.file.seek(at, whence)

    def tell(self) -> int:
        return self.file.tell()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def close(self) -> None:
        self.closed = True


def orc(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Batches of an ORC file, stripe by stripe (https://orc.apache.org/specification/ORCv1); raises `Unreadable` where it is damaged."""
    from pyarrow.orc import ORCFile

    try:
        reader = ORCFile(file)
        for stripe in range(reader.nstripes):
            batch = reader.read_stripe(stripe)
            batch.validate(full=True)
            node.budget.unpack(batch.nbytes)
            yield from cut(batch)
    except _ERRORS as error:
        encrypted = "encrypt" in str(error).lower()
        raise Unreadable("encrypted ORC file" if encrypted else "truncated or damaged ORC file") from None


def cut(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """The batch in slices of at most 65,536 rows and about 16 MB."""
    rows = batch.num_rows
    step = max(1, min(ROWS, _BATCH * max(rows, 1) // max(batch.nbytes, 1)))
    for at in range(0, rows, step):
        yield batch.slice(at, step)
    if not rows:
        yield batch


def avro(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Records of an Avro object container file, paths as columns (https://avro.apache.org/docs/1.12.0/specification).

    Raises `Unreadable` where it is truncated or damaged, after the records before.
    """
    import fastavro

    records = Records()
    try:
        avro_schema.check(file)
        for block in fastavro.block_reader(file, return_record_name=False):
            for record in block:
                collect(records, _plain(record))
                records.end_row()
                if records.full():
                    node.budget.unpack(records.size)
                    yield from records.flush()
    except (*_ERRORS, *_avro_errors()):
        yield from records.flush()
        raise Unreadable("truncated or damaged Avro file") from None
    yield from records.flush()


def _avro_errors() -> tuple[type[BaseException], ...]:
    import zlib

    from fastavro.schema import SchemaParseException, UnknownType

    return (SchemaParseException, UnknownType, IndexError, AttributeError, StopIteration, zlib.error, RecursionError, UnicodeDecodeError)


def _plain(record: Any) -> Any:
    """The same record with texts in place of bytes."""
    if isinstance(record, bytes):
        return record.decode("utf-8", "replace")
    if isinstance(record, dict):
        return {str(key): _plain(value) for key, value in record.items()}
    return [_plain(item) for item in record] if isinstance(record, (list, tuple)) else record
