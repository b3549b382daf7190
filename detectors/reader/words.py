"""Text as the model reads it: words, their word pieces, and what is known of each word before it is read in context."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from detectors.names.lists import fold, held

#: A word, or one sign of punctuation.
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")

#: What is told of a word: how it is written, where it stands, which lists hold it. A bit each, in this order.
FEATURES = (
    "first piece", "lower case", "capital first", "upper case", "mixed case", "digits", "no blank before", "new line before",
    "given name", "given name or word", "surname", "place", "common word", "part of a postcode",
)  # fmt: skip
#: The features that come from lists: training hides them now and then, so that names in no list are found too.
LISTED = slice(8, 13)
_FIRST, _GLUED, _LINE = 1, 1 << 6, 1 << 7

_POSTCODE = re.compile(r"[A-Za-z]{1,2}\d[A-Za-z\d]?|\d[A-Za-z]{2}|[A-Za-z]{1,2}\d[A-Za-z\d]?\d[A-Za-z]{2}|\d{5}")
_LONGEST = 100


@cache
def vocabulary() -> dict[str, int]:
    """The word pieces of the model and their numbers."""
    text = gzip.decompress((files("detectors.reader") / "data" / "vocab.txt.gz").read_bytes()).decode()
    return {piece: number for number, piece in enumerate(text.removesuffix("\n").split("\n"))}


@lru_cache(maxsize=1 << 16)
def known(word: str) -> tuple[tuple[int, ...], int]:
    """A word's pieces, and its features as bits but for its place."""
    return pieces_of(word), _bits(word)


def pieces_of(word: str) -> tuple[int, ...]:
    """A word's pieces: WordPiece, the longest piece first, without case or accents."""
    vocab = vocabulary()
    if (whole := vocab.get(word)) is not None:
        return (whole,)
    plain = word.lower() if word.isascii() else _unaccented(word)
    if len(plain) > _LONGEST:
        return (vocab["[UNK]"],)
    pieces: list[int] = []
    start = 0
    while start < len(plain):
        mark = "##" if start else ""
        for end in range(len(plain), start, -1):
            if (piece := vocab.get(mark + plain[start:end])) is not None:
                break
        else:
            return (vocab["[UNK]"],)
        pieces.append(piece)
        start = end
    return tuple(pieces) or (vocab["[UNK]"],)


def _unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def _bits(word: str) -> int:
    folded = fold(word)
    digits = any(map(str.isdigit, word))
    lower, upper, title = word.islower(), word.isupper() and len(word) > 1, word[0].isupper()
    lists = [folded in held(name) for name in ("given", "given_weak", "surnames", "places", "common")]
    shape = (False, lower, title and not upper, upper, not (lower or upper) and any(map(str.isupper, word[1:])), digits, False, False)
    every = (*shape, *lists, digits and _POSTCODE.fullmatch(word) is not None)
    return sum(1 << number for number, yes in enumerate(every) if yes)


def encoded(text: str, spans: Sequence[tuple[int, int]]) -> tuple[list[int], list[int], list[int]]:
    """The pieces of the words at `spans` in a text, the features of each piece as bits, and the first piece of each word."""
    pieces: list[int] = []
    features: list[int] = []
    firsts: list[int] = []
    before = 0
    for start, end in spans:
        numbers, bits = known(text[start:end])
        if start == before:
            bits |= _GLUED
        elif "\n" in text[before:start]:
            bits |= _LINE
        firsts.append(len(pieces))
        pieces += numbers
        features.append(bits | _FIRST)
        features += [bits] * (len(numbers) - 1)
        before = end
    return pieces, features, firsts
