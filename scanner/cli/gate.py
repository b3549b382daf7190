"""`noticegap gate`: schema changes against the notice."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import click

from scanner.cli.gate_schemas import Asked, schemas
from scanner.cli.output import save
from scanner.errors import ConfigError
from scanner.gate import Rules
from scanner.gate.result import Result
from scanner.gate.show import FORMATS, writer

_DIALECTS = ("postgres", "mysql", "sqlite", "tsql", "oracle")


@click.command(short_help="Fail when a schema starts to collect what nobody declared.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("-c", "--config", "config", type=click.Path(path_type=Path), default=Path("noticegap.toml"), envvar="NOTICEGAP_CONFIG",
              show_default=True, show_envvar=True, help="The configuration: it names the notice and the sources.")  # fmt: skip
@click.option("--base", metavar="A", help="What to compare with: a git revision (where the branch left it), a file or a folder. "
              "Left out: every column is judged.")  # fmt: skip
@click.option("--head", metavar="B", help="What to judge: a git revision, a file or a folder. Left out: PATH or --migrations as it lies.")
@click.option("--migrations", metavar="DIR", help="A folder of migrations, applied in their order; the same as PATH.")
@click.option("--models", metavar="MODULE:BASE", help="SQLAlchemy models (package.module:Base) or a Django project "
              "(django:project.settings). Imports them.")  # fmt: skip
@click.option("--url", metavar="URL", help="The schema of a live database. No row is read; ${NAME} takes a secret from the environment.")
@click.option("--dialect", type=click.Choice(_DIALECTS), help="Of SQL files. Left out: told by their words.")
@click.option("--source", metavar="ID", help="The source whose tables these are. Left out: told by `include` in the configuration.")
@click.option("--seen", type=click.Path(path_type=Path), metavar="REPORT", help="A report (json) of past scans: what such columns held.")
@click.option("--fail-on", type=click.Choice(["undeclared", "other-purpose", "none"]), default="undeclared", show_default=True,
              envvar="NOTICEGAP_GATE_FAIL_ON", show_envvar=True, help="What makes the exit code 1.")  # fmt: skip
@click.option("--confidence", type=click.FloatRange(0, 1), default=0.8, show_default=True, metavar="0..1",
              help="How sure it must be to fail; below, it warns.")  # fmt: skip
@click.option("-f", "--format", "formats", multiple=True, metavar="FORMAT[=FILE]",
              help=f"{', '.join(FORMATS)}; to a file with =FILE; may be given again.")  # fmt: skip
def gate(paths: tuple[str, ...], config: Path, base: str | None, head: str | None, migrations: str | None, models: str | None,
         url: str | None, dialect: str | None, source: str | None, seen: Path | None, fail_on: str, confidence: float,
         formats: tuple[str, ...]) -> int:  # fmt: skip
    """Fail when a schema starts to collect what the notice does not declare. Needs no database and no network.

    \b
    noticegap gate --migrations migrations --base origin/main     what the branch adds
    noticegap gate db/schema.rb --base HEAD~1 --head HEAD         two revisions of a file
    noticegap gate --base old.sql --head new.sql -f sarif=gate.sarif
    noticegap gate schema.sql                                     every column
    alembic upgrade head --sql | noticegap gate -
    noticegap gate --models shop.models:Base

    Reads SQL (PostgreSQL, MySQL and MariaDB, SQLite, SQL Server, Oracle), Liquibase, schema.rb, Prisma, dbt, JSON Schema, OpenAPI,
    AsyncAPI, Avro, Protobuf, GraphQL, DBML, lists of columns in JSON and YAML, Terraform and Atlas.
    A decision stands where the column does: `-- noticegap: demog.dob, needed to check the age`.

    Exit codes: 0 nothing undeclared; 1 undeclared or prohibited personal data; 2 the command or its configuration is wrong;
    3 nothing undeclared was seen, but something was not read.
    """
    targets = _targets(formats)
    asked = Asked((*paths, *([migrations] if migrations else [])), base, head, models, url, dialect)
    rules = _rules(config, fail_on, confidence, source)
    before, after = schemas(asked)
    from scanner.config import NONE
    from scanner.gate import gate as job
    from scanner.gate.judge import load_brain
    from scanner.gate.past import load_past

    past = load_past(seen) if seen else None
    result = job(before, after, load_brain(rules.config.model != NONE), rules, past)
    _deliver(result, targets)
    return result.exit_code


class _Unset(Mapping[str, str]):
    """An environment in which everything is set to nothing: the gate opens no source, so it needs no secret."""

    def __getitem__(self, key: str) -> str:
        return ""

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, key: object) -> bool:
        return True


def _rules(path: Path, fail_on: str, confidence: float, source: str | None) -> Rules:
    from scanner import taxonomy
    from scanner.config import load_config
    from scanner.gate import Rules
    from scanner.notice.several import load_notices

    config = load_config(path, _Unset())
    phrases = taxonomy.load(config.phrases)
    return Rules(config, load_notices(config.notices, phrases), phrases, date.today(), fail_on, confidence, source)


def _targets(wanted: Sequence[str]) -> list[tuple[Callable[..., None], Path | None]]:
    """What `-f` asked for, checked before anything is read."""
    result: list[tuple[Callable[..., None], Path | None]] = []
    for text in wanted or ("text",):
        name, _, file = text.partition("=")
        result.append((writer(name), Path(file) if file else None))
        if file and not Path(file).absolute().parent.is_dir():
            raise ConfigError(f"-f {text}: the folder {Path(file).parent} does not exist.")
    if sum(file is None for _, file in result) > 1:
        raise ConfigError("-f: only one format can go to standard output. Write the others to files: -f sarif=gate.sarif")
    return result


def _deliver(result: Result, targets: Sequence[tuple[Callable[..., None], Path | None]]) -> None:
    for write, file in sorted(targets, key=lambda each: each[1] is None):
        if file is None:
            colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
            write(result, sys.stdout, colour=colour, width=shutil.get_terminal_size((100, 24)).columns)
        else:
            save(file, partial(write, result))
            click.echo(f"wrote {file}", err=True)
