"""SQLite: the file is opened read-only, and cells are taken as they are, whatever type their column declares."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import Any
from urllib.parse import quote

import pyarrow as pa
from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from connectors.sql_arrow import values
from connectors.sql_family import Family, Row, cause, row_batches
from connectors.sql_limits import Limits
from connectors.sql_sqlite_names import path_of, quoted, raw_of
from connectors.sql_sqlite_sample import sample_of
from connectors.sql_sqlite_stamp import Way, stamp, state, way
from scanner.errors import Unreadable, unexpected
from scanner.model import Part, Unit, Unread

_ROW = 100  # bytes: what a row is taken for where nobody has counted
_COLUMNS = text("SELECT name FROM pragma_table_xinfo(:table, 'main') WHERE hidden <> 1 ORDER BY cid")
_FAILURES = {
    "SQLITE_ERROR": "SQLite cannot run it, something that it uses is missing or broken",
    "SQLITE_CORRUPT": "the database file is damaged",
    "SQLITE_NOTADB": "the file is not a SQLite database, or it is encrypted",
    "SQLITE_INTERRUPT": "SQLite found no row in time",
    "SQLITE_BUSY": "the database is locked by another process",
    "SQLITE_LOCKED": "the database is locked by another process",
    "SQLITE_CANTOPEN": "the file cannot be opened",
    "SQLITE_READONLY": "its journal has to be recovered first, which only a writer may do",
    "SQLITE_PERM": "permission denied",
    "SQLITE_AUTH": "permission denied",
    "SQLITE_IOERR": "the file cannot be read",
    "SQLITE_TOOBIG": "a row is larger than SQLite can hold",
    "SQLITE_NOMEM": "there is not enough memory",
}


def family() -> Family:
    """SQLite through the standard library."""
    return Family(engine=_engine, units=_units, read=_read, refused=_refused, failed=_failed)


def _engine(url: URL, limits: Limits) -> Engine:
    opened = partial(_connect, url.database or "", limits.lock_seconds)
    return create_engine("sqlite+pysqlite://", creator=opened, poolclass=NullPool, hide_parameters=True)


class _Opened(sqlite3.Connection):
    """A connection that knows how its file was opened: to look once more, the file would be opened and closed, which ends its locks."""

    how = Way.ORDINARY


def _connect(path: str, patience: float) -> sqlite3.Connection:
    how = way(path)
    file = f"file:{quote(os.fsencode(os.path.abspath(path)))}?{how.value}"
    raw = sqlite3.connect(file, uri=True, timeout=patience, check_same_thread=False, factory=_Opened)
    raw.how = how
    raw.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    raw.execute("PRAGMA query_only = ON")
    if how is Way.LEFT:
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")  # the log's index is kept in memory then; there are no locks to be had
    return raw


def _units(connection: Connection, url: URL) -> list[Unit | Unread]:
    now = stamp(connection)  # before anything is read
    rows = _estimates(connection)
    every = int(connection.exec_driver_sql("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").scalar_one())
    # a virtual table may lie elsewhere, a view may compute what it shows
    return [
        Unit(name, rows=rows.get(name), size=None if name in rows else _size(connection, name, every), stamp=now)
        if form == "table"
        else Unit(name)
        for name, form in _names(connection)
    ]


def _names(connection: Connection) -> list[tuple[str, str]]:
    """Tables and views and their form, without SQLite's own tables and those in which a virtual table keeps what is read through it."""
    listed = connection.exec_driver_sql("PRAGMA main.table_list").all()
    if not listed:  # older than 3.37
        form = "CASE WHEN sql LIKE 'CREATE VIRTUAL%' THEN 'virtual' ELSE type END"
        listed = connection.exec_driver_sql(f"SELECT 'main', name, {form} FROM main.sqlite_master WHERE type IN ('table', 'view')").all()
    found = [(str(row[1]), str(row[2])) for row in listed if row[0] == "main" and row[2] != "shadow"]
    return [(name, form) for name, form in found if not name.lower().startswith("sqlite_")]


def _estimates(connection: Connection) -> dict[str, int]:
    """Rows by table where ANALYZE has been run (https://sqlite.org/fileformat2.html, 2.6.3)."""
    if not connection.exec_driver_sql("SELECT 1 FROM main.sqlite_master WHERE name = 'sqlite_stat1'").first():
        return {}
    found: dict[str, int] = {}
    for table, stat in connection.exec_driver_sql("SELECT tbl, stat FROM main.sqlite_stat1"):
        first = str(stat).split(" ")[0]
        if first.isascii() and first.isdigit() and len(first) < 19:
            found[str(table)] = max(found.get(str(table), 0), int(first))
    return found


def _size(connection: Connection, table: str, most: int) -> int | None:
    """Bytes of a table whose rows nobody has counted, roughly: they have numbers, mostly from 1 on. None where they have none."""
    try:
        last = connection.exec_driver_sql(f"SELECT max(rowid) FROM main.{quoted(table)}").scalar()
    except DBAPIError:  # WITHOUT ROWID; or it cannot be read, which whoever reads it tells
        return None
    return min(max(last or 0, 0) * _ROW, most) if last is None or isinstance(last, int) else None


def _read(connection: Connection, part: Part, limits: Limits) -> Iterator[pa.RecordBatch | Unread | Unit]:
    names, raw = names_of(connection, part.unit), raw_of(connection)
    query, clock = select(names, part.unit), Silence(raw, limits.silence)
    with unchanged(connection):
        total = _estimates(connection).get(part.unit)
        chosen = sample_of(connection, part, query) if part.sample else None
        if chosen:
            yield Unit(part.unit, rows=total, sampled=True)
        rows = clock.over(chosen.rows(total) if chosen else raw.execute(query))
        yield from row_batches(rows, names, lambda _, cells: values(cells), limits.batch_rows)
        if chosen:
            yield Unit(part.unit, rows=chosen.total, sampled=True)


class Silence:
    """Stops SQLite where it works for longer than so many seconds without a row to show for it."""

    def __init__(self, raw: Any, seconds: float) -> None:
        self._since = monotonic()
        raw.set_progress_handler(lambda: monotonic() - self._since > seconds, 20_000)  # steps of its machine: a millisecond or so

    def over(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The same rows; the time that whoever looks at them takes does not count."""
        return iter(partial(self._next, rows), None)

    def _next(self, rows: Iterator[Row]) -> Row | None:
        self._since = monotonic()
        return next(rows, None)


def names_of(connection: Connection, unit: str) -> list[str]:
    """The columns of a table or view; Unreadable where there is none."""
    names = [str(name) for (name,) in connection.execute(_COLUMNS, {"table": unit})]
    if not names:
        raise Unreadable("it does not exist any more")
    return names


def select(names: Sequence[str], unit: str) -> str:
    """The query for these columns of all rows."""
    return f"SELECT {', '.join(map(quoted, names))} FROM main.{quoted(unit)}"


@contextmanager
def unchanged(connection: Connection) -> Iterator[None]:
    """Around a query: Unreadable where the file was written to meanwhile, although nobody had it open and it was taken as settled."""
    path = path_of(connection)
    before = state(path)
    yield
    if raw_of(connection).how is not Way.ORDINARY and state(path) != before:
        raise Unreadable("the database was written to while it was read")


def _refused(error: BaseException, url: URL) -> str:
    return f"cannot open {url.database}: {_failed(error, '')}"


def _failed(error: BaseException, unit: str) -> str:
    name = getattr(cause(error), "sqlite_errorname", None)
    if name is None:
        return "the file cannot be opened" if isinstance(cause(error), OSError) else unexpected(error)
    return next((clause for start, clause in _FAILURES.items() if name.startswith(start)), "SQLite reports an error") + f" ({name})"
