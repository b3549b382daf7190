"""What must not be read as digits: money, quantities, times, ages, years. It stays in words (`LEFT`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scanner.speech.dates.parts import ORDINALS
from scanner.speech.left.forms import ALONE, PLAIN, on_road
from scanner.speech.lexicon import NUMBERS, PAUSES, ZEROS
from scanner.speech.value import LEFT, Value
from scanner.speech.words import TURN, Words

#: Kinds that are answered in digits: then a number without a word beside it is no time, no year.
_DIGITS = frozenset(["card", "cvv", "sort", "account", "phone", "postcode", "nino", "nhs", "pin", "born"])
_SCALES = frozenset(["hundred", "thousand", "million", "billion"])
#: Words said between two halves of a number, at most.
_BETWEEN = 4
_MARKS = frozenset("£$€")


def read(words: Words) -> Iterable[Value]:
    """What stays in words, each from its first number to its unit. Nothing that is part of a longer run of digits."""
    free = 0
    for first, last in _runs(words):
        if first < free:
            continue
        end = _end(words, first, last, free)
        if end > first:
            yield Value(first - on_road(words.text, first), end, "", (), LEFT, 1.0)
            free = end


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    """Runs of number words: [first, last), with "and" and "point" inside; ordinals alone."""
    text, last = words.text, 0
    for at in [at for at, word in enumerate(text) if word in _NUMERIC or word.isdecimal()]:
        if at < last:
            continue
        last = at + 1
        while last < len(text) and words.between[last] != TURN and "," not in words.between[last]:
            if not _is_number(text, last) and not (text[last] in ("and", "point") and _joins(text, last)):
                break
            last += 1
        yield (at - (text[at] in _SCALES and at > 0 and text[at - 1] == "a"), last)


def _is_number(text: list[str], at: int) -> bool:
    return text[at] in NUMBERS or text[at] in _SCALES or text[at].isdecimal()


def _joins(text: list[str], at: int) -> bool:
    """Whether "and" or "point" stands within a number."""
    return at + 1 < len(text) and _is_number(text, at + 1) and (text[at] == "point" or text[at - 1] in _SCALES)


def _end(words: Words, first: int, last: int, free: int) -> int:
    """Behind what the run is part of, 0 where it may be digits."""
    text = words.text
    if text[first] in ORDINALS:
        return first + 1
    if _goes_back(words, first, free):
        return 0
    if any(mark in words.between[first] for mark in _MARKS):
        return last
    end = max(form(text, first, last) for form in PLAIN)
    if not end and words.asked[first] not in _DIGITS and not _goes_on(words, last):
        end = max(form(text, first, last) for form in ALONE)
    return end


def _goes_back(words: Words, first: int, free: int) -> bool:
    """Whether digits stand before, but for pauses: then the run is the end of a longer one."""
    at = first - 1
    while at >= max(free, first - _BETWEEN) and words.text[at] in PAUSES and words.text[at] not in ZEROS:
        at -= 1
    return at >= free and _is_number(words.text, at)


def _goes_on(words: Words, last: int) -> bool:
    """Whether digits follow, but for pauses."""
    at = last
    while at < min(len(words), last + _BETWEEN) and words.text[at] in PAUSES:
        at += 1
    return at < len(words) and _is_number(words.text, at)


_NUMERIC = NUMBERS | _SCALES | ORDINALS
