"""Where the tables of a sheet begin, and what their columns are called: told by the rows between two empty ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from connectors.readers import dialect, header

#: The cells of a row that hold something: column (from 0) and text, in ascending order of columns.
Row = list[tuple[int, str]]
# A header is looked for in the first rows of a block; this many below it are compared.
_FIRST = 12
_BELOW = 60


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of the sheet (from 0) with their names; `header` is the row that named them, at `at` of its block."""

    names: dict[int, str]
    header: Row
    at: int = 0

    def takes(self, row: Row) -> bool:
        """Whether a row looks like one of this table: at least half of its cells lie in it, and they are three or fill more than half."""
        inside = sum(column in self.names for column, _ in row)
        return inside * 2 >= len(row) and (inside >= 3 or inside * 2 > len(self.names))


def letters(column: int) -> str:
    """The name that spreadsheets give a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def table(rows: list[Row]) -> Table | None:
    """The table with a header among the rows of a block, or None. What stands above it is no part of it."""
    usual = dialect.width([[text for _, text in row] for row in rows])
    least = 1 if len(rows) > 1 and all(len(row) == 1 for row in rows) else 2
    for at, row in enumerate(rows[:_FIRST]):
        if len(row) >= least and len(row) * 2 >= usual and _names(row, rows[at + 1 : at + 1 + _BELOW]):
            return Table(_named(row), row, at)
    return None


def bare(rows: list[Row]) -> Table | None:
    """The table without a header that the rows of a block make, or None where they are lines of text: most fill one column only."""
    widths = Counter(min(len(row), 2) for row in rows)
    if widths[2] * 2 <= len(rows):
        return None
    columns = sorted({column for row in rows for column, _ in row})
    return Table({column: letters(column) for column in columns}, [])


def form(rows: list[Row]) -> tuple[Row, list[str], list[Row]] | None:
    """Labels, values and the other rows, where a block is a form: labels written as names of columns are, each left of its value."""
    left = label_columns(rows)
    if not left:
        return None
    found = [pair for row in rows for pair in _pairs(row, left)]
    rest = [row for row in rows if not _pairs(row, left)]
    return [(i, label.strip().rstrip(":")) for i, (label, _) in enumerate(found)], [value for _, value in found], rest


def label_columns(rows: list[Row]) -> list[int]:
    """The columns of a form that hold its labels, one value to the right of each; [] where the rows are no form."""
    wide = [row for row in rows if len(row) > 1]
    columns = sorted({column for row in wide for column, _ in row})
    beside = len({row[0][0] for row in wide}) == 1 and all(len(row) == 2 for row in wide)  # values need not stand below one another
    left = columns[:1] if beside else columns[::2]
    if (len(columns) % 2 and not beside) or len(wide) < 2 or len(wide) * 3 < len(rows) * 2:
        return []
    found = [pair for row in wide for pair in _pairs(row, left)]
    labels = [label.strip().rstrip(":") for label, _ in found]
    said = sum(map(header.says_name, labels))
    named_values = sum(header.says_name(value) for _, value in found)
    certain = len(left) == 1 or all(_all_labels(wide, column) for column in left)
    if not found or said * 3 < len(found) * 2 or len(set(labels)) < len(labels) or named_values * 2 > len(found) or not certain:
        return []
    return left


def _all_labels(rows: list[Row], column: int) -> bool:
    """Whether what stands in one of several columns of labels is mostly written as names are: it could be the column of a table."""
    cells = [cell.strip().rstrip(":") for row in rows for at, cell in row if at == column]
    return sum(map(header.says_name, cells)) * 3 >= len(cells) * 2


def _pairs(row: Row, left: list[int]) -> list[tuple[str, str]]:
    """The labels of a row that have a value, each with it."""
    return [(cell, row[i + 1][1]) for i, (column, cell) in enumerate(row[:-1]) if column in left and row[i + 1][0] not in left]


def _names(row: Row, below: list[Row]) -> bool:
    """Whether a row names the columns of the rows below."""
    cells = [dict(other) for other in below]
    return header.is_header([text for _, text in row], [[other.get(column, "") for column, _ in row] for other in cells])


def _named(row: Row) -> dict[int, str]:
    """Unique names for the header's columns; its letters where a column has none that may be shown."""
    taken: set[str] = set()
    names: dict[int, str] = {}
    for (column, _), cell in zip(row, header.named([text for _, text in row]), strict=True):
        name = base = cell or letters(column)
        again = 2
        while name in taken:
            name, again = f"{base}_{again}", again + 1
        taken.add(name)
        names[column] = name
    return names


def named(row: Row) -> dict[int, str]:
    """The same for labels that are known to be some."""
    return _named(row)
