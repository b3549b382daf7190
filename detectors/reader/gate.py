"""Which sentences can name somebody at all: told by their words alone, so that the model need not read the others.

A word speaks for a name when it is a listed name or no word of the language; in text with capitals it must have one, or be a name that is
hardly anything else. Words that are also names (will, rose) speak for one beside a word that introduces people.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib.resources import files

from detectors.names.lists import fold, held, some

_WORDS = re.compile(r"[^\W\d_]+")
#: Behind or before these stands a name, whatever it is; or they are part of an address.
_CUES = some(
    "mr mrs ms mx dr prof rev sir madam dame lord lady miss mister missus nurse name named surname forename attn fao "
    "street road lane avenue close crescent terrace mews drive ave blvd boulevard apt bfpo postcode address "
    "rue strasse straße calle ulica piazza viale plaza"
)
_BEFORE = (
    r"\b(?:is|am|i'?m|it'?s|its|hi|hello|hey|dear|thanks|thank you|to|with|from|for|by|of|call|called|ask|tell|and|ring|rang|see|saw|uncle|"
    r"aunt|son|daughter|wife|husband|mum|dad|brother|sister|yes|ok|okay)"
)
_SUFFIXES = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ment", "ness", "able", "n't", "ies", "ied", "ings", "ation")
#: A cell of so few words, capitals first, may be a name however much it looks like a form of a word (Metters).
_FEW = 3
PLAIN, WEAK, NAME = 0, 1, 2


@cache
def _plain() -> frozenset[str]:
    text = gzip.decompress((files("detectors.reader") / "data" / "plain.txt.gz").read_bytes()).decode()
    return frozenset(text.split("\n")) | held("common")


def _known(word: str) -> bool:
    """Whether a word in lower case is one of the language, or a form of one."""
    plain = _plain()
    if word in plain or len(word) < 2:
        return True
    for stem in (word.removesuffix(end) for end in _SUFFIXES if word.endswith(end)):
        single = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
        if len(stem) > 2 and not plain.isdisjoint((stem, f"{stem}e", f"{stem}y", single)):
            return True
    return False


def verdict(word: str, cased: bool, first: bool = False) -> int:
    """Whether a word speaks for a name, in a text with capitals (`cased`) or without, at the beginning of a sentence or within it."""
    low = fold(word)
    if low in _CUES:
        return NAME
    capital = cased and word[0].isupper()
    weak = NAME if capital else WEAK
    if low in held("given"):
        return NAME
    if low in held("given_weak"):
        return weak
    if low in held("common"):
        return NAME if capital and not first and not word.isupper() and low in held("surnames") else PLAIN
    if _known(low):
        if capital and not first and (low in held("surnames") or low in held("places")):
            return NAME
        return PLAIN if capital or low not in held("surnames") else WEAK
    return NAME if len(low) > 2 or capital else PLAIN


class Gate:
    """Remembers each word's verdict, so that most texts cost one set operation."""

    def __init__(self) -> None:
        self._plain: tuple[set[str], set[str]] = (set(), set())
        self._verdicts: dict[tuple[str, bool, bool], int] = {}

    def opens(self, text: str) -> bool:
        """Whether the model must read this text, a sentence or several."""
        cased = not (text.islower() or text.isupper())
        words = _WORDS.findall(text)
        if len(words) <= _FEW and cased and text.istitle():
            return not _plain().issuperset(map(fold, words))
        if self._plain[cased].issuperset(words):
            return False
        said = max(self._said(word, cased, number == 0) for number, word in enumerate(words))
        return said == NAME or (said == WEAK and _weak().search(text) is not None)

    def _said(self, word: str, cased: bool, first: bool) -> int:
        key = (word, cased, first)
        if key not in self._verdicts:
            said = self._verdicts[key] = verdict(word, cased, first)
            if said == PLAIN and not first:
                self._plain[cased].add(word)
        return self._verdicts[key]


@cache
def _weak() -> re.Pattern[str]:
    """A doubtful name behind a word that introduces people, or alone."""
    names = "|".join(sorted(map(re.escape, held("given_weak"))))
    return re.compile(rf"{_BEFORE},? (?:{names})\b|\A\W*(?:{names})\b(?:\W+\w+){{0,5}}\W*\Z", re.IGNORECASE)
