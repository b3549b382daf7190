"""MariaDB: a sample is about as large as asked, spread over the table, the newest rows in it, and reads little of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from connectors import sql_mariadb_rows
from connectors.sql import Sql
from connectors.sql_opaque import unreadable
from scanner.errors import Unreadable
from scanner.model import Part, Sample, Unit
from tests import services

TABLES = {
    "numbered": (
        "CREATE TABLE S.numbered (id int PRIMARY KEY AUTO_INCREMENT, `a%s` text)",
        "INSERT INTO S.numbered SELECT seq, 'x' FROM mysql.seq_1_to_20000",
    ),
    "gaps": (
        "CREATE TABLE S.gaps (id bigint PRIMARY KEY AUTO_INCREMENT, a text)",
        "INSERT INTO S.gaps SELECT seq * 7 + if(seq > 10000, 5000000000000, 0), 'x' FROM mysql.seq_1_to_20000",
    ),
    "dated": (
        "CREATE TABLE S.dated (id uuid PRIMARY KEY DEFAULT uuid(), at datetime(3) NOT NULL, a text, KEY (at))",
        "INSERT INTO S.dated (at, a) SELECT '2020-01-01' + INTERVAL seq * 90 SECOND, 'x' FROM mysql.seq_1_to_19999",
        "INSERT INTO S.dated (at, a) VALUES ('9999-12-31 23:59:59.5', 'x')",
    ),
    "octets": (
        "CREATE TABLE S.octets (id binary(16) PRIMARY KEY, a text)",
        "INSERT INTO S.octets SELECT unhex(md5(seq)), 'x' FROM mysql.seq_1_to_20000",
    ),
    "ordered": (  # a time, and chance: as in a UUID of version 7
        "CREATE TABLE S.ordered (id varbinary(22) PRIMARY KEY, a text)",
        "INSERT INTO S.ordered SELECT concat(unhex(lpad(hex(1700000000000 + seq * 977), 12, '0')), unhex(md5(seq))), 'x' "
        "FROM mysql.seq_1_to_20000",
    ),
    "texts": (
        "CREATE TABLE S.texts (id char(36) PRIMARY KEY, a text)",
        "INSERT INTO S.texts SELECT insert(insert(insert(insert(md5(seq), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-'), 'x' "
        "FROM mysql.seq_1_to_19998",
        "INSERT INTO S.texts VALUES ('7 is no UUID', 'x'), ('4_too', 'x')",
    ),
    "upper": (
        "CREATE TABLE S.upper (id char(36) COLLATE utf8mb4_bin PRIMARY KEY, a text)",
        "INSERT INTO S.upper SELECT upper(id), 'x' FROM S.texts WHERE length(id) = 36",
    ),
    "history": (
        "CREATE TABLE S.history (id int PRIMARY KEY AUTO_INCREMENT, a text) WITH SYSTEM VERSIONING",
        "INSERT INTO S.history SELECT seq, 'x' FROM mysql.seq_1_to_20000",
    ),
    "keyless": ("CREATE TABLE S.keyless (id int, a text)", "INSERT INTO S.keyless SELECT seq, 'x' FROM mysql.seq_1_to_20000"),
    "codes": (
        "CREATE TABLE S.codes (id varchar(20) PRIMARY KEY, a text)",
        "INSERT INTO S.codes SELECT concat('C-', seq), 'x' FROM mysql.seq_1_to_20000",
    ),
    "seen": ("CREATE VIEW S.seen AS SELECT * FROM S.keyless",),
}


@pytest.fixture(scope="module")
def server() -> Iterator[services.Server]:
    with services.mariadb() as found:
        for name, statements in TABLES.items():
            found.run(*statements, *([f"ANALYZE TABLE S.{name}"] if name != "seen" else []))
        yield found


def _sampled(server: services.Server, table: str, rows: int = 1000, seed: int = 1) -> tuple[Unit | None, pa.Table]:
    items = list(Sql(server.login()).read(Part("", server.unit(table), sample=Sample(rows, seed))))
    told = next((item for item in items[:1] if isinstance(item, Unit)), None)
    return told, pa.Table.from_batches([item for item in items if isinstance(item, pa.RecordBatch)])


@pytest.mark.parametrize("name", TABLES)
def test_a_sample_is_spread_over_the_table(server: services.Server, name: str) -> None:
    told, found = _sampled(server, name)
    assert told and told.name == server.unit(name) and told.sampled and told.rows == pytest.approx(20_000, rel=0.3)
    key = "at" if name == "dated" else "id"
    taken = found[key].to_pylist()
    assert 800 < len(taken) < 1200
    assert len(set(taken)) == len(taken)
    everything = sorted(row[0] for row in server.run(f"SELECT {key} FROM S.{name}"))
    if name == "octets":  # random bytes are told, not read
        everything = [unreadable(each) for each in everything]
    place = {value: index for index, value in enumerate(everything)}
    tenths = [0] * 10
    for value in taken:
        tenths[place[value] // 2000] += 1
    assert all(tenth > 40 for tenth in tenths), tenths
    if name in ("numbered", "gaps", "dated", "history"):
        assert set(everything[-100:]) <= set(taken)  # the newest are a tenth of it


@pytest.mark.parametrize("name", ["gaps", "dated", "octets", "texts", "keyless", "seen"])
def test_the_same_seed_takes_the_same_rows_and_another_others(server: services.Server, name: str) -> None:
    first, again, other = (_sampled(server, name, seed=seed)[1]["id"].to_pylist() for seed in (1, 1, 2))
    assert first == again
    assert len(set(first) & set(other)) < 250


def test_a_table_that_is_hardly_larger_is_read_whole(server: services.Server) -> None:
    told, found = _sampled(server, "numbered", rows=25_000)
    assert told is None and found.num_rows == 20_000


@pytest.mark.parametrize("name", ["numbered", "dated", "octets", "ordered", "texts", "upper"])
def test_a_sample_by_a_key_reads_little_of_the_rest(server: services.Server, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """What the storage engine was asked for, as the connection's own counters say."""
    counted: dict[str, int] = {}

    def closed(connection: Any) -> None:
        counted.update((name, int(value)) for name, value in connection.exec_driver_sql("SHOW SESSION STATUS LIKE 'Handler_read%%'"))

    monkeypatch.setattr("sqlalchemy.engine.Connection.invalidate", closed)
    _sampled(server, name)
    assert counted["Handler_read_rnd_next"] < 10_000  # rows of the catalogue; the table has 20,000
    assert counted["Handler_read_next"] + counted["Handler_read_prev"] + counted["Handler_read_key"] < 3000


def test_rows_sampled_before_an_error_are_kept(server: services.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from pymysql.err import OperationalError

    calls = iter(range(100))

    def packed(raw: Any, query: str, values: Any = None, **more: Any) -> Any:
        if next(calls) == 20:
            raise OperationalError(1317, "ann@example.org")
        return sql_mariadb_rows.packed(raw, query, values, **more)

    monkeypatch.setattr("connectors.sql_mariadb_sample.packed", packed)
    items = Sql(server.login()).read(Part("", server.unit("numbered"), sample=Sample(1000)))
    assert isinstance(next(items), Unit)
    batch = next(items)
    assert isinstance(batch, pa.RecordBatch) and batch.num_rows > 150
    with pytest.raises(Unreadable, match=r"^cancelled by the server \(error 1317\)$"):
        next(items)


def test_windows_without_rows_are_no_trouble(server: services.Server) -> None:
    """UUIDs of version 1 begin with the lowest bits of the time: those of a few bursts lie close together, far from the next."""
    server.run(
        "CREATE TABLE S.bursts (id char(36) PRIMARY KEY, a text)",
        "INSERT INTO S.bursts SELECT concat(lpad(hex(seq DIV 500 * 90000000 + seq), 8, '0'), '-eb93-11f1-a2bb-02fc00000001'), 'x' "
        "FROM mysql.seq_1_to_20000",
        "UPDATE S.bursts SET id = lower(id)",
        "ANALYZE TABLE S.bursts",
    )
    told, found = _sampled(server, "bursts", rows=100)
    assert told and told.sampled and 50 < found.num_rows < 200
