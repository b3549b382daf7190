"""What the last runs know of each unit: when it was read, how large it was, and whether something open was found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection, Engine, select

from scanner.catalog.connect import opened
from scanner.catalog.load import Entry
from scanner.catalog.tables import findings, units, unread
from scanner.work import STOPPED, USED_UP

#: So many runs are looked at, the latest ones. What none of them has read is as good as new.
_RUNS = 10
_OPEN = ("prohibited", "undeclared", "other-purpose")


@dataclass(frozen=True, slots=True)
class Past:
    """A unit as the last run that came to it knows it: when that began, whether it read all of it, how many rows were expected, whether it
    holds what the notice does not declare (for the purpose). `last`: that was the last run of its source.
    """

    reached: datetime
    whole: bool
    last: bool
    rows: int | None = None
    risky: bool = False


#: By source and the unit's name as reports show it.
History: TypeAlias = Mapping[tuple[str, str], Past]


def history(engine: Engine, known: Sequence[Entry]) -> History:
    """What the last of these runs (oldest first) know of units. Raises CatalogError and ConfigError, see `opened`."""
    found: dict[tuple[str, str], Past] = {}
    seen: set[str] = set()
    with opened(engine) as connection:
        for run in list(reversed(known))[:_RUNS]:
            for key, past in _of_run(connection, run).items():
                found.setdefault(key, replace(past, last=key[0] not in seen))
            seen.update(run.sources)
    return found


def _of_run(connection: Connection, run: Entry) -> dict[tuple[str, str], Past]:
    """Units that a run has come to. Those that its end left unread before it read a row of them are not among them."""
    missed = select(unread.c.source, unread.c.unit, unread.c.reason).where(unread.c.run == run.id, unread.c.place_column.is_(None))
    left = {(row.source, row.unit or ""): row.reason for row in connection.execute(missed)}
    found = select(findings.c.source, findings.c.unit).where(findings.c.run == run.id, findings.c.status.in_(_OPEN))
    risky = {(row.source, name) for row in connection.execute(found) for name in _around(row.unit or "")}
    broken = {(source, name) for source, unit in left for name in _around(unit)}
    covered = select(units.c.source, units.c.unit, units.c.rows_estimated).where(units.c.run == run.id)
    keys = ((row.source, row.unit, row.rows_estimated) for row in connection.execute(covered))
    return {
        (source, unit): Past(run.started, (source, unit) not in broken, False, rows, (source, unit) in risky)
        for source, unit, rows in keys
        if left.get((source, unit)) not in (USED_UP, STOPPED)
    }


def _around(unit: str) -> Iterator[str]:
    """A unit and what it lies in: the file of `a.zip!b.zip!c.csv`."""
    yield unit
    yield from (unit[:at] for at, letter in enumerate(unit) if letter == "!")
