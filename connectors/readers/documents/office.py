"""Packages of XML parts: Word and PowerPoint (ECMA-376), Visio, XPS and OpenDocument text, drawings and presentations.

Every XML part is read, wherever it lies and whether or not anything refers to it: what a program no longer shows is still there. So a
relationship that is wrong, missing, or points to another machine changes nothing but the order.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import pyarrow as pa

from connectors.readers.documents.blocks import PAGE, Block, Damaged, blocks
from connectors.readers.documents.package import elements, inside, is_xml, members, opened, stream, targets
from connectors.readers.documents.properties import is_properties, named, row
from connectors.readers.documents.rows import page, rows
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from scanner.errors import Unreadable
from scanner.model import Unread

# Parts that programs write and nobody reads: looks, fonts, small pictures of pages and objects that are read themselves.
_LOOKS = (
    "/theme/",
    "/fonts/",
    "ObjectReplacements/",
    "Configurations2/",
    "Thumbnails/thumbnail",
    "docProps/thumbnail",
    "Pictures/TablePreview",
    "/printerSettings/",
    "Fonts/",
    "/activeX/activeX",
)
_LOOKS_NAMED = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml", "settings.xml", "manifest.rdf", "layout-cache")
_LOOKS_END = ("/fontTable.xml", ".odttf", ".fntdata", "/tableStyles.xml", "/webSettings.xml", "/settings.xml.rels")
_MAIN = ("document", "content", "presentation")


@dataclass(slots=True)
class _Reading:
    """A package on its way: what is still to be read, and which reasons were said."""

    package: zipfile.ZipFile
    node: Node
    todo: dict[int, zipfile.ZipInfo]
    names: dict[str, int]
    records: Records = field(default_factory=Records)
    said: list[str] = field(default_factory=list)

    def part(self, at: int) -> Iterator[Block]:
        """The blocks of a part; its damage is said once."""
        member = self.todo.pop(at)
        try:
            yield from blocks(stream(self.package, member, self.node), _column(member.filename))
        except Damaged as error:
            self.said.append(str(error))

    def find(self, name: str) -> int | None:
        """A part that is still to be read, by its name."""
        at = self.names.get(name)
        return at if at in self.todo else None


def text(file: BinaryIO, node: Node) -> Iterator[Item]:
    """Word, OpenDocument text, Visio: a row is a paragraph or a table row."""
    yield from _read(file, node, _texts)


def presentation(file: BinaryIO, node: Node) -> Iterator[Item]:
    """PowerPoint: a row is a slide with its notes and comments, in the order in which they are shown; layouts come after."""
    yield from _read(file, node, _slides)


def pages(file: BinaryIO, node: Node) -> Iterator[Item]:
    """OpenDocument presentations and drawings: a row is a page with its notes and comments."""
    yield from _read(file, node, _pages)


def _read(file: BinaryIO, node: Node, own: Callable[[_Reading], Iterator[pa.RecordBatch]]) -> Iterator[Item]:
    with opened(file) as package:
        every = members(package)
        if any(member.filename == "META-INF/manifest.xml" and _encrypted(package, member, node) for member in every):
            raise Unreadable("encrypted Office document")
        todo = {at: member for at, member in enumerate(every) if not _looks(member.filename)}
        read = _Reading(package, node, todo, {member.filename: at for at, member in todo.items()})
        parts = [at for at, member in read.todo.items() if is_properties(member.filename)]
        properties = [found for at in parts for found in _properties(read, read.todo.pop(at))]
        if not any(_main(member.filename) for member in read.todo.values()):
            yield node.unread("its main part is missing")
        yield from own(read)
        yield from _texts(read)
        yield from read.records.flush()
        yield from row(properties)
        yield from _said(read)
        for member in read.todo.values():
            yield from inside(package, member, node)


def _said(read: _Reading) -> Iterator[Unread]:
    """Each reason once."""
    for reason in dict.fromkeys(read.said):
        yield read.node.unread(reason)


def _properties(read: _Reading, member: zipfile.ZipInfo) -> list[tuple[str, str]]:
    data = stream(read.package, member, read.node)
    return list(named(member.filename, elements(data, read.said)))


def _texts(read: _Reading) -> Iterator[pa.RecordBatch]:
    """All XML parts that are left, the main part first."""
    left = [at for at, member in read.todo.items() if is_xml(member.filename)]
    for at in sorted(left, key=lambda at: not _main(read.todo[at].filename)):
        yield from rows(read.part(at), read.records)


def _pages(read: _Reading) -> Iterator[pa.RecordBatch]:
    at = read.find("content.xml")
    if at is not None:
        yield from page(read.part(at), read.records)


def _slides(read: _Reading) -> Iterator[pa.RecordBatch]:
    """Slides in order, each with what belongs to it (notes, comments, charts, diagrams); then slides that no list names."""
    for name in _order(read):
        yield from page(_slide(read, name), read.records)


def _order(read: _Reading) -> list[str]:
    slides = [member.filename for member in read.todo.values() if "/slides/" in member.filename and is_xml(member.filename)]
    slides = [name for name in slides if "/_rels/" not in name]
    main = read.find("ppt/presentation.xml")
    listed: list[str] = []
    if main is not None:
        by_id = targets(read.package, "ppt/presentation.xml", read.node)
        found = elements(stream(read.package, read.todo[main], read.node), read.said)
        listed = [by_id.get(attributes.get("r:id", ""), "") for name, attributes, _ in found if name == "sldId"]
    known = set(slides)
    return list(dict.fromkeys([name for name in listed if name in known] + slides))


def _slide(read: _Reading, name: str) -> Iterator[Block]:
    layouts = ("slideLayout", "slideMaster", "notesMaster", "/slides/", "/theme/")
    related = [
        part for part in targets(read.package, name, read.node).values() if is_xml(part) and not any(word in part for word in layouts)
    ]
    for part in [name, *related]:
        at = read.find(part)
        if at is not None:
            yield from read.part(at)
    yield PAGE, ""


def _column(name: str) -> str:
    if "/notesSlides/" in name:
        return "notes"
    if "/comments" in name and not name.endswith("Authors.xml"):
        return "comment"
    return "layout text" if any(word in name for word in ("/slideLayouts/", "Masters/", "glossary/")) else ""


def _main(name: str) -> bool:
    folder, _, base = name.rpartition("/")
    return base.endswith((".xml", ".fpage")) and (base.startswith(_MAIN) or base.endswith(".fpage")) and folder.count("/") < 3


def _looks(name: str) -> bool:
    return name in _LOOKS_NAMED or name.endswith(_LOOKS_END) or any(part in name for part in _LOOKS)


def _encrypted(package: zipfile.ZipFile, manifest: zipfile.ZipInfo, node: Node) -> bool:
    """Whether the manifest of an OpenDocument file says that its content is encrypted (OpenDocument 1.3 part 2, 3.4)."""
    return any(name == "encryption-data" for name, _, _ in elements(stream(package, manifest, node), []))
