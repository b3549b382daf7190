"""What the decisions do to each piece: left out, in part or whole, or blacked out in places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scanner.subject.pack.case import Item, Piece
from scanner.subject.pack.grounds import REDACT, WITHHOLD
from scanner.subject.pack.review import Decision
from scanner.subject.pack.rows import Row, as_text

#: The entry under which words that a reviewer adds are listed.
WORDS = "words"
#: What stands in a copy where something was blacked out or left out. Always the same: its length must tell nothing.
BLACK, OUT = "[redacted]", "[withheld]"


@dataclass(slots=True)
class Outcome:
    """The decisions on one piece, by what they reach. Values of the mappings are keys of grounds.

    `whole` the piece is left out · `records`, `columns` those left out · `cells` (record, column) left out · `black` entries whose marks
    are blacked out · `words` are blacked out in every text
    """

    whole: str = ""
    records: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    cells: dict[tuple[str, str], str] = field(default_factory=dict)
    black: dict[str, str] = field(default_factory=dict)
    words: re.Pattern[str] | None = None

    def add(self, item: Item, decision: Decision) -> None:
        """Takes in one decision. Where two differ, the stricter one wins by what it reaches."""
        if decision.decision == REDACT:
            self.black[item.id] = decision.ground
        elif decision.decision == WITHHOLD and item.record and item.column:
            self.cells |= {(record, item.column): decision.ground for record in item.records}
        elif decision.decision == WITHHOLD and item.record:
            self.records |= dict.fromkeys(item.records, decision.ground)
        elif decision.decision == WITHHOLD and item.column:
            self.columns[item.column] = decision.ground
        elif decision.decision == WITHHOLD:
            self.whole = decision.ground

    def grounds(self) -> list[str]:
        """The grounds on which something of this piece is left out or blacked out, one for each decision."""
        parts = (self.records, self.columns, self.cells, self.black)
        return [*([self.whole] if self.whole else []), *(ground for part in parts for ground in part.values())]

    def applied(self, row: Row) -> dict[str, Any] | None:
        """The row's cells as they are released; None where the record is left out."""
        if row.ref in self.records:
            return None
        cells = {column: value for column, value in row.cells.items() if column not in self.columns}
        for column in cells:
            spans = [(mark.start, mark.end) for mark in row.marks if mark.column == column and mark.item in self.black]
            spans += self.added(as_text(cells[column]))
            if (row.ref, column) in self.cells:
                cells[column] = OUT
            elif spans:
                cells[column] = blacked(as_text(cells[column]), spans)
        return cells

    def added(self, text: str) -> list[tuple[int, int]]:
        """Where words stand that the reviewer added."""
        return [found.span() for found in self.words.finditer(text)] if self.words else []

    def redactions(self, row: Row) -> list[tuple[str, str, int, int, str, str]]:
        """What was blacked out in a row: record, column, start, end (code points of the original), entry, ground."""
        if self.whole or row.ref in self.records:
            return []
        marks = [mark for mark in row.marks if mark.item in self.black and mark.column not in self.columns]
        found = [(row.ref, mark.column, mark.start, mark.end, mark.item, self.black[mark.item]) for mark in marks]
        places = ((column, *span) for column, value in row.cells.items() for span in self.added(as_text(value)))
        more = [(row.ref, column, start, end, WORDS, self.black[WORDS]) for column, start, end in places if column not in self.columns]
        return found + more


def outcomes(pieces: Iterable[Piece], items: Iterable[Item], decisions: Mapping[str, Decision]) -> dict[int, Outcome]:
    """The outcome of every piece by its number. KeyError for an entry without a decision: nothing undecided comes this far."""
    found = {piece.number: Outcome() for piece in pieces}
    for item in items:
        found[item.piece].add(item, decisions[item.id])
    return found


def blacked(text: str, spans: Iterable[tuple[int, int]], black: Callable[[str], str] = lambda words: BLACK) -> str:
    """The text with the spans (code points; overlapping ones count as one) replaced by what `black` makes of them."""
    parts: list[str] = []
    at = 0
    for start, end in _joined(spans):
        parts += [text[at:start], black(text[start:end])]
        at = end
    return "".join(parts) + text[at:]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
