"""Tars, read from the front to the end, once: every member as a unit of its own, then the names of all of them as rows.

A tar inside of something is gone through twice, since there the names must come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from connectors.readers.archives.inner import counted, member
from connectors.readers.archives.names import Unique, held, kept, rows, shown
from connectors.readers.archives.packed import BLOCK, Damaged
from connectors.readers.archives.tar_header import Header, Source, following, next_header
from connectors.readers.node import Item, Node


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The members of a tar that is not compressed."""

    def blocks() -> Iterator[bytes]:
        file.seek(0)
        return iter(lambda: file.read(BLOCK), b"")

    return _inner(blocks, blocks, node) if node.depth else _outer(blocks(), node, "application/x-tar")


def read_packed(unpacked: Callable[[], Iterator[bytes]], node: Node, form: str) -> Iterator[Item]:
    """The members of a tar that `unpacked` gives from its front; what comes out is counted. `form` is the form of `node`."""

    def blocks() -> Iterator[bytes]:
        return counted(unpacked(), node.budget)

    return _inner(blocks, unpacked, node) if node.depth else _outer(blocks(), node, form)


def _outer(blocks: Iterator[bytes], node: Node, form: str) -> Iterator[Item]:
    """The members; then the archive again, with their names, which were put down meanwhile."""
    with node.spool() as names:
        wrong: list[str] = []
        for header, part in _members(Source(blocks), node, wrong):
            yield from part
            names.write(kept(header.name))
        yield node.begins(form)
        yield from rows(held(names))
    yield from (node.unread(reason) for reason in wrong)


def _inner(counted_blocks: Callable[[], Iterator[bytes]], blocks: Callable[[], Iterator[bytes]], node: Node) -> Iterator[Item]:
    """The names, then the members: something inside a file may not come again once it has given way to something else."""
    yield from rows(_names(Source(counted_blocks())))
    wrong: list[str] = []
    for _, part in _members(Source(blocks()), node, wrong):
        yield from part
    yield from (node.unread(reason) for reason in wrong)


def _names(source: Source) -> Iterator[str]:
    """The names of all members. What is wrong is said when the members are read."""
    for header in _headers(source, []):
        yield header.name
        source.skip(header.size + header.filling)


def _members(source: Source, node: Node, wrong: list[str]) -> Iterator[tuple[Header, Iterator[Item]]]:
    """Every member and what it holds, to be taken before the next; `wrong` gets the reasons where something is not in order."""
    unique = Unique()
    for header in _headers(source, wrong):
        part = _Content(source, header)
        yield header, iter(()) if header.folder else _member(part, node, unique)
        source.skip(part.left + header.filling)


def _headers(source: Source, wrong: list[str]) -> Iterator[Header]:
    """The headers, whose content is to be taken before the next; behind damage it goes on with the next that is one."""
    more = True
    while more:
        try:
            header = following(source)
        except Damaged as error:
            reason = source.wrong or str(error)
            if reason not in wrong:
                wrong.append(reason)
            more = next_header(source)
            continue
        if header:
            yield header
        more = header is not None
    if source.wrong and source.wrong not in wrong:
        wrong.append(source.wrong)


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
                raise Damaged(self._source.wrong or "ends in the middle: it was cut off")
            self.left -= len(block)
            yield block


def _member(part: _Content, node: Node, unique: Unique) -> Iterator[Item]:
    child = node.inner(unique.name(shown(part.header.name)))
    if part.header.why:
        yield child.unread(part.header.why)
    else:
        yield from member(part.blocks(), node, child)
