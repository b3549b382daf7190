"""`-f FORMAT[=FILE]`: where a report goes. Files are private from the moment they exist, and whole or not there."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

import click

from scanner import plugins
from scanner.errors import ConfigError
from scanner.model import Report


@dataclass(frozen=True, slots=True)
class Output:
    """A report writer and the file it writes to; None: standard output."""

    format: str
    write: Callable[..., None]
    file: Path | None


def outputs(wanted: Sequence[str]) -> list[Output]:
    """What `-f` asked for, checked before anything is read."""
    result = []
    for text in wanted or ("terminal",):
        name, _, file = text.partition("=")
        result.append(Output(name, plugins.load(plugins.REPORTS, name), Path(file) if file else None))
        if file and not Path(file).absolute().parent.is_dir():
            raise ConfigError(f"-f {text}: the folder {Path(file).parent} does not exist.")
        if file and Path(file).is_dir():
            raise ConfigError(f"-f {text}: {file} is a folder. Name a file.")
    if sum(output.file is None for output in result) > 1:
        raise ConfigError("-f: only one format can go to standard output. Write the others to files: -f html=report.html")
    return result


def deliver(report: Report, targets: Sequence[Output]) -> bool:
    """Writes the report to every target; files first, so that a closed pipe loses none of them. A target that cannot be written loses none
    of the others either: that is said on stderr, and the answer is False.
    """
    whole = True
    for output in sorted(targets, key=lambda o: o.file is None):
        try:
            if output.file is None:
                _shown(report, output)
                continue
            save(output.file, partial(output.write, report, width=0))
            click.echo(f"wrote {output.file}", err=True)
        except ConfigError as error:
            click.echo(f"noticegap: {error}", err=True)
            whole = False
    return whole


def _shown(report: Report, output: Output) -> None:
    """Writes a report to standard output, to its last byte. ConfigError where the disk behind it is full; BrokenPipeError passes."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 0
    try:
        output.write(report, sys.stdout, colour=colour, width=width)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is held would be tried again at the end, and fail again
        raise ConfigError(f"standard output: cannot be written: {error.strerror}.") from None


def save(path: Path, write: Callable[[TextIO], object]) -> None:
    """Writes a file with mode 0600 beside its place, then moves it there. ConfigError when the folder does not let us.

    What is there and no file (a pipe, `/dev/null`) is written to, and stays what it is.
    """
    try:
        if path.exists() and not path.is_file():
            with open(path, "w", encoding="utf-8", newline="\n") as out:
                write(out)
            return
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.absolute().parent)  # mkstemp creates with 0600
        try:
            with os.fdopen(number, "w", encoding="utf-8", newline="\n") as out:
                write(out)
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}.") from None
