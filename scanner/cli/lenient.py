"""A configuration for a command that opens no source, or tells what is missing: variables need not be set."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import Any

_VARIABLE = re.compile(r"\$\{(\w+)\}")


class Lenient(Mapping[str, str]):
    """The environment, in which a variable that is not set stays as it is written."""

    def __getitem__(self, key: str) -> str:
        return os.environ.get(key, f"${{{key}}}")

    def __contains__(self, key: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(os.environ)

    def __len__(self) -> int:
        return len(os.environ)


def missing(value: Any) -> str:
    """What is wrong with a value that was read with `Lenient`: a sentence on the first variable in it that is not set, or ""."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return next(filter(None, map(missing, value)), "")
    names = _VARIABLE.findall(value) if isinstance(value, str) else []
    unset = [name for name in names if name not in os.environ]
    return f"${{{unset[0]}}} is not set. Export it, or write the value in its place." if unset else ""
