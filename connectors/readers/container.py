"""What a ZIP or OLE file is, by what it holds and never by its name; and what only a look past the first bytes can tell."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from connectors.readers.archives.directory import Entry, entries, find
from connectors.readers.archives.member import content, data_at
from connectors.readers.archives.packed import Damaged
from scanner.errors import Unreadable

# So many entries of a directory are looked at, and so many bytes of a member.
_ENTRIES = 20_000
_BYTES = 1 << 20
# Main parts by the names that every program gives them, for packages whose list of types is damaged.
_PARTS = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_LOOKED_AT = (
    "[content_types].xml",
    "mimetype",
    "meta-inf/manifest.xml",
    "meta-inf/container.xml",
    "meta-inf/manifest.mf",
    "androidmanifest.xml",
    *_PARTS,
)
# The content type of the main part (ECMA-376 part 2, and Microsoft's [MS-OFFMACRO2]).
_MAIN = re.compile(
    r"""["'](application/vnd\.(?:openxmlformats-officedocument|ms-(?:word|excel|powerpoint|visio))\.[\w.]+?)\.main(?:\+xml)?["']""",
    re.I,
)
_XPS = "application/vnd.ms-package.xps-fixeddocumentsequence+xml"
_OPEN = re.compile(r"application/(?:vnd\.oasis\.opendocument\.[a-z-]{1,40}|vnd\.sun\.xml\.[a-z.]{1,40}|epub\+zip)")
_ROOT = re.compile(r"""<(?:\w+:)?file-entry\b[^>]*?full-path=["']/["'][^>]*>""")
# Streams of the root of an OLE file, and what has them ([MS-CFB] holds; [MS-OFFCRYPTO], [MS-DOC], [MS-XLS], [MS-PPT], [MS-OXMSG]).
_STREAMS = (
    ("EncryptedPackage", "application/x-encrypted-ooxml"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("VisioDocument", "application/vnd.visio"),
    ("Quill", "application/vnd.ms-publisher"),
)


def refined(file: BinaryIO, media: str) -> str:
    """The media type of a file that `kinds.kind` took for `media`, after a look at what it holds. `file` may stand anywhere afterwards.

    ZIP: office documents, e-books, Java and Android packages; "application/zip" otherwise. OLE: office documents and messages of the
    old kinds, "application/x-encrypted-ooxml" for new ones behind a password. Programs and unknown files are looked through for a ZIP
    archive at their end, unknown ones for the marks of a disc or a disk image.
    """
    if media == "application/x-ole-storage":
        return _ole(file)
    if media == "application/zip":
        return _zip(file) or media
    if media in ("application/octet-stream", "application/vnd.microsoft.portable-executable", "application/x-executable"):
        return _behind(file) or media
    return media


def _zip(file: BinaryIO) -> str | None:
    """What a ZIP archive is, if it is more than that."""
    held = dict(_telling(file))
    if types := held.get("[content_types].xml"):
        text = _text(file, types)
        if main := _MAIN.search(text):
            return main[1] if "macroenabled" not in main[1].lower() else f"{main[1]}.12"
        if part := next((part for part in _PARTS if part in held), None):
            return _PARTS[part]
        if _XPS in text:
            return "application/vnd.ms-xpsdocument"
    if (said := held.get("mimetype")) and (known := _OPEN.fullmatch(_text(file, said).strip())):
        return known[0]
    if (listed := held.get("meta-inf/manifest.xml")) and (root := _ROOT.search(_text(file, listed))) and (known := _OPEN.search(root[0])):
        return known[0]
    if (box := held.get("meta-inf/container.xml")) and "application/oebps-package+xml" in _text(file, box):
        return "application/epub+zip"
    if "androidmanifest.xml" in held:
        return "application/vnd.android.package-archive"
    return "application/java-archive" if "meta-inf/manifest.mf" in held else None


def _telling(file: BinaryIO) -> Iterator[tuple[str, Entry]]:
    """The entries that tell what a ZIP archive is, by their names in lower case."""
    try:
        found = find(file)
        for entry in islice(entries(file, found), _ENTRIES) if found else ():
            if (name := entry.name.lower()) in _LOOKED_AT:
                yield name, entry
    except Unreadable:
        # Whoever reads it says what is wrong with it.
        return


def _text(file: BinaryIO, entry: Entry) -> str:
    """The first bytes of a member as text."""
    data = b""
    try:
        for block in content(file, entry, at) if (at := data_at(file, entry)) is not None else ():
            data += block
            if len(data) > _BYTES:
                break
    except Damaged:
        # What came before tells enough, or the reader of ZIP archives says what is wrong.
        return _decoded(data)
    return _decoded(data)


def _decoded(data: bytes) -> str:
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")


def _ole(file: BinaryIO) -> str:
    """What an OLE file is by the streams in its root; "application/x-ole-storage" where none is known, or it is damaged."""
    import olefile

    logging.getLogger("olefile").setLevel(logging.CRITICAL)
    file.seek(0)
    try:
        names = {entry.name.lower() for entry in olefile.OleFileIO(file).root.kids}
    except Exception:  # noqa: BLE001 - whatever a damaged file makes olefile raise, the file is what it is and its reader says so
        return "application/x-ole-storage"
    return next((media for name, media in _STREAMS if name.lower() in names), "application/x-ole-storage")


def _behind(file: BinaryIO) -> str | None:
    """What stands at the end, or where only discs have it: ZIP behind a program, ISO 9660 (ECMA-119, 8.1), an Apple disk image."""
    file.seek(32769)
    if file.read(5) == b"CD001":
        return "application/vnd.efi.iso"
    length = file.seek(0, 2)
    file.seek(max(0, length - 512))
    if file.read(4) == b"koly":
        return "application/x-apple-diskimage"
    try:
        found = find(file)
        return "application/zip" if found and next(entries(file, found), None) else None
    except Unreadable:
        return None
