"""Which files of a folder declare a schema, and in which order they apply."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

_FLYWAY = re.compile(r"(?P<kind>[VRUB])(?P<version>\d+(?:[._]\d+)*)?__.*\.sql(?:\.\w+)?", re.IGNORECASE)
_DOWN = re.compile(
    r"(?:\.down\.sql|(?:^|[/_.-])(?:down|rollback|undo|revert)\.sql)$|(?:^|/)(?:down|rollbacks?|undo|revert)/", re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d+)")

_VERSION = re.compile(r"[vV]?\d[\w.-]*")
_ALONE = (".rb", ".json", ".yml", ".yaml", ".avsc", ".avpr", ".graphql", ".graphqls", ".gql", ".dbml")
#: … but for what dbt spreads over many.
_OF_MANY = re.compile(r"(?:^|/)(?:models|seeds|snapshots|sources|marts|staging|intermediate)(?:/|\.ya?ml$)|schema\.ya?ml$")

#: Endings of SQL files, also of those that a template engine fills first.
SQL = (".sql", ".ddl", ".pgsql", ".psql", ".mysql", ".tsql", ".plsql", ".hql", ".cql", ".sq", ".sqm", "schema.dump",
       *(f".sql.{each}" for each in ("j2", "jinja", "jinja2", "erb", "tmpl", "tpl", "template", "mustache", "in")))  # fmt: skip
#: Endings of files that a reader knows.
READ = (*SQL, ".rb", ".prisma", ".zmodel", ".yml", ".yaml", ".json", ".avsc", ".avpr", ".proto", ".graphql", ".graphqls", ".gql", ".dbml")
#: Endings of SQL that has to be unpacked first.
PACKED = tuple(f".sql.{each}" for each in ("gz", "bz2", "xz", "zst", "zip", "7z"))
#: Endings of languages that declare fields, and that nothing here reads.
FOREIGN = (".thrift", ".avdl", ".xsd", ".fbs", ".edmx")
#: Endings of programs that may change a schema when they run, and what to give instead.
PROGRAMS = {
    ".py": "their SQL (`alembic upgrade head --sql`, `manage.py sqlmigrate`) or --models",
    ".rb": "db/schema.rb or db/structure.sql",
    ".js": "a dump of the schema (`structure.sql`)",
    ".mts": "a dump of the schema (`structure.sql`)",
    ".cts": "a dump of the schema (`structure.sql`)",
    ".rs": "a dump of the schema (`structure.sql`)",
    ".scala": "a dump of the schema (`structure.sql`)",
    ".mjs": "a dump of the schema (`structure.sql`)",
    ".cjs": "a dump of the schema (`structure.sql`)",
    ".ts": "a dump of the schema (`structure.sql`)",
    ".php": "a dump of the schema (`php artisan schema:dump`)",
    ".java": "a dump of the schema (`structure.sql`)",
    ".kt": "a dump of the schema (`structure.sql`)",
    ".kts": "a dump of the schema (`structure.sql`)",
    ".groovy": "their SQL (`liquibase update-sql`)",
    ".exs": "a dump of the schema (`mix ecto.dump`)",
    ".cs": "their SQL (`dotnet ef migrations script`)",
    ".go": "a dump of the schema (`structure.sql`)",
    ".xml": "their SQL (`liquibase update-sql`)",
}


#: What such programs hold.
MIGRATES = re.compile(
    rb"\b(?:op|\w*batch\w*)\.(?:add_column|create_table|alter_column|execute)|^down_revision\b"
    rb"|\bfrom alembic(?:\.op)? import\b.*\b(?:op|add_column)\b"
    rb"|migrations\.(?:Migration|RunSQL)|ActiveRecord::Migration|Schema::(?:create|table)"
    rb"|createTable|addColumn|alterTable|\.schema\.(?:table|raw)\b"
    rb"|\b(?:[qQ]uery|[eE]xec(?:ute)?\w*|\w*[rR]aw|step|addSql|[sS]ql|statement|unprepared|text|run|prepare)\(\s*"
    rb"(?:[rfbRFB$@]{0,2}[`'\"]{1,3}|<<[<~-]?['\"]?\w+['\"]?)\s*(?:ALTER|CREATE) TABLE"
    rb"|Ecto\.Migration|AbstractMigration|FluentMigrator|queryInterface|knex\.schema|MigrationInterface|MigrationBuilder|BaseJavaMigration"
    rb"|databaseChangeLog|^def model\(dbt\b|goose\.Add|MigrationTrait|\bmigrator\.add_column",
    re.MULTILINE,
)
#: What programs hold that declare tables: models, from which migrations may be made.
DECLARES = re.compile(
    rb"@Entity\b|\b(?:pg|mysql|sqlite)Table\(|\bDataTypes\.|mongoose\.Schema|\(models\.Model\)|\bmapped_column\(|\bdb\.Column\(|`gorm:\""
    rb"|\bDbSet<|\bbson:\"|\bbun:\"|\bent\.Schema\b|\btable!\s*\{|DeriveEntityModel|#\[derive\([^)]*Queryable|:\s*\w*Table\(\)"
    rb"|extends Table\["
    rb"|\bdefineTable\(|\bnew Schema\(|\bsequelize\.define\(|ORM\\Entity\b|@(?:Document|MappedEntity|DynamoDb\w+|DynamoDBTable)\b"
    rb"|\btable=True\)|<(?:hibernate|doctrine)-mapping\b|<entity-mappings\b|\bEntitySchema\("
)

#: A query that dbt makes a table of. Macros make none by themselves.
_TEMPLATE = re.compile(r"\{\{(?:-?\s*config|[^{}]*\b(?:ref|source))\s*\(")
_MODELS = re.compile(r"(?:^|/)(?:models|snapshots|marts|staging|intermediate)/")
_QUERY = re.compile(r"(?:\s|--(?!\s*name:)[^\n]*|/\*.*?\*/|\()*(?:WITH|SELECT)\b", re.IGNORECASE | re.DOTALL)
_SEEDS = re.compile(r"(?:^|/)(?:seeds|data)/")
_MACRO = re.compile(r"\{%-?\s*(?:macro|test)\b")


#: What makes XML a changelog of Liquibase.
CHANGELOG = re.compile(rb"<(?:\w+:)?databaseChangeLog\b")
#: Resources of Terraform that have columns, and tables of Atlas.
TABLES = re.compile(
    rb"^\s*(?:table\s+\"|resource\s+\"\w*(?:table|schema|catalog|user_pool|dataset|collection)\w*\"|module\s+\"[\w-]*\")", re.MULTILINE
)


def template(text: str) -> bool:
    """Whether a text of SQL is a model of dbt, which says in a program's words what its columns are."""
    return _TEMPLATE.search(text) is not None and _MACRO.search(text) is None


def model(path: str, text: str) -> bool:
    """Whether a file of a project of dbt is a model that needs nothing of dbt: a query and no more, in a folder of models."""
    return _MODELS.search(path) is not None and _QUERY.match(text) is not None


def dbt_project(paths: Iterable[str]) -> bool:
    """Whether files are of a project of dbt."""
    return any(path.endswith(("dbt_project.yml", "dbt_project.yaml")) for path in paths)


def seeds(paths: Iterable[str]) -> list[str]:
    """The CSV files that dbt makes tables of, where its project is among the files."""
    listed = list(paths)
    return [path for path in listed if path.lower().endswith(".csv") and _SEEDS.search(path)] if dbt_project(listed) else []


def ordered(paths: Iterable[str]) -> list[str]:
    """The files in the order in which they apply; those that undo others are left out.

    Flyway: versions by number, then repeatable ones by name. Everything else by its path, numbers in it as numbers.
    """
    return sorted((path for path in paths if not _undoes(path)), key=_key)


def home_of(path: str, root: str) -> str:
    """The part of a folder to which a file belongs: its own folder, without versions (`migrations/2024_init/up.sql`).

    A document, and the dump of a database of Rails, declares all that it names: it is a home of its own.
    """
    inner = posixpath.relpath(path, root) if path != root else posixpath.basename(path)
    if inner.lower().endswith(_ALONE) and not _OF_MANY.search(inner):
        return inner
    parts = inner.split("/")[:-1]
    while parts and _VERSION.fullmatch(parts[-1]):
        parts.pop()
    return "/".join(parts)


def _undoes(path: str) -> bool:
    name = path.rpartition("/")[2]
    flyway = _FLYWAY.fullmatch(name)
    return bool(_DOWN.search(path)) or bool(flyway and flyway["kind"] in "Uu" and flyway["version"])


def _key(path: str) -> tuple[int, tuple[int, ...], tuple[tuple[int, int, str], ...]]:
    flyway = _FLYWAY.fullmatch(path.rpartition("/")[2])
    natural = tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in _NUMBERS.split(path) if part)
    if flyway and flyway["version"]:
        return 0, tuple(int(number) for number in re.split(r"[._]", flyway["version"])), natural
    return (1 if flyway else 0), (), natural
