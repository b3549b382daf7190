"""This side of the reading processes: one for each file at a time, and another where one died."""

from __future__ import annotations

import atexit
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from connectors.readers.node import Item
from connectors.sandbox import folder
from connectors.sandbox.frames import Job
from connectors.sandbox.process import Broke, Child
from scanner.errors import Unreadable
from scanner.model import Place, Unit, Unread

#: What a file may unpack to: so many bytes, or so many times its size, whichever is more.
_UNPACKED, _TIMES = 256 << 20, 250
#: A file in which so many things broke the reader is given up.
_BREAKS = 20


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Reads files in another process, one file at a time in each.

    `seconds` is the time for each unit (a file, or one thing inside it), `memory` the bytes that reading may take, `depth` how deep
    containers may be nested, `ocr` where text in pictures is read (see `Budget.ocr`), `calls` whether only calls are (see `Budget.calls`).
    """

    seconds: int = 600
    memory: int = 1 << 30
    depth: int = 8
    members: int = 2_000_000
    ocr: str = "pages"
    calls: dict[str, str] | None = None

    def items(self, file: BinaryIO, unit: str, size: int) -> Iterator[Item]:
        """What `connectors.readers.inside.items` yields for the file of `size` bytes, which needs a descriptor.

        Unreadable where nothing (more) of it can be read. What breaks the reader inside a container costs itself, not what lies beside it.
        """
        unpacked = max(_UNPACKED, _TIMES * size)
        job = Job(unit, unpacked, self.members, self.depth, self.seconds, self.ocr, folder.folder(), calls=self.calls)
        for _ in range(_BREAKS):
            at = unit
            try:
                for item in self._once(job, file):
                    at = item.name if isinstance(item, Unit) else at
                    yield item
                return
            except Broke as broke:
                # Nothing new came since the last time: then it is not what broke the reader before, but what holds that.
                at = job.broke.rpartition("!")[0] if at == unit and job.broke else at
                if at == unit:
                    raise Unreadable(str(broke)) from None
                yield Unread(Place("", at), str(broke))
                job = replace(job, broke=at)
        raise Unreadable(f"{_BREAKS} things inside it broke their readers: the rest was not read")

    def _once(self, job: Job, file: BinaryIO) -> Iterator[Item]:
        idle = _idle.setdefault(self.memory, [])
        while idle and not idle[-1].silent():
            idle.pop().kill()
        try:
            child = idle.pop() if idle else Child.start(self.memory, folder.folder())
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
_idle: dict[int, list[Child]] = {}


@atexit.register
def close() -> None:
    """Ends the waiting processes and removes the private folder. Another Ctrl-C waits for that: this process ends anyway."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    for child in [child for some in _idle.values() for child in some]:
        child.kill()
    _idle.clear()
    folder.remove()
