"""What is deleted when a request is done: the workspace with all copies, and with it the key that opened them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scanner.errors import ConfigError
from scanner.subject.pack.case import CASE
from scanner.subject.pack.folder import delete
from scanner.subject.pack.keys import IDENTITY
from scanner.subject.pack.prepare import STATE


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The request, the number of files, their bytes, and whether the only key was among them: then no copy of the rest opens any more."""

    reference: str
    files: int
    size: int
    key: bool


def forget(folder: Path, audit: Callable[[Forgotten], None] = lambda forgotten: None, *,
           ready: Callable[[str], None] = lambda reference: None) -> Forgotten:  # fmt: skip
    """Deletes a workspace, its package included: take that out first. Needs no passphrase. `audit` is called when it is gone.

    `ready` is called with the reference before anything is deleted: where it raises, what cannot be recorded stays.

    ConfigError for a folder that is no workspace: nothing else is ever deleted. Blocks of a disk may outlive their file; what they hold is
    encrypted, and where a passphrase protected the key, the key went first.
    """
    if not (folder / CASE).is_file() or folder.is_symlink():
        raise ConfigError(f"{folder}: is no workspace of noticegap subject pack. Nothing was deleted.")
    reference = reference_of(folder)
    ready(reference)
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    key = folder / IDENTITY
    had = key.is_file()
    if had:
        key.unlink()
    delete(folder)
    forgotten = Forgotten(reference, len(sizes), sum(sizes), had)
    audit(forgotten)
    return forgotten


def reference_of(folder: Path) -> str:
    """The reference of a workspace's request, which stands in it in plain. ConfigError where it does not."""
    try:
        said = json.loads((folder / STATE).read_text("utf-8"))["reference"]
    except (OSError, ValueError, KeyError, TypeError):
        raise ConfigError(f"{folder / STATE}: does not name the request. Put the file back as it was: nothing was deleted.") from None
    return str(said)
