"""OpenDocument spreadsheets (OpenDocument 1.3 part 3, chapter 9): one pass over the content, each table a unit."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.readers.documents.properties import ODF
from connectors.readers.node import Item, Node
from connectors.readers.sheets.grid import Grid
from connectors.readers.sheets.markup import Texts, fed, parser, texts
from connectors.readers.sheets.ods_cells import Content
from connectors.readers.sheets.package import Package
from scanner.errors import Unreadable

_META = {
    **ODF,
    "creation-date": "created",
    "date": "modified",
    "user-defined": "custom property",
    "user-defined@name": "custom property name",
}
_STYLES = {"header": "header or footer", "footer": "header or footer", "header-left": "header or footer", "footer-left": "header or footer"}
_NEITHER = ("mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml", "manifest.rdf", "layout-cache")
_SETTINGS = ("configurations2/", "thumbnails/", "meta-inf/", "objectreplacements/")


def read(package: Package, node: Node) -> Iterator[Item]:
    """The book's properties, its tables, the files in it, and last what its content holds outside of any table."""
    if "encrypted-package" in package.parts or b"encryption-data" in package.head("meta-inf/manifest.xml"):
        raise Unreadable("encrypted Office document")
    for part, label, columns in (("meta.xml", "properties", _META), ("styles.xml", "headers and footers", _STYLES)):
        into = Texts(columns)
        try:
            yield from texts(package.blocks(part), into) if part in package.parts else ()
        except Unreadable as error:
            yield node.unread(f"its {label} were not read to their end: {error}")
        yield from into.flush(most=False)
    content = Content()
    try:
        yield from _tables(package, node, content)
    except Unreadable as error:
        yield node.unread(str(error))
    yield from _inside(package, node)
    if rest := list(content.own.flush(most=False)):
        yield node.resumes("table", "content.xml")
        yield from rest


def _tables(package: Package, node: Node, content: Content) -> Iterator[Item]:
    """Each table as it comes; what belongs to none stays in `content.own`."""
    child = node
    grid = Grid()
    counted = 0
    for _ in fed(parser(content.start, content.end, content.data), package.blocks("content.xml")):
        for name, number, row in content.rows:
            if row:
                grid.add(number, row)
            elif name is None:
                grid.end()
                yield from grid.taken()
                yield from content.beside.records.flush()
            else:
                child = node.inner(name)
                yield child.begins("table")
                grid = Grid()
            yield from grid.taken()
        content.rows.clear()
        node.budget.unpack(content.repeated - counted)
        counted = content.repeated
    grid.end()
    yield from grid.taken()
    yield from content.beside.records.flush()


def _inside(package: Package, node: Node) -> Iterator[Item]:
    """Pictures and embedded documents; a document embedded as a folder of parts gives the texts of its content."""
    for name in package.parts:
        if name in _NEITHER or name.startswith(_SETTINGS) or name.endswith(("/styles.xml", "/settings.xml", "/meta.xml")):
            continue
        child = node.inner(name)
        try:
            file = package.spooled(name)
        except Unreadable as error:
            yield child.unread(str(error))
            continue
        with file:
            yield from node.read(file, child)
