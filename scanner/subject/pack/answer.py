"""What the person gets: tables, documents, calls, the meaning of columns, the letter, the sheet, and a manifest."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scanner.model import Notice
from scanner.notice.several import as_one
from scanner.subject.pack.archive import Archive
from scanner.subject.pack.called import spoken
from scanner.subject.pack.case import OTHER, TABLE, TRANSCRIPT, Case, Piece
from scanner.subject.pack.documents import call, document
from scanner.subject.pack.extract import Given, Workspace, extract, meanings
from scanner.subject.pack.held import categories
from scanner.subject.pack.letter import TITLE as LETTER
from scanner.subject.pack.letter import letter
from scanner.subject.pack.outcome import WORDS, Outcome
from scanner.subject.pack.page import Block, html, markdown
from scanner.subject.pack.rows import as_text
from scanner.subject.pack.sheet import TITLE as SHEET
from scanner.subject.pack.sheet import sheet
from scanner.subject.pack.spread import any_of
from scanner.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that can be written: the case, what was decided for each piece, and what the letter and the sheet are filled from."""

    work: Workspace
    case: Case
    outcomes: Mapping[int, Outcome]
    notices: Sequence[Notice]
    taxonomy: Taxonomy
    today: date

    def write(self, out: Archive) -> list[Given]:
        """Writes all files, the manifest last, and says what was given of each piece."""
        given = [self._given(out, piece, self.outcomes[piece.number]) for piece in self.case.pieces]
        out.add("data/columns.csv", meanings(given, self.outcomes, as_one(self.notices), self.taxonomy))
        _page(out, "letter", LETTER, letter(self.case, given, self.outcomes, self.notices, self.today))
        _page(out, "article-15", SHEET, sheet([one for one in given if one.files], self.notices, self.taxonomy))
        out.manifest(request=self.case.reference)
        return given

    def _given(self, out: Archive, piece: Piece, outcome: Outcome) -> Given:
        if outcome.whole:
            return Given(piece, note="left out")
        if piece.kind == TABLE:
            shown = categories(piece, outcome, self.work.rows(piece), self.case.matches)
            return extract(out, self.work, replace(piece, categories=shown), outcome)
        if piece.kind == TRANSCRIPT:
            return call(out, self.work, piece, outcome, self.case.names)
        return document(out, self.work, piece, outcome)


def add_words(work: Workspace, case: Case, outcomes: Mapping[int, Outcome], words: Collection[str]) -> int:
    """Blacks out words in the pieces in which they stand: these have a further ground, and go out as a copy instead of the original.

    Gives the number of words that stand nowhere: one that was mistyped blacks out nothing, and whoever wrote it must know.
    """
    pattern = any_of(words, re.IGNORECASE)
    said: set[str] = set()
    for piece in case.pieces if words else ():
        here = set() if piece.kind == OTHER else _said(work, piece, pattern)
        if here:
            outcomes[piece.number].words = pattern
            outcomes[piece.number].black[WORDS] = "other-people"
        said |= here
    return sum(not any_of([word], re.IGNORECASE).search("\n".join(said)) for word in set(words))


def _said(work: Workspace, piece: Piece, pattern: re.Pattern[str]) -> set[str]:
    """Which of the words stand in a piece, in its spelling; the names of its columns count too."""
    found = {one for column in piece.columns for one in pattern.findall(spoken(column))}
    for row in work.rows(piece):
        found.update(one for cell in row.cells.values() for one in pattern.findall(as_text(cell)))
    return found


def _page(out: Archive, name: str, title: str, blocks: Sequence[Block]) -> None:
    out.add(f"{name}.md", markdown(title, blocks))
    out.add(f"{name}.html", html(title, blocks))
