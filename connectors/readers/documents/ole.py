"""Compound files [MS-CFB]: Word and PowerPoint 97 to 2003, files of an unknown kind, and what is embedded in them.

What such a file is, its streams say, not its name.
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
#: The stream that tells, the media type, and the reader. Workbooks and messages have readers of their own (`connectors.readers.container`).
_STREAMS: tuple[tuple[str, str, Callable[[olefile.OleFileIO, Node], Iterator[Item]]], ...] = (
    ("WordDocument", "application/msword", doc.read),
    ("PowerPoint Document", "application/vnd.ms-powerpoint", ppt.read),
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
    for stream, media, own in _STREAMS:
        if stream in listed:
            yield node.begins(media)
            yield from _known(container, listed, own, node)
            if damaged:
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
    container: olefile.OleFileIO, listed: list[str], own: Callable[[olefile.OleFileIO, Node], Iterator[Item]], node: Node
) -> Iterator[Item]:
    try:
        yield from own(container, node)
    except (OSError, ValueError, IndexError, OverflowError) as error:
        raise Unreadable(_DAMAGED) from error
    yield from row(properties(container))
    yield from embedded(container, listed, node)
