"""Reads a SQL dump. Its own unit is text: what stands before the first table at once, all the rest last.

Each table that is filled is a unit `dump.sql!public.users`. A dump may come back to a table later; those rows are put aside and handed on
together as one more unit, `public.users #2`, so that no two units interleave and no table becomes more than two.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import BinaryIO

from connectors.readers import text
from connectors.readers.dumps.pieces import Known, Rows, pieces
from connectors.readers.dumps.tables import batches
from connectors.readers.encoding import blocks
from connectors.readers.node import Item, Node

_MYSQL = re.compile(rb"MySQL|MariaDB|phpMyAdmin|INSERT\s+INTO\s+`|CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?`", re.I)
_HEAD = 1 << 16


@dataclass(slots=True)
class Aside:
    """Rows that wait in a private file: where each piece lies, by table, columns and form."""

    file: BinaryIO
    places: dict[str, dict[tuple[tuple[str, ...], str], array[int]]] = field(default_factory=dict)

    def put(self, rows: Rows) -> None:
        """Writes the rows to the end of the file."""
        start = self.file.seek(0, 2)
        self.file.write(rows.data)
        kinds = self.places.setdefault(rows.table, {})
        kinds.setdefault((rows.names, rows.form), array("q")).extend((start, len(rows.data)))

    def of(self, table: str) -> Iterator[Rows]:
        """The rows of a table in larger pieces, in the order of the dump as far as columns and form are the same."""
        for (names, form), places in self.places[table].items():
            parts: list[bytes] = []
            size = 0
            for start, length in zip(places[0::2], places[1::2], strict=True):
                self.file.seek(start)
                parts.append(self.file.read(length))
                size += length
                if size > 1 << 20:
                    yield Rows(table, names, form, _between(form).join(parts))
                    parts, size = [], 0
            if parts:
                yield Rows(table, names, form, _between(form).join(parts))


def _between(form: str) -> bytes:
    return b"," if form == "insert" else b""


@dataclass(slots=True)
class Begun:
    """The table that is handed on: rows of it that wait until there are enough of one kind to be worth a batch."""

    table: str = ""
    waiting: list[Rows] = field(default_factory=list)
    size: int = 0

    def add(self, rows: Rows, backslash: bool) -> Iterator[Item]:
        """Takes the rows; yields batches where enough wait, or where they are of another kind than those that do."""
        if self.waiting and (self.waiting[0].names, self.waiting[0].form) != (rows.names, rows.form):
            yield from self.flush(backslash)
        self.table = rows.table
        self.waiting.append(rows)
        self.size += len(rows.data)
        if self.size > 1 << 20:
            yield from self.flush(backslash)

    def flush(self, backslash: bool) -> Iterator[Item]:
        """What waits, as batches."""
        if self.waiting:
            data = _between(self.waiting[0].form).join(rows.data for rows in self.waiting)
            yield from batches(replace(self.waiting[0], data=data), backslash)
        self.waiting, self.size = [], 0


@dataclass(slots=True)
class Lines:
    """Text that comes in pieces, put together to whole lines again; very long ones in overlapping parts."""

    rest: bytes = b""

    def add(self, piece: bytes) -> Iterator[Item]:
        """The lines that are whole by now."""
        self.rest += piece
        end = self.rest.rfind(b"\n") + 1
        if end or len(self.rest) > text.PIECE:
            yield from text.body_of([self.rest[: end or len(self.rest)]])
            self.rest = self.rest[end or len(self.rest) - text.OVERLAP :]

    def flush(self) -> Iterator[Item]:
        """What is left."""
        yield from text.body_of([self.rest] if self.rest.strip(b"; \t\r\n") else [])
        self.rest = b""


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The tables of a dump as units, everything else as lines of the dump's own unit; a script without rows is text as a whole."""
    stream = blocks(file)
    head = next(stream, b"")
    known = Known(backslash=_MYSQL.search(head[:_HEAD]) is not None)
    with node.spool() as other, node.spool() as waiting:
        aside, seen, begun, lines = Aside(waiting), set[str](), Begun(), Lines()
        for piece in pieces(chain([head], stream), known):
            if isinstance(piece, bytes):
                yield from () if seen else lines.add(piece)
                if seen:
                    other.write(piece)
            elif piece.table in seen and piece.table != begun.table:
                aside.put(piece)
            else:
                if piece.table not in seen:
                    yield from begun.flush(known.backslash)
                    yield from lines.flush()
                    seen.add(piece.table)
                    yield node.inner(piece.table or "table").begins("table")
                yield from begun.add(piece, known.backslash)
        yield from begun.flush(known.backslash)
        yield from lines.flush()
        yield from _late(node, aside, known)
        if seen and other.tell():
            other.seek(0)
            yield node.resumes("text", "other lines")
            yield from _lines(other)


def _late(node: Node, aside: Aside, known: Known) -> Iterator[Item]:
    for table in aside.places:
        yield node.inner(f"{table} #2").begins("table")
        for rows in aside.of(table):
            yield from batches(rows, known.backslash)


def _lines(other: BinaryIO) -> Iterator[Item]:
    """The other text, without the lines that hold nothing but the end of a statement."""
    while block := other.read(1 << 20):
        block += other.readline(text.PIECE)
        yield from text.body_of([re.sub(rb"^[ \t;]*+\r?\n", b"", block, flags=re.M)])
