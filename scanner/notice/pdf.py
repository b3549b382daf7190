"""A notice as a PDF: its lines as a reader sees them, those set as headings marked with `## `."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scanner.notice.office import Unusable

_PAGES = 300
#: On more pages than that, a line that most of them share is no text.
_FEW = 2
_WIDE = 0.7  # of the widest line
#: How much larger than most of the text a heading is set, and how long one is at most (characters).
_LARGER, _LONGEST = 1.1, 150
_DEEPEST = 5
_ENDS = (".", ":", ";", "?", "!")
#: "2. Why we use it ........ 4": a line of the table of contents.
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$|…{2,}\s*\d{1,3}$")
#: How much further in a list's marks stand than its paragraphs, at least (points).
_INDENT = 1.0
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Line:
    """Words, the size they begin in (points), whether in a bold face, the page they stand on, and how far from its left edge."""

    text: str
    size: float
    bold: bool
    page: int
    left: float = 0.0


def pdf_text(data: bytes) -> str:
    """The text of a PDF, in the order in which its program wrote it, with its wrapped lines as one.

    Raises Unusable, also where it shows nothing but pictures of text.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unusable("is a damaged or encrypted document") from error
    try:
        if len(pdf) > _PAGES:
            raise Unusable(f"has more than {_PAGES} pages; give the notice alone")
        lines = [line for number, page in enumerate(pdf) for line in _lines(page.get_textpage(), number)]
    except pypdfium2.PdfiumError as error:
        raise Unusable("is a damaged or encrypted document") from error
    finally:
        pdf.close()
    if not any(line.text for line in lines):
        raise Unusable("shows no text, but pictures of it")
    return "\n".join(_unwrapped(_headed(_parted(_without_running(lines)))))


def _lines(page: Any, number: int) -> Iterator[_Line]:
    """The lines of a page. A character is a place in pdfium's text, which may hold two for one of Python's: then no face is known."""
    text = page.get_text_range()
    at, exact = 0, len(text) == page.count_chars()
    for raw in text.splitlines(keepends=True):
        first = at + next((place for place, sign in enumerate(raw) if sign.isalnum()), 0)
        size, bold = _face(page, first) if exact and raw.strip() else (0.0, False)
        left = page.get_charbox(at + len(raw) - len(raw.lstrip()))[0] if exact and raw.strip() else 0.0
        if not _LEADER.search(raw.strip()):
            yield _Line(raw.strip(), size, bold, number, left)
        at += len(raw)


def _without_running(lines: Sequence[_Line]) -> list[_Line]:
    """Lines without the heads and feet that stand on most pages, whatever numbers they hold: they cut lists in two."""
    pages = {line.page for line in lines}
    on: dict[str, set[int]] = {}
    for line in lines:
        on.setdefault(_DIGITS.sub("0", line.text), set()).add(line.page)
    running = {text for text, where in on.items() if text and len(where) > 1 and 2 * len(where) > len(pages)}
    return [line for line in lines if _DIGITS.sub("0", line.text) not in running] if len(pages) > _FEW else list(lines)


def _parted(lines: Sequence[_Line]) -> list[_Line]:
    """Lines, with an empty one where a paragraph begins that stands further out than the mark of the list item above it."""
    parted: list[_Line] = []
    item: _Line | None = None
    for line in lines:
        if line.text and not line.text[0].isalnum():
            item = line
        elif item is not None and line.text[:1].isupper() and line.left < item.left - _INDENT:
            parted, item = [*parted, replace(line, text="")], None
        parted.append(line)
    return parted


def _face(page: Any, at: int) -> tuple[float, bool]:
    import pypdfium2.raw as pdfium

    name = ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(page.raw, at, name, len(name), ctypes.byref(ctypes.c_int()))
    bold = any(word in name.value.lower() for word in (b"bold", b"black", b"heavy")) or pdfium.FPDFText_GetFontWeight(page.raw, at) >= 600
    return round(pdfium.FPDFText_GetFontSize(page.raw, at) * 2) / 2, bold


def _headed(lines: Sequence[_Line]) -> list[str]:
    """Lines; those larger or bolder than most of the text are headings, and a heading of several lines is one."""
    faces = Counter[tuple[float, bool]]()
    for line in lines:
        faces[line.size, line.bold] += len(line.text)
    body, heavy = max(faces, key=lambda face: faces[face])
    sizes = sorted({line.size for line in lines if line.size > _LARGER * body > 0}, reverse=True)[:_DEEPEST]
    marked: list[str] = []
    before: _Line | None = None
    for line in lines:
        larger = line.size in sizes
        if not (larger or (line.bold and not heavy and line.size >= body)) or not line.text or len(line.text) > _LONGEST:
            marked, before = [*marked, line.text], None
        elif before is not None and (before.size, before.bold, before.page) == (line.size, line.bold, line.page):
            marked[-1] = f"{marked[-1]} {line.text}"
        else:
            marked.append(f"{'#' * ((sizes.index(line.size) if larger else len(sizes)) + 1)} {line.text}")
            before = line
    return marked


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Lines of paragraphs: one about as wide as the page that ends no sentence goes on in the next, unless that begins with a mark."""
    wide = _WIDE * max(map(len, (line for line in lines if not line.startswith("#"))), default=0)
    held = lines[0]
    for line, before in zip(lines[1:], lines, strict=False):
        goes_on = len(before) >= wide and not before.endswith(_ENDS) and not before.startswith("#")
        if goes_on and line[:1].isalnum():
            held = f"{held} {line}"
        else:
            yield held
            held = line
    yield held
