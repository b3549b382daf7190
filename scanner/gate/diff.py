"""What changed between two schemas, column by column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scanner.gate.schema import Column, Schema, Table


@dataclass(frozen=True, slots=True)
class Change:
    """A column of the head (None: the table itself is new) and what became of it since the base."""

    table: Table
    column: Column | None
    change: str
    base: Table | None = None


def changes(base: Schema | None, head: Schema) -> Iterator[Change]:
    """Columns that are new, renamed, retyped or commented, and tables that are new. Without a base all are new."""
    for table in head.tables.values():
        before = _before(base, table)
        if before is None:
            yield Change(table, None, "added")
        for column in table.columns.values():
            change = "added" if base is None else _change(base, table, column)
            if change:
                yield Change(table, column, change, before)


def _before(base: Schema | None, table: Table) -> Table | None:
    if base is None:
        return None
    earlier = dict.fromkeys(owner for column in table.columns.values() for owner, _ in reversed(column.was))
    return base.find(table.name) or next((found for name in earlier if (found := base.find(name))), None)


def _change(base: Schema, table: Table, column: Column) -> str | None:
    old, renamed = _old(base, table, column)
    if old is None:
        return "added"
    if renamed:
        return "renamed"
    if (old.type, old.values) != (column.type, column.values):
        return "retyped"
    said = [each.text for each in column.said]
    return "commented" if old.comment != column.comment or [each.text for each in old.said] != said else None


def _old(base: Schema, table: Table, column: Column) -> tuple[Column | None, bool]:
    """The column as it was, and whether it or its table had another name."""
    names = [((table.name, column.name), False), *((name, True) for name in reversed(column.was))]
    for (owner, name), renamed in names:
        found = base.find(owner)
        known = found.find(name) if found else None
        if found and known:
            return found.columns[known], renamed
    return None, False
