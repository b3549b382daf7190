"""What was gathered, told per request: matches with their categories, namesakes, how each unit was searched. Sorted, without values."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from scanner.model import Place
from scanner.subject.categories import held, of_row
from scanner.subject.job import Gathered
from scanner.subject.named import LISTED, Named, apart, listed
from scanner.subject.named import told as by_name
from scanner.subject.passages import Passage
from scanner.subject.refs import Ref, Refs, cells
from scanner.subject.request import Request
from scanner.subject.result import TIERS, Located, Match, Namesake
from scanner.subject.spans import not_theirs, of_passage
from scanner.subject.table import Judged
from scanner.work import Worker

Key = tuple[str, str]
_REACHED = {
    "linked": "reached by a key from a record that is surely the subject's",
    "probable": "reached by a key from a record that is probably the subject's",
    "name-only": "refers to the subject's record from among other people",
}
#: In place of a tier: a key led from the subject's record to one that names somebody else.
NOT_HERS = "namesake"
_LED = "reached by a key, and names somebody else"


@dataclass(frozen=True, slots=True)
class Reached:
    """A row that a key led to: row `at` of a batch of the unit, its ordinal where it has one, the hops, how sure their start is, or
    `NOT_HERS`, and the columns of the key."""

    key: Key
    batch: pa.RecordBatch
    at: int
    row: int | None
    via: tuple[str, ...]
    tier: str
    score: float
    over: tuple[str, ...] = ()


@dataclass(slots=True)
class Teller:
    """Tells what was gathered. `texts` holds the rows of passages by subject and first row; `keep`: matches carry values, to be packed."""

    gathered: Gathered
    refs: Refs
    worker: Worker
    texts: Mapping[Key, Mapping[tuple[int, int], pa.RecordBatch]]
    keep: bool = False
    _columns: dict[Key, Mapping[str | None, frozenset[str]]] = field(default_factory=dict)

    def located(self, requests: Sequence[Request], reached: Sequence[Sequence[Reached]]) -> list[Located]:
        """One result for each request, in their order."""
        for key, batches in self._told(reached):
            self.refs.look(key, batches)
        return [self._one(index, request, reached[index]) for index, request in enumerate(requests)]

    def _one(self, subject: int, request: Request, reached: Sequence[Reached]) -> Located:
        self._weigh(subject, reached)
        matches, others = self._rows(subject)
        walked: set[tuple[Key, Ref]] = set()
        for row in reached:
            at = (row.key, self._ref(subject, row))
            known = matches.get(at)
            if row.tier == NOT_HERS:
                others.setdefault(at, Namesake(Place(*row.key), dict(at[1]), (_LED,), 0.0))
                continue
            if row.tier == "probable" and at in others:
                continue  # what it says by itself contradicts
            if at not in walked and (known is None or TIERS.index(known.tier) >= TIERS.index(row.tier)):
                matches[at] = self._linked(row, at[1], known)  # a key says more than a value that is equal
                walked.add(at)
        unread = {*self.gathered.unread, *self.gathered.unread_of.get(subject, ())}
        namesakes = [each for key, each in others.items() if key not in matches] + list(self._other_passages(subject))
        return Located(
            request.reference,
            request.subject.kinds,
            tuple(sorted((*matches.values(), *self._passages(subject), *self._named(subject)), key=_order)),
            tuple(sorted(namesakes, key=_order)),
            tuple(sorted(self.gathered.searched_for(subject), key=lambda each: (each.source, each.unit))),
            tuple(sorted(unread, key=lambda each: (str(each.place), each.reason))),
            self.gathered.notes[subject] if self.gathered.notes else (),
        )

    def _rows(self, subject: int) -> tuple[dict[tuple[Key, Ref], Match], dict[tuple[Key, Ref], Namesake]]:
        """The rows that are the subject's, and those that only look so, by where they are."""
        matches: dict[tuple[Key, Ref], Match] = {}
        others: dict[tuple[Key, Ref], Namesake] = {}
        known = self._called(subject)
        for key, rows in self.gathered.rows.items():
            for row in rows:
                if row.subject != subject or listed(key, row.batch, [row.at], known):
                    continue
                record, told = self.refs.ref(subject, key, row.batch, row.at, row.row), row.judgement
                why = (*told.why, *told.contradictions)
                if told.tier in TIERS:
                    matches[key, record] = self._match(key, row, record, why)
                else:
                    others[key, record] = Namesake(Place(*key), dict(record), why, told.score)
        return matches, others

    def _match(self, key: Key, row: Judged, record: Ref, why: tuple[str, ...]) -> Match:
        return Match(
            place=Place(*key, row.column),
            form=self.gathered.units[key].form,
            record=dict(record),
            tier=str(row.judgement.tier),
            score=row.judgement.score,
            categories=tuple(sorted(of_row(row.batch, row.at, self._columns[key]))),
            why=why,
            via=row.via,
            cells=cells(row.batch, row.at) if self.keep else {},
        )

    def _linked(self, row: Reached, record: Ref, known: Match | None) -> Match:
        """A row that a key led to; what it says by itself stays among the reasons."""
        return Match(
            place=Place(*row.key),
            form=self.gathered.units[row.key].form,
            record=dict(record),
            tier=row.tier,
            score=max(row.score, known.score if known else 0.0),
            categories=tuple(sorted(of_row(row.batch, row.at, self._columns[row.key]))),
            why=(*(known.why if known else ()), _REACHED[row.tier]),
            via=row.via,
            cells=cells(row.batch, row.at) if self.keep else {},
            over=row.over,
        )

    def _passages(self, subject: int) -> Iterator[Match]:
        known = self._called(subject)
        for key, found in self.gathered.passages.items():
            for passage in found:
                if passage.subject == subject and passage.judgement.tier in TIERS and not self._listed(key, passage, known):
                    batch = self.texts.get(key, {}).get((passage.subject, passage.first))
                    yield of_passage(key, passage, self.gathered.units[key], batch, self.worker)

    def _other_passages(self, subject: int) -> Iterator[Namesake]:
        for key, found in self.gathered.passages.items():
            for each in found:
                if each.subject == subject and each.judgement.tier not in TIERS:
                    yield not_theirs(key, each)

    def _called(self, subject: int) -> frozenset[Named]:
        """The units that are told by their names."""
        return by_name(key for key, named in self.gathered.named.items() for who, said in named if who == subject and said.tier in TIERS)

    def _listed(self, key: Key, passage: Passage, known: frozenset[Named]) -> bool:
        """Whether a passage of an archive's listing holds nothing but names of what is told by itself."""
        batch = self.texts.get(key, {}).get((passage.subject, passage.first))
        if batch is None or any(span.column != LISTED for span in passage.spans):
            return False
        return listed(key, batch, {span.row - passage.first for span in passage.spans}, known)

    def _named(self, subject: int) -> Iterator[Match]:
        """The files and folders that are called after the subject."""
        for key, named in self.gathered.named.items():
            for each, said in named:
                if each == subject and said.tier in TIERS:
                    why = tuple(f"{reason} in the {'folder' if key[1].endswith('/') else 'file'}'s name" for reason in said.why)
                    name = {"folder name": apart(key[1])[1]} if self.keep and key[1].endswith("/") else {}
                    form = self.gathered.units[key].form
                    yield Match(Place(*key), form, {}, str(said.tier), said.score, ("person.name",), why, cells=name)

    def _told(self, reached: Sequence[Sequence[Reached]]) -> Iterator[tuple[Key, list[tuple[pa.RecordBatch, int]]]]:
        """Every row that will be told, by unit."""
        for key, judged in self.gathered.rows.items():
            yield key, [(row.batch, row.at) for row in judged]
        for some in reached:
            for key, each in itertools.groupby(some, key=lambda row: row.key):
                yield key, [(row.batch, row.at) for row in each]

    def _weigh(self, subject: int, reached: Sequence[Reached]) -> None:
        """What the columns of each unit hold, told by all of its rows that the subject gets: others are not asked what hers are."""
        rows: dict[Key, list[pa.RecordBatch]] = {}
        for key, judged in self.gathered.rows.items():
            mine = [row for row in judged if row.subject == subject and row.judgement.tier in TIERS]
            rows.setdefault(key, []).extend(row.batch.slice(row.at, 1) for row in mine)
        for each in (each for each in reached if each.tier != NOT_HERS):
            rows.setdefault(each.key, []).append(each.batch.slice(each.at, 1))
        self._columns = {key: held(self.worker, self.gathered.units[key], batches) for key, batches in rows.items() if batches}

    def _ref(self, subject: int, row: Reached) -> Ref:
        return self.refs.ref(subject, row.key, row.batch, row.at, row.row)


def _order(one: Match | Namesake) -> tuple[int, str, list[tuple[str, int, str]]]:
    """Surest first, then by place and record: numbers by size, not by their writing."""
    tier = TIERS.index(one.tier) if isinstance(one, Match) else 0
    record = [(name, value if isinstance(value, int) else -1, str(value)) for name, value in one.record.items()]
    return tier, str(one.place), record
