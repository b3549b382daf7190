"""SQLite: what its catalogue knows of a table, and its rows by value. Its columns decide by their affinity what a bound text becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, text

from connectors.sql_arrow import values
from connectors.sql_family import row_batches
from connectors.sql_lookup import Deadline, Finder, Late, Lookup, fitting, judged, limited, said
from connectors.sql_sqlite import names_of, select, unchanged
from connectors.sql_sqlite_names import quoted, raw_of
from scanner.errors import Unreadable
from scanner.model import Layout, LayoutColumn, Reference, Unread

_COLUMNS = text("SELECT name, type, pk FROM pragma_table_xinfo(:table, 'main') WHERE hidden <> 1 ORDER BY cid")
_INDEXES = text("SELECT name, origin FROM pragma_index_list(:table, 'main') WHERE partial = 0 ORDER BY name")
_INDEX = text("SELECT name, coll FROM pragma_index_xinfo(:index, 'main') WHERE key = 1 ORDER BY seqno")
_WRITTEN = text("SELECT sql FROM main.sqlite_master WHERE type = 'index' AND name = :index")
_REFERENCES = text('SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(:table, \'main\') ORDER BY id, seq')
_LOWER = re.compile(r'\(\s*lower\s*\(\s*(?:"([^"]+)"|`([^`]+)`|\[([^\]]+)\]|(\w+))\s*\)', re.IGNORECASE)
_KINDS = (
    ("INT", "integer"), ("CHAR", "text"), ("CLOB", "text"), ("TEXT", "text"), ("BLOB", "other"), ("REAL", "float"), ("FLOA", "float"),
    ("DOUB", "float"), ("DATETIME", "datetime"), ("TIMESTAMP", "datetime"), ("DATE", "date"), ("BOOL", "other"), ("DEC", "number"),
    ("NUM", "number"),
)  # fmt: skip
_STEPS = 20_000  # of SQLite's machine between two looks at the clock: a millisecond or so


def finder() -> Finder:
    """SQLite through the standard library."""
    return Finder(_layout, _lookup)


def _layout(connection: Connection, unit: str) -> Layout:
    found = connection.execute(_COLUMNS, {"table": unit}).all()
    if not found:
        raise Unreadable("it does not exist any more")
    columns = tuple(LayoutColumn(name, next((k for part, k in _KINDS if part in declared.upper()), "text")) for name, declared, _ in found)
    key = tuple(name for _, name in sorted((place, name) for name, _, place in found if place))
    indexes = [
        (name, origin, connection.execute(_INDEX, {"index": name}).all()) for name, origin in connection.execute(_INDEXES, {"table": unit})
    ]
    named = [tuple(name for name, _ in each) for _, _, each in indexes if each[0][0] is not None]
    if key and all(origin != "pk" for _, origin, _ in indexes):
        named.append(key)  # INTEGER PRIMARY KEY is the row's own number
    blind = {each[0][0] for _, _, each in indexes if each[0][0] is not None and each[0][1].upper() == "NOCASE"}
    lowered = {name for index, _, each in indexes if each[0][0] is None and (name := _lowered(connection, index))}
    return Layout(columns, key, tuple(named), tuple(_references(connection, unit)), tuple(sorted(blind | lowered)))


def _lowered(connection: Connection, index: str) -> str:
    """The column of an index over `lower(column)`, "" of any other; SQLite's catalogue keeps the statement only."""
    match = _LOWER.search(connection.execute(_WRITTEN, {"index": index}).scalar_one_or_none() or "")
    return next(filter(None, match.groups()), "") if match else ""


def _references(connection: Connection, unit: str) -> Iterator[Reference]:
    pairs: dict[int, list[tuple[str, str, str | None]]] = {}
    for number, table, own, theirs in connection.execute(_REFERENCES, {"table": unit}):
        pairs.setdefault(number, []).append((table, own, theirs))
    for each in pairs.values():
        table, theirs = each[0][0], [to for _, _, to in each if to is not None]
        if not theirs:  # REFERENCES without columns means the primary key
            theirs = [name for _, name in sorted((p, name) for name, _, p in connection.execute(_COLUMNS, {"table": table}) if p)]
        if len(theirs) == len(each):
            yield Reference(tuple(own for _, own, _ in each), table, tuple(theirs))


def _lookup(connection: Connection, unit: str, lookup: Lookup) -> Iterator[pa.RecordBatch | Unread]:
    deadline, layout = Deadline(lookup.seconds), _layout(connection, unit)
    able, unread = judged(layout, lookup, unit)
    yield from unread
    names, lowered = names_of(connection, unit), {name for name in layout.folded if not _leads(layout, name)}
    where, bound = condition(layout, able, lowered, lookup)
    raw = raw_of(connection)
    if len(bound) > (most := raw.getlimit(_VARIABLES)):
        raise Unreadable(f"{len(bound):,} values are too many to look up at once: {most:,} is the most")
    raw.set_progress_handler(deadline.passed, _STEPS)
    with unchanged(connection):
        found = limited(_rows(raw, f"{select(names, unit)} WHERE {where} LIMIT {lookup.rows + 1}", bound, deadline), lookup, deadline)
        yield from said(row_batches(found, names, lambda _, cells: values(cells)), lookup, unit)


_VARIABLES = 9  # SQLITE_LIMIT_VARIABLE_NUMBER (https://sqlite.org/c3ref/c_limit_attached.html)


def condition(layout: Layout, able: dict[str, str], lowered: set[str], lookup: Lookup) -> tuple[str, list[Any]]:
    """The condition of a lookup and the values for its question marks. `lowered` are the columns whose index is over `lower(column)`.

    Text is compared without its case where an index is blind to case, or no index would be used anyway.
    """
    columns, bound = list[list[str]](), list[Any]()
    for name in able:
        columns.append(clauses := [])
        texts = fitting(lookup.wanted[name], "text")
        # a column without a type keeps what it was given: there 7 is not '7'
        asked: list[Any] = [*texts, *fitting(lookup.wanted[name], "integer")]
        if name in lowered and texts:
            clauses.append(f"lower({quoted(name)}) IN ({', '.join(['lower(?)'] * len(texts))})")
            bound += texts
        if asked and (name not in lowered or _leads(layout, name)):
            blind = " COLLATE NOCASE" if name in layout.folded or not _leads(layout, name) else ""
            clauses.append(f"{quoted(name)}{blind} IN ({', '.join('?' * len(asked))})")
            bound += asked
    return lookup.condition(columns), bound


def _leads(layout: Layout, name: str) -> bool:
    return any(columns[0] == name for columns in layout.indexed)


def _rows(raw: Any, query: str, bound: Sequence[Any], deadline: Deadline) -> Iterator[Any]:
    import sqlite3

    try:
        yield from raw.execute(query, bound)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_INTERRUPT" and deadline.passed():
            raise Late from None
        raise
