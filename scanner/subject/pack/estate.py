"""The sources once more, for what an answer takes from them besides the records that matched: whole documents and whole calls."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import BinaryIO, Protocol, runtime_checkable

import pyarrow as pa

from scanner.config import Source
from scanner.errors import ScannerError, Unreadable, unexpected
from scanner.model import Part, Unread
from scanner.opened import holder
from scanner.subject.shelf import Shelf
from scanner.work import Connector

#: Why there is no original of what lies inside a file.
INSIDE = "lies inside another file: only its text can be had"


@runtime_checkable
class Copying(Protocol):
    """A connector that can give a document's bytes as they are (optional)."""

    def original(self, part: Part) -> BinaryIO: ...


class Estate:
    """Documents by source and unit. `wanted` are the only units it keeps parts of; a source is listed when first asked for, and once."""

    def __init__(self, sources: Iterable[Source], wanted: Collection[tuple[str, str]], connect: Callable[[Source], Connector]) -> None:
        self._sources = {source.id: source for source in sources}
        self._wanted = frozenset(wanted)
        self._shelf = Shelf(wanted)
        self._connect = connect
        self._connectors: dict[str, Connector] = {}
        self._parts: dict[tuple[str, str], tuple[str, ...]] = {}

    def rows(self, source: str, unit: str) -> Iterator[pa.RecordBatch]:
        """Every row of a unit, in order. Unreadable where the unit, or a part of it, cannot be read: a copy with holes is no copy."""
        try:
            for part in self._listed(source, unit):
                for item in self._shelf.items(self._connectors[source], part, unit):
                    if isinstance(item, Unread):
                        raise Unreadable(item.reason)
                    yield item
        except ScannerError:
            raise
        except Exception as error:  # noqa: BLE001 - a reader that meets hostile input; its text may hold what it read
            raise Unreadable(f"stopped: {unexpected(error)}") from None

    def original(self, source: str, unit: str) -> BinaryIO:
        """The bytes of a document as they are. Unreadable where the source cannot give them."""
        parts = self._listed(source, unit)
        connector = self._connectors[source]
        if parts[0].unit != unit:
            raise Unreadable(INSIDE)
        if not isinstance(connector, Copying):
            raise Unreadable("its source gives no copies of documents")
        return connector.original(parts[0])

    def _listed(self, source: str, unit: str) -> list[Part]:
        if source not in self._connectors:
            self._connectors[source] = self._connect(self._sources[source])
            for item in self._connectors[source].units():
                if not isinstance(item, Unread) and any(holder(name, (item.name,)) for name in self._names(source)):
                    self._parts[source, item.name] = item.parts
        outer = holder(unit, (name for known, name in self._parts if known == source))
        if outer is None:
            raise Unreadable("vanished after it was searched")
        return [Part(source, outer, part) for part in self._parts[source, outer]]

    def _names(self, source: str) -> list[str]:
        return [name for known, name in self._wanted if known == source]
