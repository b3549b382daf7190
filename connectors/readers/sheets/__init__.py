"""Spreadsheets: xlsx, xlsm, xlsb, xls, ods. Each sheet is a unit, hidden ones too; what a book holds beside its cells is the book's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.node import Item, Node
from connectors.readers.sheets import package
from scanner.errors import Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """What a spreadsheet of any of the formats holds, told by its content; raises `Unreadable` where nothing can be read."""
    head = file.read(8)
    file.seek(0)
    if head == _OLE:
        from connectors.readers.sheets import xls

        yield from xls.read(file, node)
        return
    if head[:2] != b"PK":
        from connectors.readers.sheets import xls

        yield from xls.bare(file, node)
        return
    book = package.opened(file, node)
    if "content.xml" in book.parts or "encrypted-package" in book.parts:
        from connectors.readers.sheets import ods

        yield from ods.read(book, node)
    elif any(part.endswith("workbook.bin") for part in book.parts):
        from connectors.readers.sheets import xlsb

        yield from xlsb.read(book, node)
    elif any(part.startswith("xl/") or part.endswith("workbook.xml") for part in book.parts):
        from connectors.readers.sheets import xlsx

        yield from xlsx.read(book, node)
    else:
        raise Unreadable("is no spreadsheet: the workbook is missing")
