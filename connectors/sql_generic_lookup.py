"""Any other SQLAlchemy dialect: what its inspector knows of a table, and its rows by value through SQLAlchemy's own parameters.

There is no limit of time that all databases know: here the clock is looked at from row to row.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, column, false, func, inspect, literal, or_, select, table, types
from sqlalchemy.exc import SAWarning

from connectors.sql_arrow import values
from connectors.sql_family import row_batches, split_name, unit_name
from connectors.sql_lookup import Deadline, Finder, Lookup, fitting, judged, limited, said
from scanner.errors import Unreadable
from scanner.model import Layout, LayoutColumn, Reference, Unread

_LOWER = re.compile(r'lower\(\(?["`\[]?(\w+)["`\]]?\)?(?:::[\w ]+)?\)', re.IGNORECASE)
_AT_ONCE = 500  # values in a list: some databases take 1,000 at most
# Enum is a String and Float a Numeric, so the narrower ones come first.
_KINDS: tuple[tuple[type, str], ...] = (
    (types.Enum, "other"),
    (types.String, "text"),
    (types.Integer, "integer"),
    (types.Float, "float"),
    (types.Numeric, "number"),
    (types.DateTime, "datetime"),
    (types.Date, "date"),
    (types.Uuid, "uuid"),
)


def finder() -> Finder:
    """Whatever SQLAlchemy can open."""
    return Finder(_layout, _lookup)


def _layout(connection: Connection, unit: str) -> Layout:
    schema, name = split_name(unit)
    inspector = inspect(connection)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # "did not recognize type": it becomes "other"
        found = inspector.get_columns(name, schema=schema)
        if not found:
            raise Unreadable("it does not exist any more")
        key = tuple(inspector.get_pk_constraint(name, schema=schema)["constrained_columns"])
        indexes = list(inspector.get_indexes(name, schema=schema))
        foreign = inspector.get_foreign_keys(name, schema=schema)
    columns = tuple(LayoutColumn(each["name"], _kind(each["type"])) for each in found)
    indexed = [key] if key else []
    indexed += [tuple(filter(None, each["column_names"])) for each in indexes if each["column_names"][:1] != [None]]
    folded = sorted({low[1] for each in indexes if (low := _LOWER.fullmatch(str((each.get("expressions") or [""])[0])))})
    references = tuple(
        Reference(
            tuple(f["constrained_columns"]), unit_name(f["referred_schema"] or schema, f["referred_table"]), tuple(f["referred_columns"])
        )
        for f in foreign
    )
    return Layout(columns, key, tuple(indexed), references, tuple(folded))


def _kind(declared: Any) -> str:
    return next((kind for each, kind in _KINDS if isinstance(declared, each)), "other")


def _lookup(connection: Connection, unit: str, lookup: Lookup) -> Iterator[pa.RecordBatch | Unread]:
    deadline, layout = Deadline(lookup.seconds), _layout(connection, unit)
    able, unread = judged(layout, lookup, unit)
    yield from unread
    schema, name = split_name(unit)
    names = [each.name for each in layout.columns]
    query: Any = select(*(column(each) for each in names)).select_from(table(name, schema=schema))
    query = query.where(condition(layout, able, lookup)).limit(lookup.rows + 1)
    result = connection.execution_options(stream_results=True, max_row_buffer=100).execute(query)
    yield from said(row_batches(limited(iter(result), lookup, deadline), names, lambda _, cells: values(cells)), lookup, unit)


def condition(layout: Layout, able: Mapping[str, str], lookup: Lookup) -> Any:
    """The condition of a lookup, its values as parameters. Text is compared without its case as well where no index would suffer."""
    exact = {columns[0] for columns in layout.indexed if columns}
    clauses = []
    for name, kind in able.items():
        fit = fitting(lookup.wanted[name], kind)
        for start in range(0, len(fit), _AT_ONCE):
            some = fit[start : start + _AT_ONCE]
            if kind != "text" or name in exact:
                clauses.append(column(name).in_(some))
            if kind == "text" and (name in layout.folded or name not in exact):
                clauses.append(func.lower(column(name)).in_([func.lower(literal(each)) for each in some]))
    return or_(false(), *clauses)
