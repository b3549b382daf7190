"""Many columns of one name and kind at once: small files cost what they hold, and not what it takes to look at one.

Each column comes out as it would by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from scanner.flatten import Cells, joined, looks
from scanner.model import HITS
from scanner.pattern import KINDS, Pattern
from scanner.profile import profiles
from scanner.tally import Column, Values, tallies

_Index = NDArray[np.int64]
_Kinds = Mapping[str, NDArray[np.bool_]]


class Finder(Protocol):
    """What this needs of the detection engine."""

    patterns: tuple[Pattern, ...]

    def scan_many(
        self, columns: Sequence[pa.Array], *, name: str = "", kind: str = "text", but: str = "", model: bool = True, every: bool = False
    ) -> list[pa.RecordBatch]: ...


def columns(engine: Finder, many: Sequence[Cells], first_rows: Sequence[int], *, report_test: bool = False) -> list[Column]:
    """What each of these columns shows. All have one name and one kind; the rows of column k count from `first_rows[k]`.

    `report_test` counts reserved test values like all others.
    """
    if not many:
        return []
    found = joined(many, first_rows)
    edges = np.array([0, len(found.counts)]) if found.edges is None else found.edges
    kinds = looks(many[0].kind, found.distinct)
    hits = _hits(engine, found, edges, kinds, many[0])
    if report_test:
        hits = hits.set_column(HITS.get_field_index("test"), HITS.field("test"), pa.array(np.zeros(hits.num_rows, np.bool_)))
    made = tallies(found, hits, np.array([pattern.shape for pattern in engine.patterns], np.bool_))
    counted = _kinds(found, edges, kinds)
    seen = profiles(found.distinct, found.counts, kinds, edges)
    return [Column(sum(of), of, made.get(n, {}), profile) for n, (of, profile) in enumerate(zip(counted, seen, strict=True))]


def _hits(engine: Finder, found: Values, edges: _Index, kinds: _Kinds, cells: Cells) -> pa.RecordBatch:
    """All hits, by value; those of the patterns that look at a kind and not at the column's own are looked for in cells of that kind."""
    every = np.arange(len(found.counts))
    parts = [(every, engine.scan_many(_cut(found.distinct, edges), name=cells.name, kind=cells.kind), edges[:-1])]
    for kind, mask in kinds.items():
        if kind == cells.kind or not mask.any():
            continue
        at = np.flatnonzero(mask)
        cuts = np.searchsorted(at, edges)
        some = np.flatnonzero(np.diff(cuts))  # columns that have such cells
        cuts = np.append(cuts[some], len(at))
        texts = _cut(found.distinct.take(pa.array(at)), cuts)
        batches = engine.scan_many(texts, name=cells.name, kind=kind, but=cells.kind, model=False)
        parts.append((at, batches, cuts[:-1]))
    tables = [_placed(*part) for part in parts]
    return pa.Table.from_batches(tables, HITS).combine_chunks().to_batches()[0] if any(map(len, tables)) else tables[0]


def _cut(values: pa.Array, edges: _Index) -> list[pa.Array]:
    return [values.slice(low, high - low) for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)]


def _placed(at: _Index, batches: Sequence[pa.RecordBatch], firsts: _Index) -> pa.RecordBatch:
    """Hits of columns that begin at `firsts` of the values `at`, as hits of all values."""
    table = pa.Table.from_batches(batches, HITS).combine_chunks()
    sizes = [each.num_rows for each in batches]
    row = at[table.column("row").to_numpy().astype(np.int64) + np.repeat(firsts, sizes)] if len(table) else np.zeros(0, np.int64)
    return pa.record_batch([pa.array(row, pa.int32()), *(each.combine_chunks() for each in table.columns[1:])], schema=HITS)


def _kinds(found: Values, edges: _Index, kinds: _Kinds) -> list[tuple[int, ...]]:
    """Number of cells of each kind in each column; text is what is nothing else."""
    none = np.zeros(len(edges) - 1, np.int64)
    counts = {kind: _sums(np.where(mask, found.counts, 0), edges) for kind, mask in kinds.items()}
    counts.setdefault("text", _sums(found.counts, edges) - sum(counts.values(), none))
    return [tuple(map(int, each)) for each in np.stack([counts.get(kind, none) for kind in KINDS], 1)]


def _sums(counts: _Index, edges: _Index) -> _Index:
    total = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
    return np.asarray(total[edges[1:]] - total[edges[:-1]])
