"""Names of members: what they are called in reports, and as rows of the archive. They are never the name of anything on a disk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyarrow as pa

from connectors.readers.readable import readable
from connectors.readers.text import ROWS

#: The column that holds the names of the members.
COLUMN = "file name"
#: A longer name is cut in reports; its row is whole.
LONGEST = 1024
# Control characters, line ends, and the marks that turn the direction of writing (a name could look like another in a report).
_UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_BYTES = 8 << 20


def shown(name: str) -> str:
    """The name as it stands in reports: on one line, in one direction, not endless."""
    short = name if len(name) <= LONGEST else f"{name[:LONGEST]}…"
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode(), short)


class Unique:
    """Makes names unique: the second `a.csv` is `a.csv #2`. A million names take some 60 MB, since only their hashes are kept."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._again: dict[str, int] = {}

    def name(self, name: str) -> str:
        """The name, or the name and the first number from 2 with which it was not there yet."""
        found = name
        while hash(found) in self._seen:
            number = self._again[name] = self._again.get(name, 1) + 1
            found = f"{name} #{number}"
        self._seen.add(hash(found))
        return found


def rows(names: Iterable[str], column: str = COLUMN) -> Iterator[pa.RecordBatch]:
    """Names as batches of one column, each part of a path as a person reads it."""
    held: list[str] = []
    size = 0
    for name in names:
        held.append("/".join(map(readable, name.split("/"))) if column == COLUMN else name)
        size += len(name)
        if len(held) == ROWS or size > _BYTES:
            yield _batch(held, column)
            held, size = [], 0
    if held:
        yield _batch(held, column)


def kept(name: str) -> bytes:
    """A name as it is put down until it is handed on."""
    return name.replace("\0", "\\x00").encode("utf-8", "backslashreplace") + b"\0"


def held(file: BinaryIO) -> Iterator[str]:
    """The names that were put down in `file`, from its front."""
    file.seek(0)
    rest = b""
    while block := file.read(1 << 18):
        *whole, rest = (rest + block).split(b"\0")
        yield from (name.decode("utf-8") for name in whole)


def _batch(names: list[str], column: str) -> pa.RecordBatch:
    values = [name.encode("utf-8", "backslashreplace") for name in names]
    return pa.RecordBatch.from_arrays([pa.array(values, pa.binary()).cast(pa.string())], names=[column])
