"""Any other SQLAlchemy dialect that is installed: listed by its inspector, with values as its driver gives them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
from sqlalchemy import URL, Connection, Engine, column, create_engine, inspect, select, table
from sqlalchemy.exc import SAWarning, SQLAlchemyError
from sqlalchemy.pool import NullPool

from connectors.sql_arrow import values
from connectors.sql_family import Family, cause, row_batches, split_name, unit_name
from connectors.sql_limits import Limits
from connectors.sql_url import address
from scanner.errors import Unreadable, unexpected
from scanner.model import Part, Place, Unit, Unread

_SYSTEM = frozenset(
    {"information_schema", "pg_catalog", "performance_schema", "mysql", "sys", "system", "xdb", "ctxsys", "mdsys", "outln", "dbsnmp"}
)


def family() -> Family:
    """Whatever SQLAlchemy can open. Only SELECT is sent, but the dialect decides whether the connection could write."""
    return Family(engine=_engine, units=_units, read=_read, refused=_refused, failed=_failed)


def _engine(url: URL, limits: Limits) -> Engine:
    return create_engine(url, poolclass=NullPool, hide_parameters=True)


def _units(connection: Connection, url: URL) -> list[Unit | Unread]:
    inspector = inspect(connection)
    listed: list[Unit | Unread] = []
    for schema in inspector.get_schema_names():
        if schema.lower() not in _SYSTEM:
            listed += _listed(schema, "tables", inspector.get_table_names)
            listed += _listed(schema, "views", inspector.get_view_names)
            listed += _listed(schema, "materialized views", inspector.get_materialized_view_names)
    return listed


def _listed(schema: str, what: str, names: Callable[..., list[str]]) -> list[Unit | Unread]:
    try:
        return [Unit(unit_name(schema, name)) for name in names(schema=schema)]
    except NotImplementedError:
        missing = what == "views"  # most dialects know no materialized views, but each knows views
        return [Unread(Place("", schema), "this dialect does not list views")] if missing else []
    except SQLAlchemyError as error:
        return [Unread(Place("", schema), f"its {what} cannot be listed: {unexpected(error)}")]


def _read(connection: Connection, part: Part, limits: Limits) -> Iterator[pa.RecordBatch | Unread | Unit]:
    schema, name = split_name(part.unit)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # "did not recognize type": only the names are wanted
        found = inspect(connection).get_columns(name, schema=schema)
    if not found:
        raise Unreadable("it does not exist any more")
    names = [each["name"] for each in found]
    query: Any = select(*map(column, names)).select_from(
        table(name, schema=schema)
    )  # no types: their conversions fail on a value that is odd
    result = connection.execution_options(stream_results=True, max_row_buffer=100).execute(query)
    yield from row_batches(result, names, lambda _, cells: values(cells), limits.batch_rows)


def _refused(error: BaseException, url: URL) -> str:
    return f"cannot connect: {type(cause(error)).__name__} ({address(url)})"


def _failed(error: BaseException, unit: str) -> str:
    return f"the database reports {type(cause(error)).__name__}" if isinstance(error, SQLAlchemyError) else unexpected(error)
