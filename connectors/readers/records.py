"""Records without a schema as Arrow columns, one for each path: `address.postcode`, `items[].sku`, `users{}`."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import numpy as np
import pyarrow as pa

from connectors.readers.header import is_name, says_name

#: More different paths than this are not names but data: further keys are handed on as values of the column `{}`.
PATHS = 2000
#: A row is cut into several when it holds more values than this, so that one endless record does not fill the memory.
VALUES = 1 << 16
_DEEPEST = 64
# Rows so few that Python makes their arrays faster than numpy.
_FEW = 64
# An object with more keys than this, most of which columns are not named with, is a map: its keys are values.
_MAP = 20


@dataclass(slots=True)
class Column:
    """The values of one path, and the row of each."""

    values: list[str] = field(default_factory=list)
    rows: array[int] = field(default_factory=lambda: array("i"))


@dataclass(slots=True)
class Records:
    """Collects values by path, row after row. Columns come from all rows, not from the first. A row with more than `most` values is cut."""

    columns: dict[str, Column] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)
    row: int = 0
    size: int = 0
    in_row: int = 0
    most: int = VALUES

    def step(self, path: str, key: str) -> str:
        """The path of the member `key` of the object at `path`; a key that may be a value is recorded as one and becomes `{}`.

        Paths stop growing at 64 levels, so that deep nesting costs linear time.
        """
        if path.count(".") >= _DEEPEST:
            self.add(path + "{}", key)
            return path
        here = f"{path}.{key}" if path else key
        if here not in self.paths:
            if not is_name(key) or len(self.paths) >= PATHS:
                return self.entry(path, key)
            self.paths.add(here)
        return here

    def entry(self, path: str, key: str) -> str:
        """The path of the entry `key` of the map at `path`; the key is a value."""
        self.add(path + "{}", key)
        return path if path.endswith("{}{}") else path + "{}"

    def add(self, path: str, value: str) -> None:
        """One value of the present row."""
        column = self.columns.get(path)
        if column is None:
            column = self.columns[path] = Column()
        column.values.append(value)
        column.rows.append(self.row)
        self.size += len(value) + 8
        self.in_row += 1
        if self.in_row >= self.most:
            self.end_row()

    def end_row(self) -> None:
        """What follows belongs to the next row."""
        self.row, self.in_row = self.row + 1, 0

    def end_begun(self) -> None:
        """The same, if the present row holds anything."""
        if self.in_row:
            self.end_row()

    def full(self) -> bool:
        """Whether there is enough for a batch."""
        return self.size >= 8 << 20 or self.row >= 1 << 16 or len(self.columns) * self.row >= 1 << 22

    def flush(self) -> Iterator[pa.RecordBatch]:
        """What was collected as one batch; then the collection begins anew."""
        if self.columns:
            self.end_begun()
            rows = self.row
            arrays = [as_array(column, rows) for column in self.columns.values()]
            yield pa.RecordBatch.from_arrays(arrays, names=list(self.columns))
        self.columns, self.row, self.size, self.in_row = {}, 0, 0, 0


def as_array(column: Column, rows: int) -> pa.Array:
    """A string a row where no row has two, else a list of strings a row."""
    if rows <= _FEW:
        return _small(column, rows)
    values = _strings(column.values)
    counts = np.bincount(np.frombuffer(column.rows, np.int32), minlength=rows)
    if len(values) == rows and (counts == 1).all():
        return values
    if (counts > 1).any():
        return pa.ListArray.from_arrays(np.concatenate([[0], np.cumsum(counts)]).astype(np.int32), values)
    index = np.where(counts > 0, np.cumsum(counts) - 1, -1)
    return values.take(pa.array(index, mask=index < 0))


def _small(column: Column, rows: int) -> pa.Array:
    """The same for few rows, where a call of numpy costs more than the values do."""
    if len(set(column.rows)) == len(column.rows):
        cells: list[str | None] = [None] * rows
        for at, value in zip(column.rows, column.values, strict=True):
            cells[at] = value
        return _strings(cells)
    ends = [0] * (rows + 1)
    for at in column.rows:
        ends[at + 1] += 1
    return pa.ListArray.from_arrays(pa.array(list(accumulate(ends)), pa.int32()), _strings(column.values))


def _strings(values: Sequence[str | None]) -> pa.Array:
    """As Arrow strings; half a surrogate pair (`\\\\ud800`), which UTF-8 cannot write, becomes a question mark."""
    try:
        return pa.array(values, pa.string())
    except UnicodeEncodeError:
        return pa.array([value and value.encode("utf-8", "replace").decode() for value in values], pa.string())


def is_map(keys: Collection[str]) -> bool:
    """Whether these are the keys of a map rather than of a record."""
    return len(keys) > _MAP and sum(map(says_name, keys)) * 2 <= len(keys)


def collect(into: Records, value: Any, path: str = "") -> None:
    """Adds all leaves of a parsed JSON value, without recursion."""
    todo = [(path, value)]
    while todo:
        here, item = todo.pop()
        if isinstance(item, dict):
            step = into.entry if is_map(item) else into.step
            todo.extend([(step(here, key), inner) for key, inner in item.items()][::-1])
        elif isinstance(item, list):
            inside = here if here.endswith("[][]") else here + "[]"
            todo.extend((inside, inner) for inner in reversed(item))
        elif item is not None:
            into.add(here, item if isinstance(item, str) else str(item).lower())
