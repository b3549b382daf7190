"""Cells that hold more than one value, on their way from a database to whoever looks at them: JSON becomes paths, files are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pyarrow as pa

from connectors.readers.node import Item
from connectors.sql_blobs import Blobs
from connectors.sql_json import Documents
from scanner.model import Unit, Unread


def opened(unit: str, found: Iterable[Item], *, whole: bool = True, opaque: Sequence[str] = ()) -> Iterator[Item]:
    """What a database gave of a unit, opened; at the end what was not read, and a unit inside it for each column and kind of file.

    The latter are told only where it is the `whole` unit that was read: each may come but once. `opaque` are globs on columns that are not
    looked into.
    """
    blobs, documents, told = Blobs(unit, opaque), Documents(), Unit(unit)
    try:
        for item in found:
            if isinstance(item, pa.RecordBatch):
                yield from documents.opened(blobs.opened(item))
            else:
                told = item if isinstance(item, Unit) else told
                yield item
    except Exception:
        yield from blobs.unread()
        raise
    yield from blobs.unread()
    if blobs.note:
        yield replace(told, note="; ".join(filter(None, (told.note, blobs.note))))
    if whole:
        yield from blobs.kinds()


def looked_up(unit: str, found: Iterable[pa.RecordBatch | Unread]) -> Iterator[pa.RecordBatch | Unread]:
    """The same for some rows of a unit: of these it does not matter what their files are by themselves."""
    for item in opened(unit, found, whole=False):
        if not isinstance(item, Unit):
            yield item
