"""The sample estate: an invented firm's databases, file share, calls and privacy notice, for the first two minutes with noticegap."""

from __future__ import annotations

import os
import shutil
from importlib.resources import files
from pathlib import Path

from scanner.demo.calls import make_calls
from scanner.demo.databases import make_databases
from scanner.demo.people import Person, people, words
from scanner.demo.share import make_share
from scanner.errors import ConfigError

MARKER = ".noticegap-demo"
CUSTOMERS = 2_000
ASKS = 313  # who asks for a copy of their data: somebody with a ticket, an order, and a name that others bear
_MADE = ("crm.sqlite", "billing.sqlite", "share", "calls", "notice.txt", "notice.toml", "noticegap.toml", "request.toml")


def make_demo(folder: Path, seed: int = 0) -> Path:
    """Writes the estate into `folder`, over an older one of ours, and returns the path of its `noticegap.toml`.

    ConfigError if the folder holds anything that this function did not make, or cannot be written.
    """
    try:
        _prepare(folder)
        lists = words()
        persons = people(seed, CUSTOMERS, lists)
        make_databases(folder, seed, persons, lists)
        make_share(folder / "share", seed, persons, lists)
        make_calls(folder / "calls", seed, persons, lists)
        for name in ("notice.txt", "noticegap.toml"):
            (folder / name).write_bytes((files("scanner.demo") / name).read_bytes())
        _write_request(folder / "request.toml", persons[ASKS])
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be written: {error.strerror}. Name another folder.") from None
    return folder / "noticegap.toml"


def _write_request(path: Path, person: Person) -> None:
    """A subject access request, readable by its owner only, as `noticegap subject` wants it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(
            '[request]\nreference = "SAR-2024-001"\nreceived = 2024-06-28\n\n[subject]\n'
            f'names = ["{person.name}"]\nemails = ["{person.email}"]\nphones = ["{person.mobile}"]\n'
            f'addresses = ["{person.address}"]\nborn = {person.born}\n'
        )


def _prepare(folder: Path) -> None:
    """Makes an empty folder with the marker; of an older estate only what we made is removed, whatever else a person put there."""
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{folder}: is not a folder. Name a new or empty one.")
    folder.mkdir(parents=True, exist_ok=True)
    marker = folder / MARKER
    if not marker.is_file() and any(folder.iterdir()):
        raise ConfigError(f"{folder}: is not empty and was not made by `noticegap demo`. Name a new or empty folder.")
    marker.write_text("Made by `noticegap demo`, which may replace what is in this folder.\n", "utf-8")
    for name in _MADE:
        made = folder / name
        if made.is_dir() and not made.is_symlink():
            shutil.rmtree(made)
        else:
            made.unlink(missing_ok=True)
