"""MariaDB and MySQL: a sample of a table by the windows of a key, or of what has no key that counts by thinning it on the server.

The key is a column of whole numbers or of time that is never NULL, begins an index and tells rows apart. The newest rows are a tenth of the
sample where the key grows with the table. What has no such key is read by the server from end to end, but for most rows it sends nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import prod
from typing import Any

from sqlalchemy import Connection, text

from connectors.sql_family import split_name
from connectors.sql_limits import BATCH_BYTES
from connectors.sql_mariadb_names import quoted, raw_of, table_of
from connectors.sql_mariadb_rows import Packed, joined, packed
from connectors.sql_sample import spread
from scanner.model import Part, Sample

_TABLE = text(
    "SELECT table_rows, table_type LIKE '%VIEW' FROM information_schema.tables WHERE table_schema = :schema AND table_name = :table"
)
_KEYS = text("""
SELECT s.index_name, s.column_name, LOWER(c.data_type), c.extra LIKE '%auto_increment%'
FROM information_schema.statistics s
JOIN information_schema.columns c ON c.table_schema = s.table_schema AND c.table_name = s.table_name AND c.column_name = s.column_name
WHERE s.table_schema = :schema AND s.table_name = :table AND s.seq_in_index = 1 AND s.index_type = 'BTREE' AND s.sub_part IS NULL
  AND c.is_nullable = 'NO' AND c.privileges LIKE '%select%' AND s.cardinality * 20 >= :rows
ORDER BY s.index_name <> 'PRIMARY', s.non_unique, s.cardinality DESC, s.index_name
""")
_WHOLE = ("tinyint", "smallint", "mediumint", "int", "bigint")
_EPOCH = datetime(1970, 1, 1)
_NEWEST = 10  # one in so many rows of a sample


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sample: of how many rows about, and which."""

    total: int
    rows: Iterator[Packed]


@dataclass(frozen=True, slots=True)
class _Key:
    """A column that begins an index; `number` and `value` turn what it holds into whole numbers and back, in its order."""

    index: str
    column: str
    grows: bool
    number: Callable[[Any], int]
    value: Callable[[int], Any]


def sample_of(connection: Connection, part: Part, query: str, most: int) -> Chosen | None:
    """The sample of a table that `query` reads whole, in batches of at most `most` rows; None where the table is hardly larger than it."""
    sample = part.sample
    names = dict(zip(("schema", "table"), split_name(part.unit), strict=True))
    total, view = connection.execute(_TABLE, names).one()
    if view:
        total = _expected(connection, part.unit)
    if sample is None or not total or total <= sample.rows:
        return None
    for key in _keys(connection, names, int(total)):
        ends = _one(connection, f"SELECT MIN({quoted(key.column)}), MAX({quoted(key.column)}) FROM {table_of(part.unit)}")
        if not any(end is None or isinstance(end, str) for end in ends):  # no rows, or 0000-00-00
            return Chosen(total, _batched(_Windows(connection, part.unit, query, key, ends).taken(sample, total), most))
    share = f"{query} WHERE RAND({sample.seed & 0x7FFFFFFF}) < {sample.rows / total:.12f}"
    return Chosen(total, packed(raw_of(connection), share, most=most))


def _keys(connection: Connection, names: dict[str, str | None], rows: int) -> list[_Key]:
    """Keys by which windows can be taken, the best one first."""
    found = []
    for index, column, kind, grows in connection.execute(_KEYS, {**names, "rows": rows}):
        if kind in _WHOLE:
            found.append(_Key(index, column, bool(grows), int, int))
        elif kind == "date":
            found.append(_Key(index, column, True, date.toordinal, date.fromordinal))
        elif kind in ("datetime", "timestamp"):
            found.append(_Key(index, column, True, _second, lambda number: _EPOCH + timedelta(seconds=number)))
    return found


def _second(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(seconds=1)


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

    def __init__(self, connection: Connection, unit: str, query: str, key: _Key, ends: Sequence[Any]) -> None:
        self._connection, self._key = connection, key
        self._first, self._last = map(key.number, ends)
        name = quoted(key.column).replace("%", "%%")
        self._name, self._table = name, table_of(unit).replace("%", "%%")
        self._query = f"{query} FORCE INDEX ({quoted(key.index)})".replace("%", "%%")

    def taken(self, sample: Sample, total: int) -> Iterator[Packed]:
        """The newest rows, and windows of all before them."""
        low, high = self._first, self._last + 1
        newest = sample.rows // _NEWEST if self._key.grows else 0
        if newest:
            yield self._rows(f"ORDER BY {self._name} DESC LIMIT {newest}")
            last = f"(SELECT {self._name} AS k FROM {self._table} ORDER BY k DESC LIMIT {newest}) AS newest"
            high = self._key.number(_one(self._connection, f"SELECT MIN(k) FROM {last}", ())[0])
        if low < high:
            yield from spread((low, high), sample.rows - newest, total - newest, sample.seed, self._near, self._window)

    def _near(self, at: int) -> tuple[int, int]:
        value, (name, table) = self._key.value(at), (self._name, self._table)
        before, after = f"(SELECT MAX({name}) FROM {table} WHERE {name} < %s)", f"(SELECT MIN({name}) FROM {table} WHERE {name} >= %s)"
        first, last = map(self._key.number, _one(self._connection, f"SELECT {before}, {after}", (value, value)))
        return first, last

    def _window(self, low: int, high: int, most: int) -> Packed:
        values = [self._key.value(low)]
        if high <= self._last:  # else there is nothing beyond, and it may be no date at all (9999-12-31 and a day)
            values.append(self._key.value(high))
        where = " AND ".join(f"{self._name} {sign} %s" for sign, _ in zip((">=", "<"), values, strict=False))
        return self._rows(f"WHERE {where} ORDER BY {self._name} LIMIT {most}", *values)

    def _rows(self, where: str, *values: Any) -> Packed:
        return joined(list(packed(raw_of(self._connection), f"{self._query} {where}", values)))


def _one(connection: Connection, query: str, values: Sequence[Any] | None = None) -> Sequence[Any]:
    with raw_of(connection).cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchone())


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
