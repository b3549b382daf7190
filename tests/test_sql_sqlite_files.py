"""SQLite's files: missing, damaged, in use, none at all; and a folder that is left as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from connectors.sql import Sql
from connectors.sql_sqlite import _connect
from scanner.errors import ConfigError, Unreadable
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


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_the_folder_stays_as_it_was(make: Callable[..., Sql], path: Path, mode: str) -> None:
    source = make(f"PRAGMA journal_mode = {mode}", "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)")
    before = {file: file.read_bytes() for file in path.parent.iterdir()}
    assert [unit.name for unit in source.units() if isinstance(unit, Unit)] == ["t"]
    assert _table(source, "t") == {"a": [1]}
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == before


def test_what_stands_only_in_the_log_of_a_writer_is_read(make: Callable[..., Sql], path: Path) -> None:
    source = make("PRAGMA journal_mode = wal", "CREATE TABLE t (a)")
    writer = sqlite3.connect(path)
    writer.execute("INSERT INTO t VALUES (1)")
    writer.commit()
    assert _table(source, "t") == {"a": [1]}
    writer.close()


def test_a_log_that_a_killed_writer_left_is_read_and_left_as_it_is(make: Callable[..., Sql], path: Path, tmp_path: Path) -> None:
    """Opened in the ordinary way the log's index would be made or made anew, and what stands in the log be moved into the file."""
    make("PRAGMA journal_mode = wal", "CREATE TABLE t (a)")
    writer = sqlite3.connect(path)
    writer.execute("INSERT INTO t VALUES (1)")
    writer.commit()
    for files in (("", "-wal"), ("", "-wal", "-shm")):
        (copy := tmp_path / f"copy{len(files)}").mkdir()
        for end in files:
            shutil.copy2(f"{path}{end}", copy / f"c.db{end}")
        before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in copy.iterdir()}
        source = Sql(_url(copy / "c.db"))
        assert [unit.name for unit in source.units() if isinstance(unit, Unit)] == ["t"]
        assert _table(source, "t") == {"a": [1]}
        assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in copy.iterdir()} == before
        rows = source.read(Part("", "t"))
        next(rows)
        with sqlite3.connect(copy / "c.db") as other:
            other.execute("INSERT INTO t VALUES (2)")
        other.close()
        with pytest.raises(Unreadable, match=r"^the database was written to while it was read$"):
            list(rows)
    writer.close()


def test_a_live_writer_is_not_disturbed(make: Callable[..., Sql], path: Path) -> None:
    """In a process of its own, as others' locks are seen: what it has only in its log is read, and no file of it is written to."""
    source = make("PRAGMA journal_mode = wal", "CREATE TABLE t (a)")
    script = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
for line in sys.stdin:
    raw.execute(line)
    print("done", flush=True)
"""
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdin is not None and writer.stdout is not None
        for number in (1, 2, 3):
            writer.stdin.write(f"INSERT INTO t VALUES ({number})\n")
            writer.stdin.flush()
            assert writer.stdout.readline() == "done\n"
            before = {file: file.stat().st_mtime_ns for file in path.parent.iterdir() if not file.name.endswith("-shm")}
            assert _table(source, "t") == {"a": list(range(1, number + 1))}
            after = {file: file.stat().st_mtime_ns for file in path.parent.iterdir() if not file.name.endswith("-shm")}
            assert after == before and len(list(path.parent.iterdir())) == 3, "in the index of the log every reader leaves a mark"
        writer.stdin.close()


def test_a_database_that_is_written_to_while_it_is_read_as_settled_is_said(make: Callable[..., Sql], path: Path) -> None:
    source = make("PRAGMA journal_mode = wal", "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)")
    rows = source.read(Part("", "t"))
    next(rows)
    writer = sqlite3.connect(path)
    writer.execute("INSERT INTO t VALUES (2)")
    with pytest.raises(Unreadable, match=r"^the database was written to while it was read$"):
        list(rows)
    writer.close()


def test_a_damaged_file_is_unreadable(make: Callable[..., Sql], path: Path) -> None:
    source = make("CREATE TABLE t (a)", *["INSERT INTO t VALUES (hex(randomblob(3000)))"] * 50)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = b"\xff" * (len(data) - len(data) // 2)
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=r"^the database file is damaged \(SQLITE_CORRUPT"):
        _table(source, "t")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "is empty: no SQLite database."), (b"id,name\n1,x\n", "is not a SQLite database, or it is encrypted.")],
)
def test_a_file_that_is_no_database(path: Path, content: bytes, sentence: str) -> None:
    path.write_bytes(content)
    with pytest.raises(ConfigError) as raised:
        Sql(_url(path))
    assert str(raised.value) == f"{path} {sentence}"


def test_a_path_may_be_written_as_it_is_or_encoded(tmp_path: Path) -> None:
    for name, written in {"100%25.db": "100%25.db", "a b.db": "a%20b.db", "é.db": "é.db"}.items():
        raw = sqlite3.connect(tmp_path / name)
        raw.execute(f'CREATE TABLE "{name}" (x)')
        raw.close()
        assert list(Sql(f"sqlite:///{tmp_path}/{written}").units()) == [Unit(name, size=0)]


def test_a_missing_file_is_said_and_not_made(path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        Sql(_url(path))
    assert str(raised.value) == f"{path} does not exist."
    assert not os.listdir(path.parent)


def test_a_file_that_vanishes_is_not_made_again(make: Callable[..., Sql], path: Path) -> None:
    source = make("CREATE TABLE t (a)")
    path.unlink()
    with pytest.raises(Unreadable, match=r"^cannot open .*: the file cannot be opened"):
        list(source.units())
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="locks of a file are those of a descriptor there")
def test_a_second_connection_leaves_the_locks_of_the_first(make: Callable[..., Sql], path: Path) -> None:
    make("CREATE TABLE t (a)", *("INSERT INTO t VALUES (zeroblob(3000))" for _ in range(50)))
    write = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0.1); c.execute('update t set a = 1'); c.commit()"

    def written() -> bool:
        return subprocess.run([sys.executable, "-c", write, str(path)], capture_output=True, check=False).returncode == 0

    first = _connect(str(path), 1.0)
    rows = first.execute("SELECT a FROM t")
    rows.fetchone()
    second = _connect(str(path), 1.0)
    assert not written(), "somebody reads: a writer waits"
    second.close()
    assert not written()
    assert len(rows.fetchall()) == 49
    first.close()
    assert written()
