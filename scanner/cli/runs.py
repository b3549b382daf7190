"""`noticegap runs`, `report` and `purge`: the runs that are remembered."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from scanner.catalog.connect import exists
from scanner.catalog.load import Entry, earlier, load
from scanner.catalog.names import NO_RUN, named
from scanner.catalog.purge import forget, over
from scanner.cli.memory import runs_of
from scanner.cli.output import deliver, outputs
from scanner.errors import ConfigError
from scanner.plural import plural
from scanner.retention import days

_CONFIG = click.option("-c", "--config", "path", type=click.Path(path_type=Path), default=Path("noticegap.toml"),
                       envvar="NOTICEGAP_CONFIG", show_default=True, show_envvar=True,
                       help="The configuration, beside which runs are remembered.")  # fmt: skip


@click.command(short_help="The runs that are remembered.")
@_CONFIG
@click.option("--json", "as_json", is_flag=True, help="One run a line, as JSON.")
def runs(path: Path, as_json: bool) -> int:
    """List the runs that are remembered, the oldest first: id, sources, notice, what was found."""
    _, _, known = runs_of(path)
    for one in known:
        click.echo(json.dumps(_object(one)) if as_json else _line(one))
    if not known:
        click.echo(NO_RUN, err=True)
    return 0


@click.command(short_help="A stored run in any format.")
@click.argument("run", default="last")
@_CONFIG
@click.option("-f", "--format", "formats", multiple=True, metavar="FORMAT[=FILE]", help="As for `noticegap scan`.")
def report(run: str, path: Path, formats: tuple[str, ...]) -> int:
    """Tell a stored run once more, in any format. RUN is its id or the beginning of it, last (the default), or last~1.

    \b
    noticegap report last -f html=report.html
    noticegap report 20261112 -f json
    """
    targets = outputs(formats)
    config, engine, known = runs_of(path)
    entry = named(run, known)
    found = load(engine, entry.id).report
    written = deliver(replace(found, earlier=earlier(known, entry.started, entry.sources)), targets)
    age = (datetime.now(UTC) - entry.ended).days
    click.echo(f"run {entry.id} is {plural(age, 'day')} old; runs are kept for {config.retention} days", err=True)
    return 0 if written else 2


@click.command(short_help="Forget runs.")
@_CONFIG
@click.option("--older", metavar="AGE", help="Runs that ended longer ago than this: 90d, 12w, 6m, 1y. Left out: `retention`.")
@click.option("--run", "one", metavar="RUN", help="This run: its id or the beginning of it, last, or last~1.")
@click.option("--all", "everything", is_flag=True, help="All runs.")
def purge(path: Path, older: str | None, one: str | None, everything: bool) -> int:
    """Forget runs: what is told of them is deleted and overwritten, and the room given back. What is remembered of units goes with the
    last run that read or recalled them.

    Without an option: those older than `retention` in the configuration (90 days where it says nothing).
    """
    if sum((older is not None, one is not None, everything)) > 1:
        raise ConfigError("purge: --older, --run and --all say different things: give one of them.")
    age = None if older is None else days(older)
    if older is not None and age is None:
        raise ConfigError(f'--older: "{older}" is no age. Write it like 90d, 12w, 6m or 1y.')
    config, engine, known = runs_of(path)
    now, before = datetime.now(UTC), None
    if everything:
        chosen, before = [each.id for each in known], now + timedelta(seconds=1)  # ids tell whole seconds
    elif one is not None:
        chosen = [named(one, known).id]
    else:
        chosen, before = over(known, age or config.retention, now), now - timedelta(days=age or config.retention)
    if exists(engine):
        forget(engine, chosen, before=before)
    click.echo(f"forgot {plural(len(chosen), 'run')}, {len(known) - len(chosen):,} left")
    return 0


def _line(one: Entry) -> str:
    counts = ", ".join(f"{one.summary[key]:,} {key.replace('unread', 'not read')}" for key in ("undeclared", "prohibited", "unread"))
    stopped = "  interrupted" if one.interrupted else ""
    return f"{one.id}  {one.started:%Y-%m-%d %H:%M}  {', '.join(one.sources)}  {one.notice}  {counts}{stopped}"


def _object(one: Entry) -> dict[str, object]:
    facts = {"id": one.id, "started": one.started.isoformat(timespec="seconds"), "ended": one.ended.isoformat(timespec="seconds")}
    return {
        **facts,
        "interrupted": one.interrupted,
        "notice": one.notice,
        "sources": one.sources,
        "exit": one.exit_code,
        "summary": one.summary,
    }
