"""One mail (RFC 5322 with MIME): one row, then what is attached to it."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.mail import attachments
from connectors.readers.mail.message import add, message
from connectors.readers.node import Item, Node
from connectors.readers.records import Records


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The row of the mail, its body in the column ""; each attachment as a unit of its own, named as in the mail."""
    with node.spool() as other:
        file = _with_line_feeds(file, other)
        begin = _begin(file)
        found = message(file, begin, file.seek(0, os.SEEK_END))
        records = Records()
        add(records, found)
        yield from records.flush()
        yield from attachments.units(file, found.attached, node)


def _begin(file: BinaryIO) -> int:
    """Where the header begins: after a byte order mark and empty lines, which some programs put before it."""
    file.seek(0)
    start = file.read(4096)
    text = start.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    return len(start) - len(text)


def _with_line_feeds(file: BinaryIO, other: BinaryIO) -> BinaryIO:
    """`file`, or a copy in `other` with line feeds where its lines end with carriage returns alone (old Macintosh)."""
    head = file.read(1 << 16)
    if b"\n" in head or b"\r" not in head:
        return file
    file.seek(0)
    while block := file.read(1 << 20):
        other.write(block.replace(b"\r", b"\n"))
    return other
