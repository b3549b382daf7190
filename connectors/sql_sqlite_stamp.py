"""SQLite: whether the file is the same as at another time, and whether somebody writes to it."""

from __future__ import annotations

import os
import struct
import sys
import time
from enum import Enum

from sqlalchemy import Connection

from connectors.sql_sqlite_names import path_of

#: A file that was written to so short a time ago could be written to again without a later time on it (as Git's index knows it).
RACY_SECONDS = 2


def stamp(connection: Connection) -> str:
    """A text that is another one whenever any table of the file may be another; "" where it was written to just now.

    A commit goes to the file or to the log beside it (https://sqlite.org/wal.html); a journal there is one that was begun.
    """
    path, found = path_of(connection), list[str]()
    for beside in ("", "-wal", "-journal"):
        try:
            now = os.stat(path + beside)
        except FileNotFoundError:
            found.append("-")
            continue
        if time.time() - max(now.st_mtime, now.st_ctime) < RACY_SECONDS and (now.st_size or not beside):
            return ""
        found.append(f"{now.st_mtime_ns}.{now.st_ctime_ns}.{now.st_size}.{now.st_ino}")
    return " ".join([*found, str(connection.exec_driver_sql("PRAGMA schema_version").scalar())])


# Device and number of a file → its descriptor, see `_descriptor`.
_opened: dict[tuple[int, int], int] = {}


class Way(Enum):
    """How a file is opened so that nothing is written beside it.

    ORDINARY  as everybody does: without a log, or with a log that somebody has open, who has made all files that there are to be made
    SETTLED   its log was put away, and nobody has it open: a reader would make a new one
    LEFT      its log lies there (a writer was killed, or it is a copy), and nobody has it open: a reader would make the log's index
    """

    ORDINARY = "mode=ro"
    SETTLED = "mode=ro&immutable=1"
    LEFT = "mode=ro&vfs=unix-none"


def way(path: str) -> Way:
    """How to open a file: whatever but ORDINARY takes it for granted that nobody writes to it meanwhile, see `state`."""
    descriptor = _descriptor(path)
    if _mode(descriptor) != b"\2":
        return Way.ORDINARY
    if not os.path.exists(path + "-wal"):
        return Way.SETTLED
    return Way.LEFT if sys.platform == "linux" and not _held(descriptor) else Way.ORDINARY


def _descriptor(path: str) -> int:
    """The file, opened once and never closed: that would end the locks that other connections of this process have on it (POSIX)."""
    found = os.stat(path)
    key = found.st_dev, found.st_ino
    if key not in _opened:
        _opened[key] = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    return _opened[key]


def _mode(descriptor: int) -> bytes:
    """How the file is written: 2 is with a log (SQLite's file format, offset 18)."""
    os.lseek(descriptor, 18, os.SEEK_SET)
    return os.read(descriptor, 1)


def state(path: str) -> tuple[tuple[int, int], ...]:
    """What is another one when somebody has written to the file or to its log."""
    found = (os.stat(each) for each in (path, path + "-wal") if os.path.exists(each))
    return tuple((one.st_mtime_ns, one.st_size) for one in found)


def _held(descriptor: int) -> bool:
    """Whether another process has a lock on a part of the file, as whoever has a database with a log open holds one all the time."""
    import fcntl  # here: not every system has it

    form = "hhqqi"  # struct flock of Linux: a lock of all of the file, from its start, on behalf of nobody
    answer = fcntl.fcntl(descriptor, fcntl.F_GETLK, struct.pack(form, fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))
    return bool(struct.unpack(form, answer)[0] != fcntl.F_UNLCK)
