"""`noticegap subject`: subject access requests (UK GDPR Art 15)."""

from __future__ import annotations

import importlib

import click

from scanner.errors import did_you_mean

_COMMANDS = {
    "due": "When the answer is due, with the arithmetic.",
    "links": "Show the keys that join records of several tables.",
    "locate": "Find a person in every source.",
    "pack": "Put the answer together, for review and for the person.",
    "verify": "Check the audit log: nothing changed, nothing removed.",
}


class _Commands(click.Group):
    """Imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            raise click.UsageError(f'no command "subject {cmd_name}". {did_you_mean(cmd_name, _COMMANDS)}', ctx)
        command: click.Command = getattr(importlib.import_module(f"scanner.cli.subject.{cmd_name}"), cmd_name)
        return command


@click.group(cls=_Commands, short_help="Answer subject access requests: locate, links, pack, due, verify.")
def subject() -> None:
    """Answer the request of a person: what do you hold on me?

    \b
    noticegap subject locate --request sar-014.toml     where they are, in every source
    noticegap subject links                             keys that join records, to approve
    noticegap subject pack --request sar-014.toml -o DIR    the answer, for review
    noticegap subject due --request sar-014.toml        when it is due
    noticegap subject verify                            whether the audit log is what it was
    """
