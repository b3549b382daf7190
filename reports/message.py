"""What a message to a team says of a scan: one line of figures, then what is new or fails, and nothing that a value could hide in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.figures import count, plural
from reports.legend import status_of
from reports.order import place_key, sensitive
from reports.text import clip_middle, visible
from scanner.model import Finding, Report
from scanner.taxonomy import load

#: So many places are named at most, each in so many characters: a message is to be read on a telephone.
MOST, _LONG = 12, 90
_LOUD = ("prohibited", "undeclared")


@dataclass(frozen=True, slots=True)
class Message:
    """A `title` of figures, a `lead` that says which places follow, the `places`, and an `end` for what else there is to know."""

    title: str
    lead: str
    places: tuple[str, ...]
    end: str


def message(report: Report) -> Message:
    """The message of a report. Where it is known what is new, it names that; else all that is undeclared or prohibited."""
    summary = report.summary()
    figures = ", ".join(f"{count(summary[status])} {status}" for status in ("undeclared", "prohibited"))
    failing = [finding for finding in report.findings if finding.status in _LOUD]
    named = failing if report.new is None else [finding for finding in failing if finding.id in set(report.new)]
    named.sort(key=lambda each: (_LOUD.index(each.status), sensitive(load(), each.found.category), place_key(each)))
    return Message(
        f"noticegap: {figures}, {count(summary['unread'])} not read",
        _lead(report, len(named)),
        tuple(map(_place, named[:MOST])),
        "; ".join(_end(report, len(named) - MOST)),
    )


def _lead(report: Report, number: int) -> str:
    if report.new is None:
        return "Undeclared or prohibited:" if number else "Nothing undeclared was seen."
    return f"{count(number)} new since the last complete run:" if number else "Nothing is new since the last complete run."


def _place(finding: Finding) -> str:
    found = finding.found
    known = load().categories.get(found.category)
    what = f"{known.label} ({found.category})" if known else found.category
    return f"{status_of(finding.status).name}: {clip_middle(visible(str(found.place)), _LONG)}: {what}"


def _end(report: Report, more: int) -> Iterator[str]:
    if more > 0:
        yield f"and {plural(more, 'place')} more"
    if report.run.interrupted:
        yield "the scan was stopped before its end"
    if report.unread:
        yield f"{plural(len(report.unread), 'place')} could not be read, and may hold anything"
    yield f"run {report.run.id}"
