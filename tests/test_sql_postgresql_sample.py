"""PostgreSQL: samples that are spread over a table, the same for the same seed, with the newest rows, at a bounded cost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from connectors.sql import Sql
from scanner.model import Part, Sample, Unit
from tests import services

# about 20 rows to a page: 1,000 pages
_TABLE = (
    "CREATE TABLE S.t (id int, at timestamptz, text text) WITH (autovacuum_enabled = off)",
    "INSERT INTO S.t SELECT g, timestamptz '2020-01-01' + ((g * 7919) %% 20000) * interval '1 min', repeat('x', 370) FROM generate_series(1, 20000) g",
)


@pytest.fixture(scope="module")
def server() -> Iterator[services.Server]:
    with services.postgresql() as found:
        found.run(*(each.replace("%%", "%") for each in _TABLE))
        yield found


def _read(source: Sql, unit: str, rows: int, seed: int = 0) -> tuple[list[Unit], dict[str, list[Any]]]:
    """What is told of the unit, and its columns."""
    items = list(source.read(Part("", unit, sample=Sample(rows, seed))))
    batches = [item for item in items if isinstance(item, pa.RecordBatch)]
    told = [item for item in items if isinstance(item, Unit)]
    if told and not told[0].note:
        assert items.index(told[0]) < items.index(batches[0])
    return told, dict(pa.Table.from_batches(batches).to_pydict())


def test_a_sample_is_spread_and_the_same_for_the_same_seed(server: services.Server) -> None:
    source, unit = Sql(server.login()), server.unit("t")
    (*_, told), found = _read(source, unit, 1000)  # told again where the first draw, which hangs on the table's number, was too small
    assert told.sampled and told.name == unit and told.rows is not None and 15_000 < told.rows < 25_000  # it was never analysed
    assert 850 < len(found["id"]) < 1150 and len(set(found["id"])) == len(found["id"])
    for low in range(0, 20_000, 2000):
        assert 60 < sum(low < each <= low + 2000 for each in found["id"]) < 145
    assert _read(source, unit, 1000)[1] == found
    other = _read(source, unit, 1000, seed=1)[1]
    assert len(set(other["id"]) & set(found["id"])) < 200
    server.run(f"CREATE TABLE {server.name}.fresh AS SELECT * FROM {server.name}.t", f"ANALYZE {server.name}.fresh")
    assert _read(source, server.unit("fresh"), 1000)[0][0].rows == 20_000


def test_rows_of_one_page_do_not_stand_for_one_another(server: services.Server) -> None:
    """A value in one place of the table, of 1 % of the rows, is found nearly as often as by rows drawn one by one: by 200 of them in 87 %."""
    source, unit = Sql(server.login()), server.unit("t")
    found = [any(5000 < each <= 5200 for each in _read(source, unit, 200, seed)[1]["id"]) for seed in range(40)]
    assert 20 <= sum(found) <= 40  # 34.6 by single rows, some 31 by pages with a row of each (25 to 34 were seen), 2 by whole pages


def test_a_tenth_are_the_newest_rows_and_none_comes_twice(server: services.Server) -> None:
    unit, source = server.unit("t"), Sql(server.login())
    newest = {row[0] for row in server.run(f"SELECT id FROM {unit} ORDER BY at DESC LIMIT 100")}
    assert len(newest & set(_read(source, unit, 1000)[1]["id"])) < 30
    server.run(f"CREATE INDEX i ON {unit} (at)")
    try:
        _, found = _read(source, unit, 1000)
        assert set(found["id"][:100]) == newest
        assert len(set(found["id"])) == len(found["id"]) and 850 < len(found["id"]) < 1150
    finally:
        server.run(f"DROP INDEX {server.name}.i")


def test_what_is_small_is_read_wholly(server: services.Server) -> None:
    server.run("CREATE TABLE S.small AS SELECT g AS id FROM generate_series(1, 900) g", "CREATE TABLE S.none (id int)")
    for _ in range(2):
        assert _read(Sql(server.login()), server.unit("small"), 1000) == ([], {"id": list(range(1, 901))})
        assert _read(Sql(server.login()), server.unit("none"), 1000) == ([], {"id": []})
        server.run("ANALYZE S.small", "ANALYZE S.none")


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("newest", [True, False])
def test_a_bloated_table_gives_as_many_rows_as_are_asked_for(server: services.Server, counted: bool, newest: bool) -> None:
    """Pages of which two in three are empty, and the count from before the rows were deleted, or from afterwards."""
    server.run(
        "DROP TABLE IF EXISTS S.b",
        "CREATE TABLE S.b WITH (autovacuum_enabled = off) AS SELECT * FROM S.t",
        "VACUUM ANALYZE S.b",
        "DELETE FROM S.b WHERE id % 60 > 0 AND id < 18000",  # one row in 60, one page in three, but for the last hundred pages
        *["VACUUM (ANALYZE, TRUNCATE off) S.b"] * counted,
        *["CREATE INDEX ON S.b (at)"] * newest,
    )
    source, unit = Sql(server.login()), server.unit("b")
    found, ids = {}, []
    for rows in (200, 800, 2000):
        told, found = _read(source, unit, rows)
        ids = found["id"]
        assert len(ids) == len(set(ids)) and rows - 2 * rows**0.5 <= len(ids) <= rows * 1.35 + 8 * rows**0.5, (rows, len(ids))
        assert told[-1].sampled and told[-1].rows is not None and 1200 < told[-1].rows < 4000, (rows, told[-1].rows)
    assert _read(source, unit, 2000)[1] == found and any(each < 18_000 for each in ids)
    assert len(_read(source, unit, 2600)[1]["id"]) == 2300, "where there are not as many, all of them"


def test_partitions_children_and_stored_views(server: services.Server) -> None:
    server.run(
        "CREATE TABLE S.p (id int, text text) PARTITION BY RANGE (id)",
        "CREATE TABLE S.p1 PARTITION OF S.p FOR VALUES FROM (0) TO (10000)",
        "CREATE TABLE S.p2 PARTITION OF S.p DEFAULT",
        "INSERT INTO S.p SELECT id, text FROM S.t",
        "CREATE MATERIALIZED VIEW S.m AS SELECT * FROM S.t",
        "CREATE TABLE S.parent (id int, text text)",
        "CREATE TABLE S.child () INHERITS (S.parent)",
        "INSERT INTO S.child SELECT id, text FROM S.t",
        "INSERT INTO S.parent SELECT -id, text FROM S.t",
        "ANALYZE S.p",
        "ANALYZE S.p1",
    )
    source = Sql(server.login())
    for name in ("p", "m", "parent"):
        every, found = _read(source, server.unit(name), 1000)
        ids, told = [abs(each) for each in found["id"]], every[-1]
        assert told.sampled and told.rows and 15_000 < told.rows < 25_000
        assert 850 < len(ids) < 1150 and len(set(ids)) == len(ids) and 350 < sum(each < 10_000 for each in ids) < 650
    assert all(each < 0 for each in found["id"])  # those of the child are the child's


def test_where_nothing_can_be_drawn_the_first_rows_are_said_to_be_the_first(server: services.Server) -> None:
    name = server.name
    file = Path("/tmp") / f"{name}.csv"  # the server reads it, perhaps as another user
    file.write_text("".join(f"{n},x\n" for n in range(30_000, 32_000)))
    file.chmod(0o644)
    try:
        server.run(
            "CREATE VIEW S.v AS SELECT * FROM S.t",
            f"CREATE EXTENSION IF NOT EXISTS file_fdw SCHEMA {name}",
            f"CREATE SERVER {name} FOREIGN DATA WRAPPER file_fdw",
            "CREATE TABLE S.mixed (id int, text text) PARTITION BY RANGE (id)",
            "CREATE TABLE S.mixed1 PARTITION OF S.mixed FOR VALUES FROM (0) TO (30000)",
            "INSERT INTO S.mixed SELECT id, text FROM S.t",
            f"CREATE FOREIGN TABLE S.far PARTITION OF S.mixed FOR VALUES FROM (30000) TO (40000) SERVER {name} OPTIONS (filename '{file}', format 'csv')",
        )
        for unit in ("v", "mixed"):
            (told,), found = _read(Sql(server.login()), server.unit(unit), 1000)
            assert told.sampled and not told.spread and "first rows" in told.note and len(found["id"]) == 1000
            told_not, found = _read(Sql(server.login()), server.unit(unit), 30_000)
            assert told_not == [] and len(found["id"]) in (20_000, 22_000)
    finally:
        server.run(f"DROP SERVER IF EXISTS {name} CASCADE")
        file.unlink()


def test_who_may_not_see_every_column_gets_a_sample_of_the_others(server: services.Server) -> None:
    name = server.name
    server.run(f"CREATE ROLE {name} LOGIN", f"GRANT USAGE ON SCHEMA {name} TO {name}", f"GRANT SELECT (id, at) ON {name}.t TO {name}")
    try:
        source = Sql(server.login(name))
        (told,), found = _read(source, server.unit("t"), 1000)
        assert told.sampled and found.keys() == {"id", "at"} and 800 < len(set(found["id"])) == len(found["id"]) < 1200
        assert _read(source, server.unit("t"), 1000)[1] == found
        assert _read(source, server.unit("t"), 1000, seed=1)[1] != found
    finally:
        server.run(f"DROP OWNED BY {name}", f"DROP ROLE {name}")
