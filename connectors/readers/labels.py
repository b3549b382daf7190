"""Tables and forms in running text: each cell behind the word that says what it is, as people write ("Date of birth: 3 May 1961").

A date, a religion or a salary in a cell says nothing by itself; the header above it, or the label beside it, does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from connectors.readers import header
from connectors.readers.sheets import layout
from connectors.readers.sheets.layout import Row

# So many rows are looked at to tell what names their cells; a longer row is a text.
LOOKED_AT = 20
_LONGEST = 1 << 16
#: Spaces in a header of a page, at most: two columns of prose stand side by side as cells do.
_WORDS = 4
#: Stands in a cell that the one to the left of it covers.
SPAN = "\x1f"
# The column of a cell that stands over all of its row: it is no value of the first.
_ALL = -1
#: What ends a page or a slide, and each table with it.
_PAGE = "\f"


def form(rows: list[list[str]]) -> list[str]:
    """The rows of a form, labels and values side by side, each as a line of its cells by tab; [] where they are none."""
    filled = [_filled(row) for row in rows]
    left = layout.label_columns(filled)
    names = Names(left=frozenset(left))
    return [names.line(row) for row in filled] if left else []


def of_blocks(blocks: Iterable[tuple[str, str]], exact: bool = False) -> Iterator[tuple[str, str]]:
    """Columns and texts; of those in the column "" the ones with tabs are rows, and rows in succession a table. Their order stays.

    With `exact`, a header names the cells of those rows only that have as many.
    """
    waiting: list[tuple[str, str]] = []
    names: Names | None = None
    for column, written in blocks:
        text = written if column == "" else _plain(written)
        row = row_of(text) if column == "" else []
        if column == _PAGE or (column == "" and (not row or (names and names.again(row)))):
            yield from _released(waiting, names_of(waiting, exact))
            waiting, names = [], None
        if not row and not waiting:
            yield column, _plain(text)
        elif names:
            yield column, names.line(row) if row else text
        else:
            waiting.append((column, text))
            if len(waiting) >= LOOKED_AT:
                names = names_of(waiting, exact)
                yield from _released(waiting, names)
                waiting = []
    yield from _released(waiting, names_of(waiting, exact))


def names_of(waiting: list[tuple[str, str]], exact: bool) -> Names:
    texts = [text for column, text in waiting if column == ""]
    found = Names.of(texts)
    if not exact:
        return found
    return Names() if _prose(found, [row_of(text) for text in texts]) else replace(found, exact=True)


def _prose(found: Names, rows: list[Row]) -> bool:
    """Whether the lines of a page are prose side by side, or options of a program: what should name cells is written as no name is."""
    labels = [cell for row in rows for column, cell in row if column in found.left]
    written = sum(_short(cell) and (cell.endswith(":") or cell[0].isupper()) for cell in labels)
    return written * 4 < len(labels) * 3 or not all(header.says_name(cell) and _short(cell) for _, cell in found.head)


def _short(cell: str) -> bool:
    return cell[0].isalpha() and "," not in cell and cell.count(" ") <= _WORDS


def _released(waiting: list[tuple[str, str]], names: Names) -> Iterator[tuple[str, str]]:
    for column, text in waiting:
        yield column, names.line(row_of(text)) if column == "" else text


def row_of(text: str) -> Row:
    """The cells of a line, [] where it is no row."""
    if "\t" not in text or len(text) >= _LONGEST:
        return []
    cells = text.split("\t")
    row = _filled(cells)
    return [(_ALL, row[0][1])] if len(row) == 1 and row[0][0] == 0 and len(cells) == cells.count(SPAN) + 2 > 2 else row


def _filled(cells: list[str]) -> Row:
    return [(i, cell.strip()) for i, cell in enumerate(cells) if cell.strip()]


def _plain(text: str) -> str:
    """A row that is no row of a table here."""
    return text.replace(f"\t{SPAN}", "\t") if SPAN in text else text


def _over(text: str) -> dict[int, int]:
    """The columns of a row that the cell to the left covers, each with the column of that cell."""
    over: dict[int, int] = {}
    if SPAN in text:
        for at, cell in enumerate(text.split("\t")):
            if cell == SPAN:
                over[at] = over.get(at - 1, at - 1)
    return over


@dataclass(frozen=True, slots=True)
class Names:
    """What names the cells: the header `above`, by column, or the labels in the columns `left`; `below` is a second row of the header."""

    above: dict[int, str] = field(default_factory=dict)
    head: Row = field(default_factory=list)
    below: Row = field(default_factory=list)
    left: frozenset[int] = frozenset()
    exact: bool = False

    @classmethod
    def of(cls, texts: list[str]) -> Names:
        """What names the cells of these rows, if anything does."""
        texts = [text for text in texts if row_of(text)]
        rows = [row_of(text) for text in texts]
        if left := layout.label_columns(rows):
            return cls(left=frozenset(left))
        if (found := layout.table(rows)) is None:
            return cls()
        said = header.named([cell for _, cell in found.header])
        above = {column: name for (column, _), name in zip(found.header, said, strict=True) if name}
        over = _over(texts[found.at])
        above |= {column: above[first] for column, first in over.items() if first in above}
        next_ = rows[found.at + 1] if over and found.at + 1 < len(rows) else []
        if not all((column in over or column in over.values()) and header.says_name(cell) for column, cell in next_):
            next_ = []
        return cls(above | dict(next_), found.header, next_)

    def again(self, row: Row) -> bool:
        """Whether a row looks like the header of another table."""
        return bool(self.above) and row not in (self.head, self.below) and len(row) > 1 and all(header.says_name(cell) for _, cell in row)

    def line(self, row: Row) -> str:
        """The cells by tab, those that have a name behind it."""
        if row in (self.head, self.below):
            return "\t".join(cell for _, cell in row)
        said: list[str] = []
        above = {} if self.exact and len(row) != len(self.head) else self.above
        for i, (column, cell) in enumerate(row):
            label = row[i - 1][1].rstrip(":") if i and row[i - 1][0] in self.left else ""
            if label and column not in self.left and header.says_name(label):
                said[-1] = f"{label}: {cell}"
            else:
                name = above.get(column)
                said.append(f"{name}: {cell}" if name else cell)
        return "\t".join(said)
