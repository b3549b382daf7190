"""Hyperscan itself: databases of expressions, made once and kept on disk."""

from __future__ import annotations

import warnings
from typing import Any

from detectors import store


def available() -> bool:
    """Whether Hyperscan can be loaded here."""
    return _hyperscan() is not None


def _hyperscan() -> Any:
    try:
        import hyperscan
    except ImportError:
        return None
    return hyperscan


def opened(data: bytes) -> Any:
    """The reverse of `dumped`."""
    hyperscan = _hyperscan()
    database = hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK)
    database.scratch = hyperscan.Scratch(database)
    return database


def dumped(database: Any) -> bytes:
    """The database as bytes, for this processor and others like it."""
    return bytes(_hyperscan().dumpb(database))


def prefilter() -> int:
    """The flag for an expression that Hyperscan holds only in part: it matches too often, and never too seldom."""
    return int(_hyperscan().HS_FLAG_PREFILTER)


def compiled(expressions: list[bytes], flags: list[int], numbers: list[int]) -> Any:
    """The database of expressions with these numbers, or None if Hyperscan refuses one."""
    hyperscan = _hyperscan()
    name = store.key(expressions, [*numbers, *flags])
    if (kept := store.held(name)) is not None:
        try:
            return opened(kept)
        except hyperscan.error:  # of another processor, or damaged: made anew below
            kept = None
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            database.compile(expressions=expressions, ids=numbers, elements=len(expressions), flags=flags)
    except hyperscan.error:
        return None
    store.keep(name, dumped(database))
    return database
