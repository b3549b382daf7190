"""Phrases for which short cells have room at all, told by their outlines: one that has none is not looked for in a column of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import numpy as np

from detectors.blocks import Block, Ints
from detectors.context import Phrases
from detectors.gates import Ranges
from detectors.outlined import ANY_HEX, HEX_DIGITS, SIGNS, Outlined

#: Outlines of a block, and phrases that have room in one, up to which it is worth asking; outlines that are remembered.
_SHAPES, _PHRASES, _KEPT = 16, 8, 4096
_BLANKS = re.compile(b"[^0a2]+")
_QUIET = bytes.maketrans(b"A", b"a")
_HEX_SIGNS = bytes(ANY_HEX if byte in HEX_DIGITS else sign for byte, sign in enumerate(SIGNS))


class Room:
    """What is known of outlines: the phrases that cells of each may hold."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._told: dict[bytes, tuple[bytes, ...]] = {}

    def ranges(self, outlined: Outlined) -> Ranges | None:
        """The cells that may hold a phrase; None: they have room for too many to tell."""
        if len(outlined.known) > _SHAPES:
            return None
        if len(self._told) > _KEPT:
            self._told.clear()
        for each in outlined.known:
            if each not in self._told:
                self._told[each] = tuple(self._fitting(each))
        words = {word for each in outlined.known for word in self._told[each]}
        if len(words) > _PHRASES:
            return None
        block = outlined.block
        at = np.array([place for word in words for place in _places(block, word)], np.int64)
        cells: Ints = np.unique(block.cell(at))
        return block.starts[cells], block.ends[cells]

    def _fitting(self, outline: bytes) -> Iterator[bytes]:
        """The longest word of each phrase for which the outline has room; a capital among hexadecimal digits may be any letter."""
        hexed = ANY_HEX in outline
        whole = _plain(outline)
        for shape, words in self._shapes[hexed].items():
            if shape in whole or (hexed and b"A" in outline):
                yield from words

    @cached_property
    def _shapes(self) -> tuple[dict[bytes, set[bytes]], dict[bytes, set[bytes]]]:
        """The longest words of the phrases that may stand in ASCII by their outline, by that in which letters up to f are digits, too."""
        found: tuple[dict[bytes, set[bytes]], dict[bytes, set[bytes]]] = {}, {}
        for each in filter(str.isascii, self._phrases.spelled):
            for spelled in (each.encode(), each.encode() + b"s"):
                for signs, shapes in zip((SIGNS, _HEX_SIGNS), found, strict=True):
                    shapes.setdefault(_plain(spelled.translate(signs)), set()).add(max(each.encode().split(b" "), key=len))
        return found


def _plain(outline: bytes) -> bytes:
    """An outline as phrases are looked for in it: without capitals, a blank for whatever stands between words, and at the ends."""
    return _BLANKS.sub(b" ", b" " + outline.translate(_QUIET) + b" ")


def _places(block: Block, word: bytes) -> Iterator[int]:
    at = block.lower.find(word)
    while at >= 0:
        yield at
        at = block.lower.find(word, at + 1)
