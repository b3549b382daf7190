"""First lines of addresses: "flat two fourteen high street" is Flat 2, 14 high street."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files

from scanner.speech.counts import cardinal, small
from scanner.speech.gaps import corrected
from scanner.speech.lexicon import ONES, ZEROS
from scanner.speech.value import Value
from scanner.speech.words import TURN, Words

_DATA: dict[str, str] = tomllib.loads(files("scanner.speech.homes").joinpath("words.toml").read_text("utf-8"))
_WAYS, _FLATS, _NEVER = (frozenset(_DATA[key].split()) for key in ("ways", "flats", "never"))
#: Words of a street's name before what it ends with, at most; the highest number of a house; words of a number.
_NAME, _HIGHEST, _NUMBER = 3, 9999, 6
_DIGITS = dict.fromkeys(ZEROS, "0") | {word: str(number) for number, word in enumerate(ONES, 1)}
#: Said before an address is said again.
_THATS = frozenset(["it's", "its", "that's", "thats", "it", "is", "that"])
#: What is written, and the words that say it.
Part = tuple[str, tuple[int, int]]


def read(words: Words) -> Iterable[Value]:
    """The numbers of houses in a stream, with their flats; kind "address" where one was asked for, else "house".

    The street stays as it was said.

    The number of an address that is corrected is part of the one that holds.
    """
    held: tuple[Value, int] | None = None
    for way in [at for at, word in enumerate(words.text) if word in _WAYS]:
        value = _address(words, way, held[1] if held else 0)
        if not value:
            continue
        if held and corrected(words, held[1]) <= value.first and _fixed(words, held[1], value.first):
            value = replace(value, first=held[0].first)
        elif held:
            yield held[0]
        held = value, way + 1
    if held:
        yield held[0]


def _fixed(words: Words, first: int, last: int) -> bool:
    """Whether all that is said between two addresses is that the first is wrong."""
    return corrected(words, first) > first and all(word in _THATS for word in words.text[corrected(words, first) : last])


def _address(words: Words, way: int, free: int) -> Value | None:
    """The number of the house whose street ends with the word `way`, of words from `free` on."""
    if way + 1 < len(words) and words.text[way + 1] in _WAYS and _together(words, way + 1):
        return None  # of "park road" the end is "road"
    for name in range(way - 1, max(way - 1 - _NAME, free - 1), -1):
        if words.text[name] in _NEVER or not _together(words, name + 1) or words.text[name].isdecimal():
            return None
        if _together(words, name) and (parts := _numbered(words, name, free)):
            first = parts[0][1][0]
            kind = "address" if "address" in words.asked[first : way + 1] else "house"
            origins = tuple(where for text, where in parts for _ in text)
            return Value(first, name, "".join(text for text, _ in parts), origins, kind)
    return None


def _together(words: Words, at: int) -> bool:
    """Whether a word and the one before it are of one line."""
    return words.between[at] != TURN and words.between[at].strip() in ("", ",", "-", "'")


def _numbered(words: Words, end: int, free: int) -> list[Part]:
    """The number of a house that ends before a word, with the flat before it; empty if there is none."""
    houses = list(_numbers(words, end, free))
    for house in houses:
        first = house[1][0]
        for flat in _numbers(words, first, free) if first > free else ():
            at = flat[1][0] - 1
            if at >= free and words.text[at] in _FLATS:
                return [(words.text[at].title() + " ", (at, at + 1)), flat, (", ", flat[1]), house]
    return houses[:1]


def _numbers(words: Words, end: int, free: int) -> Iterator[Part]:
    """The numbers that end before a word, in words, digit by digit or in figures; the longest first."""
    letter = end - 1 if end - 1 > free and len(words.text[end - 1]) == 1 and words.text[end - 1] in "abcdef" else end
    for first in range(max(free, letter - _NUMBER), letter):
        said = _number(words, first, letter)
        if said and all(_together(words, at) for at in range(first + 1, end)):
            yield said + "".join(words.text[letter:end]).upper(), (first, end)


def _number(words: Words, first: int, last: int) -> str:
    """What the words [first, last) say as the number of a house; "" if it is none."""
    text = words.text[first:last]
    if (found := cardinal(text, 0)) and found[1] == len(text):
        return str(found[0]) if 0 < found[0] <= _HIGHEST else ""
    if all(word in _DIGITS for word in text) and len(text) <= 4 and _DIGITS[text[0]] != "0":
        return "".join(_DIGITS[word] for word in text)
    rest = small(text, 1) if text[0] in ONES else None
    return _DIGITS[text[0]] + str(rest[0]) if rest and rest[0] > 9 and rest[1] == len(text) else ""
