"""The phrases and words that made-up text is made of: plain text that anyone can review."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(table: str) -> dict[str, list[str]]:
    """A table of `words.toml`."""
    made: dict[str, Any] = tomllib.loads((files("detectors.training.said") / "words.toml").read_text("utf-8"))
    return dict(made[table])


def lines(name: str) -> list[str]:
    """The phrases of a text file, one a line."""
    text = (files("detectors.training.said") / f"{name}.txt").read_text("utf-8")
    return [line.replace("\\n", "\n") for line in text.splitlines()]
