"""PostgreSQL: a stamp is another one after every change, the same without one, and none where nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from connectors.sql import Sql
from scanner.model import Unit
from tests import services


@pytest.fixture
def server() -> Iterator[services.Server]:
    with services.postgresql() as found:
        yield found


def _stamps(server: services.Server, user: str | None = None) -> dict[str, str]:
    units = [unit for unit in Sql(server.login(user)).units() if isinstance(unit, Unit)]
    return {unit.name.removeprefix(f"{server.name}."): unit.stamp for unit in units if unit.name.startswith(server.name)}


def _done(server: services.Server, *statements: str) -> None:
    """Runs them, and has their session count what it wrote before it ends."""
    server.run(*statements, "SELECT pg_stat_force_next_flush()")


_MADE = (
    "CREATE TABLE S.t (id int PRIMARY KEY, a text)",
    "CREATE TABLE S.p (id int, a text) PARTITION BY RANGE (id)",
    "CREATE TABLE S.p1 PARTITION OF S.p FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (id)",
    "CREATE TABLE S.p2 PARTITION OF S.p1 DEFAULT",
    "CREATE TYPE S.mood AS ENUM ('glad', 'sad')",
    "CREATE TYPE S.inner AS (a text)",
    "CREATE TYPE S.outer AS (i S.inner)",
    "CREATE TABLE S.kin (a text)",
    "INSERT INTO S.t SELECT g, 'x' FROM generate_series(1, 50) g",
    "INSERT INTO S.p VALUES (1, 'x')",
    "CREATE MATERIALIZED VIEW S.m AS SELECT id FROM S.p",
)
_CHANGES = (
    ("t", "INSERT INTO S.t VALUES (100, 'y')"),
    ("t", "UPDATE S.t SET a = 'z' WHERE id = 1"),
    ("t", "DELETE FROM S.t WHERE id = 2"),
    ("t", "WITH d AS (DELETE FROM S.t WHERE id = 3 RETURNING *) INSERT INTO S.t SELECT 300, a FROM d"),
    ("t", "ALTER TABLE S.t ADD b int"),
    ("t", "ALTER TABLE S.t ADD c text DEFAULT 'ann@example.org'"),
    ("t", "ALTER TABLE S.t RENAME b TO email"),
    ("t", "ALTER TABLE S.t ALTER a TYPE varchar(9)"),
    ("t", "COMMENT ON COLUMN S.t.email IS 'where to write to'"),  # it is weighed as the name is
    ("t", "ALTER TABLE S.t DROP email"),
    ("t", "VACUUM FULL S.t"),  # nothing changed, but nobody could tell
    ("t", "ALTER TYPE S.mood RENAME VALUE 'glad' TO 'ann@example.org'"),
    ("t", "ALTER TABLE S.t ADD nested S.outer[], ADD kin S.kin[]"),
    ("t", "ALTER TYPE S.inner RENAME ATTRIBUTE a TO email"),  # fields of JSON, when read
    ("t", "ALTER TABLE S.kin RENAME a TO email"),
    ("t", "TRUNCATE S.t"),
    ("p", "INSERT INTO S.p VALUES (2, 'y')"),
    ("p", "UPDATE S.p2 SET a = 'z'"),
    ("p", "ALTER TABLE S.p1 DETACH PARTITION S.p2"),
    ("m", "REFRESH MATERIALIZED VIEW S.m"),
    ("t", "BEGIN; ALTER TABLE S.t RENAME TO old; ALTER TABLE S.p2 RENAME TO t; COMMIT"),
)


def test_every_change_is_another_stamp_and_none_is_none(server: services.Server) -> None:
    _done(server, *_MADE)
    before = _stamps(server)
    assert before.keys() == {"t", "p", "m", "kin"} and all(before.values()) and len(set(before.values())) == 4
    server.run("SELECT * FROM S.t", "ANALYZE S.t", "VACUUM S.t", "COMMENT ON TABLE S.t IS 'x'")
    assert _stamps(server) == before
    seen = {name: {stamp} for name, stamp in before.items()}
    for table, change in _CHANGES:
        _done(server, change)
        now = _stamps(server)
        assert now[table] not in seen[table], change
        assert _stamps(server) == now
        for name, stamp in now.items():
            seen.setdefault(name, set()).add(stamp)


def test_who_may_read_another_column_reads_something_else(server: services.Server) -> None:
    _done(server, *_MADE, f"CREATE ROLE {server.name} LOGIN", f"GRANT USAGE ON SCHEMA {server.name} TO {server.name}")
    try:
        server.run(f"GRANT SELECT (id) ON S.t TO {server.name}")
        before = _stamps(server, server.name)
        server.run(f"GRANT SELECT (a) ON S.t TO {server.name}")
        after = _stamps(server, server.name)
        assert before["t"] and after["t"] and before["t"] != after["t"] and before["p"] == after["p"]
    finally:
        server.run(f"DROP OWNED BY {server.name}", f"DROP ROLE {server.name}")


def test_counters_that_begin_anew_are_not_taken_for_no_change(server: services.Server) -> None:
    _done(server, *_MADE)
    before = _stamps(server)
    server.run(f"SELECT pg_stat_reset_single_table_counters('{server.name}.t'::regclass)")
    _done(server, "INSERT INTO S.t SELECT g, 'y' FROM generate_series(101, 150) g")
    assert _stamps(server)["t"] != before["t"]


def test_nobody_knows_of_views_policies_unlogged_tables_and_without_counters(server: services.Server) -> None:
    _done(
        server,
        *_MADE,
        "CREATE VIEW S.v AS SELECT * FROM S.t",
        "CREATE UNLOGGED TABLE S.u (a int)",
        "CREATE TABLE S.r (a int)",
        "ALTER TABLE S.r ENABLE ROW LEVEL SECURITY",
        "CREATE TABLE S.q (a int) PARTITION BY RANGE (a)",
        "CREATE UNLOGGED TABLE S.q1 PARTITION OF S.q DEFAULT",
    )
    assert {name for name, stamp in _stamps(server).items() if stamp} == {"t", "p", "m", "kin"}
    off = Sql(server.login(query={"options": "-c track_counts=off"}))
    assert not any(unit.stamp for unit in off.units() if isinstance(unit, Unit))
