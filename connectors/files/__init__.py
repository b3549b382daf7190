"""A folder, a bucket or one file: every file is a unit, read by what it is, and every folder is one, for the names that it holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from connectors.files import names
from connectors.files.entry import FILE, FOLDER, LINK, NAMES, Store, part_of, path_of, unit_name
from connectors.files.keys import Left, reading, wanted
from connectors.files.local import Local
from connectors.files.opening import VANISHED
from connectors.files.url import is_url, local_path, store
from connectors.readers.node import Item
from connectors.sandbox.parent import Sandbox
from scanner.errors import ConfigError, Unreadable
from scanner.model import Part, Place, Unit, Unread


class Files:
    """`path`: a folder, read with all that is below it, or one file; or the URL of either.

    `options` are for URLs: what the server needs to know. Files larger than `max_size` or smaller than `min_size` are told and not read; of
    files, those are listed that were changed since `newer` and before `older` (ages or dates). `mounts` reads what is mounted below, too.
    `ocr` reads text in scanned "pages" where tesseract is installed, in pictures by themselves, too (true), or nowhere (false). `limits` is
    what reading one file may take: `seconds` (for it, and for each thing inside it), `memory`, and `depth` of containers in one another.
    """

    def __init__(
        self,
        path: str,
        options: Mapping[str, Any] | None = None,
        max_size: str | int | None = None,
        min_size: str | int | None = None,
        newer: Any = None,
        older: Any = None,
        mounts: bool = False,
        ocr: bool | str = "pages",
        limits: Mapping[str, Any] | None = None,
    ) -> None:
        self._limits = wanted(max_size, min_size, newer, older)
        self._sandbox = reading(ocr, limits)
        self._store = _store(path, options, mounts, self._limits.max_size)

    def units(self) -> Iterator[Unit | Unread]:
        """Files and folders in the order of their names, not opened yet; what cannot be read is an `Unread`."""
        left = Left(self._limits)
        none = empty = True
        for entry in self._store.entries():
            folder = entry.kind in (FOLDER, NAMES)
            name = unit_name(entry.name, folder)
            none = none and entry.kind in (NAMES, LINK) and not entry.reason
            empty = empty and not entry.reason and (entry.kind != FILE or entry.size == 0)
            if entry.reason:
                yield Unread(Place("", name if entry.name else None), entry.reason)
            elif entry.kind == NAMES:
                yield Unit(name, "folder", parts=(part_of(entry.name, True),), stamp=entry.stamp)
            elif entry.kind == FILE and left.wanted(entry):
                yield Unit(name, "file", size=entry.size, parts=(part_of(entry.name, False),), stamp=entry.stamp)
        yield from left.told()
        if none:
            yield Unread(Place(""), "holds no files")
        elif empty:
            yield Unread(Place(""), "holds empty files only")

    def read(self, part: Part) -> Iterator[Item]:
        """What a file holds, after the `Unit` that says what it is; or the names in a folder.

        Raises `Unreadable` where nothing can read it, or it vanished or changed since it was listed.
        """
        name, folder = path_of(part.unit, part.part)
        if folder:
            yield from names.batches(self._store.names(name))
            return
        with self._store.open(name) as file:
            same = self._store.state(name)
            yield from _rows(file, part.unit, self._sandbox)
            if self._replaced(name, same):
                raise Unreadable("was replaced or removed while it was read")

    def original(self, part: Part) -> BinaryIO:
        """The bytes of a file as it is, for whoever may have a copy; raises `Unreadable`."""
        name, folder = path_of(part.unit, part.part)
        if folder:
            raise Unreadable("is a folder: only the names in it can be had")
        try:
            return self._store.open(name)
        except Unreadable as error:
            if str(error) == VANISHED and "!" in name:
                raise Unreadable("lies inside another file: only its text can be had") from None
            raise

    def _replaced(self, name: str, same: object) -> bool:
        try:
            return self._store.state(name) != same
        except Unreadable:
            return True


def _rows(file: BinaryIO, name: str, sandbox: Sandbox) -> Iterator[Item]:
    """What the file holds; one that is cut or rewritten meanwhile is not read, one that grows is read to where it was."""
    before = os.fstat(file.fileno())
    yield from sandbox.items(file, name, before.st_size)
    after = os.fstat(file.fileno())
    if after.st_size < before.st_size or (after.st_size == before.st_size and after.st_mtime_ns != before.st_mtime_ns):
        raise Unreadable("changed while it was read")


def _store(path: str, options: Mapping[str, Any] | None, mounts: bool, max_size: int | None) -> Store:
    if not isinstance(mounts, bool):
        raise ConfigError('"mounts" must be true or false.')
    if options is not None and not isinstance(options, Mapping):
        raise ConfigError('"options" must be a table, such as options = { anon = true }.')
    if not isinstance(path, str) or not path:
        raise ConfigError('"path" must be a folder, a file or a URL.')
    if is_url(path) and not path.startswith("file:"):
        return store(path, options or {}, max_size)
    path = local_path(path)
    if options:
        raise ConfigError(f'"options" are for URLs such as s3://bucket/folder; {path} is on this machine.')
    if not os.path.lexists(path):
        raise ConfigError(f"{path} does not exist.{_hint(path)}")
    return Local(path, mounts)


def _hint(path: str) -> str:
    """What a path that does not exist was meant to be, where a shell would have known."""
    if any(part.startswith("~") for part in path.split("/")):
        return ' "~" means nothing here: write ${HOME}.'
    if any(sign in path for sign in "*?["):
        return ' A path is no pattern: name the folder, and choose files with include = ["*.csv"].'
    return ""
