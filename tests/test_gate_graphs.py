"""GraphQL and DBML: what types, inputs, arguments and tables declare."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.gate.files import read_schema
from scanner.gate.schema import Schema
from scanner.gate.tree import WorkTree
from tests.gate import failing

GRAPH = '''"""The people."""
type Customer implements Node & Named @key(fields: "id nino") {
  id: ID! @deprecated(reason: "dob: old")
  "When they were born"
  born: Date # as they say
  state: Marital
  orders(first: Int = 10, after: String): [Order!]!
}
extend type Customer { nhsNumber: String }
interface Node { id: ID! }
type Empty implements Node
type Order { id: ID! }
enum Marital { SINGLE MARRIED DIVORCED }
input New { nino: String! = "x", tags: [String!]! }
type Query { me(passportNumber: String, by: Sort): Customer, total: Int }
directive @key(fields: String) on OBJECT | INTERFACE
union All = Customer | Empty
'''
TABLES = """Project shop { database_type: 'PostgreSQL' }
Table shop.users as U [headercolor: #3498db] {
  id integer [pk, increment] // the key
  "date of birth" date [note: 'As they say']
  c1 varchar(9) [not null, note: "National Insurance number"]
  state marital
  country_id int [ref: > shop.countries.id]
  /* religion text
  */
  Note: '''people
  who buy'''
  indexes {
    (id, state) [pk]
  }
}
Enum marital {
  single [note: 'x']
  married
}
Ref: shop.users.id < shop.orders.user_id
Table orders {
  user_id int
}
"""


def _schema(folder: Path, name: str, text: str) -> Schema:
    (folder / name).write_text(text)
    return read_schema(WorkTree(), [str(folder / name)])


def test_graphql_is_read(tmp_path: Path) -> None:
    schema = _schema(tmp_path, "a.graphql", GRAPH)
    assert {name: list(table.columns) for name, table in schema.tables.items()} == {
        "Customer": ["id", "born", "state", "orders.first", "orders.after", "nhsNumber"], "Node": ["id"], "Order": ["id"],
        "New": ["nino", "tags"], "Query": ["me.passportNumber", "me.by", "total"],
    }  # fmt: skip
    customer = schema.tables["Customer"]
    assert (customer.comment, customer.columns["born"].comment) == ("The people.", "When they were born")
    assert (customer.columns["born"].line, customer.columns["born"].kinds) == (5, ("date",))
    assert customer.columns["state"].values == ("SINGLE", "MARRIED", "DIVORCED") and schema.unread == []


def test_dbml_is_read(tmp_path: Path) -> None:
    schema = _schema(tmp_path, "a.dbml", TABLES)
    users = schema.tables["shop.users"]
    assert list(users.columns) == ["id", "date of birth", "c1", "state", "country_id"] and list(schema.tables["orders"].columns) == [
        "user_id"
    ]
    assert [(c.comment, c.line) for c in users.columns.values()][1:3] == [("As they say", 4), ("National Insurance number", 5)]
    assert users.columns["state"].values == ("single", "married") and users.columns["c1"].length == 9
    assert users.columns["country_id"].refers == "shop.countries" and schema.unread == []


@pytest.mark.parametrize(("name", "first", "second", "mark"), [
    ("a.graphql", "type U {\n  id: ID\n", "  dob: Date", "  # noticegap: demog.dob, for the age\n"),
    ("a.dbml", "Table U {\n  id int\n", "  dob date", "  // noticegap: demog.dob, for the age\n"),
])  # fmt: skip
def test_a_new_field_fails_until_it_is_decided(tmp_path: Path, name: str, first: str, second: str, mark: str) -> None:
    before = {name: f"{first}}}\n"}
    assert failing(tmp_path / "a", before, {name: f"{first}{second}\n}}\n"}) == [("U.dob", "added", name)]
    assert failing(tmp_path / "b", before, {name: f"{first}{mark}{second}\n}}\n"}) == []
    assert failing(tmp_path / "c", before, {name: f"{first}{second} {mark.strip()}\n}}\n"}) == []


@pytest.mark.parametrize(("name", "text"), [
    ("a.graphql", "type U { id: ID"), ("a.graphql", "query { me { id } }"), ("a.dbml", "Table U {\n  id int\n"), ("a.dbml", "x"),
    ("a.dbml", "Table U {\n  ??? \n}"),
])  # fmt: skip
def test_what_is_broken_is_told(tmp_path: Path, name: str, text: str) -> None:
    assert len(_schema(tmp_path, name, text).unread) == 1
