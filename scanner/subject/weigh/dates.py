"""Dates of birth as people and programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = {month: n for n, month in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?")
_PARTS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]+(\d{1,2})[-/., ]+(\d{4}|\d{2})(?:[ T].*)?")
_BARE = re.compile(r"(\d{2})(\d{2})(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{2})(\d{2})(\d{2})")
_DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[-/. ]*([a-z]{3})[a-z]*[-/., ]+(\d{4}|\d{2})(?: .*)?")
_NAME_DAY = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? +(\d{4}|\d{2})(?: .*)?")
_NAME_FIRST_YEAR = re.compile(r"(\d{4})[-/. ]+([a-z]{3})[a-z]*[-/. ]+(\d{1,2})")
_EXCEL = date(1899, 12, 30)  # day 0 of Excel's 1900 date system, as it counts from March 1900 on
_EXCEL_DAYS = range(10_000, 80_000)  # from 1927 on: four digits are a year
_EXCEL_DIGITS = 5


@lru_cache(maxsize=16384)
def written_dates(text: str) -> tuple[date, ...]:
    """The dates that a text may be, the likeliest first: day before month, then month before day; none where it is no date.

    A year of two digits is the last such year that is over. Five digits count days as Excel does, six
    are day, month and year, year first, or month first.

    >>> [str(day) for day in written_dates("03/02/1984")], [str(day) for day in written_dates("Feb 29th, 1984")]
    (['1984-02-03', '1984-03-02'], ['1984-02-29'])
    """
    return tuple(dict.fromkeys(day for year, month, dom in _triples(text.strip().lower()) for day in _real(year, month, dom)))


def written_year(text: str) -> int | None:
    """The year of a text that holds nothing else."""
    bare = text.strip()
    return int(bare) if re.fullmatch("(?:1[89]|20)[0-9]{2}", bare) else None


def _triples(text: str) -> Iterator[tuple[str, int, int]]:
    """Year as written, month and day of each reading."""
    if found := _ISO.fullmatch(text):
        yield found[1], int(found[2]), int(found[3])
    elif found := _PARTS.fullmatch(text):
        yield found[3], int(found[2]), int(found[1])
        yield found[3], int(found[1]), int(found[2])
    elif found := _BARE.fullmatch(text):
        yield found[1] + found[2], int(found[3]), int(found[4])
        yield found[3] + found[4], int(found[2]), int(found[1])
        yield found[3] + found[4], int(found[1]), int(found[2])
    elif found := _SHORT.fullmatch(text):
        first, second, third = found.groups()
        yield third, int(second), int(first)
        yield first, int(second), int(third)
        yield third, int(first), int(second)
    elif len(text) == _EXCEL_DIGITS and text.isdecimal() and int(text) in _EXCEL_DAYS:
        day = _EXCEL + timedelta(int(text))
        yield str(day.year), day.month, day.day
    else:
        yield from _named(text)


def _named(text: str) -> Iterator[tuple[str, int, int]]:
    """The month in letters."""
    for form, (day, month, year) in ((_DAY_NAME, (1, 2, 3)), (_NAME_DAY, (2, 1, 3)), (_NAME_FIRST_YEAR, (3, 2, 1))):
        found = form.fullmatch(text)
        if found and found[month] in _MONTHS:
            yield found[year], _MONTHS[found[month]], int(found[day])


def _real(written: str, month: int, day: int) -> Iterator[date]:
    """The date, if there is such a day since 1850."""
    year = int(written)
    today = date.today()
    if len(written) == 2:
        year += 2000 if 2000 + year <= today.year else 1900
    try:
        found = date(year, month, day)
    except ValueError:  # 31 April, month 13: this reading is none
        return
    if 1850 <= year <= today.year + 1:
        yield found
