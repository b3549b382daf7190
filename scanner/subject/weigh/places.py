"""Addresses taken apart: house numbers, the street, what else names the place, and the postcode."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from anyascii import anyascii

_DATA = tomllib.loads(files("scanner.subject.weigh").joinpath("places.toml").read_text("utf-8"))
_SHORT = {word: short for short, written in _DATA["short"].items() for word in written.split()}
_WAYS = frozenset(_DATA["kinds"]["ways"].split())
#: Before a number they say that it is a flat's; `fl` is a floor's behind one.
_FLAT = ("flat", "fl")
_WORD = re.compile(r"[a-z]+|[0-9]+[a-z]?(?![a-z0-9])|[0-9]+")
_APOSTROPHE = re.compile("(?<=[a-z])['`](?=[a-z])")
_UK = re.compile(r"\b([a-z]{1,2}[0-9][0-9a-z]?) ?([0-9][a-z]{2})\b")  # BS 7666-0: outward and inward code
_NUMERIC = re.compile(r"(?<![0-9a-z])([0-9]{4,5})(?:-[0-9]{4})?(?![0-9a-z])")


@dataclass(frozen=True, slots=True)
class Address:
    """One address, folded. `street` and `rest` hold words in short form (`mill ln`), `numbers` those of house and flat, `flat` that of the
    flat where the address says so. `building` is the piece of `rest` before the street: the name of a house (BS 7666: the primary
    addressable object), which stands in place of number and street as well."""

    numbers: tuple[str, ...] = field(default=(), repr=False)
    street: tuple[str, ...] = field(default=(), repr=False)
    rest: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    postcode: str | None = field(default=None, repr=False)
    flat: str = field(default="", repr=False)
    building: tuple[str, ...] = field(default=(), repr=False)

    @property
    def named(self) -> tuple[str, ...]:
        """The street without the word for its kind (`mill`); all of it where nothing else is left."""
        return tuple(word for word in self.street if word not in _WAYS) or self.street


@lru_cache(maxsize=16384)
def address(text: str) -> Address:
    """An address as it is written, in pieces parted by commas, semicolons or line breaks.

    >>> found = address("Flat 2, Weir House, 4 Mill Lane, Wilmslow, SK9 5AF")
    >>> found.numbers, found.street, found.rest, found.postcode
    (('2', '4'), ('mill', 'ln'), (('weir', 'hse'), ('wilmslow',)), 'SK95AF')
    >>> found.flat, found.building
    ('2', ('weir', 'hse'))
    """
    lower = _APOSTROPHE.sub("", anyascii(text).lower())
    code, lower = _postcode(lower)
    pieces = [piece for piece in map(_words, re.split(r"[,;\n|]+", lower)) if piece]
    numbers = tuple(word for piece in pieces for word in piece if word[0].isdigit())
    named = [(piece, tuple(word for word in piece if word[0].isalpha() and word != "flat")) for piece in pieces]
    at = _street(named)
    rest = tuple(words for n, (_, words) in enumerate(named) if words and n != at)
    before = [words for _, words in named[:at] if words]
    flat = next((other for piece in pieces for word, other in pairwise(piece) if word in _FLAT and other[0].isdigit()), "")
    return Address(numbers, named[at][1] if at is not None else (), rest, code, flat, before[-1] if before else ())


def postcode(text: str) -> str | None:
    """A postcode as it is compared: capitals and digits, no leading zeros (a column of numbers loses them); None where there is none."""
    found = re.sub("[^A-Z0-9]", "", re.sub(r"^([0-9]{5})-[0-9]{4}$", r"\1", anyascii(text).strip().upper())).lstrip("0")
    return found or None


def _postcode(lower: str) -> tuple[str | None, str]:
    """The postcode of an address, and the address without it: a British one, else the last number of four or five digits after others."""
    found = _UK.search(lower)
    if found:
        return (found[1] + found[2]).upper(), lower[: found.start()] + lower[found.end() :]
    numbers = [each for each in _NUMERIC.finditer(lower) if each.start() > 0 or each[0] == lower.strip()]
    if numbers:
        last = numbers[-1]
        return last[1].lstrip("0"), lower[: last.start()] + lower[last.end() :]
    return None, lower


def _words(piece: str) -> list[str]:
    return [_SHORT.get(word, word) for word in _WORD.findall(piece)]


def _street(named: Sequence[tuple[Sequence[str], Sequence[str]]]) -> int | None:
    """Which piece names the street: words with a number and a kind of way, else either, else the first that has words."""
    ranked = [(bool(set(words) & _WAYS) + any(word[0].isdigit() for word in piece), -n) for n, (piece, words) in enumerate(named) if words]
    return -max(ranked)[1] if ranked else None
