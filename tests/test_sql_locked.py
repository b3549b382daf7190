"""A table that somebody has locked is told, and the others are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from connectors.sql import Sql
from scanner.errors import Unreadable
from scanner.model import Part
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


def test_mariadb_does_not_wait_for_a_locked_table() -> None:
    with mariadb() as server:
        server.make("CREATE TABLE S.a (id int)", "CREATE TABLE S.b (id int)", "INSERT INTO S.b VALUES (7)")
        source = Sql(server.login(), lock_timeout="0.1s")  # it counts whole seconds
        with _held(server, "LOCK TABLES S.a WRITE"):
            with pytest.raises(Unreadable, match="it is locked"):
                read(source, server.unit("a"))
            assert table(source, server.unit("b")) == {"id": [7]}


def _connections(server: Server) -> list[int]:
    """Ids of the connections that read here."""
    query = f"SELECT id FROM information_schema.processlist WHERE db = '{server.name}' AND id <> connection_id() AND info LIKE 'SELECT%'"
    return [row[0] for row in server.run(query)]


@pytest.mark.parametrize(("way", "reason"), [("KILL", "the connection was lost"), ("KILL QUERY", "cancelled by the server")])
def test_what_mariadb_sent_before_it_was_cut_off_is_kept(way: str, reason: str) -> None:
    with mariadb() as server:
        source = server.make("CREATE TABLE S.a AS SELECT seq AS id, repeat('x', 400) AS b FROM mysql.seq_1_to_120000")
        items = source.read(Part("", server.unit("a")))
        first = next(items)
        (number,) = _connections(server)
        server.run(f"{way} {number}")
        with pytest.raises(Unreadable, match=f"^{reason}"):
            for item in items:
                assert isinstance(item, pa.RecordBatch) and item.num_rows
        assert isinstance(first, pa.RecordBatch) and first["id"][0].as_py() == 1


def test_a_limit_of_the_server_on_statements_is_said() -> None:
    with mariadb() as server:
        server.run("CREATE TABLE S.a AS SELECT seq AS id FROM mysql.seq_1_to_10", "CREATE VIEW S.v AS SELECT sleep(1) FROM S.a")
        user = f"{server.name}@'%'"
        server.run(f"CREATE USER {user} IDENTIFIED BY 'correct-horse' WITH MAX_STATEMENT_TIME 0.2", f"GRANT SELECT ON S.* TO {user}")
        try:
            source = Sql(server.login(server.name, "correct-horse"))
            with pytest.raises(Unreadable, match=r"^cancelled by the server, by a timeout"):
                read(source, server.unit("v"))
            assert table(source, server.unit("a"))["id"] == list(range(1, 11))
        finally:
            server.run(f"DROP USER {user}")


def test_mariadb_is_told_to_stop_working_on_what_gives_no_rows_in_time() -> None:
    with mariadb() as server:
        server.make("CREATE TABLE S.a (id int)", "INSERT INTO S.a VALUES (1)", "CREATE VIEW S.v AS SELECT sleep(300) FROM S.a")
        with pytest.raises(Unreadable, match=r"^cancelled by the server, by a timeout"):
            read(Sql(server.login(), statement_timeout="0.3s"), server.unit("v"))
        assert not _connections(server)
