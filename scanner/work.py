"""Reads one part: batches from the connector, hits from the engine, tallies out. Runs in this process or in a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    """What a connector is: it lists units and reads their parts. Its constructor's parameters are the configuration keys.

    A `Unit` among what `read` yields says that what follows belongs to it: to the part's own unit, of which it tells what it is, or to
    something inside it (`a.zip!b.csv`), which is a unit of its own from then on. Things inside come one after the other and never again;
    the rows of the part's own unit come first or last. The same unit once more tells better what it is.
    """

    def units(self) -> Iterator[Unit | Unread]: ...

    def read(self, part: Part) -> Iterator[pa.RecordBatch | Unread | Unit]: ...


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
    """What one part gave, or one thing inside it: rows read, columns in the order in which they came, what was not read.

    `unit` is what the part told of itself, None where it told nothing; of something inside (`inner`) it is all that is known. The part's
    own result is the last. `interrupted`: a person stopped it.
    """

    part: Part
    rows: int
    columns: Mapping[str, Column]
    unread: tuple[Unread, ...] = ()
    interrupted: bool = False
    unit: Unit | None = None
    inner: bool = False


@dataclass(slots=True)
class _Open:
    """A unit whose rows are coming."""

    name: str
    unit: Unit | None = None
    rows: int = 0
    columns: dict[str, Column] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)

    def lost(self, source: str, reason: str) -> None:
        self.unread.append(Unread(Place(source, self.name), reason))

    def result(self, part: Part, interrupted: bool = False) -> PartResult:
        inner = self.name != part.unit
        return PartResult(part, self.rows, self.columns, tuple(self.unread), interrupted, self.unit, inner)


@dataclass(frozen=True, slots=True)
class Worker:
    """Connectors by source id and the engine. `report_test` counts reserved test values like all others."""

    connectors: Mapping[str, Connector]
    engine: Detector
    report_test: bool = False

    def read(self, part: Part, tick: Callable[[int], None] = lambda rows: None) -> Iterator[PartResult]:
        """Tallies of one part: of each thing inside it as soon as that is over, of the part itself last; `tick(rows)` after each batch.

        Whatever cannot be read is an `Unread` of the result.
        """
        own = now = _Open(part.unit)
        reason, interrupted = "", False
        items = self.connectors[part.source].read(part)
        while True:
            try:
                item = next(items, None)
                if item is None:
                    break
                if not isinstance(item, Unit):
                    self._take(item, now, part, tick)
                    continue
            except KeyboardInterrupt:
                interrupted, reason = True, "the scan was stopped{after}"
                break
            except Unreadable as error:
                reason = str(error)
                break
            except Exception as error:  # noqa: BLE001 - whatever a reader meets in hostile input, the scan goes on and says what it did not read
                reason = f"stopped{{after}}: {unexpected(error)}"
                break
            if now is not own and item.name != now.name:
                yield now.result(part)
            now = own if item.name == part.unit else now if item.name == now.name else _Open(item.name)
            now.unit = item if item.note or not now.unit else replace(item, note=now.unit.note)
        for one in (now, own) if now is not own else (own,):
            if reason and not (one is now is not own and one.unread):
                after = f" after {plural(one.rows, 'row')}" if one.rows or interrupted else ""
                one.lost(part.source, reason.replace("{after}", after))
            yield one.result(part, interrupted and one is own)

    def _take(self, item: pa.RecordBatch | Unread, now: _Open, part: Part, tick: Callable[[int], None]) -> None:
        if isinstance(item, Unread):
            now.unread.append(placed(item, part.source, now.name))
            return
        self.add(now.columns, item, now.rows)
        now.rows += item.num_rows
        tick(item.num_rows)

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
