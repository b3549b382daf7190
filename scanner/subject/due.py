"""When the answer is due: one month from the start, days of clarification left out, moved to a working day.

UK GDPR Art 12(3) and 12A (in force since 5 February 2026; the words of its clock stop are those of DPA 2018 s.54), and the ICO's "Right of
access". What is a reading of the statute, and not its words, is told as such in `Due.notes`.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scanner.subject.arithmetic import notes, steps
from scanner.subject.clock import Asked, Clock

_DAY = timedelta(days=1)
_TARGET = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Due:
    """The date and how it came about.

    `start` and what follows from it are None while the clock has not started (`waiting` names the starters). `due` is None also while it
    is stopped (`stopped_since`); `if_answered_today` is then the date that it would be. `excluded` are the periods left out, in order and
    apart from one another; `lapsed` is the date without an extension of which the person was not told in time, None where that is not so;
    `rolled` the days passed over to reach a working day, each with its reason. `steps` is the arithmetic in words,
    a line a step, `notes` what a lawyer should look at.
    """

    start: date | None
    base: date | None
    excluded: tuple[Period, ...]
    due: date | None
    tell_by: date | None
    target: date | None
    rolled: tuple[tuple[date, str], ...]
    waiting: tuple[str, ...]
    stopped_since: date | None
    if_answered_today: date | None
    lapsed: date | None = None
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def days_excluded(self) -> int:
        """Number of days that do not count."""
        return sum(period.days for period in self.excluded)


def due(clock: Clock, today: date) -> Due:
    """The due date of a request as seen on a day. ConfigError where the calendar does not cover a year that is needed."""
    result = _computed(clock)
    if result.due is None:
        result = replace(result, if_answered_today=_computed(_answered(clock, today)).due)
    if clock.extended and result.tell_by and (clock.told or today) > result.tell_by:
        result = replace(result, lapsed=_computed(replace(clock, extended=False)).due)
    return replace(result, steps=steps(clock, result), notes=notes(clock, result, _late(clock)))


def months_later(day: date, months: int) -> date:
    """The same date some months later; the last day of that month where it has no such date.

    >>> months_later(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _computed(clock: Clock) -> Due:
    waiting = tuple(key for key, asked in clock.waits.items() if asked.came is None)
    if waiting:
        return Due(None, None, (), None, None, None, (), waiting, None, None)
    start = max([clock.received, *(asked.came for asked in clock.waits.values() if asked.came)])
    base, tell_by = (months_later(start, months) for months in (3 if clock.extended else 1, 1))
    excluded = tuple(_periods(clock.pauses, start))
    since = min((max(pause.asked, start) for pause in clock.pauses if pause.asked and not pause.came), default=None)
    if since:
        return Due(start, base, excluded, None, tell_by, start + _TARGET, (), (), since, None)
    day, over = clock.calendar.rolled(base + sum(period.days for period in excluded) * _DAY)
    return Due(start, base, excluded, day, tell_by, start + _TARGET, over, (), None, None)


def _periods(pauses: Iterable[Asked], start: date) -> Iterator[Period]:
    """The set of days in answered pauses, from the start on, as periods that neither overlap nor touch."""
    held: Period | None = None
    for pause in sorted((p for p in pauses if p.asked and p.came and p.came >= start), key=lambda p: p.asked or date.min):
        assert pause.asked and pause.came
        here = Period(max(pause.asked, start), pause.came)
        if held and here.first <= held.last + _DAY:
            held = Period(held.first, max(held.last, here.last))
            continue
        if held:
            yield held
        held = here
    if held:
        yield held


def _answered(clock: Clock, today: date) -> Clock:
    """The same clock, had everything that is missing come today."""

    def came(asked: Asked) -> Asked:
        return asked if asked.came else replace(asked, came=today)

    return replace(
        clock, waits={key: came(asked) for key, asked in clock.waits.items()}, pauses=tuple(came(pause) for pause in clock.pauses)
    )


def _late(clock: Clock) -> date | None:
    """The day on which the time had run out before a later clarification was asked for; None: none was asked so late."""
    for number, pause in enumerate(clock.pauses):
        before = _computed(replace(clock, pauses=clock.pauses[:number])).due
        if before and pause.asked and pause.asked > before:
            return before
    return None
