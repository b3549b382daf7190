"""A worker process as it sees itself: it takes pieces of work from a pipe and tells what came of them over the same."""

from __future__ import annotations

import os
import threading
import time
from _thread import interrupt_main
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TypeAlias

from scanner.coming import PartResult
from scanner.errors import PluginError, ScannerError, unexpected
from scanner.model import Part
from scanner.work import Worker

Parts: TypeAlias = tuple[Part, ...]
Make: TypeAlias = Callable[[], Worker]
#: Loads what all workers share, and gives what makes one of them. It must be picklable.
Load: TypeAlias = Callable[[], Make]

_OFTEN = 0.1  # seconds: what a worker has to tell goes out at most so often, or small files would cost more to tell than to read
_LEAVE = 2.0  # seconds in which a worker whose scan is gone may leave by itself


@dataclass(frozen=True, slots=True)
class Told:
    """What a worker says: rows read since it spoke last, results that are ready, whether its piece is done.

    `wrong` says why it ends: it could not be made, or met what it did not expect. The first that it says is that it is ready, and with
    which `version` of the detectors, from the `process` of this number.
    """

    rows: int = 0
    results: tuple[PartResult, ...] = ()
    done: bool = False
    wrong: str = ""
    version: str = ""
    process: int = 0


@dataclass(slots=True)
class _Voice:
    """Says what there is to say, not too often."""

    pipe: Connection
    rows: int = 0
    results: list[PartResult] = field(default_factory=list)
    last: float = 0.0

    def tick(self, rows: int) -> None:
        self.rows += rows
        self._due()

    def result(self, result: PartResult) -> None:
        self.results.append(result)
        self._due()

    def _due(self) -> None:
        if time.monotonic() - self.last >= _OFTEN:
            self.say()

    def say(self, done: bool = False, wrong: str = "", version: str = "") -> None:
        self.pipe.send(Told(self.rows, tuple(self.results), done, wrong, version, os.getpid() if version else 0))
        self.rows, self.results, self.last = 0, [], time.monotonic()


def live(load: Load, pipe: Connection) -> None:
    """The life of a worker process: until the pipe is closed, which it is when the scan ends, however it ends. No word goes to stderr."""
    pieces: SimpleQueue[Parts | None] = SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, pieces), daemon=True).start()
    with suppress(OSError, KeyboardInterrupt):  # nobody listens any more
        _work(load, _Voice(pipe), pieces)


def _work(load: Load, voice: _Voice, pieces: SimpleQueue[Parts | None]) -> None:
    try:
        worker = made(load)
        voice.say(version=worker.engine.version)
        while (piece := pieces.get()) is not None:
            for result in worker.read_all(piece, voice.tick):
                voice.result(result)
            voice.say(done=True)
    except ScannerError as error:
        voice.say(wrong=str(error))
    except Exception as error:  # noqa: BLE001 - a traceback may show values; the part is tried again, and then told as not read
        voice.say(wrong=f"broke ({unexpected(error)})")
    while pieces.get() is not None:  # whoever listens closes the pipe
        pass


def made(load: Load) -> Worker:
    """A worker of this process. ScannerError where it cannot be made."""
    try:
        return load()()
    except ScannerError:
        raise
    except Exception as error:  # noqa: BLE001 - a traceback may show values
        raise PluginError(f"a worker process could not be made: {unexpected(error)}.") from None


def _receive(pipe: Connection, pieces: SimpleQueue[Parts | None]) -> None:
    """Hands on what comes. When the pipe is closed, the scan is over or gone: ends this process, whatever it is in the middle of."""
    with suppress(EOFError, OSError):
        while True:
            pieces.put(pipe.recv())
    interrupt_main()  # first: so the main thread still waits for what comes next, and nowhere else can it be interrupted
    pieces.put(None)
    time.sleep(_LEAVE)
    os._exit(1)
