"""What a reader is given beside the bytes: where it stands in the tree of things inside one file, and what it may still spend."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, TypeAlias, cast

import pyarrow as pa

from scanner.model import Place, Unit, Unread

#: What a reader yields. A `Unit` says that what follows belongs to it, until the next; see `scanner.work.Connector`.
Item: TypeAlias = pa.RecordBatch | Unread | Unit
#: Reads a file by what it is; see `connectors.readers.inside.items`.
Read: TypeAlias = Callable[[BinaryIO, "Node"], Iterator[Item]]

#: A spooled file stays in memory up to so many bytes.
_IN_MEMORY = 8 << 20


class Spent(Exception):
    """The file asks for more than it may have. Its message is the reason of the `Unread`: a sentence part without any value."""


@dataclass(slots=True)
class Budget:
    """What all that one file holds may still take: bytes unpacked, things inside, and how deep they may lie in one another."""

    unpacked: int = 4 << 30
    members: int = 2_000_000
    depth: int = 8
    #: The unit that broke the reader before: neither it nor what came before it is read again.
    broke: str | None = None
    #: Where text in pictures is read: in scanned "pages" of documents, in "all" pictures, or in "none".
    ocr: str = "pages"
    #: Where only calls are read, whose words they are by labels and roles; None where everything is.
    calls: Mapping[str, str] | None = None

    def passes(self, unit: str) -> bool:
        """Whether a unit is read; once the one that broke the reader comes by, all that follows is."""
        if self.broke is None or self.broke.startswith(unit + "!"):
            return True
        if unit == self.broke:
            self.broke = None
        return False

    def unpack(self, size: int) -> None:
        """Counts bytes that came out of an archive or a compressed stream, as they come. Spent when it is more than may be."""
        self.unpacked -= size
        if self.unpacked < 0:
            raise Spent("holds far more than its size lets expect (a decompression bomb?): the rest was not unpacked")

    def member(self) -> None:
        """Counts one more thing inside. Spent when there are too many."""
        self.members -= 1
        if self.members < 0:
            raise Spent("holds too many files inside: the rest was not read")


@dataclass(frozen=True, slots=True)
class Node:
    """A file, or something inside a file, on its way through a reader.

    `unit` is its name in reports (`outer.zip!inner/a.csv`), `read` reads something inside by what it is, `work` is the private folder for
    what must be put down, `depth` counts the containers around it.
    """

    unit: str
    read: Read
    budget: Budget = field(default_factory=Budget)
    work: str | None = None
    depth: int = 0

    @property
    def name(self) -> str:
        """The last part of the unit's name, in lower case: what extensions are taken from."""
        return self.unit.rpartition("!")[2].rpartition("/")[2].lower()

    def inner(self, name: str) -> Node:
        """Something inside, counted. Spent where there is too much of it or it lies too deep."""
        self.budget.member()
        if self.depth >= self.budget.depth:
            raise Spent("is nested too deeply: what lies deeper was not read")
        shown = name.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")
        return Node(f"{self.unit}!{shown}", self.read, self.budget, self.work, self.depth + 1)

    def begins(self, form: str, note: str = "") -> Unit:
        """Says that what follows belongs to this, and what it is ("table", "text", or a media type); `note` as in `Unit`."""
        return Unit(self.unit, form, note=note)

    def resumes(self, form: str, name: str) -> Unit:
        """Says that rows of this follow what is inside it. Only a file of a source may come again: inside one they are those of `name`."""
        return (self.inner(name) if self.depth else self).begins(form)

    def unread(self, reason: str, column: str | None = None) -> Unread:
        """Says that this, or one of its columns, was not read (or not to its end), and why: a sentence part without any value."""
        return Unread(Place("", self.unit, column), reason)

    def spool(self) -> BinaryIO:
        """An empty private file for bytes that a reader must seek in; gone when it is closed. It never has a name."""
        return cast(BinaryIO, tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=self.work))
