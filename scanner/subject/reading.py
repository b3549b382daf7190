"""Reads a unit for a search: whatever goes wrong is an `Unread`, and so is what a budget of time left."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from scanner.coming import placed
from scanner.errors import Unreadable, unexpected
from scanner.model import Part, Place, Unit, Unread
from scanner.opened import Opened, only
from scanner.plural import plural
from scanner.work import Connector


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


#: Rows whose fields have names but are not those of one person: of a mail, of an appointment, names in a folder.
MESSAGES = frozenset(("message/rfc822", "application/vnd.ms-outlook", "application/mbox", "text/calendar", "folder"))
#: What holds records, one person or message a row.
_RECORDS = MESSAGES | {"table", "text/vcard"}
#: What comes of one part, or of one thing inside it.
Stream = Iterator[pa.RecordBatch | Unread]


class Reading:
    """One unit, stream by stream (one for each part); `whole` tells afterwards whether all was read, `late` that the time was over."""

    def __init__(
        self, source: str, unit: Unit, streams: Iterable[Stream], unread: list[Unread], budget: Budget, tick: Callable[[int], None]
    ) -> None:
        self.unit, self._source, self._streams = unit, source, streams
        self._unread, self._budget, self._tick = unread, budget, tick
        self.rows = 0
        self.late = False
        self._ended, self._lacks = False, False

    @property
    def whole(self) -> bool:
        """Whether the end was reached and nothing was left out: not so where a person stopped it."""
        return self._ended and not self._lacks

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The batches of all streams. KeyboardInterrupt goes on to the caller: a search that was stopped says so for all its units."""
        for stream in self._streams:
            try:
                yield from self._stream(stream)
            except Unreadable as error:
                self.lost(str(error))
            except Exception as error:  # noqa: BLE001 - whatever a reader meets in hostile input, the search goes on and says what it did not read
                after = f" after {plural(self.rows, 'row')}" if self.rows else ""
                self.lost(f"stopped{after}: {unexpected(error)}")
        self._ended = True

    def _stream(self, stream: Stream) -> Iterator[pa.RecordBatch]:
        for item in stream:
            if isinstance(item, Unread):
                self._lacks = True
                self._unread.append(placed(item, self._source, self.unit.name))
                continue
            if self._budget.spent:
                self.late = True
                self.lost(f"the time for the search was over after {plural(self.rows, 'row')}")
                return
            yield item
            self.rows += item.num_rows
            self._tick(item.num_rows)

    def lost(self, reason: str) -> None:
        """Says that some of the unit was not read, or not searched."""
        self._lacks = True
        self._unread.append(Unread(Place(self._source, self.unit.name), reason))


def readings(
    connector: Connector, source: str, listed: Unit, unread: list[Unread], budget: Budget, tick: Callable[[int], None]
) -> Iterator[Reading]:
    """The listed unit and whatever is inside it, each to be read before the next; the unit itself may come first and once more, last."""
    parts = parts_of(source, listed)
    if len(parts) != 1:  # of a table that is read in parts: nothing is inside
        yield Reading(source, listed, [only(connector, part, listed.name) for part in parts], unread, budget, tick)
        return
    opened, more = Opened(connector, parts[0], listed), True
    opened.begin()
    while more:
        reading = Reading(source, opened.unit, [opened.items()], unread, budget, tick)
        yield reading
        more = not budget.spent and _next(opened, reading)
        if budget.spent and not opened.over and not (reading.late and reading.unit.name == listed.name):
            unread.append(Unread(Place(source, listed.name), "the time for the search was over before all that it holds was read"))


def _next(opened: Opened, reading: Reading) -> bool:
    """Goes on to what comes next, past what nobody asked to be read; whatever stands in the way is told, and is the end."""
    try:
        return opened.next()
    except Unreadable as error:
        reading.lost(str(error))
    except Exception as error:  # noqa: BLE001 - as where it is read
        reading.lost(f"stopped: {unexpected(error)}")
    return False


def parts_of(source: str, listed: Unit) -> tuple[Part, ...]:
    """The parts of a unit that was listed."""
    return tuple(Part(source, listed.name, part) for part in listed.parts)


def records(form: str) -> bool:
    """Whether the rows of a unit of this form are records: of a table, or messages, cards and dates with their fields."""
    return form in _RECORDS
