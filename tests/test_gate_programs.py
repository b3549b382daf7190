"""What a script declares inside of programs, batches and texts that it runs is read; what nobody can tell is said."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from scanner.gate.files import read_schema
from scanner.gate.schema import Schema
from scanner.gate.tree import WorkTree
from tests.pace import seconds, slower

_TOLD = "the statement is put together by a program: what it declares cannot be told"


def _schema(tmp_path: Path, text: str) -> Schema:
    (tmp_path / "1.sql").write_text(text, "utf-8")
    return read_schema(WorkTree(), [str(tmp_path / "1.sql")])


def _places(schema: Schema) -> dict[str, int]:
    return {f"{table.name}.{column.name}": column.line for table, column in schema.columns()}


def test_sql_server_needs_no_semicolons(tmp_path: Path) -> None:
    text = """USE [shop] GRANT SELECT ON x TO y
ALTER TABLE [dbo].[users] ADD [nino] nvarchar(9)
GO
SET XACT_ABORT ON
BEGIN TRANSACTION
CREATE TABLE dbo.t2 (religion nvarchar(9))
INSERT INTO dbo.t2 VALUES (N'x
CREATE TABLE dbo.said (no_column int)')
UPDATE dbo.x SET a = 1
ALTER TABLE dbo.t2 ADD ethnicity nvarchar(9)
COMMIT
GRANT CREATE TABLE TO somebody
GO
PRINT 'CREATE TABLE printed (a int)'
SELECT nino INTO dbo.kept FROM dbo.users
GO
SELECT nino INTO #passing FROM dbo.users
CREATE TABLE #passing2 (nino nvarchar(9))
GO
CREATE PROCEDURE dbo.p AS
BEGIN
  SET NOCOUNT ON
  CREATE TABLE #t (nino nvarchar(9))
  CREATE TABLE dbo.work (passport_no nvarchar(9))
END
GO
"""
    schema = _schema(tmp_path, text)
    assert schema.unread == []
    assert _places(schema) == {
        "dbo.users.nino": 2, "dbo.t2.religion": 6, "dbo.t2.ethnicity": 10, "dbo.kept.nino": 15, "dbo.work.passport_no": 24,
    }  # fmt: skip
    assert schema.tables["dbo.t2"].columns["ethnicity"].type == "nvarchar(9)"


def test_texts_that_are_run_are_read(tmp_path: Path) -> None:
    text = """SET @s = (SELECT IF((SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS) > 0, "SELECT 1", "ALTER TABLE users ADD religion varchar(40);"));
PREPARE change FROM @s;
EXECUTE change;
PREPARE two FROM 'ALTER TABLE users ADD nino varchar(9)';
"""
    schema = _schema(tmp_path, text)
    assert _places(schema) == {"users.religion": 1, "users.nino": 4} and schema.unread == []
    text = """EXEC('ALTER TABLE dbo.users ADD religion nvarchar(40)')
GO
EXEC sp_executesql N'ALTER TABLE dbo.users ADD ethnicity nvarchar(40)'
GO
DECLARE @sql nvarchar(max) = N'ALTER TABLE dbo.users ADD blood_group nvarchar(40) CONSTRAINT d DEFAULT ''x'''; EXEC(@sql);
"""
    schema = _schema(tmp_path, text)
    assert _places(schema) == {"dbo.users.religion": 1, "dbo.users.ethnicity": 3, "dbo.users.blood_group": 5} and schema.unread == []


@pytest.mark.parametrize("statement", [
    "EXECUTE format('ALTER TABLE %I ADD COLUMN nino text', t);", "EXECUTE 'ALTER TABLE ' || t || ' ADD COLUMN nino text';",
    "EXECUTE 'ALTER TABLE users ADD COLUMN ' || c;", "EXECUTE 'CREATE TABLE ' || t || '(nino text)';",
    "EXECUTE 'CREATE TABLE x (' || c || ')';", "EXECUTE 'ALTER TABLE dbo.' || t;", "EXECUTE 'ALTER TABLE users ' || c;",
])  # fmt: skip
def test_what_only_the_running_program_knows_is_unread_and_in_a_function_noted(tmp_path: Path, statement: str) -> None:
    schema = _schema(tmp_path, f"DO $$ BEGIN\n  {statement}\nEND $$;\n")
    assert _places(schema) == {} and [(each.line, each.reason) for each in schema.unread] == [(2, _TOLD)]
    schema = _schema(tmp_path, f"CREATE FUNCTION f() RETURNS void AS $f$ BEGIN\n  {statement}\nEND $f$ LANGUAGE plpgsql;\n")
    assert schema.unread == [] and [(each.line, each.reason) for each in schema.notes] == [(2, _TOLD)]


def test_bodies_of_programs_are_read_and_what_they_only_say_is_not(tmp_path: Path) -> None:
    text = """CREATE FUNCTION f() RETURNS void AS $f$ BEGIN
  EXECUTE 'CREATE TEMP TABLE passing (nino text)';
  EXECUTE format('CREATE TABLE %I PARTITION OF m FOR VALUES IN (1)', t);
  SELECT count(*) INTO n FROM x;
  EXECUTE $q$ALTER TABLE users ADD COLUMN religion text$q$;
  ALTER TABLE users ADD COLUMN dob date;
END $f$ LANGUAGE plpgsql;
DO $$ BEGIN
  -- ALTER TABLE users ADD COLUMN commented text
  PERFORM 1;
  RAISE NOTICE 'CREATE TABLE said (nino text)';
END $$;
CREATE EVENT TRIGGER t ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION f();
"""
    schema = _schema(tmp_path, text)
    assert _places(schema) == {"users.religion": 5, "users.dob": 6} and schema.unread == [] and schema.notes == []


def test_the_delimiter_of_mysql(tmp_path: Path) -> None:
    text = """DELIMITER //
CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW BEGIN SET NEW.x = 1; END //
ALTER TABLE users ADD nino varchar(9) //
CREATE PROCEDURE p() BEGIN ALTER TABLE users ADD dob date; END //
DELIMITER $$
CREATE PROCEDURE q()
BEGIN
  IF NOT EXISTS (SELECT 1) THEN
    ALTER TABLE users ADD COLUMN religion varchar(40);
  END IF;
END$$
CALL q() $$
DELIMITER ;
ALTER TABLE users ADD iban varchar(9);
"""
    schema = _schema(tmp_path, text)
    assert _places(schema) == {"users.nino": 3, "users.dob": 4, "users.religion": 9, "users.iban": 14} and schema.unread == []
    assert schema.tables["users"].columns["religion"].type == "varchar(40)"


@pytest.mark.parametrize(
    "name", ["${schema}.users", "${prefix}users", "{{ schema }}.users", '{{ var("db") }}.users', ":schema.users", ':"schema".users',
             "$(Db).users", "&owner..users", "&&prefix.users", "<%= schema %>.users", "{{ users }}", "${tbl_users}"]
)  # fmt: skip
def test_places_that_a_program_fills_hide_no_column(tmp_path: Path, name: str) -> None:
    schema = _schema(tmp_path, f"{{% if new %}}\nCREATE TABLE {name} (id int);\n{{% endif %}}\nALTER TABLE {name} ADD COLUMN nino text;\n")
    assert schema.unread == [] and len(schema.tables) == 1
    assert [(each.name, each.line) for _, each in schema.columns()] == [("id", 2), ("nino", 4)]
    assert next(iter(schema.tables)).endswith("users")


def test_what_is_no_column_and_no_change_is_unread(tmp_path: Path) -> None:
    text = "CREATE TABLE a (\n<<<<<<< HEAD\n  nino text,\n=======\n  dob date,\n>>>>>>> b\n  id int);\nALTER TABLE ? ADD nino text;\n"
    assert sorted({each.line for each in _schema(tmp_path, text).unread}) == [2, 4, 6, 8]
    quiet = "ALTER TABLE a OWNER TO b, ENABLE ROW LEVEL SECURITY;\nALTER TABLE a ENGINE=InnoDB, ADD b int, ALGORITHM=INPLACE, LOCK=NONE;\n"
    schema = _schema(tmp_path, quiet + "ALTER ONLINE TABLE a ADD COLUMN c int;\n")
    assert schema.unread == [] and list(_places(schema)) == ["a.b", "a.c"]


def test_hostile_scripts_take_no_time_that_grows_with_their_square(tmp_path: Path) -> None:
    for text in ("/* " * 100_000, "{%" * 100_000, "SELECT a, b\n" * 50_000, "SELECT a INTO x\n" * 5_000, "CREATE TABLE ${" * 10_000):
        assert seconds(partial(_schema, tmp_path, text), 2.0) < 2 * slower(), text[:20]


def test_what_adds_no_column_is_neither_one_nor_a_gap(tmp_path: Path) -> None:
    text = """CREATE TABLE [People] ([Id] int, [X] int)
GO
BEGIN
    DECLARE @var0 sysname;
    SELECT @var0 = [d].[name] FROM [sys].[default_constraints] [d];
    IF @var0 IS NOT NULL EXEC(N'ALTER TABLE [People] DROP CONSTRAINT [' + @var0 + '];');
    EXEC('ALTER TABLE ' + @t + ' DROP CONSTRAINT ' + @c);
    ALTER TABLE [People] DROP COLUMN [X];
    ALTER TABLE [People] ADD [owner] nvarchar(9), [comment] nvarchar(9), validate int;
END
GO
"""
    schema = _schema(tmp_path, text)
    assert schema.unread == [] and list(_places(schema)) == ["People.Id", "People.owner", "People.comment", "People.validate"]
    text = """ALTER TABLE a ADD CONSTRAINT c CHECK (a > 0) NOT VALID, VALIDATE CONSTRAINT d, DROP CONSTRAINT e, ADD b int, OWNER TO x;
ALTER TABLE a ADD PARTITION (PARTITION p1 VALUES LESS THAN (10)), REORGANIZE PARTITION p0 INTO (PARTITION q VALUES LESS THAN (1));
ALTER TABLE a ADD PARTITION p VALUES LESS THAN (MAXVALUE);
ALTER TABLE a ALTER INDEX x INVISIBLE, RENAME INDEX y TO z, ALTER CHECK c NOT ENFORCED;
ALTER TABLE a MODIFY LOB (photo) (CACHE);
ALTER TABLE a ADD partition int;
DENY CREATE TABLE TO somebody;
"""
    schema = _schema(tmp_path, text)
    assert schema.unread == [] and list(_places(schema)) == ["a.b", "a.partition"]
