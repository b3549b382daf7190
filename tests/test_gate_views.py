"""Views and queries that make tables are judged by the names that they give; what they only show is judged where it is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scanner.cli import run
from scanner.gate.files import read_schema
from scanner.gate.schema import Schema
from scanner.gate.tree import WorkTree
from tests.gate import CONFIG, project


def _schema(tmp_path: Path, text: str, name: str = "schema.sql") -> Schema:
    (tmp_path / name).write_text(text, "utf-8")
    return read_schema(WorkTree(), [str(tmp_path / name)])


def _names(schema: Schema, table: str) -> list[str]:
    found = schema.find(table)
    assert found is not None, f"no {table} in {list(schema.tables)}: {schema.unread}"
    return list(found.columns)


def _columns(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, dict[str, Any]]]:
    code = run(["gate", *arguments, "-f", "json"])
    return code, {f"{c['table']}.{c['column']}": c for c in json.loads(capsys.readouterr().out)["columns"]}


def _failing(capsys: pytest.CaptureFixture[str]) -> set[str]:
    run(["gate", "m"])
    return {line.split(":")[0].removeprefix("FAIL ") for line in capsys.readouterr().out.splitlines() if line.startswith("FAIL")}


POSTGRES = """
CREATE TABLE crm.member (id bigint, email text, born date);
CREATE VIEW crm.plain AS SELECT m.id, m.email AS contact,
  upper(m.email) AS loud, count(*) FROM crm.member m GROUP BY 1;
CREATE OR REPLACE VIEW named (id, religion) AS SELECT id, coalesce(email, '') FROM crm.member WITH LOCAL CHECK OPTION;
CREATE MATERIALIZED VIEW IF NOT EXISTS kept WITH (fillfactor=70) AS
  WITH c AS (SELECT * FROM crm.member) SELECT c.*, 1 AS extra FROM c WITH NO DATA;
CREATE RECURSIVE VIEW again (n, ethnicity) AS VALUES (1, 2) UNION ALL SELECT 1, 2;
CREATE VIEW joined AS SELECT a.email, b.v FROM crm.member a, LATERAL jsonb_to_recordset(a.j) AS b(v text);
CREATE VIEW united AS (SELECT born FROM crm.member UNION SELECT now());
CREATE VIEW gone AS SELECT 1 AS a;
DROP VIEW IF EXISTS gone;
CREATE VIEW before AS SELECT 1 AS a;
ALTER VIEW before RENAME TO after;
ALTER VIEW crm.plain OWNER TO nobody;
CREATE TEMP VIEW passing AS SELECT email FROM crm.member;
"""


def test_views_of_postgresql(tmp_path: Path) -> None:
    schema = _schema(tmp_path, POSTGRES)
    assert schema.unread == []
    names = {table: list(found.columns) for table, found in schema.tables.items() if table != "crm.member"}
    assert names == {
        "crm.plain": ["id", "contact", "loud"], "named": ["id", "religion"], "kept": ["id", "email", "born", "extra"],
        "again": ["n", "ethnicity"], "joined": ["email", "v"], "united": ["born"], "after": ["a"],
    }  # fmt: skip
    plain = schema.tables["crm.plain"].columns
    assert (plain["contact"].type, plain["contact"].line, plain["loud"].line) == ("text", 3, 4)
    assert plain["contact"].of == ("crm.member", "email") and plain["loud"].of is None
    assert schema.tables["kept"].columns["born"].of == ("crm.member", "born")


def test_views_of_sql_server(tmp_path: Path) -> None:
    text = """CREATE TABLE dbo.P (Nino nvarchar(9), Name nvarchar(10))
GO
CREATE OR ALTER VIEW dbo.V WITH SCHEMABINDING AS
SELECT TOP (10) p.Nino AS [NI Number], [Faith] = p.Name, IIF(1 = 1, p.Name, NULL) AS Race FROM dbo.P p CROSS APPLY STRING_SPLIT(p.Name, ',') s
GO
CREATE VIEW dbo.W AS SELECT 1 AS a
GO
ALTER VIEW dbo.W AS SELECT Nino FROM dbo.P
GO
"""
    schema = _schema(tmp_path, text)
    assert schema.unread == [] and _names(schema, "dbo.V") == ["NI Number", "Faith", "Race"] and _names(schema, "dbo.W") == ["Nino"]


def test_views_of_oracle_and_of_mysqldump(tmp_path: Path) -> None:
    oracle = """CREATE OR REPLACE FORCE EDITIONABLE VIEW "HR"."EMP_V" ("ID", "BORN", "FAITH") AS
  SELECT e.id, e.bd, DECODE(e.r, 1, 'x', 'y') FROM hr.emp e, hr.dept d WHERE e.d = d.id(+) CONNECT BY PRIOR e.id = e.mgr WITH READ ONLY;
CREATE MATERIALIZED VIEW mv BUILD IMMEDIATE REFRESH FAST ON DEMAND AS SELECT passport_no FROM hr.emp;
"""
    schema = _schema(tmp_path, oracle)
    assert schema.unread == [] and _names(schema, "HR.EMP_V") == ["ID", "BORN", "FAITH"] and _names(schema, "mv") == ["passport_no"]
    dump = """/*!50001 CREATE VIEW `v` AS SELECT
 1 AS `id`*/;
/*!50001 DROP VIEW IF EXISTS `v`*/;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
/*!50001 VIEW `v` AS select `t`.`id` AS `id`,concat(`t`.`a`,' ',`t`.`b`) AS `full_name` from (`t` left join `u` on(`t`.`id` = `u`.`id`)) */;
"""
    schema = _schema(tmp_path, dump, "dump.sql")
    assert schema.unread == [] and _names(schema, "v") == ["id", "full_name"] and schema.tables["v"].columns["full_name"].line == 6


def test_queries_that_make_tables(tmp_path: Path) -> None:
    text = """CREATE TABLE a (nino text, dob date);
SELECT nino AS ni_number, (SELECT max(dob) FROM a) AS latest INTO kept FROM a;
SELECT dob INTO TEMP passing FROM a;
CREATE TABLE copied AS TABLE a;
CREATE TABLE bracketed AS (SELECT nino AS x FROM a) WITH NO DATA;
CREATE TABLE called (one, two) AS SELECT nino, dob FROM a;
CREATE TABLE more (id int) AS SELECT dob FROM a;
CREATE TABLE child () INHERITS (a);
CREATE TYPE kind AS (street text);
CREATE TABLE typed OF kind;
"""
    schema = _schema(tmp_path, text)
    assert schema.unread == []
    names = {table: list(found.columns) for table, found in schema.tables.items()}
    assert names == {
        "a": ["nino", "dob"], "kept": ["ni_number", "latest"], "copied": ["nino", "dob"], "bracketed": ["x"], "called": ["one", "two"],
        "more": ["id", "dob"], "child": [], "kind": ["street"], "typed": [],
    }  # fmt: skip
    assert schema.tables["copied"].columns["nino"].of is None, "a copy is kept by itself"
    assert schema.tables["called"].columns["one"].comment == "nino"


def test_what_a_view_has_and_nobody_knows_is_unread(tmp_path: Path) -> None:
    text = (
        "CREATE VIEW a AS SELECT * FROM elsewhere;\nCREATE VIEW b AS SELECT 1 FROM FROM;\n"
        "CREATE TABLE c OF nowhere;\nCREATE VIEW d AS SELECT x FROM y;\n"
    )
    schema = _schema(tmp_path, text)
    assert [(each.line, each.reason) for each in sorted(schema.unread)] == [
        (1, "the view a: has the columns of elsewhere, which nothing before it created"),
        (2, "the view b: its query cannot be parsed"),
        (3, "c: its columns cannot be told"),
    ]
    assert _names(schema, "d") == ["x"]


def test_a_query_that_doubles_its_columns_each_time_ends(tmp_path: Path) -> None:
    parts = "".join(f", c{i + 1} AS (SELECT x.*, y.* FROM c{i} x, c{i} y)" for i in range(40))
    schema = _schema(tmp_path, f"CREATE VIEW v AS WITH c0 AS (SELECT 1 AS a){parts} SELECT * FROM c40;")
    assert len(schema.unread) == 1


def test_a_view_fails_for_what_it_names_and_not_for_what_a_table_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    first = """CREATE TABLE public.people (id int, email text, d1 date, nino text,
  dob date -- noticegap: demog.dob, needed to check the age
);
CREATE VIEW public.report AS SELECT id, d1 AS date_of_birth, nino, dob, nino AS x1, upper(email) AS religion FROM public.people;
"""
    project(tmp_path, first=first)
    code, found = _columns(capsys, "m")
    assert code == 1
    assert _failing(capsys) == {"public.people.nino", "public.report.date_of_birth", "public.report.religion"}
    assert found["public.report.x1"]["evidence"] == ["comment: nino", "shown as it is in public.people.nino, which is judged"]


def test_a_view_for_other_purposes_is_judged_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    other = '[[source]]\nid = "desk"\nkind = "sql"\nurl = "sqlite:///x"\npurposes = ["complaints"]\ninclude = ["desk.*"]\n'
    first = (
        "CREATE TABLE public.people (id int, email text, nino text);\nCREATE VIEW desk.people AS SELECT email, nino FROM public.people;\n"
    )
    project(tmp_path, CONFIG + other, first)
    code, found = _columns(capsys, "m")
    assert code == 1 and found["desk.people.email"]["status"] == "other-purpose"
    assert _failing(capsys) == {"public.people.nino", "desk.people.nino"}


def test_views_in_schema_rb(tmp_path: Path) -> None:
    text = """ActiveRecord::Schema[7.1].define do
  create_table "users" do |t|
    t.string "ni_number"
  end
  create_view "reports", materialized: true, sql_definition: <<-SQL
      SELECT users.id,
      users.ni_number AS n
     FROM users;
  SQL
  create_view "all_of_it", sql_definition: <<-SQL
      SELECT * FROM elsewhere;
  SQL
end
"""
    schema = _schema(tmp_path, text, "schema.rb")
    assert _names(schema, "reports") == ["id", "n"] and schema.tables["reports"].columns["n"].line == 7
    assert [(each.line, each.reason) for each in schema.unread] == [
        (10, "the view all_of_it: has the columns of elsewhere, which nothing before it created")
    ]


def test_a_view_may_stand_before_its_tables(tmp_path: Path) -> None:
    (tmp_path / "a_view.sql").write_text("CREATE VIEW v AS SELECT * FROM people;\nCREATE VIEW w AS SELECT * FROM gone;\nDROP VIEW w;\n")
    (tmp_path / "b_view.sql").write_text(
        "CREATE VIEW z AS SELECT * FROM x;\nCREATE VIEW x AS SELECT * FROM v;\nCREATE VIEW y AS SELECT * FROM nowhere;\n"
    )
    (tmp_path / "people.sql").write_text("CREATE TABLE people (nino text);\n")
    schema = read_schema(WorkTree(), [str(tmp_path)])
    assert _names(schema, "v") == _names(schema, "x") == _names(schema, "z") == ["nino"] and schema.find("w") is None
    assert [each.reason for each in schema.unread] == ["the view y: has the columns of nowhere, which nothing before it created"]


def test_functions_that_a_query_reads_and_fields_inside_of_columns(tmp_path: Path) -> None:
    text = """CREATE VIEW fn AS SELECT f.* FROM get_people() AS f(id int, nino text);
CREATE TABLE t (addr STRUCT<street STRING, postcode STRING>, tags ARRAY<STRUCT<religion STRING>>, m MAP<STRING, INT>, id int);
"""
    schema = _schema(tmp_path, text)
    assert _names(schema, "fn") == ["id", "nino"] and _names(schema, "t") == ["addr", "tags", "m", "id"]
    assert [(each.line, each.reason) for each in schema.unread] == [
        (2, "addr has fields of its own: they are not read"), (2, "tags has fields of its own: they are not read"),
    ]  # fmt: skip


def test_what_was_unread_before_is_no_gap_of_the_change_also_between_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path, first="CREATE VIEW v AS SELECT * FROM nowhere;\n")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "0001_first.sql").write_text("CREATE VIEW v AS SELECT * FROM nowhere;\n")
    assert run(["gate", "m", "--base", "old"]) == 0 and "note m/0001_first.sql:1: the view v" in capsys.readouterr().out
    (tmp_path / "m" / "2.sql").write_text("CREATE VIEW w AS SELECT * FROM nowhere;\n")
    assert run(["gate", "m", "--base", "old"]) == 3
