"""A dialect that the connector has no family for: listed and read through SQLAlchemy alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from connectors.sql import Sql
from scanner.errors import Unreadable
from scanner.model import Part, Unit, Unread


class OtherDialect(SQLiteDialect_pysqlite):
    """A dialect that the connector has no family for."""

    name = "other"
    supports_statement_cache = True


registry.register("other", __name__, "OtherDialect")


def test_a_dialect_that_we_do_not_know_is_read_as_its_driver_gives_it(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute('CREATE TABLE "Order lines" (id INTEGER, price NUMERIC(10, 2), born DATE, note TEXT, tags JSON, odd STRANGE)')
        database.execute("INSERT INTO \"Order lines\" VALUES (1, 12.5, '1984-02-29', 'a@example.org', '[1, {\"b\": 2}]', x'00ff')")
        database.execute('CREATE VIEW people AS SELECT note FROM "Order lines"')
        database.execute("CREATE VIEW broken AS SELECT * FROM gone")
    source = Sql(f"other:///{tmp_path}/a.db")
    assert list(source.units()) == [Unit("main.Order lines"), Unit("main.broken"), Unit("main.people")]
    (batch,) = source.read(Part("", "main.Order lines"))
    assert isinstance(batch, pa.RecordBatch)
    assert [str(value) for value in batch.to_pylist()[0].values()] == [
        "1",
        "12.5",
        "1984-02-29",
        "a@example.org",
        "None",
        "1",
        "2",
        r"b'\x00\xff'",
    ]
    with pytest.raises(Unreadable, match=r"^the database reports OperationalError$"):
        list(source.read(Part("", "main.broken")))


def test_a_dialect_that_cannot_list_views_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> list[str]:
        raise NotImplementedError

    monkeypatch.setattr(OtherDialect, "get_view_names", missing)
    sqlite3.connect(tmp_path / "a.db").execute("CREATE TABLE t (x)").connection.close()
    found = list(Sql(f"other:///{tmp_path}/a.db").units())
    assert [each.reason for each in found if isinstance(each, Unread)] == ["this dialect does not list views"]
    assert Unit("main.t") in found
