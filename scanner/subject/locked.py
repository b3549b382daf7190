"""A file to append to by one process at a time, that only its owner may read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from scanner.errors import ConfigError

if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> None:
        os.lseek(number, 0, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_LOCK, 1)  # given back when the file is closed
else:
    import fcntl

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX)  # given back when the file is closed


@contextmanager
def locked(path: Path) -> Iterator[BinaryIO]:
    """The file, unbuffered, for reading and appending, created with mode 0600 if it is not there, and held until the block ends.

    ConfigError where it cannot be opened, or where others may read it.
    """
    try:
        number = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be opened: {error.strerror}.") from None
    with os.fdopen(number, "r+b", buffering=0) as file:
        found = os.fstat(number)
        if not stat.S_ISREG(found.st_mode):
            raise ConfigError(f"{path}: is no file. Name one.")
        if os.name == "posix" and found.st_mode & 0o077:
            raise ConfigError(f"{path}: others may read this file (mode {stat.S_IMODE(found.st_mode):04o}). Run: chmod 600 {path}")
        _lock(number)
        yield file
