"""The lines of a document that people read (Word, OpenDocument, RTF, PDF), in which a call may stand as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa

from connectors.readers.node import Node, Read
from scanner.model import Unit


def write_lines(read: Read, file: BinaryIO, node: Node, copy: BinaryIO) -> None:
    """Writes what a document's reader gives as its body, a line a paragraph, to `copy` in UTF-8; Unreadable as that reader says."""
    file.seek(0)
    for text in _texts(read, file, node):
        copy.write(text.encode("utf-8", "replace") + b"\n")
    copy.seek(0)


def _texts(read: Read, file: BinaryIO, node: Node) -> Iterator[str]:
    for item in read(file, node):
        if isinstance(item, Unit):  # pictures and files inside: the body is through
            return
        if isinstance(item, pa.RecordBatch) and "" in item.schema.names:
            for value in item[""].to_pylist():
                yield from [value] if isinstance(value, str) else value or ()
