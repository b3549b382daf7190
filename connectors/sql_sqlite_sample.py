"""SQLite: a sample of a table by windows of its rows' numbers, or of its key where it is a number and there are none.

Anything else is read whole, views and virtual tables, too: there is no server to be spared.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from math import floor
from typing import Any

from sqlalchemy import Connection, text

from connectors.sql_family import Row
from connectors.sql_sample import spread
from connectors.sql_sqlite_names import quoted, raw_of
from scanner.model import Part, Sample

_FORM = text("SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = :table AND sql NOT LIKE 'CREATE VIRTUAL%'")
_COLUMNS = text("SELECT name, pk FROM pragma_table_xinfo(:table, 'main')")
_NEWEST = 10  # one in so many rows of a sample


def sample_of(connection: Connection, part: Part, query: str) -> Sampled | None:
    """The sample of a table that `query` reads whole; None where the table is no larger than that, or has no numbers to go by."""
    import sqlite3

    raw, table = raw_of(connection), f"main.{quoted(part.unit)}"
    if part.sample is None or not connection.execute(_FORM, {"table": part.unit}).first():
        return None
    (many,) = raw.execute(f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT {part.sample.rows + 1})").fetchone()
    if many <= part.sample.rows:
        return None
    columns = {name.lower(): pk for name, pk in connection.execute(_COLUMNS, {"table": part.unit})}
    number = next((name for name in ("rowid", "_rowid_", "oid") if name not in columns), "")
    keys = [name for name, pk in columns.items() if pk]
    for key in (number, quoted(keys[0]) if len(keys) == 1 else ""):
        try:
            ends = key and raw.execute(f"SELECT min({key}), max({key}), typeof(min({key})), typeof(max({key})) FROM {table}").fetchone()
        except sqlite3.OperationalError:  # WITHOUT ROWID
            continue
        if ends and ends[2] == ends[3] == "integer":
            return Sampled(raw, table, query, key, (ends[0], ends[1]), part.sample)
    return None


class Sampled:
    """Rows of a table by windows of `key`, whose first and last values are `ends`; `total` is how many rows it has, known afterwards."""

    def __init__(self, raw: Any, table: str, query: str, key: str, ends: tuple[int, int], sample: Sample) -> None:
        self._raw, self._table, self._query, self._key, self._sample = raw, table, query, key, sample
        self._first, self._last = ends
        self.total: int | None = None

    def rows(self, total: int | None) -> Iterator[Row]:
        """The newest rows, and windows of all before them; `total` is how many rows SQLite believes there are."""
        newest = self._sample.rows // _NEWEST
        last = f"SELECT {self._key} AS k FROM {self._table} ORDER BY k DESC LIMIT {max(newest, 1)}"
        high = floor(self._one(f"SELECT min(k) FROM ({last})")) if newest else self._last + 1
        if newest:
            yield from self._raw.execute(f"{self._query} WHERE {self._key} >= ? ORDER BY {self._key} DESC LIMIT {newest}", (high,))
        if high > self._first:
            about = (total or self._last - self._first + 1) - newest
            windows = spread((self._first, high), self._sample.rows - newest, about, self._sample.seed, self._near, self._window)
            self.total = newest + (yield from _flat(windows))

    def _near(self, at: int) -> tuple[int, int]:
        before = self._one(f"SELECT max({self._key}) FROM {self._table} WHERE {self._key} < ?", at)
        return floor(before), floor(self._one(f"SELECT min({self._key}) FROM {self._table} WHERE {self._key} >= ?", at))

    def _window(self, low: int, high: int, most: int) -> list[Row]:
        # there is nothing beyond the last, and one more may be no number that SQLite can hold
        ends = (low, high) if high <= self._last else (low,)
        where = " AND ".join(f"{self._key} {sign} ?" for sign, _ in zip((">=", "<"), ends, strict=False))
        return list(self._raw.execute(f"{self._query} WHERE {where} ORDER BY {self._key} LIMIT {most}", ends))

    def _one(self, query: str, *values: int) -> Any:
        return self._raw.execute(query, values).fetchone()[0]


def _flat(windows: Generator[list[Row], None, int]) -> Generator[Row, None, int]:
    """The rows of windows, and what they return."""
    while True:
        try:
            yield from next(windows)
        except StopIteration as ended:
            return int(ended.value)
