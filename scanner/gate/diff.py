"""What changed between two schemas, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import PurePosixPath

from scanner.gate.schema import Column, Schema, Table, related

_Homes = Set[tuple[str, str]]  # where the head has tables of each name


@dataclass(frozen=True, slots=True)
class Change:
    """A column of the head (None: the table itself is new) and what became of it since the base."""

    table: Table
    column: Column | None
    change: str
    base: Table | None = None


def changes(base: Schema | None, head: Schema) -> Iterator[Change]:
    """Columns that are new, renamed, retyped or commented, and tables that are new. Without a base all are new."""
    homes = {(table.name.casefold(), table.home) for table in head.tables.values()}
    for table in head.tables.values():
        before = _before(base, table, homes)
        if before is None:
            yield Change(table, None, "added")
        for column in table.columns.values():
            change = "added" if base is None else _change(base, table, column, homes)
            if change:
                yield Change(table, column, change, before)


def _before(base: Schema | None, table: Table, homes: _Homes) -> Table | None:
    if base is None:
        return None
    earlier = dict.fromkeys(owner for column in table.columns.values() for owner, _ in reversed(column.was))
    return next((found for name in (table.name, *earlier) if (found := _in_base(base, name, table.home, homes))), None)


def _in_base(base: Schema, name: str, home: str, homes: _Homes) -> Table | None:
    """The table that had this name before: in this home, or in one that has it no more, because files were moved.

    A second service that begins to hold what the first one holds begins to hold it.
    """
    if found := base.own(name, home):
        return found
    others = base.of_name(name) or [each for each in (base.find(name),) if each]
    return next((each for each in others if related(each.home, home) or (each.name.casefold(), each.home) not in homes), None)


def _change(base: Schema, table: Table, column: Column, homes: _Homes) -> str | None:
    old, renamed = _old(base, table, column, homes)
    if old is None:
        return "added"
    if renamed:
        return "renamed"
    if _type(old, column) != _type(column, old):
        return "retyped"
    said = [each.text for each in column.said]
    return "commented" if old.comment != column.comment or [each.text for each in old.said] != said else None


def _type(column: Column, other: Column) -> tuple[object, ...]:
    """What a column's type says, by its name where both are written in one language."""
    same = PurePosixPath(column.file).suffix == PurePosixPath(other.file).suffix
    return (column.type if same else column.kinds, column.values)


def _old(base: Schema, table: Table, column: Column, homes: _Homes) -> tuple[Column | None, bool]:
    """The column as it was, and whether it or its table had another name."""
    names = [((table.name, column.name), False), *((name, True) for name in reversed(column.was))]
    for (owner, name), renamed in names:
        found = _in_base(base, owner, table.home, homes)
        known = found.find(name) if found else None
        if found and known:
            return found.columns[known], renamed
    return None, False
