"""PostgreSQL: rights down to a column and a row, failures as sentences, a connection that cannot write, flat memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from connectors import sql_postgresql
from connectors.sql import Sql
from connectors.sql_limits import Limits
from connectors.sql_url import database
from scanner.config import Source
from scanner.errors import Unreadable
from scanner.listing import units
from scanner.model import Part, Place, Unit, Unread
from tests import services
from tests.services import memory, read, table


@pytest.fixture
def server() -> Iterator[services.Server]:
    with services.postgresql() as found:
        yield found


@pytest.fixture
def user(server: services.Server) -> Iterator[str]:
    """A user who may see the schema and nothing in it."""
    server.run(f"CREATE ROLE {server.name} LOGIN", f"GRANT USAGE ON SCHEMA {server.name} TO {server.name}")
    yield server.name
    server.run(f"DROP OWNED BY {server.name}", f"DROP ROLE {server.name}")


def test_rights(server: services.Server, user: str) -> None:
    server.make(
        "CREATE TABLE S.audit (a int)",
        "CREATE VIEW S.report AS SELECT * FROM S.audit",
        "CREATE TABLE S.person (id int, name text, salary int)",
        f"GRANT SELECT (id, name) ON S.person TO {user}",
        "INSERT INTO S.person VALUES (1, 'Ann', 2)",
        "CREATE FUNCTION S.f() RETURNS int LANGUAGE sql SECURITY INVOKER AS 'SELECT max(a) FROM S.audit'",
        "CREATE VIEW S.indirect AS SELECT S.f() AS x",
        f"GRANT SELECT ON S.indirect TO {user}",
    )
    source = Sql(server.login(user))
    listed = [unit.name for unit in source.units() if isinstance(unit, Unit) and server.name in unit.name]
    assert listed == [server.unit(name) for name in ("audit", "indirect", "person", "report")]
    for unit, sentence in {
        "audit": "permission denied for table audit",
        "report": "permission denied for view report",
        "indirect": f"permission denied for something that {user}.indirect uses",
    }.items():
        with pytest.raises(Unreadable) as raised:
            read(source, f"{server.name}.{unit}")
        assert str(raised.value) == sentence
    unread, batch = read(source, server.unit("person"))
    assert unread == Unread(Place("", server.unit("person"), "salary"), "permission denied for this column")
    assert isinstance(batch, pa.RecordBatch) and batch.to_pydict() == {"id": [1], "name": ["Ann"]}
    server.run(f"REVOKE USAGE ON SCHEMA {server.name} FROM {user}")
    with pytest.raises(Unreadable, match=rf"^permission denied for schema {server.name}$"):
        read(source, server.unit("person"))


@pytest.mark.parametrize("unit", ["t", "v"])
def test_rows_that_a_policy_hides_are_said(server: services.Server, user: str, unit: str) -> None:
    server.make(
        "CREATE TABLE S.t (a int)",
        "INSERT INTO S.t VALUES (1), (2)",
        "ALTER TABLE S.t ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY p ON S.t USING (a = 1)",
        "CREATE VIEW S.v WITH (security_invoker) AS SELECT * FROM S.t",
        f"GRANT SELECT ON S.t, S.v TO {user}",
    )
    unread, batch = read(Sql(server.login(user)), f"{server.name}.{unit}")
    assert unread == Unread(Place("", f"{server.name}.{unit}"), "row-level security hides rows from this user")
    assert isinstance(batch, pa.RecordBatch) and batch.to_pydict() == {"a": [1]}
    assert table(Sql(server.login()), f"{server.name}.{unit}") == {"a": [1, 2]}


def test_failures_are_said_without_the_words_of_the_server(server: services.Server) -> None:
    source = server.make(
        "CREATE TABLE S.t (a text)",
        "INSERT INTO S.t SELECT '1' FROM generate_series(1, 60000)",
        "INSERT INTO S.t VALUES ('ann@example.org')",
        "CREATE VIEW S.v AS SELECT a::int FROM S.t",
        "CREATE MATERIALIZED VIEW S.m AS SELECT 1 AS a WITH NO DATA",
        "CREATE TABLE S.fine (a int)",
    )
    rows = source.read(Part("", server.unit("v")))
    assert sum(next(rows).num_rows for _ in range(2)) == 60_000  # type: ignore[union-attr]
    with pytest.raises(Unreadable, match=r"^the server cannot compute a value of it \(SQLSTATE 22P02\)$"):
        next(rows)
    with pytest.raises(Unreadable, match=r"^it is a materialized view that has not been populated \(SQLSTATE 55000\)$"):
        read(source, server.unit("m"))
    with pytest.raises(Unreadable, match=r"^it does not exist any more$"):
        read(source, server.unit("gone"))
    assert table(source, server.unit("fine")) == {"a": []}


def test_large_objects_are_said_to_be_unread_unless_they_are_excluded(server: services.Server) -> None:
    ((oid,),) = server.run("SELECT lo_from_bytea(0, 'x')")
    server.make("CREATE TABLE S.fine (a int)")
    told = Unread(Place("crm", "pg_largeobject/"), "large objects are not read")
    try:
        for exclude, expected in (((), [told]), (("pg_largeobject/",), [])):
            source, unread = Source("crm", "sql", (), (), (f"{server.name}.*",), exclude, {}), list[Unread]()
            assert [unit.name for unit in units(source, Sql(server.login()), unread)] == [server.unit("fine")]
            assert unread == expected
    finally:
        server.run(f"SELECT lo_unlink({oid})")


def test_nothing_can_be_written(server: services.Server) -> None:
    server.make("CREATE TABLE S.t (a int)", "CREATE FUNCTION S.w() RETURNS int LANGUAGE sql AS 'INSERT INTO S.t VALUES (1) RETURNING a'")
    with sql_postgresql.family().engine(database(server.login()), Limits()).connect() as connection:
        for statement in (f"INSERT INTO {server.name}.t VALUES (1)", f"SELECT {server.name}.w()", f"CREATE TABLE {server.name}.u ()"):
            with pytest.raises(Exception, match="read-only transaction"):
                connection.exec_driver_sql(statement)
            connection.rollback()
        assert connection.exec_driver_sql("SHOW application_name").scalar_one() == "noticegap"
        assert connection.exec_driver_sql("SHOW transaction_isolation").scalar_one() == "repeatable read"


def test_a_table_is_one_snapshot_streamed_and_given_up_at_once(server: services.Server) -> None:
    source = server.make("CREATE TABLE S.t AS SELECT g AS a, repeat('x', 400) AS b FROM generate_series(1, 200000) g")
    rows = source.read(Part("", server.unit("t")))
    first = next(rows)
    assert isinstance(first, pa.RecordBatch) and first.num_rows < 50_000
    running = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'noticegap' AND query LIKE %s"
    assert _count(server, running) == 1  # the server has not sent it all: it waits for us
    server.run(f"DELETE FROM {server.name}.t WHERE a > 100000")
    assert first.num_rows + next(rows).num_rows + sum(batch.num_rows for batch in rows) == 200_000  # type: ignore[union-attr]
    again = source.read(Part("", server.unit("t")))
    next(again)
    again.close()  # type: ignore[attr-defined]
    assert _count(server, running) == 0


def _count(server: services.Server, query: str) -> int:
    return int(server.run(query.replace("%s", f"'%{server.name}%'"))[0][0])


def test_memory_stays_flat(server: services.Server) -> None:
    server.make(
        "CREATE TABLE S.t (a int, b text)",
        "ALTER TABLE S.t ALTER b SET STORAGE EXTERNAL",
        "INSERT INTO S.t SELECT g, 'x' FROM generate_series(1, 20000) g",
        "INSERT INTO S.t SELECT g, repeat('y', 1000000) FROM generate_series(1, 150) g",
        "INSERT INTO S.t VALUES (0, repeat('z', 60000000) || 'end')",
    )
    rows, length, tail, grown = memory(server.login(), server.unit("t"))
    assert (rows, length, tail) == (20_151, 60_000_003, "end")
    assert grown < 350  # MB, of 210 MB of text


def test_a_user_or_a_database_that_does_not_exist(server: services.Server) -> None:
    where = rf"\({server.url.host}:{server.url.port}\)"
    with pytest.raises(Unreadable, match=rf'^cannot connect: user "no_such" does not exist {where}$'):
        list(Sql(server.login("no_such", "correct-horse")).units())
    with pytest.raises(Unreadable, match=rf'^cannot connect: database "no_such" does not exist {where}$'):
        list(Sql(server.login(database="no_such")).units())


def test_foreign_tables_are_read_and_their_failure_is_said(server: services.Server) -> None:
    name = server.name
    file = Path("/tmp") / f"{name}.csv"  # the server reads it, perhaps as another user
    file.write_text("1,ann@example.org\n")
    file.chmod(0o644)
    try:
        source = server.make(
            f"CREATE EXTENSION IF NOT EXISTS file_fdw SCHEMA {name}",
            f"CREATE SERVER {name} FOREIGN DATA WRAPPER file_fdw",
            f"CREATE FOREIGN TABLE S.f (a int, b text) SERVER {name} OPTIONS (filename '{file}', format 'csv')",
            f"CREATE FOREIGN TABLE S.gone (a int) SERVER {name} OPTIONS (filename '/nowhere/x.csv', format 'csv')",
        )
        assert {server.unit("f"), server.unit("gone")} <= {unit.name for unit in source.units() if isinstance(unit, Unit)}
        assert table(source, f"{name}.f") == {"a": [1], "b": ["ann@example.org"]}
        with pytest.raises(Unreadable, match=r"^its foreign server cannot be read|^the server reports an error \(SQLSTATE 58P01\)$"):
            read(source, f"{name}.gone")
    finally:
        server.run(f"DROP SERVER IF EXISTS {name} CASCADE")
        file.unlink()


def test_every_way_to_write_is_told_from_reading(server: services.Server, user: str) -> None:
    """On a server whose schema `public` is not open to all, as by default from version 15 on."""
    other = f"{user}_other"
    server.run(
        "CREATE TABLE S.t (a int, b int)",
        "CREATE VIEW S.v AS SELECT a FROM S.t",
        "CREATE SEQUENCE S.s",
        f"CREATE ROLE {other} NOLOGIN",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {server.name} TO {user}",
        f"GRANT SELECT ON SEQUENCE S.s TO {user}",
        f"GRANT pg_read_all_data TO {user}",
    )
    source = Sql(server.login(user))
    assert not source.could_write()
    ways = {
        f"GRANT INSERT ON S.t TO {user}": f"REVOKE INSERT ON S.t FROM {user}",
        f"GRANT UPDATE (b) ON S.t TO {user}": f"REVOKE UPDATE (b) ON S.t FROM {user}",
        f"GRANT DELETE ON S.v TO {user}": f"REVOKE DELETE ON S.v FROM {user}",
        f"GRANT TRUNCATE ON S.t TO {user}": f"REVOKE TRUNCATE ON S.t FROM {user}",
        f"GRANT USAGE ON SEQUENCE S.s TO {user}": f"REVOKE USAGE ON SEQUENCE S.s FROM {user}",
        f"GRANT CREATE ON SCHEMA {server.name} TO {user}": f"REVOKE CREATE ON SCHEMA {server.name} FROM {user}",
        f"GRANT CREATE ON DATABASE {server.url.database} TO {user}": f"REVOKE CREATE ON DATABASE {server.url.database} FROM {user}",
        f"ALTER TABLE S.t OWNER TO {user}": f"ALTER TABLE S.t OWNER TO {server.url.username}",
        f"ALTER ROLE {user} CREATEROLE": f"ALTER ROLE {user} NOCREATEROLE",
        f"ALTER ROLE {user} SUPERUSER": f"ALTER ROLE {user} NOSUPERUSER",
        f"GRANT pg_write_all_data TO {user}": f"REVOKE pg_write_all_data FROM {user}",
        f"GRANT USAGE ON SCHEMA {server.name} TO {other}; GRANT INSERT ON S.t TO {other}; ALTER ROLE {user} NOINHERIT; GRANT {other} TO {user}": f"REVOKE {other} FROM {user}",
    }
    try:
        for grant, revoke in ways.items():
            server.run(grant)
            assert source.could_write(), grant
            server.run(revoke)
            assert not source.could_write(), revoke
    finally:
        server.run(f"DROP OWNED BY {other}", f"DROP ROLE {other}")
