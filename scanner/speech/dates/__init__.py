"""Dates as people say them: "the third of the fourth eighty two" is 03/04/1982, "fourth of march eighty two" 4 March 1982."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from scanner.speech.dates.forms import Spoken, dated, exists, numeric, skip, with_year
from scanner.speech.dates.parts import BEGINS, DAYS, MONTHS, long_year, ordinal, short_year
from scanner.speech.gaps import corrected
from scanner.speech.value import LEFT, Value
from scanner.speech.words import Words


def read(words: Words, today: date | None = None) -> Iterable[Value]:
    """The dates in a stream: kind "born" where a birth date was asked for, else "date"; `LEFT` where the year is not said.

    `today` settles the century of a year of two digits.
    """
    if DAYS.isdisjoint(words.text) and "born" not in words.asked:
        return  # numbers alone are a date only where a birth date was asked for
    today = today or date.today()
    free = 0
    for at in [at for at, word in enumerate(words.text) if word in BEGINS or word.isdecimal()]:
        if at >= free and (found := _at(words, at, today)):
            first, (found, free) = found.first, _latest(words, found, today)
            yield _value(words, found, first, free, today)


def _at(words: Words, at: int, today: date) -> Spoken | None:
    return dated(words, at, born=words.asked[at] == "born", today=today)


def _latest(words: Words, found: Spoken, today: date) -> tuple[Spoken, int]:
    """The date after corrections, and the first word behind them: "third, sorry, fourth of april", "eighty one, no, eighty two"."""
    last = found.last
    while (at := corrected(words, last)) > last and (again := _again(words, found, skip(words, at), today)):
        if again.year == 0 and found.year:
            again = replace(again, year=found.year, years=found.years, short=found.short)
        found, last = again, max(again.last, at)
    return found, max(last, found.last)


def _again(words: Words, found: Spoken, at: int, today: date) -> Spoken | None:
    """What is said for a date, or a part of it, at `at`."""
    if at >= len(words):
        return None
    born = words.asked[found.first] == "born"
    if found.years[1] == found.last and (anew := long_year(words.text, at)) and not numeric(words, anew[1]):
        return _other_year(words, found, at, born, today)
    if full := _at(words, at, today):
        return full
    if words.text[at] in MONTHS:
        return with_year(replace(found, month=MONTHS[words.text[at]], months=(at, at + 1), named=True), words, born, today)
    if told := ordinal(words.text, at):
        where = (at, told[1])
        changed = replace(found, day=told[0], days=where) if found.named else replace(found, month=told[0], months=where)
        return with_year(changed, words, born, today) if exists(changed) else None
    if found.year and (part := long_year(words.text, at) or short_year(words.text, at)) and not numeric(words, part[1]):
        return _other_year(words, found, at, born, today)
    return None


def _other_year(words: Words, found: Spoken, at: int, born: bool, today: date) -> Spoken | None:
    """The date with the year that is said at `at`."""
    moved = with_year(replace(found, days=(at, at), months=(at, at)), words, born, today)
    return replace(moved, days=found.days, months=found.months) if moved and moved.year else None


def _value(words: Words, found: Spoken, first: int, last: int, today: date) -> Value:
    if not found.year:
        return Value(first, last, "", (), LEFT, found.sure)
    parts = _parts(found)
    origins = tuple(where for text, where in parts for _ in text)
    past = date(found.year, found.month, found.day) <= today
    kind = "born" if past and words.asked[first] == "born" else "date"
    return Value(first, last, "".join(text for text, _ in parts), origins, kind, found.sure)


def _parts(found: Spoken) -> list[tuple[str, tuple[int, int]]]:
    """What is written, part by part, with the words that say it."""
    day, month, year = found.days, found.months, found.years
    if found.named:
        return [(str(found.day), day), (" ", day), (calendar.month_name[found.month], month), (" ", month), (str(found.year), year)]
    return [(f"{found.day:02}", day), ("/", day), (f"{found.month:02}", month), ("/", month), (f"{found.year:04}", year)]
