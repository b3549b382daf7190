"""The registered packs and the case files, as the tests over all of them need them."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

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


def over(chosen: Iterable[tuple[str, str, Any]]) -> Callable[[Callable[[Any], None]], Callable[[str], None]]:
    """Makes of a law about one thing a test of each group of them, out of (group, name, thing).

    All that break the law are told, each by its name and with what it broke; a test for each of thousands would cost more than the law.
    """
    groups: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    for group, name, thing in chosen:
        groups[group].append((name, thing))

    def made(law: Callable[[Any], None]) -> Callable[[str], None]:
        @pytest.mark.parametrize("group", groups)
        def test(group: str) -> None:
            broken = [f"{name}: {told}" for name, thing in groups[group] if (told := _broken(law, name, thing)) is not None]
            assert not broken, "\n".join(broken)

        test.__doc__ = law.__doc__
        return test

    return made


def _broken(law: Callable[[Any], None], name: str, thing: Any) -> str | None:
    """What of the law the thing breaks; any other exception goes on, with the thing's name."""
    try:
        law(thing)
    except AssertionError as error:
        return str(error)
    except Exception as error:
        error.add_note(f"while looking at {name}")
        raise
    return None
