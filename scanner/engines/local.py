"""Turns the wheel on this machine: parts one after another in this process, or side by side in worker processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from scanner.errors import ScannerError
from scanner.model import Part, Place, Unread
from scanner.work import PartResult, Worker

_AHEAD = 4  # pieces of work handed out per worker: enough to keep it busy, few enough to keep memory flat
# Small files go to a worker together: it looks at them together, and a message for each would cost more than reading it.
_TOGETHER, _BYTES = 128, 1 << 20

_worker: Worker | ScannerError | None = None  # of a worker process: set once, when it starts; or why there is none


def run(
    make: Callable[[], Worker], parts: Iterable[Part], jobs: int, tick: Callable[[int], None] = lambda rows: None
) -> Iterator[PartResult]:
    """Results in the order in which they are ready. `make` builds a worker: here, or in each process (so it must be picklable).

    `tick(rows)` is called as rows are read, after each part when `jobs` > 1. A part whose process died becomes an `Unread`. Raises the
    ScannerError of a worker that cannot be made.
    """
    if jobs == 1:
        worker = make()
        for result in worker.read_all(parts, tick):
            yield result
            if result.interrupted:
                raise KeyboardInterrupt
        return
    # spawn: a fork would copy threads and open connections of this process in the middle of what they do
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(make,))
    try:
        yield from _pooled(pool, iter(parts), jobs, tick)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():  # after Ctrl-C a worker would read its part to the end
            child.terminate()


def together(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    """The parts in their order, small ones of known size in groups."""
    group: list[Part] = []
    size = 0
    for part in parts:
        if part.size is None or part.size > _BYTES:
            yield from (tuple(group),) if group else ()
            yield (part,)
            group, size = [], 0
            continue
        group.append(part)
        size += part.size
        if size > _BYTES or len(group) == _TOGETHER:
            yield tuple(group)
            group, size = [], 0
    if group:
        yield tuple(group)


def _pooled(pool: ProcessPoolExecutor, parts: Iterator[Part], jobs: int, tick: Callable[[int], None]) -> Iterator[PartResult]:
    open_parts: dict[Future[list[PartResult]], tuple[Part, ...]] = {}
    pieces = together(parts)
    while True:
        for piece in islice(pieces, jobs * _AHEAD - len(open_parts)):
            open_parts[_submit(pool, piece)] = piece
        if not open_parts:
            return
        for future in wait(open_parts, return_when=FIRST_COMPLETED).done:
            piece = open_parts.pop(future)
            try:
                results = future.result()
            except BrokenProcessPool:
                died = "the process that read it died"
                results = [PartResult(part, 0, {}, (Unread(Place(part.source, part.unit), died),)) for part in piece]
            for result in results:
                tick(result.rows)
                yield result


def _submit(pool: ProcessPoolExecutor, piece: tuple[Part, ...]) -> Future[list[PartResult]]:
    try:
        return pool.submit(_read, piece)
    except BrokenProcessPool as error:  # say it part by part: each of them was asked for and is not read
        failed: Future[list[PartResult]] = Future()
        failed.set_exception(error)
        return failed


def _start(make: Callable[[], Worker]) -> None:
    global _worker
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))  # Ctrl-C reaches the workers too: no traceback, it may show values
    try:
        _worker = make()
    except ScannerError as error:  # told by the first part: what is raised here ends the process, with a traceback
        _worker = error


def _read(piece: tuple[Part, ...]) -> list[PartResult]:
    assert _worker is not None, "the pool's initializer ran"
    if isinstance(_worker, ScannerError):
        raise _worker
    return list(_worker.read_all(piece))
