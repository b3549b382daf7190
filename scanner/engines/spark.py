"""Turns the wheel on a Spark session: each piece of work is a job of one task, which reads in an executor what it gets there by itself.

One job for all pieces would be simpler, and would end with the first task that cannot be saved, list everything before anything is read,
and read no less of a source at once than there are executors. Here a piece that is lost is known, and tried once more part by part.
"""

from __future__ import annotations

import os
import secrets
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from scanner.coming import PartResult
from scanner.engines.pieces import Piece, Queue, lost, lost_twice
from scanner.engines.pool import ANY, LATE, OTHERS
from scanner.engines.process import Load, Told, made
from scanner.errors import ConfigError, PluginError, ScannerError, unexpected
from scanner.model import Part
from scanner.work import USED_UP, Worker

_LOOK = 5.0  # seconds between looks at the clock, and at how many executors there are
_THREADS = 512  # jobs at once, at most: each has a thread here, which waits
#: What Spark says of a task that it gave up, and what that means. The rest of what it says may hold anything, and is never shown.
_ENDS = {
    "ModuleNotFoundError": "noticegap is not installed in the Python of Spark's executors, or not as here.",
    "PYTHON_VERSION_MISMATCH": "Spark's executors run another version of Python than this one: set PYSPARK_PYTHON.",
    "Cannot run program": "Spark's executors do not find their Python: set PYSPARK_PYTHON.",
    "maxResultSize": "told more than spark.driver.maxResultSize lets through",
    "worker exited": "died",
    "ExecutorLostFailure": "died with its executor",
}
#: A SparkContext: pyspark is not always there.
Context: TypeAlias = Any

# Of this process, where it is one of an executor's: the worker of a scan, which waits for the next task.
_ready: dict[str, Worker] = {}


@dataclass(frozen=True, slots=True)
class Task:
    """Reads these parts in an executor. It travels with all that a worker needs, secrets too; it raises nothing, or Spark would log it."""

    scan: str
    load: Load
    parts: tuple[Part, ...]

    def __call__(self, nothing: Iterable[object]) -> Iterator[Told]:
        """What there is to tell: first the version of the detectors, then results, one by one; where that fails, what is `wrong`."""
        rows = sum(0 for _ in nothing)  # read to its end, or Spark takes the process for broken, and starts another for the next task

        def tick(more: int) -> None:
            nonlocal rows
            rows += more

        try:
            worker = self._worker()
            yield Told(version=worker.engine.version)
            for result in worker.read_all(self.parts, tick):
                yield Told(rows, (result,))
                rows = 0
        except ScannerError as error:
            yield Told(wrong=str(error))
        except Exception as error:  # noqa: BLE001 - a traceback may show values; the parts are tried again, and then told as not read
            yield Told(wrong=f"broke ({unexpected(error)})")

    def _worker(self) -> Worker:
        if self.scan not in _ready:
            _ready.clear()
            _ready[self.scan] = made(self.load)
        return _ready[self.scan]


class Session:
    """The executors of a Spark session, as many as there are from time to time."""

    def __init__(self, load: Load, context: Context) -> None:
        self._load, self._context = load, context
        self._scan = secrets.token_hex(8)
        self._nothing = context.parallelize([], 1)  # parts go with the task: what is dealt out as data is put into files
        self._slots = 1
        self._worked = False

    def results(
        self,
        parts: Iterable[Part],
        tick: Callable[[int], None] = lambda rows: None,
        *,
        most: Mapping[str, int] = ANY,
        until: float | None = None,
        version: str = "",
    ) -> Generator[PartResult, None, None]:
        """Results as those of `Pool.results`; `tick` is called when a piece is done.

        PluginError where no executor can make a worker, or none with detectors of this `version`.
        """
        queue, out = Queue(parts, most, self._look()), dict[Future[list[Told]], Piece]()
        threads = ThreadPoolExecutor(_THREADS, "noticegap job")
        try:
            while True:
                while not _past(until) and len(out) < self._look() and (piece := queue.suspect() or queue.next()):
                    out[threads.submit(self._job, tuple(piece.parts))] = piece
                if not out or _past(until, LATE):
                    break
                for future in wait(out, _wait(until), FIRST_COMPLETED).done:
                    yield from self._told(out.pop(future), future.result(), queue, tick, version)
            yield from (lost(part, USED_UP) for piece in out.values() for part in piece.parts)
            yield from (lost(part, USED_UP) for part in queue.rest())
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            if out:
                with suppress(Exception):  # a session that is gone runs no job
                    self._context.cancelJobGroup(self._scan)

    def _look(self) -> int:
        """How many pieces to have out: twice as many as are read at once, so that none waits for this process, and executors are added."""
        with suppress(Exception):  # a session that is gone: its jobs say so
            self._slots = min(_THREADS, 2 * int(self._context.defaultParallelism))
        return self._slots

    def _job(self, parts: tuple[Part, ...]) -> list[Told]:
        """What a task tells; or how it ended, where Spark gave it up."""
        try:
            self._context.setJobGroup(self._scan, "noticegap scan", True)
            told: list[Told] = self._nothing.mapPartitions(Task(self._scan, self._load, parts)).collect()
        except Exception as error:  # noqa: BLE001 - whatever Spark meets, the scan goes on and says what it did not read
            said = str(getattr(error, "java_exception", ""))
            return [Told(wrong=next((how for words, how in _ENDS.items() if words in said), f"was given up ({type(error).__name__})"))]
        return told

    def _told(self, piece: Piece, said: list[Told], queue: Queue, tick: Callable[[int], None], version: str) -> Iterator[PartResult]:
        """The results of a piece, all or none. Where there are none, each of its parts is tried once more, and is lost then."""
        queue.done(piece)
        wrong = "".join(told.wrong for told in said)
        if not wrong and version not in ("", said[0].version):
            wrong = OTHERS
        if not wrong:
            self._worked = True
            for told in said:
                tick(told.rows)
                yield from told.results
        elif wrong.endswith(".") and not self._worked:
            raise PluginError(wrong)
        elif piece.ended:
            reason = wrong.rstrip(".") if wrong.endswith(".") else lost_twice(piece.ended, wrong)
            yield from (lost(part, reason) for part in piece.parts)
        else:
            queue.again(piece, wrong)


@contextmanager
def helped(load: Load, jobs: int) -> Iterator[Session]:
    """The executors of the session that `spark-submit`, the environment or Spark's own configuration name; else of `jobs` processes here.

    ConfigError where there is no Spark. The session ends with the context.
    """
    context = _context(jobs)
    try:
        yield Session(load, context)
    finally:
        with suppress(Exception):  # it is gone already
            context.stop()


def _context(jobs: int) -> Context:
    try:
        from pyspark import SparkConf, SparkContext  # here: it is large, and only asked for with this engine
    except ImportError:
        raise ConfigError("--engine spark: pyspark is not installed. Run: pip install 'noticegap[spark]'") from None
    if "SPARK_REMOTE" in os.environ:
        raise ConfigError("--engine spark: SPARK_REMOTE is set, but Spark Connect runs no tasks of ours. Unset it, and name a master.")
    os.environ.setdefault("MASTER", f"local[{jobs}]")  # what Spark takes where nothing else names one
    heard = signal.getsignal(signal.SIGINT)
    try:
        # what Spark puts on disk may be passwords of sources, or tallies
        asked = SparkConf().setAppName("noticegap").set("spark.io.encryption.enabled", "true").set("spark.ui.showConsoleProgress", "false")
        context = SparkContext.getOrCreate(asked)
    except Exception as error:  # noqa: BLE001 - whatever Spark meets: it says itself what, on stderr
        raise ConfigError(f"--engine spark: Spark does not start ({type(error).__name__}); it needs Java 17 or later.") from None
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, heard)  # Spark's own handler would ask the session in the middle of whatever this process does
    if context.master.startswith("local") and "PYSPARK_PYTHON" not in os.environ:
        context.pythonExec = sys.executable
    return context


def _past(until: float | None, seconds: float = 0.0) -> bool:
    """Whether the time budget was used up so many seconds ago."""
    return until is not None and time.time() >= until + seconds


def _wait(until: float | None) -> float:
    return _LOOK if until is None else max(0.0, min(_LOOK, until + LATE - time.time()))
