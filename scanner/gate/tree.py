"""Where the text of schema files comes from: the work tree, or a git revision that is read without being checked out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from scanner.errors import ConfigError
from scanner.gate.order import PROGRAMS, READ

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
            folders[:] = sorted(name for name in folders if not _skipped(name))
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
        self._fetched: dict[str, bytes] = {}

    def kind(self, path: str) -> str | None:
        inner = self._inner(path)
        if inner == ".." or inner.startswith("../"):
            raise ConfigError(f"{path}: lies outside of the repository {self._top}.")
        if inner in self._known:
            return "file"
        return "folder" if any(name.startswith(f"{inner}/") for name in self._files) or inner == "." else None

    def walk(self, folder: str) -> Iterator[str]:
        inner = self._inner(folder)
        start = "" if inner == "." else f"{inner}/"
        base = os.path.normpath(folder).replace(os.sep, "/")
        found = [name for name in self._files if name.startswith(start) and not any(map(_skipped, name[len(start) :].split("/")[:-1]))]
        self._fetch([name for name in found if name.lower().endswith((*READ, *PROGRAMS))])
        for name in found:
            yield name[len(start) :] if base == "." else f"{base}/{name[len(start) :]}"

    def read(self, path: str) -> bytes:
        inner = self._inner(path)
        if inner not in self._known:
            raise OSError(0, f"does not exist in {self.name}")
        if inner not in self._fetched:
            self._fetched[inner] = _git("-C", self._top, "cat-file", "blob", f"{self._commit}:{inner}")
        return self._fetched[inner]

    def _fetch(self, names: list[str]) -> None:
        """Reads many files with one process: the answer to each line is a header with the size, the bytes and a line break."""
        names = [name for name in names if "\n" not in name and name not in self._fetched]
        asked = "".join(f"{self._commit}:{name}\n" for name in names).encode("utf-8", "surrogateescape")
        answer, at = _git("-C", self._top, "cat-file", "--batch", given=asked), 0
        for name in names:
            end = answer.index(b"\n", at)
            header = answer[at:end].split()
            size = int(header[2]) if len(header) == 3 and header[1] == b"blob" else 0
            if size:
                self._fetched[name] = answer[end + 1 : end + 1 + size]
            at = end + 1 + (size + 1 if len(header) == 3 and header[1] != b"missing" else 0)

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


def _git(*arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, timeout=60, input=given)
    except FileNotFoundError:
        raise ConfigError("git is not installed here; --base and --head can also name files or folders.") from None
    except subprocess.TimeoutExpired:
        raise ConfigError("git did not answer within a minute.") from None
    if done.returncode:
        raise ConfigError("this is no git repository; --base and --head can also name files or folders.")
    return done.stdout


def _skipped(folder: str) -> bool:
    """Whether a folder holds no schema of this project: hidden ones, and what package managers install."""
    return folder.startswith(".") or folder in ("node_modules", "__pycache__", "venv", "site-packages")


def _inside(path: str, folder: str) -> bool:
    return os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep)
