"""What the entries of a review are about, in the words of the sources: for the reviewer's terminal, and for nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from scanner.errors import ConfigError, did_you_mean
from scanner.subject.pack.case import KINDS, OTHER, TABLE, Case, Item, Piece
from scanner.subject.pack.entries import Mark
from scanner.subject.pack.extract import Workspace
from scanner.subject.pack.outcome import blacked
from scanner.subject.pack.rows import Row, as_text, original

#: An entry about a column or a long text shows so many of its places.
MOST = 20


def shown(case: Case, work: Workspace, wanted: Collection[str] = ()) -> Iterator[str]:
    """Lines that show each entry (or those wanted) and its places, the marked words between ⟦ and ⟧. ConfigError for an unknown entry."""
    ids = [item.id for item in case.items]
    for one in wanted:
        if one not in ids:
            raise ConfigError(f"--entry: no entry of that id. {did_you_mean(one, ids)}")
    for piece in case.pieces:
        items = [item for item in case.items if item.piece == piece.number and (not wanted or item.id in wanted)]
        places = _places(items, piece, case, work) if items and piece.kind != OTHER else {}
        for item in items:
            where = ", ".join(part for part in (f"{piece.source}: {piece.unit}", item.where, item.column) if part)
            yield f"{item.id}  {KINDS[item.kind]}  ({where})"
            copy = f"; the original is in {original(piece.number)}" if piece.copied else ""
            yield f"      found: {item.what}; can be {' / '.join(item.can)}{copy}"
            yield from (f"      {place}" for place in _said(item, places)[:MOST])
            more = len(places.get(item.id, ())) - MOST
            yield from ((f"      … and {more} more", "") if more > 0 else ("",))


def _said(item: Item, places: Mapping[str, list[str]]) -> list[str]:
    """What is shown of an entry, or where a person finds what cannot be shown."""
    if item.kind == "layout":
        return ["decrypt the original with age and look"]
    return places.get(item.id, ["its text was not read: decrypt the original with age and look"])


def _places(items: Sequence[Item], piece: Piece, case: Case, work: Workspace) -> dict[str, list[str]]:
    """The places of each entry, from one reading of the piece."""
    found: dict[str, list[str]] = {item.id: [] for item in items}
    whole = {record: item.id for item in items if item.kind == "ambiguous" and piece.kind == TABLE for record in item.records or ("",)}
    doubts = [item.id for item in items if item.kind == "ambiguous" and piece.kind != TABLE]
    named = _named(case, piece) if doubts else {}
    for row in work.rows(piece):
        for key in doubts if row.ref in named else ():
            found[key].append(f"{row.ref}: {_marked(replace(row, marks=tuple(Mark(key, *at) for at in named[row.ref])), key)}")
        for key in dict.fromkeys(mark.item for mark in row.marks):
            if key in found:
                found[key].append(f"{row.ref}: {_marked(row, key)}" if len(found[key]) < MOST else "")
        if row.ref in whole:
            said = f"{row.ref}: " + " | ".join(f"{column}: {as_text(value)}" for column, value in row.cells.items())
            found[whole[row.ref]].append(said if len(found[whole[row.ref]]) < MOST else "")
    return found


def _named(case: Case, piece: Piece) -> dict[str, list[tuple[str, int, int]]]:
    """Where the search found the subject in a text: column, start and end by line."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for match in case.matches:
        for row, column, start, end, _ in match["spans"] if match["piece"] == piece.number else ():
            found.setdefault(str(row), []).append((column, start, end))
    return found


def _marked(row: Row, key: str) -> str:
    """The cells of a row that an entry has marks in, the marked stretches between ⟦ and ⟧."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for mark in row.marks:
        if mark.item == key:
            spans.setdefault(mark.column, []).append((mark.start, mark.end))
    cells = {column: blacked(as_text(row.cells.get(column)), at, lambda words: f"⟦{words}⟧") for column, at in spans.items()}
    return " | ".join(f"{column}: {text}".removeprefix(": ") for column, text in cells.items())
