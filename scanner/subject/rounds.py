"""Two rounds: first with what the request gives, then also with what the records that are surely the subject's tell of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scanner.config import Source
from scanner.listing import Watch
from scanner.subject.enlarged import Larger, enlarged
from scanner.subject.finder import Finder
from scanner.subject.job import Gathered, Wish, gathered
from scanner.subject.passages import Passage
from scanner.subject.roles import named_id
from scanner.subject.table import Judged
from scanner.subject.weigh.judge import Judgement
from scanner.work import Connector

STRONG = frozenset(("email", "phone", "id"))
Key = tuple[str, str]
Identity = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Rounds:
    """What was found, whoever was looked for in the end, and what was learnt of each subject on the way."""

    found: Gathered
    finder: Finder
    learnt: tuple[Larger, ...]


def searched(
    sources: Sequence[Source], connectors: Mapping[str, Connector], first: Finder, identity: Identity, wish: Wish, watch: Watch
) -> Rounds:
    """The search in one round, or in two where the first taught anything and links are to be followed.

    What only the second finds by a strong identifier is `linked`: the identifier came from a record, `via` says which.
    """
    found = gathered(sources, connectors, first, wish, watch)
    everyone = range(len(first.subjects))
    learnt = tuple(enlarged(subject, first, found.rows, found.layouts) for subject in everyone)
    if not wish.hops or found.interrupted or not any(each.grown for each in learnt):
        return Rounds(found, first, learnt)
    second = Finder([each.subject for each in learnt], identity, _within(first, learnt))
    again = gathered(sources, connectors, second, wish, watch)
    again.started = found.started
    again.unread += [each for each in found.unread if each not in again.unread]
    known = {(key, row.subject, row.row): row for key, rows in found.rows.items() for row in rows}
    again.rows = {key: [_row(row, learnt, known.get((key, row.subject, row.row))) for row in rows] for key, rows in again.rows.items()}
    spoken = {(key, each.subject) for key, some in found.passages.items() for each in some if each.judgement.tier == "exact"}
    again.passages = {key: [_passage(each, learnt, (key, each.subject) in spoken) for each in some] for key, some in again.passages.items()}
    return Rounds(again, second, learnt)


def _within(first: Finder, learnt: Sequence[Larger]) -> dict[str, frozenset[str]]:
    """Sources by kind of id, for kinds that only records taught and that other systems may give to others."""
    asked = {kind for subject in first.subjects for kind in subject.ids}
    found: dict[str, set[str]] = {}
    free = {kind for each in learnt for kind in each.subject.ids if kind not in each.within}
    for each in learnt:
        for kind, source in each.within.items():
            found.setdefault(kind, set()).add(source)
    return {kind: frozenset(names) for kind, names in found.items() if kind not in asked | free}


def _row(row: Judged, learnt: Sequence[Larger], before: Judged | None) -> Judged:
    """The row of the second round, unless it has but its own key to say for itself, which it taught."""
    if before is not None and before.judgement.tier == "probable" and row.agreed & STRONG == {"id"}:
        return before
    known = before is not None and before.judgement.tier == "exact"
    told = _judgement(row.judgement, row.agreed, learnt[row.subject], known, row.column or "")
    return row if told is None else replace(row, judgement=told[0], via=told[1])


def _passage(each: Passage, learnt: Sequence[Larger], known: bool) -> Passage:
    told = _judgement(each.judgement, each.agreed, learnt[each.subject], known)
    return each if told is None else replace(each, judgement=told[0], via=told[1])


def _judgement(
    told: Judgement, fields: frozenset[str], learnt: Larger, known: bool, column: str = ""
) -> tuple[Judgement, tuple[str, ...]] | None:
    """The judgement as `linked`, with the places that taught the identifiers; None where it stands as it is.

    What only a probable record taught makes no more than a probable one.
    """
    if known or told.tier != "exact":
        return None
    via = sorted({place for field in fields for place in _places(field, learnt, column)})
    sure = not {*via} <= learnt.unsure
    return (replace(told, tier="linked" if sure else "probable"), tuple(via)) if via else None


def _places(field: str, learnt: Larger, column: str) -> tuple[str, ...]:
    """The places that taught a field; of ids those of the kind that the column is called after, where it is."""
    if field != "id":
        return learnt.origins.get(field, ())
    kinds = {name.removeprefix("id:"): places for name, places in learnt.origins.items() if name.startswith("id:")}
    called = [kind for kind in kinds if named_id(column, kind)]
    return tuple(place for kind in (called or kinds) for place in kinds[kind])
