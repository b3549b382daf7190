"""What desktops leave behind on shares: macOS's `._name` and `.DS_Store`, Windows' shortcuts, Office's `~$name`.

They are many, and small; but an attribute says which mail a file came in, a shortcut whose folder it lies in, and Office who has it open.
"""

from __future__ import annotations

import plistlib
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa

from connectors.readers import strings, text
from connectors.readers.media.row import row, spoken
from connectors.readers.node import Item, Node
from scanner.errors import Unreadable

DOUBLE, STORE, SHORTCUT, OWNER = "multipart/appledouble", "application/x-ds-store", "application/x-ms-shortcut", "application/x-ms-owner"
_MOST = 1 << 24
_FORK, _INFO = 2, 9
_RUN = re.compile(rb"[\t\r\n\x20-\x7e]{4,}")
_LARGE = "larger than such files are: only its first 16 MB were read"
#: A record of a `.DS_Store` behind its name: what it is, the type of its value, and of texts how many units of UTF-16.
_RECORD = re.compile(rb"([\x20-\x7e]{4})(?:bool|long|shor|type|blob|comp|dutc|(ustr)(.{4}))", re.DOTALL)


def told(head: bytes, name: str) -> str | None:
    """The media type of what a desktop wrote, by its first bytes and, for Office's file of who has a document open, its name."""
    if head.startswith(b"\0\5\x16\7"):  # RFC 1740
        return DOUBLE
    if head.startswith(b"\0\0\0\1Bud1"):
        return STORE
    if head.startswith(b"L\0\0\0\1\x14\2\0\0\0\0\0\xc0\0\0\0\0\0\0F"):  # MS-SHLLINK 2.1
        return SHORTCUT
    return OWNER if name.startswith("~$") and len(head) in (162, 165) and 0 < head[0] <= 54 else None


def apple_double(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The attributes of a file that stands beside this one, one row; of a resource fork that holds anything, its text (RFC 1740)."""
    data = file.read(_MOST)
    if file.read(1):
        yield node.unread(_LARGE)
    last = min(26 + 12 * int.from_bytes(data[24:26]), len(data) - 12)
    entries = (struct.unpack_from(">III", data, at) for at in range(26, last + 1, 12))
    found = {kind: data[at : at + size] for kind, at, size in entries}
    attributes = ((_name(name), _texts(held)) for name, held in _attributes(data, found.get(_INFO, b"")))
    yield from row({name: said for name, said in attributes if name})
    fork = found.get(_FORK, b"")
    if int.from_bytes(fork[8:12]):
        yield from text.body(pa.array([run.decode() for run in re.findall(rb"[\t\x20-\x7e]{8,}", fork)], pa.string()))
        yield node.unread("a resource fork of macOS: only the plain text in it was read")


def _name(attribute: str) -> str:
    """`com.apple.metadata:kMDItemWhereFroms` as words."""
    return spoken(attribute.rpartition(":")[2].removeprefix("kMDItem").removeprefix("com.apple."))


def _attributes(data: bytes, info: bytes) -> Iterator[tuple[str, bytes]]:
    """Names and values of the extended attributes behind the Finder's 32 bytes; places count from the file's start (xnu, `vfs_xattr.c`)."""
    if info[34:38] != b"ATTR":
        return
    at = 70
    for _ in range(int.from_bytes(info[68:70])):
        if at + 11 > len(info):
            return
        place, size, _, length = struct.unpack(">IIHB", info[at : at + 11])
        yield info[at + 11 : at + 11 + length].rstrip(b"\0").decode("utf-8", "replace"), data[place : place + size]
        at += 11 + length + -(11 + length) % 4


def _texts(held: bytes) -> list[str]:
    """The texts in an attribute's value: of a property list, packed or plain; of other bytes those that can be read."""
    if held.startswith(b"bplist"):
        try:
            return list(_leaves(plistlib.loads(held)))
        except (plistlib.InvalidFileException, ValueError, TypeError, OverflowError, RecursionError):
            return _runs(held)
    if held.startswith(b"x\x9c"):
        held = _expanded(held)
    try:
        return [held.decode("utf-8")] if b"\0" not in held else _runs(held)
    except UnicodeDecodeError:
        return _runs(held)


def _runs(held: bytes) -> list[str]:
    return [run.decode() for run in _RUN.findall(held)]


def _expanded(held: bytes) -> bytes:
    """What is packed with zlib, or the bytes as they are. Unreadable where it is far more than attributes are."""
    expand = zlib.decompressobj()
    try:
        made = expand.decompress(held, _MOST)
    except zlib.error:
        return held
    if expand.unconsumed_tail:
        raise Unreadable("an attribute of macOS unpacks to more than 16 MB")
    return made


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    elif not isinstance(value, bytes):
        yield str(value)


def ds_store(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The names of what lies or lay in a folder, and comments on it, as lines."""
    data, lines = file.read(_MOST), dict[str, None]()
    if file.read(1):
        yield node.unread(_LARGE)
    for found in _RECORD.finditer(data):
        if name := _before(data, found.start()):
            lines[name] = None
        if found[2]:
            said = data[found.end() : found.end() + 2 * min(int.from_bytes(found[3]), 1 << 15)]
            lines[said.decode("utf-16-be", "replace")] = None
    yield from text.body(pa.array(list(lines), pa.string()))


def _before(data: bytes, end: int) -> str:
    """The name that ends here, with the number of its units before it."""
    for units in range(1, 256):
        start = end - 2 * units - 4
        if start < 0:
            return ""
        if int.from_bytes(data[start : start + 4]) == units:
            return data[start + 4 : end].decode("utf-16-be", "replace")
    return ""


def shortcut(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The texts of a shortcut: paths, names of machines, what it says of itself. All of them are plain text (MS-SHLLINK 2.3 to 2.5)."""
    yield from strings.unknown(file)


def owner(file: BinaryIO, node: Node) -> Iterator[Item]:
    """Who has the document beside it open."""
    head = file.read(55)
    yield from row({"last modified by": head[1 : 1 + int.from_bytes(head[:1])].decode("cp1252", "replace")})
