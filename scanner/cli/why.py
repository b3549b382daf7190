"""`noticegap why`: the evidence for a finding, or why an entity was not found in a text."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reports.json_ import line as json_line
from reports.json_ import write as write_json
from scanner.cli.given import opened, refuse_findings
from scanner.config import OWN, load_config
from scanner.errors import ConfigError

if TYPE_CHECKING:
    from scanner.work import Detector

_SCHEMA = "noticegap/why/1"
_ASK = "Give a text (FILE, or - for standard input), a report and a finding in it, or --source and --unit. See noticegap why --help"
_HERE = Path("noticegap.toml")  # the configuration that is taken if none is named, as by a scan
_COMPARED = 200  # lines that are compared with a form that none of them has; more would take minutes


@click.command()
@click.argument("what", nargs=-1, metavar="[FILE|-] | [RUN|REPORT.json FINDING]")
@click.option("--text", default=None, help="The text itself. It stays in the shell's history: give personal data by standard input (-).")
@click.option("--entity", "entities", multiple=True, metavar="NAME", help="Tell why this entity was found or not; may be given again.")
@click.option("--column", default="", metavar="NAME", help="The column that the text comes from, or a column of the unit.")
@click.option("--table", default="", metavar="NAME", help="The table that the text comes from.")
@click.option("--source", default=None, metavar="ID", help="Read a unit of this source again and account for every pattern.")
@click.option("--unit", default=None, metavar="NAME", help="The unit: a table, a file, a call.")
@click.option("-c", "--config", "path", type=click.Path(path_type=Path), envvar="NOTICEGAP_CONFIG", show_envvar=True,
              help="The configuration: sources, model, recognizers.  [default: noticegap.toml, if it is there]")  # fmt: skip
@click.option("--model", default=None, envvar="NOTICEGAP_MODEL", show_envvar=True, metavar="NAME",
              help="What reads names and places in text: noticegap, noticegap-thorough, none, or a spaCy pipeline.")  # fmt: skip
@click.option("-f", "--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True,
              help="How to answer.")  # fmt: skip
def why(
    what: tuple[str, ...],
    text: str | None,
    entities: tuple[str, ...],
    column: str,
    table: str,
    source: str | None,
    unit: str | None,
    path: Path | None,
    model: str | None,
    form: str,
) -> int:
    """Tell why something was found, or why it was not.

    \b
    noticegap why - --entity UK_NHS < letter.txt        why was it found or not found in a text
    noticegap why notes.txt                             what was found in each line, and the near misses
    noticegap why last "crm: customers.email"           the evidence for a finding of the last run, or of any (its id, last~1)
    noticegap why report.json 1f0c33a0b4d7e2f5          the same of a report (scan -f json=report.json), by the finding's id
    noticegap why --source crm --unit public.customers  reads it again: what every pattern counted and concluded

    A text, a report and a unit are all explained with the model and the recognizers of the configuration, as a scan has them.

    Of a text that is given, the values in question are printed; of a source never. Exit code 0 when there is an answer, 3 when the
    unit could not be read to its end.
    """
    if len(what) > 2 or (text is not None and what) or ((source or unit) and (what or text is not None)):
        raise ConfigError(f"why: too much to explain at once. {_ASK}")
    if source and unit:
        return _unit(path or _HERE, source, unit, column, entities, model, form)
    if source or unit:
        raise ConfigError("why: --source and --unit go together: --source crm --unit public.customers")
    if len(what) == 2:
        return _finding(Path(what[0]), what[1], path, model, form)
    if text is None and not what:
        raise ConfigError(f"why: nothing to explain. {_ASK}")
    if what and what[0] != "-":
        refuse_findings(what[0])
    lines = [text.encode("utf-8", "replace").decode()] if text is not None else _lines(what[0])
    return _text(lines, entities, column, table, _engine(path, model), form)


def _lines(file: str) -> list[str]:
    with opened(file) as source:
        return [line.rstrip("\r\n") for line in source]


def _engine(path: Path | None, model: str | None) -> Detector:
    from scanner.setup import load_engine

    config = load_config(path or _HERE) if path or _HERE.exists() else None
    return load_engine(model or config.model, config.recognizers, config.categories) if config else load_engine(model or OWN)


def _finding(file: Path, wanted: str, config: Path | None, model: str | None, form: str) -> int:
    from scanner import taxonomy
    from scanner.report_file import whole_report
    from scanner.why import finding as job
    from scanner.why.shown import finding_lines

    report = _stored(str(file), config or _HERE) if not file.exists() and not file.suffix else whole_report(file)
    found = job.chosen(report, wanted)
    known, engine = taxonomy.load(), _engine(config, model)
    ledgers = [job.ledger(report, each, known, engine) for each in found]
    if form == "json":
        return _json({"kind": "finding", "findings": ledgers})
    return _print(line for number, each in enumerate(ledgers) for line in [*([""] if number else []), *finding_lines(each, _width())])


def _stored(run: str, config: Path) -> dict[str, Any]:
    """A run of the catalogue as its JSON report."""
    from scanner.catalog.load import load
    from scanner.catalog.names import named
    from scanner.cli.memory import runs_of

    _, engine, known = runs_of(config)
    out = StringIO()
    write_json(load(engine, named(run, known).id).report, out)
    report: dict[str, Any] = json.loads(out.getvalue())
    return report


def _unit(path: Path, source: str, unit: str, column: str, entities: tuple[str, ...], model: str | None, form: str) -> int:
    from scanner.cli.why_unit import counted
    from scanner.why.shown_unit import unit_lines

    answer = counted(path, source, unit, column or None, entities, model)
    if form == "json":
        _json({"kind": "unit", **answer})
    else:
        _print(unit_lines(answer, _width(), bool(column or entities)))
    for reason in answer["unread"]:
        click.echo(f"{source}: NOT READ: {reason}", err=True)
    return 3 if answer["unread"] else 0


def _text(lines: list[str], entities: tuple[str, ...], column: str, table: str, engine: Detector, form: str) -> int:
    from scanner.why.clauses import Asked
    from scanner.why.detector import check
    from scanner.why.misses import telling
    from scanner.why.shown import text_lines
    from scanner.why.text import explain

    check(entities, engine)
    asked = frozenset(entities)
    reasons = [explain(engine, Asked(text, column, table), asked, number < _COMPARED) for number, text in enumerate(lines)]
    several = len(lines) > 1
    if several and asked:
        reasons = telling(reasons, engine.patterns)
        if len(lines) > _COMPARED:
            click.echo(f"only the first {_COMPARED} lines were compared with forms that no line has", err=True)
    if form == "json":
        texts = [{"line": n, "reasons": [_object(r, engine) for r in each]} for n, each in enumerate(reasons, 1)]
        return _json({"kind": "text", "column": column, "table": table, "entities": entities, "texts": texts})
    for number, each in enumerate(reasons, 1):
        _print(text_lines(number if several else None, each, engine.patterns, entities, _width()))
    if not any(reasons):
        click.echo("Nothing was found, and nothing comes near.")
    return 0


def _object(reason: Any, engine: Detector) -> dict[str, Any]:
    pattern = engine.patterns[reason.pattern]
    return {
        "entity": pattern.entity,
        "title": pattern.title,
        "detector": engine.packs[reason.pattern],
        "start": reason.start,
        "end": reason.end,
        "score": reason.score,
        "found": not reason.obstacles,
        "obstacles": reason.obstacles,
        "says": reason.says,
    }


def _json(answer: dict[str, Any]) -> int:
    click.echo(json_line({"schema": _SCHEMA, **answer}))
    return 0


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        click.echo(line)
    return 0


def _width() -> int:
    return max(60, shutil.get_terminal_size((100, 24)).columns) if sys.stdout.isatty() else 100
