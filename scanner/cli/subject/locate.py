"""`noticegap subject locate`: where the person of a request is, in every configured source."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from scanner.cli.duration import Duration
from scanner.cli.output import save
from scanner.cli.progress import Progress
from scanner.cli.subject.found import as_json, as_text
from scanner.config import load_config
from scanner.errors import ConfigError, did_you_mean
from scanner.subject.request import Request, load_request, load_requests, still_open
from scanner.subject.result import Located

if TYPE_CHECKING:
    from scanner.subject.locate import Search

_FORMATS = ("text", "json")


@click.command(short_help="Find a person in every source.")
@click.option("--request", "file", metavar="FILE", help="The request (TOML, mode 0600), or - for standard input.")
@click.option("--requests", "folder", type=click.Path(path_type=Path), metavar="DIR", help="All requests of a folder, in one search.")
@click.option("-c", "--config", "path", type=click.Path(path_type=Path), default=Path("noticegap.toml"), envvar="NOTICEGAP_CONFIG",
              show_default=True, show_envvar=True, help="The configuration.")  # fmt: skip
@click.option("--source", "only", multiple=True, metavar="ID", help="Search this source only; may be given again.")
@click.option("--indexed", is_flag=True, help="Databases: look identifiers up where an index leads to them, and say what that leaves out.")
@click.option("--budget", type=Duration(), metavar="TIME", help="Stop after so long (20m, 2h) and say what was not searched.")
@click.option(
    "--hops", type=click.IntRange(0, 9), default=3, show_default=True, help="Links to follow from a record that is surely theirs."
)
@click.option("--name-only", is_flag=True, help="Search although one name is all that is known.")
@click.option("--show-names", is_flag=True, help="Show names of files and tables as they are, also where they hold personal data.")
@click.option(
    "--log", "log", type=click.Path(path_type=Path), metavar="DIR", help="Write the search log, and an entry of the audit log, there."
)
@click.option("-f", "--format", "formats", multiple=True, metavar="FORMAT[=FILE]",
              help="text (default) or json; to a file with =FILE; may be given again.")  # fmt: skip
def locate(file: str | None, folder: Path | None, path: Path, only: tuple[str, ...], indexed: bool, budget: float | None, hops: int,
           name_only: bool, show_names: bool, log: Path | None, formats: tuple[str, ...]) -> int:  # fmt: skip
    """Find the person of a request in every configured source, and say how each was searched.

    \b
    noticegap subject locate --request sar-014.toml
    noticegap subject locate --request - -f json=found.json < sar-014.toml
    noticegap subject locate --requests open/ --log evidence

    The request names the person; identifiers are never given on the command line, where other users see them. What is
    found is told by place, record and reason, without any value. Several requests are searched for in one pass; their
    JSON comes one object a line.

    Exit codes: 0 everything searched; 2 the command, its configuration or the request is wrong; 3 something was not
    searched: it is listed; or a result or log could not be written.
    """
    targets = [_target(text) for text in formats or ("text",)]
    if sum(file is None for _, file in targets) > 1:
        raise ConfigError("-f: only one format can go to standard output. Write the others to files: -f json=found.json")
    requests, gone = still_open(_requests(file, folder, name_only))
    for sentence in gone if requests else ():
        click.echo(sentence, err=True)
    if not requests:
        raise ConfigError(f"{gone[0]}." if len(gone) == 1 else "all requests were withdrawn: nothing is searched.")
    config = load_config(path)
    known = [source.id for source in config.sources]
    for source in only:
        if source not in known:
            raise ConfigError(f'--source: no source "{source}" in {path}. {did_you_mean(source, known)}')
    from scanner.subject.job import Wish
    from scanner.subject.locate import locate as job  # here: it loads the engine, which a wrong command line need not wait for
    from scanner.subject.shown import shown

    with Progress() as progress:
        search = job(config, requests, progress, Wish(only, indexed, budget, hops))
    search = search if show_names else shown(search)
    whole = _kept(search, log, targets)
    return 3 if not whole or any(found.unread for found in search.results) else 0


def _kept(search: Search, log: Path | None, targets: Sequence[tuple[str, Path | None]]) -> bool:
    """Writes the log and the results; whether all could be written. What cannot goes to standard output: a search may have taken hours."""
    from scanner.cli.subject.evidence import write

    whole = log is None or _told(lambda: write(log, search))
    failed = []
    for form, target in sorted(targets, key=lambda each: each[1] is None):
        if not _told(partial(_write, form, target, search.results)):
            failed.append(form)
    if failed and all(target is not None for _, target in targets):
        click.echo("the result follows on standard output", err=True)
        _write(failed[0], None, search.results)
    return whole and not failed


def _told(job: Callable[[], None]) -> bool:
    """Does it, and says what is wrong where it cannot be done."""
    try:
        job()
    except ConfigError as error:
        click.echo(f"noticegap: {error}", err=True)
        return False
    return True


def _requests(file: str | None, folder: Path | None, name_only: bool) -> list[Request]:
    if (file is None) == (folder is None):
        raise ConfigError("name the request: --request FILE, or --request - for standard input, or --requests DIR for several.")
    if folder is not None:
        return load_requests(folder, name_only=name_only)
    return [load_request(None if file == "-" else Path(str(file)), name_only=name_only)]


def _target(text: str) -> tuple[str, Path | None]:
    form, _, file = text.partition("=")
    if form not in _FORMATS:
        raise ConfigError(f'-f: no format "{form}". {did_you_mean(form, _FORMATS)}')
    if file and not Path(file).absolute().parent.is_dir():
        raise ConfigError(f"-f {text}: the folder {Path(file).parent} does not exist.")
    if file and Path(file).is_dir():
        raise ConfigError(f"-f {text}: is a folder. Name a file in it.")
    return form, Path(file) if file else None


def _write(form: str, file: Path | None, results: Sequence[Located]) -> None:
    if file is None:
        width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
        _print(sys.stdout, form, results, width)
    else:
        save(file, partial(_print, form=form, results=results, width=100))
        click.echo(f"wrote {file}", err=True)


def _print(out: TextIO, form: str, results: Sequence[Located], width: int) -> None:
    for number, found in enumerate(results):
        if form == "json":
            out.write(json.dumps(as_json(found), ensure_ascii=False, indent=1 if len(results) == 1 else None) + "\n")
        else:
            out.write(("\n" if number else "") + "".join(f"{line}\n" for line in as_text(found, width)))
