"""The cover letter: what was searched, what was found, what was left out and why, the rights, and how to complain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from scanner.model import Notice
from scanner.plural import plural
from scanner.subject.links.walk import FOLLOWED
from scanner.subject.pack.case import TABLE, TRANSCRIPT, Case
from scanner.subject.pack.documents import LOST, UNSAFE
from scanner.subject.pack.extract import Given
from scanner.subject.pack.grounds import GROUNDS, NOT_THEIRS
from scanner.subject.pack.notices import addressing, contact, controller, regulator
from scanner.subject.pack.outcome import Outcome
from scanner.subject.pack.page import BLANK, Block, heading, items, lines, table, text

TITLE = "Your request for a copy of your personal data"
_COMPLAIN = (
    "You can complain to us, also electronically. We acknowledge a complaint within 30 days and look into it without undue delay "
    "(Data Protection Act 2018 s.164A). Write to:"
)
_UNITS = {"sql": "table", "files": "file", "transcripts": "call"}
_KINDS = {"names": "your name", "emails": "your e-mail address", "phones": "your phone number", "addresses": "your address",
          "born": "your date of birth"}  # fmt: skip


def letter(case: Case, given: Sequence[Given], outcomes: Mapping[int, Outcome], notices: Sequence[Notice], today: date) -> list[Block]:
    """The letter to the person. What nobody told is a gap; names of documents and tables that are other people's business do not appear."""
    left_out = Counter(ground for outcome in outcomes.values() for ground in outcome.grounds())
    notices = addressing(notices, [one.piece for one in given if one.files])
    return [
        lines(controller(notices), contact(notices)),
        lines(f"Reference: {case.reference}", f"Date: {_long(today)}"),
        text(f"Dear {_addressed(case)},"),
        text(f"You asked us on {_received(case.request)} for a copy of your personal data. This is our answer (UK GDPR Article 15)."),
        *_on_behalf(case),
        heading("What we searched"),
        text(f"We looked for {_kinds(case.kinds)}, also in other ways of writing, in these systems:"),
        table(("System", "Searched", "Not searched"), _searched(case)),
        heading("What we found"),
        *_found(given),
        heading("What we left out"),
        *_left_out(left_out, given),
        heading("Your rights"),
        text("You can ask us to put data right, to erase it or to restrict its use, and you can object to its use. The enclosed sheet "
             f"“article-15” says more. To use a right, write to {contact(notices)}."),
        heading("If you are not satisfied"),
        text(_COMPLAIN),
        lines(contact(notices)),
        text("You can also complain to the regulator, and you can go to court:"),
        lines(*regulator(notices)),
        text("Yours sincerely,"),
        lines(BLANK, f"for {controller(notices)}"),
    ]  # fmt: skip


def _addressed(case: Case) -> str:
    return str(case.request.get("representative") or (case.names[0] if case.names else BLANK))


def _on_behalf(case: Case) -> list[Block]:
    """For whom a representative asks: the rest of the letter speaks to that person."""
    if not case.request.get("representative"):
        return []
    return [text(f"You ask on behalf of {case.names[0] if case.names else BLANK}. Below, “you” and “your” mean that person.")]


def _found(given: Sequence[Given]) -> list[Block]:
    """The files of the answer; where there are none, a sentence that says so, for that is an answer too."""
    inside = [one for one in given if one.files]
    if not inside:
        return [text("We enclose no data." if given else "We found no personal data about you.")]
    rows = [(one.piece.source, _what(one), ", ".join(one.files), one.note) for one in inside]
    return [
        text("Tables are enclosed as CSV, which a spreadsheet opens, and as JSON with the values exactly as we hold them. In the CSV an "
             "apostrophe stands before text that a spreadsheet would take for a formula. “data/columns.csv” explains the columns."),
        table(("System", "What", "Files", "Remarks"), rows),
    ]  # fmt: skip


def _what(one: Given) -> str:
    if one.piece.kind == TABLE:
        return plural(one.rows, "record")
    return "a call" if one.piece.kind == TRANSCRIPT else "a document"


def _left_out(grounds: Counter[str], given: Sequence[Given]) -> list[Block]:
    """How often on which ground; the person may contest each. Data that could not be copied is no refusal, and is said apart.

    A ground that must not be told (an investigation, a risk of harm) is left at a general sentence; the decisions hold it.
    """
    notes = Counter(one.note for one in given)
    lost, unsafe = notes[LOST], notes[UNSAFE]
    told = {GROUNDS[key]: number for key, number in sorted(grounds.items()) if GROUNDS[key].told}
    said = [f"{plural(number, 'place')}: {one.says.replace('the person who asks', 'you')} ({one.law})" for one, number in told.items()]
    said += [f"{plural(lost, 'document')}: found, but it could not be copied. We will write to you again: {BLANK}"] if lost else []
    said += [f"{plural(unsafe, 'document')}: parts must be left out, and the format cannot be blacked out safely"] if unsafe else []
    if set(grounds) - {one.key for one in told} - {NOT_THEIRS}:
        said += ["Some information is not included because the law exempts it"]
    return [items(said)] if said else [text("We left nothing out.")]


def _searched(case: Case) -> list[tuple[str, str, str]]:
    """Every configured system, also those with nothing found and those that were not read."""
    rows = []
    for source in case.sources:
        units = [one for one in case.searched if one["source"] == source["id"]]
        partly = sum(not one["whole"] for one in units)
        reasons = [str(one["reason"]) for one in case.unread if one["source"] == source["id"]]
        links = sum(FOLLOWED in reason for reason in reasons)
        missed = len(reasons) - links
        kind = _UNITS.get(source["kind"], "unit")
        read = f"{plural(len(units), kind)}, {plural(sum(one['rows'] for one in units), 'record')}" if units else "nothing"
        not_read = [f"{plural(missed, kind)} could not be read"] if missed else []
        not_read += [f"{plural(partly, kind)} searched in part"] if partly else []
        not_read += [f"links to {plural(links, kind)} were not followed further"] if links else []
        rows.append((source["id"], read, "; ".join(not_read) or "–"))
    return rows


def _kinds(kinds: Iterable[str]) -> str:
    said = [_KINDS.get(kind, f"your {kind.removeprefix('ids.').replace('_', ' ')}") for kind in kinds]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else (said[0] if said else BLANK)


def _received(request: Mapping[str, Any]) -> str:
    try:
        return _long(date.fromisoformat(str(request.get("received", ""))))
    except ValueError:
        return BLANK


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
