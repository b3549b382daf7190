"""The pieces of an answer: records of tables, texts, calls and files, copied into the workspace with the marks that ask for a person."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from scanner.config import Config
from scanner.errors import Unreadable
from scanner.model import Evidence, Notice, SourceInfo
from scanner.subject.pack import rows as kept
from scanner.subject.pack.case import OTHER, TABLE, TEXT, TRANSCRIPT, Piece
from scanner.subject.pack.estate import Estate
from scanner.subject.pack.keys import Keys
from scanner.subject.pack.look import Looker
from scanner.subject.pack.meaning import columns_of, evidence, findings, told
from scanner.subject.pack.rows import Row, plain_cells, texts
from scanner.subject.pack.seal import sealed
from scanner.subject.result import Match
from scanner.taxonomy import Taxonomy

#: Below this probability a record may be about someone else, whatever its tier: a person decides.
SURE = 0.9
_BATCH = 4_096


@dataclass(frozen=True, slots=True)
class Gather:
    """All that is needed to copy pieces. `told` is called with each piece that is done."""

    folder: Path
    keys: Keys
    config: Config
    notice: Notice
    taxonomy: Taxonomy
    estate: Estate
    looker: Looker
    told: Callable[[Piece], None]

    def piece(self, number: int, title: str, matches: Sequence[Match]) -> Piece:
        """One unit and its matches → one piece, its files in the folder."""
        first = matches[0]
        source = next(each for each in self.config.sources if each.id == first.place.source)
        kind = first.form if first.form in (TABLE, TEXT, TRANSCRIPT) else OTHER
        categories = tuple(sorted({key for match in matches for key in match.categories}))
        info = SourceInfo(source.id, source.kind, source.purposes, source.subjects or self.notice.subjects)
        piece = Piece(number, source.id, first.place.unit or "", title, kind, first.form, len(matches),
                      categories=categories, purposes=source.purposes, subjects=info.subjects)  # fmt: skip
        piece, found = self._table(piece, matches) if kind == TABLE else self._document(piece, matches)
        said = findings(found, info, self.notice, self.taxonomy)
        statuses = sorted({(one.found.place.column or "", one.found.category, one.status) for one in said})
        piece = replace(piece, statuses=tuple(statuses), categories=tuple(sorted({*categories, *(key for _, key, _ in statuses)})))
        self.told(piece)
        return piece

    def _table(self, piece: Piece, matches: Sequence[Match]) -> tuple[Piece, list[Evidence]]:
        cells = [plain_cells(match.cells) for match in matches]
        rows = [texts(each) for each in cells]
        refs = [ref(match.record) for match in matches]
        found = evidence(piece.source, piece.unit, rows, self.looker.engine)
        meanings: dict[str, list[str]] = {}
        for one in found:
            if one.place.column:
                meanings.setdefault(one.place.column, []).append(one.category)
        for match, name in zip(matches, refs, strict=True):
            self._doubt(piece, match, name)
        with sealed(self.folder / kept.name(piece.number), self.keys) as out:
            for at in range(0, len(rows), _BATCH):
                part = slice(at, at + _BATCH)
                marks = self.looker.marks(piece.number, TABLE, rows[part], refs[part], meanings)
                kept.write(out, [Row(*each) for each in zip(refs[part], cells[part], map(tuple, marks), strict=True)])
        return replace(piece, columns=columns_of(cells), meanings=meanings), found

    def _document(self, piece: Piece, matches: Sequence[Match]) -> tuple[Piece, list[Evidence]]:
        self._doubt(piece, max(matches, key=lambda one: (_sure(one), one.score)), "")
        piece = self._copied(piece)
        if piece.kind != OTHER:
            piece = self._lines(piece)
        special = [key for key in piece.categories if self.looker.levels.get(key) in ("special", "criminal")]
        for key in special:
            self.looker.review.entry("special", piece.number, "", "", self.taxonomy.categories[key].label)
        if piece.kind == OTHER and not piece.lost:
            self.looker.review.entry("unseen", piece.number, "", "", piece.form)
        return piece, told(piece.source, piece.unit, piece.categories, piece.records)

    def _copied(self, piece: Piece) -> Piece:
        """The original's bytes as they are."""
        try:
            with (
                self.estate.original(piece.source, piece.unit) as file,
                sealed(self.folder / kept.original(piece.number), self.keys) as out,
            ):
                shutil.copyfileobj(file, out, 1 << 20)
        except Unreadable as error:
            return replace(piece, lost=str(error))
        except OSError as error:
            return replace(piece, lost=f"cannot be read: {(error.strerror or 'input or output failed').lower()}")
        suffix = PurePosixPath(piece.unit).suffix.lower()
        return replace(piece, copied=True, suffix=suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) < 9 else "")

    def _lines(self, piece: Piece) -> Piece:
        """Lines or turns with their marks. What cannot be read to the end can be copied, but not looked into."""
        count = 0
        try:
            with sealed(self.folder / kept.name(piece.number), self.keys) as out:
                for cells in self._batches(piece):
                    refs = [str(count + at) for at in range(len(cells))]
                    marks = self.looker.marks(piece.number, piece.kind, [texts(each) for each in cells], refs, {})
                    kept.write(out, [Row(*each) for each in zip(refs, cells, map(tuple, marks), strict=True)])
                    count += len(cells)
        except Unreadable as error:
            return replace(piece, kind=OTHER, lost=piece.lost and f"{piece.lost}; {error}")
        return replace(piece, lost=None if piece.kind == TRANSCRIPT else piece.lost)

    def _batches(self, piece: Piece) -> Iterator[list[dict[str, object]]]:
        for batch in self.estate.rows(piece.source, piece.unit):
            for at in range(0, batch.num_rows, _BATCH):
                yield [plain_cells(row) for row in batch.slice(at, _BATCH).to_pylist()]

    def _doubt(self, piece: Piece, match: Match, name: str) -> None:
        if not _sure(match):
            self.looker.review.entry("ambiguous", piece.number, name, "", f"{match.tier}, probability {match.score:.2f}")


def _sure(match: Match) -> bool:
    return match.tier != "name-only" and match.score >= SURE


def ref(record: Mapping[str, int | str]) -> str:
    """A record's key as words: `id 17`."""
    return ", ".join(f"{key} {value}" for key, value in record.items())


def units(matches: Iterable[Match]) -> dict[tuple[str, str], list[Match]]:
    """The matches by source and unit, in their order."""
    found: dict[tuple[str, str], list[Match]] = {}
    for match in matches:
        found.setdefault((match.place.source, match.place.unit or ""), []).append(match)
    return found
