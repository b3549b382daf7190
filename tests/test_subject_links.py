"""Links between records: written down, known to databases, seen in values; and the walk over them, with every limit said."""

from __future__ import annotations

import json
import sqlite3
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from click.testing import CliRunner

from connectors.files import Files
from connectors.sql import Sql
from scanner.cli.subject.links import links
from scanner.config import Source
from scanner.errors import ConfigError, Unreadable
from scanner.joins import Joins, joins_of
from scanner.model import Layout, LayoutColumn, Part, Place, Reference, Unit, Unread
from scanner.subject.links.agree import agreeing
from scanner.subject.links.declared import declared_edges, identifying
from scanner.subject.links.discover import discovered, foreign_keys
from scanner.subject.links.edge import Edge, Found, with_declared
from scanner.subject.links.fetch import fetching
from scanner.subject.links.harvest import keys_of
from scanner.subject.links.naming import names_agree
from scanner.subject.links.places import resolved
from scanner.subject.links.rows import row_hashes
from scanner.subject.links.sample import Sample, folded, sampled
from scanner.subject.links.walk import Reached, walked
from scanner.subject.reading import Budget, readings
from tests.test_sql_lookup import made

KNOWN: dict[str, dict[str, frozenset[str] | None]] = {
    "crm": {
        "public.contacts": frozenset({"id", "email", "mobile"}),
        "public.orders": frozenset({"no", "contact_id"}),
        "old.orders": frozenset({"no"}),
    },
    "share": {"exports/orders.csv": None, "exports/a.b/c.csv": None},
}


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("contacts.id", Place("crm", "public.contacts", "id")),
        ("public.orders.contact_id", Place("crm", "public.orders", "contact_id")),
        ("share:exports/orders.csv.customer_id", Place("share", "exports/orders.csv", "customer_id")),
        ("share:orders.csv.customer.id", Place("share", "exports/orders.csv", "customer.id")),
        ("share:exports/a.b/c.csv.x", Place("share", "exports/a.b/c.csv", "x")),
    ],
)
def test_a_column_is_found_by_what_people_write(written: str, place: Place) -> None:
    assert resolved("x:", written, "crm", KNOWN) == place


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("orders.no", 'x: "orders" may be any of old.orders, public.orders. Write the whole name.'),
        ("contacts.emial", 'x: crm: public.contacts has no column "emial". Did you mean "email"? Known: email, id, mobile.'),
        ("contcts.id", 'x: crm has no "contcts". Did you mean "public.contacts"? Known: old.orders, public.contacts, public.orders.'),
        ("billing:invoices.no", 'x: no source "billing". Known: crm, share.'),
        ("email", 'x: "email" names no column. Write it with its table: "contacts.email"'),
    ],
)
def test_a_column_that_is_not_there(written: str, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        resolved("x:", written, "crm", KNOWN)
    assert str(caught.value) == says


def test_a_declaration_becomes_edges_and_identifiers() -> None:
    said = joins_of(
        "c.toml: source crm:",
        {"email": ["contacts.email"], "phone": ["contacts.mobile"], "key": "contacts.id"},
        [{"from": "contacts.id", "to": "public.orders.contact_id"}, {"from": "contacts.id", "to": "share:orders.csv.customer"}],
    )
    assert declared_edges("c:", "crm", said, KNOWN) == [
        Edge("crm", "public.contacts", "id", "crm", "public.orders", "contact_id", "declared"),
        Edge("crm", "public.contacts", "id", "share", "exports/orders.csv", "customer", "declared"),
    ]
    assert identifying("c:", "crm", said, KNOWN) == {
        "email": (Place("crm", "public.contacts", "email"),),
        "phone": (Place("crm", "public.contacts", "mobile"),),
        "key": (Place("crm", "public.contacts", "id"),),
    }
    assert joins_of("c:") == Joins()


@pytest.mark.parametrize(
    ("identity", "links", "says"),
    [
        (["a.b"], None, '"identity" must be a table'),
        (
            {"mail": "a.b"},
            None,
            'identity: unknown key "mail". Did you mean "email"? Known: address, born, email, given, key, name, phone, ',
        ),
        ({"email": []}, None, "identity: email must be a column, or a list of columns"),
        ({"email": [1]}, None, "identity: email must be a column, or a list of columns"),
        (None, {"from": "a.b"}, '"link" must be a list of tables'),
        (None, ["a"], "[[source.link]] 1: is not a table"),
        (None, [{"from": "a.b", "to": "c.d", "via": "x"}], '[[source.link]] 1: unknown key "via"'),
        (None, [{"from": "a.b"}], '[[source.link]] 1: needs "to"'),
        (None, [{"from": ["a.b", "a.c"], "to": "d.e"}], '[[source.link]] 1: "from" has 2 columns, "to" has 1.'),
        (None, [{"from": ["a.b", ""], "to": ["d.e", "d.f"]}], '[[source.link]] 1: needs "from"'),
        (None, [{"from": ["a.b", "a.c"], "to": ["d.e", "d.f[].g"]}], "cannot hold a list"),
    ],
)
def test_a_declaration_that_is_wrong(identity: Any, links: Any, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        joins_of("c:", identity, links)
    assert says in str(caught.value)


def test_a_link_of_a_column_with_itself_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"joins contacts\.id with itself"):
        declared_edges("c:", "crm", Joins({}, ((("contacts.id",), ("public.contacts.id",)),)), KNOWN)


def test_foreign_keys_are_links_and_one_of_several_columns_is_one() -> None:
    layout = Layout((LayoutColumn("a", "integer"),), references=(Reference(("a",), "t", ("id",)), Reference(("b", "c"), "u", ("x", "y"))))
    both = Edge("crm", "u", "x", "crm", "o", "b", "foreign key", (("y", "c"),))
    assert list(foreign_keys("crm", "o", layout)) == [
        Found(Edge("crm", "t", "id", "crm", "o", "a", "foreign key"), "foreign key"),
        Found(both, "foreign key of 2 columns"),
    ]
    assert (str(both), str(both.start), both.own, both.theirs) == ("crm: o.b, c = u.x, y", "crm: u.x, y", ("x", "y"), ("b", "c"))


def test_a_key_of_several_columns_is_declared_as_a_list() -> None:
    said = joins_of("c:", None, [{"from": ["contacts.id", "contacts.email"], "to": ["public.orders.contact_id", "public.orders.no"]}])
    (edge,) = declared_edges("c:", "crm", said, KNOWN)
    assert (edge.own, edge.theirs) == (("id", "email"), ("contact_id", "no"))
    with pytest.raises(ConfigError, match=r"from: contacts\.id, public\.orders\.no are not columns of one table"):
        declared_edges("c:", "crm", Joins({}, ((("contacts.id", "public.orders.no"), ("public.orders.no", "public.orders.no")),)), KNOWN)


@pytest.mark.parametrize(
    ("parent", "child", "agree"),
    [
        ("customers.id", "orders.customer_id", True),
        ("public.customers.id", "orders.cust_no", True),
        ("customers.id", "orders.CustomerID", True),
        ("customers.id", "orders.billing_customer_id", True),
        ("customers.customer_no", "invoices.customer_number", True),
        ("customers.id", "orders.id", False),
        ("customers.id", "customers.id", False),
        ("customers.id", "orders.product_id", False),
        ("customers.id", "orders.customer_name", False),
        ("people.email", "letters.email", True),
        ("people.email", "letters.E-mail", True),
    ],
)
def test_names_that_agree(parent: str, child: str, agree: bool) -> None:
    places = [Place("s", *each.rsplit(".", 1)) for each in (parent, child)]
    assert names_agree(*places) is agree


def _samples(tables: Mapping[str, Mapping[str, Sequence[Any]]], most: int = 10**9, step: int = 10**9) -> list[Sample]:
    found: list[Sample] = []
    for unit, columns in tables.items():
        batches = pa.table(dict(columns)).to_batches(max_chunksize=step)
        found += sampled("s", unit, batches, most).values()
    return found


def _found(samples: Sequence[Sample], **asked: Any) -> list[tuple[str, str]]:
    return [(str(each.edge), each.evidence) for each in agreeing(samples, **asked)]


def test_serial_numbers_agree_only_by_name() -> None:
    tables = {
        "customers": {"id": range(1, 1001)},
        "products": {"id": range(1, 2001)},
        "orders": {"id": range(1, 501), "customer_id": [n % 300 + 1 for n in range(500)], "shop": [n % 30 + 1 for n in range(500)]},
    }
    assert _found(_samples(tables)) == [("s: orders.customer_id = customers.id", "100 % of 300 distinct values agree, names agree")]


def test_text_keys_agree_whatever_their_names() -> None:
    codes = [f"C-{n * 7919 % 100_003}" for n in range(3000)]
    tables = {
        "contacts": {"code": codes},
        "tickets": {"raised_by": [*(codes[n % 700] for n in range(2000)), *(f"X-{n}" for n in range(30))]},
    }
    assert _found(_samples(tables, step=333)) == [("s: tickets.raised_by = contacts.code", "95 % of 239 distinct values agree")]


def test_what_is_no_key_and_what_agrees_too_little_is_no_link() -> None:
    codes = [f"C-{n * 7919 % 100_003}" for n in range(1000)]
    tables = {
        "contacts": {"code": codes, "city": [f"town{n % 50}" for n in range(1000)], "note": [f"said a thing {n}" for n in range(1000)]},
        "half": {"code": [*codes[:100], *(f"D-{n}" for n in range(100))]},
        "cities": {"name": [f"town{n % 50}" for n in range(400)]},
        "few": {"code": codes[:19]},
        "notes": {"text": [f"said a thing {n}" for n in range(500)]},
        "made": {"at": [f"2026-01-{n % 28 + 1:02} 10:{n // 28:02}:00" for n in range(900)], "sum": [n + 0.25 for n in range(900)]},
        "sent": {"at": [f"2026-01-{n % 28 + 1:02} 10:{n // 28:02}:00" for n in range(800)], "sum": [n + 0.25 for n in range(800)]},
    }
    assert _found(_samples(tables)) == []


def test_a_small_table_is_linked_by_codes_and_by_names_where_all_agree() -> None:
    members = {"id": [4, 9, 2, 7], "member_code": ["TG-00731", "TG-00732", "TG-00102", "TG-00555"], "size": ["S", "M", "L", "XL"]}
    tables = {
        "members": members,
        "lockers": {"held_by": members["member_code"][:3], "no": [1, 2, 3], "size": ["S", "M", "L"]},
        "visits": {"member_id": [4, 4, 9, 2], "door": [4, 9, 2, 9]},
        "lost": {"held_by": ["TG-00731", "TG-00732", "TG-99999"]},
    }
    assert _found(_samples(tables)) == [
        ("s: visits.member_id = members.id", "100 % of 3 distinct values agree, names agree"),
        ("s: lockers.held_by = members.member_code", "100 % of 3 distinct values agree"),
    ]


def test_zeros_that_pad_a_number_are_told_from_those_of_a_number() -> None:
    texts = ["00020011", "00001234", "0000000007", "01234", "001234", "00712", "007", "0", "c-01"]
    plain = ["20011", "1234", "7", "01234", "001234", "00712", "007", "0", "c-01"]
    assert folded(pa.array(texts)).to_pylist() == plain


def test_a_sample_of_a_part_is_completed_by_a_lookup() -> None:
    rng = np.random.default_rng(1)
    ids = rng.permutation(np.arange(10_000_000, 10_200_000))
    tables = {"customers": {"id": ids}, "orders": {"customer_id": ids[-300:]}}
    samples = _samples(tables, most=5_000, step=5_000)
    asked: list[tuple[Place, int]] = []

    def held(place: Place, texts: Sequence[str]) -> int:
        asked.append((place, len(texts)))
        return len(set(texts) & set(ids.astype(str)))

    assert _found(samples) == []
    assert _found(samples, asked=held) == [("s: orders.customer_id = customers.id", "100 % of 200 distinct values agree, names agree")]
    assert asked == [(Place("s", "customers", "id"), 200)]


def test_a_column_of_prose_is_not_looked_at_to_its_end() -> None:
    columns = {"text": [f"said a thing {n}" for n in range(9000)], "code": [f"C{n}" for n in range(9000)]}
    assert {s.place.column: s.cells for s in _samples({"t": columns}, step=1500)} == {"text": 1500, "code": 9000}


def test_no_value_is_shown_by_a_sample() -> None:
    (sample,) = _samples({"t": {"a": [f"canary{n}@example.org" for n in range(50)]}})
    assert "canary" not in repr(sample)


def _sources(folder: Path) -> tuple[list[Source], dict[str, Any]]:
    codes = [f"C-{n * 7919 % 100_003}" for n in range(400)]
    with sqlite3.connect(folder / "crm.db") as database:
        database.execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, code TEXT)")
        database.execute(
            "CREATE TABLE orders (no INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, a INT, b INT, FOREIGN KEY (a, b) REFERENCES pairs (x, y))"
        )
        database.execute("CREATE TABLE pairs (x INT, y INT, PRIMARY KEY (x, y))")
        database.executemany("INSERT INTO customers VALUES (?, ?)", enumerate(codes, 1))
        database.executemany("INSERT INTO orders VALUES (?, ?, NULL, NULL)", [(n, n % 100 + 1) for n in range(1000)])
    database.close()
    (folder / "share").mkdir()
    (folder / "share" / "invoices.csv").write_text("invoice,customer\n" + "".join(f"{n},{codes[n % 90]}\n" for n in range(500)))
    (folder / "share" / "left out.csv").write_text("customer\n" + "".join(f"{code}\n" for code in codes))
    return _sources_of(folder)


def _sources_of(folder: Path) -> tuple[list[Source], dict[str, Any]]:
    crm = Source("crm", "sql", (), (), (), (), {})
    share = Source("share", "files", (), (), (), ("left*",), {})
    return [crm, share], {"crm": Sql(f"sqlite:///{folder}/crm.db"), "share": Files(str(folder / "share"))}


def test_links_are_found_among_the_columns_of_all_sources(tmp_path: Path) -> None:
    found = discovered(*_sources(tmp_path))
    assert [(str(each.edge), each.edge.how, each.evidence) for each in found.links] == [
        ("share: invoices.csv.customer = crm: customers.code", "values agree", "100 % of 90 distinct values agree, names agree"),
        ("crm: orders.customer_id = customers.id", "foreign key", "foreign key"),
        ("crm: orders.a, b = pairs.x, y", "foreign key", "foreign key of 2 columns"),
    ]
    assert found.unread == []
    assert found.known["crm"]["orders"] == {"no", "customer_id", "a", "b"}


def test_a_source_that_is_down_is_said_and_the_others_are_told(tmp_path: Path) -> None:
    class Down:
        def units(self) -> Iterator[Unit]:
            raise Unreadable("cannot connect: connection refused")
            yield

    class Odd:
        def units(self) -> Iterator[Unit]:
            yield Unit("t")

        def read(self, _: object) -> Iterator[pa.RecordBatch]:
            raise ValueError("canary@example.org")
            yield

    sources, connectors = _sources(tmp_path)
    more = [Source(name, "sql", (), (), (), (), {}) for name in ("down", "odd")]
    found = discovered([*more, *sources], {**connectors, "down": Down(), "odd": Odd()})
    assert len(found.links) == 3
    reasons = {str(each.place): each.reason for each in found.unread}
    assert reasons["down"] == "cannot connect: connection refused"
    assert reasons["odd: t"].startswith("stopped: ValueError in")
    assert "canary" not in str(found)


def test_a_declared_link_stays_declared_whatever_else_speaks_for_it() -> None:
    key, other = (Edge("s", "p", "id", "s", unit, "p", "foreign key") for unit in "oq")
    mine = Edge(*key.columns, "declared")
    assert with_declared([mine], [Found(key, "foreign key"), Found(other, "foreign key")]) == [
        Found(mine, "declared, foreign key"),
        Found(other, "foreign key"),
    ]


def _command(folder: Path, *args: str) -> tuple[int, str, str]:
    _sources(folder)
    (folder / "notice.toml").write_text("")
    (folder / "noticegap.toml").write_text(
        'notice = "notice.toml"\n[[source]]\nid = "crm"\nkind = "sql"\nurl = "sqlite:///crm.db"\n'
        '[[source]]\nid = "share"\nkind = "files"\npath = "share"\nexclude = ["left*"]\n'
    )
    done = CliRunner().invoke(links, ["-c", str(folder / "noticegap.toml"), *args], standalone_mode=False)
    assert done.exception is None or isinstance(done.exception, ConfigError)
    return done.return_value if done.exception is None else 2, done.stdout, done.stderr


def test_the_command_shows_links(tmp_path: Path) -> None:
    code, out, err = _command(tmp_path)
    assert (code, err) == (0, "")
    assert "crm: orders.customer_id = customers.id" in out
    assert "100 % of 90 distinct values agree, names agree" in out
    assert out.endswith("\n3 links.\n")


def test_the_command_writes_what_programs_read(tmp_path: Path) -> None:
    answer = json.loads(_command(tmp_path, "-f", "json", "--source", "crm")[1])
    assert answer == {
        "schema": "noticegap/links/1",
        "links": [
            {"source": "crm", "unit": "customers", "column": "id", "to_source": "crm", "to_unit": "orders", "to_column": "customer_id",
             "columns": ["id"], "to_columns": ["customer_id"], "how": "foreign key", "evidence": "foreign key"},
            {"source": "crm", "unit": "pairs", "column": "x, y", "to_source": "crm", "to_unit": "orders", "to_column": "a, b",
             "columns": ["x", "y"], "to_columns": ["a", "b"], "how": "foreign key", "evidence": "foreign key of 2 columns"},
        ],
        "unread": [],
    }  # fmt: skip


def test_what_the_command_gives_to_paste_is_read_as_it_was_meant(tmp_path: Path) -> None:
    out = _command(tmp_path, "-f", "toml")[1]
    found = discovered(*_sources_of(tmp_path))
    entries = tomllib.loads(out.replace("source.link", "link"))["link"]
    edges = declared_edges("c:", "crm", joins_of("c:", None, entries), found.known)
    assert [edge.columns for edge in edges] == [each.edge.columns for each in found.links if each.edge.how != "foreign key"]
    assert len(edges) == 1, "foreign keys are followed without being declared, and in their own direction"


def test_a_source_that_the_command_does_not_know(tmp_path: Path) -> None:
    assert _command(tmp_path, "--source", "cmr")[0] == 2


# The walk


def _fetch(tables: Mapping[tuple[str, str], pa.Table], calls: list[tuple[str, str]] | None = None) -> Any:
    def fetch(source: str, unit: str, columns: Sequence[str], values: Sequence[str]) -> Iterator[pa.RecordBatch | Unread]:
        if calls is not None:
            calls.append((unit, ", ".join(columns)))
        for batch in tables[source, unit].to_batches(max_chunksize=7):
            keys = keys_of(batch, columns)
            assert keys is not None
            yield batch.filter(pc.is_in(keys.text.cast(pa.string()), pa.array(values, pa.string())))

    return fetch


CRM = {
    ("crm", "customers"): pa.table({"id": [1, 2, 3], "shop": [9, 9, 8], "mail": ["a@example.org", "b@example.org", "c@example.org"]}),
    ("crm", "orders"): pa.table({"no": [10, 11, 12], "customer_id": [1, 1, 2]}),
    ("crm", "shops"): pa.table({"id": [8, 9]}),
    ("desk", "tickets"): pa.table({"ref": ["T1", "T2", "T3"], "order": ["10", "12", "11"]}),
    ("desk", "calls"): pa.table({"ticket": ["T1", "T1", "T3"], "id": [1, 2, 3]}),
}
EDGES = [
    Edge("crm", "customers", "id", "crm", "orders", "customer_id", "foreign key"),
    Edge("crm", "shops", "id", "crm", "customers", "shop", "foreign key"),
    Edge("crm", "orders", "no", "desk", "tickets", "order", "values agree"),
    Edge("desk", "tickets", "ref", "desk", "calls", "ticket", "declared"),
]
SEED = {("crm", "customers"): CRM["crm", "customers"].slice(0, 1)}


def _walk(edges: Sequence[Edge] = EDGES, seeds: Any = SEED, tables: Any = CRM, **limits: Any) -> tuple[list[Reached], list[str]]:
    found = list(walked(edges, seeds, _fetch(tables), **limits))
    return [each for each in found if isinstance(each, Reached)], [f"{e.place}: {e.reason}" for e in found if isinstance(e, Unread)]


def test_links_are_followed_hop_by_hop_and_each_hop_is_told() -> None:
    reached, unread = _walk()
    orders, tickets = "crm: orders.customer_id = customers.id", "desk: tickets.order = crm: orders.no"
    assert [(each.unit, each.rows.num_rows, each.via) for each in reached] == [
        ("orders", 2, (orders,)),
        ("tickets", 2, (orders, tickets)),
        ("calls", 3, (orders, tickets, "desk: calls.ticket = tickets.ref")),
    ]
    assert unread == []


def test_what_a_record_refers_to_is_followed_only_where_declared() -> None:
    seed = {("crm", "orders"): CRM["crm", "orders"].slice(0, 1)}
    assert [each.unit for each in _walk(seeds=seed)[0]] == ["tickets", "calls"]
    both = [Edge("crm", "customers", "id", "crm", "orders", "customer_id", "declared"), *EDGES[1:]]
    reached, _ = _walk(both, seed)
    assert [(each.unit, each.rows.num_rows) for each in reached] == [
        ("customers", 1),
        ("tickets", 1),
        ("orders", 1),
        ("calls", 2),
        ("tickets", 1),
    ]


def test_cycles_end_and_no_row_is_found_twice() -> None:
    ring = {("s", unit): pa.table({"k": [1, 2], "next": [2, 1]}) for unit in "abc"}
    edges = [
        Edge("s", x, column, "s", y, "k", "declared") for x in "abc" for y in "abc" for column in ("k", "next") if (x, column) != (y, "k")
    ]
    calls: list[tuple[str, str]] = []
    found = list(walked(edges, {("s", "a"): ring["s", "a"].slice(0, 1)}, _fetch(ring, calls), hops=50))
    rows = [(each.unit, row["k"]) for each in found if isinstance(each, Reached) for row in each.rows.to_pylist()]
    assert sorted(rows) == [("a", 2), ("b", 1), ("b", 2), ("c", 1), ("c", 2)]
    assert len(calls) < 40


def test_a_record_that_two_links_lead_to_is_found_once() -> None:
    tables = {
        ("s", "p"): pa.table({"id": [1], "mail": ["a@example.org"]}),
        ("s", "o"): pa.table({"no": [5, 5], "p": [1, 1], "mail": ["a@example.org"] * 2}),
    }
    edges = [Edge("s", "p", column, "s", "o", to, "foreign key") for column, to in (("id", "p"), ("mail", "mail"))]
    reached, _ = _walk(edges, {("s", "p"): tables["s", "p"]}, tables)
    assert [(each.rows.num_rows, each.via) for each in reached] == [(2, ("s: o.p = p.id",))]


def test_what_lies_further_off_is_said() -> None:
    reached, unread = _walk(hops=2)
    assert [each.unit for each in reached] == ["orders", "tickets"]
    assert unread == ["desk: calls.ticket: lies more than 2 hops away: not followed"]


def test_more_rows_than_the_limit_are_said() -> None:
    tables = {("s", "p"): pa.table({"id": range(100, 300)}), ("s", "o"): pa.table({"p": [100 + n % 200 for n in range(1000)]})}
    edges = [Edge("s", "p", "id", "s", "o", "p", "foreign key")]
    reached, unread = _walk(edges, {("s", "p"): tables["s", "p"]}, tables, rows=600)
    assert sum(each.rows.num_rows for each in reached) == 600
    assert unread == ["s: o.p: more than 600 rows are linked: only so many were read"]
    assert _walk(edges, {("s", "p"): tables["s", "p"]}, tables, rows=1000)[1] == []


def test_a_value_that_too_many_rows_share_is_not_followed() -> None:
    tables = {("s", "p"): pa.table({"id": [77, 78]}), ("s", "o"): pa.table({"p": [77, 78] * 20 + [77] * 500 + [78] * 5})}
    edges = [Edge("s", "p", "id", "s", "o", "p", "foreign key")]
    reached, unread = _walk(edges, {("s", "p"): tables["s", "p"]}, tables, shared=100, rows=200)
    assert [each.rows["p"].unique().to_pylist() for each in reached] == [[78]]
    assert sum(each.rows.num_rows for each in reached) == 25
    assert unread == ["s: o.p: 1 value that more than 100 rows share: not followed"]


def test_what_stands_for_nothing_is_not_followed() -> None:
    tables = {
        ("s", "p"): pa.table({"ref": ["N/A", "", " ", None, "0", "-", "null", "R7"]}),
        ("s", "o"): pa.table({"p": ["N/A", "", "0", "R7", "-", "null"]}),
    }
    edges = [Edge("s", "p", "ref", "s", "o", "p", "foreign key")]
    reached, unread = _walk(edges, {("s", "p"): tables["s", "p"]}, tables)
    assert [each.rows.to_pylist() for each in reached] == [[{"p": "R7"}]]
    assert unread == ["s: p.ref: 4 values that may stand for nothing: not followed"]


def test_of_a_key_of_several_columns_all_must_agree() -> None:
    tables = {
        ("s", "p"): pa.table({"tenant": [1, 2, None, 0], "no": [7, 7, 7, 0], "name": list("abcd")}),
        ("s", "o"): pa.table({"tenant": [1, 2, 1, None, 1, 0], "p": [7, 7, 8, 7, None, 0], "n": list(range(6))}),
    }
    edges = [Edge("s", "p", "tenant", "s", "o", "tenant", "foreign key", (("no", "p"),))]
    reached, unread = _walk(edges, {("s", "p"): tables["s", "p"].slice(0, 1)}, tables)
    assert [(each.rows["n"].to_pylist(), each.via) for each in reached] == [([0], ("s: o.tenant, p = p.tenant, no",))]
    assert unread == []
    reached, unread = _walk(edges, {("s", "p"): tables["s", "p"].slice(2)}, tables)
    assert (reached, unread) == ([], ["s: p.tenant, no: 1 value that may stand for nothing: not followed"])


def test_no_text_makes_two_keys_of_several_columns_one() -> None:
    tables = {
        ("s", "p"): pa.table({"a": ["x\0y"], "b": ["z"]}),
        ("s", "o"): pa.table({"a": ["x", "X ", "x\0y"], "b": ["y\0z", "y", "z"]}),
    }
    reached, unread = _walk([Edge("s", "p", "a", "s", "o", "a", "declared", (("b", "b"),))], {("s", "p"): tables["s", "p"]}, tables)
    assert reached == []
    assert unread == ["s: p.a, b: 1 value that may stand for nothing: not followed"]


def test_a_link_that_cannot_be_read_is_said_and_the_others_are_followed() -> None:
    def fetch(source: str, unit: str, columns: Sequence[str], values: Sequence[str]) -> Iterator[pa.RecordBatch | Unread]:
        if unit == "a":
            raise Unreadable("permission denied for table a")
        if unit == "b":
            raise ValueError(f"canary {values}")
        yield Unread(Place("", unit), "stopped after 5 s")
        yield pa.RecordBatch.from_pydict({"id": [1]})

    edges = [Edge("s", "p", "id", "s", unit, "id", "foreign key") for unit in "abc"]
    found = list(walked(edges, {("s", "p"): pa.table({"id": [4711]})}, fetch))
    assert [str(each.place) for each in found if isinstance(each, Unread)] == ["s: a.id", "s: b.id", "s: c"]
    assert [each.unit for each in found if isinstance(each, Reached)] == ["c"]
    assert "4711" not in str(found)


def test_keys_inside_objects_are_followed() -> None:
    tables = {
        ("s", "p"): pa.table({"who": [{"id": 1}, {"id": 2}]}),
        ("s", "o"): pa.table({"lines": [[{"p": 1}, {"p": 5}], [{"p": 3}]]}),
    }

    def fetch(source: str, unit: str, columns: Sequence[str], values: Sequence[str]) -> Iterator[pa.RecordBatch | Unread]:
        assert (columns, list(values)) == (("lines[].p",), ["1"])
        yield from tables[source, unit].slice(0, 1).to_batches()

    found = list(walked([Edge("s", "p", "who.id", "s", "o", "lines[].p", "declared")], {("s", "p"): tables["s", "p"].slice(0, 1)}, fetch))
    assert [each.rows.num_rows for each in found if isinstance(each, Reached)] == [1]


def test_rows_are_told_apart() -> None:
    batch = pa.RecordBatch.from_pydict({"a": ["x", "y", "x", None, ""], "b": [1, 1, 2, 1, 1], "c": [[1], [1], [1], [], [1]]})
    hashes = row_hashes(batch)
    assert len(set(hashes.tolist())) == 5
    swapped = pa.RecordBatch.from_pydict({"b": ["x"], "a": ["1"]})
    straight = pa.RecordBatch.from_pydict({"a": ["x"], "b": ["1"]})
    assert row_hashes(swapped) != row_hashes(straight)
    assert (row_hashes(batch.select(["c", "b", "a"])) == hashes).all()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql", "mariadb"])
def test_a_walk_over_a_real_database_and_files(kind: str, tmp_path: Path) -> None:
    statements = (
        "CREATE TABLE S.people (id integer NOT NULL PRIMARY KEY, email varchar(80))",
        "CREATE TABLE S.orders (no integer NOT NULL PRIMARY KEY, person integer, FOREIGN KEY (person) REFERENCES S.people (id))",
        "CREATE INDEX orders_person ON S.orders (person)",
        "INSERT INTO S.people VALUES (17, 'ann@example.org'), (18, 'bob@example.org')",
        "INSERT INTO S.orders VALUES (100, 17), (101, 17), (102, 18)",
    )
    (tmp_path / "notes.csv").write_text("note,order\n" + "".join(f"n{n},{n}\n" for n in range(90, 110)))
    with made(kind, tmp_path, statements) as base:
        people, orders = base.unit("people"), base.unit("orders")
        connectors: dict[str, Any] = {"crm": base.source, "share": Files(str(tmp_path))}
        layouts = {("crm", unit): base.source.layout(unit) for unit in (people, orders)}
        edges = [each.edge for unit in (people, orders) for each in foreign_keys("crm", unit, layouts["crm", unit])]
        edges.append(Edge("crm", orders, "no", "share", "notes.csv", "order", "declared"))
        seed = next(iter(base.source.lookup(people, {"id": ["17"]}, rows=9, seconds=9)))
        assert isinstance(seed, pa.RecordBatch)
        fetch = fetching(connectors, layouts, {("share", "notes.csv"): (Part("share", "notes.csv"),)})
        found = list(walked(edges, {("crm", people): pa.Table.from_batches([seed])}, fetch))
    first, second = f"crm: {orders}.person = {people}.id", f"share: notes.csv.order = crm: {orders}.no"
    assert [(each.via, each.rows.column(0).to_pylist()) for each in found if isinstance(each, Reached)] == [
        ((first,), [100, 101]),
        ((first, second), ["n100", "n101"]),
    ]
    assert len(found) == 2


@pytest.mark.parametrize("index", ["", "CREATE INDEX orders_key ON S.orders (tenant, person)"])
@pytest.mark.parametrize("kind", ["sqlite", "postgresql", "mariadb"])
def test_a_key_of_two_columns_is_walked_in_a_real_database(kind: str, index: str, tmp_path: Path) -> None:
    statements = (
        "CREATE TABLE S.people (tenant varchar(9) NOT NULL, no integer NOT NULL, email varchar(80), PRIMARY KEY (tenant, no))",
        "CREATE TABLE S.orders (id integer NOT NULL PRIMARY KEY, tenant varchar(9), person integer, "
        "FOREIGN KEY (tenant, person) REFERENCES S.people (tenant, no))",
        "INSERT INTO S.people VALUES ('N', 17, 'ann@example.org'), ('S', 17, 'bob@example.org'), ('N', 18, 'cy@example.org')",
        "INSERT INTO S.orders VALUES (100, 'N', 17), (101, 'S', 17), (102, 'N', 18), (103, 'N', NULL), (104, 'N', 17)",
    )
    with made(kind, tmp_path, (*statements, *filter(None, [index]))) as base:
        people, orders = base.unit("people"), base.unit("orders")
        layouts = {("crm", unit): base.source.layout(unit) for unit in (people, orders)}
        (edge,) = (each.edge for unit in (people, orders) for each in foreign_keys("crm", unit, layouts["crm", unit]))
        (seed,) = base.source.lookup(people, {"tenant": ["N"], "no": ["17"]}, rows=9, seconds=9, every=True)
        assert isinstance(seed, pa.RecordBatch)
        fetch = fetching({"crm": base.source}, layouts, {})
        found = list(walked([edge], {("crm", people): pa.Table.from_batches([seed])}, fetch))
    assert [(each.via, each.rows.column(0).to_pylist()) for each in found if isinstance(each, Reached)] == [
        ((f"crm: {orders}.tenant, person = {people}.tenant, no",), [100, 104])
    ]
    assert len(found) == 1


def test_half_of_a_key_of_two_columns_is_not_offered_as_a_link(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "crm.db") as database:
        database.execute("CREATE TABLE customers (tenant TEXT, no INTEGER, name TEXT, PRIMARY KEY (tenant, no))")
        database.execute(
            "CREATE TABLE orders (tenant TEXT, customer_no INTEGER, FOREIGN KEY (tenant, customer_no) REFERENCES customers (tenant, no))"
        )
        rows = [("N", n * 37 % 1009) for n in range(1, 400)]
        database.executemany("INSERT INTO customers VALUES (?, ?, '')", rows)
        database.executemany("INSERT INTO orders VALUES (?, ?)", rows)
    found = discovered([Source("crm", "sql", (), (), (), (), {})], {"crm": Sql(f"sqlite:///{tmp_path}/crm.db")})
    assert [str(each.edge) for each in found.links] == ["crm: orders.tenant, customer_no = customers.tenant, no"]


def test_links_to_a_key_are_not_shown_by_way_of_other_tables_that_refer_to_it(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "crm.db") as database:
        database.execute("CREATE TABLE customers (id integer PRIMARY KEY, name text)")
        for table in ("orders", "tickets"):
            database.execute(f"CREATE TABLE {table} (customer_id integer, note text)")
            database.executemany(f"INSERT INTO {table} VALUES (?, '')", [(n,) for n in range(1, 60)])
        database.executemany("INSERT INTO customers VALUES (?, '')", [(n,) for n in range(1, 80)])
    source = Source("crm", "sql", (), (), (), (), {})
    found = discovered([source], {"crm": Sql(f"sqlite:///{tmp_path}/crm.db")})
    assert [str(each.edge) for each in found.links] == ["crm: orders.customer_id = customers.id", "crm: tickets.customer_id = customers.id"]


class _Locked:
    """A file without records that nobody asks for, and that cannot be read."""

    def units(self) -> Iterator[Unit]:
        return iter(())

    def read(self, part: Part) -> Iterator[pa.RecordBatch]:
        yield pa.record_batch({"text": ["page 1"]})
        raise Unreadable("encrypted PDF")


def test_what_nobody_reads_costs_nothing_but_itself() -> None:
    unread: list[Unread] = []
    listed = Unit("passport_scan.pdf", "application/pdf", parts=("",))
    assert [one.unit.name for one in readings(_Locked(), "share", listed, unread, Budget.of(None), lambda rows: None)] == [listed.name]
    assert unread == [Unread(Place("share", "passport_scan.pdf"), "encrypted PDF")]
