"""The tables in the content of an OpenDocument spreadsheet, from the events of a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from connectors.readers.sheets.layout import Row
from connectors.readers.sheets.markup import Texts, local
from connectors.readers.sheets.numbers import plain
from connectors.readers.text import PIECE

_WIDEST = 1 << 14
#: A cell or row may be written once for many that are the same. So many of them (cells a book) are handed on, further ones count once.
REPEATS = 1 << 20
_OUTSIDE = {
    "named-expression@name": "name of a defined name",
    "named-range@name": "name of a defined name",
    "named-expression@expression": "defined name",
    "filter-condition@value": "filter",
    "filter-set-item@value": "filter",
    "dde-source@dde-topic": "link",
    "table-source@href": "link",
    "database-source-sql@sql-statement": "connection",
    "connection-resource@href": "connection",
    "content-validation@condition": "allowed values",
    "help-message": "input message",
    "error-message": "input message",
    "change-track-table-cell": "tracked change",
    "change-track-table-cell@value": "tracked change",
    "creator": "changed by",
}
_BESIDE = {
    "annotation": "comment",
    "creator": "comment author",
    "date": "comment date",
    "a@href": "link",
    "text-box": "text box",
    "custom-shape": "text box",
    "desc": "picture description",
    "title": "picture description",
    "scenario@comment": "scenario",
    "table-source@href": "link",
}
_LITERAL = re.compile(r'"((?:[^"]|"")+)"')
_ROW_NUMBERS = 1 << 24


@dataclass(slots=True)
class Content:
    """Rows as `(None, number, cells)`; a table begins with `(name, 0, [])` and ends with `(None, 0, [])`.

    `beside` takes what belongs to the present table and stands in none of its cells, `own` what belongs to the book.
    """

    rows: list[tuple[str | None, int, Row]] = field(default_factory=list)
    own: Texts = field(default_factory=lambda: Texts(_OUTSIDE))
    beside: Texts = field(default_factory=lambda: Texts(_BESIDE))
    tables: int = 0
    number: int = 0
    row: Row = field(default_factory=list)
    column: int = 0
    again: int = 1
    rows_again: int = 1
    value: str | None = None
    kind: str = ""
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    text: int = 0
    aside: int = 0
    cell: bool = False
    left: int = REPEATS
    repeated: int = 0
    formulas: set[str] = field(default_factory=set)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        tag = local(name)
        if tag == "table" and not self.cell and any(local(key) == "name" for key in attributes):
            self._table(attributes)
        elif not self.tables:
            self.own.start(name, attributes)
        elif self.aside or self.beside.depth:
            self._aside(tag, name, attributes)
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell({local(key): value for key, value in attributes.items()})
        elif tag == "table-row":
            self.row, self.column = [], 0
            self.rows_again = _times(next((value for key, value in attributes.items() if local(key) == "number-rows-repeated"), ""))
        elif tag in _BESIDE or tag == "shapes":
            self._aside(tag, name, attributes)
        elif self.cell and tag == "p":
            self.text += 1
            if self.pieces:
                self.pieces.append("\n")
        else:
            if self.text and tag in ("s", "tab", "line-break"):
                count = _times(next((value for key, value in attributes.items() if local(key) == "c"), ""))
                self.pieces.append(" " * min(count, 1000) if tag == "s" else "\n" if tag == "line-break" else "\t")
            self.beside.start(name, attributes)

    def _aside(self, tag: str, name: str, attributes: dict[str, str]) -> None:
        """Within a comment, a drawing, or a link: its text is not the cell's. A link's is both."""
        if tag == "a":
            self.beside.start(name, attributes)
            return
        self.aside += 1
        self.beside.start(name, attributes)

    def data(self, text: str) -> None:
        """Character data."""
        if not self.tables:
            self.own.data(text)
        elif self.aside:
            self.beside.data(text)
        elif self.text:
            self.pieces.append(text)
            self.length += len(text)
            if self.length > PIECE:
                self.rows.append((None, self.number, [(min(self.column, _WIDEST - 1), "".join(self.pieces))]))
                self.pieces, self.length = [], 0

    def end(self, name: str) -> None:
        """An end tag."""
        tag = local(name)
        if not self.tables:
            self.own.end(name)
        elif self.aside:
            self.aside -= 1
            self.beside.end(name)
        elif tag in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif tag == "table-row":
            self._end_row()
        elif tag == "p" and self.text:
            self.text -= 1
        elif tag == "table":
            self.tables -= 1
            self.rows.append((None, 0, []))

    def _table(self, attributes: dict[str, str]) -> None:
        self.tables += 1
        self.number = 0
        said = next((value for key, value in attributes.items() if local(key) == "name"), "")
        self.rows.append((said, 0, []))

    def _cell(self, said: dict[str, str]) -> None:
        self.cell, self.pieces, self.length, self.text = True, [], 0, 0
        self.again = _times(said.get("number-columns-repeated", ""))
        self.kind = said.get("value-type", "")
        self.value = said.get(
            {"date": "date-value", "time": "time-value", "boolean": "boolean-value", "string": "string-value"}.get(self.kind, "value")
        )
        for literal in _LITERAL.findall(said.get("formula", "")):
            if len(literal) > 2 and literal not in self.formulas and len(self.formulas) < 10_000:
                self.formulas.add(literal)
                self.beside.note("formula", literal)

    def _end_cell(self) -> None:
        text = self._shown("".join(self.pieces))
        if text.strip():
            times = min(self.again, _WIDEST, max(self.left, 1))
            self.left -= times - 1
            self.repeated += len(text) * (times - 1)
            self.row.extend((column, text) for column in range(self.column, min(self.column + times, _WIDEST)))
            if self.column >= _WIDEST or len(self.row) > 2 * _WIDEST:
                self.row.append((_WIDEST - 1, text))
                self._emit(1)
        self.column += self.again
        self.cell, self.text = False, 0

    def _shown(self, text: str) -> str:
        """The value, or the text that is shown where it has zeros or signs that the value does not have."""
        if self.value is None:
            return text
        if self.kind in ("float", "percentage", "currency"):
            number = plain(self.value)
            digits = re.sub(r"[ ()/+-]", "", text)
            return text if digits.isdigit() and digits.lstrip("0") == number and text != number else number
        return (
            self.value.removesuffix("T00:00:00").replace("T", " ")
            if self.kind == "date"
            else self.value
            if self.kind != "time"
            else text or self.value
        )

    def _end_row(self) -> None:
        times = min(self.rows_again, max(self.left // max(len(self.row), 1), 1)) if self.row else self.rows_again
        self.left -= (times - 1) * len(self.row)
        self._emit(times)
        self.number = min(self.number + max(self.rows_again - times, 0), _ROW_NUMBERS)

    def _emit(self, times: int) -> None:
        if self.row:
            self.repeated += sum(len(text) for _, text in self.row) * (times - 1)
            self.rows.extend((None, self.number + i, self.row) for i in range(times))
        self.number = min(self.number + times, _ROW_NUMBERS)
        self.row = []


def _times(text: str) -> int:
    """A count of repetitions; 1 where it is none."""
    return max(int(text), 1) if text.isdigit() and len(text) < 10 else 1
