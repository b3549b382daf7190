"""Where the text of schema files comes from: the work tree, or a git revision that is read without being checked out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from scanner.errors import ConfigError

_LARGEST = 200_000_000


class Tree(Protocol):
    """Files by their path, as the user typed it or relative to a folder that the user typed."""

    def kind(self, path: str) -> str | None:
        """ "file", "folder", or None where there is nothing."""

    def walk(self, folder: str) -> Iterator[str]:
        """Every file below a folder, sorted."""

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError with its reason."""


class WorkTree:
    """The files as they lie on the disk. Links that lead out of a folder are not followed."""

    def kind(self, path: str) -> str | None:
        return "folder" if os.path.isdir(path) else "file" if os.path.exists(path) else None

    def walk(self, folder: str) -> Iterator[str]:
        for here, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = os.path.normpath(os.path.join(here, name))
                if os.path.isfile(path) and not (os.path.islink(path) and not _inside(path, folder)):
                    yield path.replace(os.sep, "/")

    def read(self, path: str) -> bytes:
        if not os.path.isfile(path):
            raise OSError(0, "is no file")
        if os.path.getsize(path) > _LARGEST:
            raise OSError(0, f"is larger than {_LARGEST // 1_000_000} MB")
        return Path(path).read_bytes()


class Revision:
    """The files of a git commit, read with `git cat-file`: neither the work tree nor the index is touched."""

    def __init__(self, revision: str) -> None:
        """ConfigError where this is no repository or has no such revision."""
        self.name = revision
        self._top = _git("rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").strip()
        try:
            self._commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        except ConfigError:
            raise ConfigError(
                f'no file, folder or git revision "{revision}". In a shallow clone, fetch the base first: git fetch origin main'
            ) from None
        listed = _git("-C", self._top, "ls-tree", "-r", "-z", "--name-only", self._commit)
        self._files = sorted(name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name)
        self._known = frozenset(self._files)

    def kind(self, path: str) -> str | None:
        inner = self._inner(path)
        if inner in self._known:
            return "file"
        return "folder" if any(name.startswith(f"{inner}/") for name in self._files) or inner == "." else None

    def walk(self, folder: str) -> Iterator[str]:
        inner = self._inner(folder)
        start = "" if inner == "." else f"{inner}/"
        base = os.path.normpath(folder).replace(os.sep, "/")
        for name in self._files:
            below = name.removeprefix(start)
            if name.startswith(start) and not any(part.startswith(".") for part in below.split("/")[:-1]):
                yield below if base == "." else f"{base}/{below}"

    def read(self, path: str) -> bytes:
        inner = self._inner(path)
        if inner not in self._known:
            raise OSError(0, f"does not exist in {self.name}")
        return _git("-C", self._top, "cat-file", "blob", f"{self._commit}:{inner}")

    def _inner(self, path: str) -> str:
        """The path from the top of the repository."""
        return os.path.relpath(os.path.realpath(path), os.path.realpath(self._top)).replace(os.sep, "/")


def is_revision(name: str) -> bool:
    """Whether git knows a commit by this name here."""
    try:
        _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except ConfigError:
        return False
    return True


def _git(*arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, timeout=60, stdin=subprocess.DEVNULL)
    except FileNotFoundError:
        raise ConfigError("git is not installed here; --base and --head can also name files or folders.") from None
    except subprocess.TimeoutExpired:
        raise ConfigError("git did not answer within a minute.") from None
    if done.returncode:
        raise ConfigError("this is no git repository; --base and --head can also name files or folders.")
    return done.stdout


def _inside(path: str, folder: str) -> bool:
    return os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep)
