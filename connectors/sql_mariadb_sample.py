"""MariaDB and MySQL: a sample of a table by the windows of a key, or of what has no key that counts by thinning it on the server.

The newest rows are a tenth of the sample where the key grows with the table. What has no such key is read by the server from end to end,
but for most rows it sends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import Any

from sqlalchemy import Connection, text

from connectors.sql_family import split_name
from connectors.sql_limits import BATCH_BYTES
from connectors.sql_mariadb_cells import Packed, joined
from connectors.sql_mariadb_key import Key, key_of, one
from connectors.sql_mariadb_names import quoted, raw_of, table_of
from connectors.sql_mariadb_rows import packed
from connectors.sql_sample import spread
from scanner.model import Part, Sample

_TABLE = text(
    "SELECT table_rows, table_type LIKE '%VIEW' FROM information_schema.tables WHERE table_schema = :schema AND table_name = :table"
)
_NEWEST = 10  # one in so many rows of a sample


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sample: of how many rows about, and which."""

    total: int
    rows: Iterator[Packed]


def sample_of(connection: Connection, part: Part, query: str, most: int) -> Chosen | None:
    """The sample of a table that `query` reads whole, in batches of at most `most` rows; None where the table is hardly larger than it."""
    sample = part.sample
    names = dict(zip(("schema", "table"), split_name(part.unit), strict=True))
    total, view = connection.execute(_TABLE, names).one()
    if view:
        total = _expected(connection, part.unit)
    if sample is None or not total or total <= sample.rows:
        return None
    key = key_of(connection, part.unit, int(total))
    if key:
        return Chosen(total, _batched(_Windows(connection, part.unit, query, key).taken(sample, total), most))
    share = f"{query} WHERE RAND({sample.seed & 0x7FFFFFFF}) < {sample.rows / total:.12f}"
    return Chosen(total, packed(raw_of(connection), share, most=most))


def _expected(connection: Connection, unit: str) -> int | None:
    """How many rows the server expects a view to have; None where it does not tell this user."""
    from pymysql.err import MySQLError

    raw = raw_of(connection)
    with raw.cursor() as cursor:
        try:
            cursor.execute(f"EXPLAIN SELECT * FROM {table_of(unit)}")
        except MySQLError:
            return None
        names = [column[0] for column in cursor.description]
        steps = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return prod(int(step["rows"] or 1) for step in steps if step["id"] == 1)


class _Windows:
    """A table by windows of a key: the queries that look at it and read from it."""

    def __init__(self, connection: Connection, unit: str, query: str, key: Key) -> None:
        self._connection, self._key = connection, key
        name = quoted(key.column).replace("%", "%%")
        self._name, self._table = name, table_of(unit).replace("%", "%%")
        self._query = f"{query} FORCE INDEX ({quoted(key.index)})".replace("%", "%%")

    def taken(self, sample: Sample, total: int) -> Iterator[Packed]:
        """The newest rows, and windows of all before them."""
        low, high = self._key.first, self._key.last + 1
        newest = sample.rows // _NEWEST if self._key.grows else 0
        if newest:
            yield self._rows(f"ORDER BY {self._name} DESC LIMIT {newest}")
            last = f"(SELECT {self._name} AS k FROM {self._table} ORDER BY k DESC LIMIT {newest}) AS newest"
            high = self._key.number(one(self._connection, f"SELECT MIN(k) FROM {last}", ())[0])
        if low < high:
            yield from spread((low, high), sample.rows - newest, total - newest, sample.seed, self._near, self._window)

    def _near(self, at: int) -> tuple[int, int]:
        value, (name, table) = self._key.value(at), (self._name, self._table)
        before, after = f"(SELECT MAX({name}) FROM {table} WHERE {name} < %s)", f"(SELECT MIN({name}) FROM {table} WHERE {name} >= %s)"
        first, last = one(self._connection, f"SELECT {before}, {after}", (value, value))
        try:
            return self._key.number(first), self._key.number(last)
        except ValueError:  # a text among UUIDs that is none: whether there is a gap cannot be told
            return at, at

    def _window(self, low: int, high: int, most: int) -> Packed:
        values = [self._key.value(low)]
        if high <= self._key.last:  # else nothing lies beyond, and it may be no date at all (9999-12-31 and a day)
            values.append(self._key.value(high))
        where = " AND ".join(f"{self._name} {sign} %s" for sign, _ in zip((">=", "<"), values, strict=False))
        return self._rows(f"WHERE {where} ORDER BY {self._name} LIMIT {most}", *values)

    def _rows(self, where: str, *values: Any) -> Packed:
        return joined(list(packed(raw_of(self._connection), f"{self._query} {where}", values)))


def _batched(windows: Iterator[Packed], most: int) -> Iterator[Packed]:
    """The rows of many windows in batches; those that came before an error are handed over before it is raised."""
    held, rows, size = list[Packed](), 0, 0
    try:
        for window in windows:
            held.append(window)
            rows, size = rows + len(window), size + len(window.data)
            if rows >= most or size >= BATCH_BYTES:
                yield joined(held)
                held, rows, size = [], 0, 0
    except Exception:
        if rows:
            yield joined(held)
        raise
    if rows:
        yield joined(held)
