"""SQLite: a sample is about as large as asked, spread over the table, and the newest rows are in it."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from pathlib import Path

import pyarrow as pa
import pytest

from connectors.sql import Sql
from scanner.errors import Unreadable
from scanner.model import Part, Sample, Unit

_NUMBERS = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
TABLES = {
    "numbered": ("CREATE TABLE t (id INTEGER PRIMARY KEY, a)", f"INSERT INTO t {_NUMBERS} SELECT i, 'x' FROM n"),
    "unnumbered": ("CREATE TABLE t (id, rowid)", f"INSERT INTO t {_NUMBERS} SELECT i, 'x' FROM n"),
    "islands": (
        "CREATE TABLE t (id INTEGER PRIMARY KEY)",
        f"INSERT INTO t {_NUMBERS} SELECT i + (i / 4000) * 1000000000000000000 FROM n",
        "UPDATE t SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM t)",
    ),
    "keyed": ("CREATE TABLE t (id PRIMARY KEY, a) WITHOUT ROWID", f"INSERT INTO t {_NUMBERS} SELECT i * 5 - 50000, 'x' FROM n"),
    "analysed": ("CREATE TABLE t (id INTEGER PRIMARY KEY)", f"INSERT INTO t {_NUMBERS} SELECT i * i FROM n", "ANALYZE"),
}


def _made(path: Path, *statements: str) -> str:
    with sqlite3.connect(path) as raw:
        for statement in statements:
            raw.execute(statement)
    raw.close()
    return f"sqlite:///{path}"


def _sampled(url: str, rows: int = 1000, seed: int = 1) -> tuple[list[Unit], list[int]]:
    items = list(Sql(url).read(Part("", "t", sample=Sample(rows, seed))))
    batches = [item for item in items if isinstance(item, pa.RecordBatch)]
    told = [item for item in items if isinstance(item, Unit)]
    assert not told or isinstance(items[0], Unit)
    return told, pa.Table.from_batches(batches)["id"].to_pylist()


@pytest.mark.parametrize("name", TABLES)
def test_a_sample_is_spread_over_the_table(tmp_path: Path, name: str) -> None:
    url = _made(tmp_path / "a.db", *TABLES[name])
    told, taken = _sampled(url)
    assert all(unit.sampled for unit in told) and told[-1].rows == pytest.approx(20_000, rel=0.15)
    assert 850 < len(taken) < 1150 and len(set(taken)) == len(taken)
    everything = sorted(row[0] for row in sqlite3.connect(tmp_path / "a.db").execute("SELECT id FROM t"))
    assert set(everything[-100:]) <= set(taken)
    tenths = [0] * 10
    for key in taken:
        tenths[bisect_left(everything, key) // 2000] += 1
    assert all(tenth > 40 for tenth in tenths), tenths
    assert _sampled(url)[1] == taken
    assert len(set(_sampled(url, seed=2)[1]) & set(taken)) < 300


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE t (id INTEGER PRIMARY KEY)", f"INSERT INTO t {_NUMBERS} SELECT i * 1000000 FROM n WHERE i <= 500"),
        ("CREATE TABLE t (id TEXT PRIMARY KEY) WITHOUT ROWID", f"INSERT INTO t {_NUMBERS} SELECT hex(i) FROM n"),
        ("CREATE TABLE u (id)", f"INSERT INTO u {_NUMBERS} SELECT i FROM n", "CREATE VIEW t AS SELECT id FROM u"),
        ("CREATE VIRTUAL TABLE t USING fts5(id)", f"INSERT INTO t {_NUMBERS} SELECT i FROM n"),
        ("CREATE TABLE t (id)",),
    ],
)
def test_what_is_small_or_has_no_numbers_is_read_whole(tmp_path: Path, statements: tuple[str, ...]) -> None:
    url = _made(tmp_path / "a.db", *statements)
    told, taken = _sampled(url)
    assert not told
    assert len(taken) == sqlite3.connect(tmp_path / "a.db").execute("SELECT count(*) FROM t").fetchone()[0]


def test_work_without_a_row_to_show_for_it_is_stopped(tmp_path: Path) -> None:
    url = _made(
        tmp_path / "a.db",
        "CREATE TABLE t (id)",
        "INSERT INTO t VALUES (1)",
        "CREATE VIEW v AS WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0",
    )
    source = Sql(url, statement_timeout="0.2s")
    with pytest.raises(Unreadable, match=r"^SQLite found no row in time \(SQLITE_INTERRUPT\)$"):
        list(source.read(Part("", "v")))
    assert pa.Table.from_batches(source.read(Part("", "t")))["id"].to_pylist() == [1]
