"""The pieces of an answer: records of tables, texts, calls and files, copied into the workspace with the marks that ask for a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scanner.config import Config
from scanner.model import Evidence, Notice
from scanner.row_is import ROW_IS
from scanner.subject.pack import rows as kept
from scanner.subject.pack.case import DOCUMENT, OTHER, TABLE, TEXT, Piece
from scanner.subject.pack.copies import BATCH, Copies
from scanner.subject.pack.forms import ENCODED, holder, kind_of, message
from scanner.subject.pack.look import Looker
from scanner.subject.pack.meaning import columns_of, evidence, findings, told
from scanner.subject.pack.rows import Row, as_text, plain_cells, texts
from scanner.subject.pack.seal import sealed
from scanner.subject.result import Match
from scanner.subject.weigh.agreement import LENT, OTHERS, REFERS
from scanner.taxonomy import Taxonomy
from scanner.verdict.case import FREE_TEXT

#: The column of a mail that names what is attached to it.
_ATTACHED = "attachment"
_WORDS = re.compile(r"[^\W\d_]{2}")
#: Below this probability a record may be about someone else, whatever its tier, and one of the two lower tiers always: a person decides.
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Gather:
    """All that is needed to make pieces. `tick` is called with each that is done."""

    config: Config
    notice: Notice
    taxonomy: Taxonomy
    copies: Copies
    looker: Looker
    tick: Callable[[Piece], None]

    def piece(self, number: int, title: str, matches: Sequence[Match]) -> Piece:
        """One unit and its matches → one piece, its files in the folder."""
        first = matches[0]
        source = next(each for each in self.config.sources if each.id == first.place.source)
        kind = piece_kind(matches)
        categories = tuple(sorted({key for match in matches for key in match.categories}))
        info = source.info(self.notice)
        piece = Piece(number, source.id, first.place.unit or "", title, kind, first.form, len(matches),
                      categories=categories, purposes=source.purposes, subjects=source.subjects or self.notice.subjects,
                      doubted=not any(map(_sure, matches)))  # fmt: skip
        piece, found = self._table(piece, matches) if kind == TABLE else self._document(piece, matches)
        said = findings(found, info, self.notice, self.taxonomy)
        statuses = sorted({(one.found.place.column or "", one.found.category, one.status) for one in said})
        piece = replace(piece, statuses=tuple(statuses), categories=tuple(sorted({*categories, *(key for _, key, _ in statuses)})))
        self.tick(piece)
        return piece

    def _table(self, piece: Piece, matches: Sequence[Match]) -> tuple[Piece, list[Evidence]]:
        called = [match for match in matches if match.record == {} and not match.cells]
        matches = [match for match in matches if match not in called]
        if not all(match.cells for match in matches):
            raise ValueError("a record was found without its values: search with keep")
        if called:
            self._doubt(piece, called[0], "")
        cells = [plain_cells(match.cells) for match in matches]
        rows = [texts(each) for each in cells]
        refs = [ref(match.record, ROW_IS.get(piece.form)) for match in matches]
        found = evidence(piece.source, piece.unit, rows, self.looker.engine)
        meanings: dict[str, list[str]] = {}
        telling: dict[str, list[str]] = {}
        for one in found:
            if one.place.column:
                meanings.setdefault(one.place.column, []).append(one.category)
                telling.setdefault(one.place.column, []).extend([] if in_text(one) else [one.category])
        same: dict[object, str] = {}
        for match, name in zip(matches, refs, strict=True):
            self._doubt(piece, match, same.setdefault(alike(match) or name, name), name)
            if message(piece.form) and match.cells.get(_ATTACHED):
                self.looker.review.entry("attached", piece.number, name, "", "attachment")
        parts = [slice(at, at + BATCH) for at in range(0, len(rows), BATCH)]
        marks = [each for part in parts for each in self.looker.marks(piece.number, TABLE, rows[part], refs[part], telling)]
        with sealed(self.copies.folder / kept.name(piece.number), self.copies.keys) as out:
            spread = self.looker.spread(piece.number)
            for name, cell, row, seen in zip(refs, cells, rows, marks, strict=True):
                kept.write(out, [Row(name, cell, self.looker.told_elsewhere(spread, piece.number, TABLE, row, name, seen))])
        found += told(piece, self._special(piece, {(one.place.column or "", one.category) for one in found}))
        columns = columns_of(cells)
        heads = self.looker.heads(piece.number, columns, spread)
        return replace(piece, columns=columns, meanings=meanings, heads=heads), found

    def _document(self, piece: Piece, matches: Sequence[Match]) -> tuple[Piece, list[Evidence]]:
        """A document is about the subject as far as the surest match in it says so."""
        self._doubt(piece, max(matches, key=lambda one: (_sure(one), one.score)), "")
        piece = self.copies.document(piece, _rows(matches), _calls(matches))
        special = sorted(key for key in piece.categories if self.looker.levels.get(key) in ("special", "criminal"))
        for key in special:
            self.looker.review.entry("special", piece.number, "", "", self.taxonomy.categories[key].label)
        if piece.kind == TEXT and piece.suffix in ENCODED:
            self.looker.review.entry("unseen", piece.number, "", "", "may hold encoded parts")
        if piece.kind == OTHER and not piece.lost:
            self.looker.review.entry("unseen", piece.number, "", "", piece.form)
        if piece.kind == DOCUMENT and piece.copied:
            self.looker.review.mark("layout", piece.number, "", "", piece.form)
        if piece.kind == DOCUMENT and holder(piece.form):
            self.looker.review.entry("holder", piece.number, "", "", piece.form)
        seen = {("", key) for key in piece.categories}
        return piece, told(piece, {*seen, *(("", key) for _, key in self._special(piece, seen))})

    def _special(self, piece: Piece, known: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Special categories by column that single values show, too few for the verdict on a column."""
        return self.looker.special.get(piece.number, set()) - set(known)

    def _doubt(self, piece: Piece, match: Match, name: str, also: str = "") -> None:
        if not _sure(match):
            why = "".join(f", {reason}" for reason in match.why if any(doubt in reason for doubt in (OTHERS, LENT, REFERS)))
            self.looker.review.entry("ambiguous", piece.number, name, "", f"{match.tier}, probability {match.score:.2f}{why}", also)


def piece_kind(matches: Sequence[Match]) -> str:
    """What a unit is in the answer. A table of which nothing but its name was found is read line by line, as a text is."""
    kind = kind_of(matches[0].form)
    return TEXT if kind == TABLE and not any(match.cells for match in matches) and not any(match.record for match in matches) else kind


def _sure(match: Match) -> bool:
    return match.tier in ("exact", "linked") and match.score >= SURE


def in_text(one: Evidence) -> bool:
    """Whether a category only stands somewhere in a column's texts: there it is marked where it stands, and not the whole column."""
    return any(said.endswith(FREE_TEXT) for said in one.evidence) and not any(said.startswith("name:") for said in one.evidence)


def alike(match: Match) -> object:
    """What records have in common that one key led to and that differ in numbers and dates alone: they are decided as one. None for any
    other."""
    if not match.over:
        return None
    cells = ((column, as_text(value)) for column, value in plain_cells(match.cells).items())
    return match.via, match.why, match.score, *((column, text) for column, text in cells if column in match.over or _WORDS.search(text))


def _rows(matches: Iterable[Match]) -> set[int]:
    """The lines in which a text has the subject: those of each passage, and those of what was found in it."""
    found = {span.row for match in matches for span in match.spans}
    for match in matches:
        first, last = match.record.get("row"), match.record.get("last", match.record.get("row"))
        found |= set(range(first, last + 1)) if isinstance(first, int) and isinstance(last, int) else set()
    return found


def _calls(matches: Iterable[Match]) -> frozenset[str]:
    """The calls in which the subject is, of an export that tells several apart; none where a file is the subject's by its name."""
    calls = [match.moment.call if match.moment else None for match in matches]
    return frozenset(call for call in calls if call) if all(calls) else frozenset()


def ref(record: Mapping[str, int | str], row_is: str | None = None) -> str:
    """A record's key as words: `id 17`; a message as people count them, as `locate` shows it: `message 3` for row 2."""
    row = record.get("row")
    if row_is and isinstance(row, int) and len(record) == 1:
        return f"{row_is} {row + 1}"
    return ", ".join(f"{key} {value}" for key, value in record.items())


def units(matches: Iterable[Match]) -> dict[tuple[str, str], list[Match]]:
    """The matches by source and unit, in their order."""
    found: dict[tuple[str, str], list[Match]] = {}
    for match in matches:
        found.setdefault((match.place.source, match.place.unit or ""), []).append(match)
    return found
