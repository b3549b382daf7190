"""The text of an XML part of a document, block by block, streamed: Office Open XML (ECMA-376), OpenDocument 1.3, and whatever else is XML.

A block is a paragraph, a row of a table (cells by tab), or, outside of both, the text of an element. Elements are known by their local
names, so that no prefix and no version hides any. Nothing is ever fetched, and no entity is declared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from connectors.readers.documents.walker import PAGE, Block, Walker

__all__ = ["PAGE", "Block", "Damaged", "blocks", "no_entity"]


# Bytes of a tag with its attributes.
_TAG = 16 << 20


class Damaged(Exception):
    """The part is read up to here. Its message is the reason of the `Unread`: a sentence part without any value."""


def no_entity(*_: object) -> None:
    """Expat's handler for a declared entity: Damaged."""
    raise Damaged("declares XML entities, which no document needs (an attack?): one of its parts was not read further")


def blocks(stream: Iterable[bytes], column: str = "") -> Iterator[Block]:
    """The blocks of an XML part, in order. Damaged, after what could be read, where it is no XML or declares entities."""
    walker = Walker(column)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    parser.EntityDeclHandler = no_entity
    damage = ""
    for data in _steps(parser, stream):
        damage = _parse(parser, data, False)
        yield from walker.done
        walker.done.clear()
        if damage:
            break
    damage = damage or _parse(parser, b"", True)
    for frame in reversed(walker.frames if damage else []):
        walker.emit(frame.column, "".join(frame.parts))
    yield from walker.done
    if damage:
        raise Damaged(damage)


def _steps(parser: expat.XMLParserType, stream: Iterable[bytes]) -> Iterator[bytes]:
    """The stream in steps that double while the parser waits for the end of one tag: it looks through all of the tag at each step."""
    waiting: list[bytes] = []
    size = fed = enough = 0
    for data in stream:
        waiting.append(data)
        size += len(data)
        if enough + size > _TAG and enough:
            raise Damaged("holds an XML tag longer than 16 MB: one of its parts was read up to there")
        if size < enough:
            continue
        before = parser.CurrentByteIndex
        yield b"".join(waiting)
        fed += size
        waiting, size = [], 0
        enough = fed - max(parser.CurrentByteIndex, 0) if parser.CurrentByteIndex == before else 0
    yield b"".join(waiting)


def _parse(parser: expat.XMLParserType, data: bytes, last: bool) -> str:
    """Feeds the parser. What went wrong, "" if nothing."""
    try:
        parser.Parse(data, last)
    except (expat.ExpatError, LookupError, ValueError):  # the last two: an encoding that Python does not know
        return "damaged XML: one of its parts was read up to the damage"
    except Damaged as error:
        return str(error)
    return ""
