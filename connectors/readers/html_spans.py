"""Cells of a page's table that take several columns or rows: where those beside and below them stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.readers.documents.frame import number

# A cell over more columns is a title, one over more rows a way to place things; and only so many columns are reached into from above.
_WIDEST, _TALLEST, _REACHED = 64, 1000, 64
# A longer text names nothing, and is not said again in each row that it reaches into.
_NAME = 64


@dataclass(slots=True)
class Placed:
    """A cell as it is written: whether it is a heading, how many columns and rows it takes, and its text."""

    head: bool
    wide: int
    high: int
    text: str = ""

    @classmethod
    def of(cls, head: bool, wide: str | None, high: str | None) -> Placed:
        """A cell with these attributes `colspan` and `rowspan`."""
        return cls(head, number(wide, _WIDEST), number(high, _TALLEST))


@dataclass(slots=True)
class Grid:
    """What reaches into the next row: by column, for how many rows, and what a heading says there."""

    above: dict[int, tuple[int, str]] = field(default_factory=dict)

    def row(self, cells: list[Placed]) -> list[str]:
        """The texts of a row by column. A heading is that of all its columns; any other cell is at its first, the others stay empty.

        A cell over all of a row is a title, and stands alone.
        """
        if len(cells) == 1 and cells[0].wide > 1 and not self.above:
            return [cells[0].text]
        said: list[str] = []
        below = {column: (rows - 1, text) for column, (rows, text) in self.above.items() if rows > 1}
        for cell in cells:
            self._filled(said)
            again = cell.text if cell.head and len(cell.text) <= _NAME else ""
            if cell.high > 1 and len(below) < _REACHED:
                below |= dict.fromkeys(range(len(said), len(said) + cell.wide), (cell.high - 1, again))
            said += [cell.text] + [again] * (cell.wide - 1)
        self._filled(said)
        self.above = below
        return said

    def _filled(self, said: list[str]) -> None:
        while (found := self.above.get(len(said))) is not None:
            said.append(found[1])
