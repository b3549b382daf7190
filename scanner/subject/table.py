"""One table: which rows may be a subject's, kept until the table has been read and it is known how rare the names are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from scanner.flatten import Cells, flatten
from scanner.subject.finder import ADDRESS, EMAIL, GIVEN, ID, LEVELS, NAME, PHONE, POSTCODE, SURNAME, Finder, Hits, Ints, joined
from scanner.subject.result import FIELDS
from scanner.subject.weigh.compare import Agreement, compared
from scanner.subject.weigh.judge import Judgement, judge

#: Rows of one table that are looked at one by one; more than that is told as not searched to the end.
MOST = 200_000
_STRONG = (1 << EMAIL) | (1 << PHONE) | (1 << ID)
_FULL = 1 << NAME
#: How a level is told.
SAYS = ("equal", "equal in another form", "equal but for one letter")


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows of one batch that may be somebody's: `rows` are their ordinals in the unit, a pair is (index into `rows`, subject)."""

    batch: pa.RecordBatch
    rows: Ints
    pair_row: Ints
    pair_subject: Ints
    hits: Hits


@dataclass(frozen=True, slots=True)
class Judged:
    """A row held against a subject."""

    subject: int
    batch: pa.RecordBatch
    at: int
    row: int | None
    judgement: Judgement
    column: str | None


class Table:
    """Takes the batches of a table one by one; memory is that of the rows that may be somebody's.

    `population` is the number of rows that the table has where only some of them come, which then have no ordinals.
    """

    def __init__(self, unit: str, finder: Finder, *, population: int | None = None, ordinals: bool = True) -> None:
        self.unit = unit
        self._population = population or 0
        self._ordinals = ordinals
        self._fields: dict[str, None] = {}
        self.rows = 0
        self.full = False
        self._finder = finder
        self._kept: list[Candidates] = []
        self._held = 0
        self._named = np.zeros((2, len(finder.subjects)), np.int64)

    def add(self, batch: pa.RecordBatch) -> None:
        """Looks for all subjects in a batch."""
        first, self.rows = self.rows, self.rows + batch.num_rows
        columns = list(flatten(batch))
        hits = joined([each for index, cells in enumerate(columns) for each in self._finder.column(self.unit, cells, index)])
        self._fields.update((field, None) for cells in columns if (field := self._finder.field(self.unit, cells)))
        self._count(hits)
        chosen = _candidates(hits, len(self._finder.subjects))
        if not len(chosen):
            return
        if self._held + len(chosen) > MOST:
            self.full = True
            return
        self._held += len(chosen)
        self._kept.append(_taken(batch, first, hits, chosen, len(self._finder.subjects)))

    @property
    def told(self) -> str:
        """How the columns were searched, without their names, which may be somebody's."""
        keyed = ", ".join(field for field in FIELDS if field in self._fields)
        return f"columns of {keyed} compared, all others searched for every form" if keyed else "all columns searched for every form"

    def judged(self) -> Iterator[Judged]:
        """Every candidate held against its subject, in the order of the rows; those that say nothing are left out."""
        for kept in self._kept:
            yield from self._judged(kept)

    def _judged(self, kept: Candidates) -> Iterator[Judged]:
        columns = list(flatten(kept.batch))
        fields = [self._finder.field(self.unit, cells) for cells in columns]
        records, told = _records(kept, columns, fields)
        beside = _beside(kept, columns, fields)
        for at, subject in zip(kept.pair_row.tolist(), kept.pair_subject.tolist(), strict=True):
            agreed = [*compared(self._finder.subjects[subject], records[at]), *beside.get((at, subject), ())]
            rarity = {"surname": self._rarity(1, subject), "given": self._rarity(0, subject)}
            found = judge(agreed, rows=max(self.rows, self._population), rarity=rarity)
            if found is not None:
                best = next((a.column or told.get(a.field, "") for a in agreed if a.level != "different"), "")
                yield Judged(subject, kept.batch, at, int(kept.rows[at]) if self._ordinals else None, found, best or None)

    def _count(self, hits: Hits) -> None:
        for index, field in enumerate((GIVEN, SURNAME)):
            here = hits.where(hits.field == field)
            pairs = np.unique(here.row * len(self._finder.subjects) + here.subject)
            self._named[index] += np.bincount(pairs % len(self._finder.subjects), minlength=len(self._finder.subjects))

    def _rarity(self, index: int, subject: int) -> float:
        return float(self._named[index, subject] / max(self.rows, 1))


def _candidates(hits: Hits, subjects: int) -> Ints:
    """Pairs (row * subjects + subject) with a strong identifier, a whole name, or two identifiers that do not depend on one another."""
    if not len(hits):
        return np.zeros(0, np.int64)
    code = hits.row * subjects + hits.subject
    order = np.argsort(code, kind="stable")
    pairs, starts = np.unique(code[order], return_index=True)
    home = np.where(hits.field == POSTCODE, ADDRESS, hits.field)
    bits = np.bitwise_or.reduceat(np.left_shift(1, home[order]), starts)
    several = np.bitwise_and(bits, bits - 1) != 0
    chosen: Ints = pairs[(bits & (_STRONG | _FULL) != 0) | several]
    return chosen


def _taken(batch: pa.RecordBatch, first: int, hits: Hits, chosen: Ints, subjects: int) -> Candidates:
    rows = np.unique(chosen // subjects)
    wanted: NDArray[np.bool_] = np.isin(hits.row * subjects + hits.subject, chosen)
    kept = hits.where(wanted)
    moved = Hits(np.searchsorted(rows, kept.row), *(getattr(kept, name) for name in Hits.__slots__[1:]))
    return Candidates(batch.take(pa.array(rows)), rows + first, np.searchsorted(rows, chosen // subjects), chosen % subjects, moved)


def _records(kept: Candidates, columns: Sequence[Cells], fields: Sequence[str | None]) -> tuple[list[dict[str, list[str]]], dict[str, str]]:
    """The values of each row by field, and the first column of each field."""
    records: list[dict[str, list[str]]] = [{} for _ in kept.rows]
    told: dict[str, str] = {}
    for cells, field in zip(columns, fields, strict=True):
        if field is None or field == "id":
            continue
        told.setdefault(field, cells.name)
        for row, text in zip(cells.rows.tolist(), cells.text.to_pylist(), strict=True):
            if text and not text.isspace():
                records[row].setdefault(field, []).append(text)
    return records, told


def _beside(kept: Candidates, columns: Sequence[Cells], fields: Sequence[str | None]) -> dict[tuple[int, int], list[Agreement]]:
    """What stands in columns that are not known to hold the field, such as a name in a note, by row and subject."""
    found: dict[tuple[int, int], dict[tuple[int, int], int]] = {}
    hits = kept.hits
    for at, subject, field, level, index in zip(*(a.tolist() for a in (hits.row, hits.subject, hits.field, hits.level, hits.column)), strict=True):
        if fields[index] in (None, "id"):
            best = found.setdefault((at, subject), {})
            best[field, index] = min(level, best.get((field, index), level))
    return {
        pair: [Agreement(FIELDS[f], LEVELS[level], f"{FIELDS[f]} {SAYS[level]}", columns[index].name) for (f, index), level in best.items()]
        for pair, best in found.items()
    }
