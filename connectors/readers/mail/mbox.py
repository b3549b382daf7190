"""A mailbox in one file (RFC 4155; mboxo, mboxrd, mboxcl): one row a message, then what is attached to each."""

from __future__ import annotations

import io
import os
import re
from array import array
from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.mail import attachments
from connectors.readers.mail.message import add, message
from connectors.readers.node import Item, Node
from connectors.readers.records import Records

#: A larger message is read from the file in pieces.
_IN_MEMORY = 4 << 20
_BLOCK = 4 << 20
_CONTEXT = 1200
# A separator is followed by a field. After a line that is not empty it must have a time too: a sentence may begin with "From ".
_SEPARATOR = re.compile(rb"[\r\n]?\n(?P<line>From [^\n]{1,600})\n(?:>From [^\n]{0,600}\n)?(?P<field>(?!--)[!-9;-~]{1,128}[ \t]{0,9}:)?")
_TIME = re.compile(rb"\d{1,2}:\d\d.{0,40}\d{4}|\d{4}.{0,40}\d{1,2}:\d\d")


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """A row a message, so that the number of the row tells the message; then the attachments, named `17/cv.docx` after the row."""
    size = file.seek(0, os.SEEK_END)
    holds = array("q")
    records = Records()
    for number, (begin, end) in enumerate(spans(file, size)):
        found = message(*_at(file, begin, end), quoted=True)
        add(records, found)
        if found.attached:
            holds.extend((number, begin, end))
        if records.full():
            yield from records.flush()
    yield from records.flush()
    for at in range(0, len(holds), 3):
        number, begin, end = holds[at : at + 3]
        place = _at(file, begin, end)
        yield from attachments.units(place[0], message(*place, quoted=True).attached, node, f"{number}/")


def _at(file: BinaryIO, begin: int, end: int) -> tuple[BinaryIO, int, int]:
    """A message in memory if it is small, else where it is."""
    if end - begin > _IN_MEMORY:
        return file, begin, end
    file.seek(begin)
    data = file.read(end - begin)
    return io.BytesIO(data), 0, len(data)


def spans(file: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """Where each message begins, with its separator, and ends."""
    begin = 0
    for at in _separators(file, size):
        if at > begin:
            yield begin, at
        begin = at
    if size > begin:
        yield begin, size


def _separators(file: BinaryIO, size: int) -> Iterator[int]:
    """Offsets of the lines that separate messages, that of the first (0) left out."""
    at = done = 0
    while at < size:
        file.seek(at)
        block = file.read(_BLOCK)
        final = not block or at + len(block) >= size
        stop = len(block) if final else len(block) - _CONTEXT
        found = block.find(b"\nFrom ", done - at)
        while 0 <= found < stop:
            match = _SEPARATOR.match(block, found - (found > 0 and block[found - 1] in b"\r\n"))
            if match and _separates(match, block, found):
                yield at + found + 1
            found = block.find(b"\nFrom ", found + 6)
        done = at + stop
        at = size if final else max(done - 2, at + 1)


def _separates(match: re.Match[bytes], block: bytes, at: int) -> bool:
    blank = block[at - 1 : at] == b"\n" or block[max(at - 2, 0) : at] == b"\n\r"
    timed = _TIME.search(match["line"]) is not None
    return (blank and (timed or match["field"] is not None)) or (timed and match["field"] is not None)
