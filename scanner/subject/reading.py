"""Reads a unit for a search: whatever goes wrong is an `Unread`, and so is what a budget of time left."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from scanner.errors import Unreadable, unexpected
from scanner.model import Part, Place, Unit, Unread
from scanner.plural import plural
from scanner.work import Connector, placed


@dataclass(frozen=True, slots=True)
class Budget:
    """Seconds for the whole search; None: as long as it takes."""

    seconds: float | None
    began: float

    @classmethod
    def of(cls, seconds: float | None) -> Budget:
        return cls(seconds, time.monotonic())

    @property
    def spent(self) -> bool:
        """Whether nothing more may be read."""
        return self.seconds is not None and time.monotonic() - self.began >= self.seconds


class Reading:
    """One unit, part by part; `whole` tells afterwards whether all of it was read."""

    def __init__(
        self, connector: Connector, source: str, unit: Unit, unread: list[Unread], budget: Budget, tick: Callable[[int], None]
    ) -> None:
        self._connector, self._source, self._unit = connector, source, unit
        self._unread, self._budget, self._tick = unread, budget, tick
        self.rows = 0
        self._ended, self._lacks = False, False

    @property
    def whole(self) -> bool:
        """Whether the end was reached and nothing was left out: not so where a person stopped it."""
        return self._ended and not self._lacks

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The batches of all parts. KeyboardInterrupt goes on to the caller: a search that was stopped says so for all its units."""
        for part in self._unit.parts:
            try:
                yield from self._part(Part(self._source, self._unit.name, part))
            except Unreadable as error:
                self.lost(str(error))
            except Exception as error:  # noqa: BLE001 - whatever a reader meets in hostile input, the search goes on and says what it did not read
                after = f" after {plural(self.rows, 'row')}" if self.rows else ""
                self.lost(f"stopped{after}: {unexpected(error)}")
        self._ended = True

    def _part(self, part: Part) -> Iterator[pa.RecordBatch]:
        for item in self._connector.read(part):
            if isinstance(item, Unread):
                self._lacks = True
                self._unread.append(placed(item, part.source, part.unit))
                continue
            if self._budget.spent:
                self.lost(f"the time for the search was over after {plural(self.rows, 'row')}")
                return
            yield item
            self.rows += item.num_rows
            self._tick(item.num_rows)

    def lost(self, reason: str) -> None:
        """Says that some of the unit was not read, or not searched."""
        self._lacks = True
        self._unread.append(Unread(Place(self._source, self._unit.name), reason))
