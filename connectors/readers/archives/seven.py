"""7z archives, through py7zr (LGPL, an extra). It hands on what it unpacks in one go, so all of it is put down once and then read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from connectors.readers.archives.names import Unique, rows, shown
from connectors.readers.node import Budget, Item, Node, Spent
from scanner.errors import Unreadable

_DAMAGED = "truncated or damaged 7z archive"


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """All members that could be unpacked; `Unread` where that was not all. Raises `Unreadable` where py7zr is not there."""
    try:
        import py7zr
    except ImportError:
        raise Unreadable('needs py7zr: pip install "noticegap[7z]"') from None
    file.seek(0)
    with node.spool() as down:
        put = _Put(down, node.budget)
        wrong, names, links = _unpack(py7zr, file, put)
        yield from rows(names)
        unique = Unique()
        last = put.members[-1] if wrong and put.members else None
        for found in put.members:
            name, start, end = found
            child = node.inner(unique.name(shown(name)))
            if name in links:
                yield child.unread("a symbolic link, which is not followed")
                continue
            if found is not last or end > start:
                yield from node.read(cast(BinaryIO, io.BufferedReader(_Slice(down, start, end))), child)
            if found is last:
                yield child.unread("could not be unpacked to its end")
    if wrong:
        yield node.unread(wrong)


def _unpack(py7zr: Any, file: BinaryIO, put: _Put) -> tuple[str | None, list[str], frozenset[str]]:
    """Unpacks all members into `put`; what went wrong, the names of all members, and of those that are links."""
    names: list[str] = []
    links: frozenset[str] = frozenset()
    try:
        with py7zr.SevenZipFile(file, "r") as archive:
            names = [member.filename for member in archive.files]
            links = frozenset(member.filename for member in archive.files if member.is_symlink or member.is_junction)
            expected = sum(not member.is_directory and not member.is_socket for member in archive.files)
            archive.extractall(factory=put)
    except (Spent, MemoryError):
        raise
    except py7zr.exceptions.PasswordRequired:
        return "encrypted 7z archive", names, links
    except py7zr.exceptions.UnsupportedCompressionMethodError:
        return "7z archive with a compression method that is not read", names, links
    except Exception:  # noqa: BLE001 - whatever py7zr meets in a damaged archive, what came before is read and the rest is said to be unread
        return _DAMAGED, names, links
    return (_DAMAGED if len(put.members) < expected else None), names, links


class _Put:
    """Takes what py7zr unpacks, one member after the other, and counts it. py7zr's own words for this are a factory and its products."""

    def __init__(self, down: BinaryIO, budget: Budget) -> None:
        self.members: list[tuple[str, int, int]] = []
        self._down = down
        self._budget = budget

    def create(self, filename: str) -> _Put:
        """Begins a member."""
        at = self._down.tell()
        self.members.append((filename, at, at))
        return self

    def write(self, data: bytes) -> int:
        """Adds to the member that was begun last."""
        self._budget.unpack(len(data))
        self._down.write(data)
        name, start, end = self.members[-1]
        self.members[-1] = (name, start, end + len(data))
        return len(data)

    def seekable(self) -> bool:
        """Not for py7zr, which would rewind it."""
        return False

    def flush(self) -> None:
        """Nothing: all is written at once."""

    def close(self) -> None:
        """Nothing: the next member goes behind this."""

    def size(self) -> int:
        """Bytes of the member that was begun last."""
        _, start, end = self.members[-1]
        return end - start


class _Slice(io.RawIOBase):
    """A part of a file as a file. Only one may be read at a time."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        self._file, self._start, self._end, self._at = file, start, end, start

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """As of files."""
        self._at = max(self._start, (self._start, self._at, self._end)[whence] + offset)
        return self._at - self._start

    def readinto(self, buffer: Any) -> int:
        """As of files."""
        self._file.seek(self._at)
        data = self._file.read(max(0, min(len(buffer), self._end - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
