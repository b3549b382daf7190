"""Tables and forms in running text: each cell behind the word that says what it is, as people write ("Date of birth: 3 May 1961").

A date, a religion or a salary in a cell says nothing by itself; the header above it, or the label beside it, does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from connectors.readers import header
from connectors.readers.sheets import layout
from connectors.readers.sheets.layout import Row

# So many rows are looked at to tell what names their cells; a longer row is a text.
_LOOKED_AT = 20
_LONGEST = 1 << 16
#: What ends a page or a slide, and each table with it.
_PAGE = "\f"


def form(rows: list[list[str]]) -> list[str]:
    """The rows of a form, labels and values side by side, each as a line of its cells by tab; [] where they are none."""
    filled = [_filled(row) for row in rows]
    left = layout.label_columns(filled)
    names = _Names(left=frozenset(left))
    return [names.line(row) for row in filled] if left else []


def of_blocks(blocks: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Columns and texts; of those in the column "" the ones with tabs are rows, and rows in succession a table. Their order stays."""
    waiting: list[tuple[str, str]] = []
    names: _Names | None = None
    for column, text in blocks:
        row = _row(text) if column == "" else []
        if column == _PAGE or (column == "" and (not row or (names and names.again(row)))):
            yield from _released(waiting)
            waiting, names = [], None
        if not row and not waiting:
            yield column, text.strip() if column == "" else text
        elif names:
            yield column, names.line(row) if row else text
        else:
            waiting.append((column, text))
            if len(waiting) >= _LOOKED_AT:
                names = _Names.of([_row(text) for column, text in waiting if column == ""])
                yield from _released(waiting, names)
                waiting = []
    yield from _released(waiting)


def _released(waiting: list[tuple[str, str]], names: _Names | None = None) -> Iterator[tuple[str, str]]:
    names = names or _Names.of([_row(text) for column, text in waiting if column == ""])
    for column, text in waiting:
        yield column, names.line(_row(text)) if column == "" else text


def _row(text: str) -> Row:
    """The cells of a line, [] where it is no row."""
    return _filled(text.split("\t")) if "\t" in text and len(text) < _LONGEST else []


def _filled(cells: list[str]) -> Row:
    return [(i, cell.strip()) for i, cell in enumerate(cells) if cell.strip()]


@dataclass(frozen=True, slots=True)
class _Names:
    """What names the cells: the header `above`, by column, or the labels in the columns `left`."""

    above: dict[int, str] = field(default_factory=dict)
    head: Row = field(default_factory=list)
    left: frozenset[int] = frozenset()

    @classmethod
    def of(cls, rows: list[Row]) -> _Names:
        """What names the cells of these rows, if anything does."""
        rows = [row for row in rows if row]
        if left := layout.label_columns(rows):
            return cls(left=frozenset(left))
        if (found := layout.table(rows)) is None:
            return cls()
        said = header.named([cell for _, cell in found.header])
        return cls({column: name for (column, _), name in zip(found.header, said, strict=True) if name}, found.header)

    def again(self, row: Row) -> bool:
        """Whether a row looks like the header of another table."""
        return bool(self.above) and row != self.head and len(row) > 1 and all(header.says_name(cell) for _, cell in row)

    def line(self, row: Row) -> str:
        """The cells by tab, those that have a name behind it."""
        if row == self.head:
            return "\t".join(cell for _, cell in row)
        said: list[str] = []
        for i, (column, cell) in enumerate(row):
            label = row[i - 1][1].rstrip(":") if i and row[i - 1][0] in self.left else ""
            if label and column not in self.left and header.says_name(label):
                said[-1] = f"{label}: {cell}"
            else:
                name = self.above.get(column)
                said.append(f"{name}: {cell}" if name else cell)
        return "\t".join(said)
