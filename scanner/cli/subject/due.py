"""`noticegap subject due`: when the answer to a request is due, with the arithmetic."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from scanner.plural import plural
from scanner.subject.arithmetic import LAW, shown
from scanner.subject.clock import Clock, read_clock
from scanner.subject.due import Due
from scanner.subject.due import due as computed
from scanner.subject.request import load_request

SCHEMA = "noticegap/due/1"


@click.command()
@click.option("--request", "file", required=True, metavar="FILE", help="The request (TOML, mode 0600), or - for standard input.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Count as on this day (YYYY-MM-DD) instead of today.")
def due(file: str, form: str, today: datetime | None) -> int:
    """Say when the answer to a request is due, and show the arithmetic.

    \b
    noticegap subject due --request sar-014.toml
    noticegap subject due --request - -f json < sar-014.toml

    One month from the day of receipt, or from the day on which proof of identity, a representative's authority or a fee
    came; three when extended. Days of clarification do not count. What falls on a weekend or a bank holiday moves to the
    next working day. Exit code 1 when the answer is overdue, 0 while it is not, also while the clock is stopped or has
    not started. An extension that was told after the first month does not count.

    \b
    What [request] may hold besides reference and received:
      identity, authority, fee   { asked = 2026-11-03, received = 2026-11-09 }; no received: it has not come yet
      pauses                     [{ asked = 2026-11-12, answered = 2026-11-18 }]; no answered: the clock is stopped
      extended, extension_told   the reason, "three systems, 40,000 mails", and the day on which the person was told
      withdrawn                  the day on which the person withdrew the request
      representative             who asks for the person, a parent or a solicitor: the letter goes to them
      calendar, calendar_file    england-and-wales, scotland or northern-ireland; a copy of gov.uk/bank-holidays.json
      scope, searcher, recipient, region   for the file, the letter and phone numbers without +: region = "GB"
    """
    day = today.date() if today else date.today()
    path = None if file == "-" else Path(file)
    request = load_request(path, name_only=True)
    clock = read_clock(file if path else "standard input", request.table, today=day, folder=path.parent if path else Path())
    found = computed(clock, day)
    click.echo(json.dumps(as_json(clock, found, day), indent=1, ensure_ascii=False) if form == "json" else as_text(clock, found, day))
    return 1 if clock.withdrawn is None and _answer_by(clock, found) < day else 0


def as_text(clock: Clock, found: Due, today: date) -> str:
    """The arithmetic for a person: the answer first, then how it came about."""
    lines = [f"{clock.reference}: {_answer(clock, found, today)}", "", *found.steps]
    lines += ["", *found.notes] if found.notes else []
    return "\n".join([*lines, "", *LAW])


def _answer(clock: Clock, found: Due, today: date) -> str:
    if clock.withdrawn:
        return f"nothing is due: withdrawn on {shown(clock.withdrawn)}"
    if found.due and found.lapsed and clock.told:
        says = f"due {shown(found.lapsed)}, {_left((found.lapsed - today).days)}: the extension was told after the first month"
        return f"{says}. If it holds all the same: {shown(found.due)}"
    if found.due and found.lapsed:
        says = f"due {shown(found.due)}, {_left((found.due - today).days)}, if the person was told of the extension by {found.tell_by}"
        return f"{says}: no extension_told. If not: {shown(found.lapsed)}"
    if found.due:
        return f"due {shown(found.due)}, {_left((found.due - today).days)}"
    if found.stopped_since:
        return f"no due date: the clock is stopped since {found.stopped_since}"
    return "no due date: the clock has not started"


def _answer_by(clock: Clock, found: Due) -> date:
    """The day that counts; an extension that was told too late is none. The last of all days where nothing is due."""
    return (found.lapsed if clock.told else None) or found.due or date.max


def _left(days: int) -> str:
    if days < 0:
        return f"OVERDUE by {plural(-days, 'day')}"
    return f"{plural(days, 'day')} left" if days else "which is today"


def as_json(clock: Clock, found: Due, today: date) -> dict[str, Any]:
    """The arithmetic for a program; dates as YYYY-MM-DD. `lapsed`: the date without an extension that was not told in time; `days_left`
    is negative when overdue, null without a due date."""
    return {
        "schema": SCHEMA,
        "request": clock.reference,
        "today": str(today),
        "received": str(clock.received),
        "start": _text(found.start),
        "months": 3 if clock.extended else 1,
        "base": _text(found.base),
        "excluded": {
            "days": found.days_excluded,
            "open": found.stopped_since is not None,
            "periods": [{"first": str(p.first), "last": str(p.last), "days": p.days} for p in found.excluded],
        },
        "rolled": [{"day": str(day), "why": why} for day, why in found.rolled],
        "due": _text(found.due),
        "days_left": (found.due - today).days if found.due else None,
        "waiting": list(found.waiting),
        "stopped_since": _text(found.stopped_since),
        "if_answered_today": _text(found.if_answered_today),
        "target": _text(found.target),
        "tell_by": _text(found.tell_by),
        "extension_told": _text(clock.told),
        "lapsed": _text(found.lapsed),
        "withdrawn": _text(clock.withdrawn),
        "calendar": {"name": clock.calendar.name, "source": clock.calendar.source},
        "steps": list(found.steps),
        "notes": list(found.notes),
        "law": list(LAW),
    }


def _text(day: date | None) -> str | None:
    return str(day) if day else None
