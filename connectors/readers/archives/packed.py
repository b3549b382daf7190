"""Decompression in small blocks, with memory that does not depend on what comes out."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

#: Bytes that go in and bytes that come out at a time.
BLOCK = 1 << 18
#: What an LZMA dictionary may take; `xz -9` takes 65 MB.
MEMORY = 256 << 20


class Damaged(Exception):
    """The compressed data ends here. Its message is a reason: a sentence part without any value."""


class Decompressor(Protocol):
    """What `bz2`, `lzma` and `Inflate` have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class Inflate:
    """zlib's decompressor in the shape of the others; `bits` as of `zlib.decompressobj`."""

    def __init__(self, bits: int) -> None:
        self._zlib = zlib.decompressobj(bits)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        """Whether the stream's end was reached."""
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        """What came after the end."""
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most `max_length` bytes. What did not fit is kept, and comes with the next calls."""
        out = self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)
        self.needs_input = not self._zlib.unconsumed_tail and len(out) < max_length
        return out


def stream(one: Decompressor, read: Callable[[int], bytes], data: bytes = b"") -> Iterator[bytes]:
    """What comes out of one compressed stream, which begins with `data`. Raises `Damaged` where it is damaged or ends too early."""
    while not one.eof:
        if not data and one.needs_input:
            data = read(BLOCK)
            if not data:
                raise Damaged("ends in the middle: it was cut off")
        try:
            out = one.decompress(data, BLOCK)
        except (zlib.error, OSError, EOFError, ValueError):
            raise Damaged("the compressed data is damaged") from None
        except lzma.LZMAError as error:
            # The text is looked at, never shown.
            raise Damaged("needs too much memory to be unpacked" if "emory" in str(error) else "the compressed data is damaged") from None
        data = b""
        if out:
            yield out


def raw_lzma(read: Callable[[int], bytes]) -> Decompressor:
    """The decompressor of an LZMA member of a ZIP archive, whose properties are read first (APPNOTE.TXT 5.8)."""
    head = read(9)
    if len(head) < 9 or head[2:4] != b"\5\0":
        raise Damaged("the compressed data is damaged")
    properties, dictionary = head[4], int.from_bytes(head[5:9], "little")
    if dictionary > MEMORY:
        raise Damaged("needs too much memory to be unpacked")
    if properties >= 9 * 5 * 5:
        raise Damaged("the compressed data is damaged")
    lc, lp, pb = properties % 9, properties // 9 % 5, properties // 45
    try:
        chosen = {"id": lzma.FILTER_LZMA1, "dict_size": max(dictionary, 4096), "lc": lc, "lp": lp, "pb": pb}
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chosen])
    except (lzma.LZMAError, ValueError):
        raise Damaged("the compressed data is damaged") from None


#: Compressed streams by media type: how a new one begins, and its decompressor.
STREAMS: dict[str, tuple[bytes, Callable[[], Decompressor]]] = {
    "application/gzip": (b"\x1f\x8b", lambda: Inflate(31)),
    "application/x-bzip2": (b"BZh", bz2.BZ2Decompressor),
    "application/x-xz": (b"\xfd7zXZ\0", lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, MEMORY)),
    "application/x-lzma": (b"\x5d", lambda: lzma.LZMADecompressor(lzma.FORMAT_ALONE, MEMORY)),
}


def streams(kind: str, read: Callable[[int], bytes]) -> Iterator[bytes]:
    """What comes out of all streams of a file, one after the other; raises `Damaged`, also for what follows that is no such stream."""
    mark, make = STREAMS[kind]
    data = read(BLOCK)
    while data:
        one = make()
        yield from stream(one, read, data)
        data = _following(one.unused_data, read, len(mark))
        if data and not data.startswith(mark):
            raise Damaged("other data follows its end, and was not read")


def _following(data: bytes, read: Callable[[int], bytes], need: int) -> bytes:
    """What follows a stream: zero bytes are filling, at least `need` bytes where there are so many."""
    data = data.lstrip(b"\0")
    while len(data) < need and (more := read(BLOCK)):
        data = (data + more).lstrip(b"\0")
    return data
