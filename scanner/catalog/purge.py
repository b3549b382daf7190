"""Forgets runs: rows are deleted, and what they took on disk is given back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, exc, select, text

from scanner.catalog import tables
from scanner.catalog.bookmarks import forget_marks
from scanner.catalog.connect import opened, trouble
from scanner.catalog.load import Entry


def over(known: Sequence[Entry], days: float, now: datetime) -> list[str]:
    """Ids of the runs that ended more than so many days ago."""
    return [one.id for one in known if now - one.ended > timedelta(days=days)]


def in_doubt(known: Sequence[Entry], days: float, now: datetime) -> bool:
    """Whether every run ended more than so many days ago: either nobody has scanned since, or the clock is wrong. Nobody can tell which."""
    return all(now - one.ended > timedelta(days=days) for one in known)


def forget(engine: Engine, runs: Sequence[str], *, before: datetime | None = None, vacuum: bool = True) -> None:
    """Deletes the runs of these ids with the bookmarks that they were the last to use, and notices that no run is left of; also bookmarks
    of scans that began before that time and were never stored. Raises CatalogError, see `opened`.
    """
    with opened(engine, write=True) as connection:
        forget_marks(connection, runs, f"{before:%Y%m%dT%H%M%SZ}" if before else "")
        for run in runs:
            for table in tables.OF_A_RUN:
                connection.execute(delete(table).where(table.c.run == run))
            connection.execute(delete(tables.runs).where(tables.runs.c.id == run))
        connection.execute(delete(tables.notices).where(tables.notices.c.hash.not_in(select(tables.runs.c.notice_hash))))
    if vacuum and engine.dialect.name in ("sqlite", "postgresql"):
        _vacuum(engine)


def _vacuum(engine: Engine) -> None:
    """Gives room back to the disk: outside of a transaction, which neither database allows."""
    names = [table.name for table in tables.metadata.sorted_tables] if engine.dialect.name == "postgresql" else [""]
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT", noticegap_write=False) as connection:
            for name in names:
                connection.execute(text(f"VACUUM {name}".strip()))
    except exc.SQLAlchemyError as error:
        raise trouble(engine, error) from None
