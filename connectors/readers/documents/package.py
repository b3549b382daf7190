"""A document that is a ZIP package (ECMA-376 part 2): its members, counted as they are unpacked, and its small XML parts."""

from __future__ import annotations

import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.parsers import expat

from connectors.readers.documents.blocks import Damaged, no_entity
from connectors.readers.node import Item, Node
from scanner.errors import Unreadable

_BLOCK = 1 << 16
# Small parts (properties, relationships) are read up to so many bytes and elements.
_SMALL = 16 << 20
_ELEMENTS = 200_000
_XML = (".xml", ".rels", ".fpage", ".fdseq", ".fdoc", ".vml")
_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    OverflowError,
    NotImplementedError,
)
_NUMBER = re.compile(r"\d{1,9}")


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """The package. Unreadable where it is no whole ZIP archive."""
    try:
        return zipfile.ZipFile(file)
    except _ERRORS as error:
        raise Unreadable("truncated or damaged ZIP archive") from error


def members(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """All members but folders, by name, `slide2` before `slide10`; two of the same name are two."""
    return sorted(
        (member for member in package.infolist() if not member.filename.endswith("/")), key=lambda member: natural(member.filename)
    )


def natural(name: str) -> tuple[str, int, str]:
    """Sorts by the first number in the file's name, where two differ in it only."""
    folder, base = posixpath.split(name)
    number = _NUMBER.search(base)
    return (f"{folder}/{base[: number.start()]}", int(number.group()), base[number.end() :]) if number else (f"{folder}/{base}", -1, "")


def is_xml(name: str) -> bool:
    """Whether a member is a part in XML by its name."""
    return name.lower().endswith(_XML)


def stream(package: zipfile.ZipFile, member: zipfile.ZipInfo, node: Node) -> Iterator[bytes]:
    """The bytes of a member, counted as they come. Damaged where they end early or are encrypted."""
    try:
        with package.open(member) as file:
            while data := file.read(_BLOCK):
                node.budget.unpack(len(data))
                yield data
    except _ERRORS as error:
        raise Damaged("damaged ZIP archive: one of its parts was read up to the damage") from error
    except RuntimeError as error:
        raise Damaged("encrypted ZIP archive: one of its parts was not read") from error


def inside(package: zipfile.ZipFile, member: zipfile.ZipInfo, node: Node) -> Iterator[Item]:
    """A member that is a file of its own (a picture, an embedded workbook), read by what it is."""
    child = node.inner(member.filename)
    with node.spool() as file:
        try:
            for data in stream(package, member, node):
                file.write(data)
        except Damaged as error:
            yield child.begins("application/octet-stream")
            yield child.unread(str(error))
            return
        file.seek(0)
        yield from node.read(file, child)


def elements(data: Iterator[bytes], said: list[str]) -> list[tuple[str, Mapping[str, str], str]]:
    """Local name, attributes and text of the elements of a small part, in the order of their ends.

    Where it is damaged or endless it ends, and the reason is added to `said`.
    """
    found: list[tuple[str, Mapping[str, str], str]] = []
    open_: list[tuple[str, Mapping[str, str], list[str]]] = []
    parser = expat.ParserCreate()

    def end(_: str) -> None:
        name, attributes, text = open_.pop()
        if len(found) < _ELEMENTS:
            found.append((name, attributes, "".join(text)))

    parser.StartElementHandler = lambda name, attributes: open_.append((name.rpartition(":")[2], attributes, []))
    parser.EndElementHandler = end
    parser.EntityDeclHandler = no_entity
    parser.CharacterDataHandler = lambda text: open_[-1][2].append(text) if open_ else None
    size = 0
    try:
        for block in data:
            size += len(block)
            parser.Parse(block, False)
            if size > _SMALL or len(found) == _ELEMENTS:
                said.append("holds far more properties or relationships than any document needs: the rest was not read")
                break
    except (expat.ExpatError, LookupError, ValueError):
        said.append("damaged XML: one of its parts was read up to the damage")
    except Damaged as error:
        said.append(str(error))
    return found


def targets(package: zipfile.ZipFile, part: str, node: Node) -> dict[str, str]:
    """Members that a part refers to, by relationship id; what lies outside of the package is not followed."""
    folder, name = posixpath.split(part)
    found = {}
    names = package.NameToInfo
    relations = names.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    for element, attributes, _ in elements(stream(package, relations, node), []) if relations else []:
        target = posixpath.normpath(posixpath.join("/" + folder, attributes.get("Target", ""))).lstrip("/")
        if element == "Relationship" and attributes.get("TargetMode") != "External" and target in names:
            found[attributes.get("Id", "")] = target
    return found
