"""SQL scripts of five dialects become one schema; what cannot be read is said with its line, and data is never looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import ConfigError
from scanner.gate.files import read_schema
from scanner.gate.order import ordered
from scanner.gate.schema import Column, Schema
from scanner.gate.schemas.statements import guess, statements
from scanner.gate.tree import WorkTree
from tests.pace import seconds


def _schema(tmp_path: Path, text: str, name: str = "schema.sql", dialect: str | None = None) -> Schema:
    (tmp_path / name).write_text(text, "utf-8")
    return read_schema(WorkTree(), [str(tmp_path / name)], dialect)


def _columns(schema: Schema, table: str) -> dict[str, Column]:
    found = schema.find(table)
    assert found is not None, f"no table {table} in {list(schema.tables)}"
    return found.columns


POSTGRES = r"""
\restrict abc
CREATE TYPE public.sex AS ENUM ('male', 'female', 'x;y');
CREATE DOMAIN public.mail AS citext CHECK (VALUE ~ '@');
CREATE UNLOGGED TABLE IF NOT EXISTS public."User" (
  id uuid DEFAULT public.gen_random_uuid() NOT NULL,
  m public.sex, g character varying(10) NOT NULL,
  e public.mail,
  "we;ird ""q"" näme" text, period varchar(3), "order" int, key text, user_id int REFERENCES auth.users(id),
  CONSTRAINT c CHECK (((g)::text = ANY ((ARRAY['M'::character varying, 'F'::character varying])::text[]))),
  born date, CHECK (length(e) > 3), EXCLUDE USING gist (r WITH &&)) WITH (fillfactor='70');
COPY public."User" (id) FROM stdin;
1	'never closed ; CREATE TABLE no (a int);
\.

CREATE TABLE part PARTITION OF whole FOR VALUES IN ('a');
CREATE FUNCTION f() RETURNS trigger AS $_$ BEGIN ALTER TABLE x ADD y int; END $_$ LANGUAGE plpgsql;
DO $$ BEGIN
 IF NOT EXISTS (SELECT 1) THEN
  ALTER TABLE public."User" ADD COLUMN IF NOT EXISTS dob date;
 END IF;
END $$;
COMMENT ON COLUMN public."User".g IS 'It''s the gender';
ALTER TABLE ONLY public."User" ADD CONSTRAINT fk FOREIGN KEY ("order") REFERENCES public.orders(id);
ALTER TABLE public."User" ALTER COLUMN period TYPE bigint USING period::bigint, ALTER COLUMN g SET NOT NULL, RENAME TO people;
CREATE FOREIGN TABLE a (b int OPTIONS (column_name 'x')) SERVER s;
CREATE TABLE a2 (LIKE a INCLUDING ALL, c int);
CREATE TEMPORARY TABLE t (x int);
"""


def test_postgresql(tmp_path: Path) -> None:
    schema = _schema(tmp_path, POSTGRES)
    assert schema.unread == [] and list(schema.tables) == ["x", "public.people", "a", "a2"]
    found = _columns(schema, "public.people")
    assert list(found) == ["id", "m", "g", "e", 'we;ird "q" näme', "period", "order", "key", "user_id", "born", "dob"]
    assert found["m"].values == ("male", "female", "x;y") and found["g"].values == ("M", "F") and found["e"].values == ()
    assert found["g"].comment == "It's the gender" and found["g"].length == 10
    assert found["period"].kinds == ("integer",) and found["born"].kinds == ("date",)
    assert found["user_id"].refers == "auth.users" and found["order"].refers == "public.orders"
    assert (found["dob"].line, found["e"].line) == (20, 8)
    assert found["e"].was == (("public.User", "e"),)
    assert list(_columns(schema, "a2")) == ["b", "c"]


MYSQL = """
/*!40101 SET NAMES utf8 */;
DROP TABLE IF EXISTS `users`;
CREATE TABLE `users` (`id` int(11) unsigned NOT NULL AUTO_INCREMENT,
 `email` varchar(255) CHARACTER SET utf8 COLLATE utf8mb4_bin DEFAULT NULL COMMENT 'the mail; it''s', g enum('m','f') NOT NULL,
 s set('a','b'), `t` tinyint(1) NOT NULL DEFAULT '0', gc varchar(10) GENERATED ALWAYS AS (concat(a,b)) VIRTUAL,
 `key` varchar(20), index_no int, PRIMARY KEY (`id`), KEY `ix` (`email`(10)), FULLTEXT KEY x (a),
 CONSTRAINT `fk` FOREIGN KEY (`index_no`) REFERENCES `x` (`id`) ON DELETE CASCADE) ENGINE=InnoDB COMMENT='people'
 /*!50100 PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10)) */;
INSERT INTO users VALUES (1,'a;b\\'c'),(2,'CREATE TABLE zzz (a int);');
ALTER TABLE users ADD COLUMN (dob date, x int), ADD INDEX foo (dob), CHANGE `email` `mail` varchar(10), MODIFY COLUMN x bigint FIRST,
 RENAME COLUMN g TO gender, DROP s;
RENAME TABLE users TO people;
DELIMITER ;;
CREATE TRIGGER a BEFORE INSERT ON b FOR EACH ROW BEGIN SET x=1; END ;;
DELIMITER ;
CREATE TABLE z AS SELECT a, b AS nino FROM people;
CREATE TABLE y LIKE people;
"""


def test_mysql(tmp_path: Path) -> None:
    schema = _schema(tmp_path, MYSQL)
    assert schema.unread == [] and list(schema.tables) == ["people", "z", "y"]
    found = _columns(schema, "people")
    assert list(found) == ["id", "mail", "gender", "t", "gc", "key", "index_no", "dob", "x"]
    assert found["mail"].comment == "the mail; it's" and found["mail"].length == 10
    assert ("users", "email") in found["mail"].was and ("users", "g") in found["gender"].was
    assert found["gender"].values == ("m", "f") and found["t"].kinds == ("boolean", "integer") and found["x"].type == "bigint"
    assert found["index_no"].refers == "x" and schema.tables["people"].comment == "people"
    assert list(_columns(schema, "z")) == ["a", "nino"] and "gender" in _columns(schema, "y")


TSQL = """
USE [Shop]
GO
CREATE TABLE [dbo].[Cust Omers] ([Id] INT IDENTITY(1,1) NOT NULL, [Na.me] NVARCHAR(MAX) NULL,
 [made] DATETIME2(7) CONSTRAINT [DF] DEFAULT (getdate()) NOT NULL, [full] AS ([a]+[b]) PERSISTED,
 [Email] [nvarchar] (100) MASKED WITH (FUNCTION = 'email()') NULL,
 CONSTRAINT [PK] PRIMARY KEY CLUSTERED ([Id] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY]) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'the person''s mail', @level0type=N'SCHEMA',@level0name=N'dbo',
 @level1type=N'TABLE',@level1name=N'Cust Omers', @level2type=N'COLUMN',@level2name=N'Email'
GO
ALTER TABLE dbo.[Cust Omers] ADD dob date NULL, nino char(9)
ALTER TABLE dbo.[Cust Omers] ALTER COLUMN dob datetime2 not null
EXEC sp_rename 'dbo.[Cust Omers].nino', 'ni_number', 'COLUMN';
IF NOT EXISTS (SELECT * FROM sys.tables WHERE name = 'x')
BEGIN
  CREATE TABLE x (a int, email nvarchar(20))
END
GO
ALTER TABLE [x] WITH CHECK ADD CONSTRAINT [FK_x] FOREIGN KEY([a]) REFERENCES [dbo].[Cust Omers] ([Id])
GO
"""


def test_sql_server(tmp_path: Path) -> None:
    schema = _schema(tmp_path, TSQL)
    assert schema.unread == [] and list(schema.tables) == ["dbo.Cust Omers", "x"]
    found = _columns(schema, "dbo.Cust Omers")
    assert list(found) == ["Id", "Na.me", "made", "full", "Email", "dob", "ni_number"]
    assert found["Email"].type == "nvarchar(100)" and found["Email"].comment == "the person's mail"
    assert found["made"].kinds == ("date",) and found["dob"].type == "datetime2"
    assert found["ni_number"].was == (("dbo.Cust Omers", "nino"),) and found["ni_number"].line == 14
    assert _columns(schema, "x")["a"].refers == "dbo.Cust Omers"


ORACLE = """
PROMPT hello
CREATE TABLE hr.employees (employee_id NUMBER(6) CONSTRAINT x NOT NULL ENABLE, first_name VARCHAR2(20 BYTE), hired DATE DEFAULT SYSDATE,
 c CLOB, n NUMBER(*,0), t TIMESTAMP (6) WITH LOCAL TIME ZONE, "Key" VARCHAR2(3), CONSTRAINT pk PRIMARY KEY (employee_id) USING INDEX
 PCTFREE 10) SEGMENT CREATION IMMEDIATE PCTFREE 10 TABLESPACE users
/
COMMENT ON COLUMN hr.employees.c IS 'Date of birth; of the employee';
ALTER TABLE hr.employees ADD (email VARCHAR2(100), phone NUMBER(11));
ALTER TABLE hr.employees MODIFY (email VARCHAR2(200));
ALTER TABLE hr.employees RENAME COLUMN phone TO mobile;
BEGIN
  EXECUTE IMMEDIATE 'ALTER TABLE hr.employees ADD x NUMBER';
END;
/
"""


def test_oracle(tmp_path: Path) -> None:
    schema = _schema(tmp_path, ORACLE)
    found = _columns(schema, "hr.employees")
    assert list(found) == ["employee_id", "first_name", "hired", "c", "n", "t", "Key", "email", "mobile", "x"]
    assert found["email"].length == 200 and found["mobile"].kinds == ("integer",) and found["t"].kinds == ("date",)
    assert found["c"].comment == "Date of birth; of the employee"
    assert schema.unread == [] and found["x"].line == 12


def test_sqlite_and_its_rebuilt_tables(tmp_path: Path) -> None:
    schema = _schema(
        tmp_path,
        'CREATE TABLE "t" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, y, "b" bool NOT NULL) STRICT, WITHOUT ROWID;\n'
        'CREATE TABLE "new__t" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "y" text, "u" integer REFERENCES "z" ("id") DEFERRABLE);\n'
        'INSERT INTO "new__t" SELECT * FROM "t";\nDROP TABLE "t";\nALTER TABLE "new__t" RENAME TO "t";\n',
    )
    assert schema.unread == [] and list(schema.tables) == ["t"] and list(_columns(schema, "t")) == ["id", "y", "u"]
    assert _columns(schema, "t")["u"].refers == "z"


def test_quotes_tell_the_dialect_of_a_statement_in_a_file_that_mixes_them(tmp_path: Path) -> None:
    schema = _schema(tmp_path, "CREATE TABLE a (b text);\nCREATE TABLE `c` (`d e` int);\nCREATE TABLE [f] ([g h] int);\n")
    assert schema.unread == []
    assert [list(t.columns) for t in schema.tables.values()] == [["b"], ["d e"], ["g h"]]


def test_one_broken_statement_takes_no_other_with_it(tmp_path: Path) -> None:
    schema = _schema(tmp_path, "CREATE TABLE a (b int);\n\nCREATE TABLE broken (c int, d ;\nCREATE TABLE e (f int);\n")
    assert list(schema.tables) == ["a", "e"]
    assert [str(u).rpartition("/")[2] for u in schema.unread] == ["schema.sql:3: a bracket is never closed"]


def test_a_quote_that_is_never_closed_is_unread_and_quotes_nothing(tmp_path: Path) -> None:
    schema = _schema(tmp_path, "CREATE TABLE a (b int);\nCREATE TABLE c (d text DEFAULT 'secret value);\nCREATE TABLE e (f int);\n")
    assert list(schema.tables) == ["a"]
    assert [u.line for u in schema.unread] == [2] and "secret" not in str(schema.unread)


def test_dropping_or_renaming_what_was_never_made_is_noted_and_no_gap(tmp_path: Path) -> None:
    schema = _schema(tmp_path, "DROP TABLE never;\nALTER TABLE users ADD COLUMN nino text;\nALTER TABLE users DROP COLUMN IF EXISTS x;\n")
    assert [n.reason for n in schema.notes] == ["drops the table never, which nothing before it created"]
    assert schema.unread == [] and list(_columns(schema, "users")) == ["nino"]


def test_a_column_dropped_later_is_gone(tmp_path: Path) -> None:
    schema = _schema(
        tmp_path, "CREATE TABLE a (b int, nino text);\nALTER TABLE a DROP COLUMN nino;\nCREATE TABLE c (d int);\nDROP TABLE c;"
    )
    assert list(schema.tables) == ["a"] and list(_columns(schema, "a")) == ["b"]


def test_data_is_skipped_however_it_looks() -> None:
    rows = ",".join(f"({i},'it''s; CREATE TABLE x{i} (a int);')" for i in range(1000))
    found = list(statements(f"INSERT INTO a VALUES {rows};\nCREATE TABLE b (c int);", "postgres"))
    assert [(each.text, each.line) for each in found] == [("CREATE TABLE b (c int)", 2)]


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("CREATE TABLE a (b int);", "postgres"),
        ("CREATE TABLE `a` (b int);", "mysql"),
        ("CREATE TABLE a (b VARCHAR2(3));", "oracle"),
        ("CREATE TABLE [a] (b int)\nGO\n", "tsql"),
        ("CREATE TABLE a (b INTEGER PRIMARY KEY AUTOINCREMENT);", "sqlite"),
    ],
)
def test_the_dialect_is_told_by_its_marks(text: str, dialect: str) -> None:
    assert guess(text) == dialect


def test_flyway_goes_by_version_then_repeatable_and_never_undoes() -> None:
    files = ["m/V10__c.sql", "m/U10__c.sql", "m/V2.1__b.sql", "m/R__views.sql", "m/V2__a.sql"]
    assert ordered(files) == ["m/V2__a.sql", "m/V2.1__b.sql", "m/V10__c.sql", "m/R__views.sql"]


def test_golang_migrate_goes_up_only_and_numbers_are_numbers() -> None:
    files = ["m/10_c.up.sql", "m/10_c.down.sql", "m/9_b.up.sql", "m/100_d.up.sql"]
    assert ordered(files) == ["m/9_b.up.sql", "m/10_c.up.sql", "m/100_d.up.sql"]


def test_a_folder_is_applied_in_order_with_renames_across_files(tmp_path: Path) -> None:
    for name, text in {
        "1_a.up.sql": "CREATE TABLE t (a text);",
        "1_a.down.sql": "DROP TABLE t;",
        "2_b.sql": "-- migrate:up\nALTER TABLE t RENAME COLUMN a TO email;\n-- migrate:down\nALTER TABLE t DROP COLUMN email;\n",
        "10_c.sql": "ALTER TABLE t ADD b int;",
    }.items():
        (tmp_path / name).write_text(text)
    schema = read_schema(WorkTree(), [str(tmp_path)])
    assert schema.unread == [] and schema.notes == [] and list(_columns(schema, "t")) == ["email", "b"]


def test_files_that_include_one_another_in_a_circle_are_said_and_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("\\i b.sql\nCREATE TABLE a (x int);\n")
    (tmp_path / "b.sql").write_text("CREATE TABLE b (y int);\n\\ir a.sql\n\\i ../../etc/passwd\n\\i none.sql\n")
    schema = read_schema(WorkTree(), [str(tmp_path / "a.sql")])
    assert list(schema.tables) == ["b", "a"]
    reasons = [u.reason for u in schema.unread]
    assert len(reasons) == 3 and "in a circle" in reasons[0] and "lies outside" in reasons[1] and "does not exist" in reasons[2]


def test_programs_in_a_folder_are_not_read_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "0001_initial.py").write_text("class Migration(migrations.Migration): pass")
    (tmp_path / "helpers.py").write_text("def help(): pass")
    (tmp_path / "package.json").write_text('{"name": "shop"}')
    (tmp_path / "0002.sql").write_text("CREATE TABLE a (b int);")
    schema = read_schema(WorkTree(), [str(tmp_path)])
    assert list(schema.tables) == ["a"] and [u.reason.partition(":")[0] for u in schema.unread] == [
        "changes the schema when it is run, and cannot be read"
    ]
    assert [n.file.rpartition("/")[2] for n in schema.notes] == ["package.json"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("1.js", "exports.up = (k) => k.schema.table('users', (t) => t.date('dob'))"),
        ("2.ts", "export async function up(db) { await db.schema.alterTable('users').addColumn('dob', 'date').execute() }"),
        ("3.ts", "export class X { async up(q) { await q.query(`ALTER TABLE users ADD dob date`) } }"),
    ],
)
def test_programs_that_change_a_schema_by_whatever_name(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "0.sql").write_text("CREATE TABLE a (b int);")
    assert [u.file.rpartition("/")[2] for u in read_schema(WorkTree(), [str(tmp_path)]).unread] == [name]


def test_models_in_programs_beside_what_is_read_are_noted(tmp_path: Path) -> None:
    (tmp_path / "0.sql").write_text("CREATE TABLE a (b int);")
    (tmp_path / "User.java").write_text('@Entity public class User { @Column(name="dob") Date born; }')
    schema = read_schema(WorkTree(), [str(tmp_path)])
    assert not schema.unread and [n.file.rpartition("/")[2] for n in schema.notes] == ["User.java"]


def test_a_model_of_dbt_is_read_from_its_yaml_or_told_as_not_read(tmp_path: Path) -> None:
    (tmp_path / "people.sql").write_text("{{ config(materialized='table') }}\nselect * from {{ ref('users') }}")
    (tmp_path / "macro.sql").write_text("{% macro m() %} select * from {{ ref('users') }} {% endmacro %}")
    assert [u.file.rpartition("/")[2] for u in read_schema(WorkTree(), [str(tmp_path)]).unread] == ["people.sql"]
    (tmp_path / "schema.yml").write_text("version: 2\nmodels:\n  - name: people\n    columns:\n      - name: dob\n")
    schema = read_schema(WorkTree(), [str(tmp_path)])
    assert not schema.unread and list(_columns(schema, "people")) == ["dob"]


def test_a_program_that_is_asked_for_by_itself_is_no_sql(tmp_path: Path) -> None:
    for name in ("User.java", "user.ts", "1.exs", "models.py", "20240101_add_dob.rb"):
        schema = _schema(tmp_path, "@Entity class User { @Column(name='dob') Date dob; }", name)
        (unread,) = schema.unread
        assert "cannot be read: give" in unread.reason and not schema.tables


def test_a_folder_of_liquibase_changes_that_nobody_can_read_is_unread(tmp_path: Path) -> None:
    """It is a document of no known schema, but nobody may take it for one that declares nothing."""
    (tmp_path / "changelog.yaml").write_text("databaseChangeLog:\n- changeSet: {id: 1, author: a, changes: [{customChange: {class: A}}]}\n")
    for _ in range(2):
        (unread,) = read_schema(WorkTree(), [str(tmp_path)]).unread
        assert "liquibase update-sql" in unread.reason
        (tmp_path / "V1__a.sql").write_text("CREATE TABLE a (b int)")


def test_a_folder_in_which_nothing_is_a_schema_is_unread(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text("{}")
    schema = read_schema(WorkTree(), [str(tmp_path)])
    assert len(schema.unread) == 1 and not schema.notes
    (tmp_path / "a.sql").write_text("CREATE TABLE a (b int)")
    schema = read_schema(WorkTree(), [str(tmp_path)])
    assert len(schema.notes) == 1 and not schema.unread


def test_columns_beside_those_of_an_unknown_table_are_read(tmp_path: Path) -> None:
    schema = _schema(tmp_path, "CREATE TABLE new (LIKE old INCLUDING ALL, dob date);\nCREATE TABLE third AS TABLE fourth")
    assert [*_columns(schema, "new")] == ["dob"]
    assert [each.reason for each in schema.unread] == [
        "new: has the columns of old, which nothing before it created",
        "third: has the columns of fourth, which nothing before it created",
    ]


def test_a_type_of_several_fields_is_judged_as_a_table(tmp_path: Path) -> None:
    text = """CREATE TYPE app.person AS (name text, dob date);
ALTER TYPE app.person ADD ATTRIBUTE religion text CASCADE, DROP ATTRIBUTE name, RENAME ATTRIBUTE dob TO born;
ALTER TYPE mood ADD VALUE 'sad'; CREATE TYPE point2 AS (x int); DROP TYPE IF EXISTS point2, nothing CASCADE;"""
    assert [*_columns(_schema(tmp_path, text), "app.person")] == ["born", "religion"]
    assert [*_schema(tmp_path, text).tables] == ["app.person"]
    assert [*_columns(_schema(tmp_path, "CREATE OR REPLACE TYPE t_person AS OBJECT (dob DATE, nino VARCHAR2(9))", dialect="oracle"), "t_person")] == [
        "dob", "nino",
    ]  # fmt: skip
    assert [*_columns(_schema(tmp_path, "CREATE TYPE dbo.People AS TABLE (Dob date)", dialect="tsql"), "dbo.People")] == ["Dob"]


def test_what_is_no_schema(tmp_path: Path) -> None:
    (tmp_path / "letter.sql").write_text("Dear Sir,\nthis is a letter; it is no SQL.")
    (tmp_path / "photo.sql").write_bytes(b"\x89PNG\r\n\0\0\0")
    (tmp_path / "empty.sql").write_text(" \n")
    schema = read_schema(WorkTree(), [str(tmp_path)])
    assert [u.reason for u in schema.unread] == ["this is no SQL statement", "is a binary file, no schema"]
    assert [n.reason for n in schema.notes] == ["is empty"]
    (tmp_path / "nothing").mkdir()
    with pytest.raises(ConfigError, match="holds no schema file"):
        read_schema(WorkTree(), [str(tmp_path / "nothing")])


def test_utf_16_as_sql_server_writes_it(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("CREATE TABLE a (näme int);\n", "utf-16")
    assert list(_columns(read_schema(WorkTree(), [str(tmp_path / "a.sql")]), "a")) == ["näme"]


def test_a_hostile_statement_ends(tmp_path: Path) -> None:
    schema = _schema(tmp_path, "CREATE TABLE a (b int DEFAULT " + "(" * 5000 + "1" + ")" * 5000 + ", c text);\nCREATE TABLE d (e int);")
    assert list(_columns(schema, "a")) == ["b", "c"] and "d" in schema.tables


def test_a_table_may_be_very_wide(tmp_path: Path) -> None:
    columns = "".join(f"c{number} int, " for number in range(40_000))
    (tmp_path / "wide.sql").write_text(f"CREATE TABLE w ({columns}dob date);")
    assert len(read_schema(WorkTree(), [str(tmp_path / "wide.sql")]).tables["w"].columns) == 40_001
    assert seconds(lambda: read_schema(WorkTree(), [str(tmp_path / "wide.sql")]), enough=20) < 20


def test_sqlite_quotes_in_three_ways_and_virtual_tables_have_columns(tmp_path: Path) -> None:
    schema = _schema(tmp_path, "CREATE TABLE u (id INTEGER PRIMARY KEY, [date of birth] text, `ethnicity`, \"religion\");\n"
                               "CREATE VIRTUAL TABLE IF NOT EXISTS f USING fts5(full_name,\n ni_number UNINDEXED, tokenize = 'porter');")  # fmt: skip
    assert list(_columns(schema, "u")) == ["id", "date of birth", "ethnicity", "religion"] and not schema.unread
    assert {name: column.line for name, column in _columns(schema, "f").items()} == {"full_name": 2, "ni_number": 3}
