"""Structured data as CSV and JSON, a file each per unit, with what the columns mean. Portable in the sense of UK GDPR Art 20."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scanner.model import Notice
from scanner.sheet_cells import line, table
from scanner.subject.pack import rows as kept
from scanner.subject.pack.archive import Archive
from scanner.subject.pack.called import spoken
from scanner.subject.pack.case import Piece
from scanner.subject.pack.grounds import GROUNDS
from scanner.subject.pack.keys import Keys
from scanner.subject.pack.outcome import Outcome
from scanner.subject.pack.rows import as_text
from scanner.taxonomy import Taxonomy

#: What the body of a message is called, whose column has no name.
BODY = "text"
_LONGEST = 48
_SUFFIX = re.compile(r"\.(?:csv|tsv|jsonl?|ndjson|parquet|xlsx?|ods|xml)$", re.IGNORECASE)
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
    """Writes a table's records that are not left out; no file at all where that is every one."""
    if all(outcome.applied(row) is None for row in work.rows(piece)):
        return Given(piece, note="left out")
    title = _UNSAFE.sub("-", _SUFFIX.sub("", piece.title)).strip("-.")[:_LONGEST]
    stem = f"data/{piece.number:02}-{title or 'table'}"
    heads = headings(piece, outcome)
    count = 0
    with archive.file(f"{stem}.csv") as out:
        out.text("\ufeff" + line(list(heads.values())))
        for row in work.rows(piece):
            cells = outcome.applied(row)
            if cells is not None:
                count += 1
                out.text(line([as_text(cells.get(column)) for column in heads]))
    with archive.file(f"{stem}.json") as out:
        out.text("[")
        for number, cells in enumerate(each for row in work.rows(piece) if (each := outcome.applied(row)) is not None):
            named = {heads[column]: value for column, value in cells.items()}
            out.text((",\n" if number else "\n") + json.dumps(named, ensure_ascii=False))
        out.text("\n]\n")
    return Given(
        piece, (f"{stem}.csv", f"{stem}.json"), count, "parts left out" if any(GROUNDS[key].told for key in outcome.grounds()) else ""
    )


def headings(piece: Piece, outcome: Outcome) -> dict[str, str]:
    """The columns that are not left out, with the names that they go out under: one that is somebody's name becomes `column 3`."""
    found: dict[str, str] = {}
    for number, column in enumerate(piece.columns, 1):
        theirs = piece.heads.get(column) in outcome.black or outcome.added(spoken(column))
        shown = f"column {number}" if theirs else column or BODY
        while shown != column and shown in piece.columns:
            shown += "_"
        found |= {} if column in outcome.columns else {column: shown}
    return found


def meanings(given: Iterable[Given], left_out: Mapping[int, Outcome], notice: Notice, taxonomy: Taxonomy) -> str:
    """`columns.csv`: each column of each file, what it holds, and the words of the notice for that."""
    rows: list[tuple[str, ...]] = [("file", "column", "what it holds", "in the words of our privacy notice")]
    for one in given:
        for column, shown in headings(one.piece, left_out[one.piece.number]).items() if one.files else ():
            keys = one.piece.meanings.get(column, ())
            labels = "; ".join(taxonomy.categories[key].label for key in keys)
            rows.append((one.files[0], shown, labels, "; ".join(says(keys, one.piece.purposes, notice))))
    return table(rows)


def says(keys: Iterable[str], purposes: Iterable[str], notice: Notice) -> tuple[str, ...]:
    """The bullets by which the notice declares the categories for these purposes, each once."""
    wanted, ids = set(keys), set(purposes)
    bullets = (bullet for purpose in notice.purposes if purpose.id in ids for bullet in purpose.categories)
    return tuple(dict.fromkeys(bullet.says for bullet in bullets if wanted.intersection(bullet.keys)))
