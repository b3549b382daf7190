"""PostgreSQL: what the catalogue knows of a table, and its rows by value, with the values bound as arrays on the server's side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, text

from connectors.sql_arrow import typed
from connectors.sql_family import row_batches, split_name, unit_name
from connectors.sql_lookup import Deadline, Finder, Late, Lookup, fitting, judged, limited, said
from connectors.sql_postgresql import kinds, raw_of, readable_of, rows, unknown_encoding
from scanner.errors import Unreadable
from scanner.model import Layout, LayoutColumn, Reference, Unread

_TABLE = text("""
SELECT c.oid::bigint FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = :schema AND c.relname = :table
""")
_COLUMNS = text("""
SELECT a.attname, b.oid::bigint, b.typname, pg_catalog.format_type(b.oid, NULL)
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
JOIN pg_catalog.pg_type b ON b.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
WHERE a.attrelid = :oid AND a.attnum > 0 AND NOT a.attisdropped
  AND pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT') ORDER BY a.attnum
""")
# A partial index finds some of the rows, an invalid one none; of the methods, these know equality.
_INDEXES = text("""
SELECT i.indisprimary, pg_catalog.pg_get_indexdef(i.indexrelid, 1, true),
  ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
        WHERE k.place <= i.indnkeyatts AND i.indkey[0] <> 0 ORDER BY k.place)
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_am m ON m.oid = c.relam
WHERE i.indrelid = :oid AND i.indisvalid AND i.indpred IS NULL AND m.amname IN ('btree', 'hash') ORDER BY c.relname
""")
_REFERENCES = text("""
SELECT n.nspname, c.relname,
  ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(f.conkey) WITH ORDINALITY AS k(number, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.number ORDER BY k.place),
  ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(f.confkey) WITH ORDINALITY AS k(number, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.number ORDER BY k.place)
FROM pg_catalog.pg_constraint f JOIN pg_catalog.pg_class c ON c.oid = f.confrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE f.conrelid = :oid AND f.contype = 'f' ORDER BY f.conname
""")
_LIMITS = text("SELECT pg_catalog.set_config('statement_timeout', :milliseconds, true)")
_UNCONVERTED = text("SELECT pg_catalog.set_config('client_encoding', 'SQL_ASCII', true)")
_LOWER = re.compile(r'lower\(\(?("(?:[^"]|"")+"|\w+)\)?(?:::[\w ]+)?\)')
_KINDS = {
    20: "integer", 21: "integer", 23: "integer", 1700: "number", 701: "float", 1082: "date", 1114: "datetime", 1184: "datetime",
    2950: "uuid", 25: "text", 1043: "text", 1042: "text", 19: "text",
}  # fmt: skip
#: What the bound values become: integers of any size meet in bigint, and `character` would be one letter.
_CASTS = {20: "bigint", 21: "bigint", 23: "bigint", 701: "float8", 25: "text", 1043: "text", 1042: "bpchar"}
_CITEXT = "citext"  # an extension's type, without an OID of its own


def finder() -> Finder:
    """PostgreSQL through psycopg."""
    return Finder(_layout, _lookup)


def _layout(connection: Connection, unit: str) -> Layout:
    return _described(connection, unit)[0]


def _described(connection: Connection, unit: str) -> tuple[Layout, dict[str, str]]:
    """The layout, and by column the type that values are bound as."""
    schema, table = split_name(unit)
    oid = {"oid": connection.execute(_TABLE, {"schema": schema, "table": table}).scalar_one_or_none()}
    if oid["oid"] is None:
        raise Unreadable("it does not exist any more")
    found = connection.execute(_COLUMNS, oid).all()
    blind = {name for name, _, type_name, _ in found if type_name == _CITEXT}
    columns = tuple(LayoutColumn(name, "text" if name in blind else _KINDS.get(code, "other")) for name, code, _, _ in found)
    indexes = connection.execute(_INDEXES, oid).all()
    indexed = tuple(tuple(names) for _, _, names in indexes if names)
    lowered = {_unquoted(match[1]) for _, first, names in indexes if not names and (match := _LOWER.fullmatch(first))}
    folded = lowered | {names[0] for names in indexed if names[0] in blind}
    key = next((tuple(names) for primary, _, names in indexes if primary), ())
    references = tuple(Reference(tuple(own), unit_name(*to), tuple(theirs)) for *to, own, theirs in connection.execute(_REFERENCES, oid))
    layout = Layout(columns, key, indexed, references, tuple(sorted(folded)))
    return layout, {name: _CASTS.get(code, written) for name, code, _, written in found}


def _lookup(connection: Connection, unit: str, lookup: Lookup) -> Iterator[pa.RecordBatch | Unread]:
    deadline = Deadline(lookup.seconds)
    layout, casts = _described(connection, unit)
    able, unread = judged(layout, lookup, unit)
    yield from unread
    readable = readable_of(connection, unit)
    connection.execute(_LIMITS, {"milliseconds": str(max(1, round(lookup.seconds * 1000)))})
    if unknown_encoding(connection):
        connection.execute(_UNCONVERTED)

    def streamed(query: Any, codes: list[int]) -> Iterator[pa.RecordBatch]:
        where, values = condition(layout, casts, able, lookup)
        names, forms = [column.name for column in readable.columns], kinds(readable.columns, codes)
        found = limited(_rows(connection, _limited(query, where, lookup.rows), values, codes, deadline), lookup, deadline)
        return row_batches(found, names, lambda index, cells: typed(pa.array(cells, pa.binary()), forms[index]))

    yield from said(rows(connection, unit, readable, streamed), lookup, unit)


def condition(layout: Layout, casts: dict[str, str], able: dict[str, str], lookup: Lookup) -> tuple[Any, list[list[str]]]:
    """The condition of a lookup with its places for arrays of values, and these arrays.

    Text is compared without its case where an index is blind to case, or no index would be used anyway.
    """
    from psycopg.sql import SQL, Identifier

    exact = {columns[0] for columns in layout.indexed}
    columns: list[Any] = []
    arrays: list[list[str]] = []
    for name, kind in able.items():
        clauses: list[Any] = []
        values = [str(value) for value in fitting(lookup.wanted[name], kind)]
        parts = {"column": Identifier(name), "type": SQL(casts[name])}  # a type as the server itself writes it
        if name in exact or kind != "text" or casts[name] not in ("text", "bpchar"):
            clauses.append(SQL("{column} = ANY (%s::{type}[])").format(**parts))
            arrays.append(values)
        if kind == "text" and casts[name] in ("text", "bpchar") and (name in layout.folded or name not in exact):
            lowered = "pg_catalog.lower({column}) = ANY (ARRAY(SELECT pg_catalog.lower(v) FROM pg_catalog.unnest(%s::text[]) AS v))"
            clauses.append(SQL(lowered).format(**parts))
            arrays.append(values)
        columns.append(SQL("({})").format(SQL(" OR ").join(clauses)))
    return SQL(" AND " if lookup.every else " OR ").join(columns or [SQL("false")]), arrays


def _limited(query: Any, where: Any, rows: int) -> Any:
    from psycopg.sql import SQL, Literal

    return SQL("{} WHERE {} LIMIT {}").format(query, where, Literal(rows + 1))


def _rows(connection: Connection, query: Any, values: list[list[str]], codes: Sequence[int], deadline: Deadline) -> Iterator[Any]:
    """Rows as the server writes their cells, one at a time."""
    from psycopg.adapt import Loader
    from psycopg.errors import QueryCanceled

    class Written(Loader):
        def load(self, data: Any) -> bytes:
            return bytes(data)

    with raw_of(connection).cursor() as cursor:
        for code in set(codes):
            cursor.adapters.register_loader(code, Written)
        try:
            yield from cursor.stream(query, values)
        except QueryCanceled:
            if not deadline.passed():  # an administrator, or another limit of the server
                raise
            raise Late from None


def _unquoted(name: str) -> str:
    return name[1:-1].replace('""', '"') if name.startswith('"') else name
