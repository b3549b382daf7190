"""The arithmetic of a due date in words: what a data-protection officer pastes into the file of a request."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from scanner.plural import plural
from scanner.subject.calendars import CALENDARS
from scanner.subject.clock import STARTERS, Clock

if TYPE_CHECKING:
    from scanner.subject.due import Due

#: The sources of the arithmetic, as they are cited.
LAW = (
    "UK GDPR Art 12(3): one month; two more for a complex request or many of them, told within the first month, with reasons.",
    "UK GDPR Art 12A (since 5 February 2026): when the time begins, and the clock stop; its words are those of DPA 2018 s.54.",
    "ICO, Right of access: the count from the day of receipt, the end of a shorter month, the next working day.",
)
_IN_FORCE = date(2026, 2, 5)  # Data (Use and Access) Act 2025 s.76, by SI 2026/82
_WIDTH = 10


def shown(day: date) -> str:
    """A day as these lines write it: `2026-04-17 Fri`, in English whatever the locale."""
    return f"{day} {('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')[day.weekday()]}"


def steps(clock: Clock, due: Due) -> tuple[str, ...]:
    """The arithmetic, a line a step."""
    return tuple(f"{name:{_WIDTH}} {line}" for name, line in _steps(clock, due))


def _steps(clock: Clock, due: Due) -> Iterator[tuple[str, str]]:
    yield "received", shown(clock.received)
    for key, asked in clock.waits.items():
        since = f"asked {shown(asked.asked)}, " if asked.asked else ""
        yield key, since + (f"came {shown(asked.came)}" if asked.came else "not come yet")
    if due.start is None or due.base is None or due.tell_by is None or due.target is None:
        yield "start", f"none: the clock has not started, {' and '.join(STARTERS[key] for key in due.waiting)} has not come"
    else:
        yield "start", f"{shown(due.start)}  the latest of these days, working day or not"
        months = "3 months, as extended" if clock.extended else "1 month"
        yield "base", f"{shown(due.base)}  start + {months}{_clamped(due.start, due.base)}"
        yield from _excluded(due)
        yield from _end(clock, due)
        yield "target", f"{shown(due.target)}  start + 28 days, a safe internal deadline"
        yield "tell by", f"{shown(due.tell_by)}  start + 1 month: the last day to tell of an extension, with reasons"
        yield from [("told", f"{shown(clock.told)}  of the extension")] if clock.told else []
    if due.if_answered_today and clock.withdrawn is None:
        yield "if today", f"{shown(due.if_answered_today)}  the due date if what is missing came today"
    yield "calendar", f"{CALENDARS[clock.calendar.name]} ({clock.calendar.source})"


def _clamped(start: date, base: date) -> str:
    return f"; that month has no day {start.day}, so its last" if base.day < start.day else ""


def _excluded(due: Due) -> Iterator[tuple[str, str]]:
    if not due.excluded and not due.stopped_since:
        yield "excluded", "0 days"
    for period in due.excluded:
        yield "excluded", f"{shown(period.first)} … {shown(period.last)}  {plural(period.days, 'day')}, asked to answered, both included"
    if due.stopped_since:
        yield "excluded", f"{shown(due.stopped_since)} …  each day until the clarification is answered, both included"
    elif len(due.excluded) > 1:
        yield "excluded", f"{plural(due.days_excluded, 'day')} in all, each counted once"


def _end(clock: Clock, due: Due) -> Iterator[tuple[str, str]]:
    if due.due is None:
        yield "due", f"none: stopped since {due.stopped_since and shown(due.stopped_since)}, a clarification is not answered"
        return
    counted = f"base + {plural(due.days_excluded, 'day')}" if due.excluded else "base"
    for day, why in due.rolled:
        yield "not due", f"{shown(day)}  {counted}: {why}, so the next day"
        counted = "next day"
    yield "due", f"{shown(due.due)}  {counted}, a working day: the end of this day"


def notes(clock: Clock, due: Due, late: date | None) -> tuple[str, ...]:
    """What is a reading of the statute, or not settled, in this date; and what stands against it. `late`: a clock that had run out on this
    day was stopped afterwards."""
    return tuple(_notes(clock, due, late))


def _notes(clock: Clock, due: Due, late: date | None) -> Iterator[str]:
    if clock.pauses:
        yield "A reading of the statute: the excluded days are added to the base before it moves to a working day."
        yield "A reading of the statute: pauses are a set of days. One in two pauses counts once, one before the start not at all."
        if clock.received < _IN_FORCE:
            yield "Not settled: the clock stop is law since 2026-02-05, and this request was running then."
    if clock.represented and "authority" not in clock.waits:
        yield "Look at this: a representative asks, and no authority is noted. The clock starts when it is confirmed: authority = {…}"
    if clock.extended:
        yield "A reading of the statute, the cautious one: the last day to tell of an extension is not moved to a working day."
        if clock.pauses:
            yield "Not settled: whether a clock stop also moves the last day to tell of an extension. Here it does not."
        if clock.told and due.tell_by and clock.told > due.tell_by:
            yield f"Look at this: the extension was told on {clock.told}, after the first month ({due.tell_by}). It may not hold."
        if not clock.told:
            yield "Look at this: no extension_told. The extension holds only if the person is told, with reasons, within the first month."
    if late:
        yield f"Look at this: a clarification was asked for after the time had run out on {late}. It may not stop a clock that has ended."
