"""The sheet that goes with the copy (UK GDPR Art 15(1)-(2)): filled from the notice and from where data was found, gaps left as gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scanner.model import LawfulBasis, Notice
from scanner.notice.several import as_one
from scanner.subject.pack.extract import Given, says
from scanner.subject.pack.notices import addressing, contact, each, regulator, speaks
from scanner.subject.pack.page import BLANK, Block, heading, items, lines, text
from scanner.taxonomy import Taxonomy

TITLE = "What we do with your personal data"
_RIGHTS = (
    "Rectification: have what is wrong or incomplete put right (UK GDPR Art 16)",
    "Erasure: have data deleted where the law gives you that right (Art 17)",
    "Restriction: have us keep data without using it, in some cases (Art 18)",
    "Objection: object to our use of your data; for direct marketing always (Art 21)",
)


def sheet(given: Sequence[Given], notices: Sequence[Notice], taxonomy: Taxonomy) -> list[Block]:
    """The sheet for what the answer holds. It speaks to the person and says nothing of what a notice fails to declare.

    Of several notices those are told that speak to the people in the sources of the answer, each by its title where they differ.
    """
    notices = addressing(notices, [one.piece for one in given])
    found = sorted({key for one in given for key in one.piece.categories}, key=list(taxonomy.categories).index)
    return [
        text("This sheet goes with the copy of your personal data (UK GDPR Article 15(1) and (2))."),
        heading("Why we use your data"),
        *each(notices, lambda notice: items(_purposes(given, notice))),
        *_unspoken(given, notices),
        heading("Categories of your data that we hold"),
        items(_categories(found, given, as_one(notices), taxonomy)),
        heading("Who receives it"),
        *each(notices, _recipients),
        heading("Transfers outside the United Kingdom, and their safeguards"),
        *each(notices, lambda notice: items(map(_transfer, _list(_facts(notice, "recipients").get("transfers_outside_uk"))))),
        heading("How long we keep it"),
        *each(notices, _retention),
        heading("Your rights"),
        items(_RIGHTS),
        text(f"To use a right, write to us: {contact(notices)}."),
        heading("Your right to complain to the Information Commissioner"),
        lines(*regulator(notices)),
        heading("Where we have it from"),
        *each(notices, lambda notice: items(map(str, _list(_facts(notice, "sources").get("from"))))),
        heading("Automated decisions and profiling (UK GDPR Art 22A-22D)"),
        *each(notices, lambda notice: text(_sentence(str(_facts(notice, "automated_decisions").get("text", ""))))),
    ]


def _facts(notice: Notice, table: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = notice.facts.get(table, {})
    return found


def _recipients(notice: Notice) -> Block:
    told = _facts(notice, "recipients")
    return items((*_list(told.get("to")), *map(_processor, _list(told.get("processors")))))


def _retention(notice: Notice) -> Block:
    told = _facts(notice, "retention")
    return text(_sentence(told.get("text", "")), told.get("ref", ""))


def _unspoken(given: Iterable[Given], notices: Sequence[Notice]) -> list[Block]:
    """A gap for each system that no notice speaks of: its data goes out all the same, and why it is used must be said by hand."""
    systems = dict.fromkeys(one.piece.source for one in given if not any(speaks(notice, one.piece) for notice in notices))
    return [items(f"{system}: {BLANK}" for system in systems)] if systems else []


def _purposes(given: Iterable[Given], notice: Notice) -> list[str]:
    served = {purpose for one in given if speaks(notice, one.piece) for purpose in one.piece.purposes}
    return [f"{one.says}{_lawful(one.lawful)}" for one in notice.purposes if one.id in served]


def _lawful(bases: Sequence[LawfulBasis]) -> str:
    said = [f"{one.basis.replace('_', ' ')}{f' ({one.interest})' if one.interest else ''}" for one in bases]
    return f" – lawful basis: {', '.join(said) if said else BLANK}"


def _categories(found: Iterable[str], given: Sequence[Given], notice: Notice, taxonomy: Taxonomy) -> list[str]:
    """A category with the notice's words for it, for the purposes of the sources in which it was found."""
    said = []
    for key in found:
        purposes = {purpose for one in given if key in one.piece.categories for purpose in one.piece.purposes}
        words = says([key], purposes, notice)
        label = taxonomy.categories[key].label
        said.append(f"{label} (in our privacy notice: {'; '.join(words)})" if words else label)
    return said


def _list(said: Any) -> list[Any]:
    """What a notice lists; a single thing that someone wrote without brackets is a list of one."""
    return list(said) if isinstance(said, (list, tuple)) else [said] if said else []


def _processor(one: Mapping[str, str] | str) -> str:
    if isinstance(one, str):
        return one
    return f"{one['name']}: {one['does']}" if one.get("does") else one["name"]


def _transfer(one: Mapping[str, str] | str) -> str:
    if isinstance(one, str):
        return one
    return one.get("text") or ", ".join(one[key] for key in ("organisation", "category", "country", "how") if one.get(key))


def _sentence(said: str) -> str:
    return f"{said}." if said and said[-1] not in ".!?" else said
