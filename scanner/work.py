"""Reads one part: batches from the connector, hits from the engine, tallies out. Runs in this process or in a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import time
from typing import Protocol

import pyarrow as pa

from scanner import gather
from scanner.coming import Coming, PartResult, placed, retold
from scanner.errors import Unreadable, unexpected
from scanner.heading import HeadingReader
from scanner.keyed import Keyed
from scanner.model import Part, Sample, Unit, Unread
from scanner.pattern import Pattern, Shape
from scanner.plural import plural
from scanner.tally import Column
from scanner.waiting import Waiting

#: Why a part is unread that its scan did not come to, or not to its end.
USED_UP, STOPPED = "the time budget was used up", "the scan was stopped"
#: So many units are looked at together at most.
_TOGETHER = 512


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
    headings: HeadingReader | None
    version: str

    def scan(
        self, values: pa.Array, *, name: str = "", kind: str = "text", but: str = "", model: bool = True, every: bool = False
    ) -> pa.RecordBatch: ...

    def scan_many(
        self, columns: Sequence[pa.Array], *, name: str = "", kind: str = "text", but: str = "", model: bool = True, every: bool = False
    ) -> list[pa.RecordBatch]: ...

    def mask_names(self, names: Sequence[str]) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Worker:
    """Connectors by source id and the engine. `report_test` counts reserved test values like all others. At `until` (seconds since 1970)
    no more is read. `enough` says of a unit, its rows and columns whether more of its rows could show more (see `Sample.first`).
    """

    connectors: Mapping[str, Connector]
    engine: Detector
    report_test: bool = False
    until: float | None = None
    enough: Callable[[Unit, int, Mapping[str, Column]], bool] | None = None

    def read(self, part: Part, tick: Callable[[int], None] = lambda rows: None) -> Iterator[PartResult]:
        """Tallies of one part: of each thing inside it, of the part itself last; `tick(rows)` after each batch.

        Whatever cannot be read is an `Unread` of the result.
        """
        return self.read_all((part,), tick)

    def read_all(self, parts: Iterable[Part], tick: Callable[[int], None] = lambda rows: None) -> Iterator[PartResult]:
        """Tallies of parts, in their order; small units are looked at together, so their results come when there are enough of them."""
        waiting, ended = Waiting(self.engine, self.report_test), list[Coming]()
        for part in parts:
            for one in self._opened(part, waiting, tick):
                ended += [one] if one else []
                if (one and one.interrupted) or len(ended) >= _TOGETHER:
                    waiting.settle()
                if not waiting.size:
                    yield from (each.result() for each in ended)
                    ended = []
        waiting.settle()
        yield from (each.result() for each in ended)

    def _opened(self, part: Part, waiting: Waiting, tick: Callable[[int], None]) -> Iterator[Coming | None]:
        """The units of a part, each when its last row was read; None where nothing waits any more in the middle of one.

        Of a sample with a `first` that is enough, no more is read.
        """
        if part.sample and part.sample.first and self.enough:
            small = replace(part, sample=Sample(part.sample.first, part.sample.seed))
            first = [one for one in self._read(small, waiting, tick) if one]
            if first[-1].interrupted or self._settled(first[-1], waiting):
                yield from first
            else:
                yield from self._larger(part, first[-1], waiting, tick)
            return
        yield from self._read(part, waiting, tick)

    def _larger(self, part: Part, first: Coming, waiting: Waiting, tick: Callable[[int], None]) -> Iterator[Coming | None]:
        """The whole sample; where it breaks off before it has as many rows as the first one had, that stands, with what was not read."""
        for one in self._read(part, waiting, tick):
            if one and one.name == part.unit and one.unread and one.rows < first.rows:
                first.unread = list(dict.fromkeys([*first.unread, *one.unread]))
                first.interrupted = one.interrupted
                yield first
            else:
                yield one

    def _settled(self, one: Coming, waiting: Waiting) -> bool:
        """Whether a first sample is all there is, or leaves nothing open; what is not spread over the table tells nothing of the rest."""
        if not (one.unit and one.unit.sampled):
            return True
        waiting.settle()
        return one.unit.spread and self.enough is not None and self.enough(one.unit, one.rows, one.columns.ordered())

    def _read(self, part: Part, waiting: Waiting, tick: Callable[[int], None]) -> Iterator[Coming | None]:
        own = now = Coming(part, part.unit)
        reason = ""
        items = _items(self.connectors[part.source], part)
        while True:
            try:
                if self.until is not None and time() >= self.until:
                    reason = f"{USED_UP}{{after}}"
                    break
                item = next(items, None)
                if item is None:
                    break
                if not isinstance(item, Unit):
                    _take(item, now, waiting, tick)
                    if not waiting.size:
                        yield None
                    continue
            except KeyboardInterrupt:
                own.interrupted, reason = True, f"{STOPPED}{{after}}"
                break
            except Unreadable as error:
                reason = str(error)
                break
            except Exception as error:  # noqa: BLE001 - whatever a reader meets in hostile input, the scan goes on and says what it did not read
                reason = f"stopped{{after}}: {unexpected(error)}"
                break
            if item.name != now.name:
                now.heard_out(waiting)
            if now is not own and item.name != now.name:
                yield now
            now = own if item.name == part.unit else now if item.name == now.name else Coming(part, item.name)
            now.unit = retold(item, now.unit) if now.unit else item
        for one in (now, own) if now is not own else (own,):
            one.heard_out(waiting)
            if reason and not (one is now is not own and one.unread):
                after = f" after {plural(one.rows, 'row')}" if one.rows or own.interrupted else ""
                one.lost(reason.replace("{after}", after))
            yield one

    def add(self, columns: dict[str, Column], batch: pa.RecordBatch, first_row: int) -> None:
        """Adds what a batch shows to `columns`; its rows count from `first_row`."""
        for cells in Keyed(self.engine.patterns).columns(batch, some=True):
            (added,) = gather.columns(self.engine, [cells], [first_row], report_test=self.report_test)
            columns[cells.name] = columns[cells.name] + added if cells.name in columns else added


def _items(connector: Connector, part: Part) -> Iterator[pa.RecordBatch | Unread | Unit]:
    """What the connector reads, from the first step on within whoever asks: it may break at once, or give a list."""
    yield from connector.read(part)


def _take(item: pa.RecordBatch | Unread, now: Coming, waiting: Waiting, tick: Callable[[int], None]) -> None:
    if isinstance(item, Unread):
        now.unread.append(placed(item, now.part.source, now.name))
        return
    now.take(item, waiting)
    tick(item.num_rows)
