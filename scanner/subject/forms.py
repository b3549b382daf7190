"""The forms of one word of a name: diminutives, and the ways in which letters that English lacks are written without them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice, product

from nicknames import name_triplets
from rapidfuzz.distance import LCSseq

from scanner.subject.names import LISTS, plain

_LEAST = 0.45  # share of the shorter name's letters that stand, in order, in the longer one
_SIBLINGS = 0.6  # the same for two short forms of one name: Bill and Will, not Liz and Beth
_MANY = 3  # a short form of more names than these (Al, Lee) tells nothing of its siblings
_SPELLINGS = 16
# DIN 5007-2 and the Nordic and Dutch ways of writing letters without marks
_WRITTEN = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ø": "oe",
    "å": "aa",
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
    "ñ": "ny",
    "þ": "th",
    "ð": "d",
    "ij": "y",
}
# Between consonants: Mueller, but neither Joel nor Michael
_DIGRAPHS = re.compile("(?<=[b-df-hj-np-tv-z])(?:ae|oe|ue|aa)(?!l$|v)(?=[b-df-hj-np-tv-z])")
# Кс and ξ are written both ways: Oksana and Oxana, Aleksandra and Alexandra
_KS = (re.compile("(?<=[aeiou])ks"), "x"), (re.compile("(?<=[aeiou])x"), "ks")
_SLAVIC = re.compile("(?:ii|iy|ij|yi|yj|yy|y|i)$")


@lru_cache(maxsize=8192)
def diminutives(given: str) -> frozenset[str]:
    """Other forms of a given name (one plain word): Bill and Will for William, William for Bill, and Will for Bill by the name they share.

    Source: the package `nicknames`, mended by `names.toml`. Empty where none is known; an initial has none.
    """
    pairs, fuller = _pairs(), _fuller()
    own = fuller.get(given, frozenset())
    siblings = {each for name in (own if len(own) <= _MANY else ()) for each in pairs.get(name, ()) if _alike(given, each) >= _SIBLINGS}
    return frozenset((pairs.get(given, frozenset()) | siblings) - {given})


@lru_cache(maxsize=8192)
def spellings(text: str) -> frozenset[str]:
    """Every plain writing of a word or a name: `Müller` is muller and mueller, `Mueller` too; `Yuriy` is yuri. It holds `plain(text)`.

    >>> sorted(spellings("Müller")), sorted(spellings("Mueller")), sorted(spellings("Dostoevskiy"))
    (['mueller', 'muller'], ['mueller', 'muller'], ['dostoevski', 'dostoevskiy', 'dostoevsky'])
    """
    lower = unicodedata.normalize("NFC", text).lower()
    choices = [(letter, _WRITTEN[letter]) if letter in _WRITTEN else (letter,) for letter in lower]
    found = {plain("".join(chosen)) for chosen in islice(product(*choices), _SPELLINGS)}
    found |= {_DIGRAPHS.sub(lambda match: match[0][0], word) for word in found}
    found |= {written.sub(other, word) for word in found for written, other in _KS}
    return frozenset(found | {_SLAVIC.sub(end, word) for word in found for end in _ends(word, lower)} - {""})


def _ends(word: str, lower: str) -> tuple[str, ...]:
    """How the end of a Slavic name may be written; a single y or i stays, unless the name was written in another script."""
    return ("y", "i") if re.search("(?:ii|iy|ij|yi|yj|yy|ski|sky)$", word) or (word.endswith("y") and not lower[-1:].isascii()) else ()


def _alike(one: str, other: str) -> float:
    """Share of the shorter name's letters that stand in the other in the same order, 0..1."""
    return float(LCSseq.similarity(one, other)) / min(len(one), len(other))


@cache
def _pairs() -> Mapping[str, frozenset[str]]:
    """Name → the names it forms a pair with, both ways."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in _listed():
        found[one].add(other)
        found[other].add(one)
    return {name: frozenset(others) for name, others in found.items()}


@cache
def _fuller() -> Mapping[str, frozenset[str]]:
    """Short form → the longer names it stands for."""
    return {name: frozenset(other for other in others if len(other) > len(name) + 1) for name, others in _pairs().items()}


def _listed() -> Iterator[tuple[str, str]]:
    """The pairs of the list that are of one name, and ours."""
    unlike, alike, more = (frozenset(map(_pair, LISTS["diminutives"][key].split())) for key in ("unlike", "alike", "more"))
    for triplet in name_triplets():
        one, other = pair = _pair(f"{triplet.name1}-{triplet.name2}")
        near = one[:1] == other[:1] or _alike(one, other) >= _LEAST
        if one != other and pair not in unlike and (near or pair in alike):
            yield pair
    yield from more


def _pair(text: str) -> tuple[str, str]:
    one, other = sorted(plain(name) for name in text.split("-", 1))
    return one, other
