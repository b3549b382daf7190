"""Records and cells of binary workbooks ([MS-XLSB])."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from connectors.readers.records import Records
from connectors.readers.sheets.biff import note
from connectors.readers.sheets.cells import WIDEST, Book
from connectors.readers.sheets.layout import Row
from connectors.readers.sheets.numbers import of, written
from scanner.errors import Unreadable

# Numbers of records ([MS-XLSB] 2.3.2).
_ROW, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = 0, 2, 3, 4, 5, 6, 7
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOL, _FORMULA_ERROR, _RICH = 8, 9, 10, 11, 62
_HEADERS, _LINK = 479, 494
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A", 43: "#GETTING_DATA"}
_LONGEST = 16 << 20


def records(blocks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Number and content of each record; Unreadable where the stream ends within one, or one is longer than any may be."""
    data, at = b"", 0
    for block in blocks:
        data, at = data[at:] + block, 0
        while (found := _record(data, at)) is not None:
            yield found[0], data[found[1] : found[2]]
            at = found[2]
    if at < len(data):
        raise Unreadable("a part of the document is damaged")


def _record(data: bytes, at: int) -> tuple[int, int, int] | None:
    """Number, start and end of the record at `at`, None if it is not all there: both numbers have seven bits a byte."""
    numbers = []
    for most in (2, 4):
        number = 0
        for i in range(most):
            if at >= len(data):
                return None
            byte = data[at]
            at += 1
            number |= (byte & 127) << 7 * i
            if byte < 128:
                break
        numbers.append(number)
    if numbers[1] > _LONGEST:
        raise Unreadable("a part of the document is damaged")
    return (numbers[0], at, at + numbers[1]) if at + numbers[1] <= len(data) else None


def text(data: bytes, at: int) -> tuple[str, int]:
    """A string with its length before it, and where it ends; a length of 2^32 - 1 is no string."""
    size = int.from_bytes(data[at : at + 4], "little")
    if size == 0xFFFFFFFF:
        return "", at + 4
    return data[at + 4 : at + 4 + 2 * size].decode("utf-16-le", "replace"), at + 4 + 2 * size


def rows(found: Iterator[tuple[int, bytes]], book: Book, beside: Records) -> Iterator[tuple[int, Row]]:
    """Numbered rows (from 0); headers, footers and links go to `beside`."""
    number = -1
    row: Row = []
    for kind, data in found:
        if kind == _ROW:
            if row:
                yield number, row
            number, row = int.from_bytes(data[:4], "little"), []
        elif 2 <= kind <= 11 or kind == _RICH:
            if (cell := _cell(kind, data, book)).strip() and len(row) < 2 * WIDEST:
                row.append((min(int.from_bytes(data[:4], "little"), WIDEST - 1), cell))
        elif kind == _HEADERS:
            at = 2
            while at < len(data):
                shown, at = text(data, at)
                note(beside, "header or footer", shown)
        elif kind == _LINK:
            at = text(data, 16)[1]
            while at < len(data):
                shown, at = text(data, at)
                note(beside, "link", shown)
    if row:
        yield number, row


def _cell(kind: int, data: bytes, book: Book) -> str:
    """The text of a cell: column, style and value."""
    if kind in (_TEXT, _FORMULA_TEXT):
        return text(data, 8)[0]
    if kind == _RICH:
        return text(data, 9)[0]
    if kind == _SHARED:
        index = int.from_bytes(data[8:12], "little")
        return book.shared[index] if index < len(book.shared) else ""
    if kind in (_BOOL, _FORMULA_BOOL):
        return "true" if data[8] else "false"
    if kind in (_ERROR, _FORMULA_ERROR):
        return _ERRORS.get(data[8], "")
    style = int.from_bytes(data[4:7], "little")
    number = _rk(data[8:12]) if kind == _RK else struct.unpack_from("<d", data, 8)[0]
    return written(of(number), book.formats[style] if style < len(book.formats) else "", book.epoch_1904)


def _rk(data: bytes) -> float:
    """A number in four bytes ([MS-XLSB] 2.5.122): the upper bits of a double or an integer, perhaps in hundredths."""
    bits = int.from_bytes(data, "little")
    value: float
    if bits & 2:
        value = (bits >> 2) - (1 << 30 if bits & 1 << 31 else 0)
    else:
        value = struct.unpack("<d", bytes(4) + (bits & ~3).to_bytes(4, "little"))[0]
    return value / 100 if bits & 1 else value
