"""Tars, read once from the front to the end: every member as a unit of its own, then the names of all of them as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.archives.inner import member
from connectors.readers.archives.names import Unique, rows, shown
from connectors.readers.archives.packed import BLOCK, Damaged
from connectors.readers.archives.tar_header import Header, Source, following
from connectors.readers.node import Item, Node
from scanner.errors import Unreadable


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The members of a tar that is not compressed."""
    file.seek(0)
    return stream(iter(lambda: file.read(BLOCK), b""), node, "application/x-tar")


def stream(blocks: Iterator[bytes], node: Node, form: str) -> Iterator[Item]:
    """The members of a tar whose bytes come in `blocks`; then `node`, which has the form `form`, with their names."""
    wrong: str | None = None
    with node.spool() as names:
        try:
            for header, name in _members(Source(blocks), node):
                yield from header
                names.write(name)
        except Damaged as error:
            wrong = str(error)
        yield node.begins(form)
        names.seek(0)
        yield from rows(_held(names))
    if wrong:
        raise Unreadable(wrong)


def _members(source: Source, node: Node) -> Iterator[tuple[Iterator[Item], bytes]]:
    """For each member what it holds, to be taken before the next, and its name to be kept."""
    unique = Unique()
    while header := following(source):
        part = _Content(source, header)
        yield (iter(()) if header.folder else _member(part, node, unique)), _kept(header.name)
        source.skip(part.left + header.filling)


class _Content:
    """The bytes of a member, as they come."""

    def __init__(self, source: Source, header: Header) -> None:
        self.header = header
        self.left = header.size
        self._source = source

    def blocks(self) -> Iterator[bytes]:
        """Raises `Damaged` where the archive ends before the member."""
        while self.left:
            block = self._source.some(min(self.left, BLOCK))
            if not block:
                raise Damaged("ends in the middle: it was cut off")
            self.left -= len(block)
            yield block


def _member(part: _Content, node: Node, unique: Unique) -> Iterator[Item]:
    child = node.inner(unique.name(shown(part.header.name)))
    if part.header.why:
        yield child.unread(part.header.why)
    else:
        yield from member(part.blocks(), node, child)


def _kept(name: str) -> bytes:
    return name.replace("\0", "\\x00").encode("utf-8", "backslashreplace") + b"\0"


def _held(file: BinaryIO) -> Iterator[str]:
    """The names that were kept."""
    rest = b""
    while block := file.read(BLOCK):
        *whole, rest = (rest + block).split(b"\0")
        for name in whole:
            yield name.decode("utf-8")
