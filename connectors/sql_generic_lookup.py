"""Any other SQLAlchemy dialect: what its inspector knows of a table, and its rows by value through SQLAlchemy's own parameters.

There is no limit of time that all databases know: here the clock is looked at from row to row.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, and_, column, false, func, inspect, literal, or_, select, table, types
from sqlalchemy.exc import SAWarning
from sqlalchemy.sql import quoted_name

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
    return Finder(partial(_layout, False), partial(_lookup, False))


def finder_of_exact_names() -> Finder:
    """The same where units and columns are called as the catalogue has them (EMPLOYEES), not as SQLAlchemy does (employees)."""
    return Finder(partial(_layout, True), partial(_lookup, True))


def _layout(exact: bool, connection: Connection, unit: str) -> Layout:
    schema, name = _names(unit, exact)
    inspector = inspect(connection)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # "did not recognize type": it becomes "other"
        found = inspector.get_columns(name, schema=schema)
        if not found:
            raise Unreadable("it does not exist any more")
        key = tuple(inspector.get_pk_constraint(name, schema=schema)["constrained_columns"])
        indexes = list(inspector.get_indexes(name, schema=schema))
        foreign = inspector.get_foreign_keys(name, schema=schema)

    def named(names: Iterable[str | None]) -> tuple[str, ...]:
        return tuple(str(connection.dialect.denormalize_name(each)) if exact else each for each in names if each)

    columns = tuple(LayoutColumn(named([each["name"]])[0], _kind(each["type"])) for each in found)
    indexed = [named(key)] if key else []
    indexed += [named(each["column_names"]) for each in indexes if each["column_names"][:1] != [None]]
    folded = sorted({low[1] for each in indexes if (low := _LOWER.fullmatch(str((each.get("expressions") or [""])[0])))})
    references = tuple(
        Reference(
            named(f["constrained_columns"]),
            unit_name(*named([f["referred_schema"] or schema, f["referred_table"]])),
            named(f["referred_columns"]),
        )
        for f in foreign
    )
    return Layout(columns, named(key), tuple(indexed), references, tuple(folded))


def _names(unit: str, exact: bool) -> tuple[str | None, str]:
    schema, name = split_name(unit)
    return (quoted_name(schema, exact or None) if schema else None), quoted_name(name, exact or None)


def _kind(declared: Any) -> str:
    return next((kind for each, kind in _KINDS if isinstance(declared, each)), "other")


def _lookup(exact: bool, connection: Connection, unit: str, lookup: Lookup) -> Iterator[pa.RecordBatch | Unread]:
    deadline, layout = Deadline(lookup.seconds), _layout(exact, connection, unit)
    able, unread = judged(layout, lookup, unit)
    yield from unread
    schema, name = _names(unit, exact)
    names = [quoted_name(each.name, exact or None) for each in layout.columns]
    query: Any = select(*(column(each) for each in names)).select_from(table(name, schema=schema))
    query = query.where(condition(layout, {each: able[each] for each in names if each in able}, lookup)).limit(lookup.rows + 1)
    result = connection.execution_options(stream_results=True, max_row_buffer=100).execute(query)
    yield from said(row_batches(limited(iter(result), lookup, deadline), names, lambda _, cells: values(cells)), lookup, unit)


def condition(layout: Layout, able: Mapping[str, str], lookup: Lookup) -> Any:
    """The condition of a lookup, its values as parameters. Text is compared without its case as well where no index would suffer."""
    exact = {columns[0] for columns in layout.indexed if columns}
    columns = []
    for name, kind in able.items():
        clauses = []
        fit = fitting(lookup.wanted[name], kind)
        for start in range(0, len(fit), _AT_ONCE):
            some = fit[start : start + _AT_ONCE]
            if kind != "text" or name in exact:
                clauses.append(column(name).in_(some))
            if kind == "text" and (name in layout.folded or name not in exact):
                clauses.append(func.lower(column(name)).in_([func.lower(literal(each)) for each in some]))
        columns.append(or_(false(), *clauses))
    return and_(*columns) if lookup.every and columns else or_(false(), *columns)
