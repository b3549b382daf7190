"""The cells of one worksheet (SpreadsheetML, ECMA-376 part 1, 18.3), row by row from its XML; memory does not grow with the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from connectors.readers.sheets.layout import Row
from connectors.readers.sheets.markup import Texts, fed, local, parser
from connectors.readers.sheets.numbers import written
from connectors.readers.sheets.plain_rows import split
from connectors.readers.text import PIECE

#: Columns of a sheet.
WIDEST = 1 << 14
# A row is cut where it holds so many characters.
_HELD = 4 << 20
_LITERAL = re.compile(r'"((?:[^"]|"")+)"')


@dataclass(frozen=True, slots=True)
class Book:
    """What all sheets of a book share: texts, number formats by style, the day zero, and whether texts are missing."""

    shared: Sequence[str] = ()
    formats: Sequence[str] = ()
    epoch_1904: bool = False


@dataclass(slots=True)
class Sheet:
    """Collects cells from the events of a parser. `rows` are the finished ones, `extras` what the sheet holds beside its cells.

    `repeated` counts characters of shared texts that were handed on, since a small file may repeat a long text without end.
    """

    book: Book
    extras: Texts
    rows: list[tuple[int, Row]] = field(default_factory=list)
    row: Row = field(default_factory=list)
    number: int = -1
    column: int = -1
    kind: str = ""
    form: str = ""
    inside: str = ""
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    held: int = 0
    repeated: int = 0
    lost: int = 0
    formulas: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag. In a sheet of any size nearly all are `c` and `v`."""
        tag = self.names.get(name)
        if tag is None:
            tag = local(name)
            if len(self.names) < 10_000:
                self.names[name] = tag
        if tag == "c":
            reference = attributes.get("r")
            self.column = self.column_of(reference) if reference else self.column + 1
            self.kind = attributes.get("t", "n")
            style = attributes.get("s")
            self.form = self._format(style) if style else ""
            self.pieces, self.length = [], 0
        elif tag in ("v", "t", "f", "rPh") and not self.extras.depth:
            self.inside = tag if self.inside != "rPh" else "rPh"
        elif tag == "row":
            self.end_row()
            said = attributes.get("r", "")
            self.number = int(said) - 1 if said.isdigit() and len(said) < 10 else self.number + 1
        elif tag not in ("is", "r", "rPr"):
            self.extras.start(name, attributes)

    def data(self, text: str) -> None:
        """Character data: of a value, an inline text, a formula, or of what stands beside the cells."""
        if not self.inside:
            if self.extras.depth:
                self.extras.data(text)
        elif self.inside != "rPh":
            self.pieces.append(text)
            self.length += len(text)
            if self.length > PIECE:
                self._formula() if self.inside == "f" else self.finish()

    def end(self, name: str) -> None:
        """An end tag."""
        tag = self.names.get(name) or local(name)
        if tag == "c":
            if self.pieces:
                self.finish()
        elif tag == self.inside:
            if tag == "f":
                self._formula()
            self.inside = ""
        elif self.extras.depth:
            self.extras.end(name)

    def finish(self) -> None:
        """The cell, or a piece of an endless one, belongs to the row."""
        text = self.pieces[0] if len(self.pieces) == 1 else "".join(self.pieces)
        self.pieces, self.length = [], 0
        kind = self.kind
        if kind == "n":
            text = written(text.strip(), self.form, self.book.epoch_1904)
        elif kind == "s":
            text = self._shared(text)
        elif kind == "b":
            text = {"0": "false", "1": "true"}.get(text, text)
        if text.strip():
            self.row.append((self.column, text))
            self.held += len(text)
            if len(self.row) > WIDEST or self.held > _HELD:
                self.end_row()

    def end_row(self) -> None:
        """The row is over."""
        if self.row:
            self.row.sort(key=_place)
            self.rows.append((self.number, self.row))
        self.row, self.column, self.held = [], -1, 0

    def _shared(self, index: str) -> str:
        try:
            text = self.book.shared[int(index)]
        except (ValueError, IndexError):
            self.lost += 1
            return ""
        self.repeated += len(text)
        return text

    def _format(self, style: str) -> str:
        try:
            return self.book.formats[int(style)]
        except (ValueError, IndexError):
            return ""

    def column_of(self, reference: str) -> int:
        """The column of a reference such as AB12, from 0; a reference that is none is the next column."""
        name = reference.rstrip("0123456789")
        known = self.columns.get(name)
        if known is None:
            known = 0
            for char in name if len(name) <= 3 and name.isascii() and name.isalpha() else "":
                known = known * 26 + ord(char.upper()) - 64
            if not 0 < known <= WIDEST:
                return self.column + 1
            known -= 1
            self.columns[name] = known
        return known

    def _formula(self) -> None:
        """The texts within a formula: what it shows may not hold them (`HYPERLINK("mailto:…", "Write")`)."""
        text = "".join(self.pieces)
        self.pieces, self.length = [], 0
        for literal in _LITERAL.findall(text) if '"' in text else ():
            if len(literal) > 2 and literal not in self.formulas:
                if len(self.formulas) < 10_000:
                    self.formulas.add(literal)
                self.extras.note("formula", literal)


def _place(cell: tuple[int, str]) -> int:
    return cell[0]


def rows(blocks: Iterable[bytes], sheet: Sheet) -> Iterator[tuple[int, Row]]:
    """Numbered rows (from 0) of a worksheet's XML; Unreadable where it is damaged, after the rows before."""
    for _ in fed(parser(sheet.start, sheet.end, sheet.data), split(blocks, sheet)):
        yield from sheet.rows
        sheet.rows.clear()
    sheet.end_row()
    yield from sheet.rows
    sheet.rows.clear()
