"""Columns that documents and other languages list by name and type, what examples and defaults show, and what enums list."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.gate.files import read_schema
from scanner.gate.judge import held
from scanner.gate.schema import Schema
from scanner.gate.tree import WorkTree
from tests.gate import knowledge


def _schema(folder: Path, files: dict[str, str]) -> Schema:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return read_schema(WorkTree(), [str(folder)])


def _columns(schema: Schema) -> list[str]:
    return [f"{table.name}.{column.name}" for table, column in schema.columns()]


_COGNITO = 'resource "aws_cognito_user_pool" "main" {\n  name = "main"\n  schema {\n    name = "birthdate"\n    attribute_data_type = "String"\n  }\n}\n'
_BIGQUERY = 'resource "google_bigquery_table" "p" {\n  table_id = "p"\n  schema = <<EOF\n[{"name": "id", "type": "STRING"},\n {"name": "nino", "type": "STRING"}]\nEOF\n}\n'
_GLUE = """Resources:
  People:
    Type: AWS::Glue::Table
    Properties:
      TableInput:
        StorageDescriptor:
          Columns:
            - {Name: nino, Type: string, Comment: a number}
"""


@pytest.mark.parametrize(("name", "text", "columns", "line"), [
    ("events.json", '[{"name": "id", "type": "STRING"},\n {"name": "person", "type": "RECORD", "fields": [\n  {"name": "nino", "type": "STRING"}]}]',
     ["events.id", "events.person.nino"], 3),
    ("s.json", '{"type": "struct", "fields": [{"name": "p", "type": {"type": "struct", "fields": [{"name": "nino", "type": "string"}]}}]}', ["s.p.nino"], 1),
    ("c.json", '{"schema": {"type": "struct", "name": "Key", "fields": [{"field": "nino", "type": "string", "optional": true}]}}', ["Key.nino"], 1),
    ("datapackage.json", '{"name": "d", "resources": [{"name": "people", "schema": {"fields": [\n{"name": "nino", "type": "string"}]}}]}', ["people.nino"], 2),
    ("room.json", '{"database": {"entities": [{"tableName": "User", "fields": [{"fieldPath": "nino", "affinity": "TEXT"}]}]}}', ["User.nino"], 1),
    ("t.yaml", "Resources:\n  Users:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      AttributeDefinitions:\n        - {AttributeName: nino, AttributeType: S}\n",
     ["Users.nino"], 6),
    ("t.yaml", _GLUE, ["People.nino"], 8),
    ("people.json", '{"mappings": {"properties": {"a": {"properties": {"nino": {"type": "keyword"}}}}}}', ["people.a.nino"], 1),
    ("people.json", '{"validator": {"$jsonSchema": {"properties": {"nino": {"bsonType": "string"}}}}}', ["validator.nino"], 1),
    ("a.tf", 'resource "aws_dynamodb_table" "users" {\n  name = "users"\n  attribute {\n    name = "nino"\n    type = "S"\n  }\n}\n', ["aws_dynamodb_table.users.nino"], 4),
    ("a.tf", _COGNITO, ["aws_cognito_user_pool.main.birthdate"], 4), ("a.tf", _BIGQUERY, ["google_bigquery_table.p.id", "google_bigquery_table.p.nino"], 5),
    ("a.tf", 'resource "google_bigquery_table" "p" {\n  schema = jsonencode([{ name = "nino", type = "STRING" }])\n}\n', ["google_bigquery_table.p.nino"], 2),
    ("a.hcl", 'table "users" {\n  schema = schema.public\n  column "nino" {\n    type = varchar(9)\n  }\n}\n', ["users.nino"], 3),
    ("a.zmodel", "abstract model Base {\n  id Int @id\n}\nmodel User extends Base {\n  nino String\n  @@allow('read', true)\n}\n", ["Base.id", "User.nino"], 5),
    ("a.sq", "import kotlin.Boolean;\nCREATE TABLE p (nino TEXT);\n\nselectAll:\nSELECT * FROM p;\n", ["p.nino"], 2),
])  # fmt: skip
def test_lists_of_columns_are_read(tmp_path: Path, name: str, text: str, columns: list[str], line: int) -> None:
    schema = _schema(tmp_path, {name: text})
    assert _columns(schema) == columns and schema.unread == []
    assert next(column.line for _, column in schema.columns() if column.name.endswith(("nino", "birthdate"))) == line


@pytest.mark.parametrize(("name", "text"), [
    ("package.json", '{"name": "a", "type": "module", "files": ["b"]}'), ("plugins.json", '[{"name": "a", "type": "plugin"}]'),
    ("abi.json", '[{"type": "function", "name": "transfer", "inputs": []}]'), ("a.tf", 'resource "aws_s3_bucket" "b" {\n  bucket = "x"\n}\n'),
    ("a.tf", 'variable "a" {\n  type = string\n}\n'), ("a.tf", 'resource "aws_route53_record" "r" {\n  name = "x"\n  type = "A"\n}\n'),
    ("azure-pipelines.yml", "parameters:\n- name: notificationEmail\n  type: string\n- name: nino\n  type: string\n"),
    ("abi.json", '[{"type": "function", "name": "f", "inputs": [{"name": "nino", "type": "string"}]}]'),
    ("form.yaml", "body:\n- {type: input, id: nino, attributes: {label: a}}\n"),
])  # fmt: skip
def test_what_only_looks_like_one_is_none(tmp_path: Path, name: str, text: str) -> None:
    schema = _schema(tmp_path, {name: text, "1.sql": "CREATE TABLE a (b int);"})
    assert _columns(schema) == ["a.b"] and schema.unread == []


def test_a_resource_that_is_never_closed_is_unread(tmp_path: Path) -> None:
    assert [Path(each.file).name for each in _schema(tmp_path, {"a.tf": _COGNITO.rstrip("}\n")}).unread] == ["a.tf"]


_API = """openapi: 3.0.0
paths:
  /p:
    post:
      requestBody:
        content:
          application/json:
            schema: {$ref: '#/components/schemas/P'}
            examples:
              one:
                value: {title: x, nino: QQ123456C}
              two:
                value: '{"title": "y", "iban": "z"}'
      responses: {default: {description: ok}}
components:
  schemas:
    P:
      type: object
      properties:
        title: {type: string, example: x}
        extra: {type: object, default: {ethnicity: a}}
        byDay: {type: object, example: {'2024-01-01': {a: 1}, ann@example.org: {b: 2}}}
      example: {title: x, dob: '1984-02-29'}
"""


def test_keys_of_examples_and_defaults_are_read_where_nothing_declares_them(tmp_path: Path) -> None:
    schema = _schema(tmp_path, {"api.yaml": _API})
    found = {f"{table.name}.{column.name}": column.line for table, column in schema.columns() if column.type == "json key"}
    assert found == {"POST /p.nino": 11, "POST /p.iban": 13, "P.extra.ethnicity": 21, "P.dob": 23}
    assert not {"QQ123456C", "1984-02-29"} & {str(column) for _, column in schema.columns()}


def test_an_example_of_json_schema_and_of_an_event(tmp_path: Path) -> None:
    one = '{"title": "Signup", "properties": {"email": {"type": "string"}, "example": {"type": "string"}}, "examples": [{"email": "x", "nino": 1}]}'
    event = "asyncapi: 2.6.0\nchannels:\n  c:\n    publish:\n      message:\n        payload: {properties: {id: {type: string}}}\n        examples:\n          - payload: {id: 1, nino: 2}\n"
    schema = _schema(tmp_path, {"one.json": one, "event.yaml": event})
    assert sorted(_columns(schema)) == ["Signup.email", "Signup.example", "Signup.nino", "c.id", "c.nino"]


def test_defaults_of_prisma_are_read(tmp_path: Path) -> None:
    text = 'model users {\n  id Int @id\n  prefs Json @default("{\\"ethnicity\\": null, \\"a\\": {\\"b\\": 1}}")\n  broken Json @default("{x")\n}\n'
    assert _columns(_schema(tmp_path, {"a.prisma": text})) == [
        "users.id",
        "users.prefs",
        "users.prefs.ethnicity",
        "users.prefs.a.b",
        "users.broken",
    ]


_ENUM = """syntax = "proto3";
package a;
message P {
  enum Kind {
    option allow_alias = true;
    KIND_UNSPECIFIED = 0;
    KIND_%s = 1;
    KIND_%s = 2;
    KIND_%s = 3 [deprecated = true];
  }
  string title = 1;
  repeated Kind tags = 2;
}
"""


@pytest.mark.parametrize(("values", "category"), [
    (("GAY", "LESBIAN", "BISEXUAL"), "special.sex"), (("CHRISTIAN", "MUSLIM", "JEWISH"), "special.belief"), (("RED", "WHITE", "BLACK"), None),
    (("ROAD_BIKE", "ROAD_CAR", "RAIL"), None),
])  # fmt: skip
def test_what_an_enum_of_protobuf_lists_says_what_its_fields_hold(
    tmp_path: Path, values: tuple[str, str, str], category: str | None
) -> None:
    table = _schema(tmp_path, {"a.proto": _ENUM % values}).tables["a.P"]
    assert table.columns["tags"].values == tuple(value.lower() for value in values)
    assert {e.category for e in held(table, knowledge()) if e.place.column == "tags"} == ({category} if category else set())


@pytest.mark.parametrize(("listed", "category"), [
    ("straight, gay, lesbian, bisexual", "special.sex"), ("single, married, divorced, widowed, it is complicated", "demog.marital"),
    ("gay, straight, left, right", None), ("small, married, large, single, medium", None),
])  # fmt: skip
def test_a_list_says_what_it_is_though_one_of_its_values_is_unknown(tmp_path: Path, listed: str, category: str | None) -> None:
    values = ", ".join(f"'{each}'" for each in listed.split(", "))
    table = _schema(tmp_path, {"1.sql": f"CREATE TABLE users (id int, email text, kind text CHECK (kind IN ({values})));"}).tables["users"]
    assert {e.category for e in held(table, knowledge()) if e.place.column == "kind"} == ({category} if category else set())


def test_models_of_dbt_without_its_words_are_read(tmp_path: Path) -> None:
    files = {
        "dbt_project.yml": "name: a\n", "models/people.sql": "-- all\nwith src as (select * from raw.people)\nselect id, nino from src\n",
        "models/wide.sql": "select * from raw.orders\n", "analyses/a.sql": "select dob from raw.people\n", "q/b.sql": "select dob from raw.people\n",
    }  # fmt: skip
    schema = _schema(tmp_path, files)
    assert _columns(schema) == ["people.id", "people.nino"] and [Path(each.file).name for each in schema.unread] == ["wide.sql"]
    assert _columns(read_schema(WorkTree(), [str(tmp_path / "models")])) == ["people.id", "people.nino"]
    (tmp_path / "dbt_project.yml").unlink()
    assert _columns(read_schema(WorkTree(), [str(tmp_path)])) == []


@pytest.mark.parametrize(("comment", "category"), [
    ("Ethnicity of the customer as given at sign-up", "special.race"), ("Political party the person votes for", "special.politics"),
    ("E-mail we write to", "contact.email"), ("Colour as shown to the customer by e-mail", None), ("Taken from the passport number form", None),
])  # fmt: skip
def test_a_comment_names_the_column_before_how_it_came_there(tmp_path: Path, comment: str, category: str | None) -> None:
    text = f"CREATE TABLE customers (id int, c7 text);\nCOMMENT ON COLUMN customers.c7 IS '{comment}';\n"
    found = held(_schema(tmp_path, {"1.sql": text}).tables["customers"], knowledge())
    assert {e.category for e in found if e.place.column == "c7"} == ({category} if category else set())


def test_a_comment_counts_beside_a_name_that_says_no_more_than_whose_it_is(tmp_path: Path) -> None:
    text = "CREATE TABLE customers (id int, code text);\nCOMMENT ON COLUMN customers.code IS 'National Insurance number';\n"
    found = held(_schema(tmp_path, {"1.sql": text}).tables["customers"], knowledge())
    assert "id.national" in {e.category for e in found if e.place.column == "code"}


def test_a_table_of_events_holds_ethnicity_but_its_race_may_be_run(tmp_path: Path) -> None:
    found = held(_schema(tmp_path, {"1.sql": "CREATE TABLE events (id int, ethnicity text, race text);"}).tables["events"], knowledge())
    assert {e.place.column for e in found if e.category == "special.race"} == {"ethnicity"}
