"""Cells that hold more than one value, on their way from a database to whoever looks at them: JSON becomes paths, files are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from connectors.readers.node import Item
from connectors.sql_blobs import Blobs
from connectors.sql_json import Documents
from scanner.model import Unit, Unread


def opened(unit: str, found: Iterable[Item]) -> Iterator[Item]:
    """What a database gave of a unit, opened; at the end a unit inside it for each column and kind of file, and what was not read."""
    blobs, documents = Blobs(unit), Documents()
    try:
        for item in found:
            if isinstance(item, pa.RecordBatch):
                yield from documents.opened(blobs.opened(item))
            else:
                yield item
    except Exception:
        yield from blobs.told()
        raise
    yield from blobs.told()


def looked_up(unit: str, found: Iterable[pa.RecordBatch | Unread]) -> Iterator[pa.RecordBatch | Unread]:
    """The same for some rows of a unit: of these it does not matter what their files are by themselves."""
    for item in opened(unit, found):
        if isinstance(item, Unit):
            return
        yield item
