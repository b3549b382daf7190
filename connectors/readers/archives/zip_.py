"""ZIP archives: the names of the members as rows, then every member as a unit of its own, by the directory at the archive's end.

The directory is gone through twice, entry by entry; 24 bytes are kept of each, and a hash of its name.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

import numpy as np

from connectors.readers.archives import walk
from connectors.readers.archives.directory import Directory, Entry, entries, find
from connectors.readers.archives.inner import counted, member
from connectors.readers.archives.member import content, data_at
from connectors.readers.archives.names import Unique, rows, shown
from connectors.readers.node import Item, Node
from scanner.errors import Unreadable

# A data descriptor may follow a member: 12 to 24 bytes (APPNOTE.TXT 4.3.9).
_DESCRIPTOR = 24


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """All members; `Unread` for those that cannot be had, and for what the archive holds beside them."""
    try:
        found = find(file)
    except Unreadable:
        found = None
    if found is None:
        yield from walk.read(file, node)
        yield node.unread("truncated or damaged ZIP archive: its directory is missing, and only what was found without it was read")
        return
    if found.split:
        raise Unreadable("one of several files of a ZIP archive: they are not read one by one")
    found = _placed(file, found)
    survey = _Survey()
    yield from rows(survey.names(file, found))
    yield from rows(survey.comments, "comment")
    if survey.wrong:
        yield node.unread(survey.wrong)
    if found.after:
        yield node.unread("other data follows the ZIP archive, and was not read")
    if found.shift:
        yield node.unread("a program or other data stands before the ZIP archive, and was not read")
    yield from _members(file, node, found, survey)
    if _unlisted(file, found, survey):
        yield node.unread("holds data that the directory of the ZIP archive does not list, and that was not read")


def _placed(file: BinaryIO, found: Directory) -> Directory:
    """The directory, with offsets that count from the front of the file where members stand there and not behind what comes before."""
    try:
        first = next(entries(file, found), None)
    except Unreadable:
        first = None
    if first and found.shift and data_at(file, first) is None and data_at(file, replace(first, at=first.at - found.shift)) is not None:
        return replace(found, shift=0)
    return found


class _Survey:
    """What the first way through the directory shows."""

    def __init__(self) -> None:
        self.starts = array("Q")
        self.ends = array("Q")
        self.wrong: str | None = None
        self.comments: list[str] = []

    def names(self, file: BinaryIO, found: Directory) -> Iterator[str]:
        """The names of all entries, while everything else is noted. The first comments (1 MB) are kept."""
        if found.comment:
            self.comments.append(found.comment.decode("utf-8", "backslashreplace"))
        left = 1 << 20
        try:
            for entry in entries(file, found):
                self.starts.append(entry.at)
                self.ends.append(min(entry.at + 30 + entry.packed, (1 << 64) - 1))
                if entry.comment and (left := left - len(entry.comment)) > 0:
                    self.comments.append(entry.comment)
                yield entry.name
        except Unreadable as error:
            self.wrong = str(error)
        if left < 0:
            self.wrong = self.wrong or "holds more than 1 MB of comments: the rest of them was not read"

    def overlapping(self) -> frozenset[int]:
        """The numbers of the entries that reach into the next, or stand at the same place as one before: as in no honest archive."""
        starts, ends = np.array(self.starts, np.uint64), np.array(self.ends, np.uint64)
        order = np.argsort(starts, kind="stable")
        over = ends[order[:-1]] > starts[order[1:]]
        same = starts[order[:-1]] == starts[order[1:]]
        return frozenset(np.concatenate([order[:-1][over & ~same], order[1:][same]]).tolist())


def _members(file: BinaryIO, node: Node, found: Directory, survey: _Survey) -> Iterator[Item]:
    overlapping = survey.overlapping() if survey.starts else frozenset()
    unique = Unique()
    for number, entry in enumerate(islice(entries(file, found), len(survey.starts))):
        at = data_at(file, entry)
        if at is not None:
            survey.ends[number] = min(at + entry.packed, (1 << 64) - 1)
        if entry.folder:
            continue
        child = node.inner(unique.name(shown(entry.name)))
        if number in overlapping:
            yield child.unread("shares its bytes with another member of the ZIP archive (a decompression bomb?), and was not read")
        elif entry.link:
            yield child.unread("a symbolic link, which is not followed")
        else:
            yield from _member(file, node, child, entry, at)


def _member(file: BinaryIO, node: Node, child: Node, entry: Entry, at: int | None) -> Iterator[Item]:
    if at is None:
        yield child.unread("does not stand where the directory of the ZIP archive says")
        return
    yield from member(counted(content(file, entry, at), node.budget), node, child)


def _unlisted(file: BinaryIO, found: Directory, survey: _Survey) -> bool:
    """Whether there is anything but zeros between the members, or behind the last, that no entry of the directory is about."""
    starts, ends = np.array(survey.starts, np.uint64), np.array(survey.ends, np.uint64)
    order = np.argsort(starts)
    here = (
        np.concatenate([np.array([found.shift], np.uint64), np.maximum.accumulate(ends[order])]) if len(order) else np.array([found.shift])
    )
    following = np.concatenate([starts[order], np.array([found.at], np.uint64)])
    wide = following > here + np.uint64(_DESCRIPTOR)
    return any(_filled(file, int(at), int(end)) for at, end in zip(here[wide], following[wide], strict=True))


def _filled(file: BinaryIO, at: int, end: int) -> bool:
    """Whether the bytes say something: not only zeros behind a data descriptor, and not the block that Android signs packages with."""
    file.seek(max(at, end - 16))
    if file.read(16) == b"APK Sig Block 42":
        return False
    file.seek(at + _DESCRIPTOR)
    left = end - at - _DESCRIPTOR
    while left > 0 and (block := file.read(min(left, 1 << 20))):
        if block.strip(b"\0"):
            return True
        left -= len(block)
    return False
