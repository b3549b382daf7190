"""When a turn starts, in seconds, from the many ways in which exports write it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,9})?)")
_ISO = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,7}(?:\.\d{1,9})?)S)?")  # ISO 8601 duration
_CALLS = 10_000  # of so many calls the beginning is remembered
_PLAIN = re.compile(r"(\d{1,13}(?:\.\d{1,9})?)\s?(ms|s)?")


def seconds(value: Any, key: str = "") -> float | None:
    """Seconds of `12.5`, `"12.5s"`, `"00:01:02.3"`, `"PT1.5S"`, an ISO 8601 date and time (since 1970), or None.

    `key` tells units that the value does not: `start_ms`, `offsetInTicks` (100 ns).
    """
    if isinstance(value, bool) or value is None:
        return None
    number = float(value) if isinstance(value, (int, float)) and abs(value) < 1e18 else _written(str(value)[:64].strip())
    if number is None or not math.isfinite(number):
        return None
    lowered = key.lower()
    if "tick" in lowered:
        return number / 1e7
    return number / 1000 if lowered.endswith(("ms", "millis", "milliseconds")) else number


def _written(text: str) -> float | None:
    if found := _CLOCK.fullmatch(text):
        return int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3].replace(",", "."))
    if found := _PLAIN.fullmatch(text):
        return float(found[1]) / (1000 if found[2] == "ms" else 1)
    if len(text) > 2 and (found := _ISO.fullmatch(text)):
        return int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + float(found[3] or 0)
    try:
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError):
        return None


@dataclass(slots=True)
class Clock:
    """Brings the times of a file to seconds since the beginning of the call; where they are dates, `zeros` are the first of each call."""

    divisor: float = 1.0
    dated: bool = False
    zeros: dict[str | None, float] = field(default_factory=dict)

    @classmethod
    def of(cls, starts: Iterable[tuple[str | None, float | None]], characters: int) -> Clock:
        """The clock of a file whose first turns, of so many characters, begin then: call and moment as written."""
        some = [(call, start) for call, start in starts if start is not None]
        first = [start for call, start in some if call == some[0][0]]
        zero, divisor = scale(list(first), characters)
        clock = cls(divisor, zero > 0)
        for call, start in some:
            clock.zeros[call] = min(start, clock.zeros.get(call, start))
        return clock

    def since(self, call: str | None, moment: float | None) -> float | None:
        """Seconds since the call began."""
        if moment is None or not self.dated:
            return None if moment is None else moment / self.divisor
        if len(self.zeros) > _CALLS:
            self.zeros.clear()
        return (moment - self.zeros.setdefault(call, moment)) / self.divisor


def scale(starts: list[float | None], characters: int) -> tuple[float, float]:
    """(zero, divisor) that turn the starts of one call into seconds since its beginning.

    Dates are counted from the first one. Whole numbers far beyond what the words take to say (about 15 characters a second) are
    milliseconds.
    """
    known = [start for start in starts if start is not None]
    if not known:
        return 0.0, 1.0
    zero = min(known) if min(known) >= 1e9 else 0.0
    if zero:
        return zero, 1000.0 if zero >= 1e11 else 1.0
    whole = all(start == int(start) for start in known)
    return 0.0, 1000.0 if whole and max(known) > 60 * max(characters / 15, 10) else 1.0
