"""Binary workbooks of SpreadsheetML (xlsb, [MS-XLSB]): the same package as xlsx, whose large parts are records instead of XML."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace

from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from connectors.readers.sheets import shared, xlsx
from connectors.readers.sheets.biff import note
from connectors.readers.sheets.cells import Book
from connectors.readers.sheets.grid import Grid
from connectors.readers.sheets.numbers import format_of
from connectors.readers.sheets.package import Package
from connectors.readers.sheets.xlsb_cells import records, rows, text
from scanner.errors import Unreadable

# Numbers of records ([MS-XLSB] 2.3.2).
_SST_ITEM, _FMT, _XF, _WB_PROP, _SHEET, _XFS, _XFS_END = 19, 44, 47, 153, 156, 617, 618
_AUTHOR, _COMMENT, _PIVOT_TEXTS = 632, 637, (24, 31)
_BINARY = {
    "xl/externallinks/": "copies of other books",
    "xl/connections.bin": "data connections",
    "xl/tables/": "",
    "xl/querytables/": "data connections",
    "xl/revisions/": "tracked changes",
    "xl/pivotcache/pivotcacherecords": "records of pivot caches",
}


def read(package: Package, node: Node) -> Iterator[Item]:
    """The book's own rows, its sheets, and the files that lie in it."""
    part = next(part for part in package.parts if part.endswith("workbook.bin"))
    folder = part.rpartition("/")[0]
    sheets, epoch = _sheets(package, part)
    yield from xlsx.own(package, node, xlsx.Workbook("", (), False))
    yield from _own(package, node)
    book = Book((), (), epoch)
    try:
        book = replace(book, formats=_formats(package, f"{folder}/styles.bin"), shared=_strings(package, f"{folder}/sharedstrings.bin"))
    except shared.Full:
        yield node.unread("holds more text than can be kept in memory: texts of cells were not read")
    except Unreadable as error:
        yield node.unread(f"its texts or number formats were not read: {error}")
    for name, sheet in sheets:
        yield from _sheet(package, node.inner(name), sheet, book)
    yield from xlsx.inside(package, node, but=(*_BINARY, "xl/comments"))


def _sheets(package: Package, part: str) -> tuple[list[tuple[str, str]], bool]:
    related = package.relations(part)
    sheets: list[tuple[str, str]] = []
    epoch = False
    for kind, data in records(package.blocks(part)):
        if kind == _SHEET:
            relation, at = text(data, 8)
            sheets.append((text(data, at)[0], related.get(relation, "")))
        elif kind == _WB_PROP:
            epoch = bool(data[:1] and data[0] & 1)
    return sheets, epoch


def _own(package: Package, node: Node) -> Iterator[Item]:
    """Comments and the texts of pivot caches; what else is kept in records is said to be unread."""
    into = Records()
    for part in package.parts:
        if not part.endswith(".bin"):
            continue
        label = next((label for start, label in _BINARY.items() if part.startswith(start)), "")
        if label:
            yield node.unread(f"its {label} were not read: they are in the binary form")
        if not part.startswith(("xl/comments", "xl/pivotcache/pivotcachedefinition")):
            continue
        try:
            for kind, data in records(package.blocks(part)):
                if kind == _AUTHOR:
                    note(into, "comment author", text(data, 0)[0])
                elif kind == _COMMENT:
                    note(into, "comment", text(data, 1)[0])
                elif kind in _PIVOT_TEXTS and "pivot" in part:
                    note(into, "pivot cache", text(data, 0)[0])
                if into.full():
                    yield from into.flush()
        except Unreadable as error:
            yield node.unread(str(error))
    yield from into.flush()


def _strings(package: Package, part: str) -> list[str]:
    found: list[str] = []
    size = 0
    for kind, data in records(package.blocks(part)) if part in package.parts else ():
        if kind == _SST_ITEM:
            found.append(text(data, 1)[0])
            size += len(found[-1]) + 64
            if size > shared.MOST:
                raise shared.Full
    return found


def _formats(package: Package, part: str) -> list[str]:
    codes: dict[int, str] = {}
    found: list[str] = []
    inside = False
    for kind, data in records(package.blocks(part)) if part in package.parts else ():
        if kind == _FMT:
            codes[int.from_bytes(data[:2], "little")] = text(data, 2)[0]
        elif kind in (_XFS, _XFS_END):
            inside = kind == _XFS
        elif kind == _XF and inside:
            number = int.from_bytes(data[2:4], "little")
            found.append(format_of(number, codes.get(number)))
    return found


def _sheet(package: Package, node: Node, part: str, book: Book) -> Iterator[Item]:
    """One sheet, its tables first."""
    yield node.begins("table")
    grid, beside = Grid(), Records()
    try:
        for number, row in rows(records(package.blocks(part)), book, beside):
            grid.add(number, row)
            if grid.ready:
                yield from grid.taken()
                node.budget.unpack(sum(len(cell) for _, cell in row))
    except (Unreadable, struct.error, IndexError):
        yield node.unread("a part of the document is damaged")
    grid.end()
    yield from grid.taken()
    yield from beside.flush()
