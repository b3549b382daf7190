"""Pages that are pictures, and how they are drawn for tesseract."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from connectors.readers import ocr

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# Points per inch, dots per inch for tesseract, the longest edge in pixels.
_POINTS, _DOTS, _EDGE = 72, 200, 10_000
# A page with so few characters whose image covers half of it is a scan with a stamp.
_FEW = 200
_OBJECTS = 10_000


def scanned(page: PdfPage, text: str) -> bool:
    """Whether the page holds an image and no text, or an image over half of it and hardly any."""
    from pypdfium2 import PdfiumError, raw

    if len(text) >= _FEW:
        return False
    width, height = page.get_size()
    try:
        for image in islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4), _OBJECTS):
            if not text:
                return True
            left, bottom, right, top = image.get_bounds()
            if (right - left) * (top - bottom) * 2 >= width * height:
                return True
    except PdfiumError:
        return not text
    return False


def rendered(page: PdfPage) -> bytes:
    """The page as a grey picture (PNM) of at most `ocr.PIXELS`, however large it says it is."""
    width, height = (max(edge, 1e-3) for edge in page.get_size())
    scale = min(_DOTS / _POINTS, (ocr.PIXELS / width / height) ** 0.5, _EDGE / width, _EDGE / height)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        lines = memoryview(bitmap.buffer).cast("B")
        pixels = b"".join(lines[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + pixels
    finally:
        bitmap.close()
