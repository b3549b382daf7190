"""HTML as it is read: blocks of text as rows, tables and forms as columns, and what a page holds without showing it.

The parser is libxml2's through lxml, fed in pieces and building no tree: a million open elements, attributes or comments without an end
cost it linear time, where Python's html.parser did not come to an end within 20 s on three of six such pages.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

import pyarrow as pa

from connectors.readers import json_, text
from connectors.readers.declared import declared_blocks
from connectors.readers.html_walk import END, Walk
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from connectors.readers.xml_ import CONTROL

_FEED = 1 << 16


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """Batches of a page: blocks of text as the body; cells under their headings, fields of forms, attributes (`a.@href`) as columns.

    Comments and scripts are lines of the body; JSON in scripts is read as JSON.
    """
    from lxml import etree

    walk = Walk(Records())
    parser: Any = etree.HTMLParser(target=walk, huge_tree=True, encoding="utf-8", remove_comments=False)
    fed = taken = events = 0
    for block in chain(declared_blocks(file), [END]):
        for at in range(0, len(block), _FEED):
            if walk.events != events:
                taken, events = fed, walk.events
            piece = block[at : at + _FEED]
            parser.feed(piece.translate(CONTROL))
            fed += len(piece)
            yield from _drain(walk, node)
    with contextlib.suppress(etree.XMLSyntaxError):  # raised where nothing at all was in it
        parser.close()
    walk.end()
    yield from _drain(walk, node, last=True)
    if not walk.ended and fed > len(END):
        # A quote or a comment that is never closed took the rest of the page: it is text, beginning a little before that.
        file.seek(0)
        yield from text.body_of(_after(declared_blocks(file), max(taken - _FEED, 0)))
    if walk.pictures:
        yield node.unread("pictures embedded in the page were not read")


def _after(stream: Iterable[bytes], skip: int) -> Iterator[bytes]:
    """The stream without its first bytes."""
    for block in stream:
        yield block[skip:]
        skip = max(skip - len(block), 0)


def _drain(walk: Walk, node: Node, last: bool = False) -> Iterator[Item]:
    """What the walk has gathered, where it is enough for a batch."""
    if last or walk.body_size > 1 << 22 or len(walk.body) >= text.ROWS:
        yield from text.body(pa.array(walk.body, pa.string())) if walk.body else ()
        walk.body, walk.body_size = [], 0
    if last or walk.records.full():
        yield from walk.records.flush()
    for island in walk.islands:
        yield from json_.read(io.BytesIO(island), node)
    walk.islands.clear()
