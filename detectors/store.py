"""Compiled databases kept on disk: compiling takes seconds, loading milliseconds. They are made of patterns and hold no value."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path


def folder() -> Path | None:
    """Where they lie: `NOTICEGAP_CACHE` (empty: nowhere), else the user's cache folder. None if it cannot be made."""
    named = os.environ.get("NOTICEGAP_CACHE")
    if named == "":
        return None
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    place = Path(named) if named else Path(cache) / "noticegap"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return place


def key(expressions: list[bytes], flags: list[int]) -> str:
    """The name of the database of these expressions, for this version of Hyperscan."""
    said = repr((version("hyperscan"), sys.version_info[:2], expressions, flags)).encode()
    return hashlib.sha256(said).hexdigest()[:40]


def held(name: str) -> bytes | None:
    """What is kept under the name."""
    place = folder()
    if place is None:
        return None
    try:
        return (place / f"{name}.hs").read_bytes()
    except OSError:
        return None


def keep(name: str, data: bytes) -> None:
    """Keep it, at once or not at all; a disk that is full or read-only only costs the next start some seconds."""
    place = folder()
    if place is None:
        return
    with suppress(OSError), tempfile.NamedTemporaryFile(dir=place, delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.replace(file.name, place / f"{name}.hs")
        except OSError:
            os.unlink(file.name)
            raise
