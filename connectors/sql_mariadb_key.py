"""MariaDB and MySQL: the key by whose windows a sample of a table is taken, as whole numbers.

It is a column that is never NULL, begins an index and tells rows apart: whole numbers or time, else bytes, else UUIDs as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, text

from connectors.sql_family import split_name
from connectors.sql_mariadb_names import quoted, raw_of, table_of

_KEYS = text("""
SELECT s.index_name, s.column_name, LOWER(c.data_type), c.extra LIKE '%auto_increment%'
FROM information_schema.statistics s
JOIN information_schema.columns c ON c.table_schema = s.table_schema AND c.table_name = s.table_name AND c.column_name = s.column_name
WHERE s.table_schema = :schema AND s.table_name = :table AND s.seq_in_index = 1 AND s.index_type = 'BTREE' AND s.sub_part IS NULL
  AND c.is_nullable = 'NO' AND c.privileges LIKE '%select%' AND s.cardinality * 20 >= :rows
ORDER BY s.index_name <> 'PRIMARY', s.non_unique, s.cardinality DESC, s.index_name
""")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_EPOCH = datetime(1970, 1, 1)
_OCTETS = 8  # of bytes, and of a UUID: as many as tell rows apart well enough


@dataclass(frozen=True, slots=True)
class Key:
    """A column that begins an index, and its first and last values as whole numbers.

    `number` and `value` turn what it holds into whole numbers and back, in its order; several values may be one number. `number` raises
    ValueError for a text that is no UUID. `grows`: what comes later has the larger key.
    """

    index: str
    column: str
    first: int
    last: int
    number: Callable[[Any], int]
    value: Callable[[int], Any]
    grows: bool


def key_of(connection: Connection, unit: str, rows: int) -> Key | None:
    """The best key of a table of about so many rows, None where it has none that counts."""
    names = dict(zip(("schema", "table"), split_name(unit), strict=True))
    found = connection.execute(_KEYS, {**names, "rows": rows}).all()
    for index, column, kind, grows in sorted(found, key=lambda row: _ORDER.get(row[2], 9)):
        if kind not in _ORDER:
            return None
        ends = one(connection, f"SELECT MIN({quoted(column)}), MAX({quoted(column)}) FROM {table_of(unit)}")
        number, value = _forms(kind, ends)
        try:
            return Key(index, column, number(ends[0]), number(ends[1]), number, value, bool(grows) or kind in _TIMES)
        except (TypeError, ValueError):  # no rows, 0000-00-00, a text that is no UUID
            continue
    return None


def one(connection: Connection, query: str, values: Sequence[Any] | None = None) -> Sequence[Any]:
    """The one row of a query; `values` are for its `%s`."""
    with raw_of(connection).cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchone())


_TIMES = ("date", "datetime", "timestamp")
_ORDER = {
    **dict.fromkeys(("tinyint", "smallint", "mediumint", "int", "bigint", *_TIMES), 0),
    **dict.fromkeys(("binary", "varbinary"), 1),
    **dict.fromkeys(("char", "varchar"), 2),
}


def _forms(kind: str, ends: Sequence[Any]) -> tuple[Callable[[Any], int], Callable[[int], Any]]:
    if kind == "date":
        return date.toordinal, date.fromordinal
    if kind in _TIMES:
        return lambda moment: (moment - _EPOCH) // timedelta(seconds=1), lambda number: _EPOCH + timedelta(seconds=number)
    if kind in ("binary", "varbinary"):
        return lambda octets: int.from_bytes(octets[:_OCTETS].ljust(_OCTETS, b"\0"), "big"), lambda number: number.to_bytes(_OCTETS, "big")
    if kind in ("char", "varchar"):
        upper = any(end != end.lower() for end in ends if isinstance(end, str))
        return _uuid, lambda number: _written(number).upper() if upper else _written(number)
    return int, int


def _uuid(written: str) -> int:
    if not _UUID.fullmatch(written):
        raise ValueError("no UUID")
    return int(written.replace("-", "")[: 2 * _OCTETS], 16)


def _written(number: int) -> str:
    """The beginning of a UUID: it comes before all that go on from there."""
    digits = f"{number:0{2 * _OCTETS}x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:]}-"
