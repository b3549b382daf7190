"""Sizes and ages as a person writes them, and which files they leave."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from connectors.files.entry import Entry
from connectors.sandbox.parent import Sandbox
from scanner.errors import ConfigError, did_you_mean
from scanner.model import Place, Unread
from scanner.plural import plural

_UNITS = {"b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30, "tib": 1 << 40}
_SIZE = re.compile(r"(\d{1,15}(?:\.\d{1,6})?) ?([kmgt]?i?b)", re.ASCII | re.IGNORECASE)
_AGE = re.compile(r"(\d{1,5}) ?([hdwmy])", re.ASCII | re.IGNORECASE)
_SECONDS = {"h": 3600, "d": 86400, "w": 7 * 86400, "m": 30 * 86400, "y": 365 * 86400}


#: Bytes of memory below which no reader can work.
_LEAST = 128_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Which files are wanted: sizes in bytes, times of the last change in seconds since 1970; None where there is no limit."""

    max_size: int | None = None
    min_size: int | None = None
    newer: float | None = None
    older: float | None = None

    def in_time(self, entry: Entry) -> bool:
        """Whether a file is of the age asked for; one of unknown age is."""
        if entry.modified is None:
            return True
        return (self.newer is None or entry.modified >= self.newer) and (self.older is None or entry.modified < self.older)

    def too_large(self, size: int | None) -> bool:
        """Whether so many bytes are too many; not where the size is not known."""
        return self.max_size is not None and size is not None and size > self.max_size

    def too_small(self, size: int | None) -> bool:
        """Whether so many bytes are too few; not where the size is not known."""
        return self.min_size is not None and size is not None and size < self.min_size


def wanted(max_size: object, min_size: object, newer: object, older: object) -> Limits:
    """The limits that the keys of a source set; ConfigError where one cannot be understood, or where nothing can meet them."""
    found = Limits(_size("max_size", max_size), _size("min_size", min_size), _time("newer", newer), _time("older", older))
    if found.max_size is not None and found.min_size is not None and found.min_size > found.max_size:
        raise ConfigError('"min_size" is more than "max_size": no file can be both.')
    if found.newer is not None and found.older is not None and found.newer >= found.older:
        raise ConfigError('"newer" begins after "older" ends: no file can be both. Files changed last year: newer = "2y", older = "1y".')
    return found


def reading(ocr: object, limits: object) -> Sandbox:
    """The process that reads, as the keys of a source set it; ConfigError where one cannot be understood."""
    if not (isinstance(ocr, bool) or ocr == "pages"):
        raise ConfigError('"ocr" must be "pages" (of documents), true (pictures, too) or false.')
    if limits is not None and not isinstance(limits, Mapping):
        raise ConfigError('"limits" must be a table, such as limits = { seconds = 600, memory = "1 GB", depth = 8 }.')
    given = dict(limits or {})
    usual = Sandbox(ocr="pages" if ocr == "pages" else "all" if ocr else "none")
    seconds, depth = (_number(key, given.pop(key, getattr(usual, key))) for key in ("seconds", "depth"))
    memory = _size("memory", given.pop("memory", usual.memory), ' in "limits"') or 0
    if memory < _LEAST:
        raise ConfigError('"memory" in "limits" must be 128 MB or more: readers need as much to begin with.')
    for key in given:
        raise ConfigError(f'unknown key "{key}" in "limits". {did_you_mean(key, ("seconds", "memory", "depth"))}')
    return replace(usual, seconds=seconds, memory=memory, depth=depth)


def _number(key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 1_000_000:
        raise ConfigError(f'"{key}" in "limits" must be a whole number from 1 to 1,000,000, not {_typed(value)}.')
    return value


@dataclass(slots=True)
class Left:
    """Counts what the limits leave out, so that it is told."""

    limits: Limits
    large: int = 0
    small: int = 0
    outside: int = 0
    read: int = 0

    def wanted(self, entry: Entry) -> bool:
        """Whether a file is within the limits; counted either way."""
        if not self.limits.in_time(entry):
            self.outside += 1
        elif self.limits.too_large(entry.size):
            self.large += 1
        elif self.limits.too_small(entry.size):
            self.small += 1
        else:
            self.read += 1
            return True
        return False

    def told(self) -> list[Unread]:
        """What was left out for its size; ages are what a person wants to look at, told only where nothing is of that age."""
        reasons = []
        if self.large:
            reasons.append(f"{plural(self.large, 'file')} {_is(self.large)} larger than max_size: not read")
        if self.small:
            reasons.append(f"{plural(self.small, 'file')} {_is(self.small)} smaller than min_size: not read")
        if self.outside and not (self.read or reasons):
            reasons.append("holds no file of the age asked for")
        return [Unread(Place(""), reason) for reason in reasons]


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _size(key: str, value: object, where: str = "") -> int | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ConfigError(f'"{key}"{where} must be a size such as "2 GB", "500 kB" or a number of bytes, not {_typed(value)}.')
    return int(Decimal(match[1]) * _UNITS[match[2].lower()])


def _time(key: str, value: object) -> float | None:
    """The moment that an age or a date (its first moment in UTC) means."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
    if isinstance(value, str) and (match := _AGE.fullmatch(value.strip())):
        return time.time() - int(match[1]) * _SECONDS[match[2].lower()]
    try:
        day = value if isinstance(value, date) else date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise ConfigError(f'"{key}" must be an age such as "90d" or "2y", or a date such as 2024-01-31, not {_typed(value)}.') from None
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()


def _typed(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
