"""What cameras and programs write into pictures: EXIF (CIPA DC-008), IPTC (IIM 4.2) and XMP (ISO 16684-1)."""

from __future__ import annotations

import io
import logging
import struct
from typing import Any, BinaryIO, TypeAlias, cast
from xml.etree import ElementTree

from connectors.readers.media.row import spoken

#: What a file says of itself, by the name of the property in words.
Properties: TypeAlias = dict[str, str | float | list[str]]

_XMP = 1 << 20
# IIM 4.2, record 2: the data sets that speak of people and places, and of what a picture shows.
_IPTC = {
    5: "object name", 25: "keywords", 80: "author", 85: "author title", 90: "city", 92: "location", 95: "state", 100: "country code",
    101: "country", 103: "transmission reference", 105: "headline", 110: "credit", 115: "source", 116: "copyright", 118: "contact",
    120: "caption", 122: "caption writer",
}  # fmt: skip
_DAMAGE = (
    ValueError, TypeError, LookupError, ArithmeticError, struct.error, OSError, EOFError, AttributeError, RuntimeError, AssertionError,
)  # fmt: skip
#: Reads that exifread may take: some hundred are usual, and a box that says it ends where it begins is read for ever.
_READS = 200_000


class _Bounded:
    """A file of which only so many pieces can be read; ValueError then."""

    def __init__(self, file: BinaryIO) -> None:
        self.left, self._read, self.seek, self.tell = _READS, file.read, file.seek, file.tell

    def read(self, size: int = -1) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise ValueError("a loop")
        return self._read(size)


def exif(file: BinaryIO) -> tuple[Properties, bool]:
    """EXIF by name in words, the position as `latitude` and `longitude` in degrees (WGS 84), and whether it could be read.

    Knows JPEG, TIFF and raw formats on it, PNG, WebP, HEIC and AVIF.
    """
    import exifread
    from exifread.core.exceptions import ExifError, ExifNotFound
    from exifread.utils import get_gps_coords

    logging.getLogger("exifread").setLevel(logging.CRITICAL)  # its warnings quote the file
    file.seek(0)
    try:
        tags = exifread.process_file(cast(BinaryIO, _Bounded(file)), details=False, extract_thumbnail=False)
        found: Properties = {
            spoken(name.partition(" ")[2]): _windows(tag.values) if " XP" in name else str(tag.printable)
            for name, tag in tags.items()
            if hasattr(tag, "printable") and _tells(name)
        }
        if place := get_gps_coords(tags):
            found |= {"latitude": float(place[0]), "longitude": float(place[1])}
    except ExifNotFound:
        return {}, True
    except (*_DAMAGE, ExifError):
        return {}, False
    return found, True


def opened_exif(image: Any) -> Properties:
    """The same of a picture that Pillow has opened: it knows containers that exifread does not (WebP, newer PNG)."""
    from PIL import ExifTags

    found: Properties = {}
    try:
        exif = image.getexif()
        for tags in (exif, exif.get_ifd(ExifTags.IFD.Exif)):
            for number, value in tags.items():
                name = ExifTags.TAGS.get(number, "")
                if isinstance(value, str | int | float) and name and _tells(name):
                    found[spoken(name)] = str(value)
                elif isinstance(value, bytes) and name == "UserComment":
                    found["user comment"] = value[8:].decode("utf-8", "replace")
                elif isinstance(value, bytes) and name.startswith("XP"):
                    found[spoken(name)] = _windows(value)
        found |= _position(exif.get_ifd(ExifTags.IFD.GPSInfo))
    except (*_DAMAGE, SyntaxError):
        return found
    return found


def _windows(value: Any) -> str:
    """What Windows' Explorer lets people write to a picture (title, comment, author, tags, subject): UTF-16 as bytes, or a list of them."""
    return bytes(value).decode("utf-16-le", "replace").rstrip("\0")


def _position(tags: dict[int, Any]) -> Properties:
    """Degrees of a GPS directory (EXIF 2.32, 4.6.6), nothing where there are none."""
    if not {1, 2, 3, 4} <= tags.keys():
        return {}
    latitude, longitude = (sum(float(part) / 60**power for power, part in enumerate(tags[at])) for at in (2, 4))
    return {"latitude": -latitude if tags[1] == "S" else latitude, "longitude": -longitude if tags[3] == "W" else longitude}


def _tells(name: str) -> bool:
    """Whether a tag says anything by itself: positions are put together, and offsets and notes of makers are for programs."""
    return not name.startswith(("GPS ", "Thumbnail", "Interoperability", "MakerNote")) and not name.endswith(
        ("Offset", "Pointer", "IFD", "Info")
    )


def iptc(image: Any) -> Properties:
    """IPTC data sets of an opened picture."""
    from PIL import IptcImagePlugin

    try:
        sets = IptcImagePlugin.getiptcinfo(image) or {}
    except _DAMAGE:
        return {}
    found: Properties = {}
    for (record, number), value in sets.items():
        if record == 2 and number in _IPTC:
            found[_IPTC[number]] = [_text(each) for each in (value if isinstance(value, list) else [value])]
    return found


def xmp(data: bytes) -> Properties:
    """The leaves of an XMP packet by the name of the property that they belong to, several as a list; nothing where it is damaged.

    Entities are not in the grammar of XMP: a packet that declares any is not looked at.
    """
    data = data[:_XMP]
    if b"<!" in data:
        return {}
    found: dict[str, list[str]] = {}
    path: list[str] = []
    try:
        for event, element in ElementTree.iterparse(io.BytesIO(data), ("start", "end")):
            if event == "start":
                path.append(_local(element.tag))
                for name, value in element.attrib.items():
                    if "w3.org/1999/02/22-rdf-syntax" not in name and "w3.org/XML" not in name:
                        found.setdefault(spoken(_local(name)), []).append(value)
            elif (text := (element.text or "").strip()) and (name := _property(path)):
                found.setdefault(spoken(name), []).append(text)
            if event == "end":
                path.pop()
                element.clear()
    except ElementTree.ParseError:
        return dict(found)  # what came before the damage
    return dict(found)


def _property(path: list[str]) -> str:
    """The innermost element that is not one of RDF's own containers."""
    return next((name for name in reversed(path) if name not in ("li", "Alt", "Seq", "Bag", "Description", "RDF", "xmpmeta")), "")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")
