"""Database URLs: which driver one means, and what is wrong with it, in a sentence that never shows a password."""

from __future__ import annotations

import errno
import os
from importlib.util import find_spec
from urllib.parse import unquote

from sqlalchemy import URL, exc, make_url

from scanner.errors import ConfigError, did_you_mean, unexpected

_DRIVERS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
    "sqlite": "sqlite+pysqlite",
    "mssql": "mssql+pymssql",
    "oracle": "oracle+oracledb",
    "snowflake": "snowflake",
    "bigquery": "bigquery",
    "redshift": "redshift+psycopg2",
}
#: Servers that are read by our own driver, whichever the url names (it may be another program's): SQLAlchemy's own means would list
#: no foreign table, read partitions twice, sample nothing, and not tell what the server hides.
_SERVERS = ("postgres", "postgresql", "mysql", "mariadb")
#: Extras by the module that they install, or by the dialect that SQLAlchemy itself does not have.
_EXTRAS = {
    "psycopg": '"noticegap[postgresql]"',
    "pymysql": '"noticegap[mysql]"',
    "pymssql": '"noticegap[mssql]"',
    "oracledb": '"noticegap[oracle]"',
    "psycopg2": '"noticegap[redshift]"',
    "snowflake": '"noticegap[snowflake]"',
    "bigquery": '"noticegap[bigquery]"',
    "redshift": '"noticegap[redshift]"',
}
_PACKAGES = {"snowflake": "snowflake-sqlalchemy", "bigquery": "sqlalchemy-bigquery", "redshift": "sqlalchemy-redshift"}
_SHAPE = "Write it like postgresql://user@host/database or sqlite:///path/to/file.db."


def database(url: str) -> URL:
    """The URL with its driver named; ConfigError where it cannot be parsed, has no driver here, or names no SQLite database."""
    try:
        parsed = make_url(url)
    except (exc.ArgumentError, ValueError, TypeError, AttributeError):  # their texts may quote the URL, password and all
        raise ConfigError(f"the url is not a database URL. {_SHAPE}") from None
    if "@" in (parsed.host or ""):  # a part of the password would be taken for the host, and shown
        raise ConfigError("the url holds an @ in its user or password. Write it as %40.")
    server = parsed.drivername.partition("+")[0]
    parsed = parsed.set(drivername=_DRIVERS.get(server if server in _SERVERS else parsed.drivername, parsed.drivername))
    _check_driver(parsed)
    if parsed.drivername == "sqlite+pysqlite":
        parsed = parsed.set(database=_path(url))
        _check_file(parsed.database)
    if parsed.drivername == "snowflake" and not parsed.database:
        raise ConfigError("the url names no database. Write it like snowflake://user@account/database?warehouse=name.")
    return parsed


def address(url: URL, port: int | None = None) -> str:
    """`host:port` of a server for a sentence; `local socket` where the URL names no host."""
    host, port = url.host, url.port or port
    if not host:
        return "local socket"
    return (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")


def _path(url: str) -> str:
    """SQLAlchemy 2.0 takes a path as it is written, 2.1 decodes it: here either may be meant."""
    written = url.partition(":///")[2].partition("?")[0]
    return written if os.path.exists(written) else unquote(written)


def _check_driver(url: URL) -> None:
    try:
        dialect = url.get_dialect()
        dialect.import_dbapi()
    except exc.NoSuchModuleError:
        name = url.drivername.partition("+")[0]
        if name == "duckdb":
            raise ConfigError('a DuckDB database is a file. Read it with kind = "files" and its path.') from None
        if name in _PACKAGES and url.drivername == _DRIVERS[name]:
            raise ConfigError(f"{name} needs {_PACKAGES[name]}. Run: pip install {_EXTRAS[name]}") from None
        raise ConfigError(f'no database "{url.drivername}". {did_you_mean(name, _DRIVERS)}') from None
    except ImportError as error:
        raise ConfigError(_unloaded(url, error)) from None
    if dialect.is_async:
        raise ConfigError(f'"{url.drivername}" is an asynchronous driver. Name a synchronous one, or none.')


def _unloaded(url: URL, error: ImportError) -> str:
    """What to install for a driver that cannot be imported: it is not there, or what it is made of is not (psycopg without libpq)."""
    named, server = url.drivername.partition("+")[2] or url.drivername, url.get_backend_name()
    if not isinstance(error, ModuleNotFoundError) and find_spec(named):
        return f"{server}: {named} does not load: {unexpected(error)}. Run: pip install {_EXTRAS.get(named, named)}"
    module = (error.name or named).partition(".")[0]
    return f"{server} needs {module}. Run: pip install {_EXTRAS.get(module, module)}"


def _check_file(path: str | None) -> None:
    """Header as in https://sqlite.org/fileformat.html, 1.3; connecting to a file that is missing would create it."""
    if not path or path == ":memory:" or path.startswith("file:"):
        raise ConfigError("the url names no file. Write it like sqlite:///path/to/file.db.")
    if os.path.exists(path) and not os.path.isfile(path):  # opening a pipe would wait for ever
        raise ConfigError(f"{path} is not a file.")
    try:
        with open(path, "rb") as file:
            head = file.read(16)
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} {_reason(error)}.") from None
    if head != b"SQLite format 3\0":
        raise ConfigError(f"{path} is {'not a SQLite database, or it is encrypted' if head else 'empty: no SQLite database'}.")


def _reason(error: Exception) -> str:
    known = {errno.ENOENT: "does not exist", errno.EACCES: "cannot be read: permission denied"}
    return known.get(getattr(error, "errno", None) or 0, "cannot be read")
