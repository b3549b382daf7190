"""Tables on pages, where one may go on from page to page without its header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from connectors.readers.labels import LOOKED_AT, Names, names_of, of_blocks, row_of
from connectors.readers.sheets.layout import Row

#: So many lines may stand above and below the tables of a page: what its head and its foot say.
_AROUND = 3


def of_page(text: str, before: Open | None = None) -> tuple[str, Open | None]:
    """Lines of a page, cells by tab, and the table that its end leaves open; `before` is that of the page before.

    An empty cell leaves no trace on a page, so a header names those rows only that have as many cells.
    """
    lines = text.split("\n")
    said = [line for _, line in of_blocks((("", line) for line in lines), exact=True)]
    tables = list(_tables(lines))
    left: Open | None = None
    for at, (begin, end) in enumerate(tables):
        some = [("", line) for line in lines[begin : min(end, begin + LOOKED_AT)]]
        names, rows = names_of(some, exact=True), [row_of(line) for line in lines[begin:end]]
        first = rows.index(names.head) if names.head else 0 if names.left else len(rows)
        goes_on = before is not None and at == 0 and begin <= _AROUND and before.goes_on(rows[:first])
        if before and goes_on:
            said[begin : begin + first] = map(before.line, rows[:first])
        if end >= len(lines) - _AROUND:
            left = Open.of(names, rows[first + 1 :]) if names.head else before if goes_on else None
    return "\n".join(said), left


def _tables(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where rows in succession begin and end."""
    begin = -1
    for at, line in enumerate([*lines, ""]):
        if row_of(line) and begin < 0:
            begin = at
        elif not row_of(line) and begin >= 0:
            yield begin, at
            begin = -1


@dataclass(frozen=True, slots=True)
class Open:
    """A table that may go on where the next page begins: what names its cells, how its rows look, and how long a cell of each column is."""

    names: Names
    looks: frozenset[tuple[bool, ...]]
    longest: tuple[int, ...]

    @classmethod
    def of(cls, names: Names, rows: list[Row]) -> Open | None:
        """The table with these rows below its header; None where none of them is a row of it."""
        cells = [[cell for _, cell in row] for row in rows if len(row) == len(names.head)]
        longest = tuple(max(map(len, column)) for column in zip(*cells, strict=True))
        return cls(names, frozenset(map(_look, cells)), longest) if cells else None

    def line(self, row: Row) -> str:
        """A row of the next page."""
        return self.names.line(row) if self._like(row) else "\t".join(cell for _, cell in row)

    def goes_on(self, rows: list[Row]) -> bool:
        """Whether most of these rows, the first of a page, look as those of the table do."""
        return sum(map(self._like, rows)) * 2 > len(rows)

    def _like(self, row: Row) -> bool:
        cells = [cell for _, cell in row]
        return _look(cells) in self.looks and all(len(cell) <= 2 * most + 8 for cell, most in zip(cells, self.longest, strict=True))


def _look(cells: list[str]) -> tuple[bool, ...]:
    """Which cells of a row have digits."""
    return tuple(any(map(str.isdigit, cell)) for cell in cells)
