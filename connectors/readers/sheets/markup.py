"""Streaming XML without entities, document types or deep trees: events of expat, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

import pyarrow as pa

from connectors.readers.records import Records
from connectors.readers.text import PIECE
from scanner.errors import Unreadable

# expat keeps an unfinished tag (an endless attribute) whole: longer ones (bytes) are no document's.
_TAG = 16 << 20
# An element with a column of its own within another (the author within a comment) is taken apart, so deep.
_NESTED = 16


def local(name: str) -> str:
    """A name without its prefix: documents of all editions (transitional, strict) differ in their namespaces only."""
    return name[name.rfind(":") + 1 :]


def _refuse(*_: object) -> None:
    raise Unreadable("declares a document type, which no Office document may: not read")


def parser(start: Callable[[str, dict[str, str]], None], end: Callable[[str], None], data: Callable[[str], None]) -> Any:
    """An expat parser with these handlers that refuses any DTD, so that there is no entity to expand or to fetch."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.buffer_size = 1 << 16
    made.StartDoctypeDeclHandler = _refuse
    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = start, end, data
    return made


def fed(reader: Any, blocks: Iterable[bytes]) -> Iterator[None]:
    """Feeds a parser; after each block the caller may take what the handlers collected. Unreadable where the XML is damaged."""
    given = 0
    try:
        for block in blocks:
            given += len(block)
            reader.Parse(block, False)
            if given - reader.CurrentByteIndex > _TAG:
                raise Unreadable("a part of the document is damaged")
            yield
        reader.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Unreadable("a part of the document is damaged") from None
    yield


def elements(blocks: Iterable[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    """Start tags only: local names and attributes by local name, in document order."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((local(name), {local(key): value for key, value in attributes.items()}))

    for _ in fed(parser(start, lambda name: None, lambda text: None), blocks):
        yield from found
        found.clear()


@dataclass(slots=True)
class Texts:
    """Takes texts out of XML into columns.

    `columns` maps an element to the column for all text in it (`author`), or `element@attribute` to the column for the attribute's value.
    """

    columns: Mapping[str, str]
    records: Records = field(default_factory=Records)
    inside: list[str] = field(default_factory=list)
    depth: int = 0
    column: str = ""
    around: list[tuple[str, int, list[str]]] = field(default_factory=list)
    tags: dict[str, tuple[str, list[tuple[str, str]]]] = field(default_factory=dict)

    def note(self, column: str, text: str) -> None:
        """One text, as a row of its own."""
        if text.strip():
            self.records.add(column, text)
            self.records.end_row()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        known = self.tags.get(name)
        if known is None:
            known = self._known(name)
        for key, column in known[1]:
            for written, value in attributes.items():
                if local(written) == key:
                    self.note(column, value)
        if known[0] and len(self.around) < _NESTED:
            self.around.append((self.column, self.depth, self.inside))
            self.column, self.depth, self.inside = known[0], 1, []
        elif self.depth:
            self.depth += 1

    def _known(self, name: str) -> tuple[str, list[tuple[str, str]]]:
        bare = local(name)
        attributes = [(key.partition("@")[2], column) for key, column in self.columns.items() if key.startswith(bare + "@")]
        known = (self.columns.get(bare, ""), attributes)
        if len(self.tags) < 10_000:
            self.tags[name] = known
        return known

    def data(self, text: str) -> None:
        """Character data."""
        if self.depth:
            self.inside.append(text)
            if len(self.inside) > 64:
                self.inside = ["".join(self.inside)]
                if len(self.inside[0]) > PIECE:
                    self.note(self.column, self.inside.pop())

    def end(self, name: str) -> None:
        """An end tag."""
        if self.depth:
            self.depth -= 1
            if local(name) in ("p", "br", "line-break") and self.depth:
                self.inside.append("\n")
            if not self.depth:
                self.note(self.column, "".join(self.inside).strip())
                self.column, self.depth, self.inside = self.around.pop()

    def flush(self, most: bool = True) -> Iterator[pa.RecordBatch]:
        """What was collected, if it is enough for a batch, or anyway."""
        if not most or self.records.full():
            yield from self.records.flush()


def texts(blocks: Iterable[bytes], into: Texts) -> Iterator[pa.RecordBatch]:
    """Batches of the texts of one XML part as they fill; the rest stays in `into`."""
    for _ in fed(parser(into.start, into.end, into.data), blocks):
        yield from into.flush()
