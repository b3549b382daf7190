"""Stamps: another one after every change, the same without, none where the source cannot be sure."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from connectors.sql import Sql
from scanner.model import Unit
from tests import services


def _stamps(source: Sql) -> dict[str, str]:
    return {unit.name.rpartition(".")[2]: unit.stamp for unit in source.units() if isinstance(unit, Unit)}


@pytest.fixture(scope="module")
def server() -> Iterator[services.Server]:
    with services.mariadb() as found:
        yield found


CHANGES = {
    "insert": "INSERT INTO S.insert VALUES (2, 'y')",
    "update": "UPDATE S.update SET a = 'y'",
    "delete": "DELETE FROM S.delete",
    "truncate": "TRUNCATE S.truncate",
    "alter": "ALTER TABLE S.alter ADD COLUMN b int DEFAULT 7",
    "rename": "ALTER TABLE S.rename CHANGE a b text",
    "cascade": "DELETE FROM S.parent",
    "swapped": "ALTER TABLE S.part EXCHANGE PARTITION p0 WITH TABLE S.swapped",
    "replaced": "CREATE OR REPLACE TABLE S.replaced (id int PRIMARY KEY, a text)",
}


def test_mariadb_gives_another_stamp_after_every_change_and_none_where_it_is_not_sure(server: services.Server) -> None:
    names = [*CHANGES, "still", "parent"]
    quoted = [f"`{name}`" for name in names if name not in ("cascade", "parent")]
    server.run(
        *(f"CREATE TABLE S.{name} (id int PRIMARY KEY, a text)" for name in quoted),
        "CREATE TABLE S.parent (id int PRIMARY KEY)",
        "CREATE TABLE S.`cascade` (id int PRIMARY KEY REFERENCES S.parent (id) ON DELETE CASCADE)",
        *(f"INSERT INTO S.{name} VALUES (1, 'x')" for name in quoted),
        "INSERT INTO S.parent VALUES (1)",
        "INSERT INTO S.`cascade` VALUES (1)",
        "CREATE VIEW S.v AS SELECT * FROM S.still",
        "CREATE TABLE S.aria (id int) ENGINE=Aria",
        "CREATE TABLE S.myisam (id int) ENGINE=MyISAM",
        "CREATE TABLE S.part (id int PRIMARY KEY, a text) PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (9))",
        *(f"INSERT INTO S.{name} VALUES (1)" for name in ("aria", "myisam")),
        "INSERT INTO S.part VALUES (2, 'x')",
    )
    source = Sql(server.login())
    assert set(_stamps(source).values()) == {""}  # all of them were written to just now
    _settle(server)
    before = _stamps(source)
    assert {name for name, stamp in before.items() if not stamp} == {"v", "aria", "myisam", "part"}
    server.run(*(_named(change) for change in CHANGES.values()))
    assert {name for name, stamp in _stamps(source).items() if stamp} == {"still"}
    _settle(server)
    after = _stamps(source)
    assert {name for name in before if after[name] and after[name] == before[name]} == {"still"}


def _named(change: str) -> str:
    """Table names here are words of SQL."""
    first, _, rest = change.partition("S.")
    name, *more = rest.split(" ", 1)
    return " ".join([f"{first}S.`{name}`", *more])


def _settle(server: services.Server) -> None:
    """Until the server's clock, which counts seconds, is so far on that nothing was written just now."""
    ((then,),) = server.run("SELECT UNIX_TIMESTAMP()")
    while server.run("SELECT UNIX_TIMESTAMP()")[0][0] < then + 3:
        server.run("DO SLEEP(0.3)")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def write(path: Path) -> Callable[..., None]:
    def written(*statements: str) -> None:
        raw = sqlite3.connect(path)
        for statement in statements:
            raw.execute(statement)
        raw.commit()
        raw.close()

    return written


def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour passes."""
    now = time.time() + 3600
    monkeypatch.setattr("connectors.sql_sqlite_stamp.time.time", lambda: now)


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_sqlite_gives_another_stamp_after_every_change(
    path: Path, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    write(f"PRAGMA journal_mode = {mode}", "CREATE TABLE t (a)", "CREATE VIEW v AS SELECT * FROM t", "INSERT INTO t VALUES (1)")
    source = Sql(f"sqlite:///{path}")
    assert _stamps(source) == {"t": "", "v": ""}  # it was written to just now
    _later(monkeypatch)
    seen = _stamps(source)["t"]
    assert seen and _stamps(source) == {"t": seen, "v": ""}
    for change in ("INSERT INTO t VALUES (2)", "UPDATE t SET a = 3", "DELETE FROM t", "ALTER TABLE t ADD COLUMN b"):
        write(change)
        now = _stamps(source)["t"]
        assert now and now != seen, change
        seen = now


def test_what_a_writer_has_only_in_its_log_changes_the_stamp(
    path: Path, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("PRAGMA journal_mode = wal", "CREATE TABLE t (a)")
    writer = sqlite3.connect(path)
    writer.execute("INSERT INTO t VALUES (1)")
    writer.commit()
    _later(monkeypatch)
    before = _stamps(Sql(f"sqlite:///{path}"))["t"]
    size = os.path.getsize(path)
    writer.execute("INSERT INTO t VALUES (2)")
    writer.commit()
    assert os.path.getsize(path) == size
    assert before and _stamps(Sql(f"sqlite:///{path}"))["t"] != before
    writer.close()
