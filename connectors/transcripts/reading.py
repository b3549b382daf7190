"""Reads a file as a call: told by its content, brought to UTF-8, its turns as batches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import BinaryIO

from connectors.readers import encoding
from connectors.readers.node import Item, Node, Read
from connectors.readers.sniff import plain, texty
from connectors.transcripts import formats, head, json_turns
from connectors.transcripts.batches import batches
from connectors.transcripts.beside import Beside
from connectors.transcripts.language import listened
from connectors.transcripts.lines import HEAD
from connectors.transcripts.speakers import Speakers
from connectors.transcripts.turn import Format
from connectors.transcripts.unnamed import Unnamed
from connectors.transcripts.written import write_lines
from scanner.errors import Unreadable

#: Why a file that is no call is not read.
NO_CALL, NO_TURNS = "not a transcript of a known kind", "holds no turns"
_TEXTS = (".vtt", ".srt", ".sbv", ".json", ".jsonl", ".ndjson", ".txt")
# Whatever they look like inside.
_NEVER = ("message/", "application/mbox", "text/vcard", "text/calendar", "text/html")
_SNIFFED = 8192


@dataclass(frozen=True, slots=True)
class Call:
    """A file of a known format, in UTF-8."""

    format: Format
    file: BinaryIO

    def items(self, node: Node) -> Iterator[Item]:
        """Its turns, then what stands beside them."""
        with node.spool() as spool:
            reasons: set[str] = set()
            speakers = Speakers.of(node.budget.calls or {})
            unnamed, said = Unnamed(speakers), self.format.read(self.file)
            if node.budget.calls is not None:  # anywhere else texts in any language are read as they are
                said = unnamed.listen(listened(said))
            for item in batches(said, speakers, Beside(spool)):
                if not isinstance(item, str):
                    yield item
                elif item not in reasons:
                    reasons.add(item)
                    yield node.unread(item)
            if note := unnamed.note():
                yield node.begins(self.format.form, note)


@contextmanager
def opened(file: BinaryIO, node: Node, media: str, written: Read | None = None) -> Iterator[Call | None]:
    """A file (of this media type) that is a call, None for any other; where calls are looked for, less must be certain.

    `written` reads the file where it is a document, in which a call may stand as text.
    """
    likely = node.budget.calls is not None
    with node.spool() as copy:
        if written and likely:
            write_lines(written, file, node, copy)
            file = copy
        found = None if media.startswith(_NEVER) else _format(file, node, likely)
        if found is None:
            yield None
            return
        text = file if file is copy else _in_utf8(file, copy)
        if found is formats.ANY_JSON and not json_turns.holds_turns(text):
            found = replace(found, form="application/json")  # its reader says why there is none
        yield Call(found, text)


def _format(file: BinaryIO, node: Node, likely: bool) -> Format | None:
    file.seek(0)
    data = file.read(HEAD)
    some = data[:_SNIFFED]
    textual = plain(some) or texty(some, node.name.endswith(_TEXTS))
    if not data or not textual:
        return None
    begins = head.of(data, node.name)
    found = formats.find(begins, likely)
    if found in (None, formats.ANY_JSON) and head.is_json(begins.text) and (more := file.read(head.MORE)):
        found = formats.find(head.of(data + more, node.name), likely)
    return found


def refused(file: BinaryIO) -> Unreadable:
    """Why a file that is no call of a known format is not read."""
    return Unreadable(NO_CALL if file.seek(0, 2) else NO_TURNS)


def _in_utf8(file: BinaryIO, copy: BinaryIO) -> BinaryIO:
    """The file itself where it is UTF-8 without a byte order mark to its end, else a copy that is."""
    file.seek(0)
    if file.read(3) != b"\xef\xbb\xbf" and _is_utf8(file):
        file.seek(0)
        return file
    file.seek(0)
    for block in encoding.blocks(file):
        copy.write(block)
    copy.seek(0)
    return copy


def _is_utf8(file: BinaryIO) -> bool:
    file.seek(0)
    rest = b""
    while block := file.read(encoding.BLOCK):
        block = rest + block
        end = encoding.whole(block)
        if not encoding.utf8(block[:end]):
            return False
        rest = block[end:]
    return not rest
