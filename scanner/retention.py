"""How long results are kept."""

from __future__ import annotations

import re

#: Days that a run stays in the catalogue where the configuration says nothing else.
DEFAULT_DAYS = 90
_AGE = re.compile(r"([1-9]\d{0,5})([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


def days(text: str) -> int | None:
    """The days of an age like `90d`, `12w`, `6m` or `2y` (a month has 30, a year 365); None for what is none.

    >>> days("90d"), days("2w"), days("soon")
    (90, 14, None)
    """
    match = _AGE.fullmatch(text.strip())
    return int(match[1]) * _DAYS[match[2]] if match else None
