"""Workbooks of SpreadsheetML (xlsx, xlsm, and the binary xlsb): what the book holds beside its sheets, pivot caches, then each sheet."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from connectors.readers.node import Item, Node
from connectors.readers.sheets import book_parts, cells, grid, pivot, shared
from connectors.readers.sheets.markup import Texts, elements, texts
from connectors.readers.sheets.package import Package, bare
from scanner.errors import Unreadable

_VML_TEXT = re.compile(rb"<v:textbox\b.*?</v:textbox>", re.S)
_TAG = re.compile(rb"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Workbook:
    """Where the workbook lies in its package, and its sheets: name and part."""

    part: str
    sheets: tuple[tuple[str, str], ...]
    epoch_1904: bool


def read(package: Package, node: Node) -> Iterator[Item]:
    """The book's own rows, then its pivot caches, its sheets (hidden ones too), and the files that lie in it."""
    book = _workbook(package)
    claimed = {part for _, part in book.sheets}
    yield from own(package, node, book)
    common = yield from _common(package, node, book)
    yield from pivot.read(package, node)
    for name, part in (*book.sheets, *((bare(part), part) for part in _sheets(package) if part not in claimed)):
        yield from _sheet(package, node.inner(name), part, common)
    yield from inside(package, node)


def _workbook(package: Package) -> Workbook:
    """The workbook's part with what it says of its sheets; a book without one has sheets nevertheless."""
    part = next((part for part in package.parts if re.fullmatch(r"(?:.*/)?workbook\d*\.xml", part)), "")
    if not part:
        return Workbook("", (), False)
    sheets: list[tuple[str, str]] = []
    epoch = False
    related = package.relations(part)
    for tag, attributes in elements(package.blocks(part)):
        if tag == "workbookPr":
            epoch = attributes.get("date1904") in ("1", "true")
        elif tag == "sheet" and "name" in attributes:
            sheets.append((attributes["name"], related.get(attributes.get("id", ""), "")))
    return Workbook(part, tuple(sheets), epoch)


def _sheets(package: Package) -> list[str]:
    """Parts that hold sheets, whether or not the workbook knows of them."""
    return sorted(part for part in package.parts if re.fullmatch(r"xl/(?:worksheets|macrosheets|dialogsheets)/[^/]+\.xml", part))


def own(package: Package, node: Node, book: Workbook) -> Iterator[Item]:
    """Rows of the book itself: properties, comments, drawings, names, links, copies of other books, tracked changes."""
    yield from _taken(package, node, book.part, "defined names", book_parts.WORKBOOK) if book.part else ()
    links = Texts({})
    for part in package.parts:
        known = book_parts.texts_of(part)
        if part.endswith(".rels"):
            yield from _links(package, node, part, links)
        elif known and known[1]:
            yield from _taken(package, node, part, *known)
        elif "vmldrawing" in part:
            yield from _vml(package, node, part, links)
        elif part.startswith("xl/model/"):
            yield node.unread("its data model (Power Pivot) was not read")
    yield from links.flush(most=False)


def _taken(package: Package, node: Node, part: str, label: str, columns: Mapping[str, str]) -> Iterator[Item]:
    """The texts of one part, to where it is damaged."""
    into = Texts(columns)
    try:
        yield from texts(package.blocks(part), into)
    except Unreadable as error:
        yield node.unread(f"its {label} were not read to their end: {error}")
    yield from into.flush(most=False)


def _links(package: Package, node: Node, part: str, into: Texts) -> Iterator[Item]:
    """Targets outside of the book: addresses of pages and mailboxes, paths of other books."""
    try:
        for tag, attributes in elements(package.blocks(part)):
            if tag == "Relationship" and attributes.get("TargetMode") == "External":
                into.note("link", attributes.get("Target", ""))
                yield from into.flush()
    except Unreadable as error:
        yield node.unread(f"its links were not read to their end: {error}")


def _vml(package: Package, node: Node, part: str, into: Texts) -> Iterator[Item]:
    """Text boxes of the older kind, whose markup is often no XML."""
    try:
        markup = package.head(part, 16 << 20)
    except Unreadable as error:
        yield node.unread(f"its drawings were not read to their end: {error}")
        return
    for box in _VML_TEXT.findall(markup):
        into.note("text box", " ".join(_TAG.sub(b" ", box).decode("utf-8", "replace").split()))


def _common(package: Package, node: Node, book: Workbook) -> Generator[Item, None, cells.Book]:
    """Yields what is wrong with the parts that all sheets share; returns `cells.Book`."""
    texts_: list[str] = []
    formats: list[str] = []
    folder = book.part.rpartition("/")[0] or "xl"
    try:
        if f"{folder}/sharedstrings.xml" in package.parts:
            texts_, readings = shared.strings(package.blocks(f"{folder}/sharedstrings.xml"))
            if readings:
                yield pa.RecordBatch.from_arrays([grid.strings(readings)], names=["phonetic reading"])
    except shared.Full:
        yield from _unplaced(package, node, f"{folder}/sharedstrings.xml")
    except Unreadable as error:
        yield node.unread(f"its texts were not read: {error}")
    try:
        formats = shared.formats(package.blocks(f"{folder}/styles.xml")) if f"{folder}/styles.xml" in package.parts else []
    except Unreadable as error:
        yield node.unread(f"its number formats were not read, dates are plain numbers: {error}")
    return cells.Book(texts_, formats, book.epoch_1904)


def _unplaced(package: Package, node: Node, part: str) -> Iterator[Item]:
    """Too many shared texts to be kept, as rows of the body: they are read, but not where they stand."""
    yield node.unread("holds more text than can be kept in memory: the texts were read, but not in which cells they stand")
    into = Texts({"si": "text"})
    yield from texts(package.blocks(part), into)
    yield from into.flush(most=False)


def _sheet(package: Package, node: Node, part: str, common: cells.Book) -> Iterator[Item]:
    """One sheet: its tables, then what stands beside its cells."""
    yield node.begins("table")
    sheet = cells.Sheet(common, Texts(book_parts.SHEET))
    counted = 0
    table = grid.Grid()
    try:
        for number, row in cells.rows(package.blocks(part), sheet):
            table.add(number, row)
            if table.ready:
                yield from table.taken()
                yield from sheet.extras.flush()
                node.budget.unpack(sheet.repeated - counted)
                counted = sheet.repeated
    except Unreadable as error:
        sheet.end_row()
        yield node.unread(str(error))
    for number, row in sheet.rows:
        table.add(number, row)
    table.end()
    yield from table.taken()
    yield from sheet.extras.flush(most=False)
    if sheet.lost:
        yield node.unread("some cells refer to texts that the book does not hold")


def inside(package: Package, node: Node, but: tuple[str, ...] = ()) -> Iterator[Item]:
    """Files that lie in the book (pictures, documents, macros, data of forms), and parts that are not known: read by what they are."""
    for name in package.parts:
        if book_parts.neither(name) or book_parts.texts_of(name) or name.startswith(("xl/model/", *but)) or name.endswith(".rels"):
            continue
        child = node.inner(name.removeprefix("xl/"))
        try:
            file = package.spooled(name)
        except Unreadable as error:
            yield child.unread(str(error))
            continue
        with file:
            yield from node.read(file, child)
