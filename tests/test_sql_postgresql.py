"""PostgreSQL: every kind of table, every type, rights down to a column and a row, a connection that cannot write, flat memory."""

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
    with services.postgresql() as found:
        yield found


def _units(source: Sql, server: services.Server) -> dict[str, int | None]:
    return {
        unit.name.removeprefix(f"{server.name}."): unit.rows
        for unit in source.units()
        if isinstance(unit, Unit) and server.name in unit.name
    }


def test_every_kind_of_table_is_listed_once(server: services.Server) -> None:
    source = server.make(
        "CREATE TABLE S.t (a int)",
        "INSERT INTO S.t SELECT generate_series(1, 50)",
        "ANALYZE S.t",
        "CREATE VIEW S.v AS SELECT * FROM S.t",
        "CREATE MATERIALIZED VIEW S.m AS SELECT * FROM S.t",
        "CREATE TABLE S.part (a int, b text) PARTITION BY RANGE (a)",
        "CREATE TABLE S.part_1 PARTITION OF S.part FOR VALUES FROM (0) TO (10)",
        "CREATE TABLE S.part_2 PARTITION OF S.part FOR VALUES FROM (10) TO (20) PARTITION BY RANGE (a)",
        "CREATE TABLE S.part_3 PARTITION OF S.part_2 DEFAULT",
        "INSERT INTO S.part SELECT g, 'x' FROM generate_series(0, 19) g",
        "CREATE TABLE S.parent (a int)",
        "CREATE TABLE S.child (b int) INHERITS (S.parent)",
        "INSERT INTO S.parent VALUES (1)",
        "INSERT INTO S.child VALUES (2, 3)",
        "CREATE SEQUENCE S.s",
    )
    listed = [unit.name for unit in source.units() if isinstance(unit, Unit)]
    assert listed == sorted(listed)
    assert not [name for name in listed if name.startswith(("pg_", "information_schema"))]
    assert _units(source, server) == {"child": None, "m": None, "parent": None, "part": None, "t": 50, "v": None}
    assert len(table(source, server.unit("part"))["a"]) == 20
    assert table(source, server.unit("parent")) == {"a": [1]}
    assert table(source, server.unit("child")) == {"a": [2], "b": [3]}
    assert len(table(source, server.unit("m"))["a"]) == len(table(source, server.unit("v"))["a"]) == 50


ODD = ["order", "Order Lines", 'a"b', "a.b", "ünï", "x'y", "a%s:b", "{}", "$1", "[z]", "UPPER", "na`me\\"]


def test_odd_names_of_schemas_tables_and_columns(server: services.Server) -> None:
    quoted = ['"' + name.replace('"', '""') + '"' for name in ODD]
    odd = server.unit("Odd")
    try:
        server.run(
            f'CREATE SCHEMA "{odd}"',
            *(f'CREATE TABLE "{odd}".{name} ({", ".join(f"{column} text" for column in quoted)})' for name in quoted),
            *(f"INSERT INTO \"{odd}\".{name} ({name}) VALUES ('{index}')" for index, name in enumerate(quoted)),
        )
        source = Sql(server.login())
        listed = [unit.name for unit in source.units() if isinstance(unit, Unit) and unit.name.startswith(f'"{odd}"')]
        assert len(listed) == len(ODD)
        for name in listed:
            ((column, cells),) = [(column, cells) for column, cells in table(source, name).items() if cells != [None]]
            assert cells == [str(ODD.index(column))]
            assert column in name.replace('""', '"')
    finally:
        server.run(f'DROP SCHEMA "{odd}" CASCADE')


def test_types(server: services.Server) -> None:
    day, utc = datetime.date(1984, 2, 29), datetime.UTC
    cells: dict[str, tuple[str, str, Any]] = {
        "small": ("smallint", "7", 7),
        "big": ("bigint", "-9223372036854775808", -(2**63)),
        "float": ("double precision", "0.1", 0.1),
        "whole": ("numeric", "4111111111111111", 4111111111111111),
        "money": ("numeric(12,2)", "12.50", 12.5),
        "long": ("numeric", "12345678901234567890.12", "12345678901234567890.12"),
        "flag": ("boolean", "true", True),
        "day": ("date", "'1984-02-29'", day),
        "moment": ("timestamp", "'1984-02-29 01:02:03.5'", datetime.datetime(1984, 2, 29, 1, 2, 3, 500000)),
        "instant": ("timestamptz", "'1984-02-29 01:02:03+01'", datetime.datetime(1984, 2, 29, 0, 2, 3, tzinfo=utc)),
        "span": ("interval", "'1 day 2 hours'", "1 day 02:00:00"),
        "time": ("time", "'01:02:03'", "01:02:03"),
        "uuid": ("uuid", "'00000000-0000-0000-0000-000000000001'", "00000000-0000-0000-0000-000000000001"),
        "net": ("inet", "'192.0.2.1/24'", "192.0.2.1/24"),
        "json": ("json", "'\"text\"'", '"text"'),
        "bytes": ("bytea", "'\\x00ff'", b"\0\xff"),
        "words": ("text[]", "ARRAY['a,\"b', NULL, 'c']", ['a,"b', None, "c"]),
        "grid": ("int[]", "'{{1,2},{3,4}}'", ["1", "2", "3", "4"]),
        "days": ("date[]", "ARRAY['1984-02-29'::date]", ["1984-02-29"]),
        "none": ("text[]", "'{}'", []),
        "range": ("daterange", "'[1984-02-29,1984-03-02)'", "[1984-02-29,1984-03-02)"),
        "kind": ("S.mood", "'very ok'", "very ok"),
        "kinds": ("S.mood[]", "ARRAY['very ok']::S.mood[]", ["very ok"]),
        "email": ("S.email", "'ann@example.org'", "ann@example.org"),
        "ages": ("S.age", "41", 41),
        "place": ("point", "'(-2.2384,53.3281)'", "POINT(-2.2384 53.3281)"),
        "track": ("path", "'((-2.5,53.5),(-2.25,53.25))'", ["POINT(-2.5 53.5)", "POINT(-2.25 53.25)"]),
        "text": ("text", "E'a\\r\\nb,\"c\"'", 'a\r\nb,"c"'),
        "empty": ("text", "''", ""),
        "null": ("text", "NULL", None),
        "end": ("text", "'\\.'", "\\."),
        "fixed": ("char(3)", "'a'", "a  "),
        "double": ("bigint GENERATED ALWAYS AS (small * 2) STORED", "DEFAULT", 14),
    }
    columns = ", ".join(f'"{name}" {kind}' for name, (kind, _, _) in cells.items())
    source = server.make(
        "CREATE TYPE S.mood AS ENUM ('very ok')",
        "CREATE DOMAIN S.email AS text",
        "CREATE DOMAIN S.age AS int",
        f"CREATE TABLE S.t ({columns})",
        f"INSERT INTO S.t VALUES ({', '.join(value for _, value, _ in cells.values())})",
    )
    assert {name: values[0] for name, values in table(source, server.unit("t")).items()} == {
        name: want for name, (_, _, want) in cells.items()
    }


def test_values_without_a_form_in_arrow_stay_text(server: services.Server) -> None:
    source = server.make(
        "CREATE TABLE S.t (a date, b timestamptz, c numeric, d double precision, e timestamp)",
        "INSERT INTO S.t VALUES ('infinity', '-infinity', 'NaN', 'NaN', '0044-03-15 12:00 BC'), ('1984-02-29', now(), 1.5, '-Infinity', now())",
    )
    found = table(source, server.unit("t"))
    assert found["a"] == ["infinity", "1984-02-29"]
    assert (found["b"][0], found["e"][0]) == ("-infinity", "0044-03-15 12:00:00 BC")
    assert [str(value) for value in found["c"] + found["d"]] == ["nan", "1.5", "nan", "-inf"]


def test_dates_do_not_depend_on_the_settings_of_a_user(server: services.Server) -> None:
    settings = "-c datestyle=SQL,DMY -c timezone=Asia/Kolkata -c bytea_output=escape"
    server.make(
        "CREATE TABLE S.t (a date, b timestamptz, c bytea)",
        "INSERT INTO S.t VALUES ('1984-02-01', '1984-02-01 00:00+00', '\\x00ff'), (NULL, 'infinity', NULL)",
    )
    source = Sql(server.login(query={"options": settings}))
    assert table(source, server.unit("t")) == {
        "a": [datetime.date(1984, 2, 1), None],
        "b": ["1984-02-01 00:00:00+00", "infinity"],
        "c": [b"\0\xff", None],
    }


def test_tables_without_columns_or_rows(server: services.Server) -> None:
    source = server.make("CREATE TABLE S.bare ()", "INSERT INTO S.bare DEFAULT VALUES", "CREATE TABLE S.empty (a int, b text[], c text)")
    assert read(source, server.unit("bare")) == []
    (batch,) = read(source, server.unit("empty"))
    assert isinstance(batch, pa.RecordBatch)
    assert (batch.num_rows, batch.schema.names, batch.schema.types) == (
        0,
        ["a", "b", "c"],
        [pa.int64(), pa.list_(pa.string()), pa.string()],
    )


def test_one_column_of_nulls_and_empty_strings(server: services.Server) -> None:
    source = server.make("CREATE TABLE S.t (a text)", "INSERT INTO S.t VALUES (NULL), (''), ('x'), (NULL)")
    assert table(source, server.unit("t")) == {"a": [None, "", "x", None]}


def test_bytes_that_are_not_utf_8_are_read(server: services.Server) -> None:
    name = f"{server.name}_ascii"
    server.run(f"CREATE DATABASE {name} ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    try:
        legacy = services.Server(server.url.set(database=name, query={"client_encoding": "utf8"}), "public")
        legacy.run("CREATE TABLE t (a text)", "INSERT INTO t VALUES (E'M\\xfcller'), (E'M\\xc3\\xbcller')")
        assert table(Sql(server.login(database=name)), "public.t") == {"a": ["Müller", "Müller"]}
    finally:
        server.run(f"DROP DATABASE {name}")
