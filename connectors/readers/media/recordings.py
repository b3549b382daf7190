"""Sound and film: evidence by their type, and what their tags say. What is said or shown is never decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.media.row import row, spoken
from connectors.readers.node import Item, Node

#: What tinytag tells of the file rather than of what is in it.
_APART = frozenset(("filename", "filesize", "mime_type", "is_lossless", "channels", "bitrate", "samplerate", "bitdepth", "images"))


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """One row of tags (ID3, MP4 atoms, Vorbis comments, RIFF INFO, ASF) with `duration` in seconds, and that nobody listened to it."""
    from tinytag import TinyTag, TinyTagException

    damaged = False
    try:
        tags = TinyTag.get("", file_obj=file).as_dict()
    except (TinyTagException, ValueError, TypeError, KeyError, IndexError, ArithmeticError, OSError, AttributeError, RecursionError):
        tags, damaged = {}, True
    yield from row({spoken(name): _value(value) for name, value in tags.items() if name not in _APART})
    rest = "nor were its tags, which are damaged or of an unknown kind" if damaged else "but for its tags"
    yield node.unread(f"recording: known by its type only, what is said was not read, {rest}")


def _value(value: object) -> str | float | list[str]:
    if isinstance(value, float):
        return value
    return [str(each) for each in value] if isinstance(value, list) else str(value)
