"""When a card expires, as it is said: "oh five thirty one", "nine twenty-six", "January twenty thirty", "zero four slash twenty seven"."""

from __future__ import annotations

from collections.abc import Iterable

from scanner.speech.dates.parts import MONTHS, Part, long_year, pairs, short_year, spoken
from scanner.speech.lexicon import HEARD, ONES, PAUSES, SAID
from scanner.speech.value import Value
from scanner.speech.words import TURN, Words

#: Said between month and year.
_BETWEEN = PAUSES | {"slash", "stroke", "dash", "hyphen", "of", "the", "month", "year", "comma"}
#: Years of cards in use, or not long out of it.
_YEARS = range(2015, 2060)
_FEW = 3


def read(words: Words) -> Iterable[Value]:
    """The expiry dates in a stream, where one was asked for or announced: MM/YY, as cards print it (ISO/IEC 7813 has the same as YYMM)."""
    at = 0
    while at < len(words):
        value = _expiry(words, at) if words.asked[at] == "expiry" else None
        if value and set(words.asked[at : value.last]) != {"expiry"}:
            value = None
        if value:
            yield value
        at = value.last if value else at + 1


def _expiry(words: Words, at: int) -> Value | None:
    """The date that begins with a word; of two ways to understand it the longer."""
    found = [(month, year) for month in _months(words, at) for year in _years(words, month[1])]
    best = max(found, key=lambda each: each[1][1], default=None) or _at_once(words, at)
    if best is None:
        return None
    month, year = best
    origins = ((at, month[1]),) * 2 + ((month[1] - 1, month[1]),) + ((year[1] - 1, year[1]),) * 2
    return Value(at, year[1], f"{month[0]:02}/{year[0] % 100:02}", origins, "expiry")


def _at_once(words: Words, at: int) -> tuple[Part, Part] | None:
    """Month and year in one piece: "0531"."""
    text = words.text[at]
    if not (text.isascii() and text.isdecimal() and len(text) in (4, 6)):
        return None
    month, year = int(text[:2]), int(text[2:]) + (2000 if len(text) == 4 else 0)
    return ((month, at + 1), (year, at + 1)) if 0 < month < 13 and year in _YEARS else None


def _months(words: Words, at: int) -> list[Part]:
    """A month by its name or number. A number in the midst of others is none."""
    if at and words.text[at - 1].isdecimal() and words.between[at] != TURN:
        return []
    if words.text[at] in MONTHS:
        return [(MONTHS[words.text[at]], at + 1)]
    read = {each for each in (spoken(words.text, at), pairs(words.text, at)) if each}
    return [each for each in read if 0 < each[0] < 13]


def _heard(words: Words, at: int) -> list[str]:
    """The words up to the end of a year, its last digit as it was said: "thirty for"."""
    text = words.text[: at + _FEW]
    if at + 1 < len(text) and text[at] in SAID and HEARD.get(text[at + 1], "0") != "0":
        text[at + 1] = ONES[int(HEARD[text[at + 1]]) - 1]
    return text


def _years(words: Words, at: int) -> list[Part]:
    """A year, with its century or without, behind a month."""
    end = min(at + _FEW, len(words))
    while at < end and words.text[at] in _BETWEEN:
        at += 1
    text = _heard(words, at)
    long, short = long_year(text, at), short_year(text, at)
    return [(year, last) for year, last in (long or (0, 0), (2000 + short[0], short[1]) if short else (0, 0)) if year in _YEARS]
