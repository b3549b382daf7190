"""A table that somebody has locked is told, and the others are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from connectors import sql_mariadb
from connectors.sql import Sql
from scanner.errors import Unreadable
from tests.services import Server, mariadb, postgresql, read, table


@contextmanager
def _held(server: Server, *statements: str) -> Iterator[None]:
    """Another session that has run these statements and goes on."""
    with create_engine(server.url, poolclass=NullPool).connect() as connection:
        raw: Any = connection.connection.driver_connection
        with raw.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement.replace("S.", f"{server.name}."))
            yield
            raw.rollback()


def test_postgresql_does_not_wait_for_a_locked_table() -> None:
    with postgresql() as server:
        server.make("CREATE TABLE S.a (id int)", "CREATE TABLE S.b (id int)", "INSERT INTO S.b VALUES (7)")
        source = Sql(server.login(), lock_timeout="0.1s")
        with _held(server, "LOCK TABLE S.a IN ACCESS EXCLUSIVE MODE"):
            with pytest.raises(Unreadable, match="it is locked"):
                read(source, server.unit("a"))
            assert table(source, server.unit("b")) == {"id": [7]}


def test_mariadb_does_not_wait_for_a_locked_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql_mariadb, "_SESSION", (*sql_mariadb._SESSION[:-1], sql_mariadb._SESSION[-1].replace("= 10", "= 1")))
    with mariadb() as server:
        source = server.make("CREATE TABLE S.a (id int)", "CREATE TABLE S.b (id int)", "INSERT INTO S.b VALUES (7)")
        with _held(server, "LOCK TABLES S.a WRITE"):
            with pytest.raises(Unreadable, match="it is locked"):
                read(source, server.unit("a"))
            assert table(source, server.unit("b")) == {"id": [7]}
