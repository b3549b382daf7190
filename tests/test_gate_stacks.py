"""Programs that change a schema: the SQL in them is read, a dump beside them stands for them, and what undoes is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scanner.cli import run
from scanner.gate.schema import Schema
from scanner.gate.schemas.programs import read_program
from tests.gate import CONFIG, gated, project, schema_of, written

_FIRST = {"db/init.sql": "CREATE TABLE users (\n id int\n);\n"}
_ADD, _DROP = "ALTER TABLE users ADD COLUMN nino text", "ALTER TABLE users DROP COLUMN nino"


def _columns(schema: Schema) -> dict[str, int]:
    return {f"{table.name}.{column.name}": column.line for table, column in schema.columns()}


@pytest.mark.parametrize(("name", "text", "line"), [
    ("2.rb", f"class X < ActiveRecord::Migration[7.0]\n  def up\n    execute <<~SQL\n      {_ADD};\n    SQL\n  end\n  def down\n    execute '{_DROP}'\n  end\nend\n", 4),
    ("2.php", f"<?php\nfinal class V2 extends AbstractMigration {{\n  public function up($s): void {{\n    $this->addSql('{_ADD}');\n  }}\n  public function down($s): void {{\n    $this->addSql('{_DROP}');\n  }}\n}}\n", 4),
    ("3.php", f'<?php\nreturn new class extends Migration {{\n  public function up() {{ DB::statement("{_ADD}"); }}\n}};\n', 3),
    ("4.php", f"<?php\nDB::unprepared(<<<SQL\n  {_ADD};\nSQL);\n", 3),
    ("2.py", f'down_revision = "1"\ndef upgrade():\n    op.execute("""\n        {_ADD};\n    """)\ndef downgrade():\n    op.execute("{_DROP}")\n', 4),
    ("3.py", 'down_revision = "1"\ndef upgrade():\n    op.execute("ALTER TABLE users "\n               "ADD COLUMN nino text")\n', 4),
    ("4.py", f"class Migration(migrations.Migration):\n    operations = [\n        migrations.RunSQL('{_ADD}', '{_DROP}'),\n    ]\n", 3),
    ("5.py", f"class Migration(migrations.Migration):\n    operations = [migrations.RunSQL(sql=f'{_ADD.replace('users', '{table}')}')]\n", 2),
    ("2.cs", f'class X : Migration {{\n  void Up(MigrationBuilder m) {{ m.Sql(@"{_ADD}"); }}\n  protected override void Down(MigrationBuilder m)\n  {{ m.Sql("{_DROP}"); }}\n}}\n', 2),
    ("2.exs", f'defmodule X do\n  use Ecto.Migration\n  def up do\n    execute "{_ADD}"\n  end\n  def down do\n    execute "{_DROP}"\n  end\nend\n', 4),
    ("2.ts", f"export class X implements MigrationInterface {{\n  public async up(q: QueryRunner) {{\n    await q.query(`{_ADD}`);\n  }}\n  public async down(q: QueryRunner) {{\n    await q.query(`{_DROP}`);\n  }}\n}}\n", 3),
    ("2.js", f"exports.up = (knex) => knex.raw(`\n  {_ADD}\n`);\nexports.down = (knex) => knex.raw('{_DROP}');\n", 2),
    ("2.go", f"func init() {{ goose.AddMigration(up, down) }}\nfunc up(tx *sql.Tx) error {{\n\t_, err := tx.Exec(`{_ADD}`)\n}}\nfunc down(tx *sql.Tx) error {{\n\ttx.Exec(`{_DROP}`)\n}}\n", 3),
    ("2.java", 'class V2 extends BaseJavaMigration {\n  void migrate(Context c) {\n    s.execute("ALTER TABLE users " +\n      "ADD COLUMN nino text");\n  }\n}\n', 4),
    ("2.rs", f'pub async fn up(p: &PgPool) {{\n    sqlx::query("{_ADD}").execute(p);\n}}\n', 2),
])  # fmt: skip
def test_sql_in_a_program_is_read_and_the_program_is_told_all_the_same(tmp_path: Path, name: str, text: str, line: int) -> None:
    schema = schema_of(tmp_path, {**_FIRST, name: text})
    found = {place.rpartition(".")[2]: at for place, at in _columns(schema).items()}
    assert found.get("nino") == line and [Path(each.file).name for each in schema.unread] == [name] and schema.notes == []


@pytest.mark.parametrize("text", [
    "assert parse('CREATE TABLE a (nino text)')", "print('ALTER TABLE a ADD nino text')", "x = 'CREATE TABLE a (nino text)'",
    "# download('ALTER TABLE')", "SQL = 'SELECT 1'",
])  # fmt: skip
def test_sql_that_nothing_runs_is_no_change(tmp_path: Path, text: str) -> None:
    schema = schema_of(tmp_path, {**_FIRST, "a.py": f"{text}\n"})
    assert schema.unread == [] and list(_columns(schema)) == ["users.id"]


def test_a_decision_stands_in_a_program_too(tmp_path: Path) -> None:
    text = f"down_revision = '1'\ndef upgrade():\n    # noticegap: id.national, needed for the pension\n    op.execute('{_ADD}')\n"
    schema = schema_of(tmp_path, {**_FIRST, "2.py": text})
    assert [each.text for each in schema.tables["users"].columns["nino"].said] == ["id.national, needed for the pension"]


_ECTO = "defmodule {0} do\n  use Ecto.Migration\n  def change, do: alter(table(:users), do: add(:{1}, :string))\nend\n"
_KNEX = "exports.up = (knex) => knex.schema.alterTable('users', (t) => {{ t.string('{1}'); }}); // {0}\n"


@pytest.mark.parametrize(("dump", "migrations", "text"), [
    ("priv/repo/structure.sql", "priv/repo/migrations/{}.exs", _ECTO), ("db/structure.sql", "migrations/{}.js", _KNEX),
    ("database/schema/mysql-schema.sql", "database/migrations/{}.js", _KNEX), ("database/schema/mysql-schema.dump", "database/migrations/{}.js", _KNEX),
])  # fmt: skip
def test_a_dump_stands_for_the_migrations_of_its_project(
    dump: str, migrations: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = {dump: "CREATE TABLE users (id int);\n", migrations.format("1_a"): text.format("A", "id")}
    new = {**old, migrations.format("2_b"): text.format("B", "x")}
    run_ = {**new, dump: "CREATE TABLE users (id int, x text);\n"}
    for number, (head, code, told) in enumerate((
        (run_, 0, []), ({**run_, dump: "CREATE TABLE users (id int, nino text);\n"}, 1, []), (new, 3, ["2_b"]),
        ({**old, migrations.format("1_a"): text.format("A", "nino")}, 3, ["1_a"]),
        ({**old, migrations.format("1_a"): text.format("A", "id").replace("users", " users")}, 0, []),
    )):  # fmt: skip
        (tmp_path / str(number)).mkdir()
        done, found = gated(tmp_path / str(number), old, head, monkeypatch, capsys)
        assert done == code and [Path(each["file"]).name.partition(".")[0] for each in found["unread"]] == told, head
    assert run(["gate", "head"]) == 3  # without a base nothing tells whether somebody ran them
    assert "NOT READ" in capsys.readouterr().out


def test_the_dump_of_another_project_stands_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    base = {"shop/db/structure.sql": "CREATE TABLE a (id int);\n"}
    head = {"shop/db/structure.sql": "CREATE TABLE a (id int, x int);\n", "clinic/migrations/2.js": _KNEX.format("A", "nino")}
    code, found = gated(tmp_path, base, head, monkeypatch, capsys)
    assert code == 3 and [Path(each["file"]).name for each in found["unread"]] == ["2.js"]


@pytest.mark.parametrize("files", [
    {"evolutions/1.sql": f"# --- !Ups\n{_ADD};\n\n# --- !Downs\n{_DROP};\n"},
    {"deploy/nino.sql": f"BEGIN;\n{_ADD};\nCOMMIT;\n", "revert/nino.sql": f"{_DROP};\n", "verify/nino.sql": "SELECT nino FROM users WHERE false;\n"},
    {"m/1.sql": f"-- // add it\n{_ADD};\n\n-- //@UNDO\n{_DROP};\n"}, {"up/1.sql": f"{_ADD};\n", "rollback/1.sql": f"{_DROP};\n"},
])  # fmt: skip
def test_what_undoes_a_change_takes_no_column_away(tmp_path: Path, files: dict[str, str]) -> None:
    schema = schema_of(tmp_path, files)
    assert list(_columns(schema)) == ["users.nino"] and schema.unread == []


@pytest.mark.parametrize(("statement", "told"), [
    ("ALTER TABEL users ADD COLUMN nino text;", True), ("CREATE TABL users (nino text);", True), ("CREATE VEIW v AS SELECT nino FROM users;", True),
    ("ALTER TABLESPACE a ADD DATAFILE 'b';", False), ("CREATE ROLE a;", False), ("CREATE RULE r AS ON INSERT TO t DO NOTHING;", False),
    ("ALTER TRIGGER t ON a RENAME TO b;", False), ("CREATE UNIQUE INDEX i ON users (id);", False), ("ALTER DATABASE a SET x = 1;", False),
    ("CREATE DATABASE LINK l CONNECT TO u;", False), ("CREATE LABEL a;", False),
])  # fmt: skip
def test_a_misspelt_word_for_a_table_is_told(tmp_path: Path, statement: str, told: bool) -> None:
    assert bool(schema_of(tmp_path, {"1.sql": f"CREATE TABLE users (id int);\n{statement}\n"}).unread) == told


def test_a_description_that_sql_server_is_given_in_a_variable_is_heard(tmp_path: Path) -> None:
    text = """ALTER TABLE [Customers] ADD [Code] nvarchar(9) NULL;
DECLARE @defaultSchema AS sysname;
SET @defaultSchema = SCHEMA_NAME();
DECLARE @description AS sql_variant;
SET @description = N'Passport number';
EXEC sp_addextendedproperty 'MS_Description', @description, 'SCHEMA', @defaultSchema, 'TABLE', N'Customers', 'COLUMN', N'Code';
SET @description = N'National insurance number';
EXEC sp_updateextendedproperty 'MS_Description', @description, 'SCHEMA', @defaultSchema, 'TABLE', N'Customers', 'COLUMN', N'Code';
GO
"""
    schema = schema_of(tmp_path, {"1.sql": text})
    assert schema.unread == [] and schema.tables["Customers"].columns["Code"].comment == "National insurance number"


def test_two_tables_of_one_name_have_fingerprints_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {f"{home}/1.sql": "CREATE TABLE users (id int, nino text);\n" for home in ("clinic", "shop")}
    monkeypatch.chdir(project(tmp_path, CONFIG))
    written(tmp_path / "s", files)
    assert run(["gate", "s", "-f", "gitlab"]) == 1
    both = [each["fingerprint"] for each in json.loads(capsys.readouterr().out)]
    assert len(set(both)) == 2
    assert run(["gate", "s/clinic", "-f", "gitlab"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["fingerprint"] in both


def test_keys_of_json_count_in_a_table_that_nothing_before_created(tmp_path: Path) -> None:
    text = "CREATE INDEX i ON customers (id) WHERE (extra->>'pregnant')::boolean;\nALTER TABLE shops ADD CONSTRAINT c CHECK (extra ? 'nino');\n"
    files = {
        "1.sql": text,
        "2.sql": "CREATE TABLE customers (id int, extra jsonb);\nCREATE INDEX j ON customers (id);\nCREATE INDEX k ON elsewhere (id);\n",
    }
    assert sorted(_columns(schema_of(tmp_path, files))) == [
        "customers.extra",
        "customers.extra.pregnant",
        "customers.id",
        "shops.extra.nino",
    ]


_MODELS = {
    "a.py": ("class User(models.Model):\n    email = models.EmailField()\n", "    def name(self):\n        if self.email:\n            return self.email.lower()\n",
             "    nino = models.CharField(max_length=9)\n"),
    "B.java": ("@Entity\nclass User {\n  private String email;\n", "  public String getEmail() {\n    return email.trim();\n  }\n}\n", "  private String nino;\n}\n"),
    "c.ts": ("@Entity()\nexport class User {\n  @Column() email: string;\n", "  async send(x: string): Promise<void> {\n    await mail(x)\n  }\n}\n", "  from: string;\n}\n"),
    "d.go": ("type User struct {\n\tEmail string `gorm:\"index\"`\n", "}\nfunc (u User) Name() string {\n\treturn u.Email\n}\n", "\tNino string\n}\n"),
    "e.go": ("type User struct{ ent.Schema }\n", "func (User) Hooks() []ent.Hook {\n\treturn nil\n}\n", "\tfield.String(\"nino\"),\n"),
    "f.cs": ("DbSet<User> Users { get; }\nclass User {\n", "  public string Show() {\n    return x;\n  }\n}\n", "  public string Nino { get; set; }\n}\n"),
    "g.kt": ("@Entity\n", "fun a(x: Int) = x\n", "data class User(val nino: String) {\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", _MODELS)
def test_a_model_that_only_does_more_declares_no_more(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, does, declares = _MODELS[name]
    for number, (more, told) in enumerate(((does, []), (declares, [name]))):
        (tmp_path / str(number)).mkdir()
        code, found = gated(tmp_path / str(number), {**_FIRST, name: first}, {**_FIRST, name: f"{first}{more}"}, monkeypatch, capsys)
        assert code == (3 if told else 0) and [Path(each["file"]).name for each in found["unread"]] == told


def test_files_that_are_no_schema_are_noted_once_and_not_when_they_were_so_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    base = {**_FIRST, "package.json": '{"name": "a"}', "tsconfig.json": '{"b": 1}'}
    code, found = gated(tmp_path, base, {**base, "new.json": '{"c": 1}', "tsconfig.json": '{"b": 2}'}, monkeypatch, capsys)
    assert code == 0 and [Path(each["file"]).name for each in found["notes"]] == ["new.json"]
    assert "(this and 1 other files)" in found["notes"][0]["reason"]


@pytest.mark.parametrize(
    "text",
    [
        "<<A\n" * 20_000,
        "'\\" * 60_000,
        "`\\" * 60_000,
        '"a"' + " " * 100_000,
        "public " * 20_000,
        '"""' + "a" * 200_000,
        "{ " * 50_000,
        '"\\',
    ],
)
@pytest.mark.parametrize("file", ["a.py", "a.ts"])
@pytest.mark.timeout(60)
def test_a_hostile_program_is_looked_at_once(text: str, file: str) -> None:
    """Each takes a moment; with a step back for each byte it took minutes, or never came to an end."""
    schema = Schema()
    read_program(text, file, schema, {}, None)
    assert not schema.tables and not schema.unread
