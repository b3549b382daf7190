"""Pictures of 60,000 by 60,000 pixels in a few kilobytes, and every magic with garbage behind it."""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

from connectors.readers.magic import _MAGIC, _RIFFS
from tests.hostile.case import Case, written

_SIDE = 60_000


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png() -> bytes:
    """All of its pixels are there: 450 MB of zeros, packed."""
    packer, packed = zlib.compressobj(9), []
    row = bytes(1 + _SIDE // 8)
    for _ in range(_SIDE // 100):
        packed.append(packer.compress(row * 100))
    packed.append(packer.flush())
    head = _chunk(b"IHDR", struct.pack(">2I5B", _SIDE, _SIDE, 1, 0, 0, 0, 0))
    text = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(64 << 20), 9))
    return b"\x89PNG\r\n\x1a\n" + head + text + _chunk(b"IDAT", b"".join(packed)) + _chunk(b"IEND", b"")


def _tiff() -> bytes:
    """One strip that claims every pixel, and a directory that is its own successor."""
    tags = (
        (256, 4, _SIDE),
        (257, 4, _SIDE),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (277, 3, 1),
        (278, 4, _SIDE),
        (279, 4, 1 << 31),
    )
    entries = b"".join(struct.pack("<2H2I", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 8)


def _jpeg() -> bytes:
    frame = struct.pack(">2sHBHHB", b"\xff\xc0", 17, 8, _SIDE, _SIDE, 3) + bytes((1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0))
    scan = b"\xff\xda\0\x0c\x03\x01\0\x02\0\x03\0\0\x3f\0"
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + frame + scan + bytes(1000)


def _gif() -> bytes:
    frame = b"," + struct.pack("<4HB", 0, 0, _SIDE, _SIDE, 0) + b"\x02\x02\x4c\x01\0"
    return b"GIF89a" + struct.pack("<2H3B", _SIDE, _SIDE, 0x80, 0, 0) + bytes(6) + frame * 2000 + b";"


def _webp() -> bytes:
    head = b"VP8X" + struct.pack("<I", 10) + bytes(4) + (_SIDE - 1).to_bytes(3, "little") * 2
    image = b"VP8L" + struct.pack("<IB", 5, 0x2F) + b"\xff\xff\xff\x0f\0"
    return b"RIFF" + struct.pack("<I", 4 + len(head) + len(image)) + b"WEBP" + head + image


def _bmp() -> bytes:
    return b"BM" + struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, _SIDE, _SIDE, 1, 24, 0, 0, 0, 0, 0, 0)


def _pictures(folder: Path) -> None:
    for name, make in (("jpg", _jpeg), ("gif", _gif), ("tif", _tiff), ("webp", _webp), ("bmp", _bmp)):
        (folder / f"wide.{name}").write_bytes(make())


def magics() -> list[bytes]:
    """What files of all known kinds begin with."""
    heads = [bytes(at) + mark for at, mark, _ in _MAGIC]
    heads += [b"RIFF\x10\0\0\0" + mark for mark, _ in _RIFFS]
    heads += [b"\0\0\0\x18ftyp" + brand for brand in (b"heic", b"mif1", b"avif", b"isom", b"M4A ", b"qt  ", b"3gp4")]
    return [*heads, b"OggS\0\2", b"\x1aE\xdf\xa3", b"%!PS-Adobe", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"]


def _magic(folder: Path) -> None:
    chance = random.Random(7)
    for number, head in enumerate(magics()):
        for kind, rest in (("noise", chance.randbytes(3000)), ("ones", b"\xff" * 3000), ("zeros", bytes(3000)), ("none", b"")):
            (folder / f"{number:03}-{kind}.bin").write_bytes(head + rest)


_SAID = "pixel|picture"
CASES = (
    Case("png of 60,000 × 60,000 pixels (450 MB of zeros)", written("wide.png", _png), _SAID, quick=False),
    Case("jpg, gif, tif, webp, bmp of 60,000 × 60,000 pixels", _pictures, _SAID),
    Case("every magic with garbage behind it", _magic, "damaged|no reader", quick=False),
)
