"""How politely a database is read: how many rows a second, and how long one statement or one lock may take."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from math import inf
from time import monotonic, sleep, thread_time
from typing import TypeVar

import pyarrow as pa

from scanner.duration import seconds
from scanner.errors import ConfigError

#: Rows and bytes (in memory) after which a batch is handed over, whichever comes first.
BATCH_ROWS = 50_000
BATCH_BYTES = 16_000_000

_SILENCE = 600

#: Seconds after which a server that does not answer counts as down.
PATIENCE = 10

# A batch is slow that took 0.1 s and four times as long as the quickest (which is never taken for quicker than 100 MB/s: what lay ready
# in a buffer says nothing of the server). So many seconds is the longest rest for it.
_LITTLE, _TIMES, _QUICK, _LONGEST = 0.1, 4, 1e-8, 5.0

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one connection may do.

    `rows_per_second` is its share of the source's, None: as fast as it goes. `statement_seconds` is the longest that the server may work
    without sending anything, None: see `silence` (where a driver cannot tell: the longest that a statement may take, None: for ever).
    `lock_seconds` is how long it waits for a table that somebody has locked.
    """

    rows_per_second: float | None = None
    statement_seconds: float | None = None
    lock_seconds: float = PATIENCE

    @property
    def silence(self) -> float:
        """Seconds for which a server may send nothing: rows of a table come sooner, and a view that takes longer is a burden to it."""
        return self.statement_seconds or _SILENCE

    @property
    def batch_rows(self) -> int:
        """Rows after which a batch is handed over: a limit never means more than a second of silence."""
        return BATCH_ROWS if self.rows_per_second is None else max(1, min(BATCH_ROWS, int(self.rows_per_second)))


def limits_of(max_rows_per_second: int | None, connections: int | None, statement_timeout: str | None, lock_timeout: str) -> Limits:
    """The limits of one of so many connections, from what the configuration says; ConfigError where that makes no sense."""
    rate = None if max_rows_per_second is None else whole("max_rows_per_second", max_rows_per_second) / (connections or 1)
    statement = None if statement_timeout is None else _duration("statement_timeout", statement_timeout)
    return Limits(rate, statement, _duration("lock_timeout", lock_timeout))


def whole(key: str, value: object) -> int:
    """A number of one or more, or a ConfigError that names the key."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ConfigError(f'"{key}" must be a number of 1 or more. Leave it out where there is no limit.')
    return value


def _duration(key: str, value: object) -> float:
    found = seconds(value) if isinstance(value, str) else None
    if not found:
        raise ConfigError(f'"{key}" must be a length of time in quotes, like "30s" or "10m".')
    return found


class Pace:
    """Keeps the batches of one connection to its limits, and gives room to a server that has others to serve.

    Before it asks for the next batch it rests as long as the rate says, or as long as it waited for the last one, where that took several
    times as long, byte by byte, as the quickest so far: at worst a scan takes twice as long. What this process itself did meanwhile
    (`own`, seconds of the processor) is no waiting.
    """

    def __init__(
        self,
        limits: Limits,
        clock: Callable[[], float] = monotonic,
        rest: Callable[[float], None] = sleep,
        own: Callable[[], float] = thread_time,
    ) -> None:
        self._limits, self._clock, self._rest, self._own = limits, clock, rest, own
        self._best = inf

    def over(self, items: Iterator[T]) -> Generator[T, None, None]:
        """The same items, batches and others; the time that whoever looks at them takes counts towards the rate, too."""
        due = self._clock()
        try:
            while True:
                began, worked = self._clock(), self._own()
                item = next(items, None)
                if item is None:
                    return
                waited = self._clock() - began - (self._own() - worked)
                yield item
                if isinstance(item, pa.RecordBatch):
                    if self._limits.rows_per_second:
                        due = max(due, self._clock() - 1) + item.num_rows / self._limits.rows_per_second
                    self._rest(max(0.0, due - self._clock(), self._room(waited, item.nbytes)))
        finally:
            getattr(items, "close", bool)()  # at once, while their connection is open

    def _room(self, waited: float, size: int) -> float:
        """How long to leave a server alone that took so long over so many bytes."""
        pace = waited / max(size, 1)
        self._best = min(self._best, pace)
        return min(waited, _LONGEST) if waited > _LITTLE and pace > _TIMES * max(self._best, _QUICK) else 0.0
