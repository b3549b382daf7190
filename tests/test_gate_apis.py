"""Where documents of interfaces, messages and models declare fields besides their plain properties."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.gate.files import read_schema
from scanner.gate.schema import Schema
from scanner.gate.tree import WorkTree

API = "openapi: 3.1.0\npaths:\n  /a:\n    get:\n"
BODY = "{content: {application/json: {schema: {type: object, properties: {nino: {type: string}}}}}}"
RECORD = '{"type": "record", "name": "R", "fields": [%s]}'
INNER = '{"type": "record", "name": "%s", "fields": [{"name": "%s", "type": "string"}]}'


def _schema(folder: Path, name: str, text: str) -> Schema:
    (folder / name).write_text(text)
    return read_schema(WorkTree(), [str(folder / name)])


@pytest.mark.parametrize(("name", "text", "place"), [
    ("a.yaml", API + "      responses: {'200': {headers: {X-Nino: {schema: {type: string}}}}}\n", "GET /a.X-Nino"),
    ("a.yaml", f"openapi: 3.1.0\nwebhooks:\n  made:\n    post:\n      requestBody: {BODY}\n", "POST made.nino"),
    ("a.yaml", API + f"      callbacks: {{done: {{'$url': {{post: {{requestBody: {BODY}}}}}}}}}\n", "POST $url.nino"),
    ("a.yaml", "asyncapi: 2.6.0\nchannels:\n  user/made:\n    subscribe:\n      message: {payload: {properties: {nino: {type: string}}}}\n",
     "user/made.nino"),
    ("a.yaml", "asyncapi: 3.0.0\nchannels:\n  c:\n    messages:\n      Made: {payload: {properties: {nino: {}}}}\n", "Made.nino"),
    ("a.yaml", "asyncapi: 2.6.0\ncomponents: {schemas: {User: {properties: {nino: {}}}}}\n", "User.nino"),
    ("a.json", '{"$schema": "x", "title": "A", "required": ["nino"], "properties": {"id": {}}}', "A.nino"),
    ("a.json", '{"$defs": {"g": {"$defs": {"B": {"properties": {"nino": {}}}}}}}', "B.nino"),
    ("a.avsc", RECORD % f'{{"name": "e", "type": [{INNER % ("A", "id")}, {INNER % ("B", "nino")}]}}', "R.e.nino"),
    ("a.avpr", f'{{"protocol": "P", "types": [{INNER % ("A", "nino")}], "messages": {{}}}}', "A.nino"),
    ("a.proto", "message A {\n  repeated group Kin = 3 { optional string nino = 1; }\n}\n", "A.Kin.nino"),
])  # fmt: skip
def test_a_field_is_read_wherever_it_stands(tmp_path: Path, name: str, text: str, place: str) -> None:
    schema = _schema(tmp_path, name, text)
    assert place in [f"{table.name}.{column.name}" for table, column in schema.columns()] and schema.unread == []


@pytest.mark.parametrize(("name", "text", "said"), [
    ("a.proto", 'message A {\n  string c1 = 1 [json_name = "dateOfBirth"];\n}\n', "dateOfBirth"),
    ("a.avsc", RECORD % '{"name": "c1", "type": "int", "aliases": ["date_of_birth"]}', "date of birth"),
    ("a.prisma", 'model A {\n  dateOfBirth DateTime @map("c1")\n}\n', "dateOfBirth"),
    ("a.prisma", "model A {\n  c1 DateTime // date of birth\n}\n", "date of birth"),
    ("a.sql", "CREATE DOMAIN birth_date AS date;\nCREATE TABLE a (c1 birth_date);", "birth date"),
])  # fmt: skip
def test_another_name_of_a_column_says_what_it_is(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert [(column.name, column.comment) for _, column in _schema(tmp_path, name, text).columns()] == [("c1", said)]


@pytest.mark.parametrize(("name", "text"), [
    ("a.proto", "message A {\n  string id = 1;\n  string nino = 2"), ("a.prisma", "model A {\n  id Int\n  nino String\n"),
    ("a.yaml", API.replace("get:", "$ref: ./b.yaml") + "  /b: {get: {parameters: [{name: id, in: query}]}}\n"),
])  # fmt: skip
def test_what_is_cut_off_or_lies_elsewhere_is_told(tmp_path: Path, name: str, text: str) -> None:
    assert len(_schema(tmp_path, name, text).unread) == 1
