"""A folder or one file: every file is a unit, read by what it is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from connectors.readers.node import Item
from connectors.sandbox.parent import Sandbox
from scanner.errors import ConfigError, Unreadable
from scanner.model import Part, Place, Unit, Unread

_SPECIAL = {
    stat.S_IFIFO: "named pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "character device",
    stat.S_IFBLK: "block device",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name in a folder: its path relative to the root, and whether it is a folder."""

    name: str
    folder: bool

    @property
    def order(self) -> str:
        """Sorts folders among files as their contents sort: `a.txt` before `a/b`."""
        return self.name + "/" if self.folder else self.name


class Files:
    """`path`: the folder, read with all that is below it, or the one file."""

    def __init__(self, path: str) -> None:
        if not os.path.lexists(path):
            raise ConfigError(f"{path} does not exist.")
        self.path = path

    def units(self) -> Iterator[Unit | Unread]:
        """The files in the order of their names; what cannot be read as a file is an `Unread`."""
        if not os.path.isdir(self.path):
            yield from self._file(os.path.basename(self.path))
            return
        none = True
        for found in self._below():
            none = False
            yield found
        if none:
            yield Unread(Place(""), "holds no files")

    def read(self, part: Part) -> Iterator[Item]:
        """The rows of a file; raises `Unreadable` where nothing can read it, or it vanished or changed since it was listed."""
        try:
            with self._open(_name(part)) as file:
                yield from _rows(file, part.unit)
        except OSError as error:
            raise Unreadable(_why(error)) from None

    def original(self, part: Part) -> BinaryIO:
        """The bytes of a file as it is, for whoever may have a copy; raises `Unreadable`."""
        try:
            return self._open(_name(part))
        except OSError as error:
            raise Unreadable(_why(error)) from None

    def _below(self) -> Iterator[Unit | Unread]:
        """Depth first with a stack of its own: folders may be nested deeper than Python calls."""
        todo: list[_Entry] = [_Entry("", True)]
        while todo:
            entry = todo.pop()
            if not entry.folder:
                yield from self._file(entry.name)
                continue
            try:
                todo.extend(sorted(self._entries(entry.name), key=lambda entry: entry.order, reverse=True))
            except OSError as error:
                yield Unread(Place("", _shown(entry.name) or None), _why(error))

    def _entries(self, folder: str) -> Iterator[_Entry]:
        with os.scandir(os.path.join(self.path, folder)) as found:
            for entry in found:
                yield _Entry(os.path.join(folder, entry.name), entry.is_dir(follow_symlinks=False))

    def _file(self, name: str) -> Iterator[Unit | Unread]:
        """The unit of one file, or why it is none; nothing for a link to what is read under its own name."""
        shown = _shown(name)
        try:
            if self._link(name):
                return
            with self._open(name) as file:
                size = os.fstat(file.fileno()).st_size
            yield Unit(shown, "file", size=size, parts=("" if shown == name else os.fsencode(name).hex(),))
        except Unreadable as error:
            yield Unread(Place("", shown), str(error))
        except OSError as error:
            yield Unread(Place("", shown), _why(error))

    def _full(self, name: str) -> str:
        return os.path.join(self.path, name) if os.path.isdir(self.path) else self.path

    def _link(self, name: str) -> bool:
        """Whether the name is a link to something inside; raises `Unreadable` for any other link. The root itself may be one."""
        path = self._full(name)
        if path == self.path or not os.path.islink(path):
            return False
        if not self._inside(path):
            raise Unreadable("symbolic link to outside the folder")
        if not os.path.exists(path):
            raise Unreadable("symbolic link to nothing")
        return True

    def _inside(self, path: str) -> bool:
        root = os.path.realpath(self.path)
        return os.path.commonpath((root, os.path.realpath(path))) == root

    def _open(self, name: str) -> BinaryIO:
        """The file, opened so that neither a pipe blocks nor a link put in its place leads outside."""
        path = self._full(name)
        if path != self.path and not self._inside(path):
            raise Unreadable("symbolic link to outside the folder")
        follow = 0 if path == self.path else os.O_NOFOLLOW
        if special := _SPECIAL.get(stat.S_IFMT(os.stat(path).st_mode)):
            raise Unreadable(f"{special}: not a file")
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | follow)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise Unreadable("not a file")
        return os.fdopen(descriptor, "rb")


def _rows(file: BinaryIO, unit: str) -> Iterator[Item]:
    """What the reader for the file's kind yields; a file that is replaced or cut meanwhile is not read."""
    before = os.fstat(file.fileno())
    yield from Sandbox().items(file, unit, before.st_size)
    after = os.fstat(file.fileno())
    if after.st_size < before.st_size or (after.st_size == before.st_size and after.st_mtime_ns != before.st_mtime_ns):
        raise Unreadable("changed while it was read")


def _name(part: Part) -> str:
    """The path below the root: the part's own where the shown name is not it."""
    return os.fsdecode(bytes.fromhex(part.part)) if part.part else part.unit


def _shown(name: str) -> str:
    """The name for reports: bytes that are not UTF-8 as `\\\\xNN`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _why(error: OSError) -> str:
    """A sentence part for an error of the file system: the system's own words, which hold no data."""
    if isinstance(error, FileNotFoundError):
        return "vanished after it was listed"
    if isinstance(error, PermissionError):
        return "permission denied"
    return f"cannot be read: {os.strerror(error.errno or 0).lower()}"
