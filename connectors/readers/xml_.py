"""XML: a document of any size as rows with flat memory. Paths of elements and attributes are the columns (`person.email`, `person.@id`).

The parser is expat, told to expand no entity and to open nothing. What a document declares for an entity is handed on once, as text.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from itertools import chain
from typing import BinaryIO
from xml.parsers import expat

import pyarrow as pa

from connectors.readers import text
from connectors.readers.declared import declared_blocks
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from connectors.readers.xml_walk import Walk

_FEED = 1 << 16
_HEAD = 1 << 18
# A tag or a comment longer than this is no XML that anyone writes; the parser would have to keep all of it.
_LONGEST = 4 << 20
#: Characters that XML 1.0 forbids, but that programs write: as spaces they cost nothing.
CONTROL = bytes.maketrans(bytes([*range(9), 11, 12, *range(14, 32)]), b" " * 29)


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """Batches of an XML document. A row is an element that stands beside others of its name, at the shallowest level that has such.

    What does not parse (and all that follows it) comes as lines of text; nothing is left out.
    """
    stream = declared_blocks(file)
    head = next(stream, b"")
    walk = Walk(Records(), _repeated(head[:_HEAD]))
    parser = _parser(walk)
    rest = chain([head], stream)
    left = yield from _parse(parser, walk, rest)
    walk.end()
    yield from walk.records.flush()
    if left:
        yield from text.body_of(chain([left], rest))


def _parse(parser: expat.XMLParserType, walk: Walk, stream: Iterable[bytes]) -> Generator[pa.RecordBatch, None, bytes]:
    """Feeds the parser; returns what it could not read, of the block that it stopped in."""
    window, base = b"", 0
    for block in stream:
        for at in range(0, len(block), _FEED):
            piece = block[at : at + _FEED].translate(CONTROL)
            window += piece
            if not _feed(parser, piece):
                return window[max(parser.ErrorByteIndex - base, 0) :] + block[at + _FEED :]
            if walk.records.full():
                yield from walk.records.flush()
            # Only what the parser has not yet taken is kept, in case it never can.
            taken = parser.CurrentByteIndex - base
            window, base = window[taken:], base + taken
            if len(window) > _LONGEST:
                return window + block[at + _FEED :]
    if not _feed(parser, b"", True):
        return window[max(parser.ErrorByteIndex - base, 0) :]
    return b""


def _feed(parser: expat.XMLParserType, piece: bytes, last: bool = False) -> bool:
    try:
        parser.Parse(piece, last)
    except expat.ExpatError:
        # The text before the fault still waits in the parser's buffer.
        parser.buffer_text = False
        return False
    return True


def _parser(walk: Walk) -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.ordered_attributes = True
    # Attributes that stand only in the DTD would come again with every element.
    parser.specified_attributes = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.UseForeignDTD(True)
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.close
    parser.CharacterDataHandler = walk.text
    parser.CommentHandler = walk.aside
    parser.ProcessingInstructionHandler = lambda target, data: walk.aside(data)
    parser.EntityDeclHandler = lambda name, parameter, value, base, system, *rest: walk.aside(value or system or "")
    parser.AttlistDeclHandler = lambda element, name, kind, default, required: walk.aside(default or "")
    # With a default handler expat hands references to entities on as they are written, and expands none in text.
    parser.DefaultHandler = walk.other
    parser.ExternalEntityRefHandler = lambda context, base, system, public: walk.unopened(context)
    return parser


def _repeated(head: bytes) -> set[tuple[str, ...]]:
    """The paths of elements that stand beside others of their name in the head of a document, without those inside such elements.

    Elements that stand in a text are words of it and no rows.
    """
    paths: list[str] = []
    names: list[set[str]] = [set()]
    found: set[tuple[str, ...]] = set()
    prose: set[tuple[str, ...]] = set()

    def start(name: str, attributes: list[str]) -> None:
        name = name.rpartition(":")[2]
        if len(paths) < 64:
            if name in names[-1] and paths:
                found.add((*paths, name))
            names[-1].add(name)
        paths.append(name)
        names.append(set())

    def close(name: str) -> None:
        paths.pop()
        names.pop()

    def said(data: str) -> None:
        if names[-1] and 1 < len(paths) < 64 and data.strip():
            prose.add(tuple(paths))

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.UseForeignDTD(True)
    parser.DefaultHandler = lambda data: None
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, close, said
    _feed(parser, head.translate(CONTROL))
    return {path for path in found if path[:-1] not in prose and not any(path[:n] in found for n in range(1, len(path)))}
