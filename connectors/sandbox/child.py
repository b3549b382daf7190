"""The process that reads: it gets open files over a socket and sends back tables. It opens nothing by name but its private folder.

`python -m connectors.sandbox.child DESCRIPTOR MEMORY PARENT WORK`: the socket's descriptor, the bytes of memory that reading may take, the
process that started it, and the private folder.
"""

from __future__ import annotations

import os
import resource
import socket
import sys
from collections.abc import Iterator
from typing import Any

from connectors.readers.inside import items, root
from connectors.readers.node import Budget, Item, Spent
from connectors.sandbox.frames import BROKEN, END, READY, UNREADABLE, Job, encoded, send, take_job
from scanner.ending import end_with
from scanner.errors import Unreadable, unexpected
from scanner.model import Unit

_PAGE = resource.getpagesize()
#: The one other program that a reader may run.
_PROGRAM = "tesseract"
#: What a reader has no business with (https://docs.python.org/3/library/audit_events.html).
_FORBIDDEN = frozenset((
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "os.system", "os.exec", "os.fork",
    "os.forkpty", "os.posix_spawn", "os.spawn", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "os.chown", "os.utime", "os.kill", "pty.spawn", "urllib.Request", "ftplib.connect", "smtplib.connect",
    "http.client.connect",
))  # fmt: skip


def guard(work: str | None) -> None:
    """From here on, Python code in this process cannot reach the network, start programs (OCR apart) or write outside `work`."""
    writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    allowed = tuple(os.path.realpath(path) + os.sep for path in (work, "/dev/null") if path)

    def outside(path: Any) -> bool:
        return isinstance(path, str | bytes) and not (os.path.realpath(os.fsdecode(path)) + os.sep).startswith(allowed)

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event in _FORBIDDEN or (event == "os.remove" and outside(args[0])):
            raise PermissionError(f"a reader may not do this: {event}")
        if event == "subprocess.Popen" and os.path.basename(os.fsdecode(args[0] or "")) != _PROGRAM:
            raise PermissionError("a reader may not start a program")
        if event == "open" and isinstance(args[2], int) and args[2] & writes and outside(args[0]):
            raise PermissionError("a reader may not write")

    sys.addaudithook(hook)


def limit(memory: int) -> None:
    """Bounds the address space to what is taken now and `memory` bytes more, and forbids core dumps: they would hold values."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with open("/proc/self/statm", "rb") as file:
            taken = int(file.read().split()[0]) * _PAGE
        resource.setrlimit(resource.RLIMIT_AS, (taken + memory, taken + memory))


def _more_time(seconds: int) -> None:
    """So many seconds of processor time from now on; the system ends the process after them, whatever it hangs in."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


def told(found: Iterator[Item], broke: str | None) -> Iterator[Item]:
    """The items; after a unit that broke the reader the time before, only those that follow it."""
    passed, at = broke is None, ""
    for item in found:
        if isinstance(item, Unit):
            passed, at = passed or at == broke, item.name
        if passed and at != broke:
            yield item


def _serve(sock: socket.socket, job: Job, descriptor: int) -> bool:
    """Reads one file; False when this process should not read another."""
    budget = Budget(job.unpacked, job.members, job.depth, job.broke, job.ocr, job.calls)
    try:
        with os.fdopen(descriptor, "rb") as file:
            for item in told(items(file, root(job.unit, budget, job.work)), job.broke):
                if isinstance(item, Unit):
                    _more_time(job.seconds)
                send(sock, *encoded(item))
    except (Unreadable, Spent) as error:
        send(sock, UNREADABLE, str(error).encode())
    except MemoryError:
        send(sock, BROKEN, b"needs more memory than it may have")
        return False
    except OSError as error:  # also the socket: then nobody listens any more
        send(sock, BROKEN, f"stopped: {unexpected(error)}".encode())
        return False
    except Exception as error:  # noqa: BLE001 - whatever a reader meets in hostile input is told, by type and line
        send(sock, BROKEN, f"stopped: {unexpected(error)}".encode())
    else:
        send(sock, END)
    return True


def main(descriptor: int, memory: int, parent: int, work: str | None) -> None:
    """Reads files until the socket is closed, or the process `parent` is gone."""
    end_with(parent)
    sock = socket.socket(fileno=descriptor)
    limit(memory)
    guard(work)
    sock.sendall(READY)
    while (taken := take_job(sock)) is not None:
        _more_time(taken[0].seconds)
        if not _serve(sock, *taken):
            return


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] or None)
