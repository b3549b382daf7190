"""The bytes of one member of a ZIP archive."""

from __future__ import annotations

import bz2
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.archives.directory import LOCAL, Entry
from connectors.readers.archives.packed import BLOCK, Damaged, Inflate, raw_lzma, stream

#: Compression methods that are not read, by what they are called (APPNOTE.TXT 4.4.5).
UNKNOWN = {9: "Deflate64", 93: "Zstandard", 95: "XZ", 96: "JPEG", 97: "WavPack", 98: "PPMd", 99: "AES"}


def data_at(file: BinaryIO, entry: Entry) -> int | None:
    """Where the bytes of a member begin, behind its local header; None where there is no such header."""
    if entry.at >= 1 << 62:
        return None
    file.seek(entry.at)
    head = file.read(LOCAL.size)
    if len(head) < LOCAL.size or head[:4] != b"PK\3\4":
        return None
    return entry.at + LOCAL.size + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")


def content(file: BinaryIO, entry: Entry, at: int) -> Iterator[bytes]:
    """The bytes of a member, which begin at `at`, block by block. Raises `Damaged` with what is wrong after those that could be had."""
    if entry.flags & 0x41 or entry.method == 99:
        raise Damaged("encrypted member of a ZIP archive")
    if entry.method not in (0, 8, 12, 14):
        named = UNKNOWN.get(entry.method)
        raise Damaged(f"compressed with {named}, which is not read" if named else "compressed with an unknown method")
    source = _Part(file, at, entry.packed)
    crc = size = 0
    for block in _blocks(source, entry.method):
        crc, size = zlib.crc32(block, crc), size + len(block)
        yield block
        if entry.method == 14 and size >= entry.size:
            # Such a stream need not say where it ends.
            break
    if size != entry.size:
        raise Damaged("its size is not what the archive's directory says")
    if crc != entry.crc:
        raise Damaged("damaged: its checksum is not what the archive's directory says")


def _blocks(source: _Part, method: int) -> Iterator[bytes]:
    if method == 0:
        while block := source.read(BLOCK):
            yield block
        if source.left:
            raise Damaged("ends in the middle: it was cut off")
        return
    one = raw_lzma(source.read) if method == 14 else bz2.BZ2Decompressor() if method == 12 else Inflate(-15)
    yield from stream(one, source.read)
    if source.left or one.unused_data:
        raise Damaged("its packed bytes go on behind its end, and were not read")


class _Part:
    """A member's packed bytes, read where they stand: the file may have been moved in between."""

    def __init__(self, file: BinaryIO, at: int, left: int) -> None:
        self._file = file
        self._at = at
        self.left = left

    def read(self, size: int) -> bytes:
        self._file.seek(self._at)
        data = self._file.read(min(size, self.left))
        self._at += len(data)
        self.left -= len(data)
        return data
