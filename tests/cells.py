"""One scan of one table, for tests of what stands inside cells: what was found where, and what was not read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from connectors.sql import Sql
from scanner.gathered import Open, State, stopped, take
from scanner.model import Part, Unit, Unread
from scanner.setup import load_engine
from scanner.work import Detector, Worker


class _Nobody:
    def listed(self, source: str) -> None: ...

    def rows(self, rows: int) -> None: ...

    def done(self, source: str, unit: str) -> None: ...


@cache
def engine() -> Detector:
    """The engine of all packs, made once."""
    return load_engine(None)


def scanned(source: Sql, unit: str) -> tuple[Mapping[tuple[str, str | None], set[str]], list[Unread], State]:
    """Categories by unit and column, what was not read, and all that was gathered."""
    state = State(schemas=frozenset(("db",)))
    state.units[("db", unit)] = Open(Unit(unit), 1)
    for result in Worker({"db": source}, engine(), True).read(Part("db", unit)):
        take(result, state, engine(), _Nobody())
    stopped(state, engine())
    found: dict[tuple[str, str | None], set[str]] = {}
    for each in state.evidence.get("db", []):
        found.setdefault((each.place.unit or "", each.place.column), set()).add(each.category)
    return found, state.unread, state
