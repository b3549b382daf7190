"""Checks tables of a TOML file: unknown keys and wrong types are sentences, before anything is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scanner.errors import ConfigError, did_you_mean

_TYPE_WORDS: dict[type, str] = {str: "text in quotes", int: "a number", list: "a list", dict: "a table", date: "a date like 2027-01-31"}


def check(where: str, table: Mapping[str, object], known: Mapping[str, type]) -> None:
    """ConfigError for the first key that is not known, or whose value is of another type."""
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f'{where} unknown key "{key}". {did_you_mean(key, known)}')
        if not isinstance(value, known[key]):
            raise ConfigError(f'{where} "{key}" must be {_TYPE_WORDS[known[key]]}.')
