"""The templates, by split, and what both splits share."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

Split: TypeAlias = Literal["tuning", "testing"]
SPLITS: tuple[Split, ...] = ("tuning", "testing")


@cache
def load(name: str) -> dict[str, Any]:
    """One of the files: "common", "tuning" or "testing". KeyError for another."""
    if name not in ("common", *SPLITS):
        raise KeyError(name)
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))


def people() -> tuple[list[str], list[str]]:
    """Given names and family names, in lower case."""
    listed = load("common")["people"]
    return listed["given"], listed["family"]
