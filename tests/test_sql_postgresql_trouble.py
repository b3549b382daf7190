"""PostgreSQL in trouble: whatever happens, what was read so far is kept, the rest is said, and nothing is written."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from connectors.sql import Sql
from scanner.errors import Unreadable
from scanner.model import Part, Unit, Unread
from tests import services
from tests.clusters import cluster
from tests.services import read, table
from tests.test_pool import when

_BIG = "CREATE TABLE S.big AS SELECT g AS id, repeat('x', 500) AS text FROM generate_series(1, 100000) g"


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


def _until_it_breaks(source: Sql, unit: str) -> tuple[int, str]:
    """Rows that came, and why no more did."""
    rows = 0
    try:
        for item in source.read(Part("", unit)):
            rows += item.num_rows if isinstance(item, pa.RecordBatch) else 0
    except Unreadable as error:
        return rows, str(error)
    return rows, ""


def _working(server: services.Server) -> int:
    query = f"SELECT count(*) FROM pg_stat_activity WHERE application_name = 'noticegap' AND query LIKE '%{server.name}%'"
    return int(server.run(query)[0][0])


def test_who_may_not_write_reads_all_and_writes_nothing(server: services.Server, user: str) -> None:
    server.run(
        "CREATE TABLE S.t (id int PRIMARY KEY, a text)",
        "INSERT INTO S.t SELECT g, 'x' FROM generate_series(1, 2000) g",
        "CREATE SEQUENCE S.s",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {server.name} TO {user}",
        "SELECT pg_stat_force_next_flush()",
    )
    counted = "SELECT n_tup_ins, n_tup_upd, n_tup_del, n_tup_hot_upd, pg_relation_size(relid), txid_current_if_assigned() FROM pg_stat_all_tables "
    before = server.run(counted + f"WHERE schemaname = '{server.name}'")
    source = Sql(server.login(user))
    assert len(table(source, server.unit("t"))["id"]) == 2000
    assert not source.could_write()
    assert server.run(counted + f"WHERE schemaname = '{server.name}'") == before


def test_who_may_see_half_of_the_tables_is_told_of_the_others(server: services.Server, user: str) -> None:
    server.run(*(f"CREATE TABLE S.t{n} AS SELECT {n} AS a" for n in range(6)), *(f"GRANT SELECT ON S.t{n} TO {user}" for n in (0, 2, 4)))
    source, found = Sql(server.login(user)), dict[str, str]()
    for unit in source.units():
        if isinstance(unit, Unit) and unit.name.startswith(server.name):
            found[unit.name.rpartition(".")[2]] = _until_it_breaks(source, unit.name)[1]
    assert found == {f"t{n}": "" if n % 2 == 0 else f"permission denied for table t{n}" for n in range(6)}


def test_a_view_that_never_ends_is_stopped_here_and_there(server: services.Server) -> None:
    server.run("CREATE VIEW S.v AS SELECT count(*) AS a FROM generate_series(1, 1000000000000) g", "CREATE TABLE S.t AS SELECT 7 AS id")
    source = Sql(server.login(), statement_timeout="0.2s")
    assert _until_it_breaks(source, server.unit("v")) == (0, "the server sent no row for 0.2 s, the limit")
    when(lambda: _working(server) == 0)  # the server says so a moment later
    assert table(source, server.unit("t")) == {"id": [7]}


def test_rows_that_keep_coming_are_no_matter_of_the_limit(server: services.Server) -> None:
    server.run("CREATE VIEW S.v AS SELECT g AS id, pg_sleep(0.05)::text || repeat('x', 9000) AS a FROM generate_series(1, 12) g")
    assert len(table(Sql(server.login(), statement_timeout="0.5s"), server.unit("v"))["id"]) == 12


def test_a_limit_of_the_server_keeps_the_rows_so_far(server: services.Server, user: str) -> None:
    server.run(
        "CREATE VIEW S.v AS SELECT g AS id, CASE WHEN g > 60000 THEN pg_sleep(1)::text END AS a FROM generate_series(1, 60010) g",
        f"GRANT SELECT ON S.v TO {user}",
        f"ALTER ROLE {user} SET statement_timeout = '900ms'",
    )
    rows, why = _until_it_breaks(Sql(server.login(user)), server.unit("v"))
    assert why == "cancelled by the server, by a timeout or by an administrator (SQLSTATE 57014)"
    assert rows >= 50_000


def test_a_look_at_a_batch_may_take_longer_than_a_transaction_may_rest(server: services.Server) -> None:
    server.run(_BIG)
    source = Sql(server.login(query={"options": "-c idle_in_transaction_session_timeout=50"}))
    rows = 0
    for item in source.read(Part("", server.unit("big"))):
        rows += item.num_rows if isinstance(item, pa.RecordBatch) else 0
        time.sleep(0.1)  # the server's patience is what is tried here
    assert rows == 100_000


def test_no_free_connection_is_said(server: services.Server, user: str) -> None:
    server.run(f"ALTER ROLE {user} CONNECTION LIMIT 1", "CREATE TABLE S.t (id int)")
    source = Sql(server.login(user))
    held = create_engine(server.login(user).replace("postgresql:", "postgresql+psycopg:"), poolclass=NullPool)
    with held.connect(), pytest.raises(Unreadable, match=r"^cannot connect: the server has no free connection \("):
        list(source.units())
    assert list(source.units())


def test_a_view_that_is_broken_is_said_and_the_others_are_read(server: services.Server) -> None:
    source = server.make(
        "CREATE TABLE S.t AS SELECT 0 AS id",
        "CREATE VIEW S.v AS SELECT 1 / id AS a FROM S.t",
        "CREATE FUNCTION S.f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN gone(); END'",
        "CREATE VIEW S.w AS SELECT S.f() AS a",
    )
    assert _until_it_breaks(source, server.unit("v")) == (0, "the server cannot compute a value of it (SQLSTATE 22012)")
    assert _until_it_breaks(source, server.unit("w")) == (0, "something that it uses is missing or broken (SQLSTATE 42883)")
    assert table(source, server.unit("t")) == {"id": [0]}


def test_a_connection_that_somebody_ends_keeps_the_rows_so_far(server: services.Server) -> None:
    source, rows = server.make(_BIG), 0
    end = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'noticegap' AND query LIKE '%{server.name}%'"
    with pytest.raises(Unreadable, match=r"^(the server shut down \(SQLSTATE 57P01\)|the connection was lost)$"):
        for item in source.read(Part("", server.unit("big"))):
            rows += item.num_rows if isinstance(item, pa.RecordBatch) else 0
            server.run(end)
    assert 0 < rows < 100_000


def test_a_server_that_crashes_or_restarts_in_the_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    with cluster() as own:
        own.server.run(_BIG, "CREATE TABLE S.small AS SELECT 7 AS id", "SELECT pg_stat_force_next_flush()")
        source = Sql(own.server.login())
        stamps = [unit.stamp for unit in source.units() if isinstance(unit, Unit)]
        rows = 0
        with pytest.raises(Unreadable, match=r"^(the server shut down \(SQLSTATE 57P0[12]\)|the connection was lost)$"):
            for item in source.read(Part("", "public.big")):
                rows += item.num_rows if isinstance(item, pa.RecordBatch) else 0
                own.control("stop", "-m", "immediate")
                assert _until_it_breaks(source, "public.small")[1].startswith("cannot connect: connection refused (")
                own.control("start")
        assert 0 < rows < 100_000
        assert table(source, "public.small") == {"id": [7]}
        again = [unit.stamp for unit in source.units() if isinstance(unit, Unit)]
        assert all(stamps) and all(again) and not set(stamps) & set(again)  # a crash loses counts


def test_a_session_that_dies_takes_the_counters_with_it_and_the_stamps_say_so(server: services.Server) -> None:
    """Also where the server itself goes on: its start is the same, its counters are not."""
    with cluster() as own:
        own.server.run("CREATE TABLE S.t AS SELECT 7 AS id", "SELECT pg_stat_force_next_flush()")
        source = Sql(own.server.login())
        before = next(source.units())
        ((pid, started),) = own.server.run("SELECT pid, pg_postmaster_start_time() FROM pg_stat_activity WHERE backend_type = 'walwriter'")
        own.kill(pid)
        assert own.server.run("SELECT pg_postmaster_start_time()") == [(started,)]
        after = next(source.units())
        assert isinstance(before, Unit) and isinstance(after, Unit) and before.stamp and after.stamp and before.stamp != after.stamp
        assert read(source, "public.t") and not isinstance(after, Unread)


_KILLED = """
import sys
from connectors import sql_postgresql
from connectors.sql import Sql
from scanner.model import Part
sql_postgresql._LOOK = "100ms"
list(Sql(sys.argv[1]).read(Part("", sys.argv[2])))
"""


def _copying(server: services.Server) -> int:
    query = f"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'COPY%{server.name}%'"
    return int(server.run(query)[0][0])


def test_a_scan_that_is_killed_leaves_no_query_behind(server: services.Server) -> None:
    """It sends nothing for hours, so the server would not see that nobody listens."""
    if int(server.run("SHOW server_version_num")[0][0]) < 140000:
        pytest.skip("before PostgreSQL 14 a server looks only when it sends")
    server.run("CREATE VIEW S.v AS SELECT pg_sleep(600)::text AS a")
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    with subprocess.Popen([sys.executable, "-c", _KILLED, server.login(), server.unit("v")], env=env) as child:
        when(lambda: _copying(server) == 1)
        child.kill()
    when(lambda: _copying(server) == 0)
