"""`noticegap doctor --list`: the names that a notice, a decision or a question may use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from scanner import taxonomy
from scanner.cli.lenient import Lenient
from scanner.config import load_config
from scanner.pattern import Pattern, Shape

LISTS = ("categories", "entities")


def listed(wanted: str, path: Path | None) -> Iterator[str]:
    """Every category or entity, a line each: its name, and what a person calls it. A configuration may add entities."""
    rows = _entities(path) if wanted == "entities" else {key: each.label for key, each in taxonomy.load().categories.items()}
    width = max(map(len, rows))
    yield from (f"{name:<{width}}  {title}".rstrip() for name, title in sorted(rows.items()))


def _entities(path: Path | None) -> dict[str, str]:
    from scanner.setup import load_engine

    config = load_config(path, Lenient()) if path else None
    engine = load_engine(config.model, config.recognizers, config.categories) if config else load_engine()
    titles: dict[str, str] = {}
    every: Sequence[Pattern | Shape] = (*engine.patterns, *engine.shapes)
    for each in every:
        titles.setdefault(each.entity, each.title)
    return titles
