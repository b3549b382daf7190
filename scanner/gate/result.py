"""What the gate found: one entry for each changed column and category, and what was not read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from scanner.gate.schema import Unread

#: What a change does to a column, as the machine formats say it. Without a base, every column is "added".
CHANGES = ("added", "renamed", "retyped", "commented")


@dataclass(frozen=True, slots=True)
class Entry:
    """One column (None: the table as a whole) and one category that it holds (None: no personal data).

    label, level  of the category, as the taxonomy has them · status  as in a report, besides "accepted"; None without a category
    home  the folder or document of the table, where another table that is judged has its name
    failing  it makes the gate fail · warning  a person should look · fix  lines that would make it pass, ready to paste
    """

    table: str
    column: str | None
    type: str
    change: str
    file: str
    line: int
    entity: str | None = None
    category: str | None = None
    label: str = ""
    level: str = "normal"
    confidence: float | None = None
    status: str | None = None
    evidence: tuple[str, ...] = ()
    failing: bool = False
    warning: bool = False
    fix: tuple[str, ...] = ()
    home: str = ""

    @property
    def place(self) -> str:
        """`table.column`, or the table alone."""
        return self.table if self.column is None else f"{self.table}.{self.column}"

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits from table, column and category: the same when lines move or evidence changes.

        Of tables of one name, all but the first are told apart by where they are declared.
        """
        own = (self.table.casefold(), "\1" if self.column is None else self.column.casefold(), self.category or "")
        key = "\0".join((*own, self.home) if self.home else own)
        return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Result:
    """Entries in the order of the schema; `changed` counts columns, `compared` tells whether there was a base."""

    entries: tuple[Entry, ...]
    unread: tuple[Unread, ...] = ()
    notes: tuple[Unread, ...] = ()
    changed: int = 0
    compared: bool = False
    notice: str = ""
    confidence: float = 0.8

    @property
    def failing(self) -> tuple[Entry, ...]:
        """What makes the gate fail: what must not be kept, special categories, then the surest."""
        return _sorted(entry for entry in self.entries if entry.failing)

    @property
    def warnings(self) -> tuple[Entry, ...]:
        """What a person should look at, in the same order."""
        return _sorted(entry for entry in self.entries if entry.warning and not entry.failing)

    @property
    def exit_code(self) -> int:
        """0, 1 or 3 as in `scanner.cli`."""
        return 1 if self.failing else 3 if self.unread else 0


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=_order))


def _order(entry: Entry) -> tuple[bool, bool, float, str, int, str]:
    grave = entry.level in ("special", "criminal")
    return entry.status != "prohibited", not grave, -(entry.confidence or 0), entry.table, entry.line, entry.place
