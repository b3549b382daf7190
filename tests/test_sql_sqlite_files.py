"""SQLite's files: missing, damaged, in use, none at all; and a folder that is left as it was."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from connectors.sql import Sql
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
        assert list(Sql(f"sqlite:///{tmp_path}/{written}").units()) == [Unit(name)]


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
