"""What is deleted when a request is done: the workspace with all copies, and with it the key that opened them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scanner.errors import ConfigError
from scanner.subject.pack.folder import delete
from scanner.subject.pack.keys import IDENTITY
from scanner.subject.pack.prepare import CASE


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Number of files, their bytes, and whether the only key was among them: then a copy of the rest, in a back-up say, opens no more."""

    files: int
    size: int
    key: bool


def forget(folder: Path, audit: Callable[[Forgotten], None] = lambda forgotten: None) -> Forgotten:
    """Deletes a workspace, its package included: take that out first. `audit` is called when it is gone.

    ConfigError for a folder that is no workspace: nothing else is ever deleted. Blocks of a disk may outlive their file; what they hold is
    encrypted, and where a passphrase protected the key, the key went first.
    """
    if not (folder / CASE).is_file() or folder.is_symlink():
        raise ConfigError(f"{folder}: is no workspace of noticegap subject pack. Nothing was deleted.")
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    key = folder / IDENTITY
    had = key.is_file()
    if had:
        key.unlink()
    delete(folder)
    forgotten = Forgotten(len(sizes), sum(sizes), had)
    audit(forgotten)
    return forgotten
