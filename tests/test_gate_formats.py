"""Schemas that are not SQL: Rails, Prisma, dbt, JSON Schema, OpenAPI, Avro, Protobuf, models and live databases."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import pytest

from scanner.errors import ConfigError
from scanner.gate.files import read_schema
from scanner.gate.schema import Column, Schema
from scanner.gate.schemas.live import read_live
from scanner.gate.schemas.models import read_models
from scanner.gate.tree import WorkTree
from tests import services


def _read(tmp_path: Path, name: str, text: str) -> Schema:
    (tmp_path / name).write_text(text, "utf-8")
    return read_schema(WorkTree(), [str(tmp_path / name)])


def _told(column: Column) -> tuple[str, tuple[str, ...], int]:
    return column.name, column.kinds, column.line


def test_rails(tmp_path: Path) -> None:
    schema = _read(tmp_path, "schema.rb", """
ActiveRecord::Schema[7.1].define(version: 2024_01_01) do
  enable_extension "plpgsql"
  create_enum "sex", ["male", "female"]
  create_table "users", force: :cascade, comment: "people" do |t|
    t.string "email", limit: 80, default: "", null: false
    t.date "born_on", comment: "Date of birth" # noticegap: demog.dob, checks the age
    t.enum "gender", enum_type: "sex"
    t.bigint "manager_id"
    t.references :team, null: false
    t.decimal "pay", precision: 10, scale: 2
    t.index ["email"], name: "ix"
    t.timestamps
    t.belongs_in_no_file
  end
  add_foreign_key "users", "users", column: "manager_id"
end
""")  # fmt: skip
    users = schema.tables["users"]
    assert [_told(c) for c in users.columns.values()] == [
        ("email", ("text",), 6), ("born_on", ("date",), 7), ("gender", ("text",), 8), ("manager_id", ("integer",), 9),
        ("team_id", ("integer",), 10), ("pay", ("float",), 11),
    ]  # fmt: skip
    assert users.columns["email"].length == 80 and users.columns["gender"].values == ("male", "female")
    assert users.columns["manager_id"].refers == "users" and users.columns["born_on"].comment == "Date of birth"
    assert users.columns["born_on"].said[0].text == "demog.dob, checks the age"
    assert [u.line for u in schema.unread] == [14]


def test_prisma(tmp_path: Path) -> None:
    schema = _read(tmp_path, "schema.prisma", """
generator client {
  provider = "prisma-client-js"
}
/// people
model User {
  id        Int      @id @default(autoincrement())
  /// Date of birth
  b         DateTime? @db.Date // noticegap: demog.dob, checks the age
  email     String   @unique @map("e_mail") @db.VarChar(80)
  role      Role     @default(USER)
  posts     Post[]
  team      Team     @relation(fields: [teamId], references: [id])
  teamId    Int
  @@map("users")
  @@schema("crm")
}
model Post {
  id Int @id
}
model Team {
  id Int @id
}
enum Role {
  USER
  ADMIN @map("admin")
}
""")  # fmt: skip
    users = schema.tables["crm.users"]
    assert [c.name for c in users.columns.values()] == ["id", "b", "e_mail", "role", "teamId"]
    assert users.columns["e_mail"].length == 80 and users.columns["role"].values == ("USER", "admin")
    assert users.columns["b"].comment == "Date of birth" and users.columns["b"].line == 9 and users.columns["b"].kinds == ("date",)
    assert users.columns["b"].said[0].text == "demog.dob, checks the age" and users.columns["teamId"].refers == "Team"


def test_dbt(tmp_path: Path) -> None:
    schema = _read(tmp_path, "schema.yml", """
version: 2
models:
  - name: customers
    description: one row each
    columns:
      - name: nino
        data_type: varchar(9)
        meta: {noticegap: {category: id.national, reason: payroll, owner: hr@example.org, until: 2099-01-01}}
      - name: state
        data_tests:
          - accepted_values: {values: ['a', 'b']}
      - name: email
        config: {meta: {pii: contact.email}}
      - name: dob
        meta: {pii: true}
sources:
  - name: raw
    schema: landing
    tables:
      - name: people
        columns:
          - name: mobile
""")  # fmt: skip
    customers = schema.tables["customers"].columns
    assert customers["nino"].line == 7 and customers["nino"].length == 9
    assert customers["nino"].said[0].text == "id.national, payroll, owner=hr@example.org, until=2099-01-01"
    assert customers["state"].values == ("a", "b") and customers["email"].said[0].text == "contact.email"
    assert list(schema.tables["landing.people"].columns) == ["mobile"]


def test_json_schema(tmp_path: Path) -> None:
    schema = _read(tmp_path, "person.json", """{
\t"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Person",
  "type": "object",
  "properties": {
    "birthDate": {"type": ["string", "null"], "format": "date"},
    "home": {"type": "object", "properties": {"post code": {"type": "string", "maxLength": 8, "description": "of the home"}}},
    "kids": {"type": "array", "items": {"properties": {"name": {"type": "string"}}}},
    "sex": {"enum": ["m", "f", null], "x-noticegap": "demog.gender, asked"}
  },
  "$defs": {"Pet": {"properties": {"name": {"type": "string"}}}}
}""")  # fmt: skip
    person = schema.tables["Person"].columns
    assert [_told(c) for c in person.values()][:2] == [("birthDate", ("date",), 5), ("home.post code", ("text",), 6)]
    assert list(person) == ["birthDate", "home.post code", "kids.name", "sex"]
    assert (
        person["home.post code"].length == 8 and person["sex"].values == ("m", "f") and person["sex"].said[0].text == "demog.gender, asked"
    )
    assert list(schema.tables["Pet"].columns) == ["name"]


def test_openapi(tmp_path: Path) -> None:
    schema = _read(tmp_path, "api.yaml", """
openapi: 3.1.0
paths:
  /people:
    get:
      parameters:
        - {name: surname, in: query, schema: {type: string}}
      responses: {}
    post:
      requestBody: {content: {application/json: {schema: {properties: {email: {type: string}}}}}}
      responses: {}
components:
  schemas:
    Member:
      allOf:
        - {properties: {phone: {type: string}}}
""")  # fmt: skip
    assert {name: list(t.columns) for name, t in schema.tables.items()} == {
        "Member": ["phone"], "GET /people": ["surname"], "POST /people": ["email"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("document", "column"),
    [
        ({"allOf": [{"anyOf": [{"properties": {"dob": {}}}]}]}, "dob"),
        ({"type": "array", "items": {"properties": {"dob": {}}}}, "dob"),
        ({"properties": {"rows": {"items": {"items": {"properties": {"dob": {}}}}}}}, "rows.dob"),
        ({"properties": {"by": {"additionalProperties": {"properties": {"dob": {}}}}}}, "by.dob"),
        ({"properties": {"by": {"patternProperties": {"^a": {"properties": {"dob": {}}}}}}}, "by.dob"),
        ({"if": {}, "then": {"properties": {"dob": {}}}}, "dob"),
    ],
)
def test_json_schema_objects_without_a_name_of_their_own(tmp_path: Path, document: dict[str, object], column: str) -> None:
    schema = _read(tmp_path, "p.json", json.dumps({"$schema": "x", "title": "P", **document}))
    assert list(schema.tables["P"].columns) == [column] and not schema.unread


def test_json_schema_is_read_to_its_depth(tmp_path: Path) -> None:
    document: dict[str, object] = {"properties": {"dob": {}}}
    for _ in range(20):
        document = {"properties": {"more": document}}
    schema = _read(tmp_path, "p.json", json.dumps({"$schema": "x", "title": "P", **document}))
    assert list(schema.tables["P"].columns) == ["more." * 20 + "dob"]


def test_json_that_escapes_pairs_of_surrogates(tmp_path: Path) -> None:
    text = json.dumps({"$schema": "x", "title": "P", "properties": {"dob": {"description": "\U0001f600\U0001f600 \\ud83d\\ude00"}}})
    schema = _read(tmp_path, "p.json", text)
    assert schema.tables["P"].columns["dob"].comment == "\U0001f600\U0001f600 \\ud83d\\ude00"


def test_openapi_answers_lists_and_shared_parts(tmp_path: Path) -> None:
    def body(name: str) -> dict[str, object]:
        return {"content": {"application/json": {"schema": {"type": "array", "items": {"properties": {name: {}}}}}}}

    document = {
        "openapi": "3.1.0",
        "paths": {"/a": {"get": {"responses": {"200": body("born")}}, "post": {"requestBody": body("email")}}},
        "components": {
            "parameters": {"p": {"name": "surname", "in": "query"}},
            "requestBodies": {"R": body("iban")},
            "responses": {"S": body("phone")},
        },
    }
    schema = _read(tmp_path, "api.json", json.dumps(document))
    assert {name: list(t.columns) for name, t in schema.tables.items()} == {
        "parameters": ["surname"], "R": ["iban"], "S": ["phone"], "GET /a": ["born"], "POST /a": ["email"],
    }  # fmt: skip


def test_swagger_bodies(tmp_path: Path) -> None:
    document = {
        "swagger": "2.0",
        "paths": {
            "/a": {
                "post": {
                    "parameters": [{"in": "body", "name": "b", "schema": {"properties": {"email": {}}}}],
                    "responses": {"200": {"schema": {"properties": {"born": {}}}}},
                }
            }
        },
    }
    assert list(_read(tmp_path, "api.json", json.dumps(document)).tables["POST /a"].columns) == ["email", "born"]


def test_an_empty_api_beside_another_schema_is_unread(tmp_path: Path) -> None:
    (tmp_path / "1.sql").write_text("create table t (id int);")
    (tmp_path / "api.json").write_text('{"openapi": "3.1.0"}')
    assert "declares no schema" in read_schema(WorkTree(), [str(tmp_path)]).unread[0].reason


def test_avro(tmp_path: Path) -> None:
    schema = _read(tmp_path, "user.avsc", """{"type": "record", "name": "User", "namespace": "org.example", "fields": [
  {"name": "email", "type": ["null", "string"], "doc": "where to write"},
  {"name": "born", "type": {"type": "int", "logicalType": "date"}},
  {"name": "home", "type": {"type": "record", "name": "Home", "fields": [{"name": "postcode", "type": "string"}]}},
  {"name": "sex", "type": {"type": "enum", "name": "Sex", "symbols": ["M", "F"]}, "noticegap": "demog.gender, asked"}]}""")  # fmt: skip
    user = schema.tables["org.example.User"].columns
    assert list(user) == ["email", "born", "home.postcode", "sex"]
    assert user["born"].kinds == ("date",) and user["sex"].values == ("M", "F") and user["home.postcode"].line == 4
    assert user["sex"].said[0].text == "demog.gender, asked"


def test_protobuf(tmp_path: Path) -> None:
    schema = _read(tmp_path, "user.proto", """
syntax = "proto3";
package shop.v1;
message User {
  string email = 1; // where to write
  // noticegap: demog.dob, checks the age
  google.type.Date born = 2 [deprecated = true];
  message Home { string postcode = 1; }
  map<string, string> notes = 4;
  oneof reach { string phone = 5; }
  reserved 6, 7;
  enum Kind { A = 0; }
}
service S { rpc Get(User) returns (User); }
""")  # fmt: skip
    assert {name: list(t.columns) for name, t in schema.tables.items()} == {
        "shop.v1.User": ["email", "born", "notes", "phone"],
        "shop.v1.User.Home": ["postcode"],
    }
    user = schema.tables["shop.v1.User"].columns
    assert user["email"].comment == "where to write" and user["born"].kinds == ("date",) and user["born"].line == 7
    assert user["born"].said[0].text == "demog.dob, checks the age"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.yaml", "a: [1, 2", "is neither JSON nor YAML: line 2"),
        ("a.json", '{"a": 1}', "is no schema that is known"),
        ("a.proto", "hello", "holds no message"),
        ("a.prisma", "hello", "holds no model"),
        ("schema.rb", "puts 1", "holds no create_table"),
        ("a.yaml", "a: &a [x]\n" + "".join(f"{c}: &{c} [{','.join([f'*{p}'] * 20)}]\n" for p, c in zip("abcdef", "bcdefg", strict=True)), "repeats itself"),
        ("a.json", '{"a":' * 500 + "1" + "}" * 500, "nested too deeply"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, text: str, reason: str) -> None:
    schema = _read(tmp_path, name, text)
    assert len(schema.unread) == 1 and reason in schema.unread[0].reason


_MODELS = """
from sqlalchemy import Date, Enum, ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase):
    pass

class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(80), comment="where to write")
    born: Mapped[object] = mapped_column(
        Date, info={"noticegap": "demog.dob, checks the age"})
    sex: Mapped[str] = mapped_column(Enum("m", "f"))
    boss: Mapped[int] = mapped_column(ForeignKey("users.id"), info={"pii": True})
"""


def test_sqlalchemy_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop_models.py").write_text(_MODELS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    try:
        users = read_models("shop_models:Base").tables["users"].columns
    finally:
        sys.modules.pop("shop_models", None)
    assert [_told(c) for c in users.values()] == [
        ("id", ("integer",), 10), ("email", ("text",), 11), ("born", ("date",), 12), ("sex", ("text",), 14), ("boss", ("integer",), 15),
    ]  # fmt: skip
    assert users["email"].file == "shop_models.py" and users["email"].length == 80 and users["sex"].values == ("m", "f")
    assert users["boss"].refers == "users" and users["born"].said[0].text == "demog.dob, checks the age"


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("shop", "write it like package.module:Base"),
        ("no_such_module:Base", "there is no module no_such_module"),
        ("tests.services:nothing", "tests.services has no nothing"),
        ("tests.services:__name__", "is no declarative base and no MetaData"),
        ("broken_models:Base", "broken_models cannot be imported: ValueError in"),
    ],
)
def test_models_that_cannot_be_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spec: str, sentence: str) -> None:
    (tmp_path / "broken_models.py").write_text("raise ValueError('secret')")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ConfigError) as caught:
        read_models(spec)
    assert sentence in str(caught.value) and "secret" not in str(caught.value)


def test_a_live_sqlite_database(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("CREATE TABLE users (id integer primary key, email varchar(80), team int references teams(id))")
        connection.execute("CREATE VIEW mails AS SELECT email FROM users")
    schema = read_live(f"sqlite:///{tmp_path}/a.db")
    assert {name: list(t.columns) for name, t in schema.tables.items()} == {"mails": ["email"], "users": ["id", "email", "team"]}
    assert schema.tables["users"].columns["team"].refers == "teams" and schema.tables["users"].columns["email"].length == 80


def test_a_live_database_that_shows_nothing_is_unread(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "a.db").execute("VACUUM").close()
    assert "shows this user no table" in read_live(f"sqlite:///{tmp_path}/a.db").unread[0].reason


def test_a_live_materialized_view() -> None:
    with services.postgresql() as server:
        server.run("CREATE MATERIALIZED VIEW S.people AS SELECT 'x'::text AS full_name")
        assert list(read_live(server.login()).tables[server.unit("people")].columns) == ["full_name"]


def test_a_live_postgresql_database() -> None:
    with services.postgresql() as server:
        server.run("CREATE TABLE S.users (email varchar(80))", "COMMENT ON COLUMN S.users.email IS 'where to write'")
        found = read_live(server.login()).tables[server.unit("users")]
    assert found.columns["email"].comment == "where to write" and found.columns["email"].type == "varchar(80)"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "--url: the url is not a database URL"),
        ("sqlite:///none.db", "none.db does not exist"),
        ("postgresql://u:hidden@127.0.0.1:1/x", "127.0.0.1:1"),
        ("sqlite:///${NO_SUCH_THING}", "${NO_SUCH_THING} is not set"),
    ],
)
def test_databases_that_cannot_be_reached(url: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_live(url)
    assert sentence in str(caught.value) and "hidden" not in str(caught.value)
