"""What lies in a folder of schema files and is not one of them is said; several documents may share a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scanner.cli import run
from scanner.gate.files import read_schema
from scanner.gate.schema import Schema
from scanner.gate.tree import WorkTree
from tests.gate import project


def _schema(folder: Path, files: dict[str, str]) -> Schema:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return read_schema(WorkTree(), [str(folder)])


def _told(found: list[object], folder: Path) -> list[str]:
    return [str(each).replace(f"{folder}/", "") for each in found]


def test_sql_has_many_endings(tmp_path: Path) -> None:
    endings = ("sql", "SQL", "ddl", "pgsql", "psql", "mysql", "tsql", "plsql", "sql.j2", "sql.erb", "sql.tmpl")
    schema = _schema(tmp_path, {f"{n}.{ending}": f"CREATE TABLE t{n} (nino text);" for n, ending in enumerate(endings)})
    assert len(schema.tables) == len(endings) and schema.unread == []


def test_what_is_packed_or_in_another_language_is_said(tmp_path: Path) -> None:
    files = {"1.sql": "CREATE TABLE a (id int);", "2.sql.gz": "x", "a.thrift": "x", "c.xsd": "x", "readme.txt": "x"}
    schema = _schema(tmp_path, files)
    assert _told([*schema.unread], tmp_path) == [
        "2.sql.gz: is packed: unpack it first",
        "a.thrift: declares fields, in a language that is not read",
        "c.xsd: declares fields, in a language that is not read",
    ]


@pytest.mark.parametrize(("name", "text"), [
    ("versions/ab_nino.py", 'revision = "ab"\ndown_revision = None\n'),
    ("versions/ab_nino.py", 'with op.batch_alter_table("users") as batch_op:\n    batch_op.add_column(sa.Column("nino", sa.String()))\n'),
    ("versions/ab_nino.py", 'from alembic.op import add_column\nadd_column("users", sa.Column("nino"))\n'),
    ("m/1.mts", 'await db.schema.alterTable("users").addColumn("nino", "text").execute()'),
    ("m/1.rs", "impl MigrationTrait for Migration {}"),
    ("m/1.py", 'step("ALTER TABLE users ADD nino text")'),
    ("m/1.go", 'tx.Exec(`ALTER TABLE users ADD nino text`)'),
])  # fmt: skip
def test_migrations_that_are_programs_are_unread(tmp_path: Path, name: str, text: str) -> None:
    schema = _schema(tmp_path, {"1.sql": "CREATE TABLE users (id int);", name: text})
    assert [each.file.replace(f"{tmp_path}/", "") for each in schema.unread] == [name]
    assert "changes the schema when it is run" in schema.unread[0].reason


def test_migrations_of_rails_whose_outcome_is_read_are_no_gap(tmp_path: Path) -> None:
    dump = 'ActiveRecord::Schema.define do\n  create_table "users" do |t|\n    t.date "dob"\n  end\nend\n'
    migration = "class A < ActiveRecord::Migration[7.1]\nend\n"
    schema = _schema(tmp_path / "a", {"schema.rb": dump, "migrate/1_a.rb": migration, "migrate/2_b.rb": migration})
    assert schema.unread == [] and "the dump that is read says how" in schema.notes[0].reason
    assert len(_schema(tmp_path / "b", {"tables.sql": "CREATE TABLE a (b int);", "migrate/1_a.rb": migration}).unread) == 1


def test_documents_that_share_a_file(tmp_path: Path) -> None:
    dbt = "---\nversion: 2\nmodels:\n  - name: {0}\n    columns:\n      - name: {1}\n"
    other = "---\nkind: ConfigMap\ndata: {}\n"
    schema = _schema(tmp_path / "a", {"m.yml": dbt.format("a", "nino") + dbt.format("b", "dob") + "---\n"})
    assert {(t.name, c.name, c.line) for t, c in schema.columns()} == {("a", "nino", 6), ("b", "dob", 12)} and schema.unread == []
    schema = _schema(tmp_path / "b", {"m.yml": dbt.format("a", "nino") + other})
    assert list(schema.tables) == ["a"] and [each.line for each in schema.notes + schema.unread] == [8]
    schema = _schema(tmp_path / "c", {"m.yml": dbt.format("a", "nino") + "---\n{{ broken\n"})
    assert list(schema.tables) == ["a"] and ["is neither JSON nor YAML" in each.reason for each in schema.unread] == [True]
    schema = _schema(tmp_path / "d", {"m.sql": "CREATE TABLE a (b int);", "k.yml": other * 2})
    assert schema.unread == [] and [each.line for each in schema.notes] == [0]


def test_a_comment_at_several_columns_says_what_may_be_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path)
    (tmp_path / "m" / "2.sql").write_text(
        "ALTER TABLE users ADD dob date, ADD religion text; -- noticegap: special.belief, the canteen asks\n"
        "ALTER TABLE users ADD a1 text, ADD nino text; -- noticegap: none, technical\n"
        "ALTER TABLE users ADD /* noticegap: id.passport, for the visa */ passport_no text;\n"
    )
    run(["gate", "m", "-f", "json"])
    found = json.loads(capsys.readouterr().out)
    status = {(each["column"], each["category"]): each["status"] for each in found["columns"] if each["file"] == "m/2.sql"}
    assert status == {
        ("dob", "demog.dob"): "undeclared", ("religion", "special.belief"): "accepted", ("a1", None): None,
        ("nino", "id.national"): "undeclared", ("passport_no", "id.passport"): "accepted",
    }  # fmt: skip
    assert "accepted: for the visa (m/2.sql:3)" in found["columns"][-1]["evidence"]
    assert found["notes"] == [
        {"file": "m/2.sql", "line": 2, "reason": "noticegap: none stands at several columns: write each of them on a line of its own"}
    ]


def test_json_tells_of_an_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path, first="")
    assert run(["gate", "m", "-f", "json"]) == 3  # nothing at all is declared: a dump that failed
    told = {"file": "m/0001_first.sql", "line": None, "reason": "is empty"}
    assert json.loads(capsys.readouterr().out)["unread"] == [told]
    (tmp_path / "m" / "0002_users.sql").write_text("CREATE TABLE public.users (id int);")
    assert run(["gate", "m", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["notes"] == [told]


@pytest.mark.parametrize(("ending", "one", "two"), [
    ("json", '{"title": "User", "properties": {"nino": {"type": "string"}}}', '{"title": "User", "properties": {"dob": {"type": "string"}}}'),
    ("yaml", "openapi: 3.0.0\ncomponents: {schemas: {User: {properties: {nino: {type: string}}}}}",
     "openapi: 3.0.0\ncomponents: {schemas: {User: {properties: {dob: {type: string}}}}}"),
    ("proto", "message User { string nino = 1; }", "message User { string dob = 1; }"),
    ("avsc", '{"type": "record", "name": "User", "fields": [{"name": "nino", "type": "string"}]}',
     '{"type": "record", "name": "User", "fields": [{"name": "dob", "type": "string"}]}'),
    ("yml", "models: [{name: User, columns: [{name: nino}]}]", "models: [{name: User, columns: [{name: dob}]}]"),
])  # fmt: skip
def test_what_two_documents_call_the_same_loses_nothing(tmp_path: Path, ending: str, one: str, two: str) -> None:
    schema = _schema(tmp_path, {f"a.{ending}": one, f"b.{ending}": two})
    assert {column.name for _, column in schema.columns()} == {"nino", "dob"} and schema.unread == []
    assert {Path(column.file).name for _, column in schema.columns()} == {f"a.{ending}", f"b.{ending}"}


def test_a_tag_that_names_no_category_is_asked_about_where_nothing_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path)
    columns = (
        "{name: c17, meta: {pii: true}}, {name: c18, meta: {pii: 'yes'}}, {name: email, meta: {pii: true}}, {name: c19, meta: {pii: false}}"
    )
    (tmp_path / "schema.yml").write_text(f"models:\n  - name: users\n    columns: [{columns}]\n")
    assert run(["gate", "schema.yml", "-f", "json"]) == 0
    told = [each["reason"] for each in json.loads(capsys.readouterr().out)["notes"]]
    assert told == ["a tag at users.c17 says that it is personal data, and not which: write the category, as in `noticegap: demog.dob, reason`",
                    "a tag at users.c18 says that it is personal data, and not which: write the category, as in `noticegap: demog.dob, reason`"]  # fmt: skip


@pytest.mark.parametrize(("form", "told"), [
    ("text", "note m/0001_first.sql:1: "), ("github", "::notice file=m/0001_first.sql,line=1,title=noticegap gate::"),
    ("markdown", "<summary>1 note</summary>"), ("gitlab", '"severity": "info"'), ("json", '"notes": [\n  {"file": "m/0001_first.sql", "line": 1'),
    ("sarif", '"level": "note"'),
])  # fmt: skip
def test_every_output_tells_of_a_decision_that_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path, first="CREATE TABLE public.a (b int); -- noticegap: special.helth, a typo\n")
    assert run(["gate", "m", "-f", form]) == 0
    out = capsys.readouterr().out
    assert told in out and "special.helth" in out.replace("\\", "")
