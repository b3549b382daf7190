"""The ZIP package of an office document (ECMA-376 part 2; OpenDocument 1.3 part 2): its parts as counted streams, found by name."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import unquote

from connectors.readers.node import Node
from scanner.errors import Unreadable

#: A book has some hundred parts. A directory larger than this (bytes) is no book's.
_DIRECTORY = 16 << 20
_BLOCK = 1 << 16
#: What a damaged part raises while it is unpacked.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, struct.error)


@dataclass(frozen=True, slots=True)
class Package:
    """An open package: its parts by their names in lower case, since names are told apart without case."""

    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    node: Node

    def blocks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, counted as they are unpacked; Unreadable where it is missing, encrypted or damaged."""
        info = self.parts.get(name.lower())
        if info is None:
            raise Unreadable("a part of the document is missing")
        if info.flag_bits & 1:
            raise Unreadable("encrypted Office document")
        try:
            with self.archive.open(info) as stream:
                while block := stream.read(_BLOCK):
                    self.node.budget.unpack(len(block))
                    yield block
        except DAMAGE:
            raise Unreadable("a part of the document is damaged") from None

    def head(self, name: str, most: int = 1 << 20) -> bytes:
        """At most `most` bytes from the start of a part, b"" where there is none."""
        found = b""
        if name.lower() in self.parts:
            for block in self.blocks(name):
                found += block
                if len(found) >= most:
                    break
        return found[:most]

    def spooled(self, name: str) -> BinaryIO:
        """A part as a private seekable file."""
        file = self.node.spool()
        for block in self.blocks(name):
            file.write(block)
        file.seek(0)
        return file

    def relations(self, name: str) -> dict[str, str]:
        """The parts that the part `name` refers to, by the identifiers of the relations."""
        from connectors.readers.sheets.markup import elements

        folder, base = posixpath.split(name.lower())
        rels = f"{folder}/_rels/{base}.rels".lstrip("/")
        found: dict[str, str] = {}
        if rels not in self.parts:
            return found
        for tag, attributes in elements(self.blocks(rels)):
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                found[attributes.get("Id", "")] = _resolved(folder, attributes.get("Target", ""))
        return found


def _resolved(folder: str, target: str) -> str:
    """The name of the part that a relation points to; a path that leads out of the package names no part."""
    path = unquote(target).replace("\\", "/").lower()
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))


def bare(name: str) -> str:
    """The name of a part without folder and extension."""
    return name.rpartition("/")[2].rpartition(".")[0]


def opened(file: BinaryIO, node: Node) -> Package:
    """The package in `file`; Unreadable where it is truncated, damaged, or holds more parts than any document."""
    if _directory(file) > _DIRECTORY:
        raise Unreadable("holds far too many parts for an Office document")
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGE:
        raise Unreadable("truncated or damaged Office document") from None
    named = (info for info in archive.infolist() if info.filename and not info.is_dir())
    parts = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in named}
    return Package(archive, parts, node)


def _directory(file: BinaryIO) -> int:
    """Bytes of the central directory, as its end record says (APPNOTE.TXT 4.3.14 and 4.3.16)."""
    size = file.seek(0, 2)
    file.seek(max(size - (1 << 16) - 98, 0))
    tail = file.read()
    file.seek(0)
    end, end64 = tail.rfind(b"PK\5\6"), tail.rfind(b"PK\6\6")
    stated = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    return max(stated if stated != 0xFFFFFFFF else 0, int.from_bytes(tail[end64 + 40 : end64 + 48], "little") if end64 >= 0 else 0)
