"""Rich Text Format (specification 1.9.1): a row is a paragraph or a table row; notes, comments and properties have columns of their own.

Text that is hidden or deleted and still tracked is read, destinations that no specification knows too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from connectors.readers.documents.blocks import Block
from connectors.readers.documents.rows import rows
from connectors.readers.documents.rtf_files import Files
from connectors.readers.documents.rtf_text import Text
from connectors.readers.documents.rtf_tokens import tokens
from connectors.readers.node import Item, Node
from connectors.readers.records import Records


def _closed(file: BinaryIO) -> bool:
    """Whether the last character is the end of a group; some programs leave others open, so their number tells nothing."""
    file.seek(max(0, file.seek(0, 2) - 64))
    return file.read().rstrip(b"\0\r\n\t ").endswith(b"}")


def _blocks(file: BinaryIO, text: Text) -> Iterator[Block]:
    """What is finished by the end of the file, in pieces that stay small; the rest stays in `text`."""
    for kind, data, number in tokens(file):
        text.token(kind, data, number)
        if len(text.done) > 1000:
            yield from text.done
            text.done.clear()
    yield from text.done
    text.done.clear()


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """Blocks as rows, then pictures and embedded objects as units."""
    records = Records()
    with Files(node) as files:
        text = Text(files)
        yield from rows(_blocks(file, text), records)
        cut = bool(text.around) and not _closed(file)
        text.end()
        yield from rows(text.done, records)
        yield from records.flush()
        if cut:
            yield node.unread("truncated RTF: its last groups are not closed")
        yield from files.read()
