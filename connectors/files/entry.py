"""What a store lists: files, folders, and what is not read; and what a store is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple, Protocol

#: The unit that holds the names in the source's own folder.
ROOT = "./"
#: Folders in one another beyond this are not followed: nobody made them by hand.
DEEPEST = 4096
TOO_DEEP = "is nested too deeply: what lies deeper was not read"

FILE, FOLDER, NAMES, LINK = "file", "folder", "names", "link"

_AMBIGUOUS = re.compile(r"\\(?=x(?:2e|5c|[89a-f][0-9a-f]))")


class Entry(NamedTuple):
    """One thing in a store.

    `name` is its path relative to the source, "" for the source itself. `kind` is FILE, FOLDER (to be listed), NAMES (a folder as a unit:
    it holds something), or LINK (to what is read under its own name). `size` is in bytes, `modified` in seconds since 1970, None where the
    store does not know. `reason` says why it is not read. `same` tells folders apart, where a folder can hold itself. `stamp` is the unit's
    (see `Unit.stamp`); what a folder holds are names.
    """

    name: str
    kind: str = FILE
    size: int | None = None
    modified: float | None = None
    reason: str | None = None
    same: object = None
    stamp: str = ""

    @property
    def order(self) -> str:
        """Sorts folders among files as their contents sort: `a.txt` before `a/b`."""
        return unit_name(self.name, self.kind in (FOLDER, NAMES))


class Store(Protocol):
    """Where files come from. It can be pickled; whatever it opens, it opens in the process that asks."""

    def entries(self) -> Iterator[Entry]:
        """Everything in it, in the order of `Entry.order`, lazily. Unreadable where the listing cannot go on."""

    def names(self, folder: str) -> Iterator[str]:
        """The names of what lies directly in a folder, in any order. Unreadable."""

    def open(self, name: str) -> BinaryIO:
        """A file for reading: seekable, with a descriptor. Unreadable."""

    def state(self, name: str) -> object:
        """What stays equal as long as a name leads to the same file. Unreadable."""


def shown(name: str) -> str:
    """The name for reports: bytes that are not UTF-8 as `\\xNN`. No two names are shown alike."""
    if name.isascii() and "\\" not in name and not name.startswith("./") and name != ".":
        return name
    name = _AMBIGUOUS.sub(r"\\x5c", name)
    if name == "." or name.startswith("./"):
        name = "\\x2e" + name[1:]
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def unit_name(name: str, folder: bool) -> str:
    """The name of the unit: that of a folder ends with a slash."""
    return (shown(name) + "/" if name else ROOT) if folder else shown(name)


def part_of(name: str, folder: bool) -> str:
    """The key of the unit's one part: "" where the unit's name tells the path, its bytes in hexadecimal where it does not."""
    true = name + "/" if folder and name else name
    return "" if not true or unit_name(name, folder) == true else os.fsencode(true).hex()


def path_of(unit: str, part: str) -> tuple[str, bool]:
    """The path of a part below the source, and whether it is a folder."""
    true = os.fsdecode(bytes.fromhex(part)) if part else unit
    if true == ROOT and not part:
        return "", True
    return (true[:-1], True) if true.endswith("/") else (true, False)


def with_root(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The sorted entries of a source, and where it sorts the source's own folder as a unit, if it holds anything."""
    waits, holds = True, False
    for entry in entries:
        if waits and entry.order > ROOT:
            waits = False
            yield Entry("", NAMES)
        holds = holds or entry.name != ""
        yield entry
    if waits and holds:
        yield Entry("", NAMES)
