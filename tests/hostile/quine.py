"""A gzip file that unpacks to itself, and archives that hold it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.hostile.case import Case, zipped

_UNIT = 5


def gz_quine() -> bytes:
    """A gzip file that unpacks to itself, after Russ Cox, "Zip Files All The Way Down" (research.swtch.com/zip, 2010).

    Deflate can say "the next bytes as they are" (a stored block) and "the last bytes again" (a match), each here in five bytes, so the
    program that prints itself can be written in it. The checksum, which stands in what it sums up, solves a linear system.
    """
    for letter in b"abcdefghijklmnopqrstuvwxyz":
        head = b"\x1f\x8b\x08\x08\0\0\0\0\x02\xff" + bytes([letter, 0])

        def whole(crc: int, head: bytes = head) -> bytes:
            return _file(head, crc)

        size = len(whole(0))
        if (crc := _fixed_point(whole)) is not None and size < 1 << 16:
            return whole(crc)
    raise ValueError("no header gives a solvable system")


def _file(head: bytes, crc: int) -> bytes:
    p, lit = len(head), _literal
    one, four, again4 = lit(_UNIT), lit(4 * _UNIT), _again(4 * _UNIT)
    first, again_first = lit(p + _UNIT), _again(p + _UNIT)
    build = [head, first, head, first, again_first, one, again_first, one, one]
    build += [four, again_first, one, one, four, again4]
    build += [four, again4, four, again4, four, again4]
    none, length = lit(0), 13 + _UNIT
    last = [again4, none, none, lit(length)]
    size = len(b"".join(build)) + len(b"".join([four, *last, *last])) + 2 * length
    tail = b"\x01\0\0\xff\xff" + struct.pack("<2I", crc, size)
    return b"".join([*build, four, *last, *last, _again(length), tail, _again(length), tail])


def _literal(size: int) -> bytes:
    """The head of a stored block of `size` bytes (RFC 1951, 3.2.4)."""
    return struct.pack("<B2H", 0, size, size ^ 0xFFFF)


def _again(size: int) -> bytes:
    """A block of two matches that repeat the last `size` bytes, 17 to 20, in the fixed code (RFC 1951, 3.2.6): 3 + 2 * 15 + 7 bits."""
    bits = "0" + "10"  # not the last block; type 1, its lower bit first
    for length in (10, size - 10):
        bits += f"{length - 2:07b}" + f"{8:05b}" + f"{size - 17:03b}"[::-1]
    bits += "0" * 7
    return bytes(int(bits[at : at + 8][::-1], 2) for at in range(0, len(bits), 8))


def _fixed_point(whole: Callable[[int], bytes]) -> int | None:
    """The checksum with which the file has this checksum: CRC-32 is affine in the bits of what it sums up."""
    base = zlib.crc32(whole(0))
    rows = []
    columns = [zlib.crc32(whole(1 << bit)) ^ base ^ (1 << bit) for bit in range(32)]
    for bit in range(32):
        rows.append((sum(((column >> bit) & 1) << at for at, column in enumerate(columns)), (base >> bit) & 1))
    solved: list[tuple[int, int, int]] = []
    for row, right in rows:
        for pivot, other, value in solved:
            if row >> pivot & 1:
                row, right = row ^ other, right ^ value
        if not row:
            if right:
                return None
            continue
        pivot = row.bit_length() - 1
        solved = [(p, r ^ row, v ^ right) if r >> pivot & 1 else (p, r, v) for p, r, v in solved]
        solved.append((pivot, row, right))
    return sum(value << pivot for pivot, _, value in solved)


def _gz(folder: Path) -> None:
    data = gz_quine()
    (folder / "quine.gz").write_bytes(data)
    zipped(folder / "quine-inside.zip", ("quine.gz", data), ("quine.txt", data))


CASES = (Case("quine: a gz that holds itself", _gz, "nested too deeply"),)
