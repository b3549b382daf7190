"""SQLite and DuckDB files: every table and view is read, nothing is written, and what is hostile or broken is named."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pytest

from connectors.readers import databases
from connectors.readers.inside import root
from connectors.readers.node import Budget, Item, Node
from connectors.sandbox.parent import Sandbox
from scanner.errors import Unreadable
from scanner.model import Unit, Unread

Reader = Callable[[BinaryIO, Node], Iterator[Item]]
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\xff" * 60


def read(
    reader: Reader, file: BinaryIO, work: Path | None = None
) -> tuple[dict[str, dict[str, list[object]]], list[tuple[str | None, str]]]:
    """Cells by unit and column, and what was not read."""
    found: dict[str, dict[str, list[object]]] = {}
    unread: list[tuple[str | None, str]] = []
    unit = ""
    for item in reader(file, root("a.db", Budget(), str(work) if work else None)):
        if isinstance(item, Unit):
            unit = item.name
        elif isinstance(item, Unread):
            unread.append((item.place.unit, item.reason))
        else:
            columns = found.setdefault(unit, {})
            for name, values in item.to_pydict().items():
                columns.setdefault(name, []).extend(values)
    return found, unread


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(databases, "_STEPS", 2_000_000)
    monkeypatch.setattr(databases, "_STEPS_A_BYTE", 1)
    path = tmp_path / "a.db"
    base = sqlite3.connect(path)
    base.executescript("""
        CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, card, picture BLOB, "odd ""name" TEXT);
        INSERT INTO users VALUES (1, 'jane@example.org', 4111111111111111, NULL, 'x'), (2, 'jo@example.org', 'none', x'00ff01', NULL);
        CREATE TABLE empty (phone TEXT) ;
        CREATE TABLE nokey (a TEXT PRIMARY KEY) WITHOUT ROWID;
        INSERT INTO nokey VALUES ('sam@example.org');
        CREATE VIEW shown AS SELECT email FROM users;
        CREATE VIEW broken AS SELECT * FROM gone;
        CREATE VIEW endless AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT x FROM r WHERE x < 0;
        CREATE VIEW loads AS SELECT load_extension('x');
    """)
    base.execute("INSERT INTO users VALUES (3, NULL, 1, ?, NULL)", (PNG,))
    base.execute("INSERT INTO users VALUES (4, NULL, 1, ?, NULL)", ("Zoë Example".encode(),))
    base.commit()
    base.close()
    return path


@pytest.mark.parametrize("memory", [False, True])
def test_tables_views_and_cells(made: Path, memory: bool) -> None:
    before, names = os.stat(made), sorted(os.listdir(made.parent))
    with open(made, "rb") as file:
        found, unread = read(databases.sqlite, io.BytesIO(file.read()) if memory else file)
    assert found["a.db!users"]["email"] == ["jane@example.org", "jo@example.org", None, None]
    assert found["a.db!users"]["card"] == ["4111111111111111", "none", "1", "1"]
    assert found["a.db!users"]["picture"] == [None, None, None, "Zoë Example"]
    assert 'odd "name' in found["a.db!users"] and found["a.db!empty"] == {"phone": []}
    assert found["a.db!nokey"] == {"a": ["sam@example.org"]}
    reasons = dict(unread)
    assert reasons["a.db!users"] == "binary values that are neither text nor a file of a known kind were not read"
    assert reasons["a.db!users.picture/3"].startswith("picture")
    assert reasons["a.db!broken"].startswith("SQLite cannot read it") and reasons["a.db!loads"].startswith("SQLite cannot read it")
    assert reasons["a.db!endless"].startswith("takes far more work than the size of the file lets expect")
    after = os.stat(made)
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size) and sorted(os.listdir(made.parent)) == names


def test_a_write_ahead_log_is_told(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "a.db")
    base.execute("PRAGMA journal_mode = WAL")
    base.executescript("CREATE TABLE t (email); INSERT INTO t VALUES ('jane@example.org')")
    base.close()
    for memory in (False, True):
        with open(tmp_path / "a.db", "rb") as file:
            found, unread = read(databases.sqlite, io.BytesIO(file.read()) if memory else file)
        assert found["a.db!t"] == {"email": ["jane@example.org"]}
        assert unread == [("a.db", "in write-ahead mode: changes that stand only in the log file beside it were not read")]
    assert os.listdir(tmp_path) == ["a.db"]


def test_full_text_tables_are_read_once(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "a.db")
    base.executescript("CREATE VIRTUAL TABLE f USING fts5(body); INSERT INTO f VALUES ('write to jane@example.org')")
    base.close()
    with open(tmp_path / "a.db", "rb") as file:
        assert read(databases.sqlite, file)[0] == {"a.db!f": {"body": ["write to jane@example.org"]}}


def test_json_in_cells_has_its_paths_as_in_a_database_that_is_a_source(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as base:
        base.execute("CREATE TABLE t (doc)")
        base.execute("""INSERT INTO t VALUES ('{"email": "jane@example.org"}'), ('plain')""")
    with open(tmp_path / "a.db", "rb") as file:
        found, unread = read(databases.sqlite, file)
    assert (found["a.db!t"], unread) == ({"doc": [None, "plain"], "doc.email": ["jane@example.org", None]}, [])


def test_damaged_sqlite(made: Path) -> None:
    data = made.read_bytes()
    said = set()
    for at in [*range(0, 120, 7), *range(120, len(data), 2999)]:
        for bad in (data[:at], data[:at] + b"\xff" * 40 + data[at + 40 :]):
            try:
                said.update(reason for _, reason in read(databases.sqlite, io.BytesIO(bad))[1])
            except Unreadable as error:
                said.add(str(error))
    assert "truncated or damaged SQLite database" in said
    assert any("damaged: from there on" in reason for reason in said)


def test_a_stream_within_another_file_is_not_taken_for_that_file(made: Path) -> None:
    class Window(io.BytesIO):
        def fileno(self) -> int:
            return os.open(os.devnull, os.O_RDONLY)

    found, _ = read(databases.sqlite, Window(made.read_bytes()))
    assert "a.db!users" in found


@pytest.fixture
def duck(tmp_path: Path) -> Path:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    path = tmp_path / "a.duckdb"
    base = duckdb.connect(str(path))
    base.execute(
        "CREATE TABLE users AS SELECT 'jane@example.org' email, 170141183460469231731687303715884105727::HUGEINT n, {'city': 'Bath'} a"
    )
    base.execute("CREATE VIEW shown AS SELECT email FROM users")
    base.execute("CREATE VIEW outside AS SELECT * FROM read_csv('/etc/passwd', columns = {'a': 'VARCHAR'})")
    base.execute("CREATE VIEW endless AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT x FROM r")
    base.execute("CREATE SCHEMA hr")
    base.execute("CREATE TABLE hr.staff AS SELECT DATE '1980-02-29' born, ['a', 'b'] tags")
    base.close()
    return path


def test_duckdb(duck: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    before = os.stat(duck)
    with open(duck, "rb") as file, warnings.catch_warnings():
        warnings.simplefilter("error")
        found, unread = read(databases.duckdb, file, work)
    assert found["a.db!users"] == {"email": ["jane@example.org"], "n": ["170141183460469231731687303715884105727"], "a": [{"city": "Bath"}]}
    assert found["a.db!shown"] == {"email": ["jane@example.org"]} and found["a.db!hr.staff"]["tags"] == [["a", "b"]]
    assert "a.db!outside" not in found
    assert sorted(unread) == [
        ("a.db!endless", "a recursive view, which may never end, was not read"),
        ("a.db!outside", "DuckDB cannot read it to its end: damaged, or something that it uses is missing"),
    ]
    assert os.listdir(work) == [] and os.stat(duck).st_mtime_ns == before.st_mtime_ns


@pytest.mark.skipif(sys.platform == "win32", reason="the reading process needs descriptors over sockets")
def test_duckdb_in_the_reading_process_which_makes_no_folders(duck: Path) -> None:
    with open(duck, "rb") as file:
        found = [item.to_pydict() for item in Sandbox().items(file, "a.db", os.path.getsize(duck)) if isinstance(item, pa.RecordBatch)]
    assert ["jane@example.org"] in [batch.get("email") for batch in found]


def test_damaged_duckdb(duck: Path) -> None:
    data = duck.read_bytes()
    for bad in (data[:100], data[:5000], b"\0" * 8 + b"DUCK" + b"\xff" * 20_000):
        with pytest.raises(Unreadable, match="DuckDB"):
            read(databases.duckdb, io.BytesIO(bad))


def test_without_duckdb_the_reason_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(Unreadable, match=r'^needs duckdb: pip install "noticegap\[duckdb\]"$'):
        read(databases.duckdb, io.BytesIO(b""))
