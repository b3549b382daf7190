"""The catalogue's file on disk: private from the moment it exists, in a folder that nobody else can change."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from scanner.errors import CatalogError

_INSTEAD = 'Name another place with the key "catalog" of the configuration, or catalog = "none".'


def make_folder(folder: Path) -> None:
    """Makes the catalogue's own folder (0700), with a `.gitignore` that keeps it out of repositories. CatalogError where it is not safe."""
    try:
        _refuse_open(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        if os.stat(folder).st_mode & 0o077:
            raise CatalogError(f"{folder}: others than its owner may look into it. Make it private: chmod 700 {folder}")
        if not (folder / ".gitignore").exists():
            _create(folder / ".gitignore", b"*\n")
    except OSError as error:
        raise CatalogError(f"{folder}: cannot be made: {_says(error)}.") from None


def make_file(file: Path) -> None:
    """Makes an empty file (0600) unless it is there. CatalogError where others than its owner may read it, or change its folder."""
    try:
        _refuse_open(file.parent)
        _create(file)
        found = os.lstat(file)
    except OSError as error:
        raise CatalogError(f"{file}: cannot be opened: {_says(error)}.") from None
    if not stat.S_ISREG(found.st_mode):
        raise CatalogError(f"{file}: is not a file. {_INSTEAD}")
    if found.st_mode & 0o077:
        raise CatalogError(f"{file}: others than its owner may read it. Make it private: chmod 600 {file}")


def _refuse_open(folder: Path) -> None:
    if os.stat(folder).st_mode & stat.S_IWOTH:
        raise CatalogError(f"{folder}: everybody may write into this folder: no place for a catalogue. {_INSTEAD}")


def _create(file: Path, content: bytes = b"") -> None:
    try:
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(number, "wb") as out:
        out.write(content)


def _says(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
