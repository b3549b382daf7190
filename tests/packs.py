"""The registered packs and the case files, as the tests over all of them need them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from scanner.pattern import Pattern, Shape

CASES = Path(__file__).parent / "cases"
TAXONOMY = Path(__file__).parents[1] / "scanner" / "taxonomy.toml"


@cache
def packs() -> dict[str, tuple[Any, ...]]:
    """All packs found through entry points, name → detectors."""
    return {entry.name: tuple(entry.load()) for entry in sorted(entry_points(group="noticegap.detectors"), key=lambda e: e.name)}


def patterns() -> list[Pattern]:
    """Every pattern of every pack."""
    return [d for pack in packs().values() for d in pack if isinstance(d, Pattern)]


def shapes() -> list[Shape]:
    """Every shape of every pack."""
    return [d for pack in packs().values() for d in pack if isinstance(d, Shape)]


@cache
def cases() -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """(file, entity, its cases) of all case files."""
    files = ((path.stem, tomllib.loads(path.read_text("utf-8"))) for path in sorted(CASES.glob("*.toml")))
    return tuple((stem, entity, said) for stem, file in files for entity, said in sorted(file.items()))


@cache
def categories() -> frozenset[str]:
    """Keys of the taxonomy."""
    return frozenset(tomllib.loads(TAXONOMY.read_text("utf-8"))["category"])
