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


def content(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """The bytes of a member, block by block. Raises `Damaged` with what is wrong after those that could be had."""
    if entry.flags & 0x41 or entry.method == 99:
        raise Damaged("encrypted member of a ZIP archive")
    if entry.method not in (0, 8, 12, 14):
        named = UNKNOWN.get(entry.method)
        raise Damaged(f"compressed with {named}, which is not read" if named else "compressed with an unknown method")
    source = _Part(file, entry)
    crc = size = 0
    for block in _blocks(source, entry.method):
        crc, size = zlib.crc32(block, crc), size + len(block)
        yield block
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
    yield from stream(raw_lzma(source.read) if method == 14 else bz2.BZ2Decompressor() if method == 12 else Inflate(-15), source.read)


class _Part:
    """A member's packed bytes, read where they stand: the file may have been moved in between."""

    def __init__(self, file: BinaryIO, entry: Entry) -> None:
        file.seek(entry.at)
        head = file.read(LOCAL.size)
        if len(head) < LOCAL.size or head[:4] != b"PK\3\4":
            raise Damaged("does not stand where the archive's directory says")
        self._file = file
        self._at = entry.at + LOCAL.size + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        self.left = entry.packed

    def read(self, size: int) -> bytes:
        self._file.seek(self._at)
        data = self._file.read(min(size, self.left))
        self._at += len(data)
        self.left -= len(data)
        return data
