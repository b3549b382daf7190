"""A process that loads the detectors once, and of which workers are forked: each is there in no time, and shares its memory.

A fork copies what a process is in the middle of: threads, connections. This one has none. It is started anew, opens no source, reads
nothing, and does nothing but fork. Where that cannot be had, each worker is started by itself, and tells what is wrong.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys
import warnings
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from scanner.ending import end_with
from scanner.engines.process import Load, Make, live
from scanner.engines.start import started

#: Whether this system can: others do not fork, or can end a process by its number only, which may be another's by then.
ABLE = sys.platform == "linux" and hasattr(os, "pidfd_open")
_END = 3.0  # seconds: see `Hand`


@dataclass(frozen=True, slots=True, eq=False)
class Forked:
    """A worker that was forked, by a descriptor of it (pidfd_open(2))."""

    descriptor: int

    def join(self, timeout: float | None = None) -> None:
        """Waits for its end, so many seconds at most."""
        end = select.poll()
        end.register(self.descriptor, select.POLLIN)
        end.poll(None if timeout is None else timeout * 1000)

    def kill(self) -> None:
        """Ends it, whatever it does."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.descriptor, signal.SIGKILL)

    def close(self) -> None:
        """Lets go of it."""
        os.close(self.descriptor)


def forked(process: int) -> Forked | None:
    """The worker of this number, which has just said so; None where it is gone since."""
    try:
        return Forked(os.pidfd_open(process))
    except OSError:
        return None


class Mother:
    """The process as it is seen from the scan's. Whatever becomes of it, a worker that it does not fork is one whose pipe is closed."""

    def __init__(self, load: Load) -> None:
        self._asks, asked = socket.socketpair()
        with asked:
            self._process = started(_live, (load, asked, os.getpid()), "noticegap workers")

    def fork(self, pipe: Connection) -> None:
        """Lets it fork a worker with this pipe, as soon as it has loaded the detectors."""
        with suppress(OSError):
            socket.send_fds(self._asks, [b"+"], [pipe.fileno()])

    def end(self, seconds: float = 0.0) -> None:
        """Ends it; it may wait so many seconds for its workers first. They live on."""
        self._asks.close()
        if seconds:
            self._process.join(seconds)
        self._process.kill()
        self._process.join(_END)


def _live(load: Load, asked: socket.socket, scan: int) -> None:
    """Its life; and from the fork on, that of each worker. No word goes to stderr."""
    end_with(scan)
    make = _loaded(load)
    if make is None:
        return
    gc.collect()
    gc.freeze()  # the first collection in a worker would write to all that it shares, and so copy it
    while (pipe := _asked(asked)) is not None:
        if not _fork():
            asked.close()
            live(lambda: make, pipe)
            return
        pipe.close()
        _bury(os.WNOHANG)
    _bury()  # what they used of the processor counts as the scan's
    os._exit(0)  # it has nothing to tidy up, and its detectors would take a tenth of a second


def _loaded(load: Load) -> Make | None:
    """What makes a worker; None where it cannot be had, or where threads were started with it: of them, a fork would have none."""
    before = _threads()
    try:
        make = load()
    except Exception:  # noqa: BLE001 - a worker that is started by itself meets the same, and tells
        return None
    return make if _threads() == before else None


def _threads() -> int:
    return len(os.listdir("/proc/self/task"))


def _asked(asks: socket.socket) -> Connection | None:
    """The pipe of the next worker; None when the scan is over or gone."""
    with suppress(OSError):
        for descriptor in socket.recv_fds(asks, 1, 1)[1]:
            return Connection(descriptor)
    return None


def _bury(how: int = 0) -> None:
    """Takes note of workers that have ended: of those that did, or of all, as they do."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, how)[0]:
            pass


def _fork() -> int:
    """The number of the new process; 0 in it."""
    with warnings.catch_warnings(action="ignore"):  # of threads: those of numpy and Arrow know of forks, and there are no others
        return os.fork()
