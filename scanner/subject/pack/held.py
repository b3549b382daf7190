"""Which categories an answer shows of a table: those of the records and columns that it gives, not of what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scanner.subject.pack.case import Piece
from scanner.subject.pack.grounds import GROUNDS
from scanner.subject.pack.outcome import Outcome
from scanner.subject.pack.rows import Row, as_text


def categories(piece: Piece, outcome: Outcome, rows: Iterable[Row], matches: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The categories of what is given, sorted. `matches` are those of the case.

    A record of a namesake was looked at, and is not the person's: what it holds is no category of theirs. What is left out on a ground
    that must not be told is not told by its category either; on other grounds the category stays, for Art 15(1)(b) asks for it.
    """
    if not outcome.records and not outcome.columns:
        return piece.categories
    given = [cells for row in rows if (cells := outcome.applied(row)) is not None]
    secret = {column for column, ground in outcome.columns.items() if not GROUNDS[ground].told}
    valued = {column for column in outcome.columns if column not in secret}
    valued |= {column for cells in given for column, value in cells.items() if as_text(value)}
    found = {key for column, key, _ in piece.statuses if column in valued or (given and not column)}
    records = (one for one in matches if one["piece"] == piece.number and one["record"] not in outcome.records)
    said = {key for one in records for key in one["categories"]}
    hidden = {key for column, key, _ in piece.statuses if column in secret} - found
    return tuple(sorted(found | (said - hidden)))
