"""Small valid files of the types that are evidence by themselves: a photograph with a place, a picture, a recording, a film."""

from __future__ import annotations

import io
import math
import struct
import wave
import zlib

_SIDE = 1024  # pixels: a photograph, not an icon


def jpeg(latitude: float, longitude: float, taken: str) -> bytes:
    """A grey photograph with EXIF 2.3 tags: maker, time (YYYY:MM:DD hh:mm:ss) and GPS position in degrees."""
    exif = b"Exif\0\0" + _tiff(latitude, longitude, taken)
    size = struct.pack(">HH", _SIDE, _SIDE)
    return b"".join(
        (
            b"\xff\xd8",
            _segment(0xE1, exif),
            _segment(0xDB, b"\0" + b"\1" * 64),
            _segment(0xC0, b"\x08" + size + b"\x01\x01\x11\0"),
            # One code of one bit each: "difference 0" and "end of block", so that every block of 8 by 8 pixels is two zero bits.
            _segment(0xC4, b"\x00\x01" + b"\0" * 15 + b"\0"),
            _segment(0xC4, b"\x10\x01" + b"\0" * 15 + b"\0"),
            _segment(0xDA, b"\x01\x01\0\0\x3f\0"),
            b"\0" * ((_SIDE // 8) ** 2 // 4),
            b"\xff\xd9",
        )
    )


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _tiff(latitude: float, longitude: float, taken: str) -> bytes:
    """TIFF 6.0 header, a directory with maker and time, and the GPS directory."""
    first = [(0x010F, 2, b"Example Camera\0"), (0x0132, 2, taken.encode() + b"\0")]
    gps = [
        (1, 2, b"N\0" if latitude >= 0 else b"S\0"),
        (2, 5, _degrees(latitude)),
        (3, 2, b"E\0" if longitude >= 0 else b"W\0"),
        (4, 5, _degrees(longitude)),
    ]
    at = 8 + 2 + 12 * (len(first) + 1) + 4
    start = at + sum(len(value) + len(value) % 2 for _, _, value in first if len(value) > 4)
    return b"II*\0" + struct.pack("<I", 8) + _directory([*first, (0x8825, 4, struct.pack("<I", start))], 8) + _directory(gps, start)


def _directory(entries: list[tuple[int, int, bytes]], at: int) -> bytes:
    sizes = {2: 1, 4: 4, 5: 8}
    head, values = struct.pack("<H", len(entries)), b""
    behind = at + 2 + 12 * len(entries) + 4
    for tag, kind, value in entries:
        field = value.ljust(4, b"\0")
        if len(value) > 4:
            field = struct.pack("<I", behind + len(values))
            values += value + b"\0" * (len(value) % 2)
        head += struct.pack("<HHI", tag, kind, len(value) // sizes[kind]) + field
    return head + struct.pack("<I", 0) + values


def _degrees(angle: float) -> bytes:
    """Degrees, minutes and hundredths of seconds as three rationals."""
    whole, rest = divmod(abs(angle), 1)
    minutes, rest = divmod(rest * 60, 1)
    return struct.pack("<6I", int(whole), 1, int(minutes), 1, round(rest * 6000), 100)


def png(side: int = 32) -> bytes:
    """A grey square: a logo, no photograph."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + b"\x99" * side for _ in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def wav(seconds: float = 1.0) -> bytes:
    """A tone of 440 Hz, 8 kHz, mono, 16 bit."""
    frames = b"".join(struct.pack("<h", int(6000 * math.sin(math.tau * 440 * n / 8000))) for n in range(int(8000 * seconds)))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(frames)
    return file.getvalue()


def mp4() -> bytes:
    """The boxes of an empty film (ISO/IEC 14496-12): type, movie header, media data."""

    def box(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", 8 + len(content)) + kind + content

    matrix = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    header = struct.pack(">IIIIIIH", 0, 0, 0, 1000, 0, 0x10000, 0x100) + b"\0" * 10 + matrix + b"\0" * 24 + struct.pack(">I", 1)
    return box(b"ftyp", b"isom\0\0\2\0isommp41") + box(b"moov", box(b"mvhd", header)) + box(b"mdat", b"\0" * 64)
