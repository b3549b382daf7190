"""One text, document or call: hits that stand near one another are a passage, which is held against the subject as a record is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from scanner.flatten import Cells, flatten
from scanner.subject.evidence import fields_of
from scanner.subject.finder import GIVEN, SURNAME, Finder, Hits, joined
from scanner.subject.mentions import mentions
from scanner.subject.named import PARTS, apart
from scanner.subject.result import FIELDS, Span
from scanner.subject.weigh.agreement import Agreement
from scanner.subject.weigh.judge import Judgement, judge

#: Lines between two hits that still belong together: a letter with its head and its signature, not two entries of a log.
GAP = 30
#: Spans of a passage that are told one by one.
_SHOWN = 1000
#: Hits of a passage that stay open: a log that names somebody on every line is cut here.
_MOST = 20_000
_WEAK = (SURNAME, GIVEN)


@dataclass(frozen=True, slots=True)
class Passage:
    """Rows `first` to `last` of a text, and what stands there of the subject; the rest as for a row of a table."""

    subject: int
    first: int
    last: int
    judgement: Judgement
    spans: tuple[Span, ...]
    agreed: frozenset[str] = frozenset()
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ended:
    """A passage before it is judged."""

    subject: int
    first: int
    last: int
    agreed: list[Agreement]
    spans: tuple[Span, ...]


class Text:
    """Takes the batches of a text one by one; holds hits only, and only those of the passage that may go on."""

    def __init__(self, finder: Finder, *, whole: bool) -> None:
        self.rows = 0
        self._finder = finder
        self._gap = (1 << 62) if whole else GAP
        self._open = joined([])
        self._names: list[str] = []
        self._ended: list[_Ended] = []

    def add(self, batch: pa.RecordBatch) -> None:
        """Looks for all subjects in a batch; rows count on from batch to batch."""
        first, self.rows = self.rows, self.rows + batch.num_rows
        new = []
        for cells in flatten(batch):
            if cells.kind in ("text", "integer"):
                hits = self._finder.in_text(cells, self._column(cells.name))
                new.append(hits.shifted(first))
        self._open = joined([self._open, *new])
        if len(self._open):
            self._close(self.rows)

    def passages(self, people: int) -> Iterator[Passage]:
        """The passages of all subjects, once the text is at its end; `people` as for a table."""
        self._close(None)
        for ended in sorted(self._ended, key=lambda each: (each.subject, each.first)):
            told = judge(ended.agreed, people)
            if told.tier is not None:
                yield Passage(ended.subject, ended.first, ended.last, told, ended.spans, fields_of(ended.agreed))

    def _column(self, name: str) -> int:
        if name not in self._names:
            self._names.append(name)
        return self._names.index(name)

    def _close(self, upto: int | None) -> None:
        """Ends the passages that end more than a gap before the row `upto` (None: all); the others stay open."""
        hits = self._open
        order = np.lexsort((hits.start, hits.column, hits.row, hits.subject))
        hits = hits.where(order)
        cut = np.flatnonzero((np.diff(hits.row) > self._gap) | (np.diff(hits.subject) != 0)) + 1
        edges = [0, *cut.tolist(), len(hits)]
        stay = []
        for begin, end in itertools.pairwise(edges):
            if begin == end:
                continue
            if upto is not None and int(hits.row[end - 1]) + self._gap >= upto and end - begin < _MOST:
                stay.append(hits.where(np.arange(begin, end)))
            elif not np.isin(hits.field[begin:end], _WEAK).all():
                self._end(hits.where(np.arange(begin, end)))
        self._open = joined(stay)

    def _end(self, hits: Hits) -> None:
        spans = tuple(self._span(hits, index) for index in range(min(len(hits), _SHOWN)))
        self._ended.append(_Ended(int(hits.subject[0]), int(hits.row.min()), int(hits.row.max()), _agreed(hits, self._finder), spans))

    def _span(self, hits: Hits, index: int) -> Span:
        at = (int(hits.row[index]), int(hits.start[index]), int(hits.end[index]))
        return Span(*at, FIELDS[int(hits.field[index])], self._names[int(hits.column[index])])


def after_whom(name: str, finder: Finder, people: int) -> list[tuple[int, Judgement]]:
    """The subjects after whom a file or folder is called (`Smith_Jane_complaint.docx`), by index; not after whom lies around it."""
    stem = PARTS.sub(" ", apart(name)[1])
    hits = finder.in_text(Cells("", "text", pa.array([stem], pa.large_string()), np.zeros(1, np.int64)), 0)
    found = []
    for subject in np.unique(hits.subject).tolist():
        mine = hits.where(hits.subject == subject)
        told = judge(_agreed(mine, finder), people)
        if told.tier is not None and not np.isin(mine.field, _WEAK).all():
            found.append((subject, told))
    return found


def _agreed(hits: Hits, finder: Finder) -> list[Agreement]:
    """What the hits of a passage come to: the best of each field."""
    best: dict[int, int] = {}
    for field, level in zip(hits.field.tolist(), hits.level.tolist(), strict=True):
        best[field] = min(level, best.get(field, level))
    return list(mentions(finder.known[int(hits.subject[0])], best, {}))
