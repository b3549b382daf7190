"""One contract over every registered connector, ours as well as anyone's: it lists lazily, reads in batches, and changes nothing."""

from __future__ import annotations

import hashlib
import inspect
import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from scanner import plugins
from scanner.errors import ConfigError, Unreadable
from scanner.model import Part, Unit, Unread


def _share(folder: Path) -> dict[str, Any]:
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "people.csv").write_text("name,email\nAnn Ash,ann@example.org\nBob Birch,bob@example.org\n")
    (folder / "a.txt").write_text("first line\nsecond line\n")
    (folder / "broken.parquet").write_bytes(b"PAR1" + bytes(100))
    (folder / "Z.jsonl").write_text('{"a": 1}\n{"b": {"c": "x"}}\n')
    return {"path": str(folder)}


def _database(folder: Path) -> dict[str, Any]:
    folder.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(folder / "a.db") as database:
        database.execute('create table "order" (id integer primary key, "na""me" text)')
        database.executemany('insert into "order" values (?, ?)', [(n, f"row {n}") for n in range(100_000)])
        database.execute("create table empty (x text)")
    return {"url": f"sqlite:///{folder}/a.db"}


def _calls(folder: Path) -> dict[str, Any]:
    folder.mkdir(parents=True)
    (folder / "one.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>Hello\n\n00:02.000 --> 00:03.000\n<v Caller>Hi\n")
    (folder / "two.json").write_text('[{"speaker": "agent", "text": "hello", "start": 0.5}, {"speaker": "caller", "text": "hi"}]')
    return {"path": str(folder), "speakers": {"agent": "staff"}}


MAKE: dict[str, tuple[Callable[[Path], dict[str, Any]], dict[str, Any]]] = {
    "files": (_share, {"path": "/nowhere/at/all"}),
    "sql": (_database, {"url": "sqlite:////nowhere/at/all.db"}),
    "transcripts": (_calls, {"path": "/nowhere/at/all"}),
}


@pytest.fixture(params=plugins.names(plugins.CONNECTORS))
def kind(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    assert name in MAKE, f'the contract test has no source for connector "{name}": add one to MAKE'
    return name


@pytest.fixture
def connector(kind: str, tmp_path: Path) -> Any:
    return plugins.load(plugins.CONNECTORS, kind)(**MAKE[kind][0](tmp_path / "source"))


def _fingerprint(folder: Path) -> dict[str, str]:
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_parameters_are_configuration_keys(kind: str) -> None:
    parameters = inspect.signature(plugins.load(plugins.CONNECTORS, kind)).parameters.values()
    assert all(p.kind is p.POSITIONAL_OR_KEYWORD and p.annotation is not p.empty for p in parameters)


def test_units_are_sorted_unique_and_the_same_again(connector: Any) -> None:
    units = list(connector.units())
    assert all(isinstance(unit, Unit | Unread) for unit in units)
    names = [unit.name for unit in units if isinstance(unit, Unit)]
    assert names
    assert names == sorted(set(names))
    assert list(connector.units()) == units
    assert all(unit.parts and len(set(unit.parts)) == len(unit.parts) for unit in units if isinstance(unit, Unit))


def test_every_part_reads_in_small_batches_or_says_why_not(connector: Any, kind: str) -> None:
    rows = 0
    for unit in connector.units():
        for part in unit.parts:
            try:
                for item in connector.read(Part("any", unit.name, part)):
                    if isinstance(item, Unread):
                        assert item.reason and not item.place.source
                        continue
                    if isinstance(item, Unit):
                        assert item.name == unit.name or item.name.startswith(f"{unit.name}!")
                        continue
                    assert isinstance(item, pa.RecordBatch)
                    assert item.num_rows <= 70_000 and item.nbytes <= 24 * 2**20
                    assert len(set(item.schema.names)) == len(item.schema.names)
                    rows += item.num_rows
            except Unreadable as error:
                assert str(error)
    assert rows == {"files": 11, "sql": 100_000, "transcripts": 6}[kind]


def test_a_worker_can_have_it(connector: Any) -> None:
    again = pickle.loads(pickle.dumps(connector))
    assert list(again.units()) == list(connector.units())


def test_a_unit_that_is_gone_is_unreadable(connector: Any) -> None:
    with pytest.raises(Unreadable):
        list(connector.read(Part("any", "no such unit", "")))


def test_reading_changes_nothing(connector: Any, tmp_path: Path) -> None:
    before = _fingerprint(tmp_path)
    for unit in connector.units():
        for part in unit.parts:
            try:
                list(connector.read(Part("any", unit.name, part)))
            except Unreadable:
                continue
    assert _fingerprint(tmp_path) == before


def test_what_does_not_exist_is_said_before_anything_is_read(kind: str) -> None:
    with pytest.raises(ConfigError, match=r"/nowhere/at/all.* does not exist\."):
        list(plugins.load(plugins.CONNECTORS, kind)(**MAKE[kind][1]).units())
