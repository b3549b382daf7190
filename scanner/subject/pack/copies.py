"""Copies of documents and calls: their bytes as they are, and their lines or turns with marks. The originals are only read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import pyarrow as pa

from scanner.calls import are_turns
from scanner.errors import Unreadable
from scanner.subject.pack import rows as kept
from scanner.subject.pack.calls import Turns
from scanner.subject.pack.case import DOCUMENT, OTHER, TEXT, Piece
from scanner.subject.pack.estate import INSIDE, Estate
from scanner.subject.pack.forms import holder, telling
from scanner.subject.pack.keys import Keys, passing
from scanner.subject.pack.look import Looker
from scanner.subject.pack.rows import Row, plain_cells, texts
from scanner.subject.pack.seal import sealed

#: So many rows are looked through at once.
BATCH = 4_096
#: A text of so many lines, of which the subject is in one of `FEW` at most, is a log or a list: most of it is about others.
LONG, FEW = 100, 20
_BLOCK = 1 << 20
_LONGEST_SUFFIX = 9


@dataclass(frozen=True, slots=True)
class Copies:
    """Where copies go, what they are encrypted to, and where they come from. `scratch` opens what only this process reads again."""

    folder: Path
    keys: Keys
    estate: Estate
    looker: Looker
    scratch: Keys = field(default_factory=passing)

    def document(self, piece: Piece, theirs: Collection[int], calls: frozenset[str] = frozenset()) -> Piece:
        """Copies a document; what cannot be read to the end cannot be looked into, and what cannot be copied either is `lost`.

        `theirs` are the rows in which the search found the subject. An original that changed until its text was looked through is not
        the one that the reviewer decides on: it is thrown away, and the text stays. Of an export of several calls only the turns of
        `calls` are copied, and never the original.
        """
        several = holder(piece.form) or bool(calls)
        lost, digest = (None, "") if several else self._copied(piece)
        suffix = PurePosixPath(piece.unit).suffix.lower()
        suffix = suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) < _LONGEST_SUFFIX else ""
        piece = replace(piece, copied=bool(digest), suffix=suffix)
        hole = None if piece.kind == OTHER else self._looked_through(piece, theirs, calls)
        if hole is not None:
            piece, lost = replace(piece, kind=OTHER), hole if lost == INSIDE or several else lost
        elif piece.kind != OTHER and piece.copied and not self._still(piece, digest):
            os.unlink(self.folder / kept.original(piece.number))
            piece = replace(piece, copied=False)
        return replace(piece, lost=lost if piece.kind == OTHER else None)

    def _still(self, piece: Piece, digest: str) -> bool:
        """Whether a document has these bytes (SHA-256) now."""
        now = hashlib.sha256()
        try:
            with self.estate.original(piece.source, piece.unit) as file:
                for block in _blocks(file):
                    now.update(block)
        except Unreadable:
            return False
        return now.hexdigest() == digest

    def _copied(self, piece: Piece) -> tuple[str | None, str]:
        """Copies the bytes; says why that could not be done, and their SHA-256 where it was."""
        digest = hashlib.sha256()
        try:
            with (
                self.estate.original(piece.source, piece.unit) as file,
                sealed(self.folder / kept.original(piece.number), self.keys) as out,
            ):
                for block in _blocks(file):
                    out.write(block)
                    digest.update(block)
        except Unreadable as error:
            return str(error), ""
        return None, digest.hexdigest()

    def _looked_through(self, piece: Piece, theirs: Collection[int], calls: frozenset[str]) -> str | None:
        """Copies the lines or turns with their marks, then marks the names that were told in other lines too; says why it could not."""
        path = self.folder / kept.name(piece.number)
        first = path.with_suffix(".first")
        count = 0
        try:
            with sealed(first, self.scratch) as out:
                for rows in self._rows(piece, calls):
                    kept.write(out, rows)
                    count += len(rows)
        except Unreadable as error:
            return str(error)
        few = piece.kind in (TEXT, DOCUMENT) and count >= LONG and len(theirs) * FEW <= count
        self._spread(piece, first, path, frozenset(map(str, theirs)) if few and theirs else None)
        os.unlink(first)
        return None

    def _spread(self, piece: Piece, first: Path, path: Path, theirs: Collection[str] | None) -> None:
        spread = self.looker.spread(piece.number)
        with sealed(path, self.keys) as out:
            for row in kept.read(first, self.scratch):
                said = texts(row.cells)
                marks = self.looker.told_elsewhere(spread, piece.number, piece.kind, said, row.ref, row.marks)
                if theirs is not None and row.ref not in theirs:
                    marks = tuple(sorted((*marks, *self.looker.unrelated(piece.number, said))))
                kept.write(out, [replace(row, marks=marks)])

    def _rows(self, piece: Piece, calls: frozenset[str]) -> Iterator[list[Row]]:
        """The rows with their marks. What stands beside several calls is left out: nobody knows to which it belongs."""
        turns, first = Turns(self.looker, piece, calls), 0
        for batch in self.estate.rows(piece.source, piece.unit):
            if are_turns(batch.schema):
                yield from turns.rows(batch, first)
            else:
                yield from turns.end()
                yield from () if calls else self._marked(piece, batch, first)
            first += batch.num_rows
        yield from turns.end()

    def _marked(self, piece: Piece, batch: pa.RecordBatch, first: int) -> Iterator[list[Row]]:
        for at in range(0, batch.num_rows, BATCH):
            cells = [plain_cells(row) for row in batch.slice(at, BATCH).to_pylist()]
            refs = [str(first + at + number) for number in range(len(cells))]
            said = [texts(each) for each in cells]
            makers = telling(piece.kind, piece.unit, {column for row in said for column in row})
            marks = self.looker.marks(piece.number, piece.kind, said, refs, makers)
            yield [Row(*each) for each in zip(refs, cells, map(tuple, marks), strict=True)]


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a source, whose errors are not those of the disk that we write to."""
    try:
        while data := file.read(_BLOCK):
            yield data
    except OSError as error:
        raise Unreadable(f"cannot be read: {(error.strerror or 'input or output failed').lower()}") from None
