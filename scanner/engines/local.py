"""Turns the wheel on this machine: parts one after another in this process, or side by side in worker processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, TypeAlias

from scanner.coming import PartResult
from scanner.engines.pool import Pool
from scanner.engines.process import Load
from scanner.model import Part
from scanner.work import Worker


class Helpers(Protocol):
    """Whom parts are dealt out to; for `results` see `Pool`."""

    def results(
        self,
        parts: Iterable[Part],
        tick: Callable[[int], None] = ...,
        *,
        most: Mapping[str, int] = ...,
        until: float | None = None,
        version: str = "",
    ) -> Generator[PartResult, None, None]: ...


#: With what loads the detectors and how many jobs are wanted, helpers; None: this process reads by itself.
Helped: TypeAlias = Callable[[Load, int], AbstractContextManager[Helpers | None]]


def alone(worker: Worker, parts: Iterable[Part], tick: Callable[[int], None]) -> Generator[PartResult, None, None]:
    """Results in the order of the parts, read in this process; `tick(rows)` is called as rows are read.

    Raises KeyboardInterrupt behind the result of a part that a person stopped.
    """
    for result in worker.read_all(parts, tick):
        yield result
        if result.interrupted:
            raise KeyboardInterrupt


@contextmanager
def helped(load: Load, jobs: int) -> Iterator[Pool | None]:
    """Worker processes, which load the detectors while this process goes on; None where one job is enough. They end with the context.

    `load` is called in other processes, so it must be picklable.
    """
    if jobs == 1:
        yield None
        return
    with Pool(load, jobs) as pool:
        pool.start()
        yield pool
