"""This side of the reading process: starts it, waits for it as long as is allowed, and starts another where it died."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from connectors.readers.node import Item
from connectors.sandbox.frames import BROKEN, END, HEAD, UNREADABLE, Job, decoded, exactly, send_job
from scanner.errors import Unreadable
from scanner.model import Place, Unit, Unread

#: What a file may unpack to: so many bytes, or so many times its size, whichever is more.
_UNPACKED, _TIMES = 256 << 20, 250
#: A file in which so many things broke the reader is given up.
_BREAKS = 20


class _Broke(Exception):
    """The reading process died, or must: the message is a reason without any value."""


@dataclass(slots=True)
class _Child:
    """One reading process with the socket to it."""

    memory: int
    process: subprocess.Popen[bytes]
    sock: socket.socket

    @classmethod
    def start(cls, memory: int) -> _Child:
        """A new process. In a session of its own, so that Ctrl-C reaches the scan only; without its output, which may hold values."""
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-P", "-m", "connectors.sandbox.child", str(theirs.fileno()), str(memory), _work()]
            process = subprocess.Popen(
                command, pass_fds=(theirs.fileno(),), env=_environment(), start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        return cls(memory, process, ours)

    def items(self, job: Job, file: int) -> Iterator[Item]:
        """What the process tells of a file. Unreadable as its reader says; _Broke where the process ended, or had to be ended."""
        left = float(job.seconds)
        try:
            send_job(self.sock, job, file)
            while True:
                kind, data, left = self._frame(left)
                if kind == END:
                    return
                if kind == UNREADABLE:
                    raise Unreadable(data.decode())
                if kind == BROKEN:
                    raise _Broke(data.decode())
                item = decoded(kind, data)
                if isinstance(item, Unit):
                    left = float(job.seconds)
                yield item
        except TimeoutError:
            raise _Broke(f"was not read to its end within {job.seconds:,} seconds") from None
        except (EOFError, OSError):
            raise _Broke(self._cause(job)) from None

    def _frame(self, left: float) -> tuple[bytes, bytearray, float]:
        """The next frame, and what is left of the time to wait for the process: what this side does meanwhile does not count."""
        began = time.monotonic()
        self.sock.settimeout(max(left, 0.001))
        kind, size = HEAD.unpack(exactly(self.sock, HEAD.size))
        data = exactly(self.sock, size)
        return kind, data, left - (time.monotonic() - began)

    def _cause(self, job: Job) -> str:
        """Why the process is gone."""
        try:
            code = self.process.wait(5)
        except subprocess.TimeoutExpired:
            return "its reader gave no answer"
        if code == -signal.SIGXCPU:
            return f"was not read to its end within {job.seconds:,} seconds"
        if code == -signal.SIGKILL:
            return "its reader was killed, as systems do that run out of memory"
        return f"its reader broke down ({signal.Signals(-code).name if code < 0 else f'exit code {code}'})"

    def kill(self) -> None:
        """Ends the process, whatever it does."""
        self.sock.close()
        self.process.kill()
        self.process.wait()


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Reads files in another process, one file at a time in each.

    `seconds` is the time for each unit (a file, or one thing inside it), `memory` the bytes that reading may take, `depth` how deep
    containers may be nested, `ocr` whether text in pictures is read where tesseract is installed.
    """

    seconds: int = 600
    memory: int = 1 << 30
    depth: int = 8
    members: int = 2_000_000
    ocr: bool = True

    def items(self, file: BinaryIO, unit: str, size: int) -> Iterator[Item]:
        """What `connectors.readers.inside.items` yields for the file of `size` bytes, which needs a descriptor.

        Unreadable where nothing (more) of it can be read. What breaks the reader inside a container costs itself, not what lies beside it.
        """
        unpacked = max(_UNPACKED, _TIMES * size)
        job = Job(unit, unpacked, self.members, self.depth, self.seconds, self.ocr, _work())
        for _ in range(_BREAKS):
            at = unit
            try:
                for item in self._once(job, file):
                    at = item.name if isinstance(item, Unit) else at
                    yield item
                return
            except _Broke as broke:
                # Nothing new came since the last time: then it is not what broke the reader before, but what holds that.
                at = job.broke.rpartition("!")[0] if at == unit and job.broke else at
                if at == unit:
                    raise Unreadable(str(broke)) from None
                yield Unread(Place("", at), str(broke))
                job = replace(job, broke=at)
        raise Unreadable(f"{_BREAKS} things inside it broke their readers: the rest was not read")

    def _once(self, job: Job, file: BinaryIO) -> Iterator[Item]:
        idle = _idle.setdefault(self.memory, [])
        try:
            child = idle.pop() if idle else _Child.start(self.memory)
        except OSError as error:
            raise Unreadable(f"no reading process can be started: {os.strerror(error.errno or 0).lower()}") from None
        try:
            yield from child.items(job, file.fileno())
        except Unreadable:
            idle.append(child)
            raise
        except BaseException:  # also where whoever reads stops in the middle: what would still come belongs to nobody
            child.kill()
            raise
        idle.append(child)


# Of this process: starting one takes as long as reading some hundred small files, so they wait for the next.
_idle: dict[int, list[_Child]] = {}
_folder: list[str] = []


def _work() -> str:
    """The private folder for what readers must put down, made when first needed and gone at the end."""
    if not _folder:
        _folder.append(tempfile.mkdtemp(prefix="noticegap-"))
    return _folder[0]


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


@atexit.register
def close() -> None:
    """Ends the waiting processes and removes the private folder."""
    for child in [child for some in _idle.values() for child in some]:
        child.kill()
    _idle.clear()
    for folder in _folder:
        shutil.rmtree(folder, ignore_errors=True)
    _folder.clear()
