"""`noticegap diff`: what changed between two runs, and why."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import click
from sqlalchemy import Engine

from scanner.catalog.load import Entry, load
from scanner.catalog.names import named
from scanner.cli.memory import runs_of, stored_side
from scanner.cli.output import save
from scanner.diff.compare import compare
from scanner.diff.report_file import side_of_file
from scanner.diff.result import Diff
from scanner.diff.show import FORMATS, writer
from scanner.diff.side import Side
from scanner.errors import ConfigError


@click.command(short_help="What changed between two runs, and why.")
@click.argument("a", default="last~1")
@click.argument("b", default="last")
@click.option("-c", "--config", "path", type=click.Path(path_type=Path), default=Path("noticegap.toml"), envvar="NOTICEGAP_CONFIG",
              show_default=True, show_envvar=True, help="The configuration, beside which runs are remembered.")  # fmt: skip
@click.option("-f", "--format", "formats", multiple=True, metavar="FORMAT[=FILE]",
              help=f"{', '.join(FORMATS)}; to a file with =FILE; may be given again.")  # fmt: skip
def diff(a: str, b: str, path: Path, formats: tuple[str, ...]) -> int:
    """What changed from run A to run B, and why. Left out: the last run, and the one before it.

    A and B are ids of runs or the beginnings of them, last, last~1 (the one before), or JSON reports (noticegap scan -f json=FILE).
    What B did not look at is never called gone.

    \b
    noticegap diff
    noticegap diff 20261112 last
    noticegap diff -f json before.json after.json

    Exit codes: 0 nothing undeclared is new; 1 undeclared or prohibited data is new; 2 the command is wrong; 3 nothing undeclared
    is new, but something was not read in B.
    """
    targets = _targets(formats)
    runs = cache(partial(runs_of, path))

    def side(name: str) -> Side:
        return side_of_file(Path(name)) if name.endswith(".json") or os.path.isfile(name) else _stored(name, *runs()[1:])

    found = compare(side(a), side(b))
    _deliver(found, targets)
    return found.exit_code


def _stored(name: str, engine: Engine, known: Sequence[Entry]) -> Side:
    return stored_side(load(engine, named(name, known).id))


def _targets(wanted: Sequence[str]) -> list[tuple[Callable[..., None], Path | None]]:
    """What `-f` asked for, checked before anything is read."""
    result = [(writer(text.partition("=")[0]), Path(file) if (file := text.partition("=")[2]) else None) for text in wanted or ("text",)]
    for _, target in result:
        if target and not target.absolute().parent.is_dir():
            raise ConfigError(f"-f: the folder {target.parent} does not exist.")
    if sum(target is None for _, target in result) > 1:
        raise ConfigError("-f: only one format can go to standard output. Write the others to files: -f json=diff.json")
    return result


def _deliver(found: Diff, targets: Sequence[tuple[Callable[..., None], Path | None]]) -> None:
    for write, file in sorted(targets, key=lambda each: each[1] is None):
        if file is None:
            colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
            write(found, sys.stdout, colour=colour, width=shutil.get_terminal_size((100, 24)).columns)
        else:
            save(file, partial(write, found))
            click.echo(f"wrote {file}", err=True)
