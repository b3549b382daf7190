"""Which columns the cells of a table in Rich Text Format stand in: told by where they end, as a merged cell has no columns of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.readers.labels import SPAN

# Edges (twips) of one column differ by less from row to row; and so many columns are told apart.
_NEAR, _MOST = 40, 64


@dataclass(slots=True)
class Cells:
    """The edges of the row that is open, and of the row of most columns so far."""

    edges: list[int] = field(default_factory=list)
    grid: list[int] = field(default_factory=list)
    at: int = 0

    def word(self, word: str, number: int | None) -> None:
        """`\\trowd` begins the definition of a row, each `\\cellx` is the right edge of a cell."""
        if word == "trowd":
            self.edges = []
        elif number is not None and len(self.edges) < _MOST:
            self.edges.append(number)

    def ends(self) -> str:
        """What the end of a cell writes: a tab for each column that it takes."""
        at, self.at = self.at, self.at + 1
        if at >= len(self.edges):
            return "\t"
        left = self.edges[at - 1] + _NEAR if at else -(1 << 31)
        return "\t" + f"{SPAN}\t" * (sum(left < edge <= self.edges[at] + _NEAR for edge in self.grid) - 1)

    def row_ends(self) -> None:
        """The row is complete."""
        self.at = 0
        if len(self.edges) > len(self.grid):
            self.grid = list(self.edges)

    def table_ends(self) -> None:
        """A paragraph stands outside of the table."""
        self.grid, self.at = [], 0
