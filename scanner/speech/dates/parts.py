"""The parts of a spoken date: days, months, and years as they are said ("eighty two", "nineteen oh four", "two thousand and one")."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from importlib.resources import files

from scanner.speech.counts import cardinal, small
from scanner.speech.lexicon import NUMBERS, ZEROS

_DATA = tomllib.loads(files("scanner.speech.dates").joinpath("parts.toml").read_text("utf-8"))
#: Name → number, 1 to 12.
MONTHS = {name: number for number, names in enumerate(_DATA["months"], 1) for name in names.split()}
_ORDINALS = {word: number for number, word in enumerate(_DATA["ordinals"].split(), 1)}
_TENS: dict[str, int] = _DATA["tens"]
#: Written behind figures: 3rd.
SUFFIXES = frozenset(_DATA["suffixes"].split())
#: Said between the parts of a date.
SMALL = frozenset(_DATA["small"].split())
#: Words of order, and all words that a date may begin with.
ORDINALS = frozenset([*_ORDINALS, *_TENS])
BEGINS = frozenset(MONTHS) | ORDINALS | NUMBERS
#: One of these is said in every date that is told from numbers.
DAYS = frozenset(MONTHS) | ORDINALS | SUFFIXES
#: Part of a date, and the first word behind it.
Part = tuple[int, int]


def ordinal(text: Sequence[str], at: int) -> Part | None:
    """The 1st to the 39th: "twenty first", "3rd"."""
    word = text[at] if at < len(text) else ""
    if word in _ORDINALS or word in _TENS:
        return _ORDINALS.get(word) or _TENS[word], at + 1
    found = small(text, at)
    if found is None or found[1] >= len(text):
        return None
    value, end = found
    if value in (20, 30) and 0 < _ORDINALS.get(text[end], 0) < 10:
        return value + _ORDINALS[text[end]], end + 1
    return (value, end + 1) if text[at].isdecimal() and text[end] in SUFFIXES else None


def spoken(text: Sequence[str], at: int) -> Part | None:
    """A day or a month in figures: "four", "oh four", "one two", "12"."""
    word = text[at] if at < len(text) else ""
    if word in ZEROS:
        found = small(text, at + 1)
        return found if found and 0 < found[0] < 10 else None
    return small(text, at)


def pairs(text: Sequence[str], at: int) -> Part | None:
    """Two digits, one by one: "one two" is 12."""
    first, second = _digit(text, at), _digit(text, at + 1)
    return None if first is None or second is None else (first * 10 + second, at + 2)


def _digit(text: Sequence[str], at: int) -> int | None:
    word = text[at] if at < len(text) else ""
    if word in ZEROS:
        return 0
    found = small(text, at)
    return found[0] if found and found[0] < 10 and found[1] == at + 1 and len(word) != 2 else None


def long_year(text: Sequence[str], at: int) -> Part | None:
    """A year with its century: "nineteen eighty two", "twenty oh three", "two thousand and one", "1982", "one nine eight two"."""
    word = text[at] if at < len(text) else ""
    and_ = word == "nineteen" and text[at + 1 : at + 2] == ["and"]
    if word in ("nineteen", "twenty", "19", "20") and (found := _within(text, at + 1 + and_)):
        return (19 if word in ("nineteen", "19") else 20) * 100 + found[0], found[1]
    if (head := pairs(text, at)) and head[0] in (19, 20) and (tail := pairs(text, head[1])):
        return head[0] * 100 + tail[0], tail[1]
    counted = cardinal(text, at)
    return counted if counted and 1900 <= counted[0] < 2100 else None


def _within(text: Sequence[str], at: int) -> Part | None:
    """What follows a century: "oh four", "ten", "eighty two"; no single digit, for "twenty two" is 22."""
    word = text[at] if at < len(text) else ""
    if word in ZEROS:
        return pairs(text, at)
    found = small(text, at)
    return found if found and (found[0] > 9 or len(word) == 2) else None


def short_year(text: Sequence[str], at: int) -> Part | None:
    """A year without its century: "eighty two", "oh four", "eight two", "82"."""
    word = text[at] if at < len(text) else ""
    if word == "double" and text[at + 1 : at + 2] and text[at + 1] in ZEROS:
        return 0, at + 2
    found = pairs(text, at)
    if found:
        return found
    found = small(text, at)
    return found if found and (found[0] > 9 or len(word) == 2) else None
