"""MariaDB: passwords, rights down to a column, failures as sentences, a connection that cannot write, flat memory."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pyarrow as pa
import pytest

from connectors import sql_mariadb
from connectors.sql import Sql
from connectors.sql_limits import Limits
from connectors.sql_url import database
from scanner.errors import Unreadable
from scanner.model import Part, Place, Unit, Unread
from tests import services
from tests.services import memory, read, table

PASSWORD = "correct-horse"


@pytest.fixture
def server() -> Iterator[services.Server]:
    with services.mariadb() as found:
        yield found


@pytest.fixture
def user(server: services.Server) -> Iterator[str]:
    """A user with a password and no rights."""
    name = server.name
    server.run(f"CREATE USER {name}@'%' IDENTIFIED BY '{PASSWORD}'", f"CREATE USER {name}@localhost IDENTIFIED BY '{PASSWORD}'")
    yield name
    server.run(f"DROP USER {name}@'%'", f"DROP USER {name}@localhost")


def _grant(server: services.Server, what: str, user: str) -> None:
    server.run(f"GRANT {what} TO {user}@'%'", f"GRANT {what} TO {user}@localhost")


def test_a_wrong_password_is_one_sentence_without_it(server: services.Server, user: str) -> None:
    where = rf"\({server.url.host}:{server.url.port}\)"
    with pytest.raises(Unreadable, match=rf'^cannot connect: password authentication failed for user "{user}" {where}$'):
        list(Sql(server.login(user, "wrong-horse")).units())
    with pytest.raises(Unreadable, match=rf'^cannot connect: permission denied for database "{server.name}" {where}$'):
        list(Sql(server.login(user, PASSWORD)).units())
    with pytest.raises(Unreadable, match=rf'^cannot connect: database "no_such" does not exist {where}$'):
        list(Sql(server.login(database="no_such")).units())


def test_rights(server: services.Server, user: str) -> None:
    server.make(
        "CREATE TABLE S.audit (a int)",
        "CREATE TABLE S.person (id int, name text, salary int)",
        "INSERT INTO S.person VALUES (1, 'Ann', 2)",
        "CREATE SQL SECURITY INVOKER VIEW S.report AS SELECT * FROM S.audit",
    )
    _grant(server, f"INSERT ON {server.name}.audit", user)
    _grant(server, f"SELECT (id, name) ON {server.name}.person", user)
    _grant(server, f"SELECT ON {server.name}.report", user)
    source = Sql(server.login(user, PASSWORD))
    assert [unit.name for unit in source.units() if isinstance(unit, Unit)] == [
        f"{server.name}.{name}" for name in ("audit", "person", "report")
    ]
    with pytest.raises(Unreadable, match=r"^permission denied for table audit$"):
        read(source, server.unit("audit"))
    with pytest.raises(Unreadable, match=r"^it is a view, and something that it uses is missing or forbidden \(error 1356\)$"):
        read(source, server.unit("report"))
    unread, batch = read(source, server.unit("person"))
    assert unread == Unread(Place("", server.unit("person")), "permission denied for some of its columns")
    assert isinstance(batch, pa.RecordBatch) and batch.to_pydict() == {"id": [1], "name": ["Ann"]}


def test_failures_are_said_without_the_words_of_the_server(server: services.Server) -> None:
    source = server.make(
        "CREATE TABLE S.t (a int)",
        "CREATE VIEW S.broken AS SELECT * FROM S.t",
        "CREATE TABLE S.kept (a varchar(30))",
        "INSERT INTO S.kept VALUES ('1'), ('ann@example.org')",
        "CREATE VIEW S.v AS SELECT ST_GeomFromText(a) AS g, (SELECT a FROM S.kept) AS x FROM S.kept",
        "DROP TABLE S.t",
    )
    with pytest.raises(Unreadable, match=r"^it is a view, and something that it uses is missing or forbidden \(error 1356\)$"):
        read(source, server.unit("broken"))
    with pytest.raises(Unreadable, match=r"^the server reports an error \(error 1242\)$"):
        read(source, server.unit("v"))
    with pytest.raises(Unreadable, match=r"^it does not exist any more, or this user may not see it$"):
        read(source, server.unit("gone"))
    assert table(source, server.unit("kept")) == {"a": ["1", "ann@example.org"]}


def test_nothing_can_be_written(server: services.Server) -> None:
    server.make("CREATE TABLE S.t (a int)", "CREATE TABLE S.m (a int) ENGINE=MyISAM")
    with sql_mariadb.family().engine(database(server.login()), Limits()).connect() as connection:
        for statement in ("INSERT INTO t VALUES (1)", "INSERT INTO m VALUES (1)", "CREATE TABLE u (a int)"):
            with pytest.raises(Exception, match="READ ONLY transaction"):
                connection.exec_driver_sql(statement)
        assert connection.exec_driver_sql("SELECT @@tx_isolation").scalar_one() == "REPEATABLE-READ"


def test_a_limit_of_the_server_does_not_cut_a_table_short(server: services.Server) -> None:
    source = server.make("CREATE TABLE S.t AS SELECT seq AS a FROM mysql.seq_1_to_50")
    ((before,),) = server.run("SELECT @@GLOBAL.sql_select_limit")
    server.run("SET GLOBAL sql_select_limit = 5")
    try:
        assert len(table(source, server.unit("t"))["a"]) == 50
    finally:
        server.run(f"SET GLOBAL sql_select_limit = {before}")


def test_a_table_is_streamed_and_given_up_at_once(server: services.Server) -> None:
    source = server.make("CREATE TABLE S.t AS SELECT seq AS a, repeat('x', 400) AS b FROM mysql.seq_1_to_100000")
    rows = source.read(Part("", server.unit("t")))
    first = next(rows)
    assert isinstance(first, pa.RecordBatch) and first.num_rows < 50_000
    running = f"SELECT state FROM information_schema.processlist WHERE info LIKE '%{server.name}%' AND info NOT LIKE '%processlist%'"
    assert len(server.run(running)) == 1  # the server has not sent it all: it waits for us
    started = datetime.datetime.now()
    rows.close()  # type: ignore[attr-defined]
    assert (datetime.datetime.now() - started).total_seconds() < 1
    assert sum(batch.num_rows for batch in source.read(Part("", server.unit("t")))) == 100_000  # type: ignore[union-attr]
    assert not server.run(running)


def test_memory_stays_flat(server: services.Server) -> None:
    server.make(
        "CREATE TABLE S.t (a int, b longtext)",
        "INSERT INTO S.t SELECT seq, 'x' FROM mysql.seq_1_to_20000",
        "INSERT INTO S.t SELECT seq, repeat('y', 1000000) FROM mysql.seq_1_to_150",
        "INSERT INTO S.t VALUES (0, concat(repeat('z', 12000000), 'end'))",
    )
    rows, length, tail, grown = memory(server.login(), server.unit("t"))
    assert (rows, length, tail) == (20_151, 12_000_003, "end")
    assert grown < 120  # MB, of 162 MB of text
