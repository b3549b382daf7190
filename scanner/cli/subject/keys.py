"""Where the keys of an answer come from: a passphrase asked for on the terminal, a private file, or a recipient; never an argument."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from scanner.errors import ConfigError
from scanner.subject.pack.case import CASE
from scanner.subject.pack.keys import IDENTITY, SHORTEST, Keys, for_recipients, fresh, from_identity, passphrase_in, unlocked


def new_keys(request: Mapping[str, Any], recipients: Sequence[str], file: Path | None) -> Keys:
    """The keys of a new workspace: of `--recipient` or `--passphrase-file`, else of `recipient` in `[request]`, else one asks."""
    if recipients and file:
        raise ConfigError("give --recipient or --passphrase-file, not both.")
    if recipients:
        return for_recipients(recipients)
    if file:
        return fresh(passphrase_in(file))
    said = request.get("recipient")
    if said is not None:
        named = [said] if isinstance(said, str) else said
        if not isinstance(named, list) or not named or not all(isinstance(one, str) for one in named):
            raise ConfigError('[request] recipient must be a text, or a list of texts: recipient = "age1…"')
        return for_recipients(named)
    return fresh(_asked(f"Passphrase for the answer ({SHORTEST} characters or more)", confirm=True))


def old_keys(folder: Path, file: Path | None, identity: Path | None) -> tuple[Keys, str]:
    """The keys that open a workspace, and the passphrase behind its `identity.age`; "" where an identity file opens it."""
    if not folder.is_dir():
        raise ConfigError(f"{folder}: does not exist.")
    if not (folder / CASE).is_file():
        raise ConfigError(f"{folder}: is no workspace of noticegap subject pack: {CASE} is not in it.")
    if identity:
        return from_identity(identity), ""
    try:
        locked = (folder / IDENTITY).read_bytes()
    except FileNotFoundError:
        raise ConfigError(f"{folder}: was encrypted to a recipient. Give the identity that opens it: --identity FILE") from None
    except OSError as error:
        raise ConfigError(f"{folder / IDENTITY}: cannot be read: {error.strerror}.") from None
    passphrase = passphrase_in(file) if file else _asked("Passphrase", confirm=False)
    return unlocked(locked, passphrase), passphrase


def _asked(prompt: str, *, confirm: bool) -> str:
    if not sys.stderr.isatty():
        raise ConfigError("there is no terminal to ask for a passphrase on. Give --passphrase-file FILE or --recipient age1…")
    said: str = click.prompt(prompt, hide_input=True, confirmation_prompt=confirm, err=True)
    return said
