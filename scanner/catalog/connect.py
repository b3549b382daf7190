"""Opens a catalogue, and tells what is wrong with it in words that hold no value."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from scanner.catalog.private import make_file, make_folder
from scanner.catalog.tables import VERSION
from scanner.catalog.versions import brought_up, version_of
from scanner.errors import CatalogError, ConfigError, unexpected

#: The folder of the catalogue beside the configuration, and its file.
FOLDER, FILE = ".noticegap", "catalog.db"
#: So many seconds another scan may write while we wait.
_PATIENCE = 60
_SQLITE = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_READONLY": "it may not be written",
    "SQLITE_CANTOPEN": "it cannot be opened",
    "SQLITE_BUSY": f"another process has kept it busy for {_PATIENCE} seconds",
    "SQLITE_IOERR": "the disk fails",
    "SQLITE_CORRUPT": "it is damaged",
    "SQLITE_NOTADB": "it is no SQLite database",
    "SQLITE_ERROR": "its tables are not those that noticegap makes",
}
#: A transaction of a server waits no longer for another's lock, and a server that is cut off is noticed.
_LOCKS = {
    "postgresql": f"SET LOCAL lock_timeout = '{_PATIENCE}s'",
    "mysql": f"SET SESSION lock_wait_timeout = {_PATIENCE}, SESSION innodb_lock_wait_timeout = {_PATIENCE}",
}
_ALIVE = {
    "psycopg": {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": _PATIENCE * 1000},
    "pymysql": {"read_timeout": 10 * _PATIENCE, "write_timeout": _PATIENCE},
}
_DRIVERS = {
    **dict.fromkeys(("postgresql", "postgres"), "postgresql+psycopg"),
    **dict.fromkeys(("mariadb", "mysql", "mariadb+pymysql"), "mysql+pymysql"),
}


def engine_of(setting: str, folder: Path) -> Engine:
    """The engine of a catalogue, not yet connected: `setting` is a URL, or "" for the file in `.noticegap/` in `folder`.

    ConfigError for a URL that is none, or whose driver is not installed.
    """
    url = _url(setting) if setting else URL.create("sqlite", database=str(folder.absolute() / FOLDER / FILE))
    sqlite = url.get_backend_name() == "sqlite"
    try:
        engine = create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=_patience(url))
    except (exc.NoSuchModuleError, ImportError):
        name = url.drivername
        raise ConfigError(f'catalog: no driver for "{name}" is installed, e.g. pip install "noticegap[postgresql]".') from None
    if sqlite:
        event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def opened(engine: Engine, *, write: bool = False) -> Iterator[Connection]:
    """A connection in one transaction, over tables of this version; committed when the block ends well, else nothing of it is kept.

    To read, it asks for no right to write. Raises CatalogError where the database does not let us (it repeats no parameter), ConfigError
    where a newer noticegap made it.
    """
    try:
        if write:
            _prepare(engine)
        else:
            _current(engine)
        with _begun(engine, write) as connection:
            if write:
                brought_up(connection)
            yield connection
    except exc.SQLAlchemyError as error:
        raise trouble(engine, error) from None
    except (ValueError, TypeError, LookupError) as error:  # JSON, times and numbers as somebody else has written them
        says = f"what stands in it is not what noticegap wrote ({unexpected(error)})"
        raise CatalogError(f"{told(engine.url)}: {says}. Move it away, and the next scan begins another.") from None


def trouble(engine: Engine, error: exc.SQLAlchemyError) -> CatalogError:
    """What a database says, as a sentence without any value."""
    return CatalogError(f"{told(engine.url)}: {_reason(error)}.")


def told(url: URL) -> str:
    """The catalogue as messages name it: a path, or a URL without its password and query."""
    if url.get_backend_name() == "sqlite":
        return f"catalogue {url.database}"
    return f"catalogue {url.set(query={}).render_as_string(hide_password=True)}"


def exists(engine: Engine) -> bool:
    """Whether there is a catalogue to read; a server always is one."""
    database = engine.url.database
    return engine.url.get_backend_name() != "sqlite" or bool(database and os.path.exists(database))


def _url(setting: str) -> URL:
    try:
        url = make_url(setting)
    except (exc.ArgumentError, ValueError):  # a port that is no number
        raise ConfigError('catalog: is no URL. Write it like "postgresql://user@host/database", "sqlite:///file.db", or "none".') from None
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise ConfigError("catalog: a database in memory remembers nothing. Name a file: sqlite:///catalog.db")
    return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))


def _patience(url: URL) -> dict[str, int]:
    """How long to wait for another's lock on a file, and for a server to answer: arguments of the drivers, unless the URL has its own."""
    backend = url.get_backend_name()
    if backend == "sqlite":
        return {"timeout": _PATIENCE}
    ours = {"connect_timeout": _PATIENCE, **_ALIVE.get(url.get_driver_name(), {})} if backend in _LOCKS else {}
    return {key: value for key, value in ours.items() if key not in url.query}


def _prepare(engine: Engine) -> None:
    """Makes the file of an SQLite catalogue, private, before SQLite would make it as the umask likes."""
    if engine.url.get_backend_name() == "sqlite" and engine.url.database:
        file = Path(engine.url.database)
        if file.parent.name == FOLDER:
            make_folder(file.parent)
        make_file(file)


@contextmanager
def _begun(engine: Engine, write: bool) -> Iterator[Connection]:
    """A transaction: who reads sees one state of all tables, who writes sees what others wrote while it waited for them."""
    options: dict[str, Any] = {"noticegap_write": write}
    if engine.dialect.name in _LOCKS:
        options["isolation_level"] = "READ COMMITTED" if write else "REPEATABLE READ"
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def _current(engine: Engine) -> None:
    """Brings the tables to this version where they are not."""
    with _begun(engine, False) as connection:
        current = version_of(connection) == VERSION
    if not current:
        with _begun(engine, True) as connection:
            brought_up(connection)


def _settings(connection: sqlite3.Connection, _: Any) -> None:
    """What is deleted is overwritten; nothing goes to temporary files; we say ourselves when a transaction begins."""
    connection.isolation_level = None
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    """Who will write an SQLite file locks it at once: a transaction that first reads and then writes could not wait for another's end."""
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("noticegap_write") else "BEGIN")
    elif connection.dialect.name in _LOCKS:
        connection.exec_driver_sql(_LOCKS[connection.dialect.name])


def _reason(error: exc.SQLAlchemyError) -> str:
    """What the database says, by its own codes (SQLite's names, SQLSTATE): its sentences may repeat what was written."""
    cause = getattr(error, "orig", None)
    name = getattr(cause, "sqlite_errorname", "") or ""
    for code, words in _SQLITE.items():
        if name.startswith(code):
            return words
    state = name or getattr(cause, "sqlstate", None)
    kind = type(cause or error).__name__
    if not state and isinstance(error, exc.OperationalError):
        return f"the connection to it failed ({kind})"
    return f"{kind} ({state})" if state else kind
