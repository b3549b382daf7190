"""Text that says itself how it is encoded (`<?xml encoding="…"?>`, `<meta charset=…>`) as a stream of valid UTF-8."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.encoding import blocks, decoded

_HEAD = 4096
_SAYS = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)


def declared_blocks(file: BinaryIO) -> Iterator[bytes]:
    """The rest of `file` as UTF-8. What the text says is believed only where its bytes do not show the encoding by themselves."""
    start = file.tell()
    head = file.read(1 << 16)
    file.seek(start)
    said = None if _marked(head) or _valid(head) else _said(head[:_HEAD])
    yield from blocks(file) if said is None else decoded(file, said)


def _marked(head: bytes) -> bool:
    """Whether the text begins with a byte order mark, or with zero bytes as UTF-16 without one does."""
    return head.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head[:4]


def _valid(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _said(head: bytes) -> str | None:
    """Python's name of the encoding that the text says it has, if it is one of text."""
    found = _SAYS.search(head)
    if found is None:
        return None
    try:
        codec = codecs.lookup((found[1] or found[2]).decode())
    except LookupError:
        return None
    return codec.name if codec._is_text_encoding else None
