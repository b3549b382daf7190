"""`noticegap accept`: a person's decision on a finding, in a file that people merge in git."""

from __future__ import annotations

import glob
from datetime import date, datetime
from pathlib import Path

import click

from scanner import taxonomy
from scanner.accepted import FILE, NONE, Accept, decision, decisions_of, written
from scanner.catalog.load import load
from scanner.cli.memory import runs_of
from scanner.cli.output import save
from scanner.errors import ConfigError
from scanner.model import Finding

_NEVER = "must not be held, so it cannot be accepted. Where it is nothing of the kind: --category none"
_LEAST = 4  # hexadecimal digits of an id that may name a finding


@click.command(short_help="Record a decision on a finding.")
@click.argument("finding", required=False)
@click.option("--column", metavar="GLOB", help='Instead of FINDING: a place as reports have it, "crm: public.members.dob"; a glob.')
@click.option("--category", metavar="KEY", help="With --column: the category that it may hold; none: no personal data.")
@click.option("--reason", required=True, help="Why it may stay.")
@click.option("--owner", required=True, help="Who stands for it.")
@click.option("--until", required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Its last day, like 2027-06-30.")
@click.option("-c", "--config", "path", type=click.Path(path_type=Path), default=Path("noticegap.toml"), envvar="NOTICEGAP_CONFIG",
              show_default=True, show_envvar=True, help="The configuration, beside which the decision is kept.")  # fmt: skip
def accept(finding: str | None, column: str | None, category: str | None, reason: str, owner: str, until: datetime, path: Path) -> int:
    """Record that something may stay where it is, until a day. FINDING is its id in the last run's report (-f json).

    \b
    noticegap accept 3f9a61d52c7e8b04 --reason "needed to check the age" --owner privacy@example.org --until 2027-06-30
    noticegap accept --column "crm: public.members.*" --category demog.dob --reason … --owner … --until …

    Decisions stand in noticegap.accept.toml, one line each. Scans and the gate show what was accepted and do not fail for it,
    until the last day is over. What must not be held at all cannot be accepted.
    """
    if (finding is None) == (column is None) or (column is not None and category is None):
        raise ConfigError("accept: name a finding by its id, or a place by --column and --category.")
    if until.date() < date.today():
        raise ConfigError(f"--until: {until:%Y-%m-%d} is over.")
    if finding is not None:
        column, category = _named(finding, category, path)
    facts = {"column": column, "category": category, "reason": reason, "owner": owner, "until": until.date()}
    made = decision("accept:", facts, FILE)
    _refuse_prohibited(made)
    file = path.parent / FILE
    save(file, lambda out: out.write(written((*decisions_of(file), made))))
    click.echo(f"accepted {made.column} ({made.category}) until {made.until}: {file}")
    return 0


def _named(name: str, category: str | None, path: Path) -> tuple[str, str]:
    """The place of a finding of the last run, as a glob that names it alone, and its category."""
    _, engine, known = runs_of(path)
    if not known:
        raise ConfigError("no run is stored yet. Scan first: noticegap scan")
    findings = load(engine, known[-1].id).report.findings
    found = [one for one in findings if one.id == name or (len(name) >= _LEAST and one.id.startswith(name))]
    if len(found) != 1:
        many = f"begins the ids of {len(found)} findings" if found else f"is no id of a finding in run {known[-1].id}"
        raise ConfigError(f'"{name}" {many}. The ids are in: noticegap report last -f json')
    if found[0].status == "prohibited" and category != NONE:
        raise ConfigError(f"{found[0].found.place}: {found[0].found.category} {_NEVER}")
    return glob.escape(_place(found[0])), category or found[0].found.category


def _place(finding: Finding) -> str:
    place = finding.found.place
    if place.unit is None:
        raise ConfigError(f"{place.source}: a finding of a whole source cannot be accepted: name its units with --column.")
    return str(place)


def _refuse_prohibited(made: Accept) -> None:
    known = taxonomy.load().categories
    if made.category != NONE and known[made.category].never:
        raise ConfigError(f"{made.category} {_NEVER}")
