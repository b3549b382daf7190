"""The facts that the clock of a request needs: the table `[request]`, checked.

    reference      = "SAR-2026-014"
    received       = 2026-11-02                    # the day of receipt: on paper, by mail, by telephone
    identity       = { asked = 2026-11-03, received = 2026-11-09 }      # proof of who asks; no `received`: it has not come yet
    authority      = { asked = …, received = … }   # a representative's authority
    fee            = { asked = …, received = … }   # rare: UK GDPR Art 12(5)
    pauses         = [{ asked = 2026-11-12, answered = 2026-11-18 }]    # clarification reasonably required; no `answered`: open
    extended       = "why"                         # two more months; the reason is told to the person, and printed nowhere here
    extension_told = 2026-11-30                    # the day on which the person was told
    withdrawn      = 2026-11-20                    # the person withdrew the request: nothing is searched or due any more
    representative = "Ann Lee"                     # who asks for the person (a parent, a solicitor): the letter goes to them
    calendar       = "england-and-wales"           # or "scotland", "northern-ireland"
    calendar_file  = "bank-holidays.json"          # in the format of gov.uk/bank-holidays.json; without it: the package `holidays`
    scope          = "…"                           # as agreed with the person
    searcher       = "…"                           # who searched, for the cover letter
    recipient      = "…"                           # the public key, or what else an answer is encrypted to
    region         = "GB"                          # of phone numbers without +

Dates are TOML dates without a time: the law counts days. A day after today is an error, as it cannot have happened yet: a wrong year would
give a false date to rely on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from scanner.errors import ConfigError, did_you_mean
from scanner.subject.calendars import CALENDARS, Calendar, built_in, from_file

#: What starts the clock besides the request itself, and how a sentence calls it.
STARTERS = {"identity": "proof of identity", "authority": "the representative's authority", "fee": "the fee"}
_TEXTS = ("extended", "representative", "calendar", "calendar_file", "scope", "searcher", "recipient")
_MANY = 100  # pauses of one request; no controller may ask so often
_KEYS = ("reference", "received", *STARTERS, "pauses", "extension_told", "withdrawn", *_TEXTS, "region")


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that the person was asked for: on which day, and when it came (None: not yet). `asked` may be unknown for what came."""

    asked: date | None
    came: date | None


@dataclass(frozen=True, slots=True)
class Clock:
    """The checked facts. `waits` are the starters by key, `pauses` clarifications in order of their days."""

    reference: str
    received: date
    waits: Mapping[str, Asked]
    pauses: tuple[Asked, ...]
    extended: bool
    told: date | None
    calendar: Calendar = field(repr=False)
    withdrawn: date | None = None
    represented: bool = False


def check_keys(where: str, table: Mapping[str, Any]) -> None:
    """ConfigError where `[request]` holds a key that nothing reads. Only what looks like a key is quoted."""
    for key in table:
        if key not in _KEYS:
            shown = key if key.isascii() and key.replace("_", "a").isalpha() and len(key) <= 24 else "…"
            raise ConfigError(f'{where}: [request] unknown key "{shown}". {did_you_mean(shown, _KEYS)}')


def awaited(table: Mapping[str, Any]) -> tuple[str, ...]:
    """What of a `[request]` has not come yet before which nothing may be sent, in words. Also of its form as JSON.

    >>> awaited({"identity": {"asked": "2026-11-04"}, "fee": {"asked": "2026-11-04", "received": "2026-11-05"}})
    ('proof of identity',)
    """
    return tuple(says for key, says in STARTERS.items() if isinstance(table.get(key), Mapping) and "received" not in table[key])


def read_clock(where: str, table: Mapping[str, Any], *, today: date, folder: Path = Path()) -> Clock:
    """The clock of a `[request]` as read. `where` begins each sentence, `calendar_file` counts from `folder`.

    ConfigError for an unknown key, a wrong type, a day after today, and days that cannot be so: an answer before its question, something
    asked before the request came.
    """
    check_keys(where, table)
    where = f"{where}: [request]"
    _check_texts(where, table)
    if "received" not in table:
        raise ConfigError(f"{where} has no received. Write the day of receipt: received = 2026-11-02")
    received = _day(f"{where} received", table["received"], today, None)
    day = _reader(today, received)
    waits = {key: _asked(f"{where} {key}", table[key], "received", day) for key in STARTERS if key in table}
    told, withdrawn = (day(f"{where} {key}", table[key]) if key in table else None for key in ("extension_told", "withdrawn"))
    if told and "extended" not in table:
        raise ConfigError(f'{where} extension_told without extended. Give the reason: extended = "three systems, 40,000 mails"')
    pauses = tuple(_pauses(f"{where} pauses", table.get("pauses", []), day))
    calendar = _calendar(where, table.get("calendar", "england-and-wales"), table.get("calendar_file"), folder)
    represented = "representative" in table
    return Clock(str(table.get("reference", "")), received, waits, pauses, "extended" in table, told, calendar, withdrawn, represented)


def _check_texts(where: str, table: Mapping[str, Any]) -> None:
    for key in _TEXTS:
        if key in table and not (isinstance(table[key], str) and table[key].strip()):
            such = ", such as the reason: what made it complex" if key == "extended" else ""
            raise ConfigError(f"{where} {key} must be a text in quotes{such}.")


def _reader(today: date, received: date) -> Callable[[str, Any], date]:
    return lambda where, value: _day(where, value, today, received)


def _day(where: str, value: Any, today: date, received: date | None) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise ConfigError(f"{where} must be a date without quotes and without a time: 2026-11-02")
    if value > today:
        raise ConfigError(f"{where} {value} lies after today, {today}. Write what has happened; leave out what has not.")
    if received and value < received:
        raise ConfigError(f"{where} {value} lies before the day on which the request was received, {received}.")
    return value


def _asked(where: str, value: Any, came: str, day: Callable[[str, Any], date]) -> Asked:
    known = ("asked", came)
    if not isinstance(value, dict) or not value:
        raise ConfigError(f"{where} must be a table of days: {{ asked = 2026-11-03, {came} = 2026-11-09 }}")
    for key in value:
        if key not in known:
            raise ConfigError(f"{where} holds an unknown key. {did_you_mean(key, known)}")
    asked, answered = (day(f"{where} {key}", value[key]) if key in value else None for key in known)
    if asked and answered and answered < asked:
        raise ConfigError(f"{where} {came} {answered} lies before asked {asked}.")
    return Asked(asked, answered)


def _pauses(where: str, value: Any, day: Callable[[str, Any], date]) -> Iterator[Asked]:
    if not isinstance(value, list) or len(value) > _MANY:
        raise ConfigError(f"{where} must be a list of at most {_MANY}: pauses = [{{ asked = 2026-11-12, answered = 2026-11-18 }}]")
    pauses = [_asked(f"{where} {number}", each, "answered", day) for number, each in enumerate(value, 1)]
    for number, pause in enumerate(pauses, 1):
        if pause.asked is None:
            raise ConfigError(f"{where} {number} has no asked: the clock stops on the day of the question.")
    yield from sorted(pauses, key=lambda pause: (pause.asked or date.min, pause.came or date.max))


def _calendar(where: str, name: str, file: str | None, folder: Path) -> Calendar:
    if name not in CALENDARS:
        raise ConfigError(f"{where} calendar is not one that is known. {did_you_mean(name, CALENDARS)}")
    if not file:
        return built_in(name)
    try:
        return from_file(name, folder / file)
    except ConfigError as error:
        raise ConfigError(f"{where} {error}") from None
