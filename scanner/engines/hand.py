"""A worker process as it is seen from the scan's."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from scanner.engines.pieces import Piece
from scanner.engines.process import live
from scanner.work import Worker

# spawn: a fork would copy threads and open connections of this process in the middle of what they do
_CONTEXT = multiprocessing.get_context("spawn")
_END = 3.0  # seconds: a process that the system was told to end is gone by then, unless the system itself hangs


@dataclass(slots=True, eq=False)
class Hand:
    """A worker process and the pieces it holds: it reads the first, and another waits only behind a group of small parts.

    `fresh`: it was started for parts whose process died, and has read nothing else. `silent` is for how many seconds it has told nothing.
    """

    process: SpawnProcess
    pipe: Connection
    fresh: bool
    pieces: deque[Piece] = field(default_factory=deque)
    ready: bool = False
    silent: float = 0.0

    @classmethod
    def start(cls, make: Callable[[], Worker], fresh: bool) -> Hand:
        """Starts a process; it says when it is ready."""
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=live, args=(make, theirs), name="noticegap worker")
        with theirs, _deaf():
            process.start()
        return cls(process, ours, fresh)

    @property
    def free(self) -> bool:
        """Whether it should get another piece."""
        return not self.pieces or (self.ready and not self.fresh and len(self.pieces) == 1 and len(self.pieces[0].parts) > 1)

    def give(self, piece: Piece) -> None:
        """Hands it a piece. Where it is gone, the pipe will tell."""
        self.pieces.append(piece)
        self.fresh = self.fresh and bool(piece.ended)
        with suppress(OSError):
            self.pipe.send(tuple(piece.parts))

    def leave(self, seconds: float = 0.0) -> None:
        """Ends the process; it may go by itself within so many seconds, once the pipe is closed."""
        self.pipe.close()
        if seconds:
            self.process.join(seconds)
        self.process.kill()
        self.process.join(_END)


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C reaches every process at a terminal. Those that start herein do not hear it; this one does, a moment later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # to start it, the first process would let Ctrl-C through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
