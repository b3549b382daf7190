"""Word 97 to 2003 [MS-DOC]: the text by its piece table, in the order of its parts: body, footnotes, headers, comments, endnotes, boxes.

Deleted text that is still tracked, and hidden text, lie in the body like all others.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from connectors.readers.documents.blocks import Block
from connectors.readers.documents.ole_parts import data
from connectors.readers.documents.rows import rows
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from scanner.errors import Unreadable

if TYPE_CHECKING:
    import olefile

# Offsets in the file information block (2.5.1 to 2.5.6) and what the counts of characters from 0x4C on count.
_PARTS = ("", "footnote text", "header text", "layout text", "comment", "endnote text", "", "header text")
_COUNTS, _TABLES = 0x4C, 0x9A
_CLX, _OWNERS, _REVISERS, _SAVERS = 33, 36, 51, 71
_ENCRYPTED, _SECOND_TABLE, _FAST = 0x0100, 0x0200, 0x0004
_WORD_97 = 0xC1
_CHARACTERS = 1 << 18
# Marks of cells, fields, pictures, notes and line ends (2.4.1), as text.
_MARKS = str.maketrans(
    {7: "\t", 11: "\n", 12: "\n", 14: "\n", 0x13: " ", 0x14: " ", 0x15: "", 1: "", 2: "", 5: "", 8: "", 0x1E: "-", 0x1F: "", 0: ""}
)
_ENDS = re.compile("\r|\x07\x07")


def read(container: olefile.OleFileIO, node: Node) -> Iterator[Item]:
    """A row is a paragraph or a table row."""
    document = data(container, "WordDocument")
    if len(document) < 0x200:
        raise Unreadable("truncated or damaged Word document")
    version, flags = struct.unpack_from("<H", document, 2)[0], struct.unpack_from("<H", document, 10)[0]
    if flags & _ENCRYPTED:
        raise Unreadable("encrypted Office document")
    records = Records()
    if version < _WORD_97:
        yield from rows(_old(document), records)
        if flags & _FAST:
            yield node.unread("saved by Word 6 or 95 in the fast way: paragraphs may be cut or out of order")
    else:
        table = data(container, "1Table" if flags & _SECOND_TABLE else "0Table")
        yield from rows(_parts(document, table, node), records)
        if damage := _short(document, table):
            yield from records.flush()
            yield node.unread(damage)
    yield from records.flush()


def _old(document: bytes) -> Iterator[Block]:
    """Word 6 and 95: one run of bytes in the Windows code page."""
    begin, end = struct.unpack_from("<II", document, 0x18)
    yield from _paragraphs("", iter([document[begin:end].decode("cp1252", "replace")]))


def pieces(document: bytes, table: bytes) -> list[tuple[int, int, bool]]:
    """Offset, number of characters and whether they are single bytes, for each piece (2.9.38, 2.9.177); [] where the table is damaged."""
    clx = _table(document, table, _CLX)
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
    if at >= len(clx) or clx[at] != 2:
        return []
    plc = clx[at + 5 : at + 5 + int.from_bytes(clx[at + 1 : at + 5], "little")]
    count = (len(plc) - 4) // 12
    if count < 1:
        return []
    ends = struct.unpack_from(f"<{count + 1}I", plc)
    found = []
    for i in range(count):
        (place,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * i + 2)
        single = bool(place & 0x40000000)
        found.append(((place & 0x3FFFFFFF) // (2 if single else 1), max(0, ends[i + 1] - ends[i]), single))
    return found


def _short(document: bytes, table: bytes) -> str | None:
    """What is wrong with the piece table, if anything."""
    found = pieces(document, table)
    if not found:
        return "damaged Word document: its table of text is missing"
    if any(at + size * (1 if single else 2) > len(document) for at, size, single in found):
        return "damaged Word document: some of its text is missing"
    return None


def _text(document: bytes, table: bytes, node: Node) -> Iterator[str]:
    for at, size, single in pieces(document, table):
        width = 1 if single else 2
        for begin in range(at, min(at + size * width, len(document)), _CHARACTERS):
            some = document[begin : min(begin + _CHARACTERS, at + size * width)]
            node.budget.unpack(len(some))
            yield some.decode("cp1252" if single else "utf-16-le", "replace")


def _parts(document: bytes, table: bytes, node: Node) -> Iterator[Block]:
    """All parts of the text, then the names of those who commented, changed and saved it."""
    text = _text(document, table, node)
    counts = struct.unpack_from("<8I", document, _COUNTS)
    rest = ""
    for column, count in zip(_PARTS, counts, strict=True):
        taken: list[str] = []
        yield from _paragraphs(column, _take(text, rest, count, taken))
        rest = taken[0] if taken else ""
    yield from _paragraphs("", _take(text, rest, 1 << 40, []))
    for column, number, head in (("author", _OWNERS, 0), ("author", _REVISERS, 6), ("author", _SAVERS, 6)):
        yield from ((column, name) for name in _strings(_table(document, table, number)[head:]))


def _take(text: Iterator[str], rest: str, count: int, left: list[str]) -> Iterator[str]:
    """So many characters of `rest` and `text`; what was begun and is not needed goes to `left`."""
    while count:
        some = rest or next(text, "")
        if not some:
            return
        yield some[:count]
        rest, count = some[count:], max(0, count - len(some))
    left.append(rest)


def _paragraphs(column: str, text: Iterator[str]) -> Iterator[Block]:
    rest = ""
    for some in text:
        *whole, rest = _ENDS.split(rest + some)
        if len(rest) > _CHARACTERS * 4:
            whole, rest = [*whole, rest], rest[-256:]
        yield from _clean(column, whole)
    yield from _clean(column, [rest])


def _clean(column: str, paragraphs: list[str]) -> Iterator[Block]:
    for paragraph in paragraphs:
        if text := paragraph.translate(_MARKS).strip():
            yield column, text


def _table(document: bytes, table: bytes, number: int) -> bytes:
    """The structure with this number in the list of the file information block."""
    if len(document) < _TABLES + 8 * number + 8:
        return b""
    at, size = struct.unpack_from("<II", document, _TABLES + 8 * number)
    return table[at : at + size]


def _strings(data_: bytes) -> Iterator[str]:
    """Strings in UTF-16 that each begin with their length."""
    at = 0
    while at + 2 <= len(data_):
        size = 2 * int.from_bytes(data_[at : at + 2], "little")
        if text := data_[at + 2 : at + 2 + size].decode("utf-16-le", "replace").strip("\0 "):
            yield text
        at += 2 + size
