"""A length of time as people type it: 90s, 20m, 2h, 1h30m."""

from __future__ import annotations

import re

_PART = re.compile(r"(\d+(?:\.\d+)?)(h|m|s)")
_SECONDS = {"h": 3600, "m": 60, "s": 1}


def seconds(text: str) -> float | None:
    """The seconds of a length of time; None for what is none. A number alone is none: nobody can tell whether it means seconds or minutes.

    >>> seconds("1h30m"), seconds("0.5s"), seconds("90")
    (5400.0, 0.5, None)
    """
    parts = _PART.findall(text)
    if not parts or "".join(f"{number}{unit}" for number, unit in parts) != text:
        return None
    return sum(float(number) * _SECONDS[unit] for number, unit in parts)
