"""What the families of SQL Server, Oracle, Snowflake and Redshift share: a table of data per vendor, and how it is read by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pyarrow as pa
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from connectors.sql_arrow import values
from connectors.sql_family import Family, cause, row_batches, split_name, unit_name
from connectors.sql_limits import Limits
from connectors.sql_refused import refused
from connectors.sql_url import address
from scanner.errors import Unreadable, unexpected
from scanner.model import Part, Place, Sample, Unit, Unread

_CODE = re.compile(r"[A-Z]{0,3}-?[0-9A-Z]{1,8}")
_SEEDS = 2**31  # seeds that every vendor takes: from 0 to one less


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one vendor's databases need. Queries over the catalogue count no rows; `:s` and `:t` are a schema and a table.

    `tables` lists unit_schema, unit_name, unit_rows (NULL: not known), unit_samples (1: `sample` may follow its name) and unit_stamp.
    `columns`, where `SELECT *` would leave some out or fail: name, type and why it is not read (else NULL or nothing); a type in `forms`
    is read through an expression. `hidden`: reasons for which rows may be missing. `estimates`: a query whose one value tells whether
    the other, for schema, name and rows, may be asked. `session` is sent first, and committed where a transaction could take it back.
    `arguments` are the driver's, `options` those of SQLAlchemy's engine. `port` is the usual one; None where the url's host is no server.
    """

    tables: str
    code: Callable[[Any], str]
    failures: Mapping[str, str]
    columns: str = ""
    hidden: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)
    sample: str = ""
    quotes: tuple[str, str] = ('"', '"')
    estimates: tuple[str, str] | None = None
    arguments: Callable[[Limits], dict[str, Any]] = lambda limits: {}
    options: Mapping[str, Any] = field(default_factory=dict)
    session: Callable[[Limits], tuple[str, ...]] = lambda limits: ()
    prepare: Callable[[Any, Limits], None] = lambda raw, limits: None
    commit: bool = True
    port: int | None = None


def family(dialect: Dialect) -> Family:
    """How to open, list and read the databases of one vendor."""
    return Family(
        engine=partial(_engine, dialect),
        units=partial(_units, dialect),
        read=partial(_read, dialect),
        refused=partial(_refused, dialect),
        failed=partial(failed, dialect),
    )


def _engine(dialect: Dialect, url: URL, limits: Limits) -> Engine:
    arguments = {key: value for key, value in dialect.arguments(limits).items() if key not in url.query}
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=arguments, **dialect.options)

    def prepare(raw: Any, _record: object) -> None:
        dialect.prepare(raw, limits)
        cursor = raw.cursor()
        for statement in dialect.session(limits):
            cursor.execute(statement)
        cursor.close()
        if dialect.commit:
            raw.commit()

    event.listen(engine, "connect", prepare)  # after SQLAlchemy's own queries, so that a transaction that begins here is the scan's
    return engine


def _units(dialect: Dialect, connection: Connection, url: URL) -> list[Unit | Unread]:
    found = connection.execute(text(dialect.tables)).all()
    rows: dict[tuple[str, str], Any] = {(schema, name): rows for schema, name, rows, _, _ in found}
    if dialect.estimates and connection.execute(text(dialect.estimates[0])).scalar():
        rows |= {(schema, name): each for schema, name, each in connection.execute(text(dialect.estimates[1]))}
    return [
        Unit(unit_name(schema, name), rows=int(rows[schema, name]) if rows[schema, name] else None, stamp=(stamp or "").strip())
        for schema, name, _, _, stamp in found
    ]


def _read(dialect: Dialect, connection: Connection, part: Part, limits: Limits) -> Iterator[pa.RecordBatch | Unread | Unit]:
    schema, table = split_name(part.unit)
    columns, unread = _columns(dialect, connection, part.unit)
    sample, rows = "", None
    if part.sample and dialect.sample:
        sample, rows = _sampled(dialect, connection, part.unit, part.sample)
    yield from unread
    if rows:
        yield Unit(part.unit, rows=rows, sampled=True)
    query = f"SELECT {columns} FROM {quoted(dialect, schema or '')}.{quoted(dialect, table)}{sample}"
    options = {"stream_results": True, "max_row_buffer": 100, "no_parameters": True}  # no parameters: a % in a name stays one
    result = connection.execution_options(**options).exec_driver_sql(query)
    names = [str(each[0]) for each in result.cursor.description]  # as the catalogue has them, not in lower case
    yield from row_batches(result, names, lambda _, cells: values(cells), limits.batch_rows)


def _columns(dialect: Dialect, connection: Connection, unit: str) -> tuple[str, list[Unread]]:
    """What is selected, and what is not read; Unreadable where nothing could be."""
    names = dict(zip("st", split_name(unit), strict=True))
    unread = [Unread(Place("", unit), str(reason)) for (reason,) in _asked(connection, dialect.hidden, names)]
    if not dialect.columns:
        return "*", unread
    picked = []
    for name, kind, reason in _asked(connection, dialect.columns, names):
        if reason and reason.strip():
            unread.append(Unread(Place("", unit, name), reason))
        else:
            form = dialect.forms.get(kind, "{}")
            picked.append(form.format(quoted(dialect, name)) + (f" AS {quoted(dialect, name)}" if form != "{}" else ""))
    if not picked and unread:
        raise Unreadable(unread[-1].reason.replace("this column", "all of its columns"))
    if not picked:
        raise Unreadable("it does not exist any more, or this user may not see it")
    return ", ".join(picked), unread


def _asked(connection: Connection, query: str, names: Mapping[str, Any]) -> list[Any]:
    return list(connection.execute(text(query), names)) if query else []


def _sampled(dialect: Dialect, connection: Connection, unit: str, sample: Sample) -> tuple[str, int | None]:
    """What follows the table's name, and its estimated rows; nothing where it is read as a whole: small, a view, no estimate."""
    query = f"SELECT unit_rows, unit_samples FROM ({dialect.tables}) u WHERE unit_schema = :s AND unit_name = :t"
    names = dict(zip("st", split_name(unit), strict=True))
    rows, samples = connection.execute(text(query), names).one_or_none() or (None, 0)
    percent = 100 * sample.rows / int(rows) if rows else 100.0
    if not samples or percent > 99:
        return "", None
    return dialect.sample.format(percent=f"{max(percent, 0.00001):.5f}", seed=sample.seed % _SEEDS), int(rows or 0)


def quoted(dialect: Dialect, name: str) -> str:
    """A name as an identifier of SQL, exactly as the catalogue has it. No `%` is doubled: it is sent without parameters."""
    opening, closing = dialect.quotes
    return opening + name.replace(closing, closing * 2) + closing


def _refused(dialect: Dialect, error: BaseException, url: URL) -> str:
    clause = _said(dialect, _code(dialect, error))
    if dialect.port:
        return refused(url, dialect.port, clause)
    return f"cannot connect: {clause or type(cause(error)).__name__} ({address(url)})"


def failed(dialect: Dialect, error: BaseException, unit: str) -> str:
    """Why listing or reading stopped, from the vendor's number, never its text."""
    code = _code(dialect, error)
    if not code:
        return f"the driver reports {type(cause(error)).__name__}" if isinstance(error, SQLAlchemyError) else unexpected(error)
    return f"{_said(dialect, code) or 'the server reports an error'} ({code})"


def _said(dialect: Dialect, code: str) -> str | None:
    """What a number means, or a SQLSTATE, or its class."""
    return dialect.failures.get(code) or dialect.failures.get(code[:2])


def _code(dialect: Dialect, error: BaseException) -> str:
    try:
        code = dialect.code(cause(error))
    except (AttributeError, IndexError, TypeError):
        return ""
    return code if _CODE.fullmatch(code) else ""
