"""What is made of patterns, kept on disk: making it takes seconds, loading milliseconds. It holds no value.

What is read decides what a scan finds, and Hyperscan trusts the databases that it loads. So only what this user wrote is read: a plain
file in a folder, both this user's own and for nobody else to write, that begins with a digest of its name and content. Anything else is as
if it were not there, and made anew.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

#: Of the files: those of another one have other names.
_FORMAT = 2
_DIGEST = hashlib.sha256().digest_size
#: Of Windows, where the folder's own rights say who may write: these do not exist.
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def place() -> Path | None:
    """Where they lie, if that can be: `NOTICEGAP_CACHE` (empty: nowhere), else the user's cache folder."""
    named = os.environ.get("NOTICEGAP_CACHE")
    if named == "":
        return None
    if named:
        return Path(named)
    cache = os.environ.get("XDG_CACHE_HOME")
    try:
        return Path(cache or Path.home() / ".cache") / "noticegap"
    except RuntimeError:  # a user without a home
        return None


def folder() -> Path | None:
    """The folder where they lie. None if there is none: it is not wanted, cannot be made, or is not this user's own."""
    found = place()
    if found is None:
        return None
    try:
        found.mkdir(mode=0o700, parents=True, exist_ok=True)
        return found if _own(found.stat(), stat.S_ISDIR) else None
    except (OSError, ValueError):  # a name with a null in it
        return None


def _own(found: os.stat_result, kind: Callable[[int], bool]) -> bool:
    """Whether it is of this kind, belongs to this user, and nobody else may write it."""
    if not kind(found.st_mode):
        return False
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def key(expressions: list[bytes], flags: list[int]) -> str:
    """The name of the database of these expressions, for this version of Hyperscan."""
    said = repr((_FORMAT, version("hyperscan"), sys.version_info[:2], expressions, flags)).encode()
    return f"{hashlib.sha256(said).hexdigest()[:40]}.hs"


def used(engine: str) -> bool:
    """Whether the databases of the engine of this version have been made here before, so that it need not wait until they pay."""
    return held(_use(engine)) is not None


def use(engine: str) -> None:
    """From now on they have been."""
    keep(_use(engine), b"")


def _use(engine: str) -> str:
    return f"{hashlib.sha256(repr((_FORMAT, version('hyperscan'), sys.version_info[:2], engine)).encode()).hexdigest()[:40]}.used"


def held(name: str) -> bytes | None:
    """What is kept under the name."""
    found = folder()
    if found is None:
        return None
    try:
        with open(os.open(found / name, os.O_RDONLY | _SAFELY), "rb") as file:
            written = file.read() if _own(os.fstat(file.fileno()), stat.S_ISREG) else b""
    except OSError:
        return None
    data = written[_DIGEST:]
    return data if written[:_DIGEST] == _digest(name, data) else None


def keep(name: str, data: bytes) -> None:
    """Keep it, at once or not at all; a disk that is full or read-only only costs the next start some seconds."""
    found = folder()
    if found is None:
        return
    with suppress(OSError):
        descriptor, made = tempfile.mkstemp(dir=found)
        try:
            with open(descriptor, "wb") as file:
                file.write(_digest(name, data) + data)
            os.replace(made, found / name)
        except BaseException:
            os.unlink(made)
            raise


def _digest(name: str, data: bytes) -> bytes:
    """A file under another one's name is not what it seems."""
    return hashlib.sha256(name.encode() + b"\0" + data).digest()
