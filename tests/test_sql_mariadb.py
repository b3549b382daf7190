"""MariaDB: every kind of table, every type, rights down to a column, a connection that cannot write, and no row left behind."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from connectors.sql import Sql
from scanner.model import Unit
from tests import services
from tests.services import read, table


@pytest.fixture
def server() -> Iterator[services.Server]:
    with services.mariadb() as found:
        yield found


def test_every_kind_of_table_is_listed_once(server: services.Server) -> None:
    source = server.make(
        "CREATE TABLE S.t (a int)",
        "INSERT INTO S.t SELECT seq FROM mysql.seq_1_to_50",
        "ANALYZE TABLE S.t",
        "CREATE VIEW S.v AS SELECT * FROM S.t",
        "CREATE TABLE S.part (a int) PARTITION BY HASH (a) PARTITIONS 3",
        "INSERT INTO S.part VALUES (1), (2), (3), (4)",
        "CREATE TABLE S.`aria` (a int) ENGINE=Aria",
        "CREATE SEQUENCE S.s",
        "CREATE TABLE S.history (a varchar(30)) WITH SYSTEM VERSIONING",
        "INSERT INTO S.history VALUES ('ann@example.org')",
        "UPDATE S.history SET a = 'erased'",
    )
    units = {unit.name.removeprefix(f"{server.name}."): unit.rows for unit in source.units() if isinstance(unit, Unit)}
    assert list(units) == ["aria", "history", "part", "t", "v"]
    assert (units["t"], units["v"]) == (50, None)
    assert sorted(table(source, server.unit("part"))["a"]) == [1, 2, 3, 4]
    assert sorted(table(source, server.unit("history"))["a"]) == ["ann@example.org", "erased"]
    assert len(table(source, server.unit("v"))["a"]) == 50


def test_without_a_database_every_one_but_the_system_is_listed(server: services.Server) -> None:
    server.make("CREATE TABLE S.t (a int)")
    listed = [unit.name for unit in Sql(server.login(database="")).units() if isinstance(unit, Unit)]
    assert server.unit("t") in listed
    assert not [name for name in listed if name.startswith(("mysql.", "sys.", "information_schema.", "performance_schema."))]


ODD = ["order", "Order Lines", 'a"b', "a.b", "ünï", "x'y", "a%s:b", "{}", "[z]", "UPPER", "na`me"]


def test_odd_names_of_tables_and_columns(server: services.Server) -> None:
    quoted = ["`" + name.replace("`", "``") + "`" for name in ODD]
    columns = ", ".join(f"{name} text" for name in quoted)
    source = server.make(
        *(f"CREATE TABLE S.{name} ({columns})" for name in quoted),
        *(f"INSERT INTO S.{name} ({name}) VALUES ('{index}')" for index, name in enumerate(quoted)),
    )
    listed = [unit.name for unit in source.units() if isinstance(unit, Unit)]
    assert len(listed) == len(ODD)
    for unit in listed:
        ((column, cells),) = [(column, cells) for column, cells in table(source, unit).items() if cells != [None]]
        assert cells == [str(ODD.index(column))]
        assert column in unit.replace('""', '"')


def test_tables_that_differ_in_case_alone_are_two(server: services.Server) -> None:
    if server.run("SELECT @@lower_case_table_names")[0][0]:
        pytest.skip("this server does not tell upper from lower case in names of tables")
    source = server.make("CREATE TABLE S.t (a int)", "CREATE TABLE S.T (b int)")
    assert (list(table(source, server.unit("t"))), list(table(source, server.unit("T")))) == (["a"], ["b"])


def test_types(server: services.Server) -> None:
    cells: dict[str, tuple[str, str, Any]] = {
        "tiny": ("tinyint(1)", "1", 1),
        "huge": ("bigint unsigned", "18446744073709551615", 2**64 - 1),
        "real": ("double", "0.1", 0.1),
        "whole": ("decimal(20,0)", "4111111111111111", 4111111111111111),
        "price": ("decimal(12,2)", "12.5", 12.5),
        "long": ("decimal(30,2)", "12345678901234567890.12", "12345678901234567890.12"),
        "day": ("date", "'1984-02-29'", datetime.date(1984, 2, 29)),
        "moment": ("datetime(6)", "'1984-02-29 01:02:03.5'", datetime.datetime(1984, 2, 29, 1, 2, 3, 500000)),
        "span": ("time", "'-25:01:02'", "-25:01:02"),
        "born": ("year", "1984", 1984),
        "flags": ("bit(9)", "b'100000001'", 257),
        "mood": ("enum('very ok','x')", "'very ok'", "very ok"),
        "likes": ("set('a','b')", "'a,b'", ["a", "b"]),
        "dislikes": ("set('a','b')", "''", []),
        "neither": ("set('a','b')", "NULL", None),
        "doc": ("json", "'\"text\"'", '"text"'),
        "bytes": ("blob", "x'00ff'", b"\0\xff"),
        "fixed": ("binary(3)", "x'00ff'", b"\0\xff\0"),
        "place": ("point", "POINT(-2.2384, 53.3281)", "POINT(-2.2384 53.3281)"),
        "track": ("linestring", "LINESTRING(POINT(1, 2.5), POINT(3, 4))", ["POINT(1.0 2.5)", "POINT(3.0 4.0)"]),
        "uid": ("uuid", "'00000000-0000-0000-0000-000000000001'", "00000000-0000-0000-0000-000000000001"),
        "net": ("inet6", "'2001:db8::1'", "2001:db8::1"),
        "latin": ("varchar(20) CHARACTER SET latin1", "'Müller'", "Müller"),
        "text": ("longtext", "'a\\0b\\r\\n😀'", "a\0b\r\n😀"),
        "empty": ("text", "''", ""),
        "null": ("text", "NULL", None),
        "hidden": ("int INVISIBLE DEFAULT 7", "DEFAULT", 7),
        "double": ("int AS (tiny * 2) VIRTUAL", "DEFAULT", 2),
    }
    columns = ", ".join(f"`{name}` {kind}" for name, (kind, _, _) in cells.items())
    source = server.make(
        f"CREATE TABLE S.t ({columns})",
        f"INSERT INTO S.t ({', '.join(f'`{name}`' for name in cells)}) VALUES ({', '.join(value for _, value, _ in cells.values())})",
    )
    found = table(source, server.unit("t"))
    assert {name: values[0] for name, values in found.items()} == {name: want for name, (_, _, want) in cells.items()}


def test_times_with_a_zone_are_in_utc(server: services.Server) -> None:
    source = server.make("CREATE TABLE S.t (a timestamp)", "SET time_zone = '+05:00'", "INSERT INTO S.t VALUES ('2020-01-01 05:00:00')")
    assert table(source, server.unit("t"))["a"] == [datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)]


def test_dates_that_are_none_stay_text(server: services.Server) -> None:
    source = server.make(
        "CREATE TABLE S.t (a date, b datetime)",
        "SET sql_mode = 'ALLOW_INVALID_DATES'",
        "INSERT INTO S.t VALUES ('0000-00-00', '2020-02-31 00:00:00'), ('1984-02-29', '1984-02-29 00:00:00')",
    )
    assert table(source, server.unit("t")) == {
        "a": ["0000-00-00", "1984-02-29"],
        "b": ["2020-02-31 00:00:00", "1984-02-29 00:00:00"],
    }


def test_a_table_without_rows_gives_its_columns(server: services.Server) -> None:
    (batch,) = read(server.make("CREATE TABLE S.t (a int, b text, c blob)"), server.unit("t"))
    assert isinstance(batch, pa.RecordBatch)
    assert (batch.num_rows, batch.schema.names, batch.schema.types) == (0, ["a", "b", "c"], [pa.int64(), pa.string(), pa.binary()])
