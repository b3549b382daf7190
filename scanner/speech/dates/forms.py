"""A date as it is said from one word on: "the third of the fourth eighty two", "march the fourth", "oh four oh three eighty two"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from scanner.speech.dates.parts import MONTHS, SMALL, SUFFIXES, Part, long_year, ordinal, pairs, short_year, spoken
from scanner.speech.gaps import HESITATIONS, after
from scanner.speech.left.words import CLOCK, UNITS, begins
from scanner.speech.lexicon import NUMBERS
from scanner.speech.words import TURN, Words

#: Two-digit years of dates that are no birth dates lie so far ahead at most.
_AHEAD = 20
_SURE, _SHORT, _OTHER = 0.95, 0.9, 0.6
_MOST = 4


@dataclass(frozen=True, slots=True)
class Spoken:
    """Day, month and year, each with the words [first, last) that say it; year 0 for none.

    named  the month is said by its name · short  the year lacks its century
    loose  the day is a bare number, which with a year of two digits may be anything
    """

    day: int
    month: int
    days: Part
    months: Part
    year: int = 0
    years: Part = (0, 0)
    named: bool = False
    short: bool = False
    loose: bool = False
    sure: float = _SURE

    @property
    def first(self) -> int:
        return min(self.days[0], self.months[0])

    @property
    def last(self) -> int:
        return max(self.days[1], self.months[1], self.years[1])


def dated(words: Words, at: int, *, born: bool, today: date) -> Spoken | None:
    """The date that begins at `at`. `born`: a birth date was asked for, so bare numbers may be one, and it lies in the past."""
    text = words.text
    found = _named(words, at) if text[at] in MONTHS else _day_first(words, at, born)
    full = with_year(found, words, born, today) if found and exists(found) else None
    return full or (_bare(words, at, today) if born else None)


def skip(words: Words, at: int) -> int:
    """The first word from `at` on that is no small word between the parts of a date."""
    for _ in range(_MOST):
        at = after(words, at)
        if at >= len(words) or words.text[at] not in SMALL:
            break
        at += 1
    return at


def _day_first(words: Words, at: int, born: bool) -> Spoken | None:
    """ "Third of march", "4 march", "third of the fourth"."""
    text, told = words.text, ordinal(words.text, at)
    if numeric(words, at - 1) and words.between[at].isspace() and words.between[at] != TURN:
        return None  # of "thirty second" no day is left
    day = told or spoken(text, at)
    if day is None:
        return None
    begin = skip(words, day[1])
    if begin < len(words) and text[begin] in MONTHS:
        return Spoken(day[0], MONTHS[text[begin]], (at, day[1]), (begin, begin + 1), named=True)
    of = "of" in text[day[1] : begin]
    month = ordinal(text, begin) or (spoken(text, begin) if born and (of or told) else None)
    if not told or month is None or not (of or born):
        return None
    return Spoken(day[0], month[0], (at, day[1]), (begin, month[1]))


def _named(words: Words, at: int) -> Spoken | None:
    """ "March the fourth", "march 4"."""
    begin = skip(words, at + 1)
    if (told := ordinal(words.text, begin)) is None and long_year(words.text, begin):
        return None
    day = told or spoken(words.text, begin)
    return Spoken(day[0], MONTHS[words.text[at]], (begin, day[1]), (at, at + 1), named=True, loose=told is None) if day else None


def with_year(found: Spoken, words: Words, born: bool, today: date) -> Spoken | None:
    """A date with the year that follows it, if one does; None if there is none on which it may lie."""
    last = max(found.days[1], found.months[1])
    at = skip(words, last)
    part, short = long_year(words.text, at), False
    if part is None and (born or not found.loose):
        part, short = short_year(words.text, at), True
    if part is None or (short and _goes_on(words, part[1])):
        return found
    year = century(found, part[0], born, today) if short else part[0]
    full = replace(found, year=year, years=(at, part[1]), short=short, sure=_SHORT if short else _SURE)
    return full if exists(full) else None


def century(found: Spoken, year: int, born: bool, today: date) -> int:
    """The year of two digits in the latest century that is not in the future, or not far in it where nobody need be born by then."""
    try:
        ahead = date(2000 + year - (0 if born else _AHEAD), found.month, found.day) > today
    except ValueError:
        ahead = True  # the 29th of February of a year that has none in either century
    return (1900 if ahead else 2000) + year


def numeric(words: Words, at: int) -> bool:
    return 0 <= at < len(words) and (words.text[at] in NUMBERS or words.text[at].isdecimal())


def _goes_on(words: Words, at: int) -> bool:
    """Whether what looks like a year of two digits is the begin of something else: "the 13th", "twelve p m", "two hundred"."""
    while at < len(words) and words.text[at] in HESITATIONS:
        at += 1
    if at >= len(words) or words.between[at] == TURN:
        return False
    return numeric(words, at) or words.text[at] in SUFFIXES or begins(words.text, at, CLOCK) > 0 or begins(words.text, at, UNITS) > 0


def exists(found: Spoken) -> bool:
    """Whether the calendar has the day (in a leap year where none is said)."""
    try:
        date(found.year or 2000, found.month, found.day)
    except ValueError:
        return False
    return True


def _bare(words: Words, at: int, today: date) -> Spoken | None:
    """Numbers alone: "four three eighty two", "04 03 1982". Unsure where they can be read in more than one way."""
    if not numeric(words, at) or numeric(words, at - 1):
        return None
    readings = {(found.day, found.month, found.year): found for found in _readings(words, at, today)}
    best = max(readings.values(), key=lambda found: (found.last, found.year >= 1000 and not found.short), default=None)
    rivals = sum(best is not None and found.last == best.last for found in readings.values())
    return replace(best, sure=_OTHER) if best and rivals > 1 else best


def _readings(words: Words, at: int, today: date) -> Iterator[Spoken]:
    yield from _figures(words, at, today)
    for day in _options(words, at, (spoken, pairs)):
        begin = skip(words, day[1])
        for month in _options(words, begin, (spoken, pairs)):
            found = Spoken(day[0], month[0], (at, day[1]), (begin, month[1]))
            if day[0] < 13 <= month[0]:  # as Americans have it
                found = replace(found, day=month[0], month=day[0], days=found.months, months=found.days)
            full = with_year(found, words, True, today) if exists(found) else None
            if full and full.year and not _goes_on(words, full.last) and date(full.year, full.month, full.day) <= today:
                yield full


def _figures(words: Words, at: int, today: date) -> Iterator[Spoken]:
    """Day, month and year in one: "04031982", "040382"."""
    word, part = words.text[at], (at, at + 1)
    if not (word.isascii() and word.isdecimal() and len(word) in (6, 8)):
        return
    found = Spoken(int(word[:2]), int(word[2:4]), part, part, years=part)
    if exists(found):
        full = replace(found, year=int(word[4:]) if len(word) == 8 else century(found, int(word[4:]), True, today))
        if full.year and exists(full) and date(full.year, full.month, full.day) <= today:
            yield full


def _options(words: Words, at: int, reads: Iterable[Callable[[list[str], int], Part | None]]) -> set[Part]:
    return {found for read in reads if (found := read(words.text, at))}
