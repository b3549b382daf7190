"""Figures as people read them, never rounded into something that is not so."""

from __future__ import annotations

import math
from datetime import datetime

from scanner.plural import plural

__all__ = ["at_most", "confidence", "count", "duration", "moment", "percent", "plural", "share", "short", "zoned"]


def count(number: int) -> str:
    """A whole number with its thousands apart: `1,234,567`."""
    return f"{number:,}"


def short(number: int) -> str:
    """A whole number in at most four characters, rounded down: `9.8k`, `250k`, `1.2M`."""
    if number < 1000:
        return str(number)
    for unit in "kMGT":
        if number < 1_000_000 or unit == "T":
            tenths = number // 100
            return f"{tenths // 10}{unit}" if tenths % 10 == 0 or tenths >= 1000 else f"{tenths // 10}.{tenths % 10}{unit}"
        number //= 1000
    return str(number)


def percent(part: int, whole: int) -> str:
    """The share of `part` in `whole` with one decimal; `<0.1 %` and `>99.9 %` where rounding would say none or all."""
    if whole <= 0:
        return "–"
    return share(part / whole)


def share(ratio: float) -> str:
    """A share of 0..1 in percent, see `percent`."""
    if ratio in (0.0, 1.0):
        return f"{ratio * 100:.0f} %"
    tenths = round(ratio * 1000)
    return "<0.1 %" if tenths < 1 else ">99.9 %" if tenths >= 1000 else f"{tenths / 10:.1f} %"


def at_most(ratio: float) -> str:
    """An upper bound of 0..1 in percent with two significant digits, rounded up: `0.031 %`."""
    if ratio <= 0:
        return "0 %"
    places = max(0, 1 - math.floor(math.log10(ratio * 100)))
    # A hair less, so that what is only the error of a binary fraction is not rounded up.
    bound = f"{math.ceil(ratio * 100 * 10**places * (1 - 1e-9)) / 10**places:.{places}f}"
    return f"{bound.rstrip('0').rstrip('.') if places else bound} %"


def confidence(value: float) -> str:
    """A confidence of 0..1 with two decimals, as in the machine formats."""
    return f"{value:.2f}"


def moment(when: datetime) -> str:
    """ISO 8601 with its offset and whole seconds; a time without a zone is local time."""
    return zoned(when).isoformat(timespec="seconds")


def zoned(when: datetime) -> datetime:
    """The same moment with a zone; a time without one is local time."""
    return when if when.tzinfo else when.astimezone()


def duration(start: datetime, end: datetime) -> str:
    """The time between two moments: `1 h 4 min 9 s`."""
    left = max(0, int((zoned(end) - zoned(start)).total_seconds()))
    hours, minutes, seconds = left // 3600, left // 60 % 60, left % 60
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(hours or minutes) + [f"{seconds} s"]
    return " ".join(parts)
