"""JSON in cells: paths as columns, the same on every server, whatever stands in the cells beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from connectors.sql import Sql
from connectors.sql_json import Documents
from scanner.flatten import flatten
from tests import services
from tests.cells import scanned
from tests.services import table

PROFILE = {"contact": {"email": "ann@example.org"}, "tags": ["x", "joe@example.org"], "jobs": [{"ni": "AB123456C"}, {"ni": "AB123457C"}]}


def opened(*batches: list[Any], kind: pa.DataType | None = None) -> list[dict[str, list[Any]]]:
    """The cells of each path in each of these batches of one column `p`, in the order of their rows, as text."""
    documents, found = Documents(), []
    for cells in batches:
        for batch in documents.opened(pa.record_batch([pa.array(cells, kind or pa.string())], names=["p"])):
            flat = {each.name: [cell for cell in each.text.to_pylist() if cell is not None] for each in flatten(batch)}
            found.append({name: cells for name, cells in flat.items() if cells})
    return found


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ([json.dumps(PROFILE), None], {
            "p.contact.email": ["ann@example.org"], "p.tags[]": ["x", "joe@example.org"], "p.jobs[].ni": ["AB123456C", "AB123457C"],
        }),
        (['{"a": 1}', "a text", '{"a": 2, "b": null}'], {"p": ["a text"], "p.a": ["1", "2"]}),
        (['{\n "a": 1\n}\n', ' {"a": 2}\t'], {"p.a": ["1", "2"]}),
        (["[1, 2]", "[]", "[3]"], {"p[]": ["1", "2", "3"]}),
        (["[[1], [2, 3]]"], {"p[][]": ["1", "2", "3"]}),
        (["[[[1]], [[2, 3]]]"], {"p[][]": ["1", "2", "3"]}),
        (["[[[1]], [[2, 3]]]", '[[["x"]]]'], {"p[][]": ["1", "2", "3", "x"]}),
        (["[1]", '{"a": "x"}', "{}", '{"a": {"b": true}}'], {"p[]": ["1"], "p.a": ["x"], "p.a.b": ["true"]}),
        (['"a text"', "17", "null", "true"], {"p": ['"a text"', "17", "null", "true"]}),
        (["{broken}", "[see below]", "{", "[", "[1", '{"a": 1} and more', '{"a": 1}'], {
            "p": ["{broken}", "[see below]", "{", "[", "[1", '{"a": 1} and more'], "p.a": ["1"],
        }),
        (['{"a": 1}, "b": {"c": 2}', '{"a": 1}}{"c": {"a": 2}'], {"p": ['{"a": 1}, "b": {"c": 2}', '{"a": 1}}{"c": {"a": 2}']}),
        (['{"card": 4111111111111111.0}', '{"card": 123456789012345678901234}'], {
            "p.card": ["4111111111111111.0", "123456789012345678901234"],
        }),
        (['{"when": "2024-01-31 10:00:00"}'], {"p.when": ["2024-01-31 10:00:00"]}),
        (['{"a": 1, "a": 2}'], {"p.a[]": ["1", "2"]}),
        (['{"ann@example.org": {"age": 41}}'], {"p{}": ["ann@example.org"], "p{}.age": ["41"]}),
    ],
)  # fmt: skip
def test_a_cell_that_is_json_goes_to_its_paths_and_all_others_stay(cells: list[Any], columns: dict[str, list[Any]]) -> None:
    assert opened(cells) == [columns]


def test_leaves_of_a_list_are_opened_beside_those_that_are_texts() -> None:
    cells = [["x", None, '{"e": "a"}'], None, ['{"e": "b"}', '{"e": "c"}'], []]
    assert opened(cells, kind=pa.list_(pa.string())) == [{"p[]": ["x"], "p[].e": ["a", "b", "c"]}]


def test_a_path_has_one_name_however_the_batches_are_cut_and_read() -> None:
    alike, mixed = '{"a": {"b": ["x"]}}', '{"a": {"b": "y"}}'
    assert [set(each) for each in opened([alike] * 3, [alike, mixed], [mixed], [alike])] == [
        {"p.a.b[]"}, {"p.a.b[]", "p.a.b"}, {"p.a.b"}, {"p.a.b[]"},
    ]  # fmt: skip


def test_keys_that_are_data_become_values_and_do_not_grow_without_end() -> None:
    people = json.dumps({f"customer{n}@example.org": {"age": n} for n in range(10_000)})
    ((people_found),) = opened([people, "{}"])
    assert {name: len(cells) for name, cells in people_found.items()} == {"p{}": 10_000, "p{}.age": 10_000}
    found = opened(*([json.dumps({f"key_{batch}_{n}": n for n in range(15)})] * 2 for batch in range(200)))
    assert 1900 < len(set().union(*found)) <= 2001
    named = sum(len(cells) for each in found for name, cells in each.items() if name != "p{}")
    data = sum(len(each.get("p{}", ())) for each in found)  # keys and values
    assert named + data // 2 == 200 * 2 * 15


def test_a_wide_batch_is_cut_so_that_memory_stays_flat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("connectors.sql_json._WIDE", 1000)
    cells = [json.dumps({f"key_{n % 7}_{k}": k for k in range(20)}) for n in range(40)]
    batches = list(Documents().opened(pa.record_batch([pa.array(cells)], names=["p"])))
    assert len(batches) > 1
    assert max(batch.num_rows * batch.num_columns for batch in batches) <= 1000
    assert sum(batch.num_rows for batch in batches) == 40


def test_deep_nesting_neither_breaks_the_process_nor_costs_the_cells_beside_it() -> None:
    deep, low = '{"a":' * 200_000 + "1" + "}" * 200_000, '{"b": 1}'
    ((found),) = opened([deep, "[" * 500 + '"x"' + "]" * 500, low])
    assert found == {"p": [deep], "p[][]": ["x"], "p.b": ["1"]}


def test_tables_without_json_come_as_they_are() -> None:
    batch = pa.record_batch([pa.array(["a", None, ""]), pa.array([1, 2, 3]), pa.array([[], None, ["x"]])], names=["a", "b", "c"])
    ((found),) = Documents().opened(batch)
    assert found is batch


def test_parts_of_a_batch_are_read_from_where_they_begin() -> None:
    cells = pa.array(["x", None, '{"a": 1}', '{"a": 2}', "y"]).slice(2, 2)
    ((found),) = Documents().opened(pa.record_batch([cells], names=["p"]))
    assert found.to_pydict() == {"p": [None, None], "p.a": [1, 2]}


@pytest.fixture
def server() -> Iterator[services.Server]:
    with services.postgresql() as found:
        yield found


def test_types_of_postgresql_that_have_parts(server: services.Server) -> None:
    source = server.make(
        "CREATE EXTENSION IF NOT EXISTS hstore SCHEMA public",
        "CREATE TYPE S.address AS (street text, postcode text)",
        "CREATE TYPE S.person AS (name text, home S.address, tags text[])",
        "CREATE DOMAIN S.doc AS jsonb",
        "CREATE DOMAIN S.home AS S.address",
        "CREATE DOMAIN S.attributes AS public.hstore",
        "CREATE DOMAIN S.more AS S.attributes",
        "CREATE TABLE S.t (a jsonb, b json, c S.doc, d public.hstore, e S.person, f S.person[], g jsonb[], h S.home, i S.more)",
        """INSERT INTO S.t VALUES ('{"e": ["ann@example.org"]}', '{"n": 1}', '[{"x": 2}]', 'mail=>"joe@example.org", none=>NULL',
           ROW('Ann', ROW('1 Mill Lane', 'SK9 5AF'), '{a,b}'), ARRAY[ROW('Joe', NULL, NULL)::S.person], ARRAY['{"k": "v"}'::jsonb],
           ROW('2 Mill Lane', NULL), 'religion=>none')""",
        "INSERT INTO S.t DEFAULT VALUES",
    )
    found = table(source, server.unit("t"))
    assert {name: cells[0] for name, cells in found.items() if cells[0] not in (None, [], [None])} == {
        "a.e[]": ["ann@example.org"], "b.n": 1, "c[].x": ["2"] if isinstance(found["c[].x"][0][0], str) else [2], "d.mail": "joe@example.org",
        "e.name": "Ann", "e.home.street": "1 Mill Lane", "e.home.postcode": "SK9 5AF", "e.tags[]": ["a", "b"], "f[].name": "Joe",
        "g[].k": "v", "h.street": "2 Mill Lane", "i.religion": "none",
    }  # fmt: skip
    assert [cells[1] for cells in found.values()] == [None if not isinstance(cells[0], list) else cells[1] for cells in found.values()]


@pytest.mark.parametrize("kind", ["postgresql", "mariadb", "sqlite"])
def test_what_is_found_stands_at_its_path(kind: str, tmp_path: Path) -> None:
    rows = [json.dumps({"contact": {"email": f"p{n}@example.org"}, "x": [{"ni_number": f"AB{n + 100000}C"}]}) for n in range(30)]
    values = ", ".join(f"('{row}')" for row in rows)
    if kind == "sqlite":
        import sqlite3

        with sqlite3.connect(tmp_path / "a.db") as database:
            database.execute("CREATE TABLE t (profile text)")
            database.execute(f"INSERT INTO t VALUES {values}")
        found, unread, _ = scanned(Sql(f"sqlite:///{tmp_path / 'a.db'}"), "t")
        unit = "t"
    else:
        with (services.postgresql if kind == "postgresql" else services.mariadb)() as server:
            made = "jsonb" if kind == "postgresql" else "json"
            source = server.make(f"CREATE TABLE S.t (profile {made})", f"INSERT INTO S.t VALUES {values}")
            unit = server.unit("t")
            found, unread, _ = scanned(source, unit)
    assert unread == []
    assert {column: categories for (_, column), categories in found.items()} == {
        "profile.contact.email": {"contact.email"}, "profile.x[].ni_number": {"id.national"},
    }  # fmt: skip


def test_a_lookup_opens_the_rows_that_it_gives(server: services.Server) -> None:
    source = server.make("CREATE TABLE S.t (id int PRIMARY KEY, doc jsonb)", """INSERT INTO S.t VALUES (7, '{"email": "a@example.org"}')""")
    (batch,) = source.lookup(server.unit("t"), {"id": ["7"]}, rows=10, seconds=20)
    assert isinstance(batch, pa.RecordBatch)
    assert batch.to_pydict() == {"id": [7], "doc": [None], "doc.email": ["a@example.org"]}
