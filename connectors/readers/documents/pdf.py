"""PDF, by PDFium: a row is a page, empty pages too, so that the number of the row is that of the page.

Comments, links and form fields stand in columns of their page's row; what belongs to the whole document (properties, bookmarks, XMP) comes
in rows after the last page, embedded files as units. No script in it is run: this build of PDFium has no engine for any.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from connectors.readers import ocr
from connectors.readers.documents.pdf_marks import attachments, bookmarks, marks, properties, xfa
from connectors.readers.documents.pdf_scan import scanned
from connectors.readers.documents.pdf_text import text_of
from connectors.readers.documents.pdf_xmp import packets
from connectors.readers.documents.properties import row
from connectors.readers.documents.ranges import Ranges
from connectors.readers.node import Item, Node
from connectors.readers.paged import Open
from connectors.readers.records import Records
from scanner.errors import Unreadable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

#: After so many pages in a row that cannot be opened, the rest of what the file declares is not tried.
_HOPELESS = 200
_LONGEST = 1 << 20


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """Pages as rows; then what the document says of itself; then files inside it."""
    import pypdfium2

    pdf = _opened(file)
    try:
        if pdf.get_formtype():
            pdf.init_forms()
        records = Records()
        problems = Ranges("page")
        yield from _pages(pdf, node, records, problems)
        for column, text in (*bookmarks(pdf), *xfa(pdf), *packets(file)):
            records.add(column, text)
            records.end_row()
        yield from records.flush()
        yield from row(properties(pdf))
        for reason in problems.said():
            yield node.unread(reason)
        yield from attachments(pdf, node)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged PDF: read up to the damage") from error
    finally:
        pdf.close()


def _opened(file: BinaryIO) -> PdfDocument:
    import pypdfium2
    from pypdfium2 import raw

    try:
        return pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        encrypted = getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Unreadable("encrypted PDF" if encrypted else "truncated or damaged PDF") from error


def _pages(pdf: PdfDocument, node: Node, records: Records, problems: Ranges) -> Iterator[Item]:
    import pypdfium2

    pages, lost = len(pdf), 0
    table: Open | None = None
    for at in range(pages):
        try:
            page = pdf[at]
            lost = 0
        except pypdfium2.PdfiumError:
            problems.add(at + 1, "damaged: not read")
            records.add("", "")
            table = None
            lost += 1
        else:
            try:
                table = _page(pdf, page, table, node, records, lambda reason, number=at + 1: problems.add(number, reason))
            finally:
                page.close()
        records.end_row()
        if records.full():
            yield from records.flush()
        if lost == _HOPELESS:
            problems.add(at + 2, "damaged: not read", pages)
            break
    yield from records.flush()


def _page(pdf: PdfDocument, page: PdfPage, table: Open | None, node: Node, records: Records, problem: object) -> Open | None:
    """Adds a page to its row; `table`, and what is given back, is a table that goes on from page to page."""
    import pypdfium2

    assert callable(problem)
    try:
        text, table = text_of(page, table)
    except pypdfium2.PdfiumError:
        text, table = "", None
        problem("its text is damaged: not read")
    node.budget.unpack(len(text))
    for at in range(0, len(text) or 1, _LONGEST):
        records.add("", text[at : at + _LONGEST])
    if scanned(page, text):
        try:
            if seen := _seen(page, node):
                records.add("", seen)
        except Unreadable as error:
            lacks = ocr.missing(node)
            problem(f"an image without text, and {lacks}: not read" if lacks else f"an image without text: {error}")
    for name, value in marks(pdf, page, problem):
        records.add(records.step("", name), value)
    return table


def _seen(page: PdfPage, node: Node) -> str:
    from connectors.readers.documents.pdf_scan import rendered

    if lacks := ocr.missing(node):
        raise Unreadable(lacks)  # before it is rendered
    return ocr.text(rendered(page), node)
