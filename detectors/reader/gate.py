"""Which sentences can name somebody at all: told by their words alone, so that the model need not read the others.

A word speaks for a name when it is a listed name or no word of the language; in text with capitals it must have one, or be a name that is
hardly anything else. Words that are also names (will, rose) speak for one beside a word that introduces people.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib.resources import files

from detectors.names.families import SURNAMES
from detectors.names.lists import fold, held, some

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: Behind these stands a name, whatever it is.
_TITLES = some("mr mrs ms mx dr prof rev sir madam dame lord lady miss mister missus nurse attn fao bfpo")
#: These make an address of a number before them.
WAYS = some(
    "street st road rd lane ln avenue ave close cl drive dr way court ct gardens place crescent terrace grove mews square row walk view "
    "park hill boulevard blvd parade green rise quay wharf apt apartment flat unit box strasse straße rue calle via ulica piazza viale "
    "plaza"
)
_MONTHS = some("january february march april may june july august september october november december jan")
#: Words before people's names, and those of them that do not stand before months as well.
_SURELY = some(
    "am i'm im it's its is name name's names surname that's she's he's who's hi hello hey dear thanks you regards cheers called named "
    "ask tell told ring rang text message saw meet met uncle aunt cousin son daughter wife husband partner mum dad mother father brother "
    "sister friend neighbour neighbor colleague boss carer nurse customer client patient tenant yes ok okay recipient add invite remind"
)
_MAYBE = some(
    "to with from for by of call and or see contact contacts did given about under search between in near was paid pay owe send sent cc"
)
_ENDINGS = some("t s re ve ll d m")
_SUFFIXES = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ment", "ness", "able", "ies", "ied", "ings", "ation")
#: A cell of so few words may be a name however much it looks like a form of a word (Metters, barnes); a doubtful name that begins one of
#: not many more is read.
_FEW, _SHORT = 3, 6
#: Two syllables of the Chinese and Korean names that are written with a hyphen (Min-jun, Hsiao-ling), and what words end in that look so.
SYLLABLE = r"(?:[cs]h|zh|ts|hs|[kgh]w|[bcdfghjklmnpqrstwxyz])?y?(?:[aeiou]{1,2}|ae|eui|iao|uai|yeo)(?:ng?|m|k|l|p|t|h)?"
_SYLLABLES = re.compile(rf"\b{SYLLABLE}-(?!(?:in|on|up|to|go|so|out|by|it|do|he|me|we|be|a|i)\b){SYLLABLE}\b", re.IGNORECASE)
#: An identifier of a program; no vanDyke.
_CAMEL = re.compile(r"(?!(?:van|von|de|del|di|da|du|la|le|el|al|ter|ten|mc|mac|fitz)[A-Z])[a-z]+[A-Z]")
PLAIN, WEAK, NAME = 0, 1, 2


@cache
def _list(name: str) -> frozenset[str]:
    text = gzip.decompress((files("detectors.reader") / "data" / f"{name}.txt.gz").read_bytes()).decode()
    return frozenset(text.split("\n"))


@cache
def _plain() -> frozenset[str]:
    return _list("plain") | held("common")


def known(word: str) -> bool:
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
    head, mark, tail = word.replace("’", "'").partition("'")
    if mark and tail.lower() in _ENDINGS:
        return PLAIN if tail.lower() == "t" else verdict(head, cased, first)
    if cased and word[0].islower() and _CAMEL.match(word):
        return PLAIN
    low = fold(word)
    if low in _TITLES:
        return NAME
    capital = cased and word[0].isupper()
    if low in WAYS or low in _MONTHS:
        return WEAK
    if low in held("given"):
        return NAME
    if low in held("given_weak"):
        return NAME if capital or low not in _plain() else WEAK
    listed = low in held("surnames")
    if capital and not first and not word.isupper() and low in _list("both"):
        return NAME
    if known(low) and (word.isascii() or not capital):
        unsure = listed and low not in _plain()  # looks like a form of a word: Webber, Barnes
        if capital and (unsure or first):
            return NAME if unsure else PLAIN
        if capital:
            return NAME if low in held("places") else WEAK if listed or low in SURNAMES else PLAIN
        return WEAK if unsure or low in _list("both") else PLAIN
    if len(low) < 3:
        return NAME if capital and not word.isupper() else WEAK if listed else PLAIN
    return PLAIN if capital and word.isupper() and len(low) < 4 else NAME


class _Verdicts(dict[str, int]):
    """Those of words in texts with capitals or without, at the beginning or within, filled as they are met; `plain` gets the plain ones."""

    def __init__(self, cased: bool, first: bool, plain: set[str]) -> None:
        super().__init__()
        self._cased, self._first, self._plain = cased, first, plain

    def __missing__(self, word: str) -> int:
        said = self[word] = verdict(word, self._cased, self._first)
        if said == PLAIN:
            self._plain.add(word)
        return said


class Gate:
    """Remembers each word's verdict, so that most texts cost one set operation."""

    def __init__(self) -> None:
        self._plain: tuple[set[str], set[str]] = (set(), set())
        self._first = (_Verdicts(False, True, set()), _Verdicts(True, True, set()))
        self._later = (_Verdicts(False, False, self._plain[0]), _Verdicts(True, False, self._plain[1]))

    def opens(self, text: str) -> bool:
        """Whether the model must read this text, a sentence or several."""
        cased = not (text.islower() or text.isupper())
        words = _WORDS.findall(text)
        if len(words) <= _FEW and (not cased or text.istitle()) and not _plain().issuperset(map(fold, words)):
            return True
        if "-" in text and _SYLLABLES.search(text):
            return True
        if self._plain[cased].issuperset(words):
            return False
        said = [self._first[cased][words[0]], *map(self._later[cased].__getitem__, words[1:])]
        return NAME in said or (WEAK in said and (_introduced(words, said) or _street().search(text) is not None))


def _introduced(words: list[str], said: list[int]) -> bool:
    """Whether a doubtful name stands behind a word that introduces people, or begins a short text."""
    before = ""
    for word, kind in zip(words, said, strict=True):
        low = fold(word)
        month, begins = low in _MONTHS, not before and len(words) <= _SHORT
        if kind == WEAK and low not in WAYS and (before in _SURELY or (not month and (before in _MAYBE or begins))):
            return True
        before = low
    return False


@cache
def _street() -> re.Pattern[str]:
    """A number before a street's kind, or behind it."""
    ways = "|".join(sorted(map(re.escape, WAYS)))
    return re.compile(rf"\d\w{{0,3}},? (?:[\w'’.-]+,? ){{0,4}}(?:{ways})\b|\b(?:{ways})\.? \d", re.IGNORECASE)
