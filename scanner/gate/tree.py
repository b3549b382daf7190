"""Where the text of schema files comes from: the work tree, or a git revision that is read without being checked out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from scanner.errors import ConfigError
from scanner.gate.order import PROGRAMS, READ

_LARGEST = 200_000_000
_LINK = "120000"  # the mode of a symbolic link in a git tree
_LEADS_OUT = "is a link that leads out of the folder: name its target as a path of its own"


class Tree(Protocol):
    """Files by their path, as the user typed it or relative to a folder that the user typed."""

    def kind(self, path: str) -> str | None:
        """ "file", "folder", or None where there is nothing."""

    def walk(self, folder: str) -> Iterator[str]:
        """Every file below a folder, sorted."""

    def closed(self, folder: str) -> Iterator[tuple[str, str]]:
        """What below a folder `walk` leaves out though a schema may be in it, and why: links that lead out, pipes, submodules."""

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

    def closed(self, folder: str) -> Iterator[tuple[str, str]]:
        refused: list[OSError] = []
        for here, folders, names in os.walk(folder, onerror=refused.append):
            folders[:] = sorted(name for name in folders if not _skipped(name))
            for name in (*folders, *sorted(names)):
                path = os.path.normpath(os.path.join(here, name))
                if (name in folders or name.lower().endswith(READ)) and (reason := _closed(path, folder)):
                    yield path.replace(os.sep, "/"), reason
        yield from ((str(error.filename).replace(os.sep, "/"), f"cannot be listed: {error.strerror}") for error in refused)

    def read(self, path: str) -> bytes:
        if not os.path.isfile(path):
            raise OSError(0, "is no file")
        if os.path.getsize(path) > _LARGEST:
            raise OSError(0, f"is larger than {_LARGEST // 1_000_000} MB")
        return Path(path).read_bytes()


class Revision:
    """The files of a git commit, read with `git cat-file`: neither the work tree nor the index is touched."""

    def __init__(self, revision: str, beside: str | None = None) -> None:
        """The revision, or where `beside` forked from it. ConfigError where this is no repository or has no such revision."""
        self.name = revision
        self._top = _git("rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").strip()
        self._commit = (beside and _fork(revision, beside)) or _commit(revision) or (_nothing() if revision in ("HEAD", "@") else None)
        if self._commit is None:
            raise ConfigError(
                f'no file, folder or git revision "{revision}". In a shallow clone, fetch the base first: git fetch origin main'
            )
        listed = _git("-C", self._top, "ls-tree", "-r", "-z", self._commit)
        entries = [each.partition("\t") for each in listed.decode("utf-8", "surrogateescape").split("\0") if each]
        self._files = sorted(name for head, _, name in entries if head.startswith("100"))
        self._others = {name: head[:6] for head, _, name in sorted(entries, key=lambda each: each[2]) if not head.startswith("100")}
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
        found = self._below(folder, self._files)
        self._fetch([name for name in found.values() if name.lower().endswith((*READ, *PROGRAMS, ".tf", ".hcl"))])
        yield from found

    def _below(self, folder: str, names: Iterable[str]) -> dict[str, str]:
        """Those of the names that lie below a folder, by their path as the user would type it."""
        inner = self._inner(folder)
        start = "" if inner == "." else f"{inner}/"
        base = os.path.normpath(folder).replace(os.sep, "/")
        found = [name for name in names if name.startswith(start) and not any(map(_skipped, name[len(start) :].split("/")[:-1]))]
        return {name[len(start) :] if base == "." else f"{base}/{name[len(start) :]}": name for name in found}

    def closed(self, folder: str) -> Iterator[tuple[str, str]]:
        inner = self._inner(folder)
        for path, name in self._below(folder, self._others).items():
            if self._others[name] != _LINK:
                yield path, "is a submodule: its files are in another repository"
                continue
            led = _git("-C", self._top, "cat-file", "blob", f"{self._commit}:{name}").decode("utf-8", "surrogateescape")
            target = os.path.normpath(os.path.join(os.path.dirname(name), led)).replace(os.sep, "/")
            inside = not target.startswith(("/", "../")) and (inner == "." or target.startswith(f"{inner}/"))
            whole = any(each.startswith(f"{target}/") for each in self._files) or "." not in os.path.basename(target)
            if not inside and (whole or name.lower().endswith(READ)):
                yield path, _LEADS_OUT

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
    return _commit(name) is not None


def _commit(revision: str) -> str | None:
    try:
        return _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    except ConfigError:
        return None


def _fork(revision: str, beside: str) -> str | None:
    """The last commit that both have; None where there is none, or a shallow clone does not have it."""
    try:
        return _git("merge-base", "--end-of-options", revision, beside).decode().strip()
    except ConfigError:
        return None


def _nothing() -> str:
    """The empty tree, which is what HEAD stands for before the first commit."""
    return _git("hash-object", "-t", "tree", "--stdin").decode().strip()


def _git(*arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, timeout=60, input=given)
    except FileNotFoundError:
        raise ConfigError("git is not installed here; --base and --head can also name files or folders.") from None
    except subprocess.TimeoutExpired:
        raise ConfigError("git did not answer within a minute.") from None
    if b"dubious ownership" in done.stderr:
        raise ConfigError("git refuses this repository: it belongs to another user. Run: git config --global --add safe.directory '*'")
    if done.returncode:
        raise ConfigError("this is no git repository; --base and --head can also name files or folders.")
    return done.stdout


def _skipped(folder: str) -> bool:
    """Whether a folder holds no schema of this project: hidden ones, and what package managers install."""
    return folder.startswith(".") or folder in ("node_modules", "__pycache__", "venv", "site-packages")


def _closed(path: str, folder: str) -> str | None:
    """Why a file or folder below a folder is not read; None where it is."""
    if os.path.islink(path) and not os.path.exists(path):
        return "is a link to nothing"
    if os.path.islink(path) and not _inside(path, folder):
        return None if os.path.realpath(path) == os.path.realpath(folder) else _LEADS_OUT
    return None if os.path.isdir(path) or os.path.isfile(path) else "is no file, but a pipe, a socket or a device"


def _inside(path: str, folder: str) -> bool:
    return os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep)
