"""Pivot caches: copies of whole source tables that a workbook keeps, even where the source is gone (ECMA-376 part 1, 18.10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from connectors.readers.node import Item, Node
from connectors.readers.sheets.grid import Grid, strings
from connectors.readers.sheets.layout import Row
from connectors.readers.sheets.markup import fed, local, parser
from connectors.readers.sheets.numbers import plain
from connectors.readers.sheets.package import Package, bare
from scanner.errors import Unreadable

_MOST = 64 << 20
_WIDEST = 1 << 14


@dataclass(slots=True)
class Cache:
    """The fields of a cache with the texts that its records refer to by number, and the records as they come."""

    names: list[str] = field(default_factory=list)
    shared: list[list[str]] = field(default_factory=list)
    used: list[set[int]] = field(default_factory=list)
    author: str = ""
    source: str = ""
    rows: list[Row] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    size: int = 0
    sharing: bool = False
    cut: bool = False

    def definition(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag of the definition."""
        tag = local(name)
        if tag == "pivotCacheDefinition":
            self.author = attributes.get("refreshedBy", "")
        elif tag == "cacheField" and len(self.names) < _WIDEST:
            self.names.append(attributes.get("name", ""))
            self.shared.append([])
            self.used.append(set())
        elif tag == "sharedItems":
            self.sharing = bool(self.shared)
        elif tag in ("fieldGroup", "cacheHierarchies", "calculatedItems"):
            self.sharing = False
        elif self.sharing and tag in ("s", "n", "d", "b", "e", "m"):
            text = _value(tag, attributes)
            self.size += len(text) + 64
            if self.size > _MOST:
                self.cut = True
            else:
                self.shared[-1].append(text)

    def over(self, name: str) -> None:
        """An end tag of the definition."""
        if local(name) == "sharedItems":
            self.sharing = False

    def record(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag of the records."""
        tag = local(name)
        at = len(self.row)
        if tag == "x" and at < len(self.shared):
            index = attributes.get("v", "")
            number = int(index) if index.isdigit() and len(index) < 10 else -1
            known = 0 <= number < len(self.shared[at])
            self.row.append(self.shared[at][number] if known else "")
            if known:
                self.used[at].add(number)
        elif tag in ("s", "n", "d", "b", "e", "m") and at < _WIDEST:
            self.row.append(_value(tag, attributes))

    def recorded(self, name: str) -> None:
        """An end tag of the records."""
        if local(name) == "r":
            self.rows.append([(column, text) for column, text in enumerate(self.row) if text])
            self.row = []

    def left(self) -> Iterator[Row]:
        """Rows of the texts that no record refers to: they are kept of rows that were deleted from the source."""
        for column, (texts, used) in enumerate(zip(self.shared, self.used, strict=True)):
            yield from ([(column, text)] for number, text in enumerate(texts) if text and number not in used)


def _value(tag: str, attributes: dict[str, str]) -> str:
    text = attributes.get("v", "")
    return plain(text) if tag == "n" else text.removesuffix("T00:00:00") if tag == "d" else text


def batches(definition: Iterable[bytes], records: Iterable[bytes] | None, cache: Cache) -> Iterator[pa.RecordBatch]:
    """Batches of a cache, its fields as columns; `cache.author` is who refreshed it last, `cache.cut` that some texts were not kept."""
    for _ in fed(parser(cache.definition, cache.over, lambda text: None), definition):
        pass
    grid = Grid()
    heading = [(column, name) for column, name in enumerate(cache.names) if name.strip()]
    grid.begin_with(heading)
    for _ in fed(parser(cache.record, cache.recorded, lambda text: None), records) if records is not None else ():
        for row in cache.rows:
            grid.put(row)
        cache.rows.clear()
        yield from grid.taken()
    for row in cache.left():
        grid.put(row)
        if grid.ready:
            yield from grid.taken()
    grid.end()
    yield from grid.taken()


def read(package: Package, node: Node) -> Iterator[Item]:
    """Each pivot cache of a book as a unit."""
    for part in sorted(package.parts):
        if not re.fullmatch(r"xl/pivotcache/pivotcachedefinition[^/]*\.xml", part):
            continue
        child = node.inner(bare(part).replace("pivotcachedefinition", "pivot cache "))
        yield child.begins("table")
        cache = Cache()
        try:
            records = next((to for to in package.relations(part).values() if to in package.parts), None)
            yield from batches(package.blocks(part), package.blocks(records) if records else None, cache)
        except Unreadable as error:
            yield child.unread(str(error))
        if cache.author:
            yield pa.RecordBatch.from_arrays([strings([cache.author])], names=["refreshed by"])
        if cache.cut:
            yield child.unread("holds more distinct texts than can be kept in memory: some were not read")
