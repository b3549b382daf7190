"""What a change brings is judged or told as not read, however the files around it look: no table takes another's columns away, and what could
not be read before is unread anew once it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.gate.schema import Schema
from tests.gate import gated, schema_of

_DUMP = 'ActiveRecord::Schema[7.1].define(version: {0}) do\n  create_table "users" do |t|\n    t.string "{1}"\n  end\nend\n'
_RAILS = "class {0} < ActiveRecord::Migration[7.1]\n  def change\n    add_column :users, :nino, :string\n  end\nend\n"
_DJANGO = "class Migration(migrations.Migration):\n    operations = [migrations.AddField('a', '{0}', models.CharField())]\n"
_HELPER = """CREATE FUNCTION add_column(t text, c text) RETURNS void AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ADD COLUMN %I text', t, c);
END $$ LANGUAGE plpgsql;
GRANT EXECUTE ON FUNCTION add_column(text, text) TO PUBLIC;
COMMENT ON FUNCTION add_column(text, text) IS 'adds a column: add_column(t, c)';
-- SELECT add_column('users', 'said');
"""


def _columns(schema: Schema) -> set[str]:
    return {f"{table.name}.{column.name}" for table, column in schema.columns()}


@pytest.mark.parametrize("files", [
    {"a.sql": "CREATE TABLE users (id int, nino text);", "b.sql": "CREATE TABLE users (id int);"},
    {"m/2.sql": "ALTER TABLE users ADD nino text;", "schema.sql": "CREATE TABLE users (id int);"},
    {"a.sql": "CREATE TABLE users (id int, nino text);\nCREATE TABLE users (id int);"},
    {"a/schema.rb": _DUMP.format(1, "nino"), "b/schema.rb": _DUMP.format(1, "id")},
    {"a.prisma": "model users {\n  nino String\n}\n", "b.prisma": "model users {\n  id Int\n}\n"},
    {"V10__flag.sql.j2": "{% if flag %}\nALTER TABLE users ADD nino text;\n{% endif %}\n", "V9__first.sql": "CREATE TABLE users (id int);"},
])  # fmt: skip
def test_a_table_of_the_same_name_takes_no_column_away(tmp_path: Path, files: dict[str, str]) -> None:
    schema = schema_of(tmp_path, files)
    assert "users.nino" in _columns(schema) and schema.unread == []


def test_what_a_statement_replaces_or_drops_is_gone(tmp_path: Path) -> None:
    first = "CREATE TABLE users (id int, nino text);"
    assert _columns(schema_of(tmp_path / "a", {"a.sql": f"{first}\nCREATE OR REPLACE TABLE users (id int);"})) == {"users.id"}
    assert _columns(schema_of(tmp_path / "b", {"a.sql": f"{first}\nDROP TABLE users;\nCREATE TABLE users (id int);"})) == {"users.id"}
    assert _columns(
        schema_of(tmp_path / "c", {"a.sql": f"{first}\nALTER TABLE users DROP nino;", "b.sql": "CREATE TABLE users (id int);"})
    ) == {"users.id"}


@pytest.mark.parametrize("call", [
    "SELECT add_column('users', 'nino');",
    "SELECT public.add_column('users', 'nino');",
    "DO $x$ BEGIN PERFORM add_column('users', 'nino'); END $x$;",
    "WITH a AS (SELECT 1) SELECT \"add_column\"('users', 'nino') FROM a;",
    "SELECT 1 WHERE add_column ('users', 'nino') IS NULL;",
])  # fmt: skip
def test_who_calls_a_helper_that_adds_columns_is_told(tmp_path: Path, call: str) -> None:
    assert schema_of(tmp_path / "a", {"1.sql": _HELPER}).unread == []
    found = schema_of(tmp_path / "b", {"1.sql": _HELPER, "2.sql": f"\n{call}\n"}).unread
    assert [(Path(each.file).name, each.line) for each in found] == [("2.sql", 2)]
    assert "calls add_column, which puts a statement together" in found[0].reason


def test_a_procedure_that_adds_columns_is_told_where_it_is_called(tmp_path: Path) -> None:
    made = _HELPER.replace("FUNCTION", "PROCEDURE").replace(" RETURNS void", "")
    assert [each.line for each in schema_of(tmp_path, {"1.sql": made, "2.sql": "CALL add_column('users', 'nino');"}).unread] == [1]


@pytest.mark.parametrize(("base", "head", "told"), [
    ({"1.py": _DJANGO.format("a"), "2.py": _DJANGO.format("b")}, {"1.py": _DJANGO.format("a"), "3.py": _DJANGO.format("nino")}, ["3.py"]),
    ({"1.py": _DJANGO.format("a")}, {"1.py": _DJANGO.format("nino")}, ["1.py"]),
    ({"1.py": _DJANGO.format("a")}, {"1.py": _DJANGO.format("a")}, []),
    ({"1.py": _DJANGO.format("a")}, {"1.py": _DJANGO.format("a"), "2.py": _DJANGO.format("nino")}, ["2.py"]),
    ({"c.xml": "<databaseChangeLog/>"}, {"c.xml": "<databaseChangeLog><addColumn/></databaseChangeLog>"}, ["c.xml"]),
    ({"c.yaml": "databaseChangeLog: []\n"}, {"c.yaml": "databaseChangeLog: [{changeSet: {changes: [{customChange: {class: A}}]}}]\n"}, ["c.yaml"]),
    ({"1.sql": "DO $$ BEGIN EXECUTE 'ALTER TABLE a ADD ' || x; END $$;"}, {"1.sql": "DO $$ BEGIN EXECUTE 'ALTER TABLE a ADD ' || y; END $$;"}, ["1.sql"]),
    ({"1.sql": "DO $$ BEGIN EXECUTE 'ALTER TABLE a ADD ' || x; END $$;"}, {"1.sql": "\n\nDO $$ BEGIN\nEXECUTE 'ALTER TABLE a ADD ' || x; END $$;"}, []),
    ({"m.sql": "select a, {{ b() }} from {{ ref('x') }}"}, {"m.sql": "select a, {{ c() }} from {{ ref('x') }}"}, ["m.sql"]),
])  # fmt: skip
def test_what_was_unread_before_is_unread_anew_once_it_changes(
    base: dict[str, str], head: dict[str, str], told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    code, found = gated(tmp_path, base, head, monkeypatch, capsys)
    assert [Path(each["file"]).name for each in found["unread"]] == told and code == (3 if told else 0)


@pytest.mark.parametrize(("dump", "code", "told"), [(_DUMP.format(1, "name"), 3, ["2_b.rb"]), (_DUMP.format(2, "name"), 0, [])])
def test_a_migration_of_rails_that_nobody_ran_is_told(
    dump: str, code: int, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    base = {"schema.rb": _DUMP.format(1, "name"), "migrate/1_a.rb": _RAILS.format("A")}
    done, found = gated(tmp_path, base, {**base, "schema.rb": dump, "migrate/2_b.rb": _RAILS.format("B")}, monkeypatch, capsys)
    assert done == code and [Path(each["file"]).name for each in found["unread"]] == told
    assert not told or "its dump is the same as before" in found["unread"][0]["reason"]


def test_models_are_told_as_not_read_where_nothing_else_declares_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    model, package = 'export const users = pgTable("users", { nino: text("nino") });', '{"name": "shop"}'
    code, found = gated(tmp_path, {"package.json": package}, {"package.json": package, "schema.ts": model}, monkeypatch, capsys)
    assert code == 3 and "nothing else here does" in found["unread"][0]["reason"]
    assert schema_of(tmp_path / "b", {"schema.ts": model, "1.sql": "CREATE TABLE users (id int);"}).unread == []


def test_what_many_programs_say_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    head = {f"{n}.py": _DJANGO.format(n) for n in range(10, 30)}
    _, found = gated(tmp_path, {"a.sql": "CREATE TABLE a (b int);"}, head, monkeypatch, capsys)
    assert [each["file"] for each in found["unread"]] == ["head/10.py"] and found["unread"][0]["reason"].endswith(
        "(this and 19 other files)"
    )


def test_a_table_that_moves_to_another_schema_is_judged_there(tmp_path: Path) -> None:
    text = "CREATE TABLE staging.users (nino text);\nALTER TABLE staging.users SET SCHEMA public;\nALTER TABLE users SET (fillfactor = 70);"
    schema = schema_of(tmp_path, {"1.sql": text})
    assert _columns(schema) == {"public.users.nino"} and schema.unread == []
