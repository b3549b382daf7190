"""Workbooks of Excel 5 to 2003 (xls): cells through xlrd, what lies beside them from the records themselves ([MS-XLS])."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from connectors.readers.documents import ole_parts
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from connectors.readers.sheets import biff
from connectors.readers.sheets.grid import Grid
from connectors.readers.sheets.layout import Row
from connectors.readers.sheets.numbers import dated, format_of, of, written
from scanner.errors import Unreadable

#: xlrd holds a book in memory, some ten times the size of its file (bytes).
_LARGEST = 128 << 20
_ENCRYPTED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The properties and texts of a book in an OLE container, then its sheets; Unreadable where it is encrypted, damaged or too large."""
    import olefile

    size = file.seek(0, 2)
    file.seek(0)
    if size > _LARGEST:
        raise Unreadable("an Excel workbook of the older kind is read in memory, and this one is larger than 128 MB")
    data = file.read()
    try:
        container = olefile.OleFileIO(io.BytesIO(data))
        streams = {"/".join(path).lower(): path for path in container.listdir()}
        if "encryptedpackage" in streams:
            raise Unreadable("encrypted Office document")
        name = next((streams[known] for known in ("workbook", "book") if known in streams), None)
        stream = container.openstream(name).read() if name else b""
        caches = [container.openstream(path).read() for key, path in streams.items() if key.startswith("_sx_db_cur/")]
        properties = list(ole_parts.properties(container)) if name else []
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - olefile raises whatever a damaged container leads it to
        if all(word in data for word in _ENCRYPTED):
            raise Unreadable("encrypted Office document") from None
        raise Unreadable("truncated or damaged Excel workbook") from None
    if not stream:
        raise Unreadable("is no spreadsheet: the workbook is missing")
    del data
    yield from _book(stream, caches, properties, node)
    if any("vba" in key.split("/") for key in streams):
        yield node.unread("its macros were not read")


def bare(file: BinaryIO, node: Node) -> Iterator[Item]:
    """A workbook of Excel 2 to 4, which is a stream of records without a container."""
    if file.read(1) != b"\x09":
        raise Unreadable("is no spreadsheet")
    file.seek(0)
    yield from _book(file.read(_LARGEST), [], [], node)


def _book(stream: bytes, caches: list[bytes], properties: list[tuple[str, str]], node: Node) -> Iterator[Item]:
    if biff.encrypted(stream):
        raise Unreadable("encrypted Office document")
    records = Records()
    for name, value in properties:
        biff.note(records, records.step("", name), value)
    for column, text in biff.texts(stream, caches):
        biff.note(records, column, text)
        if records.full():
            yield from records.flush()
    yield from records.flush()
    yield from _sheets(stream, node)


def _sheets(stream: bytes, node: Node) -> Iterator[Item]:
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=stream, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO())
        names = book.sheet_names()
    except Exception:  # noqa: BLE001 - xlrd raises whatever damaged records lead it to
        raise Unreadable("truncated or damaged Excel workbook") from None
    formats = _formats(book)
    for index, name in enumerate(names):
        child = node.inner(name)
        yield child.begins("table")
        try:
            sheet = book.sheet_by_index(index)
        except Exception:  # noqa: BLE001 - as above
            yield child.unread("the sheet is damaged")
            continue
        grid = Grid()
        for number in range(sheet.nrows):
            grid.add(number, _row(sheet, number, formats, bool(book.datemode)))
            yield from grid.taken()
        grid.end()
        yield from grid.taken()
        book.unload_sheet(index)


def _formats(book: Any) -> list[str]:
    """The format of numbers by style."""
    known = {key: format_of(key, form.format_str or None) for key, form in book.format_map.items()}
    return [known.get(style.format_key, "") for style in book.xf_list]


def _row(sheet: Any, number: int, formats: list[str], epoch_1904: bool) -> Row:
    import xlrd

    row: Row = []
    for column, (kind, value, style) in enumerate(
        zip(sheet.row_types(number), sheet.row_values(number), _styles(sheet, number), strict=False)
    ):
        form = formats[style] if style is not None and style < len(formats) else ""
        if kind == xlrd.XL_CELL_TEXT:
            text = value
        elif kind == xlrd.XL_CELL_NUMBER:
            text = written(of(value), form, epoch_1904)
        elif kind == xlrd.XL_CELL_DATE:
            text = dated(repr(value), epoch_1904)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            text = "true" if value else "false"
        elif kind == xlrd.XL_CELL_ERROR:
            text = xlrd.error_text_from_code.get(value, "")
        else:
            continue
        if text.strip():
            row.append((column, text))
    return row


def _styles(sheet: Any, number: int) -> list[int]:
    return [sheet.cell_xf_index(number, column) for column in range(sheet.row_len(number))]
