"""Structured data as CSV and JSON, a file each per unit, with what the columns mean. Portable in the sense of UK GDPR Art 20."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scanner.model import Notice
from scanner.subject.pack import rows as kept
from scanner.subject.pack.archive import Archive
from scanner.subject.pack.case import Piece
from scanner.subject.pack.grounds import GROUNDS
from scanner.subject.pack.keys import Keys
from scanner.subject.pack.outcome import Outcome
from scanner.subject.pack.rows import as_text
from scanner.subject.pack.sheet_cells import line, table
from scanner.taxonomy import Taxonomy

_LONGEST = 48
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Given:
    """What the answer holds of a piece: its files, how many records, lines or turns, and what is not as it was."""

    piece: Piece
    files: tuple[str, ...] = ()
    rows: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where the rows lie, and the keys that open them."""

    folder: Path
    keys: Keys

    def rows(self, piece: Piece) -> Iterator[kept.Row]:
        """The rows of a piece as they were copied."""
        return kept.read(self.folder / kept.name(piece.number), self.keys)


def extract(archive: Archive, work: Workspace, piece: Piece, outcome: Outcome) -> Given:
    """Writes a table's records that are not left out."""
    stem = f"data/{piece.number:02}-{_UNSAFE.sub('-', piece.title).strip('-.')[:_LONGEST] or 'table'}"
    columns = [column for column in piece.columns if column not in outcome.columns]
    count = 0
    with archive.file(f"{stem}.csv") as out:
        out.text("\ufeff" + line(columns))
        for row in work.rows(piece):
            cells = outcome.applied(row)
            if cells is not None:
                count += 1
                out.text(line([as_text(cells.get(column)) for column in columns]))
    with archive.file(f"{stem}.json") as out:
        out.text("[")
        for number, cells in enumerate(each for row in work.rows(piece) if (each := outcome.applied(row)) is not None):
            out.text((",\n" if number else "\n") + json.dumps(cells, ensure_ascii=False))
        out.text("\n]\n")
    return Given(
        piece, (f"{stem}.csv", f"{stem}.json"), count, "parts left out" if any(GROUNDS[key].told for key in outcome.grounds()) else ""
    )


def meanings(given: Iterable[Given], left_out: Mapping[int, Outcome], notice: Notice, taxonomy: Taxonomy) -> str:
    """`columns.csv`: each column of each file, what it holds, and the words of the notice for that."""
    rows: list[tuple[str, ...]] = [("file", "column", "what it holds", "in the words of our privacy notice")]
    for one in given:
        for column in one.piece.columns:
            keys = one.piece.meanings.get(column, ())
            if one.files and column not in left_out[one.piece.number].columns:
                labels = "; ".join(taxonomy.categories[key].label for key in keys)
                rows.append((one.files[0], column, labels, "; ".join(says(keys, one.piece.purposes, notice))))
    return table(rows)


def says(keys: Iterable[str], purposes: Iterable[str], notice: Notice) -> tuple[str, ...]:
    """The bullets by which the notice declares the categories for these purposes, each once."""
    wanted, ids = set(keys), set(purposes)
    bullets = (bullet for purpose in notice.purposes if purpose.id in ids for bullet in purpose.categories)
    return tuple(dict.fromkeys(bullet.says for bullet in bullets if wanted.intersection(bullet.keys)))
