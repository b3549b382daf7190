"""Opens files of this machine so that nothing waits, acts, changes or leads elsewhere; and says in words why one cannot be opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from scanner.errors import Unreadable

OUTSIDE = "symbolic link to outside the folder"
NOTHING = "symbolic link to nothing"
VANISHED = "vanished after it was listed"

SPECIAL = {
    stat.S_IFIFO: "named pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "character device",
    stat.S_IFBLK: "block device",
}
_NO_TIME = getattr(os, "O_NOATIME", 0)
_FILE = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC


def link(path: str, root: str) -> str | None:
    """Why a symbolic link is not read; None where it leads inside `root` (a real path), since that is read under its own name."""
    target = os.path.realpath(path)
    if os.path.commonpath((root, target)) != root:
        return OUTSIDE
    return None if os.path.exists(target) else NOTHING


def why(error: OSError) -> str:
    """A sentence part for an error of the file system: the system's own words, which hold no data."""
    if isinstance(error, FileNotFoundError):
        return VANISHED
    if isinstance(error, PermissionError):
        return "permission denied"
    return f"cannot be read: {os.strerror(error.errno or 0).lower()}"


@contextmanager
def plain() -> Iterator[None]:
    """An error of the file system as `Unreadable`."""
    try:
        yield
    except OSError as error:
        raise Unreadable(why(error)) from None


def opened(name: str, holder: int | None, follow: int) -> BinaryIO:
    """A file. What it is is asked before it is opened (to open a device may act), and again after."""
    if special := SPECIAL.get(stat.S_IFMT(os.stat(name, dir_fd=holder, follow_symlinks=not follow).st_mode)):
        raise Unreadable(f"{special}: not a file")
    descriptor = without_time(name, _FILE | follow, holder)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Unreadable("not a file")
    return os.fdopen(descriptor, "rb")


def without_time(name: str, flags: int, holder: int | None) -> int:
    """Opens so that the time of access stays, which only the owner may ask for; as usual for anyone else."""
    try:
        return os.open(name, flags | _NO_TIME, dir_fd=holder)
    except PermissionError:
        return os.open(name, flags, dir_fd=holder)
