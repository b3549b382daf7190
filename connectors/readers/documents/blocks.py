"""The text of an XML part of a document, block by block, streamed: Office Open XML (ECMA-376), OpenDocument 1.3, and whatever else is XML.

A block is a paragraph, a row of a table (cells by tab), or, outside of both, the text of an element. Elements are known by their local
names, so that no prefix and no version hides any. Nothing is ever fetched, and no entity is declared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from connectors.readers.documents.walker import PAGE, Block, Walker

__all__ = ["PAGE", "Block", "Damaged", "blocks", "no_entity"]


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
    damage = None
    for data in stream:
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


def _parse(parser: expat.XMLParserType, data: bytes, last: bool) -> str:
    """Feeds the parser. What went wrong, "" if nothing."""
    try:
        parser.Parse(data, last)
    except expat.ExpatError:
        return "damaged XML: one of its parts was read up to the damage"
    except Damaged as error:
        return str(error)
    return ""
