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


def cells_of(batch: pa.RecordBatch, column: str) -> Cells | None:
    """The cells of one flat column (`customer.id`, `items[].sku`), without touching the others."""
    roots = [name for name in batch.schema.names if column == name or column.startswith((f"{name}.", f"{name}["))]
    return next((cells for cells in flatten(batch.select(roots)) if cells.name == column), None)


class Harvest:
    """Batches of one answer as they come. The rows that are held never exceed `rows` by more than a batch."""

    def __init__(self, column: str, values: Sequence[str], rows: int, shared: int) -> None:
        self._column, self._rows, self._shared = column, rows, shared
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
        cells = cells_of(batch, self._column)
        if cells is not None:
            index = pc.fill_null(pc.index_in(folded(cells.text), self._wanted), -1).to_numpy(zero_copy_only=False)
            which[cells.rows[index >= 0]] = index[index >= 0]
        return which

    def _drop(self) -> None:
        """Lets go of the rows whose value too many share."""
        over = np.append(self._counts > self._shared, False)  # for -1
        self._held = [(batch.filter(pa.array(~over[which])), which[~over[which]]) for batch, which in self._held]
