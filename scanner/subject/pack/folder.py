"""Folders and files that only their owner may read, and that are whole or not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from scanner.errors import ConfigError, ScannerError

PARTIAL = ".partial"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A new folder (mode 0700) under another name until the block ends; then on the disk, and renamed to `path`.

    Whatever ends the block early, Ctrl-C too, takes the folder away: nothing is left that looks whole. ConfigError where `path` exists.
    """
    partial = path.with_name(path.name + PARTIAL)
    for taken in (path, partial):
        if os.path.lexists(taken):
            hint = (
                "It is left of a run that was killed, or another run is at it: wait for that, or delete it."
                if taken == partial
                else "Name a new one, or delete it."
            )
            raise ConfigError(f"{taken}: exists already. {hint}")
    try:
        partial.mkdir(mode=0o700)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be made: {error.strerror}.") from None
    try:
        yield partial
        _synced(partial)
        os.rename(partial, path)
        _synced(path.absolute().parent)
    except OSError as error:
        _removed(partial)
        raise unwritable(path, error) from None
    except BaseException:
        _removed(partial)
        raise


@contextmanager
def create(path: Path) -> Iterator[BinaryIO]:
    """A new file, private from the moment it exists, on the disk when the block ends; removed when the block fails."""
    try:
        number = os.open(path, _NEW, 0o600)
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        os.unlink(path)
        raise unwritable(path, error) from None
    except BaseException:
        os.unlink(path)
        raise


def unwritable(path: Path, error: OSError | None) -> ScannerError:
    """The sentence for a disk that does not take a file."""
    why = error.strerror if error is not None and error.strerror else "the encryption stopped"
    shown = path.name.removesuffix(PARTIAL)
    return ScannerError(f"{shown}: cannot be written: {why}. Nothing that was half written is left; make room, then run the command again.")


def delete(path: Path) -> None:
    """Deletes a folder and all that is in it. ScannerError where something cannot be deleted."""
    try:
        shutil.rmtree(path)
    except OSError as error:
        raise ScannerError(f"{path}: cannot be deleted: {error.strerror}. Something of it may be left: delete it by hand.") from None


def _removed(partial: Path) -> None:
    """What cannot be deleted keeps the name of a half folder, which every command refuses."""
    shutil.rmtree(partial, ignore_errors=True)


def _synced(folder: Path) -> None:
    """The names in a folder are on the disk, as its files are."""
    if os.name != "posix":  # Windows cannot open a folder, and keeps its names without being asked
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
