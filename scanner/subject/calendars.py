"""Working days: the bank holidays of the three parts of the United Kingdom, from the package `holidays` or from a file of gov.uk.

The file is that of https://www.gov.uk/bank-holidays.json. A year that a calendar does not cover is an error: no holidays would be silently
wrong. Wales has the bank holidays of England (Banking and Financial Dealings Act 1971, Schedule 1).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import holidays
from holidays.version import __version__ as _VERSION

from scanner.errors import ConfigError, did_you_mean

#: The calendars by the names that gov.uk gives them, and how a sentence calls them.
CALENDARS = {"england-and-wales": "England and Wales", "scotland": "Scotland", "northern-ireland": "Northern Ireland"}
_SUBDIVISIONS = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LIMIT = 10_000_000  # bytes; gov.uk's own file has 30 kB


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are no working days. `source` says where its holidays are from; `year` gives those of a year, or raises ConfigError."""

    name: str
    source: str
    year: Callable[[int], Mapping[date, str]] = field(repr=False)

    def closed(self, day: date) -> str | None:
        """Why a day is no working day ("Saturday", "Good Friday"); None: it is one. ConfigError for a year that is not covered."""
        holiday = self.year(day.year).get(day)
        return holiday or (_DAYS[day.weekday()] if day.weekday() >= 5 else None)

    def rolled(self, day: date) -> tuple[date, tuple[tuple[date, str], ...]]:
        """The first working day on or after a day, and the days passed over with the reason of each."""
        over: list[tuple[date, str]] = []
        while (why := self.closed(day)) is not None:
            over.append((day, why))
            day += timedelta(days=1)
        return day, tuple(over)


def built_in(name: str) -> Calendar:
    """The calendar of a name, by the package `holidays`."""
    subdivision = _SUBDIVISIONS[name]

    @cache
    def year(number: int) -> Mapping[date, str]:
        found = holidays.country_holidays("GB", subdiv=subdivision, years=number, language="en_GB")
        if not found.start_year <= number <= found.end_year:
            raise ConfigError(
                f"calendar {name}: the bank holidays of {number} are not known. Known: {found.start_year} to {found.end_year}."
            )
        return found

    return Calendar(name, f"Python package holidays {_VERSION}", year)


def from_file(name: str, path: Path) -> Calendar:
    """The calendar of a name in a file like gov.uk's. ConfigError where the file is none, or lacks the calendar."""
    days = _events(f"calendar_file {path}", name, _json(path))
    whole = {number for number in {day.year for day in days} if _covered(number, days)}

    def year(number: int) -> Mapping[date, str]:
        if number not in whole:
            known = ", ".join(map(str, sorted(whole))) or "no year"
            raise ConfigError(
                f"calendar_file {path}: does not cover {number} ({name}). Known: {known}. Fetch gov.uk/bank-holidays.json again."
            )
        return days

    return Calendar(name, path.name, year)


def _covered(year: int, days: Mapping[date, str]) -> bool:
    """Whether a year is there from end to end: each calendar has a holiday in the first days of January, and one from Christmas on."""
    return any(date(year, 1, number) in days for number in range(1, 8)) and any(date(year, 12, number) in days for number in range(25, 32))


def _json(path: Path) -> Any:
    try:
        with open(path, "rb") as file:
            held = file.read(_LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise ConfigError(f"calendar_file {path}: cannot be read: {reason}.") from None
    if len(held) > _LIMIT:
        raise ConfigError(f"calendar_file {path}: is larger than {_LIMIT // 1_000_000} MB: no calendar.")
    try:
        return json.loads(held)
    except (ValueError, RecursionError):
        raise ConfigError(f"calendar_file {path}: is not JSON. Save https://www.gov.uk/bank-holidays.json as it is.") from None


def _events(where: str, name: str, held: Any) -> dict[date, str]:
    if not isinstance(held, dict) or name not in held:
        known = [key for key in CALENDARS if isinstance(held, dict) and key in held]
        raise ConfigError(f'{where}: has no calendar "{name}". {did_you_mean(name, known)}')
    events = held[name].get("events") if isinstance(held[name], dict) else None
    if not isinstance(events, list):
        raise ConfigError(f'{where}: "{name}" has no list of events.')
    return dict(_event(f'{where}: "{name}": event {number}', event) for number, event in enumerate(events, 1))


def _event(where: str, event: Any) -> tuple[date, str]:
    try:
        day, title = date.fromisoformat(event["date"]), event["title"]
    except (KeyError, TypeError, ValueError):
        raise ConfigError(f'{where} has no date such as "2026-12-25" and title.') from None
    if not isinstance(title, str) or not title.strip():
        raise ConfigError(f"{where} has no title.")
    return day, title.strip()
