"""How politely a database is read: rows a second, lengths of time, and who is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from connectors.sql import Sql
from connectors.sql_limits import BATCH_ROWS, Limits, Pace, limits_of
from scanner.errors import ConfigError
from scanner.model import Part, Place, Unread


class _Clock:
    """Time that passes while somebody rests, or works."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def rest(self, seconds: float) -> None:
        self.now += seconds


def _batch(rows: int) -> pa.RecordBatch:
    return pa.record_batch({"a": pa.array(range(rows))})


@pytest.mark.parametrize("work", [0.0, 0.3, 2.0])
def test_rows_come_no_faster_than_the_limit_however_long_they_are_looked_at(work: float) -> None:
    clock, rows, told = _Clock(), 0, list[tuple[float, int]]()
    for item in Pace(Limits(rows_per_second=1000), clock, clock.rest).over(iter([Unread(Place(""), "x"), *map(_batch, [1000] * 20)])):
        clock.rest(work)
        told.append((clock.now - 100, rows))  # when this batch was asked for, at the latest, and what had been read before it
        rows += item.num_rows if isinstance(item, pa.RecordBatch) else 0
    assert all(before <= 1000 * (at + 1) for at, before in told)
    assert clock.now - 100 == pytest.approx(work + 20 * max(1.0, work), abs=1.5)


def test_a_slow_look_at_one_batch_is_not_made_up_for_by_a_rush() -> None:
    clock, began = _Clock(), list[float]()
    for number, _ in enumerate(Pace(Limits(rows_per_second=100), clock, clock.rest).over(map(_batch, [100] * 10))):
        began.append(clock.now)
        clock.rest(60 if number == 0 else 0)
    assert began[-1] - began[1] >= 7


def test_batches_are_small_where_the_limit_is_low(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute("create table t (x)")
        database.executemany("insert into t values (?)", [(n,) for n in range(300)])
    url = f"sqlite:///{tmp_path}/a.db"
    items = Sql(url, max_rows_per_second=200_000, max_connections=2000).read(Part("", "t"))
    assert next(items).num_rows == 100  # type: ignore[union-attr]
    items.close()  # type: ignore[attr-defined]
    assert [Limits(rate).batch_rows for rate in (None, 0.5, 1000, 1e9)] == [BATCH_ROWS, 1, 1000, BATCH_ROWS]


def test_the_connections_of_a_source_share_its_limit(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "a.db").execute("create table t (x)").connection.close()
    url = f"sqlite:///{tmp_path}/a.db"
    assert limits_of(1000, 4, "10m", "30s") == Limits(250, 600, 30)
    assert Sql(url).max_connections is None
    assert Sql(url, max_rows_per_second=1000).max_connections == 1
    assert Sql(url, max_rows_per_second=1000, max_connections=3).max_connections == 3


@pytest.mark.parametrize(
    ("key", "value"),
    [(key, value) for key in ("max_rows_per_second", "max_connections") for value in (0, -1, 1.5, "7", True)]
    + [(key, value) for key in ("statement_timeout", "lock_timeout") for value in ("", "30", "soon", "0s", 30, "-1s")],
)
def test_what_is_no_limit_is_refused_by_its_key(tmp_path: Path, key: str, value: Any) -> None:
    sqlite3.connect(tmp_path / "a.db").execute("create table t (x)").connection.close()
    with pytest.raises(ConfigError, match=rf'^"{key}" must be a '):
        Sql(f"sqlite:///{tmp_path}/a.db", **{key: value})


def test_a_server_that_gets_slow_is_left_alone_for_as_long_and_no_longer() -> None:
    clock = _Clock()
    size = _batch(50_000).nbytes

    def served() -> Iterator[pa.RecordBatch]:
        for seconds in (0.2, 0.25, 2.0, 60.0, 0.2):
            clock.rest(seconds)
            yield _batch(50_000)

    rests = list[float]()
    list(Pace(Limits(), clock, rests.append, own=lambda: 0.0).over(served()))
    assert size * 4e-8 < 0.2  # quick enough to be told apart
    assert rests == [0.0, 0.0, 2.0, 5.0, 0.0]


def test_work_of_our_own_is_no_reason_to_rest() -> None:
    clock, rests = _Clock(), list[float]()

    def made() -> Iterator[pa.RecordBatch]:
        for seconds in (0.2, 3.0):
            clock.rest(seconds)
            yield _batch(10)

    list(Pace(Limits(), clock, rests.append, own=clock).over(made()))
    assert rests == [0.0, 0.0]
