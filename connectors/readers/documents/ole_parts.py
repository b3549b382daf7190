"""What all compound files share: streams, property sets [MS-OLEPS], embedded files and pictures [MS-ODRAW]."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from connectors.readers.documents.ole_properties import STREAMS, values
from connectors.readers.node import Item, Node

if TYPE_CHECKING:
    import olefile

# A picture: record type, length, one or two digests of 16 bytes and a tag, then a JPEG or PNG file.
_BLIP = re.compile(rb"[\x1d\x1e\x2a]\xf0(.{4})(?:.{17}|.{33})(?=\xff\xd8\xff|\x89PNG\r\n\x1a\n)", re.DOTALL)


def data(container: olefile.OleFileIO, name: str) -> bytes:
    """The bytes of a stream, b"" where there is none. Memory as large as the stream, which is never larger than the file."""
    return bytes(container.openstream(name).read()) if container.exists(name) else b""


def properties(container: olefile.OleFileIO) -> Iterator[tuple[str, str]]:
    """Column and value of the document's properties. Not by olefile, which believes any count of them."""
    for name, names in STREAMS:
        yield from values(data(container, name), names)


def embedded(container: olefile.OleFileIO, listed: list[str], node: Node) -> Generator[Item, None, bool]:
    """Files embedded in the streams, each a unit; returns whether the compound file is an envelope of such a file."""
    found = False
    for name in listed:
        base = name.rpartition("/")[2]
        if base in ("Package", "CONTENTS", "\x01Ole10Native"):
            content = data(container, name)
            found = True
            yield from _file(native(content) if base == "\x01Ole10Native" else content, name.replace("\x01", ""), node)
        elif base in ("Pictures", "Data"):
            for number, picture in enumerate(pictures(data(container, name)), 1):
                yield from _file(picture, f"{name} {number}", node)
        elif "/" in name and base in ("Workbook", "Book", "WordDocument", "PowerPoint Document"):
            child = node.inner(name)
            yield child.begins("application/x-ole-storage")
            yield child.unread("an embedded Office document of 97 to 2003: not read")
    return found


def _file(content: bytes, name: str, node: Node) -> Iterator[Item]:
    child = node.inner(name)
    node.budget.unpack(len(content))
    with node.spool() as file:
        file.write(content)
        file.seek(0)
        yield from node.read(file, child)


def native(content: bytes) -> bytes:
    """The file in an OLE 1.0 package: size, kind, label, path, two numbers, the path again, the size, the bytes. [MS-OLEDS 2.3.6]"""
    at = 6
    for _ in range(2):
        at = content.find(b"\0", at) + 1
        if not at:
            return content[4:]
    at += 4
    at += 4 + int.from_bytes(content[at : at + 4], "little")
    size = int.from_bytes(content[at : at + 4], "little")
    return content[at + 4 : at + 4 + size] or content[4:]


def pictures(content: bytes) -> Iterator[bytes]:
    """JPEG and PNG files in a stream of drawings."""
    for match in _BLIP.finditer(content):
        length = int.from_bytes(match.group(1), "little")
        yield content[match.end() : match.start() + 6 + length]
