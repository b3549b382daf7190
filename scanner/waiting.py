"""Cells of small units wait for one another: looked at together, with others of the same name, they cost a tenth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import pyarrow as pa

from scanner import gather
from scanner.calls import Moment
from scanner.errors import unexpected
from scanner.flatten import Cells
from scanner.keyed import Keyed
from scanner.tally import Column

#: A larger batch does not wait; so many bytes in all are looked at.
_SMALL, _ENOUGH = 1 << 16, 1 << 20


@dataclass(slots=True)
class Columns:
    """The columns of one unit as they come, and whom to tell what could not be counted. `moments` are those of rows that a report names."""

    lost: Callable[[str], None]
    made: dict[str, Column] = field(default_factory=dict)
    named: dict[str, None] = field(default_factory=dict)
    moments: dict[int, Moment] = field(default_factory=dict)

    def add(self, name: str, column: Column, first_row: int, moments: Sequence[Moment]) -> None:
        """Adds what rows from `first_row` on show, and keeps the moments of those that a report may name."""
        self.made[name] = self.made[name] + column if name in self.made else column
        if moments:
            told = {row for tally in column.hits.values() for row in tally.where}
            self.moments |= {row: moments[row - first_row] for row in told}

    def ordered(self) -> dict[str, Column]:
        """The columns in the order in which their names came."""
        return {name: self.made[name] for name in self.named if name in self.made}


#: Cells of a unit, their first row, and the moments of the rows.
_Rows: TypeAlias = tuple[Columns, Cells, int, Sequence[Moment]]


@dataclass(slots=True)
class Waiting:
    """What was read and not looked at yet. `size` is in bytes."""

    engine: gather.Finder
    report_test: bool = False
    size: int = 0
    _cells: dict[tuple[str, str], list[_Rows]] = field(default_factory=dict)
    _keyed: Keyed = field(init=False)

    def __post_init__(self) -> None:
        self._keyed = Keyed(self.engine.patterns)

    def add(self, columns: Columns, batch: pa.RecordBatch, first_row: int, moments: Sequence[Moment] = ()) -> None:
        """Takes a batch of a unit; its rows count from `first_row`. A large one is counted at once, and all that waits with it.

        `moments` are those of its rows, where they are turns of calls.
        """
        for cells in self._keyed.columns(batch):
            columns.named[cells.name] = None
            self._cells.setdefault((cells.name, cells.kind), []).append((columns, cells, first_row, moments))
        self.size += batch.nbytes + 1
        if batch.nbytes > _SMALL or self.size > _ENOUGH:
            self.settle()

    def settle(self) -> None:
        """Counts all that waits."""
        waiting, self._cells, self.size = self._cells, {}, 0
        for (name, _), some in waiting.items():
            self._count(name, some)

    def _count(self, name: str, some: list[_Rows]) -> None:
        """Counts cells of one name and kind; where that fails, one unit after the other, so that the others do not pay for one."""
        try:
            columns, rows = [cells for _, cells, *_ in some], [row for _, _, row, _ in some]
            made = gather.columns(self.engine, columns, rows, report_test=self.report_test)
        except Exception as error:  # noqa: BLE001 - whatever a detector meets in hostile input, the scan goes on and says what it did not look at
            if len(some) == 1:
                some[0][0].lost(f"stopped: {unexpected(error)}")
                return
            for each in some:
                self._count(name, [each])
            return
        for (unit, _, row, moments), column in zip(some, made, strict=True):
            unit.add(name, column, row, moments)
