"""Which document a ZIP archive is, by its first entries, whatever its name says."""

from __future__ import annotations

import re

_OOXML = "application/vnd.openxmlformats-officedocument."
_FOLDERS = {
    b"word": _OOXML + "wordprocessingml.document",
    b"ppt": _OOXML + "presentationml.presentation",
    b"xl": _OOXML + "spreadsheetml.sheet",
    b"visio": "application/vnd.ms-visio.drawing",
    b"Documents": "application/vnd.ms-xpsdocument",
}
_PARTS = re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/\.rels|docProps/)", re.DOTALL)
_FOLDER = re.compile(rb"PK\x03\x04.{26}(word|ppt|xl|visio|Documents)/", re.DOTALL)
_MIMETYPE = re.compile(rb"PK\x03\x04.{26}mimetype.{0,64}?(application/(?:epub\+zip|vnd\.oasis\.opendocument\.[a-z-]+))", re.DOTALL)


def kind(head: bytes) -> str | None:
    """The media type that the entries in the first bytes of a ZIP archive show; None if they show none."""
    if said := _MIMETYPE.match(head):
        return said.group(1).decode().removesuffix("-template").removesuffix("-master")
    folder = _FOLDER.search(head) if _PARTS.search(head) else None
    return _FOLDERS[folder.group(1)] if folder else None
