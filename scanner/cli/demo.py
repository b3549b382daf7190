"""`noticegap demo`: the first two minutes."""

from __future__ import annotations

from pathlib import Path

import click

from scanner import demo as estate
from scanner.cli.notice import read_and_save
from scanner.cli.output import deliver, outputs
from scanner.cli.scan import exit_code, scanned
from scanner.config import load_config


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default=Path("noticegap-demo"))
@click.option("-f", "--format", "formats", multiple=True, metavar="FORMAT[=FILE]", help="As for `noticegap scan`.")
def demo(directory: Path, formats: tuple[str, ...]) -> int:
    """Make a sample estate in DIRECTORY and scan it.

    An invented IoT firm: two databases, a file share, call transcripts and a privacy notice; all people are invented, all
    numbers and addresses are reserved examples. The exit code is 0 when the scan went well, whatever it found.
    """
    config = estate.make_demo(directory)
    targets = outputs(formats or ("terminal", f"html={directory}/report.html"))
    read_and_save(directory / "notice.txt", directory / "notice.toml")
    click.echo(f"made {directory}: two databases, a file share, calls, a notice and {config.name}", err=True)
    report = scanned(load_config(config))
    written = deliver(report, targets)
    click.echo(f"\nThis was: noticegap scan -c {config}   (its exit code: {exit_code(report)})", err=True)
    return 0 if written else 2
