"""Nothing that may declare a column passes in silence: misspelt statements, models without their migration, people nobody addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.cli import run
from scanner.gate.files import read_schema
from scanner.gate.schema import Schema
from scanner.gate.tree import WorkTree
from tests.gate import CONFIG, between, project

USERS = "CREATE TABLE users (id int, email text);\n"
MODEL = "export const users = pgTable('users', {{\n  email: text('email'),{}\n}});\n"
ENTITY = "@Entity()\nexport class User {{\n  @Column() email: string;{}\n}}\n"


def _schema(folder: Path, text: str) -> Schema:
    (folder / "a.sql").write_text(text)
    return read_schema(WorkTree(), [str(folder / "a.sql")])


@pytest.mark.parametrize("text", [
    "ALTER TABLE users ADD COLUM date_of_birth date;",
    "CREATE INDEX i ON users (email);\nALTR TABLE users ADD COLUMN dob date;",
    "CREATE INDEX i ON users (email);\nCRAETE TABLE people (dob date);",
    "IMPORT FOREIGN SCHEMA public FROM SERVER hr INTO hr;",
])  # fmt: skip
def test_a_statement_that_is_not_understood_is_told(tmp_path: Path, text: str) -> None:
    assert len(_schema(tmp_path, USERS + text).unread) == 1


def test_both_sides_of_a_merge_that_nobody_finished_are_read(tmp_path: Path) -> None:
    text = "<<<<<<< HEAD\nALTER TABLE users ADD a int;\n=======\nALTER TABLE users ADD dob date;\n>>>>>>> other\n"
    schema = _schema(tmp_path, USERS + text)
    assert [*schema.tables["users"].columns] == ["id", "email", "a", "dob"]
    assert [str(each).rpartition("/")[2] for each in schema.unread] == ["a.sql:2: holds the marks of a merge that nobody finished"]


@pytest.mark.parametrize("declared", [
    "varchar(9)", "double precision", "character varying(20)[]", "timestamp(3) without time zone", "interval day to second", "int unsigned",
    "national character varying(3)", "long raw", "public.mood", "native character(70)", "unsigned big int", "struct<a int, b string>",
    "interval year to month", "bit varying(5)", "time with time zone", "int array[4]", "character large object", "lowcardinality(string)",
    "pg_catalog.int4", "email%type", "map<text, frozen<list<int>>>", "varchar2(20 char)", "array(struct(a int))", "number(10,0)",
])  # fmt: skip
def test_types_are_read_whole(tmp_path: Path, declared: str) -> None:
    schema = _schema(tmp_path, f"CREATE TABLE a (b {declared} NOT NULL, c int);")
    assert [(c.name, c.type) for _, c in schema.columns()] == [("b", declared), ("c", "int")]


def test_a_keyword_behind_a_type_is_none_of_it(tmp_path: Path) -> None:
    schema = _schema(tmp_path, "IF 1 = 1\nBEGIN ALTER TABLE [users] ADD [nino] varchar(9) END\nGO\n")
    assert [column.type for _, column in schema.columns()] == ["varchar(9)"]


@pytest.mark.parametrize(("file", "model", "more"), [
    ("schema.ts", MODEL, "\n  dob: date('dob'),"), ("user.entity.ts", ENTITY, "\n  @Column() dob: Date;"),
])  # fmt: skip
def test_a_model_whose_change_no_migration_has_is_not_read(tmp_path: Path, file: str, model: str, more: str) -> None:
    before = {"m/1.sql": USERS, file: model.format("")}
    code, told = between(tmp_path, before, before | {file: model.format(more)})
    assert (code, len(told["unread"])) == (3, 1) and "they do not have its change" in told["unread"][0]["reason"]
    code, told = between(tmp_path / "again", before, before | {file: model.format(more), "m/2.sql": "CREATE INDEX i ON users (id);"})
    assert (code, len(told["unread"])) == (3, 1)  # an index is no migration of it


def test_a_model_that_is_only_set_anew_or_has_its_migration_is_read_enough(tmp_path: Path) -> None:
    before = {"m/1.sql": USERS, "schema.ts": MODEL.format("")}
    spaced = "// the users\n" + MODEL.format("").replace("  ", "\t")
    assert between(tmp_path / "a", before, before | {"schema.ts": spaced})[0] == 0
    more = {"schema.ts": MODEL.format("\n  shoes: int('shoes'),"), "m/2.sql": "ALTER TABLE users ADD shoes int;"}
    assert between(tmp_path / "b", before, before | more)[0] == 0


def test_what_nobody_addresses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    project(
        tmp_path, CONFIG.replace("include", 'subjects = ["patient"]\ninclude'), "CREATE TABLE public.a (id int, religion text, dob date);"
    )
    assert run(["gate", "m"]) == 3
    assert 'NOT READ noticegap.toml: source "crm": no notice addresses "patient" (customer)' in capsys.readouterr().out


def test_a_dump_that_became_empty_is_not_read(tmp_path: Path) -> None:
    code, told = between(tmp_path, {"schema.sql": USERS}, {"schema.sql": "\n"})
    assert code == 3 and told["unread"][0]["reason"] == "is empty"
