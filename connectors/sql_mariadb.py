"""MariaDB and MySQL: rows as the server sends them, which become typed columns of Arrow a batch at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from math import ceil
from typing import Any

import pyarrow as pa
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from connectors.sql_arrow import typed
from connectors.sql_family import Column, Family, split_name, told, unit_name
from connectors.sql_limits import PATIENCE, Limits
from connectors.sql_mariadb_cells import Packed
from connectors.sql_mariadb_cells import columns as cells_of
from connectors.sql_mariadb_errors import DENIED, failed, refused
from connectors.sql_mariadb_names import quoted, raw_of, table_of
from connectors.sql_mariadb_rows import packed
from connectors.sql_mariadb_sample import sample_of
from scanner.errors import Unreadable
from scanner.model import Part, Place, Unit, Unread

_TABLES = text("""
SELECT table_schema, table_name, table_rows, CONCAT_WS(' ', create_time, update_time, create_options, table_rows, data_length),
  engine = 'InnoDB' AND table_rows > 0 AND create_options NOT LIKE '%partitioned%'
    AND GREATEST(create_time, update_time) < UTC_TIMESTAMP() - INTERVAL 2 SECOND
FROM information_schema.tables
WHERE table_type NOT IN ('SEQUENCE', 'SYSTEM VIEW', 'TEMPORARY', 'TEMPORARY SEQUENCE')
  AND (table_schema = :database OR :database IS NULL AND table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys'))
""")
_SHAPES = text("""
SELECT table_schema, table_name, column_name, column_type, collation_name, column_default, extra, generation_expression, privileges
FROM information_schema.columns
WHERE table_schema = :database OR :database IS NULL AND table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
ORDER BY table_schema, table_name, ordinal_position
""")
_TABLE = text("SELECT table_type FROM information_schema.tables WHERE table_schema = :schema AND table_name = :table")
_COLUMNS = text("""
SELECT column_name, data_type, privileges LIKE '%select%', column_comment FROM information_schema.columns
WHERE table_schema = :schema AND table_name = :table
ORDER BY ordinal_position
""")
# A limit for all selects would cut tables short in silence; while a batch is looked at, the server has to wait. It waits for a table that
# somebody has locked for a day, and all others with it, unless it is told not to.
_SESSION = (
    "SET SESSION sql_select_limit = 18446744073709551615, SESSION net_write_timeout = 3600, SESSION time_zone = '+00:00'",
    "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "SET SESSION lock_wait_timeout = {lock}, SESSION innodb_lock_wait_timeout = {lock}"
    " /*!80000 , SESSION information_schema_stats_expiry = 0 */",  # MySQL's: else what it says of tables is a day old
)
_SNAPSHOT = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"
_KINDS = {
    **dict.fromkeys(("tinyint", "smallint", "mediumint", "int", "bigint", "year"), "integer"),
    **dict.fromkeys(("float", "double"), "float"),
    **dict.fromkeys(("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "vector"), "binary"),
    **dict.fromkeys(
        (
            "geometry",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "geomcollection",
        ),
        "wkb",
    ),
    "point": "wkb point",
    "decimal": "number",
    "date": "date",
    "datetime": "datetime",
    "timestamp": "utc",
    "bit": "bit",
    "set": "set",
}


def family() -> Family:
    """MariaDB and MySQL through PyMySQL."""
    return Family(engine=_engine, units=_units, read=_read, refused=refused, failed=failed)


def _engine(url: URL, limits: Limits) -> Engine:
    engine = create_engine(
        url.set(drivername="mysql+pymysql"),  # which takes both, where "mariadb" refuses MySQL
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"charset": "utf8mb4", "connect_timeout": PATIENCE, "read_timeout": PATIENCE, "program_name": "noticegap"},
    )
    event.listen(engine, "connect", partial(_prepare, limits))
    return engine


def _prepare(limits: Limits, raw: Any, _record: object) -> None:
    raw._read_timeout = limits.silence  # until here it was for a server that takes the connection and says nothing
    with raw.cursor() as cursor:
        for statement in _SESSION:
            cursor.execute(statement.format(lock=max(1, ceil(limits.lock_seconds))))
    raw.commit()


def _units(connection: Connection, url: URL) -> list[Unit | Unread]:
    """Tables and views; a table's stamp is when it was made and last written to, and its columns.

    InnoDB keeps when a table was last written to (at the commit) in memory: after a restart it does not know. TRUNCATE is no writing to
    it, so a table without rows has no stamp.
    """
    wanted = {"database": url.database or None}
    found = connection.execute(_TABLES, wanted).all()  # before the columns: a change between the two shows in the next stamp
    shapes: dict[tuple[str, str], Any] = defaultdict(sha256)
    for schema, table, *column in connection.execute(_SHAPES, wanted):
        shapes[schema, table].update(repr(column).encode())
    return [
        Unit(
            unit_name(schema, table),
            rows=int(rows) if rows else None,
            stamp=f"{times} {shapes[schema, table].hexdigest()[:16]}" if settled else "",
        )
        for schema, table, rows, times, settled in found
    ]


def _read(connection: Connection, part: Part, limits: Limits) -> Iterator[pa.RecordBatch | Unread | Unit]:
    columns, query, unread = readable_of(connection, part.unit)
    yield from told(part.unit, columns)
    yield from unread
    if columns:
        raw_of(connection).query(_SNAPSHOT)
        chosen = sample_of(connection, part, query, limits.batch_rows) if part.sample else None
        if chosen:
            yield Unit(part.unit, rows=chosen.total, sampled=True)
        yield from _batches(connection, chosen.rows if chosen else packed(raw_of(connection), query, most=limits.batch_rows), columns)


def readable_of(connection: Connection, unit: str) -> tuple[list[Column], str, list[Unread]]:
    """The columns that this user may read, the query for them, and what it may not read."""
    schema, table = split_name(unit)
    names = {"schema": schema, "table": table}
    form = connection.execute(_TABLE, names).scalar_one_or_none()
    if form is None:
        raise Unreadable("it does not exist any more, or this user may not see it")
    columns = [column for column in (Column(*row) for row in connection.execute(_COLUMNS, names)) if column.readable]
    denied = [Unread(Place("", unit), "permission denied for some of its columns")] if _star_fails(connection, unit, not columns) else []
    # Old versions of rows are personal data too: a system-versioned table keeps what was erased.
    history = " FOR SYSTEM_TIME ALL" if form == "SYSTEM VERSIONED" else ""
    return columns, f"SELECT {', '.join(quoted(c.name) for c in columns)} FROM {table_of(unit)}{history}", denied


def _star_fails(connection: Connection, unit: str, hopeless: bool) -> bool:
    """Whether this user may not select every column: those it may not see are not even in its catalogue. A broken view raises here."""
    with raw_of(connection).cursor() as cursor:
        try:
            cursor.execute(f"SELECT * FROM {table_of(unit)} LIMIT 0")
        except cursor.connection.Error as error:
            if hopeless or error.args[0] not in DENIED:
                raise
            return True
    return False


def streamed(connection: Connection, query: str, columns: list[Column], values: Sequence[Any]) -> Iterator[pa.RecordBatch]:
    """The rows of a query for these columns, at least one batch; `values` are for its `%s`. The connection is of no use afterwards."""
    return _batches(connection, packed(raw_of(connection), query, values), columns)


def _batches(connection: Connection, found: Iterator[Packed], columns: list[Column]) -> Iterator[pa.RecordBatch]:
    some = False
    try:
        for rows in found:
            yield _batch(rows, columns)
            some = True
    finally:
        connection.invalidate()
    if not some:
        yield _batch(Packed(b"", [], []), columns)


def _batch(rows: Packed, columns: list[Column]) -> pa.RecordBatch:
    cells = cells_of(rows, len(columns))
    arrays = [typed(each, _KINDS.get(column.kind.lower(), "")) for each, column in zip(cells, columns, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, names=[column.name for column in columns])
