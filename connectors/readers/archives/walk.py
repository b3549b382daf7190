"""A ZIP archive without its directory, because it was cut off: from one local header to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from connectors.readers.archives.directory import LOCAL, Entry, local
from connectors.readers.archives.inner import counted, member
from connectors.readers.archives.member import content, data_at
from connectors.readers.archives.names import Unique, held, kept, rows, shown
from connectors.readers.archives.packed import Damaged, Inflate, stream
from connectors.readers.node import Item, Node

_MARKS = (b"PK\7\x08PK\3\4", b"PK00PK\3\4")


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """All members up to where the archive ends, or one whose length cannot be known; then their names, where `node` may come again."""
    with node.spool() as names:
        for name, part in _members(file, node):
            names.write(kept(name))
            yield from part
        if not node.depth:
            yield node.begins("application/zip")
            yield from rows(held(names))


def _members(file: BinaryIO, node: Node) -> Iterator[tuple[str, Iterator[Item]]]:
    """Every member's name and what it holds, to be taken before the next."""
    file.seek(0)
    at: int | None = 4 if file.read(8) in _MARKS else 0
    unique = Unique()
    while at is not None and (entry := _entry(file, at)):
        start = data_at(file, entry)
        if start is None:
            return
        open_ended = bool(entry.flags & 8) and not entry.packed and not entry.folder
        ended: list[int] = []
        part: Iterator[Item] = iter(())
        if not entry.folder:
            child = node.inner(unique.name(shown(entry.name)))
            blocks = _open(file, entry, start, ended) if open_ended else content(file, entry, start)
            part = member(counted(blocks, node.budget), node, child)
        yield entry.name, part
        at = _next(file, ended[0]) if ended else None if open_ended else _next(file, start + entry.packed)


def _entry(file: BinaryIO, at: int) -> Entry | None:
    file.seek(at)
    head = file.read(LOCAL.size)
    if len(head) < LOCAL.size or not head.startswith(b"PK\3\4"):
        return None
    rest = file.read(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"))
    return replace(local(head, rest), at=at)


def _open(file: BinaryIO, entry: Entry, at: int, ended: list[int]) -> Iterator[bytes]:
    """The bytes of a deflated member whose length stands behind it only; where they end goes to `ended`."""
    if entry.flags & 0x41 or entry.method != 8:
        raise Damaged("has a length that only the missing directory of the ZIP archive tells")
    position = at

    def more(size: int) -> bytes:
        nonlocal position
        file.seek(position)
        data = file.read(size)
        position += len(data)
        return data

    one = Inflate(-15)
    yield from stream(one, more)
    ended.append(position - len(one.unused_data))


def _next(file: BinaryIO, at: int) -> int | None:
    """Where the next header stands: at `at`, or behind a data descriptor."""
    file.seek(at)
    data = file.read(28)
    found = data.find(b"PK\3\4")
    return at + found if found >= 0 else None
