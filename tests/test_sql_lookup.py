"""What a database knows of a table, and rows by value: bound, typed, by the index, limited, and nothing of them in an error."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from connectors import sql_mariadb_lookup, sql_sqlite_lookup
from connectors.sql import Sql
from connectors.sql_lookup import Lookup, fitting
from scanner.errors import Unreadable
from scanner.model import LayoutColumn, Place, Reference, Unread
from tests import services
from tests.services import read


class PlainDialect(SQLiteDialect_pysqlite):
    """A dialect that the connector has no family for."""

    name = "plain"
    supports_statement_cache = True


registry.register("plain", __name__, "PlainDialect")

KINDS = ("sqlite", "plain", "postgresql", "mariadb")
TABLES = (
    "CREATE TABLE S.people (id integer NOT NULL PRIMARY KEY, email varchar(80), phone varchar(30), born date, ref decimal(12,0), note varchar(200))",
    "CREATE INDEX people_email ON S.people (email)",
    "CREATE TABLE S.orders (no integer NOT NULL PRIMARY KEY, person integer NOT NULL, total decimal(8,2), FOREIGN KEY (person) REFERENCES S.people (id))",
    "CREATE INDEX orders_person ON S.orders (person, no)",
    "INSERT INTO S.people VALUES (1, 'ann@example.org', '020 7946 0018', '1984-02-29', 10442, 'x'), (2, 'Bob@Example.org', NULL, NULL, NULL, '100 % _ \\'), "
    "(3, NULL, '020 7946 0099', '1990-01-02', 7, '''; DROP TABLE people; --'), (4, '', '', NULL, 0, '')",
    "INSERT INTO S.orders VALUES (100, 1, 9.5), (101, 1, 12.25), (102, 3, 1)",
)


class Base:
    """A database of some kind with some tables: its source and the names of its units."""

    def __init__(self, source: Sql, prefix: str) -> None:
        self.source, self._prefix = source, prefix

    def unit(self, table: str) -> str:
        """The unit's name."""
        return self._prefix + table

    def found(self, table: str, wanted: Mapping[str, Sequence[str]], rows: int = 100, seconds: float = 20) -> list[dict[str, Any]]:
        """The rows of a lookup that nothing cut."""
        given = list(self.source.lookup(self.unit(table), wanted, rows=rows, seconds=seconds))
        assert not [each for each in given if isinstance(each, Unread)]
        return list(pa.Table.from_batches(given).to_pylist())


@contextmanager
def made(kind: str, folder: Path, statements: Sequence[str] = TABLES) -> Iterator[Base]:
    if kind in ("sqlite", "plain"):
        file = folder / "a.db"
        with sqlite3.connect(file) as database:
            for each in statements:
                database.execute(each.replace("S.", ""))
        database.close()
        yield Base(Sql(f"{kind}:///{file}"), "" if kind == "sqlite" else "main.")
        return
    with services.postgresql() if kind == "postgresql" else services.mariadb() as server:
        escaped = [each.replace("\\", "\\\\") if kind == "mariadb" else each for each in statements]
        yield Base(server.make(*escaped), f"{server.name}.")


@pytest.fixture(params=KINDS)
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Base]:
    with made(request.param, tmp_path) as found:
        yield found


def test_the_layout_of_a_table(base: Base) -> None:
    people, orders = base.source.layout(base.unit("people")), base.source.layout(base.unit("orders"))
    assert people.columns == (
        *(LayoutColumn("id", "integer"), LayoutColumn("email", "text"), LayoutColumn("phone", "text")),
        *(LayoutColumn("born", "date"), LayoutColumn("ref", "number"), LayoutColumn("note", "text")),
    )
    assert (people.key, orders.key, people.references) == (("id",), ("no",), ())
    assert people.leading == {"id", "email"}
    assert ("person", "no") in orders.indexed
    assert orders.leading == {"no", "person"}
    assert orders.references == (Reference(("person",), base.unit("people"), ("id",)),)


def test_a_table_that_is_not_there(base: Base) -> None:
    with pytest.raises(Unreadable):
        base.source.layout(base.unit("gone"))
    with pytest.raises(Unreadable):
        list(base.source.lookup(base.unit("gone"), {"id": ["1"]}, rows=1, seconds=5))


def test_rows_in_which_any_column_equals_any_value(base: Base) -> None:
    rows = base.found("people", {"email": ["ann@example.org", "nobody@example.org"], "phone": ["020 7946 0099"]})
    assert [row["id"] for row in rows] == [1, 3]
    assert [row["id"] for row in base.found("people", {"email": ["nobody@example.org"]})] == []
    assert [row["no"] for row in base.found("orders", {"person": ["1"]})] == [100, 101]


@pytest.mark.parametrize(
    ("table", "wanted", "keys"),
    [
        ("orders", {"person": ["1", "3"], "no": ["101", "102", "7"]}, [101, 102]),
        ("orders", {"person": ["1"], "no": ["102"]}, []),
        ("orders", {"person": ["1"], "no": ["C-101"]}, []),  # a value of which the type has no form
        ("people", {"email": ["ann@example.org", "Bob@Example.org"], "phone": ["020 7946 0018"]}, [1]),
        ("people", {"email": ["ann@example.org"], "born": ["1990-01-02"]}, []),
        ("people", {"id": ["1", "2", "3"], "note": ["X", "100 % _ \\"]}, [1, 2]),
    ],
)
def test_rows_in_which_every_column_equals_one_of_its_values(base: Base, table: str, wanted: dict[str, list[str]], keys: list[int]) -> None:
    given = list(base.source.lookup(base.unit(table), wanted, rows=100, seconds=20, every=True))
    assert not [each for each in given if isinstance(each, Unread)]
    assert pa.Table.from_batches(given).column(0).to_pylist() == keys


def test_a_lookup_gives_what_read_gives(base: Base) -> None:
    batches = read(base.source, base.unit("people"))
    whole = pa.Table.from_batches(batches)
    found = pa.Table.from_batches(list(base.source.lookup(base.unit("people"), {"id": ["1", "2", "3", "4"]}, rows=9, seconds=9)))
    assert found == whole
    (empty,) = base.source.lookup(base.unit("people"), {"id": ["999"]}, rows=9, seconds=9)
    assert isinstance(empty, pa.RecordBatch)
    assert (empty.num_rows, empty.schema.names) == (0, whole.schema.names)


def test_a_value_is_compared_as_the_type_of_its_column(base: Base) -> None:
    wanted = ["C-7", "1", "0003", "99999999999999999999", "4.5", ""]
    assert [row["id"] for row in base.found("people", {"id": wanted})] == [1, 3]
    assert [row["id"] for row in base.found("people", {"born": ["1984-02-29", "1984-02-30", "02/01/1990"]})] == [1]
    assert [row["id"] for row in base.found("people", {"ref": ["10442", "C-7"]})] == [1]
    assert base.found("people", {"id": ["none of", "them"], "born": ["fits"]}) == []


HOSTILE = [
    "'; DROP TABLE people; --",
    '"; DROP TABLE people; --',
    "100 % _ \\",
    "%",
    "_",
    "\\",
    "%s",
    "%(x)s",
    ":x",
    "?",
    "$1",
    "{}",
    "a\0b",
    "\ud800",
    "' OR 1=1 --",
    "\\' OR 1=1 --",
]


def test_hostile_values_stay_values(base: Base) -> None:
    assert [row["id"] for row in base.found("people", {"note": HOSTILE})] == [2, 3]
    for value in HOSTILE:
        rows = base.found("people", {"note": [value], "email": [value], "id": [value], "born": [value]})
        assert [row["note"] for row in rows] == ([value] if value in (HOSTILE[0], HOSTILE[2]) else [])
    assert len(base.found("people", {"id": ["1", "2", "3", "4"]})) == 4


def test_more_rows_than_asked_for_are_said(base: Base) -> None:
    given = list(base.source.lookup(base.unit("people"), {"id": ["1", "2", "3"]}, rows=2, seconds=9))
    assert sum(each.num_rows for each in given if isinstance(each, pa.RecordBatch)) == 2
    assert given[-1] == Unread(Place("", base.unit("people")), "more than 2 rows match: only so many were read")
    assert len(base.found("people", {"id": ["1", "2", "3"]}, rows=3)) == 3


def test_a_column_that_cannot_be_asked_is_said_and_the_others_are(base: Base) -> None:
    given = list(base.source.lookup(base.unit("people"), {"gone": ["1"], "email": ["ann@example.org"]}, rows=9, seconds=9))
    assert [each for each in given if isinstance(each, Unread)] == [
        Unread(Place("", base.unit("people"), "gone"), "there is no such column, or this user may not see it")
    ]
    assert sum(each.num_rows for each in given if isinstance(each, pa.RecordBatch)) == 1


SLOW = {
    "sqlite": "CREATE VIEW S.slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000000) SELECT i AS id FROM n",
    "postgresql": "CREATE VIEW S.slow AS SELECT i AS id FROM generate_series(1, 10) i, pg_sleep(60)",
    "mariadb": "CREATE VIEW S.slow AS SELECT sleep(60) AS id",
}


@pytest.mark.parametrize("kind", SLOW)
def test_the_time_is_limited_and_said(kind: str, tmp_path: Path) -> None:
    with made(kind, tmp_path, [SLOW[kind]]) as base:
        given = list(base.source.lookup(base.unit("slow"), {"id": ["1"]}, rows=9, seconds=0.3))
        assert given == [Unread(Place("", base.unit("slow")), "the lookup was stopped after 0.3 s, its limit")]


CASE = {
    "sqlite": ("CREATE TABLE S.t (a text, b text, c text COLLATE NOCASE, d text)", "CREATE INDEX i ON S.t (a)", "CREATE INDEX j ON S.t (lower(b))", "CREATE INDEX k ON S.t (c)"),
    "postgresql": ("CREATE TABLE S.t (a text, b varchar(9), c text, d text)", "CREATE INDEX ON S.t (a)", "CREATE INDEX ON S.t (lower(b))", "CREATE INDEX ON S.t (c)", "CREATE INDEX ON S.t (lower(c))"),
    "mariadb": ("CREATE TABLE S.t (a varchar(9) COLLATE utf8mb4_bin, b varchar(9) COLLATE utf8mb4_general_ci, c varchar(9), d varchar(9) COLLATE utf8mb4_bin, "
                "INDEX (a), INDEX (b), INDEX (c))",),
}  # fmt: skip


@pytest.mark.parametrize("kind", CASE)
def test_case_is_ignored_where_the_index_allows_it_or_there_is_none(kind: str, tmp_path: Path) -> None:
    with made(kind, tmp_path, [*CASE[kind], "INSERT INTO S.t VALUES ('Ann', 'Ann', 'Ann', 'Ann')"]) as base:
        assert base.source.layout(base.unit("t")).folded == ("b", "c")
        assert [len(base.found("t", {name: ["ANN"]})) for name in "abcd"] == [0, 1, 1, 1]
        assert [len(base.found("t", {name: ["Ann"]})) for name in "abcd"] == [1, 1, 1, 1]


MANY = (
    "CREATE TABLE S.t (id integer NOT NULL PRIMARY KEY, email varchar(80), phone varchar(30), ref varchar(20))",
    "CREATE INDEX t_email ON S.t (email)",
    "CREATE INDEX t_phone ON S.t (phone)",
)
ASKED = {"email": ["p5@example.org", "P7@example.org"], "phone": ["020 7946 0005"], "id": ["9", "x"]}


def test_postgresql_answers_from_the_indexes(tmp_path: Path) -> None:
    with services.postgresql() as server:
        source = server.make(
            *MANY[:2],
            "CREATE INDEX t_phone ON S.t (lower(phone))",
            "INSERT INTO S.t SELECT i, 'p' || i || '@example.org', '020 7946 ' || lpad(i::text, 4, '0'), i FROM generate_series(1, 20000) i",
            "ANALYZE S.t",
        )
        counts = f"SELECT seq_scan, idx_scan FROM pg_stat_user_tables WHERE schemaname = '{server.name}'"
        ((scans, before),) = server.run("SELECT pg_stat_force_next_flush()", counts)
        base = Base(source, f"{server.name}.")
        assert sorted(row["id"] for row in base.found("t", ASKED)) == [5, 9]
        assert server.run("SELECT pg_stat_force_next_flush()", counts) == [(scans, before + 4)]
        base.found("t", {"ref": ["5"]})
        assert server.run("SELECT pg_stat_force_next_flush()", counts) == [(scans + 1, before + 4)]


def test_mariadb_answers_from_the_indexes() -> None:
    with services.mariadb() as server:
        source = server.make(
            *MANY,
            "INSERT INTO S.t SELECT seq, concat('p', seq, '@example.org'), concat('020 7946 ', lpad(seq, 4, '0')), seq FROM seq_1_to_20000",
        )
        assert sorted(row["id"] for row in Base(source, f"{server.name}.").found("t", ASKED)) == [5, 7, 9]
        layout = source.layout(server.unit("t"))
        with source._connected("") as (_, connection):
            types = sql_mariadb_lookup._described(connection, server.unit("t"))[1]
        able = {"email": "text", "phone": "text", "id": "integer"}
        where, values = sql_mariadb_lookup.condition(layout, types, able, Lookup(ASKED, 9, 9))
        bound = where % tuple(f"'{v}'" if isinstance(v, str) else v for v in values)
        ((plan),) = server.run(f"EXPLAIN SELECT * FROM S.t WHERE {bound}")
        assert plan[3] in ("index_merge", "range")
        assert int(plan[8]) < 10


def test_mariadb_does_not_convert_a_column_for_a_value() -> None:
    with services.mariadb() as server:
        source = server.make("CREATE TABLE S.t (a varchar(9) CHARACTER SET latin1, INDEX (a))", "INSERT INTO S.t VALUES ('Müller'), ('x')")
        base = Base(source, f"{server.name}.")
        assert base.found("t", {"a": ["Müller", "Łukasz", "🙂"]}) == [{"a": "Müller"}]
        with source._connected("") as (_, connection):
            layout, types = sql_mariadb_lookup._described(connection, server.unit("t"))
        _, values = sql_mariadb_lookup.condition(layout, types, {"a": "text"}, Lookup({"a": ["Müller", "Łukasz", "🙂"]}, 9, 9))
        assert values == ["Müller"]


def test_sqlite_answers_from_the_indexes(tmp_path: Path) -> None:
    with made(
        "sqlite", tmp_path, [*MANY, "CREATE INDEX t_ref ON S.t (lower(ref))", "CREATE INDEX t_none ON S.t (email COLLATE NOCASE)"]
    ) as base:
        layout = base.source.layout("t")
        able = dict.fromkeys(("email", "phone", "ref"), "text") | {"id": "integer"}
        where, values = sql_sqlite_lookup.condition(layout, able, {"ref"}, Lookup(ASKED | {"ref": ["X"]}, 9, 9))
        with sqlite3.connect(tmp_path / "a.db") as database:
            plan = " ".join(row[3] for row in database.execute(f"EXPLAIN QUERY PLAN SELECT * FROM t WHERE {where}", values))
        database.close()
        assert "SCAN" not in plan
        assert all(name in plan for name in ("t_none", "t_phone", "t_ref", "PRIMARY KEY"))


def test_sqlite_finds_a_number_in_a_column_without_type(tmp_path: Path) -> None:
    with made("sqlite", tmp_path, ["CREATE TABLE t (a, b TEXT)", "INSERT INTO t VALUES (7, 7), ('7', 8), ('8', 9)"]) as base:
        assert [row["b"] for row in base.found("t", {"a": ["7"]})] == ["7", "8"]
        assert [row["b"] for row in base.found("t", {"b": ["7"]})] == ["7"]


def test_sqlite_says_that_values_are_too_many(tmp_path: Path) -> None:
    with made("sqlite", tmp_path, ["CREATE TABLE t (a TEXT)"]) as base, pytest.raises(Unreadable, match="too many to look up at once"):
        list(base.source.lookup("t", {"a": [str(number) for number in range(400_000)]}, rows=1, seconds=5))


def test_postgresql_types(tmp_path: Path) -> None:
    uuid = "7b9f0e0a-4f6e-4a0a-9a0e-0a1b2c3d4e5f"
    with services.postgresql() as server:
        source = server.make(
            "CREATE DOMAIN S.short AS varchar(9)",
            "CREATE TYPE S.mood AS ENUM ('a', 'b')",
            "CREATE TABLE S.t (c char(6), d S.short, u uuid, n numeric(9,2), f float8, s smallint, t timestamp, z timestamptz, m S.mood, l text[], j jsonb)",
            f"INSERT INTO S.t VALUES ('ab', 'ab', '{uuid}', 7.50, 7.5, 7, '2026-01-02', '2026-01-02 00:00+00', 'a', '{{a}}', '1')",
        )
        base = Base(source, f"{server.name}.")
        right = {
            "c": "ab",
            "d": "ab",
            "u": uuid.upper(),
            "n": "7.5",
            "f": "7.5",
            "s": "7",
            "t": "2026-01-02",
            "z": "2026-01-02T00:00:00+00:00",
        }
        assert all(len(base.found("t", {name: ["zz", value, "-99999"]})) == 1 for name, value in right.items())
        assert base.found("t", {"s": ["70000"], "d": ["abc"], "u": ["x"]}) == []
        refused = list(source.lookup(server.unit("t"), {"m": ["a"], "l": ["a"], "j": ["1"]}, rows=9, seconds=9))
        assert [each.reason for each in refused if isinstance(each, Unread)] == ["no row is looked up by the values of its type"] * 3


def test_bytes_that_are_not_utf_8_are_looked_up() -> None:
    with services.postgresql() as server:
        name = f"{server.name}_ascii"
        server.run(f"CREATE DATABASE {name} ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
        try:
            legacy = services.Server(server.url.set(database=name, query={"client_encoding": "utf8"}), "public")
            legacy.run("CREATE TABLE t (id int, a text)", "INSERT INTO t VALUES (1, E'M\\xfcller'), (2, E'M\\xc3\\xbcller')")
            base = Base(Sql(server.login(database=name)), "public.")
            assert base.found("t", {"id": ["1"]}) == [{"id": 1, "a": "Müller"}]
            assert base.found("t", {"a": ["Müller"]}) == [{"id": 2, "a": "Müller"}]
        finally:
            server.run(f"DROP DATABASE {name}")


def test_an_index_that_finds_only_some_rows_is_none(tmp_path: Path) -> None:
    statements = ["CREATE TABLE S.t (a text, b text)", "CREATE INDEX i ON S.t (a) WHERE b IS NULL"]
    for kind in ("sqlite", "postgresql"):
        with made(kind, tmp_path, statements) as base:
            assert base.source.layout(base.unit("t")).leading == frozenset()


def test_postgresql_says_what_row_security_and_rights_hide() -> None:
    with services.postgresql() as server:
        server.run(
            "CREATE TABLE S.t (id int PRIMARY KEY, email text, secret text)",
            "INSERT INTO S.t VALUES (1, 'a@example.org', 'x'), (2, 'b@example.org', 'y')",
            "ALTER TABLE S.t ENABLE ROW LEVEL SECURITY",
            "CREATE POLICY p ON S.t USING (id = 1)",
            f"CREATE ROLE {server.name} LOGIN PASSWORD 'x'",
            f"GRANT USAGE ON SCHEMA {server.name} TO {server.name}",
            f"GRANT SELECT (id, email) ON S.t TO {server.name}",
        )
        try:
            given = list(
                Sql(server.login(server.name, "x")).lookup(
                    server.unit("t"), {"email": ["a@example.org", "b@example.org"]}, rows=9, seconds=9
                )
            )
            reasons = [each.reason for each in given if isinstance(each, Unread)]
            assert reasons == ["permission denied for this column", "row-level security hides rows from this user"]
            assert [each.to_pylist() for each in given if isinstance(each, pa.RecordBatch)] == [[{"id": 1, "email": "a@example.org"}]]
        finally:
            server.run(f"DROP OWNED BY {server.name}", f"DROP ROLE {server.name}")


def test_nothing_of_a_value_is_shown(base: Base) -> None:
    canary = "canary.4711@example.org"
    assert canary not in repr(Lookup({"email": [canary]}, 1, 1))
    source = base.source
    with pytest.raises(Unreadable) as caught:
        list(source.lookup(base.unit("gone"), {"email": [canary]}, rows=1, seconds=5))
    assert canary not in str(caught.value)
    for each in source.lookup(base.unit("people"), {canary + "!": [canary], "email": [canary]}, rows=1, seconds=5):
        if isinstance(each, Unread):
            assert canary not in each.reason


def test_nothing_can_be_written_through_a_lookup() -> None:
    with services.postgresql() as server:
        source = server.make(
            "CREATE TABLE S.log (a int)",
            "CREATE FUNCTION S.tell() RETURNS int LANGUAGE sql VOLATILE AS $$ INSERT INTO "
            + server.name
            + ".log VALUES (1) RETURNING a $$",
            "CREATE VIEW S.trap AS SELECT S.tell() AS id",
        )
        with pytest.raises(Unreadable, match="25006"):
            list(source.lookup(server.unit("trap"), {"id": ["1"]}, rows=1, seconds=5))
        assert server.run("SELECT * FROM S.log") == []


@pytest.mark.parametrize(
    ("kind", "values", "fit"),
    [
        ("integer", ["7", "007", " 8 ", "-3", "7.0", "٣", "1e3", "9223372036854775808", ""], [7, 8, -3]),
        ("date", ["1984-02-29", "1983-02-29", "1984-02-29T10:00:00", "29/02/1984", "19840229"], ["1984-02-29"]),
        ("text", ["a", "a", "", "a\0"], ["a", ""]),
        ("float", ["1.5", "nan", "inf", "x"], [1.5]),
    ],
)
def test_only_what_a_type_can_hold_is_bound(kind: str, values: list[str], fit: list[Any]) -> None:
    assert [each if isinstance(each, int | float) else str(each) for each in fitting(values, kind)] == fit
