"""Rows of a sheet as batches: its tables under the names of their headers, whatever lies outside of them as lines of the body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from connectors.readers import header, text
from connectors.readers.sheets import layout
from connectors.readers.sheets.layout import Row, Table

# A block is judged by so many rows or cells; a batch holds at most so many cells or characters.
_SAMPLE_ROWS = 100
_SAMPLE_CELLS = 20_000
# So many characters count as one cell more.
_SAMPLE_TEXT = 64
_CELLS = 1 << 20
_SIZE = 8 << 20


@dataclass(slots=True)
class Grid:
    """Collects numbered rows; `ready` are finished batches. An empty row ends a block, and each block may be a table of its own."""

    ready: list[pa.RecordBatch] = field(default_factory=list)
    sample: list[Row] | None = field(default_factory=list)
    table: Table | None = None
    columns: dict[int, list[str | None]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    rows: int = 0
    size: int = 0
    length: int = 0
    cells: int = 0
    last: int = -1

    def add(self, number: int, row: Row) -> None:
        """The filled cells of the row `number` (from 0), in ascending order."""
        if not row:
            return
        if number > self.last + 1:
            self.block()
        self.last = number
        if self.sample is None:
            self.put(row)
            return
        self.sample.append(row)
        self.cells += len(row) + sum(len(text) for _, text in row) // _SAMPLE_TEXT
        if len(self.sample) >= _SAMPLE_ROWS or self.cells >= _SAMPLE_CELLS:
            self._judge()

    def begin_with(self, heading: Row) -> None:
        """The rows that come through `put` belong to one table with this header."""
        self._begin(Table(layout.named(heading), heading))
        self.sample = None

    def block(self) -> None:
        """What follows is another block."""
        if self.sample:
            self._judge()
        self.sample = []
        self.cells = 0

    def end(self) -> None:
        """No row follows."""
        self.block()
        self._flush()
        self._flush_lines()

    def _judge(self) -> None:
        """Decides what the rows of the sample are, and takes them."""
        rows, self.sample = self.sample or [], None
        self.cells = 0
        if form := layout.form(rows):
            self._begin(None)
            labels, values, rows = form
            self._form(labels, values)
        elif found := layout.table(rows):
            self._begin(found)
            for row in rows[: found.at]:
                self._line(row)
            rows = rows[found.at + 1 :]
        elif self.table is None or sum(map(self.table.takes, rows)) * 2 < len(rows):
            self._begin(layout.bare(rows))
        for row in rows:
            self.put(row)

    def _begin(self, found: Table | None) -> None:
        """The rows that follow belong to this table, or to none. A header is handed on also when no row follows: names are evidence."""
        if found and self.table and found.names == self.table.names:
            return
        if self.rows:
            self._flush()
        self.table = found
        self.columns = {column: [] for column in found.names} if found else {}
        if found and found.header:
            names = header.named([cell for _, cell in found.header])
            self._line([(0, cell) for (_, cell), name in zip(found.header, names, strict=True) if cell.strip() and not name])
            arrays = [pa.array([], pa.string())] * len(found.names)
            self.ready.append(pa.RecordBatch.from_arrays(arrays, names=list(found.names.values())))

    def _form(self, labels: Row, values: list[str]) -> None:
        """A form as one row whose columns are its labels; labels that may not be names are lines of the body."""
        names = layout.named(labels)
        self._line([(0, cell) for (_, cell), name in zip(labels, header.named([cell for _, cell in labels]), strict=True) if not name])
        self.ready.append(pa.RecordBatch.from_arrays([pa.array([value]) for value in values], names=list(names.values())))

    def put(self, row: Row) -> None:
        """One row of the present table; cells beside it become a line."""
        columns = self.columns
        if not columns:
            self._line(row)
            return
        beside: Row = []
        rows = self.rows
        for cell in row:
            values = columns.get(cell[0])
            missing = rows - len(values) if values is not None else -1
            if values is None or missing < 0:  # outside of the table, or a second cell at the same place
                beside.append(cell)
                continue
            if missing:
                values.extend([None] * missing)
            values.append(cell[1])
            self.size += len(cell[1])
            if self.size >= _SIZE:  # the row is cut: the same text may stand in each of its cells
                self.rows += 1
                self._flush()
                columns, rows = self.columns, 0
        self.rows += 1
        self._line(beside)
        if self.rows >= text.ROWS or self.rows * len(columns) >= _CELLS:
            self._flush()

    def _line(self, row: Row) -> None:
        """A row as a line of the body, its cells side by side as context of one another."""
        while row:
            size = end = 0
            while end < len(row) and size < text.PIECE:
                size += len(row[end][1])
                end += 1
            self.lines.append("\t".join(cell for _, cell in row[:end]))
            self.length += size
            row = row[end:]
            if len(self.lines) >= text.ROWS or self.length >= _SIZE:
                self._flush_lines()

    def _flush(self) -> None:
        """The rows of the table so far as a batch."""
        if self.rows and self.table:
            for values in self.columns.values():
                values.extend([None] * (self.rows - len(values)))
            arrays = [strings(values) for values in self.columns.values()]
            self.ready.append(pa.RecordBatch.from_arrays(arrays, names=list(self.table.names.values())))
            self.columns = {column: [] for column in self.columns}
        self.rows = self.size = 0

    def _flush_lines(self) -> None:
        if self.lines:
            self.ready.extend(text.body(strings(list(self.lines))))
        self.lines.clear()
        self.length = 0

    def taken(self) -> Iterator[pa.RecordBatch]:
        """The finished batches, each once."""
        ready, self.ready = self.ready, []
        yield from ready


def strings(values: list[str | None] | list[str]) -> pa.Array:
    """As Arrow strings; half a surrogate pair, which UTF-8 cannot write, becomes a question mark."""
    try:
        return pa.array(values, pa.string())
    except UnicodeEncodeError:
        return pa.array([value and value.encode("utf-8", "replace").decode() for value in values], pa.string())


def batches(rows: Iterable[tuple[int, Row]]) -> Iterator[pa.RecordBatch]:
    """Batches of numbered rows."""
    grid = Grid()
    for number, row in rows:
        grid.add(number, row)
        if grid.ready:
            yield from grid.taken()
    grid.end()
    yield from grid.taken()
