"""The command line: the only place that prints, shows progress and sets the exit code.

Exit codes: 0 everything read, nothing undeclared · 1 undeclared (or prohibited) personal data · 2 the command or its configuration is
wrong, nothing was scanned · 3 nothing undeclared was seen, but something was not read.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Sequence

import click

from scanner.errors import ScannerError, did_you_mean, unexpected

_COMMANDS = {
    "accept": "scanner.cli.accept:accept",
    "demo": "scanner.cli.demo:demo",
    "detect": "scanner.cli.detect:detect",
    "diff": "scanner.cli.diff:diff",
    "doctor": "scanner.cli.doctor:doctor",
    "gate": "scanner.cli.gate:gate",
    "init": "scanner.cli.init:init",
    "notice": "scanner.cli.notice:notice",
    "purge": "scanner.cli.runs:purge",
    "report": "scanner.cli.runs:report",
    "runs": "scanner.cli.runs:runs",
    "scan": "scanner.cli.scan:scan",
    "subject": "scanner.cli.subject:subject",
    "why": "scanner.cli.why:why",
}


class _Commands(click.Group):
    """Imports a command when it is called: `--help` answers without loading the engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            raise click.UsageError(f'no command "{cmd_name}". {did_you_mean(cmd_name, _COMMANDS)}', ctx)
        module, name = _COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="noticegap", prog_name="noticegap")
@click.option(
    "--debug", is_flag=True, expose_value=False, help="Show the stack trace of an unexpected error. It may contain personal data."
)
def cli() -> None:
    """Find the gap between what a privacy notice declares and what your systems hold.

    \b
    noticegap demo               the first two minutes: a sample estate, scanned
    noticegap init               write noticegap.toml
    noticegap notice read FILE   turn a privacy notice into notice.toml
    noticegap scan               scan the sources and hold them against the notice
    noticegap diff               what changed since the last scan, and why
    noticegap gate               fail a change of a schema that collects what is not declared
    noticegap subject locate     find everything about a person, to answer an access request
    """


def main(args: Sequence[str] | None = None) -> None:
    """Runs the command line and exits. SIGTERM, with which systemd and Kubernetes end a job, is like Ctrl-C: what was read is told."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(run(args))


def run(args: Sequence[str] | None = None) -> int:
    """Runs the command line and gives the exit code. Every failure is one sentence on stderr."""
    given = list(sys.argv[1:] if args is None else args)
    debug = "--debug" in given
    try:
        code = cli.main(given, prog_name="noticegap", standalone_mode=False)
        if sys.stdout is not None:  # closed by whoever started us
            sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except ScannerError as error:
        return _fail(str(error))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        return _fail(error.format_message() + _help(error))
    except (KeyboardInterrupt, click.Abort):
        return _fail("stopped.", 130)
    except BrokenPipeError:  # the reader of our output went away, e.g. `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        if debug:
            raise
        return _fail(f"unexpected {unexpected(error)}. Run again with --debug for the stack trace (it may contain personal data).")


def _help(error: click.ClickException) -> str:
    """Where a command's options stand, behind what click says is wrong with one."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return "" if context is None or isinstance(context.command, click.Group) else f" See: {context.command_path} --help"


def _fail(sentence: str, code: int = 2) -> int:
    click.echo(f"noticegap: {sentence}", err=True)
    return code
