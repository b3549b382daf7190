"""Numbers that are no digits of anything: prices, quantities, times of day, ages, years, ranges, names of roads.

Each form takes a run of number words [first, last) and gives the first word behind what it makes of it, 0 for nothing. A form must
take the whole run: of "oh seven seven double oh nine hundred times" nothing is a quantity.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from scanner.speech.counts import cardinal, small
from scanner.speech.dates.parts import long_year, ordinal
from scanner.speech.left.words import (
    AGE,
    BETWEEN,
    CLOCK,
    FLIGHT,
    LABEL,
    MONEY,
    NAMES,
    NIL,
    PARTED,
    PAST,
    PRICED,
    RANGE,
    ROAD,
    ROADS,
    TIMED,
    UNITS,
    YEAR,
    begins,
    ends,
)
from scanner.speech.lexicon import ONES, ZEROS

Form: TypeAlias = Callable[[Sequence[str], int, int], int]
#: Figures of a quantity at most; of money, more; of a label ("page 12").
_FIGURES, _MONEY, _LABEL = 4, 7, 3
_OLDEST = 120


def quantity(text: Sequence[str], first: int, last: int) -> int:
    """ "Two hundred and fifty quid", "twelve pounds fifty", "two point five miles", "one and a half hours"."""
    end = begins(text, last, UNITS)
    if not end or not (_counts(text, first, last) or _decimal(text, first, last)):
        return 0
    if _is_long(text[first], _MONEY if text[last] in MONEY else _FIGURES) or text[first][0] == "0" < text[first]:
        return 0
    while further := begins(text, end, UNITS):
        end = further
    return _pence(text, end) if text[last] in MONEY else end


def _is_long(word: str, most: int) -> bool:
    """Whether a number in figures is too long for what it would be."""
    return word.isdecimal() and len(word) > most


def _counts(text: Sequence[str], first: int, last: int) -> bool:
    found = cardinal(text, first)
    return found is not None and found[1] == last


def _decimal(text: Sequence[str], first: int, last: int) -> bool:
    """ "Two point five", "nought point two five"."""
    point = next((at for at in range(first, last) if text[at] == "point"), 0)
    return first < point < last - 1 and (text[first] in ZEROS or _counts(text, first, point))


def _pence(text: Sequence[str], at: int) -> int:
    """Behind the pence that follow pounds, if any do."""
    begin = at + (text[at : at + 1] == ["and"])
    found = small(text, begin)
    if not found or (found[1] < len(text) and small(text, found[1])):
        return at
    named = found[1] < len(text) and (text[found[1]] in MONEY or text[found[1]] == "p")
    return found[1] + 1 if named else at if begin > at or begins(text, found[1], UNITS) else found[1]


def price(text: Sequence[str], first: int, last: int) -> int:
    """ "Forty nine ninety nine a month"."""
    pounds = small(text, first)
    pence = small(text, pounds[1]) if pounds else None
    return begins(text, last, PRICED) if pence and pence[1] == last else 0


def clock(text: Sequence[str], first: int, last: int) -> int:
    """ "Nine fifteen p m", "half past seven", "at seven thirty", "ten to nine"."""
    if not _hour(text, first, last):
        return 0
    end = begins(text, last, CLOCK)
    if end or (first and (ends(text, first, PAST) or text[first - 1] in TIMED)):
        return end or last
    if last + 1 < len(text) and text[last] in PARTED and _minutes(text, first, last) and (hour := small(text, last + 1)) and hour[0] <= 12:
        return begins(text, hour[1], CLOCK) or hour[1]
    return 0


def _hour(text: Sequence[str], first: int, last: int) -> bool:
    """Whether the run is an hour, alone or with minutes."""
    hour = small(text, first)
    if hour is None or not hour[0] <= 24:
        return False
    return hour[1] == last or _minute(text, hour[1], last)


def _minute(text: Sequence[str], first: int, last: int) -> bool:
    begin = first + (text[first] in ZEROS)
    found = small(text, begin)
    return found is not None and found[1] == last and (found[0] < 10 if begin > first else 10 <= found[0] < 60)


def _minutes(text: Sequence[str], first: int, last: int) -> bool:
    found = small(text, first)
    return found is not None and found[1] == last and found[0] < 30


def half_past(text: Sequence[str], first: int, last: int) -> int:
    """A time of two numbers with nothing beside it: "seven thirty"."""
    hour = small(text, first)
    return last if hour and 0 < hour[0] <= 12 and hour[1] < last and _minute(text, hour[1], last) else 0


def age(text: Sequence[str], first: int, last: int) -> int:
    """ "I'm forty two"."""
    found = small(text, first)
    return last if found and found[1] == last and found[0] < _OLDEST and ends(text, first, AGE) else 0


def year(text: Sequence[str], first: int, last: int) -> int:
    """ "Nineteen eighty four", "two thousand and eight"; in single digits only behind "in", "since"."""
    found = long_year(text, first)
    single = text[first] in ONES and text[first + 1 : first + 2] != ["thousand"]
    return last if found and found[1] == last and (not single or ends(text, first, YEAR)) else 0


def said_year(text: Sequence[str], first: int, last: int) -> int:
    """A year with a word before it that says so."""
    return year(text, first, last) if ends(text, first, YEAR) else 0


def apart(text: Sequence[str], first: int, last: int) -> int:
    """ "One or two", "nine out of ten", "between two and three"."""
    and_ = last + 1 if first and text[first - 1] == "between" and text[last : last + 1] == ["and"] else 0
    return _second(text, first, last, begins(text, last, BETWEEN) or and_)


def span(text: Sequence[str], first: int, last: int) -> int:
    """ "Two to three"."""
    return _second(text, first, last, begins(text, last, RANGE))


def reach(text: Sequence[str], first: int, last: int) -> int:
    """ "Two to three weeks"."""
    end = span(text, first, last)
    return end if end and ends(text, end, UNITS) else 0


def _second(text: Sequence[str], first: int, last: int, at: int) -> int:
    found = cardinal(text, at) if at and _counts(text, first, last) else None
    if not found or _is_long(text[first], _LABEL) or small(text, found[1]) or text[found[1] : found[1] + 1] == ["oh"]:
        return 0
    return begins(text, found[1], UNITS) or found[1]


def place(text: Sequence[str], first: int, last: int) -> int:
    """ "Twenty first", "two thirds"."""
    found = ordinal(text, first)
    return found[1] if found and found[1] > last else 0


def label(text: Sequence[str], first: int, last: int) -> int:
    """ "Page twelve", "the m twenty five", "flight b a two four seven"."""
    if last - first > _LABEL or _is_long(text[first], _FIGURES):
        return 0
    flown = any(ends(text, at, FLIGHT) for at in range(max(first - 3, 0), first + 1))
    return last if on_road(text, first) or flown or ends(text, first, LABEL) else 0


def on_road(text: Sequence[str], first: int) -> bool:
    """Whether the letter of a road stands before a number: "the m", "along the a"."""
    return first > 1 and text[first - 1] in ROADS and ends(text, first - 1, ROAD)


def score(text: Sequence[str], first: int, last: int) -> int:
    """ "Two nil"."""
    return last if last - first == 2 and text[last - 1] == NIL else 0


def name(text: Sequence[str], first: int, last: int) -> int:
    """ "Nine nine nine", "twenty four seven", "one on one"."""
    end = begins(text, first, NAMES)
    return end if end >= last else 0


#: What a word beside it makes plain; and what a number may be by itself, where no number was asked for.
PLAIN: tuple[Form, ...] = (quantity, price, clock, apart, reach, place, said_year)
ALONE: tuple[Form, ...] = (age, year, half_past, span, label, score, name)
