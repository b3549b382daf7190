"""What the entries of a review are about, in the words of the sources: for the reviewer's terminal, and for nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from scanner.errors import ConfigError, did_you_mean
from scanner.subject.pack.case import KINDS, OTHER, TABLE, Case, Item, Piece
from scanner.subject.pack.extract import Workspace
from scanner.subject.pack.outcome import blacked
from scanner.subject.pack.rows import Row, as_text

#: An entry about a column or a long text shows so many of its places.
MOST = 20
_LISTED = 30


def shown(case: Case, work: Workspace, wanted: Collection[str] = ()) -> Iterator[str]:
    """Lines that show each entry (or those wanted) and its places, the marked words between ⟦ and ⟧. ConfigError for an unknown entry."""
    ids = [item.id for item in case.items]
    for one in wanted:
        if one not in ids:
            raise ConfigError(f"--entry: no entry of that id. {did_you_mean(one, ids[:_LISTED])}")
    for item in case.items:
        if not wanted or item.id in wanted:
            piece = case.pieces[item.piece - 1]
            where = ", ".join(part for part in (f"{piece.source}: {piece.unit}", item.record, item.column) if part)
            yield f"{item.id}  {KINDS[item.kind]}  ({where})"
            yield f"      found: {item.what}; can be {' / '.join(item.can)}"
            yield from _places(item, piece, work)
            yield ""


def _places(item: Item, piece: Piece, work: Workspace) -> Iterator[str]:
    if piece.kind == OTHER:
        yield "      its text was not read; open the original"
        return
    count = 0
    for row in work.rows(piece):
        said = _row(item, piece, row)
        if said:
            count += 1
            if count <= MOST:
                yield f"      {row.ref}: {said}"
    if count > MOST:
        yield f"      … and {count - MOST} more"


def _row(item: Item, piece: Piece, row: Row) -> str:
    """What of the row the entry is about; "" if nothing."""
    marks = [mark for mark in row.marks if mark.item == item.id]
    if marks:
        columns = dict.fromkeys(mark.column for mark in marks)
        texts = {column: as_text(row.cells.get(column)) for column in columns}
        spans = {column: [(mark.start, mark.end) for mark in marks if mark.column == column] for column in columns}
        return " | ".join(f"{column}: {_bracketed(texts[column], spans[column])}".removeprefix(": ") for column in columns)
    if piece.kind == TABLE and item.record == row.ref:
        return " | ".join(f"{column}: {as_text(value)}" for column, value in row.cells.items())
    return ""


def _bracketed(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with the marked stretches between ⟦ and ⟧."""
    return blacked(text, spans, lambda words: f"⟦{words}⟧")
