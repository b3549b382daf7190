"""Decisions that a place may hold a category, until a day: in the configuration, and in a file of their own that people merge in git."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from scanner import taxonomy
from scanner.checked import check
from scanner.errors import ConfigError

#: The file of decisions, beside the configuration.
FILE = "noticegap.accept.toml"
#: In place of a category: the place holds no personal data.
NONE = "none"
KEYS = {"column": str, "category": str, "reason": str, "owner": str, "until": date}
_HEAD = """\
# Decisions on what scans and the gate find: one line each, sorted, so that they merge. `noticegap accept` writes this file anew: other
# comments are lost. column: a glob on table.column, or on a table or file as a whole; with the source before it, as in reports, or without.
"""


@dataclass(frozen=True, slots=True)
class Accept:
    """A decision that a column (a glob on `table.column`, or on a table or file as a whole) may hold a category until a day.

    `category` "none": it holds no personal data. `file` is where it stands.
    """

    column: str
    category: str
    reason: str
    owner: str
    until: date
    file: str = "noticegap.toml"

    def fits(self, names: Iterable[str]) -> bool:
        """Whether it speaks of a place that is called by any of these names, whatever their case."""
        return any(fnmatchcase(name.casefold(), self.column.casefold()) for name in names)

    def covers(self, category: str, known: taxonomy.Taxonomy) -> bool:
        """Whether it speaks of the category: by name, or by one that covers it."""
        return self.category in (NONE, category) or category in known.categories[self.category].covers

    def __str__(self) -> str:
        return f"{self.reason} ({self.owner}, until {self.until}, {self.file})"


def decision(where: str, entry: Any, file: str = "noticegap.toml") -> Accept:
    """A decision. It has a reason, an owner and a last day: a yes that nobody stands for and that never ends is a silent gap."""
    if not isinstance(entry, dict):
        raise ConfigError(f"{where} is not a table. Write [[accept]].")
    if isinstance(entry.get("until"), datetime):
        entry = {**entry, "until": entry["until"].date()}
    check(where, entry, KEYS)
    for key in KEYS:
        if not entry.get(key):
            raise ConfigError(f'{where} has no "{key}". A decision names a column, its category, a reason, an owner and its last day.')
    known = (*taxonomy.load().categories, NONE)
    if entry["category"] not in known:
        raise ConfigError(f"{where} {taxonomy.no_category(entry['category'], known)}")
    return Accept(**entry, file=file)


def decisions_of(path: Path) -> tuple[Accept, ...]:
    """The decisions of a file of their own; none where there is none. ConfigError for whatever is wrong in it, conflicts of a merge too."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8 text.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}.") from None
    check(f"{path}:", table, {"accept": list})
    return tuple(decision(f"{path}: decision {number}:", entry, path.name) for number, entry in enumerate(table.get("accept", []), 1))


def written(decisions: Iterable[Accept]) -> str:
    """The text of a file of decisions: one line each, sorted by column and category; of two on the same, the last."""
    last = {(each.column, each.category): each for each in decisions}
    return _HEAD + "accept = [\n" + "".join(f"  {_line(last[key])},\n" for key in sorted(last)) + "]\n"


def _line(one: Accept) -> str:
    facts = {"column": one.column, "category": one.category, "reason": one.reason, "owner": one.owner}
    return "{ " + ", ".join(f"{key} = {_quoted(value)}" for key, value in facts.items()) + f", until = {one.until} }}"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's, but for DEL, which TOML wants written out too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
