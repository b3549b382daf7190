"""Copies of documents and calls: their bytes as they are, and their lines or turns with marks. The originals are only read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from scanner.errors import Unreadable
from scanner.subject.pack import rows as kept
from scanner.subject.pack.case import OTHER, Piece
from scanner.subject.pack.estate import Estate
from scanner.subject.pack.keys import Keys, passing
from scanner.subject.pack.look import Looker
from scanner.subject.pack.rows import Row, plain_cells, texts
from scanner.subject.pack.seal import sealed

#: So many rows are looked through at once.
BATCH = 4_096
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

    def document(self, piece: Piece) -> Piece:
        """Copies a document; what cannot be read to the end cannot be looked into, and what cannot be copied either is `lost`."""
        lost = self._copied(piece)
        suffix = PurePosixPath(piece.unit).suffix.lower()
        suffix = suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) < _LONGEST_SUFFIX else ""
        piece = replace(piece, copied=lost is None, suffix=suffix)
        if piece.kind != OTHER and not self._looked_through(piece):
            piece = replace(piece, kind=OTHER)
        return replace(piece, lost=lost if piece.kind == OTHER else None)

    def _copied(self, piece: Piece) -> str | None:
        """Copies the bytes; says why that could not be done."""
        try:
            with (
                self.estate.original(piece.source, piece.unit) as file,
                sealed(self.folder / kept.original(piece.number), self.keys) as out,
            ):
                for block in _blocks(file):
                    out.write(block)
        except Unreadable as error:
            return str(error)
        return None

    def _looked_through(self, piece: Piece) -> bool:
        """Copies the lines or turns with their marks, then marks the names that were told in other lines too."""
        path = self.folder / kept.name(piece.number)
        first = path.with_suffix(".first")
        count = 0
        try:
            with sealed(first, self.scratch) as out:
                for cells in self._batches(piece):
                    refs = [str(count + at) for at in range(len(cells))]
                    marks = self.looker.marks(piece.number, piece.kind, [texts(each) for each in cells], refs, {})
                    kept.write(out, [Row(*each) for each in zip(refs, cells, map(tuple, marks), strict=True)])
                    count += len(cells)
        except Unreadable:
            return False
        self._spread(piece, first, path)
        os.unlink(first)
        return True

    def _spread(self, piece: Piece, first: Path, path: Path) -> None:
        spread = self.looker.spread(piece.number)
        with sealed(path, self.keys) as out:
            for row in kept.read(first, self.scratch):
                marks = self.looker.told_elsewhere(spread, piece.number, piece.kind, texts(row.cells), row.ref, row.marks)
                kept.write(out, [replace(row, marks=marks)])

    def _batches(self, piece: Piece) -> Iterator[list[dict[str, object]]]:
        for batch in self.estate.rows(piece.source, piece.unit):
            for at in range(0, batch.num_rows, BATCH):
                yield [plain_cells(row) for row in batch.slice(at, BATCH).to_pylist()]


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a source, whose errors are not those of the disk that we write to."""
    try:
        while data := file.read(_BLOCK):
            yield data
    except OSError as error:
        raise Unreadable(f"cannot be read: {(error.strerror or 'input or output failed').lower()}") from None
