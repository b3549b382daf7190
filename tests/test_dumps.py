"""SQL dumps: tables are units, nothing is lost, nothing hangs."""

from __future__ import annotations

import re
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pace import seconds
from tests.structured import body, everything, read, repeated, rows

PG = rb"""-- PostgreSQL database dump
CREATE TABLE public.users (
    id integer NOT NULL,
    email character varying(100),
    note text, PRIMARY KEY (id)
);
COPY public.users (id, email, note) FROM stdin;
1	jane@example.org	a\tb\\c
2	\N	line\nbreak
bad	row
\.

COMMENT ON TABLE public.users IS 'owned by Jane Example';
INSERT INTO public.orders VALUES (1, 'it''s', NULL, -3.5, E'a\'b\n');
INSERT INTO public.orders VALUES (2, 'x;(y', now(), 4, '');
INSERT INTO public.users VALUES (7, 'late@example.org', null);
CREATE FUNCTION f() AS $$
  INSERT INTO log VALUES (NEW.id, 'x');
$$;
INSERT INTO broken VALUES (1, 'no end
"""


def test_postgresql() -> None:
    found = read(PG, "a.sql")
    assert list(found) == ["a.sql", "a.sql!public.users", "a.sql!public.orders", "a.sql!public.users #2"]
    assert rows(found["a.sql!public.users"]) == [
        {"id": "1", "email": "jane@example.org", "note": "a\tb\\c"},
        {"id": "2", "note": "line\nbreak"},
    ]
    assert body(found["a.sql!public.users"]) == ["bad\trow"]
    assert rows(found["a.sql!public.orders"]) == [
        {"1": "1", "2": "it's", "4": "-3.5", "5": "a'b\n"},
        {"1": "2", "2": "x;(y", "3": "now()", "4": "4", "5": ""},
    ]
    assert rows(found["a.sql!public.users #2"]) == [{"id": "7", "email": "late@example.org"}]
    own = body(found["a.sql"])
    assert own[0] == "-- PostgreSQL database dump"
    assert "COMMENT ON TABLE public.users IS 'owned by Jane Example';" in own
    assert own[-1] == "INSERT INTO broken VALUES (1, 'no end"
    assert "  INSERT INTO log VALUES (NEW.id, 'x');" in own


def test_mysql_escapes_and_rows_over_lines() -> None:
    data = rb"""-- MySQL dump 10.13
CREATE TABLE `kunden` (
  `id` int(11) NOT NULL COMMENT 'a, b',
  `name` varchar(50),
  KEY `k` (`name`)
) ENGINE=InnoDB;
INSERT INTO `kunden` VALUES (1,'Jane \'J\' \\ Example\n'),(2,_binary 'abc'),
(3,'a),(b');
"""
    found = read(data, "b.sql")
    assert rows(found["b.sql!kunden"]) == [
        {"id": "1", "name": "Jane 'J' \\ Example\n"},
        {"id": "2", "name": "abc"},
        {"id": "3", "name": "a),(b"},
    ]


def test_sql_server_in_utf16_with_calls() -> None:
    data = (
        "INSERT [dbo].[Users] ([Id], [Name], [Born]) VALUES (1, N'Jane, É', CAST(N'1984-02-29' AS Date))\nGO\n"
        "INSERT [dbo].[Users] ([Id], [Name], [Born]) VALUES (2, N'Jo', NULL)\nGO\n"
    )
    found = read(data.encode("utf-16"), "c.sql")
    assert rows(found["c.sql!dbo.Users"]) == [{"Id": "1", "Name": "Jane, É", "Born": "1984-02-29"}, {"Id": "2", "Name": "Jo"}]


def test_sqlite_and_a_dump_without_extension() -> None:
    data = (
        b'PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE IF NOT EXISTS "my users" (a, b);\n'
        + b"INSERT INTO \"my users\" VALUES(1,'x');\n" * 3
    )
    found = read(data, "backup")
    assert rows(found["backup!my users"]) == [{"a": "1", "b": "x"}] * 3


def test_a_migration_stays_text() -> None:
    data = b"ALTER TABLE users ADD COLUMN email text;\nINSERT INTO a SELECT * FROM b;\nINSERT INTO t (a) VALUES (:name);\nINSERT INTO t VALUES (?);\n"
    found = read(data, "m.sql")
    assert list(found) == ["m.sql"]
    assert body(found["m.sql"]) == data.decode().splitlines()


def test_tables_that_alternate_become_two_units_each() -> None:
    data = b"".join(b"INSERT INTO t%d VALUES (%d,'x');\n" % (i % 3, i) for i in range(900))
    found = read(data, "a.sql")
    # The last table that began goes on; what comes of the others is put aside.
    assert sorted(found) == ["a.sql", "a.sql!t0", "a.sql!t0 #2", "a.sql!t1", "a.sql!t1 #2", "a.sql!t2"]
    assert {row["1"] for items in found.values() for row in rows(items)} == {str(i) for i in range(900)}


VALUE = st.text(st.sampled_from("ab'\\\"(),;\n\té -`"), max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=8), st.booleans(), st.booleans())
def test_every_value_comes_back(table: list[tuple[str, str]], mysql: bool, one: bool) -> None:
    def quoted(value: str) -> str:
        return "'" + (value.replace("\\", "\\\\").replace("'", "\\'") if mysql else value.replace("'", "''")) + "'"

    name = "`t`" if mysql else '"t"'
    tuples = ["(" + ",".join(map(quoted, row)) + ")" for row in table]
    sql = f"INSERT INTO {name} VALUES " + ",".join(tuples) + ";\n" if one else "".join(f"INSERT INTO {name} VALUES {t};\n" for t in tuples)
    found = read(sql.encode(), "a.sql")
    assert [(row.get("1", ""), row.get("2", "")) for row in rows(found["a.sql!t"])] == table


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=8))
def test_every_copied_value_comes_back(table: list[tuple[str, str]]) -> None:
    lines = ["\t".join(cell.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") for cell in row) for row in table]
    found = read(("COPY t (a, b) FROM stdin;\n" + "\n".join(lines) + "\n\\.\n").encode(), "a.sql")
    assert [(row.get("a", ""), row.get("b", "")) for row in rows(found["a.sql!t"])] == table


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "INSERT INTO t VALUES ",
                "(1,'w')",
                "(",
                ")",
                "'",
                ",",
                ";\n",
                "COPY t FROM stdin;\n",
                "\\.\n",
                "CREATE TABLE t (a",
                "\n",
                "word ",
                "--",
            ]
        ),
        max_size=12,
    )
)
def test_nothing_is_lost(parts: list[str]) -> None:
    data = "".join(parts)
    back = "\n".join(everything(items) for items in read(data.encode(), "a.sql").values())
    assert back.count("word") >= data.count("word")
    assert back.count("w'") + back.count("'w") >= data.count("(1,'w')")


@pytest.mark.parametrize(
    "data",
    [b"INSERT INTO t VALUES (" * 20000, b"INSERT INTO t VALUES ('\n" * 20000, b"INSERT INTO t VALUES (1" + b"(" * 200000, b"CREATE TABLE t (a,\n" * 20000,
     b"COPY a FROM stdin;\n" * 20000, b"INSERT INTO " + b"a." * 200000, b'INSERT INTO "' * 50000, b"COPY a (" * 50000, b"x" * 5_000_000],
)  # fmt: skip
def test_hostile_dumps_do_not_hang(data: bytes) -> None:
    assert seconds(lambda: read(data, "a.sql"), enough=5) < 5
    assert read(data, "a.sql")


def test_a_cell_without_end_is_text_in_pieces() -> None:
    found = read(repeated(b"INSERT INTO `u` VALUES (1,'", b"word ", 16 << 20, b"');\n"), "a.sql")
    assert list(found) == ["a.sql"]
    assert max(map(len, body(found["a.sql"]))) <= 1 << 20
    assert sum(line.count("word") for line in body(found["a.sql"])) >= 16 << 20


def test_a_dump_by_sqlite_itself() -> None:
    sqlite = pytest.importorskip("sqlite3")
    base = sqlite.connect(":memory:")
    base.execute("CREATE TABLE people (name TEXT, email TEXT)")
    people = [(f"O'Example {i}", f"jane{i}@example.org") for i in range(100)]
    base.executemany("INSERT INTO people VALUES (?, ?)", people)
    found = read("\n".join(base.iterdump()).encode(), "a.sql")
    assert [(row["name"], row["email"]) for row in rows(found["a.sql!people"])] == people


def test_pg_dump_is_read_as_it_is_written() -> None:
    """The version of the tool at hand, if there is one, writes the heading that dumps without an extension are known by."""
    try:
        said = subprocess.run(["pg_dump", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("pg_dump is not installed")
    assert re.search(r"PostgreSQL", said)
    assert list(read(b"--\n-- PostgreSQL database dump\n--\n\nCOPY public.t (a) FROM stdin;\n1\n\\.\n", "dump")) == [
        "dump",
        "dump!public.t",
    ]
