"""Turns the wheel on this machine: parts one after another in this process, or side by side in worker processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from types import MappingProxyType

from scanner.engines.pool import Pool
from scanner.model import Part
from scanner.work import PartResult, Worker

_ANY: Mapping[str, int] = MappingProxyType({})


def run(
    make: Callable[[], Worker],
    parts: Iterable[Part],
    jobs: int,
    tick: Callable[[int], None] = lambda rows: None,
    *,
    most: Mapping[str, int] = _ANY,
    until: float | None = None,
) -> Generator[PartResult, None, None]:
    """Results in the order in which they are ready. `make` builds a worker: here, or in each process (so it must be picklable).

    `tick(rows)` is called as rows are read. Of a source in `most`, so many parts at most are read at the same time. At `until` (seconds
    since 1970), which is the worker's, too, no more is read. With `jobs` > 1, a part whose process died is tried once more, and an
    `Unread` when that dies, too. Raises the ScannerError of a worker that cannot be made.
    """
    if jobs > 1:
        yield from Pool(make, jobs, tick, until).results(parts, most)
        return
    for result in make().read_all(parts, tick):
        yield result
        if result.interrupted:
            raise KeyboardInterrupt
