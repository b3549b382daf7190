"""Pictures and objects embedded in a Rich Text Format file: their bytes gathered in one private file until the text is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import TracebackType

from connectors.readers.documents.ole_parts import native
from connectors.readers.node import Item, Node

_NO_HEX = re.compile(rb"[^0-9a-fA-F]+")


class Files:
    """Bytes in hexadecimal or raw; `begin` and `finish` enclose each file."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.file = node.spool()
        self.places: list[tuple[str, int, int]] = []
        self.begun = 0
        self.half = b""

    def __enter__(self) -> Files:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.file.close()

    def begin(self) -> None:
        """A file begins here."""
        self.begun, self.half = self.file.tell(), b""

    def hex(self, digits: bytes) -> None:
        """More bytes in hexadecimal; what is no digit is left out."""
        digits = self.half + _NO_HEX.sub(b"", digits)
        even = len(digits) & ~1
        self.half = digits[even:]
        self.raw(bytes.fromhex(digits[:even].decode()))

    def raw(self, data: bytes) -> None:
        """More bytes."""
        self.node.budget.unpack(len(data))
        self.file.write(data)

    def finish(self, name: str) -> None:
        """The file ends here."""
        size = self.file.tell() - self.begun
        if size:
            self.places.append((name, self.begun, size))

    def read(self) -> Iterator[Item]:
        """Each file by what it is."""
        for number, (name, at, size) in enumerate(self.places, 1):
            self.file.seek(at)
            content = self.file.read(size)
            child = self.node.inner(f"{name} {number}")
            with self.node.spool() as file:
                file.write(_object(content) if name == "objdata" else content)
                file.seek(0)
                yield from self.node.read(file, child)


def _object(content: bytes) -> bytes:
    """The data of an OLE 1.0 object: version, format, three names, size, bytes [MS-OLEDS 2.2.5]."""
    at = 8
    kind = content[12 : 12 + int.from_bytes(content[8:12], "little")]
    for _ in range(3):
        at += 4 + int.from_bytes(content[at : at + 4], "little")
    size = int.from_bytes(content[at : at + 4], "little")
    found = content[at + 4 : at + 4 + size]
    return (native(bytes(4) + found) if kind.startswith(b"Package") else found) or content
