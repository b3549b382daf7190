"""PowerPoint 97 to 2003 [MS-PPT]: text by its records, a row for each slide; notes, comments, links and layouts in columns of their own."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connectors.readers.documents.blocks import PAGE, Block
from connectors.readers.documents.ole_parts import data
from connectors.readers.documents.rows import page, rows
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from scanner.errors import Unreadable

if TYPE_CHECKING:
    import olefile

# Record types (2.13.24).
_SLIDE, _NOTES, _MASTER, _HANDOUT, _LISTED, _PERSIST = 1006, 1008, 1016, 4041, 4080, 1011
_CHARACTERS, _BYTES, _STRING = 4000, 4008, 4026
_COMMENT, _LINK, _TAGS, _CRYPT = 12000, 4055, 5000, 12052
_PLACES = {_NOTES: "notes", _MASTER: "layout text", _HANDOUT: "layout text", _COMMENT: "comment", _LINK: "link"}
_OPEN = 0xF
_ENCRYPTED = 0xF3D1C4DF
_NOISE = ("___PPT", "Default Design", "Slide ", "*")
_MARKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\0": ""})


@dataclass(slots=True)
class _Found:
    """Texts by slide: those of the list of slides (the outline) and those of the slides' own shapes, and all others."""

    listed: list[list[Block]] = field(default_factory=list)
    slides: list[list[Block]] = field(default_factory=list)
    others: list[Block] = field(default_factory=list)


def read(container: olefile.OleFileIO, node: Node) -> Iterator[Item]:
    """Slides in order, then what belongs to none. Text of earlier versions that a fast save left behind is read too."""
    user = data(container, "Current User")
    if len(user) >= 16 and struct.unpack_from("<I", user, 12)[0] == _ENCRYPTED:
        raise Unreadable("encrypted document")
    document = data(container, "PowerPoint Document")
    found = _Found()
    whole = _walk(document, found)
    records = Records()
    same = len(found.listed) == len(found.slides)
    slides = [a + b for a, b in zip(found.listed, found.slides, strict=True)] if same else found.listed + found.slides
    for blocks in slides:
        yield from page([*dict.fromkeys(blocks), (PAGE, "")], records)
    yield from rows(dict.fromkeys(found.others), records)
    yield from records.flush()
    if not whole:
        yield node.unread("damaged PowerPoint document: read up to the damage")


def _walk(document: bytes, found: _Found) -> bool:
    """Goes through all records without recursion; returns whether they end where the stream ends."""
    at = 0
    around: list[tuple[int, int, int]] = []
    while at + 8 <= len(document):
        version, kind, size = struct.unpack_from("<HHI", document, at)
        while around and at >= around[-1][2]:
            around.pop()
        if kind == _CRYPT:
            raise Unreadable("encrypted document")
        end = at + 8 + size
        if version & _OPEN == _OPEN:
            around.append((kind, version >> 4, end))
            if kind == _SLIDE:
                found.slides.append([])
            at += 8
            if len(around) > 1000:
                return False
            continue
        if end > len(document):
            return False
        if kind == _PERSIST and around and around[-1][:2] == (_LISTED, 0):
            found.listed.append([])
        elif kind in (_CHARACTERS, _BYTES, _STRING):
            _add(found, [(kind_, instance) for kind_, instance, _ in around], _decoded(document[at + 8 : end], kind), version >> 4)
        at = end
    return at == len(document)


def _decoded(text: bytes, kind: int) -> str:
    return text.decode("latin-1" if kind == _BYTES else "utf-16-le", "replace").translate(_MARKS).strip()


def _add(found: _Found, around: list[tuple[int, int]], text: str, instance: int) -> None:
    """A text, to the slide that it stands in."""
    kinds = [kind_ for kind_, _ in around]
    column = next((_PLACES[kind_] for kind_ in reversed(kinds) if kind_ in _PLACES), "")
    if _COMMENT in kinds:
        column = "comment" if instance == 1 else "author"
    if not text or (text.startswith(_NOISE) and len(text) < 16):
        return
    if _SLIDE in kinds:
        found.slides[-1].append((column, text))
    elif (_LISTED, 0) in around and found.listed:
        found.listed[-1].append((column, text))
    else:
        found.others.append((_listed(around, column), text))


def _listed(around: list[tuple[int, int]], column: str) -> str:
    """The column of what stands in the lists of masters (1) and notes (2)."""
    return "notes" if (_LISTED, 2) in around else "layout text" if (_LISTED, 1) in around else column
