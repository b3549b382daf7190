"""The directory at the end of a ZIP archive, entry by entry: a million of them take no more memory than one.

Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3 (records), 4.4 (fields) and 4.5 (extra fields); Info-ZIP's Unicode path extra field.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from scanner.errors import Unreadable

LOCAL = struct.Struct("<4s5H3I2H")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCATOR = struct.Struct("<4sIQI")
_END64 = struct.Struct("<4sQ2H2I4Q")
_BLOCK = 1 << 20
_FULL = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Directory:
    """Where the entries stand (`at`, `size` in bytes), how many there are said to be, and what is around them.

    `shift` is the number of bytes before the archive (a self-extracting program, say), which its offsets do not count; `after` the number
    of bytes that follow it. `split` tells that it is one of several files.
    """

    at: int
    size: int
    count: int
    shift: int
    end: int
    after: int
    comment: bytes
    split: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What the directory says of a member; `at` is the offset of its local header in the file, sizes are bytes."""

    name: str
    comment: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int
    link: bool

    @property
    def folder(self) -> bool:
        """A folder has a name that ends with a slash, and nothing in it."""
        return self.name.endswith("/") and not self.size


def find(file: BinaryIO) -> Directory | None:
    """The directory of a ZIP archive, or None where its end is missing. Raises `Unreadable` where it lies outside of the file."""
    length = file.seek(0, 2)
    start = max(0, length - _END.size - 0xFFFF)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    while at >= 0 and len(tail) - at < _END.size:
        at = tail.rfind(b"PK\5\6", 0, at)
    if at < 0:
        return None
    _, disk, disk_of, _, count, size, offset, comment = _END.unpack_from(tail, at)
    end = start + at
    after = len(tail) - at - _END.size - comment
    if wide := _wide(file, end):
        disk, disk_of, count, size, offset, end = wide
    shift = end - size - offset
    if shift < 0 or size > end:
        raise Unreadable("damaged ZIP archive: its directory lies outside of it")
    text = tail[at + _END.size : at + _END.size + comment]
    return Directory(end - size, size, count, shift, end, max(0, after), text, bool(disk or disk_of))


def _wide(file: BinaryIO, end: int) -> tuple[int, int, int, int, int, int] | None:
    """What the record of the ZIP64 format says, which stands before the usual one: disks, count, size, offset, where the record stands."""
    file.seek(max(0, end - _LOCATOR.size))
    locator = file.read(_LOCATOR.size)
    if end < _LOCATOR.size + _END64.size or not locator.startswith(b"PK\6\7"):
        return None
    at = end - _LOCATOR.size - _END64.size
    file.seek(at)
    record = file.read(_END64.size)
    if not record.startswith(b"PK\6\6"):
        return None
    _, _, _, _, disk, disk_of, _, count, size, offset = _END64.unpack(record)
    return disk, disk_of, count, size, offset, at


def entries(file: BinaryIO, found: Directory) -> Iterator[Entry]:
    """The entries in their order. Raises `Unreadable` after the last that could be read where there are fewer than stated."""
    block, used, position, left = b"", 0, found.at, found.size
    number = 0
    while left or used < len(block):
        if len(block) - used < _ENTRY.size + 3 * 0xFFFF and left:
            file.seek(position)
            more = file.read(min(_BLOCK, left))
            if not more:
                break
            block, used, position, left = block[used:] + more, 0, position + len(more), left - len(more)
            continue
        if len(block) - used < _ENTRY.size or block[used : used + 4] != b"PK\1\2":
            break
        entry, used = _entry(block, used, found.shift)
        number += 1
        yield entry
    # The usual record counts to 65,535 only, and some programs do not write the other.
    if number != found.count and (found.count > number or number & 0xFFFF != found.count):
        raise Unreadable("damaged ZIP archive: its directory does not hold as many entries as it says")
    if used != len(block) and not block[used:].startswith(b"PK\5\5"):
        raise Unreadable("damaged ZIP archive: its directory could not be read to its end")


def _entry(block: bytes, at: int, shift: int) -> tuple[Entry, int]:
    """The entry at `at`, and where the next begins."""
    _, made, _, flags, method, _, _, crc, packed, size, name, extra, comment, _, _, mode, offset = _ENTRY.unpack_from(block, at)
    start = at + _ENTRY.size
    raw = block[start : start + name]
    extras = block[start + name : start + name + extra]
    if _FULL in (packed, size, offset):
        size, packed, offset = _long(extras, size, packed, offset)
    text = block[start + name + extra : start + name + extra + comment].decode("utf-8", "backslashreplace")
    link = made >> 8 in (3, 19) and mode >> 28 == 0xA
    entry = Entry(_name(raw, flags, extras), text, flags, method, crc, packed, size, offset + shift, link)
    return entry, start + name + extra + comment


def local(head: bytes, rest: bytes) -> Entry:
    """What a local header (30 bytes, and the name and extra fields behind it) says; `at` is 0."""
    _, _, flags, method, _, _, crc, packed, size, name, _ = LOCAL.unpack(head)
    extras = rest[name:]
    if _FULL in (packed, size):
        size, packed = _long(extras, size, packed)
    return Entry(_name(rest[:name], flags, extras), "", flags, method, crc, packed, size, 0, False)


def _extra(extras: bytes, wanted: int) -> bytes | None:
    """The extra field with this number, if there is one."""
    at = 0
    while at + 4 <= len(extras):
        kind, size = struct.unpack_from("<HH", extras, at)
        if kind == wanted:
            return extras[at + 4 : at + 4 + size]
        at += 4 + size
    return None


def _long(extras: bytes, *fields: int) -> list[int]:
    """The fields, those that do not fit in 32 bits from the ZIP64 extra field."""
    field = _extra(extras, 1) or b""
    values = iter(struct.unpack_from(f"<{len(field) // 8}Q", field))
    return [next(values, value) if value == _FULL else value for value in fields]


def _name(raw: bytes, flags: int, extras: bytes) -> str:
    """The member's name: UTF-8 where it is said to be, or is; else as MS-DOS wrote it (code page 437)."""
    path = _extra(extras, 0x7075)
    if path and len(path) > 5 and path[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
        return path[5:].decode("utf-8", "backslashreplace")
    if flags & 0x800:
        return raw.decode("utf-8", "backslashreplace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")
