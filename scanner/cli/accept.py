"""`noticegap accept`: a person's decision on a finding, in a file that people merge in git."""

from __future__ import annotations

import glob
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path

import click

from scanner import taxonomy
from scanner.accepted import FILE, NONE, Accept, decision, decisions_of, written
from scanner.aimed import Seen
from scanner.catalog.connect import engine_of
from scanner.catalog.load import entries, load
from scanner.catalog.names import NO_RUN
from scanner.cli.lenient import Lenient, missing
from scanner.cli.memory import runs_of
from scanner.cli.output import save
from scanner.config import NONE as NO_CATALOGUE
from scanner.config import Config, load_config
from scanner.errors import CatalogError, ConfigError, did_you_mean
from scanner.model import Finding, Report

_NEVER = "must not be held, so it cannot be accepted. Where it is nothing of the kind: --category none"
_LEAST = 4  # hexadecimal digits of an id that may name a finding


@click.command(short_help="Record a decision on a finding.")
@click.argument("finding", required=False)
@click.option("--column", metavar="GLOB", help='Instead of FINDING: a place as reports have it, "crm: public.members.dob"; a glob.')
@click.option(
    "--category",
    metavar="KEY",
    help="With --column: the category that it may hold (noticegap doctor --list categories); none: no personal data.",
)
@click.option("--reason", help="Why it may stay.  [required]")
@click.option("--owner", help="Who stands for it.  [required]")
@click.option("--until", metavar="DATE", help="Its last day, like 2027-06-30.  [required]")
@click.option("-c", "--config", "path", type=click.Path(path_type=Path), default=Path("noticegap.toml"), envvar="NOTICEGAP_CONFIG",
              show_default=True, show_envvar=True, help="The configuration, beside which the decision is kept.")  # fmt: skip
def accept(
    finding: str | None, column: str | None, category: str | None, reason: str | None, owner: str | None, until: str | None, path: Path
) -> int:
    """Record that something may stay where it is, until a day. FINDING is its id in the last run's report (-f json).

    \b
    noticegap accept 3f9a61d52c7e8b04 --reason "needed to check the age" --owner privacy@example.org --until 2027-06-30
    noticegap accept --column "crm: public.members.*" --category demog.dob --reason … --owner … --until …

    Decisions stand in noticegap.accept.toml, one line each. Scans and the gate show what was accepted and do not fail for it,
    until the last day is over. What must not be held at all cannot be accepted. A place that no scan came to is kept and said:
    a later scan may bring it.
    """
    if (finding is None) == (column is None) or (column is not None and category is None):
        raise ConfigError("accept: name a finding by its id, or a place by --column and --category.")
    if lacks := [f"--{key}" for key, given in (("reason", reason), ("owner", owner), ("until", until)) if given is None]:
        raise ConfigError(f"accept: has no {', no '.join(lacks)}. A decision has a reason, an owner and a last day.")
    last = _day(until or "")
    if finding is not None:
        column, category = _named(finding, category, path)
    facts = {"column": column, "category": category, "reason": reason, "owner": owner, "until": last}
    made = decision("accept:", facts, FILE)
    _refuse_prohibited(made)
    doubt = "" if finding is not None else _doubt(made, path)
    file = path.parent / FILE
    save(file, lambda out: out.write(written((*decisions_of(file), made))))
    click.echo(f"accepted {made.column} ({made.category}) until {made.until}: {file}")
    if doubt:
        click.echo(f"{made.column}: {doubt}", err=True)
    return 0


def _day(text: str) -> date:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise ConfigError(f'--until: "{text}" is no day. Write it like 2027-06-30.') from None
    if day < date.today():
        raise ConfigError(f"--until: {day} is over.")
    return day


def _named(name: str, category: str | None, path: Path) -> tuple[str, str]:
    """The place of a finding of the last run, as a glob that names it alone, and its category."""
    _, engine, known = runs_of(path)
    if not known:
        raise ConfigError(NO_RUN)
    findings = load(engine, known[-1].id).report.findings
    found = [one for one in findings if one.id == name or (len(name) >= _LEAST and one.id.startswith(name))]
    if len(found) != 1:
        many = f"begins the ids of {len(found)} findings" if found else f"is no id of a finding in run {known[-1].id}"
        place = "A place is named with --column and --category; the" if {".", ":", "*"} & set(name) else "The"
        raise ConfigError(f'"{name}" {many}. {place} ids are in: noticegap report last -f json')
    if found[0].status == "prohibited" and category != NONE:
        raise ConfigError(f"{found[0].found.place}: {found[0].found.category} {_NEVER}")
    return glob.escape(_place(found[0])), category or found[0].found.category


def _doubt(made: Accept, path: Path) -> str:
    """What is odd with a decision on a place beside the last stored run of each source; "" where it speaks of something that was found.

    ConfigError for a source that the configuration has not. A unit or a column that nobody saw is no error: a later scan may bring it.
    """
    config = load_config(path, Lenient())
    ids = [source.id for source in config.sources]
    owner, named, _ = made.column.partition(": ")
    mine = [each for each in ids if not named or fnmatchcase(each.casefold(), owner.casefold())]
    try:
        seen = Seen(_last(config, mine or ids), taxonomy.load())
    except CatalogError as error:
        return f"was not compared with what scans found: {error}"
    if not seen.holds(made):
        _refuse_source(made.column, ids, path)
    if seen.empty:
        return "no run is stored to compare it with. The next scan of everything says if it is about nothing."
    return f"{said} The decision is kept for what a later scan brings." if (said := seen.doubt(made)) else ""


def _refuse_source(column: str, ids: Sequence[str], path: Path) -> None:
    """ConfigError for a place whose source no scan with this configuration will ever read, or that is written so that nothing fits it."""
    if column in ids:
        raise ConfigError(f'--column: "{column}" is a source. Name a place in it, or all of it: "{column}: *"')
    owner, _, rest = column.partition(":")
    if owner in ids and rest[:1] != " ":
        raise ConfigError(f'--column: a space stands behind the source: "{owner}: {rest}"')
    owner, named, _ = column.partition(": ")
    if named and not any(fnmatchcase(each.casefold(), owner.casefold()) for each in ids):
        raise ConfigError(f'--column: no source "{owner}" in {path}. {did_you_mean(owner, ids)}')


def _last(config: Config, sources: Collection[str]) -> Iterator[Report]:
    """The last stored run of each of the sources."""
    if config.catalog == NO_CATALOGUE or missing(config.catalog):
        return
    engine = engine_of(config.catalog, config.path.parent)
    last = {source: run.id for run in entries(engine) for source in run.sources if source in sources}
    for run in sorted(set(last.values())):
        yield load(engine, run).report


def _place(finding: Finding) -> str:
    place = finding.found.place
    if place.unit is None:
        raise ConfigError(f"{place.source}: a finding of a whole source cannot be accepted: name its units with --column.")
    return str(place)


def _refuse_prohibited(made: Accept) -> None:
    known = taxonomy.load().categories
    if made.category != NONE and known[made.category].never:
        raise ConfigError(f"{made.category} {_NEVER}")
