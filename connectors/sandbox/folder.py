"""The private folder of a process for what readers must put down. It may hold what they read, so none is left behind, however a scan ends.

Who has a folder holds a lock on it, which ends with the process, also where that was killed: a folder without a lock is nobody's any more.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from contextlib import suppress

_PREFIX = "noticegap-reading-"
_NAME = re.compile(_PREFIX + "[a-z0-9_]{8}")

# Of this process: the folder, and the descriptor that has the lock on it (-1: file systems without locks).
_mine: list[tuple[str, int]] = []


def folder() -> str:
    """The folder of this process: made when first needed, and those that killed processes have left are removed then."""
    if not _mine:
        sweep()
        while not (made := _made()):  # somebody swept it in the moment before it was locked
            pass
        _mine.append(made)
    return _mine[0][0]


def remove() -> None:
    """Removes the folder of this process, and those that processes have left that were killed meanwhile."""
    for name, lock in _mine:
        shutil.rmtree(name, ignore_errors=True)
        if lock >= 0:
            os.close(lock)
    _mine.clear()
    sweep()


def sweep() -> None:
    """Removes folders of ours that no process holds: those of processes that were killed."""
    place = tempfile.gettempdir()
    with suppress(OSError):  # what cannot be listed or opened is left to the next scan
        for name in filter(_NAME.fullmatch, os.listdir(place)):
            path = os.path.join(place, name)
            with suppress(OSError):
                found = os.lstat(path)
                if stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid():
                    _swept(path)


def _swept(path: str) -> None:
    lock = _locked(path)
    try:
        shutil.rmtree(path, ignore_errors=True)
    finally:
        os.close(lock)


def _made() -> tuple[str, int] | None:
    """A new folder with its lock; None where it is gone already."""
    name = tempfile.mkdtemp(prefix=_PREFIX)
    try:
        lock = _locked(name)
    except (FileNotFoundError, BlockingIOError):  # a sweep has it, and removes it
        return None
    except OSError:
        return (name, -1) if os.path.isdir(name) else None
    if os.path.isdir(name):
        return name, lock
    os.close(lock)
    return None


def _locked(path: str) -> int:
    """The lock of a folder, or OSError where somebody has it, or the file system knows none."""
    import fcntl  # here: not every system has it, and where it is not, no file is read

    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor
