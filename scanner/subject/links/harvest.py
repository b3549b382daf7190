"""What one step brings: rows by value, without the values that too many rows share, and no more rows than a limit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.flatten import Cells, flatten
from scanner.plural import plural
from scanner.subject.links.sample import folded

#: Stands between the parts of a key of several columns: no server takes it in a text, but SQLite.
BETWEEN = "\0"


def cells_of(batch: pa.RecordBatch, column: str) -> Cells | None:
    """The cells of one flat column (`customer.id`, `items[].sku`), without touching the others."""
    roots = [name for name in batch.schema.names if column == name or column.startswith((f"{name}.", f"{name}["))]
    return next((cells for cells in flatten(batch.select(roots)) if cells.name == column), None)


def keys_of(batch: pa.RecordBatch, columns: Sequence[str]) -> Cells | None:
    """The keys of the rows: the cells of one column, or of several what stands in all of them, `BETWEEN` them.

    Where a part of a key is missing there is none, as SQL has it. A text that holds `BETWEEN` itself is told by its number of parts.
    """
    parts = [cells_of(batch, column) for column in columns]
    if len(parts) == 1:
        return parts[0]
    whole = [_by_row(each, batch.num_rows) for each in parts if each is not None]
    if len(whole) < len(parts):
        return None
    text = pc.binary_join_element_wise(*whole, pa.scalar(BETWEEN, pa.large_string()))
    return Cells(", ".join(columns), "text", text, np.arange(batch.num_rows, dtype=np.int64))


def _by_row(cells: Cells, rows: int) -> pa.Array:
    """One text for each row, null where it has none."""
    at = np.full(rows, -1, np.int64)
    at[cells.rows] = np.arange(len(cells.rows))
    return pc.utf8_trim_whitespace(cells.text.cast(pa.large_string()).take(pa.array(at, mask=at < 0)))


class Harvest:
    """Batches of one answer as they come. The rows that are held never exceed `rows` by more than a batch."""

    def __init__(self, columns: Sequence[str], values: Sequence[str], rows: int, shared: int) -> None:
        self._columns, self._rows, self._shared = columns, rows, shared
        self._wanted = pc.unique(folded(pa.array(values, pa.large_string())))
        self._counts = np.zeros(len(self._wanted), np.int64)
        self._held: list[tuple[pa.RecordBatch, NDArray[np.int64]]] = []
        self.cut = False

    def add(self, batch: pa.RecordBatch) -> bool:
        """Takes a batch; whether there is room for more."""
        which = self._which(batch)
        self._counts += np.bincount(which[which >= 0], minlength=len(self._counts))
        self._held.append((batch, which))
        if sum(each.num_rows for each, _ in self._held) > self._rows:
            self._drop()
        held = sum(each.num_rows for each, _ in self._held)
        self.cut = held > self._rows
        return not self.cut

    def batches(self) -> list[pa.RecordBatch]:
        """The rows that are left, at most `rows`."""
        self._drop()
        room, left = self._rows, []
        for batch, _ in self._held:
            left.append(batch.slice(0, room))
            room -= left[-1].num_rows
        return [batch for batch in left if batch.num_rows]

    def says(self) -> list[str]:
        """What was not followed, and why; no value is named."""
        over = int((self._counts > self._shared).sum())
        said = [f"{plural(over, 'value')} that more than {plural(self._shared, 'row')} share: not followed"] if over else []
        return said + ([f"more than {plural(self._rows, 'row')} are linked: only so many were read"] if self.cut else [])

    def _which(self, batch: pa.RecordBatch) -> NDArray[np.int64]:
        """The value of each row, by its number; -1 where a database found equal what we do not."""
        which = np.full(batch.num_rows, -1, np.int64)
        cells = keys_of(batch, self._columns)
        if cells is not None:
            index = pc.fill_null(pc.index_in(folded(cells.text), self._wanted), -1).to_numpy(zero_copy_only=False)
            which[cells.rows[index >= 0]] = index[index >= 0]
        return which

    def _drop(self) -> None:
        """Lets go of the rows whose value too many share."""
        over = np.append(self._counts > self._shared, False)  # for -1
        self._held = [(batch.filter(pa.array(~over[which])), which[~over[which]]) for batch, which in self._held]
