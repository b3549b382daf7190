"""Tables of a page: which row is the header, and what each cell is called."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.readers import header
from connectors.readers.header import is_name
from connectors.readers.html_spans import Grid, Placed
from connectors.readers.sheets import layout

# So many rows are looked at to tell whether the first is a header, where the page does not say so.
_LOOKED_AT = 20
_WIDEST = 1 << 14

#: The cells of a row, each with the name of its column, "" where it has none.
Row = list[tuple[str, str]]


@dataclass(slots=True)
class Table:
    """An open table. Rows wait until it is known what they are called; `layout` is a table that only places things on the page."""

    names: list[str] | None = None
    waiting: list[list[str]] | None = field(default_factory=list)
    cells: list[Placed] = field(default_factory=list)
    grid: Grid = field(default_factory=Grid)
    in_cell: bool = False
    layout: bool = False

    def begin_cell(self, head: bool, wide: str | None = None, high: str | None = None) -> None:
        """A cell of a heading or of data begins; over how many columns and rows, as its attributes have it."""
        if not self.layout:
            self.cells.append(Placed.of(head, wide, high))
            self.in_cell = True

    def end_cell(self) -> None:
        """What follows is in no cell."""
        self.in_cell = False

    def say(self, said: str) -> bool:
        """Adds text to the open cell; False where there is none."""
        if not self.in_cell or self.layout or len(self.cells) > _WIDEST:
            return False
        cell = self.cells[-1]
        cell.text += f" {said}" if cell.text else said
        return True

    def give_up(self) -> list[Row]:
        """Another table stands in this one: what it holds are blocks."""
        rows = self.end_row()
        rows += self._release()
        self.layout, self.in_cell = True, False
        return rows

    def end_row(self) -> list[Row]:
        """The rows that are known by now."""
        row, self.cells, self.in_cell = self.cells, [], False
        cells = self.grid.row(row) if row else []
        if not any(cells):
            return []
        if all(cell.head for cell in row) and len(cells) > 1:
            return self._headed(cells)
        if self.names is not None:
            return [list(zip(self.names, cells, strict=True)) if len(cells) == len(self.names) else [("", cell) for cell in cells]]
        if [cell.head for cell in row] == [True, False] and len(cells) == 2:
            return [[(cells[0].rstrip(" :"), cells[1])] if is_name(cells[0].rstrip(" :")) else [("", cells[0]), ("", cells[1])]]
        if self.waiting is None:
            return [[("", cell) for cell in cells]]
        self.waiting.append(cells)
        return self._release() if len(self.waiting) > _LOOKED_AT else []

    def _headed(self, cells: list[str]) -> list[Row]:
        """The row names the columns of those below, as far as its cells may be names; the others are values."""
        rows = self._release()
        left = [cell for cell, name in zip(cells, header.named(cells), strict=True) if cell and not name]
        self.names = header.names(cells, len(cells)) if len(left) < len(cells) else None
        self.waiting = None if self.names is None else []
        return rows + ([[("", cell) for cell in left]] if left else [])

    def _release(self) -> list[Row]:
        """The rows that wait, under the first of them where it is a header."""
        rows, self.waiting = self.waiting or [], None
        if form := _form(rows):
            return form
        title = 1 if len(rows) > 2 and len(rows[0]) == 1 else 0
        first, below = rows[title : title + 1], rows[title + 1 :]
        if below and {len(row) for row in rows[title:]} == {len(first[0])} != {1} and header.is_header(first[0], below):
            above = [[("", cell)] for cell in rows[0][:1] if title] + self._headed(first[0])
            return above + [list(zip(self.names or [""] * len(row), row, strict=True)) for row in below]
        return [[("", cell) for cell in row] for row in rows]

    def end(self) -> list[Row]:
        """All that is left."""
        return self.end_row() + self._release()


def _form(rows: list[list[str]]) -> list[Row]:
    """A form as one row under its labels, after what is no part of it; [] where the rows are none."""
    found = layout.form([[(at, cell) for at, cell in enumerate(row) if cell] for row in rows])
    if found is None:
        return []
    labels, values, rest = found
    names = header.named([label for _, label in labels])
    said = list(zip(names, values, strict=True))
    unnamed = [("", label) for (_, label), name in zip(labels, names, strict=True) if not name]
    return [*([("", cell) for _, cell in row] for row in rest), *([unnamed] if unnamed else []), said]
