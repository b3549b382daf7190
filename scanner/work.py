"""Reads one part: batches from the connector, hits from the engine, tallies out. Runs in this process or in a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pyarrow as pa

from scanner.errors import Unreadable, unexpected
from scanner.flatten import Cells, flatten, looks, values
from scanner.model import Part, Place, Unit, Unread
from scanner.pattern import KINDS, Pattern, Shape
from scanner.plural import plural
from scanner.profile import profile
from scanner.tally import Column, Values, tally


class Connector(Protocol):
    """What a connector is: it lists units and reads their parts. Its constructor's parameters are the configuration keys."""

    def units(self) -> Iterator[Unit | Unread]: ...

    def read(self, part: Part) -> Iterator[pa.RecordBatch | Unread]: ...


class Detector(Protocol):
    """What the scan needs of the detection engine (`detectors.Engine`)."""

    patterns: tuple[Pattern, ...]
    packs: tuple[str, ...]
    shapes: tuple[Shape, ...]
    version: str

    def scan(
        self, values: pa.Array, *, name: str = "", kind: str = "text", but: str = "", model: bool = True, every: bool = False
    ) -> pa.RecordBatch: ...

    def mask_names(self, names: Sequence[str]) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class PartResult:
    """What one part gave: rows read, columns in the order in which they came, what was not read, whether a person stopped it."""

    part: Part
    rows: int
    columns: Mapping[str, Column]
    unread: tuple[Unread, ...] = ()
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Worker:
    """Connectors by source id and the engine. `report_test` counts reserved test values like all others."""

    connectors: Mapping[str, Connector]
    engine: Detector
    report_test: bool = False

    def read(self, part: Part, tick: Callable[[int], None] = lambda rows: None) -> PartResult:
        """Tallies of one part; `tick(rows)` after each batch. Whatever cannot be read is an `Unread` of the result."""
        columns: dict[str, Column] = {}
        unread: list[Unread] = []
        rows = 0
        interrupted = False
        try:
            for item in self.connectors[part.source].read(part):
                if isinstance(item, Unread):
                    unread.append(placed(item, part.source, part.unit))
                    continue
                self.add(columns, item, rows)
                rows += item.num_rows
                tick(item.num_rows)
        except KeyboardInterrupt:
            interrupted = True
            unread.append(Unread(Place(part.source, part.unit), f"the scan was stopped after {plural(rows, 'row')}"))
        except Unreadable as error:
            unread.append(Unread(Place(part.source, part.unit), str(error)))
        except Exception as error:  # noqa: BLE001 - whatever a reader meets in hostile input, the scan goes on and says what it did not read
            after = f" after {plural(rows, 'row')}" if rows else ""
            unread.append(Unread(Place(part.source, part.unit), f"stopped{after}: {unexpected(error)}"))
        return PartResult(part, rows, columns, tuple(unread), interrupted)

    def add(self, columns: dict[str, Column], batch: pa.RecordBatch, first_row: int) -> None:
        """Adds what a batch shows to `columns`; its rows count from `first_row`."""
        for name, added in [(cells.name, self._column(cells, first_row)) for cells in flatten(batch)]:
            columns[name] = columns[name] + added if name in columns else added

    def _column(self, cells: Cells, first_row: int) -> Column:
        found = values(cells, first_row)
        shaped = np.array([p.shape for p in self.engine.patterns], np.bool_)
        kinds = looks(cells.kind, found.distinct)
        hits = [self.engine.scan(found.distinct, name=cells.name, kind=cells.kind)]
        hits += [self._typed(found, np.flatnonzero(mask), cells, kind) for kind, mask in kinds.items() if kind != cells.kind and mask.any()]
        batch = pa.Table.from_batches(hits).combine_chunks().to_batches()
        tallies = tally(found, self._counted(batch[0]), shaped) if batch else {}
        return Column(int(found.counts.sum()), _kinds(found, kinds), tallies, profile(found.distinct, found.counts, kinds))

    def _typed(self, found: Values, at: np.ndarray[tuple[int], np.dtype[np.int64]], cells: Cells, kind: str) -> pa.RecordBatch:
        """Hits of the patterns that look at this kind only and not at the column's own, in the cells that look like this kind."""
        hits = self.engine.scan(found.distinct.take(at), name=cells.name, kind=kind, but=cells.kind, model=False)
        return hits.set_column(0, "row", pa.array(at[hits.column("row").to_numpy()], pa.int32()))

    def _counted(self, hits: pa.RecordBatch) -> pa.RecordBatch:
        if not self.report_test:
            return hits
        index = hits.schema.get_field_index("test")
        return hits.set_column(index, "test", pa.array(np.zeros(hits.num_rows, np.bool_)))


def placed(unread: Unread, source: str, unit: str | None = None) -> Unread:
    """The same `Unread` with its source, which a connector does not know, and the unit if it named none."""
    return Unread(Place(source, unread.place.unit or unit, unread.place.column), unread.reason)


def _kinds(found: Values, kinds: Mapping[str, np.ndarray[tuple[int], np.dtype[np.bool_]]]) -> tuple[int, ...]:
    """Number of cells of each kind; text is what is nothing else."""
    counts = {kind: int(found.counts[mask].sum()) for kind, mask in kinds.items()}
    counts.setdefault("text", int(found.counts.sum()) - sum(counts.values()))
    return tuple(counts.get(kind, 0) for kind in KINDS)
