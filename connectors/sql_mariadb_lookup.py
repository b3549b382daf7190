"""MariaDB and MySQL: what the catalogue knows of a table, and its rows by value, with the values handed to the driver as parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, text

from connectors.sql_family import split_name, unit_name
from connectors.sql_lookup import Cut, Deadline, Finder, Late, Lookup, fitting, judged, said
from connectors.sql_mariadb import readable_of, streamed
from connectors.sql_mariadb_names import quoted, raw_of
from scanner.errors import Unreadable
from scanner.model import Layout, LayoutColumn, Reference, Unread

_COLUMNS = text("""
SELECT column_name, data_type, character_set_name, collation_name FROM information_schema.columns
WHERE table_schema = :schema AND table_name = :table AND privileges LIKE '%select%' ORDER BY ordinal_position
""")
_INDEXES = text("""
SELECT index_name, column_name FROM information_schema.statistics
WHERE table_schema = :schema AND table_name = :table AND index_type IN ('BTREE', 'HASH') ORDER BY index_name, seq_in_index
""")
_REFERENCES = text("""
SELECT constraint_name, referenced_table_schema, referenced_table_name, column_name, referenced_column_name
FROM information_schema.key_column_usage
WHERE table_schema = :schema AND table_name = :table AND referenced_table_name IS NOT NULL ORDER BY constraint_name, ordinal_position
""")
_KINDS = {
    **dict.fromkeys(("tinyint", "smallint", "mediumint", "int", "bigint", "year"), "integer"),
    **dict.fromkeys(("char", "varchar", "tinytext", "text", "mediumtext", "longtext"), "text"),
    "decimal": "number", "double": "float", "date": "date", "datetime": "datetime", "timestamp": "datetime", "uuid": "uuid",
}  # fmt: skip
_ENCODINGS = {"latin1": "cp1252", "ascii": "ascii", "utf8mb3": "utf8mb3", "utf8": "utf8mb3"}
_TIMED_OUT = (1969, 3024)  # MariaDB, MySQL


@dataclass(frozen=True, slots=True)
class _Typed:
    """What of a text column decides how it is compared: its character set, and whether its collation is blind to case."""

    encoding: str | None
    blind: bool


def finder() -> Finder:
    """MariaDB and MySQL through PyMySQL."""
    return Finder(_layout, _lookup)


def _layout(connection: Connection, unit: str) -> Layout:
    return _described(connection, unit)[0]


def _described(connection: Connection, unit: str) -> tuple[Layout, dict[str, _Typed]]:
    names = dict(zip(("schema", "table"), split_name(unit), strict=True))
    found = connection.execute(_COLUMNS, names).all()
    if not found:
        raise Unreadable("it does not exist any more, or this user may not see it")
    columns = tuple(LayoutColumn(name, _KINDS.get(kind.lower(), "other")) for name, kind, _, _ in found)
    types = {name: _Typed(_ENCODINGS.get(charset), "_ci" in (collation or "")) for name, _, charset, collation in found}
    listed = connection.execute(_INDEXES, names).all()
    indexes = {index: tuple(name for _, name in each) for index, each in groupby(listed, key=lambda row: row[0])}
    indexed = tuple(each for each in indexes.values() if None not in each)  # None: over an expression
    folded = sorted({each[0] for each in indexed if each[0] in types and types[each[0]].blind})
    grouped = (list(each) for _, each in groupby(connection.execute(_REFERENCES, names), key=lambda row: row[0]))
    references = tuple(
        Reference(tuple(r[3] for r in each), unit_name(each[0][1], each[0][2]), tuple(r[4] for r in each)) for each in grouped
    )
    return Layout(columns, indexes.get("PRIMARY", ()), indexed, references, tuple(folded)), types


def _lookup(connection: Connection, unit: str, lookup: Lookup) -> Iterator[pa.RecordBatch | Unread]:
    deadline = Deadline(lookup.seconds)
    layout, types = _described(connection, unit)
    able, unread = judged(layout, lookup, unit)
    _limit(raw_of(connection), lookup.seconds)
    try:
        columns, query, denied = readable_of(connection, unit)  # asks the table for nothing, which of a view may take its time
    except Exception as error:
        if not _timed_out(error, deadline):
            raise
        yield lookup.late(unit)
        return
    yield from (*unread, *denied)
    where, values = condition(layout, types, able, lookup)
    query = f"{query.replace('%', '%%')} WHERE {where} LIMIT {lookup.rows + 1}"
    yield from said(_limited(streamed(connection, query, columns, values), lookup, deadline), lookup, unit)


def condition(layout: Layout, types: Mapping[str, Any], able: Mapping[str, str], lookup: Lookup) -> tuple[str, list[Any]]:
    """The condition of a lookup and the values for its `%s`.

    Text is compared as its collation does; one that tells `A` from `a` is not asked to where no index would be used anyway.
    """
    columns, bound = list[list[str]](), list[Any]()
    leading = {columns[0] for columns in layout.indexed}
    for name, kind in able.items():
        values = [str(v) if kind == "uuid" else v for v in fitting(lookup.wanted[name], kind, 65) if _fits(v, types[name].encoding)]
        if values:
            lower = kind == "text" and not types[name].blind and name not in leading
            column, mark = quoted(name).replace("%", "%%"), "LOWER(%s)" if lower else "%s"
            columns.append([f"{f'LOWER({column})' if lower else column} IN ({', '.join([mark] * len(values))})"])
            bound += values
        else:
            columns.append([])
    return lookup.condition(columns), bound


def _fits(value: Any, encoding: str | None) -> bool:
    """Whether a character set can hold a text at all: else the server would convert the whole column instead of the value."""
    if not isinstance(value, str) or encoding is None:
        return True
    if encoding == "utf8mb3":
        return max(value, default="") <= "\uffff"
    return value.encode(encoding, "replace") == value.encode(encoding, "ignore")


def _limit(raw: Any, seconds: float) -> None:
    """MariaDB counts in seconds, MySQL in milliseconds; 0 would mean no limit."""
    mariadb = "mariadb" in raw.get_server_info().lower()
    setting = f"max_statement_time = {max(seconds, 0.001):.3f}" if mariadb else f"max_execution_time = {max(1, round(seconds * 1000))}"
    with raw.cursor() as cursor:
        cursor.execute(f"SET SESSION {setting}")


def _limited(batches: Iterator[pa.RecordBatch], lookup: Lookup, deadline: Deadline) -> Iterator[pa.RecordBatch]:
    """The first rows that a lookup may have; `Cut` or `Late` after them, where there are more or the time is up."""
    from pymysql.err import MySQLError

    left = lookup.rows
    try:
        for batch in batches:
            if left < lookup.rows and deadline.passed():
                raise Late
            yield batch[:left]
            if batch.num_rows > left:
                raise Cut
            left -= batch.num_rows
    except MySQLError as error:
        if _timed_out(error, deadline):
            raise Late from None
        raise


def _timed_out(error: Exception, deadline: Deadline) -> bool:
    return bool(error.args) and error.args[0] in _TIMED_OUT and deadline.passed()
