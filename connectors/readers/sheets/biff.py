"""Records of binary workbooks of Excel 97 to 2003 that hold text beside the cells ([MS-XLS] 2.4), cell notes and text boxes among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.readers.records import Records

_FILEPASS = 0x2F
_HEADER, _FOOTER = 0x14, 0x15
_WRITEACCESS = 0x5C
_CONTINUE = 0x3C
_TXO = 0x1B6
_SXSTRING = 0xCD
_CRN = 0x5A
_NOTE = 0x1C
_RUNS = {0x1B8: "link", 0x1BE: "allowed values"}
_RUN = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0){5,}")
_NAMES = {_HEADER: "header or footer", _FOOTER: "header or footer"}


def records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Type and content of each record, to the end or to where the stream is damaged."""
    at, size = 0, len(stream)
    while at + 4 <= size:
        kind = int.from_bytes(stream[at : at + 2], "little")
        length = int.from_bytes(stream[at + 2 : at + 4], "little")
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def encrypted(stream: bytes) -> bool:
    """Whether the workbook needs a password to be read: the record that says so stands among the first."""
    return any(kind == _FILEPASS for (kind, _), _ in zip(records(stream), range(8), strict=False))


def note(into: Records, column: str, text: str) -> None:
    """One text, as a row of its own."""
    if text.strip():
        into.add(column, text)
        into.end_row()


def texts(stream: bytes, caches: list[bytes]) -> Iterator[tuple[str, str]]:
    """Column and text: notes and text boxes with their authors, headers, footers, copies of other books, and what pivot caches hold."""
    following = 0
    for kind, data in records(stream):
        if kind in _NAMES:
            yield _NAMES[kind], counted(data, 2)
        elif kind == _WRITEACCESS:
            yield "last modified by", counted(data, 2)
        elif kind == _NOTE and len(data) > 8:
            yield "comment author", counted(data[8:], 2)
        elif kind == _CRN:
            for text in _cached(data):
                yield "external link", text
        elif kind in _RUNS:
            for run in _RUN.findall(data):
                yield _RUNS[kind], run.decode("utf-16-le")
        elif kind == _TXO and len(data) >= 12:
            following = int.from_bytes(data[10:12], "little")
            continue
        elif kind == _CONTINUE and following and data:
            yield "text box or comment", characters(data[1:], following, data[0])
        following = 0
    for cache in caches:
        for kind, data in records(cache):
            if kind == _SXSTRING:
                yield "pivot cache", counted(data, 2)


def counted(data: bytes, width: int) -> str:
    """A string that begins with its number of characters (in `width` bytes) and a flag that tells one byte a character from two."""
    return characters(data[width + 1 :], int.from_bytes(data[:width], "little"), data[width]) if len(data) > width else ""


def characters(data: bytes, count: int, flags: int) -> str:
    """`count` characters: UTF-16, or its low bytes only."""
    return data[: count * 2].decode("utf-16-le", "replace") if flags & 1 else data[:count].decode("latin-1")


def _cached(data: bytes) -> Iterator[str]:
    """The texts of a row of cells that is kept of another book: values of nine bytes, strings as long as they say ([MS-XLS] 2.5.198.2)."""
    at = 4
    while at < len(data):
        if data[at] != 2:
            at += 9
            continue
        size = int.from_bytes(data[at + 1 : at + 3], "little")
        wide = data[at + 3 : at + 4] == b"\1"
        yield counted(data[at + 1 : at + 4 + size * 2], 2)
        at += 4 + size * (2 if wide else 1)
