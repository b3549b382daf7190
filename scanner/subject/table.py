"""One table: which rows may be a subject's, kept until the table has been read and it is known how rare the names are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from scanner.flatten import Cells, flatten
from scanner.subject.evidence import Candidates, Evidence, fields_of
from scanner.subject.finder import ADDRESS, BORN, EMAIL, ID, NAME, PHONE, POSTCODE, SURNAME, Finder, Hits, Ints, as_text, joined
from scanner.subject.needles import TITLED
from scanner.subject.result import FIELDS
from scanner.subject.sharing import Bearer
from scanner.subject.weigh.agreement import AFTER_TITLE, REFERS, Agreement
from scanner.subject.weigh.blocking import Column, Worth
from scanner.subject.weigh.facts import STRONG
from scanner.subject.weigh.judge import Judgement, judge

#: Rows of one table that are looked at one by one; more than that is told as not searched to the end.
MOST = 200_000
#: Rows that have nothing but the surname after a title, of one subject, that are looked at: of more hardly one is told (see `alone`).
_TITLED = 1_000
#: The most that a record of somebody else, which refers to the subject, scores.
OPEN = 0.5
_EVERY = "all columns searched for every form"
_BESIDES = ("email", "phone", "born", "postcode", "address")
_ALONE = (1 << EMAIL) | (1 << PHONE) | (1 << ID) | (1 << NAME)


@dataclass(frozen=True, slots=True)
class Judged:
    """A row held against a subject: row `at` of a batch, `row` of its unit (None where it has no ordinal), the column that told most,
    the fields that agree, the places that taught them, where the request did not, and the fields in which it is an identifier that others
    have, too."""

    subject: int
    batch: pa.RecordBatch
    at: int
    row: int | None
    judgement: Judgement
    column: str | None
    agreed: frozenset[str] = frozenset()
    via: tuple[str, ...] = ()
    shared: frozenset[str] = frozenset()


class Table:
    """Takes the batches of a table one by one; memory is that of the rows that may be somebody's.

    `population` is the number of rows that the table has where only some of them come, which then have no ordinals.
    """

    def __init__(self, source: str, unit: str, finder: Finder, *, population: int | None = None, ordinals: bool = True) -> None:
        self._place = (source, unit)
        self.rows = 0
        self.full = False
        self._finder = finder
        self._population = population or 0
        self._ordinals = ordinals
        self._fields: set[str] = set()
        self._columns: set[str] = set()
        self._with_ids: set[int] = set()
        self._kept: list[Candidates] = []
        self._held = 0
        self._titled: Counter[int] = Counter()
        self._names: Ints = finder.blocking.worth([]).names

    def add(self, batch: pa.RecordBatch) -> None:
        """Looks for all subjects in a batch."""
        first, self.rows = self.rows, self.rows + batch.num_rows
        columns = list(flatten(batch))
        fields = [self._finder.field(*self._place, cells) for cells in columns]
        self._fields.update(field for field in fields if field)
        kinds = {kind for cells, field in zip(columns, fields, strict=True) if field == "id" for kind in self._kinds(cells)}
        self._with_ids.update(n for n, subject in enumerate(self._finder.subjects) if not kinds.isdisjoint(subject.ids))
        self._columns.update(cells.name for cells in columns)
        worth = self._by_key(columns, fields)
        self._names = self._names + worth.names
        hits = joined(
            [
                self._finder.in_text(cells, index, table=not self._kinds(cells))
                for index, (cells, field) in enumerate(zip(columns, fields, strict=True))
                if as_text(field, cells, batch.num_rows)
            ]
        )
        subjects = len(self._finder.subjects)
        chosen = np.union1d(worth.rows * subjects + worth.subjects, _telling(hits, subjects))
        chosen = np.union1d(chosen, self._titled_only(hits, chosen))
        if len(chosen) and not self._overfull(len(chosen)):
            self._kept.append(_taken(batch, first, hits, chosen, subjects))

    @property
    def columns(self) -> frozenset[str]:
        """The names of the flat columns that were seen."""
        return frozenset(self._columns)

    def told(self, subject: int, how: str) -> str:
        """How the columns were searched for a subject, without their names, which may be somebody's; of an index `how` says it all."""
        if not self._ordinals:
            return how
        fields = self._fields - {"id"} | ({"id"} if subject in self._with_ids else set())
        keyed = ", ".join(field for field in FIELDS if field in fields)
        return f"{how}; columns of {keyed} compared, all others searched for every form" if keyed else f"{how}; {_EVERY}"

    @property
    def people(self) -> int:
        """The number of rows, where each seems to be a person: a name and another identifier have columns of their own."""
        named = not self._fields.isdisjoint(("name", "surname"))
        return max(self.rows, self._population) if named and not self._fields.isdisjoint(_BESIDES) else 0

    def births(self) -> Iterator[str]:
        """The columns that hold dates of birth though their names do not say so: a row that bears a subject's name has hers there. Then
        another date there is another's, and of a father and a son of one name and one telephone each is told from the other."""
        for kept in self._kept:
            fields = (self._finder.field(*self._place, cells) == "born" for cells in flatten(kept.batch) if cells.kind == "date")
            if (kept.hits.field == BORN).any() or any(fields):
                evidence = Evidence(kept, self._place, self._finder)
                for at, subject in zip(kept.pair_row.tolist(), kept.pair_subject.tolist(), strict=True):
                    yield from evidence.births(at, subject)

    def bearers(self) -> Iterator[tuple[int, str, Bearer]]:
        """The subjects' mailboxes and numbers that stand in columns of their own, each with whom its record is about."""
        for kept in self._kept:
            evidence = Evidence(kept, self._place, self._finder)
            for at, subject in zip(kept.pair_row.tolist(), kept.pair_subject.tolist(), strict=True):
                yield from ((subject, word, bearer) for word, bearer in evidence.bearers(at, subject))

    def judged(self, people: int) -> Iterator[Judged]:
        """Every candidate held against its subject, in the order of the rows; those that say nothing are left out.

        `people` is the number of people among whom the subject is one: not that of the rows, for a small table may hold anybody.
        """
        rows = max(self.rows, self._population)
        rarity = [self._finder.blocking.rarity(subject, self._names, rows) for subject in range(len(self._finder.subjects))]
        for kept in self._kept:
            evidence = Evidence(kept, self._place, self._finder)
            for at, subject in zip(kept.pair_row.tolist(), kept.pair_subject.tolist(), strict=True):
                agreed = evidence.agreements(at, subject)
                told = judge(agreed, people, rarity[subject])
                there = evidence.refers(at, subject) if told.tier in (None, "namesake") else evidence.numbered(at, subject, agreed)
                if there is not None:
                    why = dict.fromkeys((*told.why, *([there.says] if there.says.endswith(AFTER_TITLE) else []), REFERS))
                    told = replace(told, tier="name-only", score=min(told.score, OPEN), why=tuple(why))
                if told.tier is not None:
                    column = there.column if there is not None else _telling_column(agreed)
                    row = int(kept.rows[at]) if self._ordinals else None
                    several = frozenset(each.field for each in agreed if each.others)
                    told_of = fields_of(agreed) or fields_of([there] if there is not None else [])
                    yield Judged(subject, kept.batch, at, row, told, column, told_of, shared=several)

    def _by_key(self, columns: Sequence[Cells], fields: Sequence[str | None]) -> Worth:
        keyed = [
            Column(field, cells.text, cells.rows, self._kinds(cells) if field == "id" else None)
            for field, cells in zip(fields, columns, strict=True)
            if field
        ]
        return self._finder.blocking.worth(keyed)

    def _kinds(self, cells: Cells) -> frozenset[str]:
        return self._finder.kinds(*self._place, cells.name)

    def _titled_only(self, hits: Hits, chosen: Ints) -> Ints:
        """Pairs besides the chosen ones that have a surname after a title, as long as they are not too many of a subject."""
        subjects = len(self._finder.subjects)
        titled = (hits.field == SURNAME) & (hits.level == TITLED)
        more = np.setdiff1d(hits.row[titled] * subjects + hits.subject[titled], chosen)
        kept = []
        for subject in np.unique(more % subjects).tolist():
            some = more[more % subjects == subject][: _TITLED - self._titled[subject]]
            self._titled[subject] += len(some)
            kept.append(some)
        return np.concatenate([*kept, more[:0]])

    def _overfull(self, more: int) -> bool:
        self._held += more
        self.full = self._held > MOST
        return self.full


def _telling_column(agreed: Sequence[Agreement]) -> str | None:
    """The column that told most: a strong identifier's before a name's."""
    told = [each for each in agreed if each.column and each.level != "different"]
    strong = (each.column for each in told if each.field in STRONG and each.agrees)
    return next(strong, told[0].column if told else None)


def _telling(hits: Hits, subjects: int) -> Ints:
    """Pairs (row * subjects + subject) with a strong identifier or a whole name in a text, or with two others that do not depend on
    one another."""
    if not len(hits):
        return np.zeros(0, np.int64)
    code = hits.row * subjects + hits.subject
    order = np.argsort(code, kind="stable")
    pairs, starts = np.unique(code[order], return_index=True)
    home = np.where(hits.field == POSTCODE, ADDRESS, hits.field)
    bits = np.bitwise_or.reduceat(np.left_shift(1, home[order]), starts)
    chosen: Ints = pairs[((bits & _ALONE) != 0) | ((bits & (bits - 1)) != 0)]
    return chosen


def _taken(batch: pa.RecordBatch, first: int, hits: Hits, chosen: Ints, subjects: int) -> Candidates:
    rows = np.unique(chosen // subjects)
    kept = hits.where(np.isin(hits.row * subjects + hits.subject, chosen))
    moved = Hits(np.searchsorted(rows, kept.row), *(getattr(kept, name) for name in Hits.__slots__[1:]))
    return Candidates(batch.take(pa.array(rows)), rows + first, np.searchsorted(rows, chosen // subjects), chosen % subjects, moved)
