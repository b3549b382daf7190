"""A chain of entries: each line of a log holds the hash of the one before, and the head beside the log names its end."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scanner.errors import ConfigError

#: Bytes that a line may have.
LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a log: how many entries it has, and the hash of the last (SHA-256, hexadecimal; zeros where there is none)."""

    entries: int = 0
    hash: str = "0" * 64


def beside(path: Path) -> Path:
    """Where the head of a log is kept."""
    return path.with_name(path.name + ".head")


def canonical(entry: Mapping[str, Any]) -> bytes:
    """A line, in one spelling for one content: keys sorted, no blanks, ASCII (for texts and whole numbers that of RFC 8785)."""
    return json.dumps(entry, sort_keys=True, separators=(",", ":")).encode("ascii") + b"\n"


def linked(facts: Mapping[str, Any], before: Head) -> tuple[bytes, Head]:
    """The line of the entry after `before`, and the end that the log has with it."""
    entry = {**facts, "n": before.entries + 1, "previous": before.hash}
    end = Head(before.entries + 1, _digest(entry))
    return canonical({**entry, "hash": end.hash}), end


def parsed(line: bytes) -> tuple[Head, str] | None:
    """The end that a log has with this line, and the hash of the entry before; None where its hash does not fit or its spelling differs."""
    try:
        entry = json.loads(line)
        stored = entry.pop("hash")
        end = Head(int(entry["n"]), str(stored))
        before = str(entry["previous"])
        fits = _digest(entry) == stored and canonical({**entry, "hash": stored}) == line
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return (end, before) if fits else None


def _digest(entry: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(entry)).hexdigest()


def read_head(path: Path) -> Head | None:
    """The head beside a log; None: there is none. ConfigError where it is not one."""
    try:
        held = json.loads(beside(path).read_bytes())
        return Head(int(held["entries"]), str(held["hash"]))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(f"{beside(path)}: cannot be read: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ConfigError(f"{beside(path)}: is not the head of an audit log. It was changed.") from None


def save_head(path: Path, head: Head) -> None:
    """Writes the head beside a log, mode 0600, whole or not at all, and on the disk when this returns."""
    place = beside(path)
    try:
        number, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.absolute().parent)
        try:
            with os.fdopen(number, "wb") as out:
                out.write(canonical({"entries": head.entries, "hash": head.hash}))
                out.flush()
                os.fsync(out.fileno())
            os.replace(name, place)
        except BaseException:
            os.unlink(name)
            raise
        _settle(place.absolute().parent)
    except OSError as error:
        raise ConfigError(f"{place}: cannot be written: {error.strerror}. The log itself has the entry.") from None


def _settle(folder: Path) -> None:
    """Waits until the new name is on the disk; Windows cannot be asked for that."""
    if sys.platform != "win32":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
