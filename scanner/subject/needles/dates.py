"""A date of birth in every order and writing, in digits, words, or both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from scanner.subject.identifiers import Subject
from scanner.subject.needles.anchors import BORN, COMPACT, EQUAL, KIND, OPEN, VARIANT, Anchor, Check, Found, gapped, one
from scanner.subject.needles.lists import MONTHS, MONTHS_SHORT, ONES, ORDINALS, TEENS, TENS
from scanner.subject.needles.view import View

_WORDED = r"[ \t\n,./'-]{0,3}"
_PARTED = r"[ \t\n,/'-]{1,3}"  # neither Jan 1999 nor Jan 3.30 names a day and a year
_SEPARATORS = b"/.- \t\n"


def date_anchors(subject: Subject, number: int) -> Iterator[Anchor]:
    """The anchors of the subject's date of birth."""
    if subject.born is None:
        return
    yield from _numeric(subject.born, number)
    for pieces, level in _worded(subject.born):
        words = " ".join(pieces).split()
        text, stands = gapped(words, _WORDED, _PARTED)
        yield Anchor(text, number, COMPACT, KIND, check=one(stands, BORN, level))


def _numeric(born: date, number: int) -> Iterator[Anchor]:
    days, months = _digits(born.day), _digits(born.month)
    year, short = f"{born.year:04d}", f"{born.year % 100:02d}"
    swapped = VARIANT if born.day <= 12 and born.day != born.month else EQUAL
    orders = [
        *((each, level) for d, m in product(days, months) for each, level in (((d, m, year), EQUAL), ((m, d, year), swapped))),
        *(((year, m, d), EQUAL) for d, m in product(days, months)),
        *((each, VARIANT) for d, m in product(days, months) for each in ((d, m, short), (m, d, short))),
        ((short, months[0], days[0]), VARIANT),
    ]
    levels: dict[tuple[str, ...], int] = {}
    for order, level in orders:
        levels[order] = min(level, levels.get(order, VARIANT))
    by_text: dict[bytes, list[tuple[tuple[str, ...], int]]] = {}
    for pieces, level in levels.items():
        by_text.setdefault("".join(pieces).encode(), []).append((pieces, level))
    for text, ways in by_text.items():
        yield Anchor(text, number, COMPACT, OPEN, check=_parted(ways))


def _digits(number: int) -> list[str]:
    return list(dict.fromkeys((f"{number:02d}", str(number))))


def _parted(ways: list[tuple[tuple[str, ...], int]]) -> Check:
    """One separator twice, or none where the year is whole and all digits are there; no more digits about it."""

    def check(view: View, start: int, end: int) -> Iterator[Found]:
        for pieces, level in ways:
            if _stands(view.lower, pieces, start, end):
                yield start, end, BORN, level
                return

    return check


def _stands(lower: bytes, pieces: tuple[str, ...], start: int, end: int) -> bool:
    first, second, last = (piece.encode() for piece in pieces)
    size = end - start - len(first) - len(second) - len(last)
    mark = lower[start + len(first) : start + len(first) + size // 2]
    if lower[start - 1 : start].isdigit() or lower[end : end + 1].isdigit() or len(mark) > 3 or mark.strip(_SEPARATORS):
        return False
    if lower[start:end] != first + mark + second + mark + last:
        return False
    if not mark:
        return len(first + second + last) == 8
    sign = mark.strip() or mark[:1]
    return not _goes_on(lower[max(0, start - 2) : start], sign) and not _goes_on(lower[end : end + 2][::-1], sign)


def _goes_on(beside: bytes, sign: bytes) -> bool:
    """Whether another number follows behind the same sign (`beside`: a byte, then that next to the date)."""
    return len(beside) == 2 and sign != b" " and beside[1:] == sign and beside[:1].isdigit()


def _worded(born: date) -> Iterator[tuple[tuple[str, ...], int]]:
    """The pieces of the writings in which a word is the month, and their levels."""
    months = [MONTHS[born.month - 1], *MONTHS_SHORT[MONTHS[born.month - 1]]]
    ordinal = _ordinal(born.day)
    days = [*_digits(born.day), *(f"{each}{_suffix(born.day)}" for each in _digits(born.day)), *_said(born.day), *ordinal]
    years = [*((year, EQUAL) for year in _years(born.year)), *((year, VARIANT) for year in _short_years(born.year))]
    for month, day, (year, level) in product(dict.fromkeys(months), dict.fromkeys(days), years):
        orders = ((day, month, year), (month, day, year), (month, "the", day, year), (day, "of", month, year))
        yield from ((order, level) for order in orders)
        if year.isdigit() and level == EQUAL:
            yield (year, month, day), level
    for day, (year, level) in product(ordinal, years):
        yield (day, "of", "the", *_ordinal(born.month)[:1], year), level
        yield (day, "of", *_ordinal(born.month)[:1], year), level


def _suffix(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _said(number: int) -> list[str]:
    """A number below 100 in words."""
    if number < 20:
        return [(*ONES, *TEENS)[number]]
    return [TENS[number // 10 - 2] + (f" {ONES[number % 10]}" if number % 10 else "")]


def _ordinal(day: int) -> list[str]:
    if day <= 20:
        return [ORDINALS[day - 1]]
    return ["thirtieth"] if day == 30 else [f"{TENS[day // 10 - 2]} {ORDINALS[day % 10 - 1]}"]


def _years(year: int) -> list[str]:
    """The year in digits and as people say it."""
    century, rest = divmod(year, 100)
    low = "".join(_said(rest)) if rest else ""
    if century == 20:
        said = [f"two thousand {low}", *([f"two thousand and {low}", f"twenty {'oh ' * (rest < 10)}{low}"] if rest else [])]
    else:
        head = _said(century)[0]
        said = [f"{head} {'oh ' * (rest < 10)}{low}", f"{head} hundred and {low}"] if rest else [f"{head} hundred"]
    return [f"{year:04d}", *said]


def _short_years(year: int) -> list[str]:
    rest = year % 100
    return [f"{rest:02d}", *(_said(rest) if rest > 9 else [])]
