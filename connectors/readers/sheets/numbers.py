"""Numbers of cells as text: dates where their format says so, all digits of long ones, the zeros that a format puts in front."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from math import isfinite

#: A format is "" for a plain number, "date", or a template of digits such as `000-00-0000`.
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))  # ECMA-376 part 1, 18.8.30
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[(?!(?:h+|m+|s+)\])[^\]]*\]|_.|\*.')
_TEMPLATE = re.compile(r"(?=(?:[^0]*0){2})[0 ()/+-]+")


def format_of(number: int, code: str | None) -> str:
    """What a number format (its id and its code, if the book defines it) makes of a number."""
    if code is None:
        return "date" if number in _DATES else ""
    first = _LITERAL.sub(lambda match: (match[1] or match[2] or "").translate(_HIDDEN), code.split(";")[0])
    shown = first.translate(_SHOWN).strip()
    if _TEMPLATE.fullmatch(shown):
        return shown
    bare = re.sub("general", "", first, flags=re.I)
    return "date" if re.search("[ymdhs]", bare, re.I) and not re.search(r"\[[hms]+\]", bare, re.I) else ""


# Letters of a literal must not be taken for those of a date: they stand as private characters meanwhile.
_HIDDEN = {ord(char): 0xE000 + ord(char) for char in "ymdhsegYMDHSEG0"}
_SHOWN = {to: chr(char) for char, to in _HIDDEN.items() if chr(char) != "0"}


def written(text: str, form: str, epoch_1904: bool = False) -> str:
    """The number `text` (as XML has it) in the format `form`; what is no number comes back as it is."""
    if form == "date":
        return dated(text, epoch_1904)
    if form:
        return _filled(plain(text), form)
    return plain(text) if "." in text or "E" in text or "e" in text else text


def plain(text: str) -> str:
    """A number with all its digits, without exponent or needless point: `4.111111111111111E15` as 4111111111111111."""
    try:
        number = float(text)
    except ValueError:
        return text
    return of(number) if isfinite(number) else text


def of(number: float) -> str:
    """The same of a float. A double has 15 to 17 digits: beyond 10^22 nothing is left to write out."""
    return str(int(number)) if abs(number) < 1e22 and number == int(number) else repr(number)


def _filled(digits: str, template: str) -> str:
    """The digits in the template's places, from the right."""
    if not digits.isdigit():
        return digits
    left = list(digits)
    cells = [(left.pop() if left else "0") if char == "0" else char for char in reversed(template)]
    return "".join(left) + "".join(reversed(cells))


@lru_cache(maxsize=1 << 15)
def dated(text: str, epoch_1904: bool) -> str:
    """A serial number as ISO 8601 date, time or both; the number itself where it is none (ECMA-376 part 1, 18.17.4)."""
    try:
        serial = float(text)
        if not 0 <= serial < 2_958_466:
            return plain(text)
        days, seconds = divmod(round(serial * 86_400), 86_400)
        start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 31 if 0 < days < 60 else 30)
        at = start + timedelta(days=days, seconds=seconds)
    except (ValueError, OverflowError):
        return text
    if not days and not epoch_1904:
        return at.strftime("%H:%M:%S")
    return at.isoformat(" ") if seconds else at.date().isoformat()
