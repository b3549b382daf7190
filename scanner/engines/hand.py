"""A worker process as it is seen from the scan's."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Protocol

from scanner.engines.mother import Mother, forked
from scanner.engines.pieces import Piece
from scanner.engines.process import Load, live
from scanner.engines.start import started

_END = 3.0  # seconds: a process that the system was told to end is gone by then, unless the system itself hangs


class Process(Protocol):
    """What this needs of a process."""

    def join(self, timeout: float | None = None) -> None: ...

    def kill(self) -> None: ...

    def close(self) -> None: ...


@dataclass(slots=True, eq=False)
class Hand:
    """A worker process and the pieces it holds: it reads the first, and another waits only behind a group of small parts.

    `process` is None until one that is forked has told its number; `mother` is who should fork it, if anybody. `fresh`: it was started for
    parts whose process died, and has read nothing else. `silent` is for how many seconds it has told nothing.
    """

    process: Process | None
    pipe: Connection
    fresh: bool
    mother: Mother | None = None
    pieces: deque[Piece] = field(default_factory=deque)
    ready: bool = False
    silent: float = 0.0

    @classmethod
    def start(cls, load: Load, fresh: bool, mother: Mother | None) -> Hand:
        """Starts a process, or has it forked; it says when it is ready."""
        ours, theirs = Pipe()
        with theirs:
            if mother is None:
                return cls(started(live, (load, theirs), "noticegap worker"), ours, fresh)
            mother.fork(theirs)
            return cls(None, ours, fresh, mother)

    def begin(self, process: int) -> None:
        """It is ready, and has this number."""
        self.ready = True
        self.process = self.process or forked(process)

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
        """Ends the process; it may go by itself within so many seconds, once the pipe is closed. One that is still to be forked will."""
        self.pipe.close()
        if self.process is None:
            return
        if seconds:
            self.process.join(seconds)
        self.process.kill()
        self.process.join(_END)
        with suppress(ValueError):  # the system itself hangs
            self.process.close()
