"""PDF files made by hand: objects numbered from 1, the first is the catalogue."""

from __future__ import annotations

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A file with a right cross-reference table."""
    out, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), more, data)


def words(text: bytes, y: int = 700) -> bytes:
    """A content stream that shows one line."""
    return stream(b"BT /F 12 Tf 72 %d Td (%b) Tj ET" % (y, text))


def pages(*contents: bytes, catalogue: bytes = b"", page: bytes = b"", more: tuple[bytes, ...] = (), trailer: bytes = b"") -> bytes:
    """A file with a page for each content stream; objects 3 and 4 are the font and the first of `more`, if there is any."""
    first = 4 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(contents)))
    objects = [b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue, b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(contents)), FONT, *more]
    for i, content in enumerate(contents):
        head = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>" % (first + 2 * i + 1)
        objects += [head + b"/XObject<</I 4 0 R>>>>%b>>" % page, content]
    return pdf(*objects, trailer=trailer)


def image(width: int, height: int, grey: bytes) -> bytes:
    """An image object, a byte a pixel."""
    return stream(grey, b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray" % (width, height))
