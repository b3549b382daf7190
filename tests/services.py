"""The servers that tests talk to: where they are, and a place of its own on each, dropped afterwards."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa
import pytest
from sqlalchemy import URL, create_engine, exc, make_url
from sqlalchemy.pool import NullPool

from connectors.sql import Sql
from scanner.model import Part, Unread

POSTGRESQL = "postgresql://postgres@127.0.0.1:5432/test"
MARIADB = "mariadb://root@127.0.0.1:3306/test"
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "mariadb": "mysql+pymysql", "mysql": "mysql+pymysql"}


@dataclass(frozen=True)
class Server:
    """A server and a name (schema, database, prefix of users) that nobody else uses."""

    url: URL
    name: str

    def run(self, *statements: str) -> list[Sequence[Any]]:
        """Runs statements as the owner, each by itself, and gives the rows of the last. `S.` stands for the name and a dot."""
        engine = create_engine(self.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            with raw.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement.replace("S.", f"{self.name}."))
                return list(cursor.fetchall()) if cursor.description else []

    def make(self, *statements: str) -> Sql:
        """The source after these statements, read as the owner."""
        self.run(*statements)
        return Sql(self.login())

    def unit(self, table: str) -> str:
        """The unit's name of a table made here."""
        return f"{self.name}.{table}"

    def login(self, user: str | None = None, password: str | None = None, **parts: Any) -> str:
        """The URL as a user of noticegap writes it, without the name of a driver; `parts` replace others of its parts."""
        url = self.url.set(drivername=self.url.get_backend_name(), **parts)
        if user is not None:
            url = URL.create(url.drivername, user, password, url.host, url.port, url.database, url.query)
        return url.render_as_string(hide_password=False)


@contextmanager
def postgresql() -> Iterator[Server]:
    """PostgreSQL with an empty schema; skips the test where there is no server."""
    server = Server(_running("PostgreSQL", os.environ.get("NOTICEGAP_TEST_POSTGRESQL", POSTGRESQL)), _name())
    server.run(f"CREATE SCHEMA {server.name}")
    try:
        yield server
    finally:
        server.run(f"DROP SCHEMA {server.name} CASCADE")


@contextmanager
def mariadb() -> Iterator[Server]:
    """MariaDB with an empty database, which the URL names; skips the test where there is no server."""
    home, name = _running("MariaDB", os.environ.get("NOTICEGAP_TEST_MARIADB", MARIADB)), _name()
    Server(home, name).run(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
    try:
        yield Server(home.set(database=name), name)
    finally:
        Server(home, name).run(f"DROP DATABASE {name}")


def read(source: Sql, unit: str) -> list[pa.RecordBatch | Unread]:
    """All that a unit gives."""
    return list(source.read(Part("", unit)))


def table(source: Sql, unit: str) -> dict[str, list[Any]]:
    """The columns of a unit of which nothing stays unread."""
    return dict(pa.Table.from_batches(read(source, unit)).to_pydict())


def memory(source: str, unit: str) -> tuple[int, int, str, int]:
    """Rows, length and end of the last cell of the second column, and the megabytes by which a process of its own grew over them."""
    done = subprocess.run([sys.executable, "-c", _READ, source, unit], capture_output=True, text=True, check=True)
    rows, length, tail, grown = done.stdout.split()
    return int(rows), int(length), tail, int(grown)


_READ = """
import resource, sys
from connectors.sql import Sql
from scanner.model import Part
used = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before, rows, last = used(), 0, ""
for batch in Sql(sys.argv[1]).read(Part("", sys.argv[2])):
    rows += batch.num_rows
    last = batch.column(1)[-1].as_py()
print(rows, len(last), last[-3:], used() - before)
"""


def _name() -> str:
    return f"noticegap_test_{secrets.token_hex(6)}"


def _running(title: str, written: str) -> URL:
    url = make_url(written)
    url = url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))
    if not _answers(url):
        pytest.skip(f"{title} is not running at {url.host}:{url.port}; `make services` tells how to start it")
    return url


@cache
def _answers(url: URL) -> bool:
    try:
        create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": 5}).connect().close()
    except (exc.DBAPIError, ImportError):
        return False
    return True
