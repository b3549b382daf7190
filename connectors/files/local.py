"""Folders and files of this machine, and what is mounted on it. Nothing is changed, no time of access either where the system allows."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from connectors.files.entry import DEEPEST, FILE, FOLDER, LINK, TOO_DEEP, Entry
from connectors.files.mounts import SYSTEM, Mounts, mounted
from connectors.files.opening import NOTHING, OUTSIDE, SPECIAL, VANISHED, link, opened, plain, why, without_time
from connectors.files.stamps import of_local
from connectors.files.walk import walk
from scanner.errors import Unreadable

MOUNTED = "another file system is mounted here: set mounts = true to read it"
NOT_FILES = "a system folder, not files"

_LIST = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_PASS = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Local:
    """A folder with all that is below it, or one file. With `mounts`, file systems that are mounted below are read as well."""

    path: str
    mounts: bool = False

    def entries(self) -> Iterator[Entry]:
        """See `Store`. A link to what lies inside has no reason: that is read under its own name."""
        try:
            here = os.stat(self.path)
        except OSError as error:
            raise Unreadable(NOTHING if os.path.islink(self.path) else why(error)) from None
        if not stat.S_ISDIR(here.st_mode):
            yield _single(os.path.basename(self.path), here)
            return
        root = os.path.realpath(self.path)
        tree = _Tree(self, here.st_dev, root, mounted(root))
        if tree.known.types.get(here.st_dev) in SYSTEM:
            raise Unreadable(NOT_FILES)
        try:
            stamp = of_local(here)
            for entry in walk(tree.scan, (here.st_dev, here.st_ino)):
                yield entry if entry.name else entry._replace(stamp=stamp)
        finally:
            tree.leave()

    def names(self, folder: str) -> Iterator[str]:
        """See `Store`."""
        with plain(), self.listed(folder) as descriptor, os.scandir(descriptor) as found:
            for entry in found:
                yield entry.name

    def open(self, name: str) -> BinaryIO:
        """See `Store`. Neither does a pipe block, nor is a link followed that was put in the file's place."""
        with plain():
            if not os.path.isdir(self.path):
                if name != os.path.basename(self.path):
                    raise Unreadable(VANISHED)
                return opened(self.path, None, 0)
            with self._holder(name) as (holder, last):
                if stat.S_ISLNK(os.stat(last, dir_fd=holder, follow_symlinks=False).st_mode):
                    raise Unreadable(self._link(name) or "symbolic link, read where it leads")
                return opened(last, holder, os.O_NOFOLLOW)

    def state(self, name: str) -> object:
        """See `Store`."""
        with plain():
            if not os.path.isdir(self.path):
                there = os.stat(self.path)
            else:
                with self._holder(name) as (holder, last):
                    there = os.stat(last, dir_fd=holder, follow_symlinks=False)
        return there.st_dev, there.st_ino

    @contextmanager
    def listed(self, folder: str, near: tuple[str, int] | None = None) -> Iterator[int]:
        """The descriptor of a folder to be listed; `near` is one that is open already, and may lie above it. OSError, Unreadable."""
        with self._holder(folder, near) as (holder, last):
            descriptor = without_time(last, _LIST | (os.O_NOFOLLOW if folder else 0), holder)
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    @contextmanager
    def _holder(self, name: str, near: tuple[str, int] | None = None) -> Iterator[tuple[int | None, str]]:
        """The folder that holds `name`, reached without following a single link below the source, and the last part of the name."""
        if not name:
            yield None, self.path
            return
        parts = name.split("/")
        if not {"", ".", ".."}.isdisjoint(parts) or "\0" in name:
            raise Unreadable(OUTSIDE if ".." in parts else VANISHED)
        if len(parts) > DEEPEST + 1:
            raise Unreadable(TOO_DEEP)
        start = near[0].count("/") + 1 if near and name.startswith(near[0] + "/") else 0
        at = os.dup(near[1]) if near and start else os.open(self.path, _PASS)
        try:
            for part in parts[start:-1]:
                try:
                    below = os.open(part, _PASS | os.O_NOFOLLOW, dir_fd=at)
                except NotADirectoryError:
                    raise Unreadable(self._link(name) or VANISHED) from None
                os.close(at)
                at = below
            yield at, parts[-1]
        finally:
            os.close(at)

    def _link(self, name: str) -> str | None:
        return link(os.path.join(self.path, name), os.path.realpath(self.path))


@dataclass(slots=True)
class _Tree:
    """A listing under way: `device` and `root` (a real path) are those of the source.

    `near` is the folder that was listed last, kept open: the next one mostly lies in it, and the way down from the source may be long.
    """

    local: Local
    device: int
    root: str
    known: Mounts
    near: tuple[str, int] | None = None

    def scan(self, folder: str) -> Iterator[Entry]:
        """What lies directly in a folder; see `walk`."""
        above = folder + "/" if folder else ""
        with plain(), self.local.listed(folder, self.near) as descriptor, os.scandir(descriptor) as found:
            self.leave()
            self.near = (folder, os.dup(descriptor)) if folder else None
            for each in found:
                name = above + each.name
                try:
                    entry = self._entry(name, each.stat(follow_symlinks=False))
                except OSError as error:
                    entry = Entry(name, reason=why(error))
                yield entry

    def leave(self) -> None:
        """Closes the folder that was listed last."""
        near, self.near = self.near, None
        if near:
            os.close(near[1])

    def _entry(self, name: str, here: os.stat_result) -> Entry:
        kind = stat.S_IFMT(here.st_mode)
        if kind == stat.S_IFREG:
            return Entry(name, FILE, here.st_size, here.st_mtime, self._barred(name, self.device), stamp=of_local(here))
        if kind == stat.S_IFDIR:
            return Entry(name, FOLDER, None, None, self._barred(name, here.st_dev), (here.st_dev, here.st_ino), of_local(here))
        if kind == stat.S_IFLNK:
            return Entry(name, LINK, reason=link(os.path.join(self.local.path, name), self.root))
        return Entry(name, reason=f"{SPECIAL[kind]}: not a file")

    def _barred(self, name: str, device: int) -> str | None:
        """Why what is mounted at a name is not read; None where nothing is, or where it may be read."""
        point = self.known.points.get(name)
        if point is None and device == self.device:
            return None
        if (point or self.known.types.get(device)) in SYSTEM:
            return NOT_FILES
        return None if self.local.mounts else MOUNTED


def _single(name: str, here: os.stat_result) -> Entry:
    if special := SPECIAL.get(stat.S_IFMT(here.st_mode)):
        return Entry(name, reason=f"{special}: not a file")
    system = mounted("/").types.get(here.st_dev) in SYSTEM
    return Entry(name, FILE, here.st_size, here.st_mtime, NOT_FILES if system else None, stamp=of_local(here))
