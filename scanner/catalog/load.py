"""Reads runs out of the catalogue: which there are, and each as the report that it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine, Table, select

from scanner.catalog import rows, tables
from scanner.catalog.connect import exists, opened
from scanner.model import Declared, Earlier, Report, Units

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A run as lists have it. `sources` are ids; `notice_hash`, `config` and `settings` (one by source) are hashes: they tell whether these
    changed from one run to the next.
    """

    id: str
    started: datetime
    ended: datetime
    interrupted: bool
    notice: str
    notice_hash: str
    config: str
    exit_code: int
    sources: tuple[str, ...]
    summary: Mapping[str, int]
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stored:
    """A run and its report."""

    entry: Entry
    report: Report


def entries(engine: Engine) -> list[Entry]:
    """All runs, the oldest first; none where there is no catalogue yet. Raises CatalogError and ConfigError, see `opened`.

    Runs of the future come before all others: a clock was wrong then, and nothing is known of when they were.
    """
    if not exists(engine):
        return []
    with opened(engine) as connection:
        now = datetime.now(UTC)
        return sorted(_entries(connection), key=lambda one: one.started <= now)


def load(engine: Engine, run: str) -> Stored:
    """The run of that id, which must be there. Raises CatalogError and ConfigError, see `opened`."""
    with opened(engine) as connection:
        found = _row(connection, run)
        notice = select(tables.notices.c.notice).where(tables.notices.c.hash == found["notice_hash"])
        report = Report(
            notice=rows.notice_of(connection.execute(notice).scalar_one()),
            run=rows.run_of(found),
            sources=tuple(map(rows.source_of, found["sources"])),
            findings=_all(connection, tables.findings, run, rows.finding_of),
            declared=tuple(Declared(*each) for each in found["declared"]),
            unread=_all(connection, tables.unread, run, rows.unread_of),
            coverage=_all(connection, tables.units, run, rows.coverage_of),
            test_data=found["test_data"],
            reserved=_all(connection, tables.reserved, run, rows.reserved_of),
            units=Units(**found["sums"]),
        )
        return Stored(_entry(found), report)


def earlier(known: Sequence[Entry], before: datetime, sources: Sequence[str], most: int = 30) -> tuple[Earlier, ...]:
    """Runs of exactly these sources that ended well and began before, the oldest first: what a trend is made of."""
    same = [one for one in known if one.started < before and not one.interrupted and set(one.sources) == set(sources)]
    return tuple(Earlier(one.id, one.started, one.summary) for one in same[-most:])


def _entries(connection: Connection) -> list[Entry]:
    found = connection.execute(select(tables.runs).order_by(tables.runs.c.started, tables.runs.c.id)).mappings()
    return [_entry(row) for row in found]


def _entry(row: rows.Row) -> Entry:
    run = rows.run_of(row)
    sources = tuple(each["id"] for each in row["sources"])
    facts = (row["notice_hash"], row["config"], row["exit_code"], sources, row["summary"], row["settings"])
    return Entry(run.id, run.started, run.ended, run.interrupted, run.notice, *facts)


def _row(connection: Connection, run: str) -> rows.Row:
    return connection.execute(select(tables.runs).where(tables.runs.c.id == run)).mappings().one()


def _all(connection: Connection, table: Table, run: str, made: Callable[[rows.Row], _T]) -> tuple[_T, ...]:
    """The rows of a run in the order of its report."""
    return tuple(made(row) for row in connection.execute(select(table).where(table.c.run == run).order_by(table.c.n)).mappings())
