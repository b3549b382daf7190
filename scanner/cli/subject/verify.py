"""`noticegap subject verify`: whether an audit log is what it was."""

from __future__ import annotations

from pathlib import Path

import click

from reports.text import visible
from scanner.cli.subject.record import NAME

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(short_help="Check the audit log: nothing changed, nothing removed.")
@click.argument("log", type=_FILE, default=Path(NAME), metavar="[LOG]")
@click.option("--manifest", type=_FILE, metavar="FILE", help="manifest.json of an answer or its controller.zip: the log must tell of it.")
@click.option("--end", metavar="ENTRIES:HASH", help="An end that the log had once, as this command prints it: it must still stand there.")
def verify(log: Path, manifest: Path | None, end: str | None) -> int:
    """Check an audit log (noticegap-audit.jsonl, or LOG).

    \b
    noticegap subject verify
    noticegap subject verify evidence/noticegap-audit.jsonl --end 6:a15b…
    noticegap subject verify --manifest manifest.json

    Each entry holds the hash of the one before: one that was changed, removed, added or moved is found. Whoever may write both
    the log and its .head can make them anew: that is found by an end that was noted elsewhere, or by a manifest. Nothing is
    written, and no key is needed. The README says how to check a log without noticegap.

    Exit codes: 0 the log is whole; 1 it is not, and why; 2 the command is wrong, or there is no log.
    """
    from scanner.subject.audited import end_of, manifest_of, problems, told

    found = list(problems(log, manifest_of(manifest) if manifest else None, end_of(end) if end is not None else None))
    for line in found or told(log).splitlines():
        click.echo(visible(line))
    return 1 if found else 0
