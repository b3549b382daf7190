"""SQLite: cells of any type under any declaration, odd names, views, and a connection that cannot write."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from connectors.sql import Sql
from connectors.sql_limits import Limits
from connectors.sql_sqlite import family
from connectors.sql_url import database
from scanner.errors import Unreadable
from scanner.model import Part, Unit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crm %3F?#é.db"


@pytest.fixture
def make(path: Path) -> Callable[..., Sql]:
    def made(*statements: str) -> Sql:
        raw = sqlite3.connect(path)
        for statement in statements:
            raw.execute(statement)
        raw.commit()
        raw.close()
        return Sql(_url(path))

    return made


def _url(path: Path) -> str:
    return f"sqlite:///{str(path).replace('%', '%25').replace('?', '%3F')}"


def _table(source: Sql, unit: str) -> dict[str, list[Any]]:
    return dict(pa.Table.from_batches(source.read(Part("", unit))).to_pydict())


def test_cells_keep_their_values_whatever_the_column_declares(make: Callable[..., Sql]) -> None:
    source = make(
        "CREATE TABLE t (a INTEGER, b, c TEXT, d, e REAL)",
        "INSERT INTO t VALUES (1, 'x', 'Zoë', x'00ff', 1), (NULL, 2.5, 'a' || char(0) || 'b', NULL, 2.5)",
        "INSERT INTO t VALUES ('020 7946 0018', x'c3a9', CAST(x'4dfc6c6c6572' AS TEXT), x'01', 9e999)",
    )
    (batch,) = source.read(Part("", "t"))
    assert isinstance(batch, pa.RecordBatch)
    assert batch.to_pydict() == {
        "a": ["1", None, "020 7946 0018"],
        "b": ["x", "2.5", "é"],
        "c": ["Zoë", "a\0b", "Müller"],
        "d": [b"\0\xff", None, b"\1"],
        "e": [1.0, 2.5, float("inf")],
    }
    assert batch.schema.types == [pa.string(), pa.string(), pa.string(), pa.binary(), pa.float64()]


ODD = ["order", "Order Lines", 'a"b', "a.b", "na`me", "ünï", "x'y", "a%s:b", "[z]", " lead"]


def test_odd_names_of_tables_and_columns(make: Callable[..., Sql]) -> None:
    quoted = ['"' + name.replace('"', '""') + '"' for name in ODD]
    source = make(
        *(f"CREATE TABLE {name} ({', '.join(quoted)})" for name in quoted),
        *(f"INSERT INTO {n} ({n}) VALUES ('{i}')" for i, n in enumerate(quoted)),
    )
    assert [unit.name for unit in source.units() if isinstance(unit, Unit)] == sorted(ODD)
    for index, name in enumerate(ODD):
        assert _table(source, name) == {other: [str(index) if other == name else None] for other in ODD}


def test_views_generated_columns_and_virtual_tables(make: Callable[..., Sql]) -> None:
    source = make(
        "CREATE TABLE t (a, b AS (a * 2) STORED, c AS (a * 3))",
        "INSERT INTO t (a) VALUES (2)",
        "CREATE VIEW twice AS SELECT a, b AS a FROM t",
        "CREATE VIRTUAL TABLE notes USING fts5(body)",
        "INSERT INTO notes VALUES ('call Ann')",
        "CREATE TABLE keyed (k PRIMARY KEY, v) WITHOUT ROWID",
        "ANALYZE",
    )
    assert list(source.units()) == [Unit("keyed"), Unit("notes"), Unit("t", rows=1), Unit("twice")]
    assert _table(source, "t") == {"a": [2], "b": [4], "c": [6]}
    assert _table(source, "twice") == {"a": [2], "a:1": [4]}
    assert _table(source, "notes") == {"body": ["call Ann"]}
    assert _table(source, "keyed") == {"k": [], "v": []}


def test_a_view_without_its_table_is_unreadable_and_the_rest_goes_on(make: Callable[..., Sql]) -> None:
    source = make("CREATE TABLE t (a)", "CREATE VIEW broken AS SELECT * FROM gone")
    assert list(source.units()) == [Unit("broken"), Unit("t", size=0)]
    sentence = r"^SQLite cannot run it, something that it uses is missing or broken \(SQLITE_ERROR\)$"
    with pytest.raises(Unreadable, match=sentence):
        _table(source, "broken")
    assert _table(source, "t") == {"a": []}


def test_a_value_that_cannot_be_computed_stops_after_what_was_read(make: Callable[..., Sql]) -> None:
    source = make(
        "CREATE TABLE t (a)",
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 60000) INSERT INTO t SELECT i FROM n",
        "INSERT INTO t VALUES ('ann@example.org')",
        "CREATE VIEW v AS SELECT json_extract(iif(typeof(a) = 'text', a, '{}'), '$.x') AS x FROM t",
    )
    rows = source.read(Part("", "v"))
    assert [next(rows).num_rows, next(rows).num_rows] == [50_000, 9_999]  # type: ignore[union-attr]
    with pytest.raises(Unreadable) as raised:
        next(rows)
    assert "ann@" not in str(raised.value)


def test_nothing_can_be_written(make: Callable[..., Sql], path: Path) -> None:
    make("CREATE TABLE t (a)")
    with family().engine(database(_url(path)), Limits()).connect() as connection:
        for statement in (
            "INSERT INTO t VALUES (1)",
            "ATTACH ':memory:' AS m",
            "CREATE TABLE m.t (a)",
            "PRAGMA query_only = OFF",
            "DROP TABLE t",
        ):
            if statement.startswith(("ATTACH", "PRAGMA")):
                connection.exec_driver_sql(statement)
                continue
            with pytest.raises(Exception, match=r"attempt to write a readonly database"):
                connection.exec_driver_sql(statement)


def test_a_huge_cell_is_read_whole(make: Callable[..., Sql]) -> None:
    source = make("CREATE TABLE t (a)", "INSERT INTO t VALUES (printf('%.*c', 60000000, 'x') || 'end'), ('y')")
    cells = [cell.as_py() for batch in source.read(Part("", "t")) for cell in batch.column(0)]  # type: ignore[union-attr]
    assert [len(cell) for cell in cells] == [60_000_003, 1] and cells[0].endswith("xend")


def test_large_tables_are_known_from_small_ones_without_a_count(make: Callable[..., Sql], path: Path) -> None:
    """Roughly, so that the largest are read first: by the last row's number; what has no numbers, or none of its own, tells nothing."""
    filled = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) INSERT INTO {} SELECT i, 'x' FROM n"
    source = make(
        "CREATE TABLE small (id, name)",
        "CREATE TABLE large (id INTEGER PRIMARY KEY, name)",
        "CREATE TABLE none (id, name)",
        "CREATE TABLE far (id INTEGER PRIMARY KEY, name)",
        "CREATE TABLE other (rowid TEXT, name)",
        "CREATE TABLE keyed (id TEXT PRIMARY KEY, name) WITHOUT ROWID",
        "CREATE VIEW seen AS SELECT * FROM large",
        filled.format(10, "small"),
        filled.format(1000, "large"),
        "INSERT INTO far VALUES (9000000000000000000, 'x')",
        "INSERT INTO other VALUES ('b', 'x')",
    )
    sizes: dict[str, Any] = {unit.name: unit.size for unit in source.units() if isinstance(unit, Unit)}
    assert 0 == sizes["none"] < sizes["small"] < sizes["large"] <= sizes["far"]
    assert sizes["far"] == path.stat().st_size, "no table is larger than the file"
    assert {sizes[name] for name in ("other", "keyed", "seen")} == {None}


def test_a_database_without_tables_is_not_read_in_silence(make: Callable[..., Sql]) -> None:
    with pytest.raises(Unreadable, match=r"^holds no table that this user may see$"):
        list(make("CREATE TABLE t (a)", "DROP TABLE t").units())
