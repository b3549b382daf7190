"""Values of a TOML file: unknown keys and wrong types are sentences, before anything is read; variables become what they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from scanner.errors import ConfigError, did_you_mean

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_TYPE_WORDS: dict[type, str] = {str: "text in quotes", int: "a number", list: "a list", dict: "a table", date: "a date like 2027-01-31"}


def check(where: str, table: Mapping[str, object], known: Mapping[str, type]) -> None:
    """ConfigError for the first key that is not known, or whose value is of another type."""
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f'{where} unknown key "{key}". {did_you_mean(key, known)}')
        if not isinstance(value, known[key]):
            raise ConfigError(f'{where} "{key}" must be {_TYPE_WORDS[known[key]]}.')


def strings(where: str, key: str, value: list[Any]) -> tuple[str, ...]:
    """A list of texts. ConfigError where one of it is none."""
    if not all(isinstance(item, str) for item in value):
        raise ConfigError(f'{where} "{key}" must be a list of texts in quotes.')
    return tuple(value)


def expanded(where: str, value: Any, environ: Mapping[str, str]) -> Any:
    """Replaces `${NAME}` by the environment's value, in every text of the value. ConfigError where one is not set."""
    if isinstance(value, dict):
        return {key: expanded(where, item, environ) for key, item in value.items()}
    if isinstance(value, list):
        return [expanded(where, item, environ) for item in value]
    if not isinstance(value, str):
        return value

    def replaced(match: re.Match[str]) -> str:
        if match[1] not in environ:
            raise ConfigError(f"{where} ${{{match[1]}}} is not set. Export it, or write the value in its place.")
        return environ[match[1]]

    return _VARIABLE.sub(replaced, value)
