"""Archives and other containers that are known, and not read: each says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from connectors.readers.node import Item, Node
from scanner.errors import Unreadable


def _refuse(reason: str, file: BinaryIO, node: Node) -> Iterator[Item]:
    raise Unreadable(reason)


#: Reasons by media type.
REASONS = {
    "application/vnd.rar": "RAR archive: its members are not read",
    "application/vnd.ms-cab-compressed": "Cabinet archive: its members are not read",
    "application/vnd.efi.iso": "image of a disc: its files are not read",
    "application/x-apple-diskimage": "Apple disk image: its files are not read",
    "application/vnd.squashfs": "SquashFS image: its files are not read",
    "application/vnd.ms-outlook-pst": "Outlook data file: its messages are not read",
    "application/x-msaccess": "Access database: its tables are not read",
    "application/x-encrypted-ooxml": "encrypted Office document",
    "application/x-age": "encrypted with age",
    "application/x-compress": "compressed with compress (.Z): not read",
    "application/x-lzip": "compressed with lzip: not read",
    "application/x-cpio": "cpio archive: its members are not read",
    "application/x-archive": "ar archive: its members are not read",
    "application/x-rpm": "RPM package: its files are not read",
    "application/x-xar": "xar archive: its members are not read",
}
BY_KIND = {media: partial(_refuse, reason) for media, reason in REASONS.items()}
