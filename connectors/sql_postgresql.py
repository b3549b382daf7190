"""PostgreSQL: the catalogue instead of reflection, and COPY instead of a cursor, which makes no object per cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow as pa
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from connectors.sql_family import Column, Family, split_name, told, unit_name
from connectors.sql_limits import PATIENCE, Limits
from connectors.sql_postgresql_copy import copied
from connectors.sql_postgresql_errors import failed, refused
from connectors.sql_postgresql_sample import Draw, as_sample, drawn, sampled
from connectors.sql_postgresql_stamp import stamps
from scanner.errors import Unreadable
from scanner.model import Part, Place, Unit, Unread

T = TypeVar("T")

# Partitions are read through their parent, so they are not listed; children of plain inheritance are, so a parent is read with ONLY.
_TABLES = text(r"""
SELECT n.nspname, c.relname,
  CASE c.relkind WHEN 'v' THEN -1 WHEN 'p' THEN
    (SELECT coalesce(sum(greatest(l.reltuples, 0)), 0) FROM pg_catalog.pg_inherits i
     JOIN pg_catalog.pg_class l ON l.oid = i.inhrelid WHERE i.inhparent = c.oid)
  ELSE c.reltuples END
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition
  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
""")
_TABLE = text("""
SELECT c.oid::bigint, c.relkind::text, pg_catalog.has_schema_privilege(n.oid, 'USAGE')
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = :schema AND c.relname = :table
""")
# A domain is read as what it is over, and an array of bytes as files are.
_COLUMNS = text("""
WITH RECURSIVE base AS (
  SELECT a.attnum, t.* FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid WHERE a.attrelid = :oid
  UNION ALL SELECT base.attnum, t.* FROM base JOIN pg_catalog.pg_type t ON t.oid = base.typbasetype
)
SELECT a.attname, CASE WHEN t.typcategory = 'A' AND t.typelem = 17 THEN 'files' WHEN t.typcategory = 'A' AND t.typlen = -1 THEN 'list'
    WHEN t.typcategory = 'C' OR t.typname = 'hstore' THEN 'row'
    WHEN t.typname IN ('geometry', 'geography') THEN 'ewkb' ELSE '' END,
  pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT'), coalesce(pg_catalog.col_description(a.attrelid, a.attnum), '')
FROM pg_catalog.pg_attribute a JOIN base t ON t.attnum = a.attnum AND t.typbasetype = 0
WHERE a.attrelid = :oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
""")
_LARGE = text("SELECT EXISTS (SELECT FROM pg_catalog.pg_largeobject_metadata)")
# The last one ends a query whose scan was killed, which the server would work on until it has rows to send (14 or newer).
_SETTINGS = text("""
SELECT pg_catalog.set_config('TimeZone', 'UTC', true), pg_catalog.set_config('DateStyle', 'ISO, YMD', true),
  pg_catalog.set_config('bytea_output', 'hex', true), pg_catalog.set_config('row_security', 'off', true),
  pg_catalog.set_config('lock_timeout', :locked, true),
  CASE WHEN pg_catalog.current_setting('client_connection_check_interval', true) IS NOT NULL AND pg_catalog.version() LIKE '%linux%'
    THEN pg_catalog.set_config('client_connection_check_interval', :look, true) END
""")
#: So often the server looks, in the middle of a query, whether whoever asked is still there (PostgreSQL 14 and later, where its system can
#: tell): a scan that was killed leaves no query behind that computes for hours before its first row.
_LOOK = "5s"
_ROWS_ON = text("SELECT pg_catalog.set_config('row_security', 'on', true)")
_KINDS = {
    16: "boolean", 17: "hex", 20: "integer", 21: "integer", 23: "integer", 26: "integer", 700: "float", 701: "float",
    1082: "date", 1114: "datetime", 1184: "instant", 1700: "number",
    600: "point", 601: "points", 602: "points", 603: "points", 604: "points", 718: "points",
}  # fmt: skip
_WRITTEN = {"list": "pg_catalog.array_to_json({})", "files": "pg_catalog.array_to_json({})", "row": "pg_catalog.to_json({})"}
_WORDS = {"r": "table", "p": "table", "f": "foreign table", "v": "view", "m": "materialized view"}


def family() -> Family:
    """PostgreSQL through psycopg."""
    return Family(engine=_engine, units=_units, read=_read, refused=refused, failed=failed)


def _engine(url: URL, limits: Limits) -> Engine:
    ours = {"application_name": "noticegap", "connect_timeout": PATIENCE}
    engine = create_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        use_native_hstore=False,
        # without an encoding of the client's own, an SQL_ASCII database has no text for the driver
        connect_args={"client_encoding": "utf8", **{key: value for key, value in ours.items() if key not in url.query}},
        execution_options={"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
    )
    settings = {"locked": f"{round(limits.lock_seconds * 1000)}ms", "look": _LOOK}
    # for the transaction alone: behind a pool, the session is somebody else's next
    event.listen(engine, "begin", lambda connection: connection.execute(_SETTINGS, settings))
    return engine


def _units(connection: Connection, url: URL) -> list[Unit | Unread]:
    known = stamps(connection)
    listed: list[Unit | Unread] = [
        Unit(unit_name(schema, table), rows=int(rows) if rows > 0 else None, stamp=known.get((schema, table), ""))
        for schema, table, rows in connection.execute(_TABLES)
    ]
    if connection.execute(_LARGE).scalar_one():
        listed.append(Unread(Place("", "pg_largeobject/"), "large objects are not read"))  # a folder: they are in no schema of `include`
    return listed


def _read(connection: Connection, part: Part, limits: Limits) -> Iterator[pa.RecordBatch | Unread | Unit]:
    def streamed(query: Any, codes: list[int]) -> Iterator[pa.RecordBatch | Unit]:
        draw = part.sample and drawn(connection, readable.oid, readable.relkind, readable.table, part.sample)
        names, encoding = [column.name for column in columns], "SQL_ASCII" if unknown_encoding(connection) else "UTF8"

        def batches(query: Any) -> Iterator[pa.RecordBatch]:
            return copied(raw_of(connection), query, names, kinds(columns, codes), encoding, limits)

        def those(now: Draw, before: Draw | None) -> Iterator[pa.RecordBatch]:
            return batches(sampled(now, selected(columns), readable.table, before))

        return as_sample(draw, part.unit, those) if draw else batches(query)

    readable = readable_of(connection, part.unit)
    columns = readable.columns
    yield from told(part.unit, columns)
    try:
        yield from rows(connection, part.unit, readable, streamed)
    finally:
        connection.invalidate()  # no rollback: the server may have ended what rested while the last batch was looked at


@dataclass(frozen=True, slots=True)
class Readable:
    """What of a table this user may read: its columns, what it is, and how a query calls it."""

    columns: list[Column]
    unread: list[Unread]
    oid: int
    relkind: str
    table: Any


def readable_of(connection: Connection, unit: str) -> Readable:
    """What of a table this user may read; Unreadable where that is nothing."""
    from psycopg.sql import SQL, Identifier

    schema, table = split_name(unit)
    oid, relkind, usage = connection.execute(_TABLE, {"schema": schema, "table": table}).one_or_none() or (None, "", True)
    if oid is None:
        raise Unreadable("it does not exist any more")
    if not usage:
        raise Unreadable(f"permission denied for schema {schema}")
    found = [Column(*row) for row in connection.execute(_COLUMNS, {"oid": oid})]
    columns = [column for column in found if column.readable]
    if found and not columns:
        raise Unreadable(f"permission denied for {_WORDS.get(relkind, 'table')} {table}")
    denied = [Unread(Place("", unit, column.name), "permission denied for this column") for column in found if not column.readable]
    only = SQL("ONLY {}" if relkind in "rf" else "{}")
    return Readable(columns, denied, oid, relkind, only.format(Identifier(schema or "public", table)))


def rows(connection: Connection, unit: str, readable: Readable, streamed: Callable[[Any, list[int]], Iterator[T]]) -> Iterator[T | Unread]:
    """What `streamed` makes of the query for the whole table and of its columns' types (OIDs), and what this user may not read of it."""
    from psycopg import errors
    from psycopg.sql import SQL

    yield from readable.unread
    if not readable.columns:
        return
    query = SQL("SELECT {} FROM {}").format(SQL(", ").join(selected(readable.columns)), readable.table)
    try:
        with connection.begin_nested():  # row_security is off: the server refuses rather than leave rows out in silence
            codes = _codes(connection, query)
    except errors.InsufficientPrivilege:
        connection.execute(_ROWS_ON)
        codes = _codes(connection, query)
        yield Unread(Place("", unit), "row-level security hides rows from this user")
    yield from streamed(query, codes)


def selected(columns: list[Column]) -> list[Any]:
    """How a query names columns: arrays and rows as JSON, whose text can be read without knowing the type."""
    from psycopg.sql import SQL, Identifier

    names = [Identifier(column.name) for column in columns]
    return [SQL(_WRITTEN.get(column.kind, "{}")).format(name) for column, name in zip(columns, names, strict=True)]


def _codes(connection: Connection, query: Any) -> list[int]:
    from psycopg.sql import SQL

    with raw_of(connection).cursor() as cursor:
        cursor.execute(query + SQL(" LIMIT 0"))
        return [found.type_code for found in cursor.description]


def kinds(columns: list[Column], codes: list[int]) -> list[str]:
    """The columns' kinds, as `sql_arrow.typed` knows them."""
    return [column.kind or _KINDS.get(code, "") for column, code in zip(columns, codes, strict=True)]


def unknown_encoding(connection: Connection) -> bool:
    """Whether the database holds any bytes as text (SQL_ASCII): the server must not convert them, which would check them."""
    return bool(raw_of(connection).info.parameter_status("server_encoding") == "SQL_ASCII")


def raw_of(connection: Connection) -> Any:
    """The driver's own connection."""
    return connection.connection.driver_connection
