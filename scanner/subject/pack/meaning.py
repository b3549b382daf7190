"""What the columns of a table hold, by the verdict that a scan uses, and what the notice says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from scanner.model import Evidence, Finding, Notice, Part, Place, SourceInfo, Unit, Unread
from scanner.notice.judge import judge as held_against
from scanner.shapes import UnitTally
from scanner.subject.pack.case import Piece
from scanner.taxonomy import Taxonomy
from scanner.verdict import judge
from scanner.verdict.headings import by_heading
from scanner.work import Detector, Worker

#: So many records tell what a column holds; more of them tell it again.
_ENOUGH = 5_000


@dataclass(frozen=True, slots=True)
class _Rows:
    """Records in memory as a source."""

    batch: pa.RecordBatch

    def units(self) -> Iterator[Unit | Unread]:
        """Nothing to list: there is one unit, and it is known."""
        return iter(())

    def read(self, part: Part) -> Iterator[pa.RecordBatch | Unread]:
        """The records as one batch."""
        yield self.batch


def columns_of(rows: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """The columns in the order in which they come, also those that only a later record has."""
    return tuple(dict.fromkeys(column for row in rows for column in row))


def evidence(source: str, unit: str, rows: Sequence[Mapping[str, str]], engine: Detector) -> list[Evidence]:
    """One `Evidence` per (column, category) of the records of one table. Values reserved for tests count like all others."""
    some = rows[:_ENOUGH]
    columns = columns_of(some)
    arrays = [pa.array([row.get(column) for row in some], pa.large_string()) for column in columns]
    batch = pa.RecordBatch.from_arrays(arrays, names=list(columns))
    (result,) = Worker({source: _Rows(batch)}, engine, report_test=True).read(Part(source, unit))
    if result.interrupted:
        raise KeyboardInterrupt
    tally = UnitTally(source, Unit(unit), result.rows, result.columns)
    return by_heading(tally, judge(tally, engine.patterns, engine.shapes), engine.headings)


def told(piece: Piece, seen: Iterable[tuple[str, str]]) -> list[Evidence]:
    """Evidence of (column, category) that the search or a single value told."""
    return [Evidence(Place(piece.source, piece.unit, column), key, key, 1.0, piece.records, 1, 1, ()) for column, key in sorted(seen)]


def findings(found: Iterable[Evidence], source: SourceInfo, notice: Notice, taxonomy: Taxonomy) -> list[Finding]:
    """The evidence against the notice. ConfigError where the source has no purpose, or one that the notice does not have."""
    return held_against(found, source, notice, taxonomy)
