"""One text or document, or calls: hits that stand near one another, or in one call, are a passage and held against the subject as one."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from scanner.calls import Moment, are_turns
from scanner.flatten import Cells, flatten
from scanner.hearing import Heard, Hearing
from scanner.subject.evidence import fields_of
from scanner.subject.finder import GIVEN, SURNAME, Finder, Hits, joined
from scanner.subject.mentions import mentions
from scanner.subject.named import PARTS, apart
from scanner.subject.needles import TITLED
from scanner.subject.result import FIELDS, Span
from scanner.subject.turns import in_turns, spanning
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
    """Rows `first` to `last` of a text, and what stands there of the subject; the rest as for a row of a table.

    `moment` is the time from the first to the last of it in a call.
    """

    subject: int
    first: int
    last: int
    judgement: Judgement
    spans: tuple[Span, ...]
    agreed: frozenset[str] = frozenset()
    via: tuple[str, ...] = ()
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class _Ended:
    """A passage before it is judged."""

    subject: int
    first: int
    last: int
    agreed: list[Agreement]
    spans: tuple[Span, ...]
    moment: Moment | None


@dataclass(slots=True)
class _Calls:
    """Who said what stands in the rows of hits, as long as their passages may go on, and the calls of the turns that came last."""

    hearing: Hearing = field(default_factory=Hearing)
    moments: dict[int, Moment] = field(default_factory=dict)
    last: frozenset[str | None] = frozenset()
    rows: int = 0

    def of(self, rows: Iterable[int]) -> list[str | None]:
        """The call of each row; None where it is that of the unit."""
        return [moment.call if (moment := self.moments.get(row)) else None for row in rows]


class Text:
    """Takes the batches of a text one by one; holds hits only, and only those of the passages that may go on.

    `whole`: all of it is one passage. What is said in one call is a passage, and never goes on in another.
    """

    def __init__(self, finder: Finder, *, whole: bool) -> None:
        self.rows = 0
        self._finder = finder
        self._gap = (1 << 62) if whole else GAP
        self._open = joined([])
        self._calls = _Calls()
        self._names: list[str] = []
        self._ended: list[_Ended] = []

    def add(self, batch: pa.RecordBatch) -> None:
        """Looks for all subjects in a batch; rows count on from batch to batch. Turns wait until it is known how what is said goes on."""
        self.rows += batch.num_rows
        if are_turns(batch.schema):
            self._hear(self._calls.hearing.hear(batch))
            return
        self._hear(self._calls.hearing.end())
        first, self._calls.rows = self._calls.rows, self.rows
        new = []
        for cells in flatten(batch):
            if cells.kind in ("text", "integer"):
                hits = self._finder.in_text(cells, self._column(cells.name))
                new.append(hits.shifted(first))
        self._open = joined([self._open, *new])
        if len(self._open):
            self._close(self.rows)

    def _hear(self, heard: Iterable[Heard]) -> None:
        calls = self._calls
        for each in heard:
            hits = in_turns(each, self._finder, self._column).shifted(calls.rows)
            calls.moments |= {row: each.moments[row - calls.rows] for row in set(hits.row.tolist())}
            calls.last, calls.rows = frozenset(moment.call for moment in each.moments), calls.rows + each.batch.num_rows
            self._open = joined([self._open, hits])
            if len(self._open):
                self._close(calls.rows)

    def passages(self, people: int) -> Iterator[Passage]:
        """The passages of all subjects, once the text is at its end; `people` as for a table."""
        self._hear(self._calls.hearing.end())
        self._close(None)
        for ended in sorted(self._ended, key=lambda each: (each.subject, each.first)):
            told = judge(ended.agreed, people)
            if told.tier is not None:
                yield Passage(ended.subject, ended.first, ended.last, told, ended.spans, fields_of(ended.agreed), moment=ended.moment)

    def _column(self, name: str) -> int:
        if name not in self._names:
            self._names.append(name)
        return self._names.index(name)

    def _close(self, upto: int | None) -> None:
        """Ends the passages that end more than a gap before the row `upto`, or with their call (None: all); the others stay open."""
        hits = self._open
        calls = self._calls.of(hits.row.tolist())
        numbers = {call: number for number, call in enumerate(dict.fromkeys(calls))}
        call = np.array([numbers[each] for each in calls], np.int64)
        order = np.lexsort((hits.start, hits.column, hits.row, call, hits.subject))
        hits, call = hits.where(order), call[order]
        cut = np.flatnonzero((np.diff(hits.row) > self._gap) | (np.diff(hits.subject) != 0) | (np.diff(call) != 0)) + 1
        edges = [0, *cut.tolist(), len(hits)]
        stay = []
        for begin, end in itertools.pairwise(edges):
            if begin == end:
                continue
            if upto is not None and self._goes_on(int(hits.row[end - 1]), upto) and end - begin < _MOST:
                stay.append(hits.where(np.arange(begin, end)))
            elif len(telling := _telling(hits.where(np.arange(begin, end)))):
                self._end(telling)
        self._open = joined(stay)
        self._calls.moments = {row: moment for row in self._open.row.tolist() if (moment := self._calls.moments.get(row))}

    def _goes_on(self, last: int, upto: int) -> bool:
        """Whether a passage may go on whose last hit is in this row: in its call, else within the gap."""
        (call,) = self._calls.of([last])
        return call in self._calls.last if call is not None else last + self._gap >= upto

    def _end(self, hits: Hits) -> None:
        spans = tuple(self._span(hits, index) for index in range(min(len(hits), _SHOWN)))
        moment = spanning(self._calls.moments.get(row) for row in hits.row.tolist())
        whose, first, last = int(hits.subject[0]), int(hits.row.min()), int(hits.row.max())
        self._ended.append(_Ended(whose, first, last, _agreed(hits, self._finder), spans, moment))

    def _span(self, hits: Hits, index: int) -> Span:
        at = (int(hits.row[index]), int(hits.start[index]), int(hits.end[index]))
        return Span(*at, FIELDS[int(hits.field[index])], self._names[int(hits.column[index])], self._calls.moments.get(at[0]))


def after_whom(name: str, finder: Finder, people: int) -> list[tuple[int, Judgement]]:
    """The subjects after whom a file or folder is called (`Smith_Jane_complaint.docx`), by index; not after whom lies around it."""
    stem = PARTS.sub(" ", apart(name)[1])
    hits = finder.in_text(Cells("", "text", pa.array([stem], pa.large_string()), np.zeros(1, np.int64)), 0)
    found = []
    for subject in np.unique(hits.subject).tolist():
        telling = _telling(hits.where(hits.subject == subject))
        if len(telling) and (told := judge(_agreed(telling, finder), people)).tier is not None:
            found.append((subject, told))
    return found


def _telling(hits: Hits) -> Hits:
    """All hits, unless they are parts of a name and nothing else: of these, surnames after a title."""
    return hits if not np.isin(hits.field, _WEAK).all() else hits.where((hits.field == SURNAME) & (hits.level == TITLED))


def _agreed(hits: Hits, finder: Finder) -> list[Agreement]:
    """What the hits of a passage come to: the best of each field."""
    best: dict[int, int] = {}
    for kind, level in zip(hits.field.tolist(), hits.level.tolist(), strict=True):
        best[kind] = min(level, best.get(kind, level))
    return list(mentions(finder.known[int(hits.subject[0])], best, {}))
