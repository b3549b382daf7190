"""Hits as columns: gathered while scanning, turned into code points, thinned to the strongest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from scanner.model import HITS
from scanner.pattern import Pattern

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

#: Keys up to which hits are sorted by one number, three times as fast as by three.
_KEYS = 1 << 62


@dataclass(frozen=True, slots=True)
class Hits:
    """Columns of one length, as in `scanner.model.HITS`."""

    row: Ints
    start: Ints
    end: Ints
    pattern: Ints
    score: npt.NDArray[np.float32]
    valid: Bools
    context: Bools
    test: Bools

    def take(self, at: Any) -> Hits:
        """Only these, in this order (indexes or a mask)."""
        return Hits(*(getattr(self, field)[at] for field in HITS.names))

    def rows(self, to: Ints) -> Hits:
        """Those of row r as hits of row `to[r]`."""
        return replace(self, row=to[self.row])

    def at_rows(self, index: Ints | None) -> Hits:
        """From hits in distinct values to hits in rows, where `index[row]` is the row's value (None: they are the same)."""
        if index is None:
            return self
        order = np.argsort(index, kind="stable")
        counts = np.bincount(index[index >= 0], minlength=int(self.row.max(initial=0)) + 1)
        firsts = np.cumsum(counts) - counts + int((index < 0).sum())
        times = counts[self.row]
        spread = self.take(np.repeat(np.arange(len(self.row)), times))
        within = np.arange(len(spread.row)) - np.repeat(np.cumsum(times) - times, times)
        rows = order[np.repeat(firsts[self.row], times) + within]
        return Hits(rows, *(getattr(spread, field) for field in HITS.names[1:]))

    def batch(self) -> pa.RecordBatch:
        """As Arrow, sorted by row, start and pattern."""
        return self.take(self.order()).arrow()

    def order(self) -> Ints:
        """Their order by row, start and pattern; those that are alike in these stay in theirs."""
        rows, starts, patterns = (int(each.max(initial=0)) + 1 for each in (self.row, self.start, self.pattern))
        if rows * starts * patterns > _KEYS:
            return np.lexsort((self.pattern, self.start, self.row))
        return np.argsort((self.row * starts + self.start) * patterns + self.pattern, kind="stable")

    def arrow(self) -> pa.RecordBatch:
        """As Arrow, in their order."""
        return pa.record_batch([pa.array(getattr(self, f.name), f.type) for f in HITS], schema=HITS)


def gathered(parts: Iterable[Hits]) -> Hits:
    """All parts as one."""
    every = list(parts)
    if not every:
        none, no = np.zeros(0, np.int64), np.zeros(0, bool)
        return Hits(none, none, none, none, np.zeros(0, np.float32), no, no, no)
    return Hits(*(np.concatenate([getattr(part, field) for part in every]) for field in HITS.names))


def apart(hits: Hits, owner: Ints, columns: int) -> list[pa.RecordBatch]:
    """The hits of each column, as Arrow, from those in the cells of all; `owner[row]` is the column, ascending, of each row."""
    firsts = np.searchsorted(owner, np.arange(columns))
    ordered = hits.take(hits.order())
    of = owner[ordered.row]
    edges = np.searchsorted(of, np.arange(columns + 1)).tolist()
    local = replace(ordered, row=ordered.row - firsts[of]).arrow()
    return [local.slice(low, high - low) for low, high in pairwise(edges)]


def read(batch: pa.RecordBatch) -> Hits:
    """From Arrow; the reverse of `Hits.batch`."""
    wide = {"row": np.int64, "start": np.int64, "end": np.int64, "pattern": np.int64}
    columns = [batch.column(name).to_numpy(zero_copy_only=False) for name in HITS.names]
    return Hits(*(column.astype(wide.get(name, column.dtype)) for name, column in zip(HITS.names, columns, strict=True)))


#: A value of which hits cover this share needs no model to be understood, if they score at least this much.
_COVERED, _SURE = 0.7, 0.5


def unexplained(known: Sequence[Hits], values: pa.Array) -> Ints:
    """Rows of the values that are not all but covered by hits already."""
    sizes = pc.fill_null(pc.binary_length(values), 0).to_numpy(zero_copy_only=False)
    covered = np.zeros(len(values), np.int64)
    for each in known:
        sure = np.flatnonzero(each.valid & (each.score >= _SURE))
        np.maximum.at(covered, each.row[sure], each.end[sure] - each.start[sure])
    return np.flatnonzero(covered < _COVERED * np.maximum(sizes, 1)).astype(np.int64)


def codepoints(hits: pa.RecordBatch, values: pa.Array) -> pa.RecordBatch:
    """The same hits with `start` and `end` in Unicode code points of their value instead of bytes."""
    found = read(hits)
    rows, which = np.unique(found.row, return_inverse=True)
    cells = values.take(pa.array(rows)).cast(pa.large_string())
    if not len(rows) or pc.all(pc.string_is_ascii(cells)).as_py():
        return hits
    data = np.frombuffer(cells.buffers()[2] or b"", np.uint8)
    held = np.concatenate((np.zeros(1, np.int64), np.cumsum((data & 0xC0) == 0x80)))
    base = np.frombuffer(cells.buffers()[1], np.int64)[cells.offset : cells.offset + len(cells)][which]
    moved = {name: at - (held[base + at] - held[base]) for name, at in (("start", found.start), ("end", found.end))}
    return pa.record_batch(
        [pa.array(moved[f.name]).cast(f.type) if f.name in moved else hits.column(f.name) for f in HITS],
        schema=HITS,
    )


def strongest(hits: pa.RecordBatch, patterns: Sequence[Pattern] = ()) -> pa.RecordBatch:
    """Without the hits that lie within another of at least their score; of two with one span and score, the lower pattern stays.

    Partial overlaps stay, both of them. Hits that failed their validator go. What a model reads (`patterns` tell) hides less: what words
    tell of a person hides no pattern's hit of another entity and yields to one of its own span, a name or a place none that identifies
    somebody and has a word beside it.
    """
    found = read(hits)
    kept = np.flatnonzero(found.valid)
    order = kept[np.lexsort((found.pattern[kept], -found.end[kept], found.start[kept], found.row[kept]))]
    stays: list[int] = []
    row, open_ = -1, list[tuple[int, float, int, int]]()
    columns = (found.row[order].tolist(), found.start[order].tolist(), found.end[order].tolist(), found.score[order].tolist())
    pattern = found.pattern[order].tolist() if patterns else []
    read_, known = ([each(patterns[at]) for at in pattern] or [0] * len(order) for each in (_read, _known))
    known = np.where(found.context[order], known, np.minimum(known, 1)).tolist()
    entity = [patterns[at].entity for at in pattern] or [""] * len(order)
    for at, (of, start, end, score) in enumerate(zip(*columns, strict=True)):
        open_ = [] if of != row else [each for each in open_ if each[0] > start]
        row = of
        over = [outer for until, other, _, outer in open_ if until >= end and other >= score]
        if any(not 0 < read_[outer] <= known[at] or entity[outer] == entity[at] for outer in over):
            continue
        same = [each for each in open_ if each[2] == start and each[0] == end]
        if read_[at] == 1 and any(known[each[3]] for each in same):
            continue
        open_ = [each for each in open_ if each not in same]
        for each in same:
            stays.remove(each[3])
        stays.append(at)
        open_.append((end, score, start, at))
    return hits.take(pa.array(np.sort(order[stays]) if stays else np.zeros(0, np.int64)))


def _read(pattern: Pattern) -> int:
    """Whether a model reads there what words tell of a person (1), or a name or a place (2); 0: it has a form."""
    return 0 if pattern.regex is not None else 2 if pattern.category.startswith(("person.", "contact.", "location")) else 1


def _known(pattern: Pattern) -> int:
    """Whether it is a pattern (1), and what it finds has a form of its own and identifies somebody (2)."""
    formed = pattern.shape or pattern.valid is not None
    return 0 if pattern.regex is None else 2 if formed and pattern.category.startswith(("id.", "pay.", "device.")) else 1
