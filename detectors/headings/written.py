"""A heading as the network reads it: its words, those of its table, its comment and the columns beside it, and the kind of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from detectors.reader.words import pieces_of, vocabulary
from scanner.naming import table_words
from scanner.pattern import KINDS
from scanner.words import full, words

#: Where a piece stands, and of what kind the cells are. A bit each, in this order.
FEATURES = ("name", "table", "comment", "beside", "item of a notice", *KINDS)
#: Pieces of each part at most, and columns beside that are read.
_PIECES, BESIDE = 24, 6
_KEPT = 1 << 12

Pieces = tuple[list[int], list[int]]


def column(table: str, name: str, *, kind: str = "", comment: str = "", beside: Sequence[str] = ()) -> Pieces:
    """The pieces of a column's heading and their features as bits; `kind` is one of `KINDS` or not known."""
    told = 1 << (len(FEATURES) - len(KINDS) + KINDS.index(kind)) if kind else 0
    parts = (
        (1 | told, _pieces(full(words(name)))),
        (2, _pieces(full(word for word in table_words(table) if not word.isdigit())) if table else ()),
        (4, _pieces(words(comment)) if comment else ()),
        (8, _pieces(_spoken(beside))),
    )
    return _joined(parts)


def item(phrase: str) -> Pieces:
    """The same of what a notice says that it collects."""
    return _joined(((16, _pieces(words(phrase))),))


def _spoken(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for name in names for word in (*full(words(name)), ","))


@lru_cache(_KEPT)
def _pieces(spoken: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(piece for word in spoken for piece in pieces_of(word))[:_PIECES]


def _joined(parts: Sequence[tuple[int, Sequence[int]]]) -> Pieces:
    pieces, bits = [vocabulary()["[CLS]"]], [0]
    for bit, some in parts:
        if some:
            pieces += [*some, vocabulary()["[SEP]"]]
            bits += [*[bit] * len(some), 0]
    return pieces, bits


def nearest(names: Sequence[str], at: int) -> Iterator[str]:
    """The names beside the one at this place, the nearest first, those before it before those behind it."""
    for distance in range(1, BESIDE // 2 + 1):
        yield from names[max(0, at - distance) : max(0, at - distance + 1)] if at >= distance else ()
        yield from names[at + distance : at + distance + 1]
