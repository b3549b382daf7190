"""`noticegap scan`: the main job."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from time import time

import click

from scanner import taxonomy
from scanner.aimed import Seen
from scanner.catalog.bookmarks import Bookmarks
from scanner.catalog.history import History
from scanner.cli.duration import Duration
from scanner.cli.memory import Kept, bookmarks, catalogue, keep, past, told, used
from scanner.cli.output import deliver, outputs
from scanner.cli.progress import Progress
from scanner.config import Config, load_config
from scanner.decided import Decided, decided
from scanner.errors import ConfigError, did_you_mean
from scanner.model import Finding, Report
from scanner.notice.addressed import unaddressed
from scanner.plan import Plan
from scanner.plural import plural


@click.command(context_settings={"allow_extra_args": True})
@click.option("-c", "--config", "path", type=click.Path(path_type=Path), default=Path("noticegap.toml"), envvar="NOTICEGAP_CONFIG",
              show_default=True, show_envvar=True, help="The configuration.")  # fmt: skip
@click.option("--source", "only", multiple=True, metavar="ID", help="Scan this source only; may be given again.")
@click.option("--jobs", type=click.IntRange(1), default=1, envvar="NOTICEGAP_JOBS", show_default=True, show_envvar=True, metavar="N",
              help="Worker processes. One that dies or hangs costs its part only.")  # fmt: skip
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True,
              help="Who reads: processes of this machine, or the executors of a Spark session.")  # fmt: skip
@click.option("--sample", "rows", type=click.IntRange(1), metavar="N", help="Read about N rows of each table, spread over all of it.")
@click.option("--full", is_flag=True, help="Read everything, whatever `sample` in the configuration says.")
@click.option("--incremental", is_flag=True, help="Read only what may have changed since it was last read; the report is of everything.")
@click.option("--resume", is_flag=True, help="Go on with the last scan that was killed, stopped, or ran out of its budget.")
@click.option("--seed", type=int, default=0, show_default=True, metavar="N", help="Which rows a sample has: the same seed, the same rows.")
@click.option(
    "--budget", type=Duration(), metavar="TIME", help="Stop after 20m, 2h: new and changed units first; what was not read is in the report."
)
@click.option("-f", "--format", "formats", multiple=True, metavar="FORMAT[=FILE]",
              help="terminal (default), json, ndjson, html, csv, slack, teams, ropa (the record of processing) or ropa-json; to a file "
                   "with =FILE; may be given again.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(["undeclared", "new", "none"]), default="undeclared", envvar="NOTICEGAP_FAIL_ON",
              show_default=True, show_envvar=True,
              help="What makes the exit code 1; new: only what the last complete run did not know.")  # fmt: skip
def scan(
    path: Path,
    only: tuple[str, ...],
    jobs: int,
    engine: str,
    rows: int | None,
    full: bool,
    incremental: bool,
    resume: bool,
    seed: int,
    budget: float | None,
    formats: tuple[str, ...],
    fail_on: str,
) -> int:
    """Scan every source and hold what it holds against the notice.

    \b
    noticegap scan
    noticegap scan -c weekly.toml --source crm -f html=report.html
    noticegap scan -f json | jq .summary
    noticegap scan --fail-on new             from cron: only what changed
    noticegap scan --incremental             reads only units that may have changed
    noticegap scan --resume                  after one that was killed

    Each run is remembered (see `noticegap diff` and `catalog` in the configuration).

    Exit codes: 0 everything read, nothing undeclared; 1 undeclared or prohibited personal data (with --fail-on new: that is
    new); 2 the command or its configuration is wrong, nothing was scanned; 3 nothing undeclared was seen, but something was not
    read, or the run could not be stored, or a report not be written.
    """
    if extra := click.get_current_context().args:
        raise ConfigError(f'scan: takes no "{extra[0]}". What is scanned stands in {path}; one source of it is scanned with --source ID.')
    _one_or_the_other(full, rows, incremental)
    plan = Plan(rows, full, seed, None if budget is None else time() + budget)
    targets = outputs(formats)
    config = load_config(path.absolute() if engine == "spark" else path)  # executors run in folders of their own
    memory = catalogue(config)
    if memory is None:
        _without_memory(path, {"--fail-on new": fail_on == "new", "--incremental": incremental, "--resume": resume})
    ids = [source.id for source in config.sources if not only or source.id in only]
    marks = None if memory is None else bookmarks(memory, ids, incremental, resume)
    known = {} if budget is None else past(memory)
    made = decided(scanned(config, only, jobs, plan, known, marks, engine), config.accepted, taxonomy.load(), date.today())
    whole = not (made.report.run.interrupted or plan.over)
    kept = keep(memory, config, made.report, exit_code(made.report, expired=len(made.expired)), marks if whole else None)
    told_all = deliver(kept.report, targets)
    _say(made, kept, marks, whole and not only)
    code = exit_code(made.report, fail_on, kept.new if kept.stored else None, len(made.expired))
    return 3 if code == 0 and not (told_all and (memory is None or kept.stored)) else code


def _one_or_the_other(full: bool, rows: int | None, incremental: bool) -> None:
    for other, given in (("--sample", rows), ("--incremental", incremental)):
        if full and given:
            raise ConfigError(f"--full and {other}: one or the other.")


def _without_memory(path: Path, asked: Mapping[str, bool]) -> None:
    """ConfigError for the first option that was given and needs earlier runs."""
    for option, given in asked.items():
        if given:
            raise ConfigError(f'{option}: {path} says catalog = "none", so that no earlier run is known.')


def _say(made: Decided, kept: Kept, marks: Bookmarks | None, whole: bool) -> None:
    """Says on stderr, behind the report, what a person should know of the scan. `whole`: it was of everything, and came to its end."""
    nobody = unaddressed(made.report.sources, made.report.notice)
    for line in (*nobody, *_decisions(made, whole), *used(marks), told(kept)):
        click.echo(line, err=True)


def _decisions(made: Decided, whole: bool) -> Iterator[str]:
    """What is wrong with decisions: those whose last day has passed, and, of a scan of everything, those that speak of nothing found."""
    if made.expired:
        yield f"{plural(len(made.expired), 'finding')} {'has' if len(made.expired) == 1 else 'have'} a decision whose last day is over"
    if whole and made.unknown and not made.report.run.interrupted:
        seen = Seen((made.report,), taxonomy.load())
        for each in made.unknown:
            says = f'{each.file}: nothing was found that the decision on "{each.column}" ({each.category}) is about'
            yield f"{says}. {near}".rstrip() if (near := seen.near(each)) else says


def scanned(
    config: Config,
    only: tuple[str, ...] = (),
    jobs: int = 1,
    plan: Plan | None = None,
    history: History | None = None,
    marks: Bookmarks | None = None,
    engine: str = "local",
) -> Report:
    """The report of a scan, with progress on stderr; for `history` and `marks` see `scanner.scan`."""
    known = [source.id for source in config.sources]
    for source in only:
        if source not in known:
            raise ConfigError(f'--source: no source "{source}" in {config.path}. {did_you_mean(source, known)}')
    from scanner import scan as job  # here: it loads the engine, which a wrong command line need not wait for
    from scanner.engines import local, spark
    from scanner.notice.several import load_notices

    phrases = taxonomy.load(config.phrases)
    with Progress() as progress:
        notice = load_notices(config.notices, phrases)
        return job.scan(
            config, notice, phrases, progress, only=only, jobs=jobs, plan=plan or Plan(), history=history or {}, memory=marks,
            helped=spark.helped if engine == "spark" else local.helped,
        )  # fmt: skip


def exit_code(report: Report, fail_on: str = "undeclared", new: Sequence[Finding] | None = None, expired: int = 0) -> int:
    """0, 1 or 3, see the module `scanner.cli`. `new` are the findings that `--fail-on new` is about; None: nobody knows, so all are.
    `expired` is the number of findings for which a decision ran out.
    """
    summary = report.summary()
    failing = summary["undeclared"] + summary["prohibited"]
    if fail_on == "new" and new is not None:
        failing = len(new)
    if fail_on != "none" and failing + expired:
        return 1
    return 3 if summary["unread"] else 0
