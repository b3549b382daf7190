"""Compound files [MS-CFB]: Word and PowerPoint 97 to 2003, encrypted Office documents, and what is embedded in them.

What such a file is, its streams say, not its name. What belongs to another reader (a workbook, a message) is handed to that reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from connectors.readers.documents import doc, ppt
from connectors.readers.documents.ole_parts import embedded, properties
from connectors.readers.documents.properties import row
from connectors.readers.node import Item, Node
from scanner.errors import Unreadable

if TYPE_CHECKING:
    import olefile

_DAMAGED = "truncated or damaged compound file"
#: The stream that tells, the media type, and the reader of our own.
_STREAMS: tuple[tuple[str, str, Callable[..., Iterator[Item]] | None], ...] = (
    ("WordDocument", "application/msword", doc.read),
    ("PowerPoint Document", "application/vnd.ms-powerpoint", ppt.read),
    ("Workbook", "application/vnd.ms-excel", None),
    ("Book", "application/vnd.ms-excel", None),
    ("__properties_version1.0", "application/vnd.ms-outlook", None),
)


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The text of a Word or PowerPoint document, its properties, and what is embedded in it."""
    import olefile

    try:
        container = olefile.OleFileIO(file)
        listed = ["/".join(path) for path in container.listdir()]
    except (OSError, ValueError, IndexError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise Unreadable(_DAMAGED) from error
    damaged = _damaged(file)
    if "EncryptedPackage" in listed:
        raise Unreadable("encrypted Office document")
    for stream, media, own in _STREAMS:
        if stream in listed:
            yield from _known(container, media, own, file, node)
            if damaged and own is not None:
                yield node.unread("damaged compound file: what lies behind the damage was not read")
            return
    if damaged or not listed:
        raise Unreadable(_DAMAGED)
    yield from row(properties(container))
    if not (yield from embedded(container, listed, node)):
        yield node.unread("a compound file of an unknown kind: its properties were read, its content was not")


def _damaged(file: BinaryIO) -> bool:
    """Whether the file breaks rules that every program keeps; olefile reads on where it can."""
    import olefile

    file.seek(0)
    try:
        olefile.OleFileIO(file, raise_defects=olefile.DEFECT_INCORRECT)
    except (OSError, ValueError, IndexError, TypeError, AttributeError, RecursionError, OverflowError):
        return True
    return False


def _known(
    container: olefile.OleFileIO, media: str, own: Callable[..., Iterator[Item]] | None, file: BinaryIO, node: Node
) -> Iterator[Item]:
    from connectors.readers.kinds import reader

    if own is None:
        known = reader(media)
        if known is None or known.read is read:
            raise Unreadable(f"no reader for {media}")
        yield node.begins(known.form or media)
        file.seek(0)
        yield from known.read(file, node)
        return
    yield node.begins(media)
    try:
        yield from own(container, node)
    except (OSError, ValueError, IndexError, OverflowError) as error:
        raise Unreadable(_DAMAGED) from error
    yield from row(properties(container))
    yield from embedded(container, ["/".join(path) for path in container.listdir()], node)
