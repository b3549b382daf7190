"""What stands beside the text of a PDF: comments, links, form fields, bookmarks, properties, XFA forms and embedded files."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from connectors.readers.documents.blocks import Block, Damaged, blocks
from connectors.readers.node import Item, Node

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_MOST = 100_000
_LONGEST = 64 << 20
_OPTIONS = 1000
_PROPERTIES = {
    "Author": "author",
    "Title": "title",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "creator",
    "Producer": "producer",
}
_STRINGS = ((b"Contents", "comment"), (b"T", "comment author"), (b"Subj", "comment subject"))


def _string(call: Callable[[Any, int], int]) -> str:
    """What a function of PDFium writes as UTF-16 into a buffer whose length in bytes it tells first."""
    size = call(None, 0)
    if size <= 2 or size > _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").strip("\0").strip()


def marks(pdf: PdfDocument, page: PdfPage, problem: Callable[[str], None]) -> Iterator[tuple[str, str]]:
    """Column and text of each comment, link and form field of a page; a field is named as the document names it."""
    from pypdfium2 import raw

    count = raw.FPDFPage_GetAnnotCount(page)
    if count > _MOST:
        problem(f"holds more than {_MOST:,} annotations: the others were not read")
    for at in range(min(count, _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        try:
            yield from _mark(pdf, annotation)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _mark(pdf: PdfDocument, annotation: Any) -> Iterator[tuple[str, str]]:
    from pypdfium2 import raw

    if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET and pdf.formenv:
        yield from _field(pdf.formenv, annotation)
        return
    for key, column in _STRINGS:
        if text := _string(lambda buffer, size, key=key: raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)):  # type: ignore[misc]
            yield column, text
    action = raw.FPDFLink_GetAction(raw.FPDFAnnot_GetLink(annotation))
    if action and 1 < (size := raw.FPDFAction_GetURIPath(pdf, action, None, 0)) <= _LONGEST:
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(pdf, action, buffer, size)
        yield "link", buffer.value.decode("utf-8", "replace")


def _field(form: Any, annotation: Any) -> Iterator[tuple[str, str]]:
    from pypdfium2 import raw

    name = _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldName(form, annotation, buffer, size))
    label = _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldAlternateName(form, annotation, buffer, size))
    value = _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))
    if value:
        yield name or label or "form field", value
    if label and label != name:
        yield "form field", label
    for at in range(min(raw.FPDFAnnot_GetOptionCount(form, annotation), _OPTIONS)):
        if option := _string(lambda buffer, size, at=at: raw.FPDFAnnot_GetOptionLabel(form, annotation, at, buffer, size)):  # type: ignore[misc]
            yield "form field", option


def properties(pdf: PdfDocument) -> Iterator[tuple[str, str]]:
    """Column and value of the document's information dictionary (ISO 32000-1, 14.3.3)."""
    from pypdfium2 import raw

    for key, column in _PROPERTIES.items():
        yield column, _string(lambda buffer, size, key=key: raw.FPDF_GetMetaText(pdf, key.encode(), buffer, size))  # type: ignore[misc]


def bookmarks(pdf: PdfDocument) -> Iterator[Block]:
    """The titles of the outline."""
    from pypdfium2 import raw

    for mark in islice(pdf.get_toc(max_depth=32), _MOST):
        if title := _string(lambda buffer, size, mark=mark: raw.FPDFBookmark_GetTitle(mark, buffer, size)):  # type: ignore[misc]
            yield "bookmark", title


def xfa(pdf: PdfDocument) -> Iterator[Block]:
    """The text of the XML packets of an XFA form."""
    from pypdfium2 import raw

    for at in range(min(max(raw.FPDF_GetXFAPacketCount(pdf), 0), 1000)):
        size = ctypes.c_ulong()
        raw.FPDF_GetXFAPacketContent(pdf, at, None, 0, size)
        if 0 < size.value <= _LONGEST:
            buffer = ctypes.create_string_buffer(size.value)
            raw.FPDF_GetXFAPacketContent(pdf, at, buffer, size.value, size)
            try:
                yield from (("form field", text) for _, text in blocks([buffer.raw]))
            except Damaged:
                continue  # packets are the pieces of one XML document: its first and last are never whole


def attachments(pdf: PdfDocument, node: Node) -> Iterator[Item]:
    """Each embedded file, as a unit, by what it is."""
    from pypdfium2 import PdfiumError, raw

    for at in range(pdf.count_attachments()):
        try:
            attachment = pdf.get_attachment(at)
            name = _string(lambda buffer, size, file=attachment: raw.FPDFAttachment_GetName(file, buffer, size))  # type: ignore[misc]
            data = attachment.get_data()
        except PdfiumError:
            child = node.inner(f"attachment {at + 1}")
            yield child.begins("application/octet-stream")
            yield child.unread("damaged attachment of a PDF")
            continue
        content = bytes(data)
        node.budget.unpack(len(content))
        with node.spool() as file:
            file.write(content)
            file.seek(0)
            yield from node.read(file, node.inner(name or f"attachment {at + 1}"))
