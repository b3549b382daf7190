"""How politely a database is read: how many rows a second, and how long one statement or one lock may take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic, sleep
from typing import TypeVar

import pyarrow as pa

from scanner.duration import seconds
from scanner.errors import ConfigError

#: Rows and bytes (in memory) after which a batch is handed over, whichever comes first.
BATCH_ROWS = 50_000
BATCH_BYTES = 16_000_000

#: Seconds after which a server that does not answer counts as down.
PATIENCE = 10

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one connection may do.

    `rows_per_second` is its share of the source's, None: as fast as it goes. `statement_seconds` is the longest that the server may work
    without a row to show for it (where a driver cannot tell: the longest that a statement may take), None: for ever. `lock_seconds` is how
    long it waits for a table that somebody has locked.
    """

    rows_per_second: float | None = None
    statement_seconds: float | None = None
    lock_seconds: float = PATIENCE

    @property
    def batch_rows(self) -> int:
        """Rows after which a batch is handed over: a limit never means more than a second of silence."""
        return BATCH_ROWS if self.rows_per_second is None else max(1, min(BATCH_ROWS, int(self.rows_per_second)))


def limits_of(max_rows_per_second: int | None, connections: int | None, statement_timeout: str | None, lock_timeout: str | None) -> Limits:
    """The limits of one of so many connections, from what the configuration says; ConfigError where that makes no sense."""
    rate = None if max_rows_per_second is None else whole("max_rows_per_second", max_rows_per_second) / (connections or 1)
    statement = None if statement_timeout is None else _duration("statement_timeout", statement_timeout)
    return Limits(rate, statement, PATIENCE if lock_timeout is None else _duration("lock_timeout", lock_timeout))


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
    """Keeps the batches of one connection to its limits: it rests before it asks for the next one."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = monotonic, rest: Callable[[float], None] = sleep) -> None:
        self._limits, self._clock, self._rest = limits, clock, rest

    def over(self, items: Iterator[T]) -> Iterator[T]:
        """The same items, batches and others; the time that whoever looks at them takes counts, too."""
        due = self._clock()
        for item in items:
            yield item
            if isinstance(item, pa.RecordBatch) and self._limits.rows_per_second:
                due = max(due, self._clock() - 1) + item.num_rows / self._limits.rows_per_second
                self._rest(max(0.0, due - self._clock()))
