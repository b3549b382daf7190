"""One reading process as seen from here: starts it, waits for it as long as is allowed, and tells why it ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from connectors.readers.node import Item
from connectors.sandbox.frames import BROKEN, END, HEAD, READY, UNREADABLE, Job, Nonsense, decoded, exactly, send_job
from scanner.errors import Unreadable
from scanner.model import Unit
from scanner.plural import plural

#: A new process must answer after so many seconds.
_START = 120


class Broke(Exception):
    """The reading process died, or must: the message is a reason without any value."""


@dataclass(slots=True)
class Child:
    """One reading process with the socket to it."""

    memory: int
    process: subprocess.Popen[bytes]
    sock: socket.socket

    @classmethod
    def start(cls, memory: int, work: str) -> Child:
        """A new process. In a session of its own, so that Ctrl-C reaches the scan only; without its output, which may hold values."""
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-P", "-m", "connectors.sandbox.child", str(theirs.fileno()), str(memory), str(os.getpid()), work]
            process = subprocess.Popen(
                command, pass_fds=(theirs.fileno(),), env=_environment(), start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        child = cls(memory, process, ours)
        try:  # its start does not count as the time of a file: on a busy machine it takes longer than some have
            ours.settimeout(_START)
            ready = exactly(ours, 1) == READY
        except (EOFError, OSError):
            ready = False
        if not ready:
            child.kill()
            raise Unreadable("its reader could not be started")
        return child

    def items(self, job: Job, file: int) -> Iterator[Item]:
        """What the process tells of a file. Unreadable as its reader says; Broke where the process ended, or had to be ended."""
        left = float(job.seconds)
        try:
            send_job(self.sock, job, file)
            while True:
                kind, data, left = self._frame(left)
                if kind == END:
                    return
                if kind == UNREADABLE:
                    raise Unreadable(data.decode("utf-8", "replace"))
                if kind == BROKEN:
                    raise Broke(data.decode("utf-8", "replace"))
                item = decoded(kind, data, job.unit)
                if isinstance(item, Unit):
                    left = float(job.seconds)
                yield item
        except TimeoutError:
            raise Broke(f"was not read to its end within {plural(job.seconds, 'second')}") from None
        except Nonsense:
            raise Broke("its reader gave answers without sense") from None
        except (EOFError, OSError):
            raise Broke(self._cause(job)) from None

    def _frame(self, left: float) -> tuple[bytes, bytearray, float]:
        """The next frame, and what is left of the time to wait for the process: what this side does meanwhile does not count."""
        began = time.monotonic()
        self.sock.settimeout(max(left, 0.001))
        kind, size = HEAD.unpack(exactly(self.sock, HEAD.size))
        if size > self.memory:  # more than it may have itself
            raise Nonsense
        data = exactly(self.sock, size)
        return kind, data, left - (time.monotonic() - began)

    def _cause(self, job: Job) -> str:
        """Why the process is gone."""
        try:
            code = self.process.wait(5)
        except subprocess.TimeoutExpired:
            return "its reader gave no answer"
        if code == -signal.SIGXCPU:
            return f"was not read to its end within {plural(job.seconds, 'second')}"
        if code == -signal.SIGKILL:
            return "its reader was killed, as systems do that run out of memory"
        return f"its reader broke down ({signal.Signals(-code).name if code < 0 else f'exit code {code}'})"

    def silent(self) -> bool:
        """Whether it waits for the next file and has said nothing since the last ended: whatever it had said would pass for the next."""
        self.sock.setblocking(False)
        try:
            self.sock.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def kill(self) -> None:
        """Ends the process, whatever it does."""
        self.sock.close()
        self.process.kill()
        self.process.wait()


def _environment() -> dict[str, str]:
    """Without what the address space's limit would not bear: allocators that reserve by the gigabyte, and threads."""
    return {
        **os.environ,
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "MALLOC_ARENA_MAX": "2",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
