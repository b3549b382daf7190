"""Pictures: what they say of themselves and, where tesseract is installed, the text that they show."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import pyarrow as pa

from connectors.readers import ocr
from connectors.readers.media.exif import Properties, exif, iptc, opened_exif, xmp
from connectors.readers.media.row import row, spoken
from connectors.readers.node import Item, Node
from scanner.errors import Unreadable

#: What a picture of a camera is told by: its maker, or how it was taken.
_CAMERA = frozenset(("make", "model", "lens model", "exposure time", "f number", "iso speed ratings", "focal length", "latitude"))
#: Forms that tell a photograph from a logo, an icon or a button; a picture that may be either keeps its media type.
PHOTOGRAPH, GRAPHIC = "image/x-photograph", "image/x-graphic"
# Smaller pictures (pixels) are drawn for screens; the smallest hold no text, nor do those lower than a letter. A signature in a mail
# may be a picture of one line.
_SMALL, _TINY, _LETTER = 300 * 300, 50 * 50, 8
# Icons are square and drawn on nothing, up to so many pixels a side (freedesktop.org's icon theme specification); scans are neither.
_ICON = 512
# Keywords of text chunks that the PNG specification (11.3.3.2) registers; any other may be a value.
_TEXTS = frozenset(
    ("Comment", "Description", "Author", "Title", "Copyright", "Source", "Software", "Warning", "Disclaimer", "Creation Time")
)


@dataclass(slots=True)
class _Seen:
    """What a picture says of itself. `size` in pixels, None where nothing here decodes its kind; `clear` where parts may be transparent."""

    size: tuple[int, int] | None = None
    clear: bool = False
    tags: Properties = field(default_factory=dict)
    whole: bool = True


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """One row of metadata (EXIF, IPTC, XMP, comments), then the lines of text that OCR finds; says what was not looked at.

    A picture that its camera or its size makes a photograph, or a graphic, is announced as one. No pixel is decoded but for OCR.
    """
    seen = _seen(file)
    form = _form(seen)
    if form:
        yield node.begins(form)
    yield from row(seen.tags)
    if not seen.whole:
        yield node.unread("damaged picture, or one of an unknown kind: its metadata was not read to its end")
    if not _icon(seen):
        yield from _shown(file, node)


def _icon(seen: _Seen) -> bool:
    """Whether a picture is too small for a line of text, or an icon: square, small and transparent, as nothing is that was scanned."""
    if not seen.size:
        return False
    width, height = seen.size
    return width * height < _TINY or min(width, height) < _LETTER or (width == height <= _ICON and seen.clear)


def _seen(file: BinaryIO) -> _Seen:
    from PIL import Image

    tags, whole = exif(file)
    seen = _Seen(tags=tags, whole=whole)
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes and of damage, which is told below
            image = Image.open(file)
        seen.size = image.size
        seen.clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
        seen.tags |= opened_exif(image) | iptc(image) | _written(image.info)
    except (
        OSError,
        ValueError,
        SyntaxError,
        TypeError,
        KeyError,
        IndexError,
        ArithmeticError,
        AttributeError,
        EOFError,
        RuntimeError,
        MemoryError,  # a size field that lies: what it asks for was not given, so nothing is taken
        Image.DecompressionBombError,
    ):
        seen.whole = seen.whole and bool(tags)  # kinds that Pillow does not know (HEIC) have EXIF all the same
    return seen


def _written(info: Mapping[Any, Any]) -> Properties:
    """Comments and text chunks, and the XMP packet."""
    found: Properties = {}
    others: list[str] = []
    for name, value in info.items():
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) and name in ("comment", "xmp") else value
        if name in ("xmp", "XML:com.adobe.xmp") and isinstance(text, str):
            found |= xmp(text.encode("utf-8", "replace"))
        elif isinstance(text, str) and (name in _TEXTS or name == "comment"):
            found[spoken(name)] = text
        elif isinstance(text, str) and isinstance(name, str):
            others += [f"{name}: {text}"]
    return found | ({"text": others} if others else {})


def _form(seen: _Seen) -> str:
    if _CAMERA & seen.tags.keys():
        return PHOTOGRAPH
    return GRAPHIC if seen.size and seen.size[0] * seen.size[1] < _SMALL else ""


def _shown(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The text that a picture shows, line by line."""
    if lacks := ocr.missing(node, picture=True):
        yield node.unread(f"picture: only what it says of itself was read, not what it shows ({lacks})")
        return
    file.seek(0)
    try:
        lines = [line for line in ocr.text(file.read(), node).splitlines() if line.strip()]
    except Unreadable as error:
        yield node.unread(f"picture: only what it says of itself was read, not what it shows ({error})")
        return
    if lines:
        yield pa.RecordBatch.from_arrays([pa.array(lines, pa.string())], names=[""])
