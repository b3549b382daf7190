"""Single compressed streams: what is in them is a unit of its own, or, where it is a tar, its members are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import BinaryIO

import pyarrow as pa

from connectors.readers.archives import tar
from connectors.readers.archives.inner import counted, member
from connectors.readers.archives.names import rows, shown
from connectors.readers.archives.packed import Damaged, streams
from connectors.readers.magic import magic
from connectors.readers.node import Item, Node

# Suffixes of compressed files, and what the name has in their place.
_SUFFIXES = {
    ".gz": "",
    ".tgz": ".tar",
    ".bz2": "",
    ".tbz2": ".tar",
    ".tbz": ".tar",
    ".xz": "",
    ".txz": ".tar",
    ".lzma": "",
    ".tlz": ".tar",
    ".zst": "",
    ".tzst": ".tar",
    ".lz4": "",
    ".svgz": ".svg",
    ".emz": ".emf",
    ".wmz": ".wmf",
}
# pyarrow hands nothing on of a read that fails, so it is asked for little at a time.
_LITTLE = 1 << 14


def _read(kind: str, file: BinaryIO, node: Node) -> Iterator[Item]:
    """What a compressed file of this media type holds."""
    name = _name(node)
    file.seek(0)
    said = [given for given in _original(file.read(1 << 16)) if given != name] if kind == "application/gzip" else []
    blocks = _unpacked(kind, file)
    first = b""
    wrong: str | None = None
    try:
        while len(first) < 512 and (block := next(blocks, b"")):
            first += block
    except Damaged as error:
        wrong = str(error)
    if magic(first) == "application/x-tar":
        yield from tar.read_packed(lambda: _unpacked(kind, file), node, kind)
        return
    yield from rows(said)
    every = chain([first] if first else [], _ending(wrong) if wrong else blocks)
    yield from member(counted(every, node.budget), node, node.inner(shown(name)))


def _unpacked(kind: str, file: BinaryIO) -> Iterator[bytes]:
    """What comes out of the file, from its front."""
    file.seek(0)
    return _arrow(kind, file) if kind in ("application/zstd", "application/x-lz4") else streams(kind, file.read)


def _ending(wrong: str) -> Iterator[bytes]:
    """Nothing, but the error."""
    yield from ()
    raise Damaged(wrong)


def _name(node: Node) -> str:
    """The name without the suffix that says that it is compressed."""
    name = node.unit.rpartition("!")[2].rpartition("/")[2]
    stem, _, suffix = name.rpartition(".")
    found = _SUFFIXES.get(f".{suffix.lower()}") if stem else None
    return name if found is None else stem + found


def _original(head: bytes) -> Iterator[str]:
    """The original name and the comment that a gzip file may hold (RFC 1952, 2.3.1)."""
    flags, at = head[3] if len(head) > 10 else 0, 10
    if flags & 4:
        at += 2 + int.from_bytes(head[at : at + 2], "little")
    for flag in (8, 16):
        if flags & flag and (end := head.find(b"\0", at)) >= 0:
            yield head[at:end].decode("latin-1")
            at = end + 1


def _arrow(kind: str, file: BinaryIO) -> Iterator[bytes]:
    """The frames of a zstd or lz4 file, one after the other, through pyarrow; raises `Damaged`."""
    try:
        packed = pa.CompressedInputStream(pa.PythonFile(_Borrowed(file), "r"), "zstd" if kind == "application/zstd" else "lz4")
        while block := packed.read(_LITTLE):
            yield block
    except (OSError, pa.ArrowException, MemoryError):
        raise Damaged("the compressed data is damaged, cut off, or followed by other data") from None


class _Borrowed:
    """A file that pyarrow may read, and does not close when it is done."""

    closed = False

    def __init__(self, file: BinaryIO) -> None:
        self.read = file.read

    def close(self) -> None:
        """Nothing: it is not pyarrow's file."""


gzip = partial(_read, "application/gzip")
bzip2 = partial(_read, "application/x-bzip2")
xz = partial(_read, "application/x-xz")
lzma = partial(_read, "application/x-lzma")
zstd = partial(_read, "application/zstd")
lz4 = partial(_read, "application/x-lz4")
