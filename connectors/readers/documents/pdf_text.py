"""The text of a page, its tables under their headers and its forms beside their labels.

PDF knows no cells: what stands apart on a line, by more than lines of prose leave between words, is taken for the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connectors.readers import paged

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

#: From so much of the height of a line on a gap ends a cell. Justified prose stays below it, the padding of common tables does not.
_APART = 0.9


def text_of(page: PdfPage, before: paged.Open | None = None) -> tuple[str, paged.Open | None]:
    """All text of a page, also what lies outside of its visible part; a word cut at a line's end is one again. PdfiumError.

    With it the table that goes on over the end of the page, if there is any; `before` is that of the page before.
    """
    text = page.get_textpage()
    try:
        said = _cells(text, str(text.get_text_range(errors="replace")))
    finally:
        text.close()
    said = said.replace("\r\n", "\n").replace("\ufffe\n", "").replace("\ufffe", "-").strip()
    return paged.of_page(said, before) if "\t" in said else (said, None)


def _cells(text: PdfTextPage, said: str) -> str:
    """The same with a tab for each wide gap; as it is where characters do not count as PDFium counts them (beyond the first plane)."""
    from pypdfium2 import raw

    if len(said) != raw.FPDFText_CountChars(text):
        return said
    before, after = raw.FS_RECTF(), raw.FS_RECTF()
    cells = list(said)
    at = said.find(" ", 1)
    while 0 < at < len(said) - 1:
        found = raw.FPDFText_GetLooseCharBox(text, at - 1, before) and raw.FPDFText_GetLooseCharBox(text, at + 1, after)
        if found and after.left - before.right > (before.top - before.bottom) * _APART > 0:
            cells[at] = "\t"
        at = said.find(" ", at + 1)
    return "".join(cells)
