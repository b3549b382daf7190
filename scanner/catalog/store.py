"""Writes a run into the catalogue, in one transaction: all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, exc, insert, select

from scanner.catalog import rows, tables
from scanner.catalog.connect import opened
from scanner.model import Report

_AT_ONCE = 5000


def store(engine: Engine, report: Report, *, config: str = "", settings: Mapping[str, str] | None = None, exit_code: int = 0) -> None:
    """Keeps a run. `config` is the hash of its configuration, `settings` are those of its sources by id, `exit_code` is what the scan came
    to. Raises CatalogError and ConfigError, see `opened`.
    """
    notice = rows.notice_object(report.notice)
    key = rows.notice_hash(report.notice)
    run = report.run
    facts = {"id": run.id, "started": run.started.isoformat(), "ended": run.ended.isoformat(), "interrupted": run.interrupted}
    facts |= {"tool": run.tool, "detectors": run.detectors, "notice": run.notice, "notice_hash": key, "config": config}
    facts |= {"seed": run.seed, "exit_code": exit_code, "summary": report.summary(), "sources": list(map(asdict, report.sources))}
    facts |= {
        "settings": dict(settings or {}),
        "declared": list(map(rows.declared_object, report.declared)),
        "sums": asdict(report.units),
        "test_data": report.test_data,
    }
    with opened(engine, write=True) as connection:
        _keep_notice(connection, key, notice)
        connection.execute(insert(tables.runs).values(facts))
        _insert(connection, tables.units, run.id, rows.unit_row, report.coverage)
        _insert(connection, tables.findings, run.id, rows.finding_row, report.findings)
        _insert(connection, tables.unread, run.id, rows.unread_row, report.unread)
        _insert(connection, tables.reserved, run.id, rows.reserved_row, report.reserved)


def _keep_notice(connection: Connection, key: str, notice: dict[str, Any]) -> None:
    """Keeps a notice once, also where another scan is just about to keep the same."""
    if connection.execute(select(tables.notices.c.hash).where(tables.notices.c.hash == key)).first():
        return
    with suppress(exc.IntegrityError), connection.begin_nested():
        connection.execute(insert(tables.notices).values(hash=key, notice=notice))


def _insert(connection: Connection, table: Table, run: str, row: Callable[[Any], dict[str, Any]], things: Sequence[Any]) -> None:
    """The rows of things, numbered in their order, some thousand at a time: there may be a million of them."""
    numbered = ({"run": run, "n": n, **row(each)} for n, each in enumerate(things))
    while chunk := list(islice(numbered, _AT_ONCE)):
        connection.execute(insert(table), chunk)
