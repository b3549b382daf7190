"""The catalogue on the command line: where it is, what a scan leaves in it, and what is said when that fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import click
from sqlalchemy import Engine

from scanner.catalog.bookmarks import Bookmarks, unfinished
from scanner.catalog.connect import engine_of
from scanner.catalog.history import History, history
from scanner.catalog.load import Entry, Stored, earlier, entries, load
from scanner.catalog.purge import forget, in_doubt, over
from scanner.catalog.rows import notice_hash
from scanner.catalog.store import store
from scanner.cli.lenient import Lenient, missing
from scanner.config import NONE, Config, load_config
from scanner.diff.news import news
from scanner.diff.side import Side, side_of
from scanner.errors import CatalogError, ConfigError, ScannerError, unexpected
from scanner.model import Finding, Report

_STAY = "This run is stored; older ones were not forgotten, and the next scan tries it again."


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as it is told, whether its run is stored, and what is new in it: against `since`, or against nothing (None)."""

    report: Report
    stored: bool = False
    new: Sequence[Finding] = ()
    since: str | None = None


def catalogue(config: Config) -> Engine | None:
    """The catalogue of a configuration; None where it wants none.

    ConfigError where it is wrong or a newer noticegap wrote it. What else is wrong with it, a scan says when it is done.
    """
    if config.catalog == NONE:
        return None
    engine = engine_of(config.catalog, config.path.parent)
    with suppress(CatalogError):
        entries(engine)
    return engine


def past(engine: Engine | None) -> History:
    """What is known of the units; nothing where there is no catalogue, or where it fails (which is said when the scan is done)."""
    with suppress(CatalogError):
        known = entries(engine) if engine else []
        return history(engine, known) if engine and known else {}
    return {}


def bookmarks(engine: Engine, sources: Sequence[str], incremental: bool, resume: bool) -> Bookmarks:
    """The memory of a scan of these sources; what it goes on with, or that there is nothing of the kind, is said on stderr."""
    if not resume:
        return Bookmarks(engine, incremental)
    resumed: tuple[str, ...] = ()
    with suppress(CatalogError):  # said when the scan is done, like all that is wrong with a catalogue
        resumed = unfinished(engine, sources)
    nothing = "nothing to resume: no scan of these sources was killed, stopped or ran out of its budget since the last whole one"
    click.echo(f"going on with run {resumed[0]}" if resumed else nothing, err=True)
    return Bookmarks(engine, incremental, resumed)


def used(marks: Bookmarks | None) -> Iterator[str]:
    """What became of the memory of a scan, where that is not what was asked for."""
    if marks and marks.trouble:
        yield f"noticegap: {marks.trouble} What this scan read is not remembered: the next one reads it again."
    elif marks and marks.resumed and not marks.recalled:
        why = "it had finished nothing, or since then the configuration, the detectors or all units changed"
        yield f"nothing of run {marks.resumed[0]} could be used: {why}; everything was read"


def keep(engine: Engine | None, config: Config, report: Report, exit_code: int, marks: Bookmarks | None = None) -> Kept:
    """Stores a run, and tells what is new in it; `marks` is its memory where it came to its end. A catalogue that fails costs its memory,
    not the report: the reason goes to stderr.
    """
    if engine is None:
        return Kept(report)
    settings = {source.id: source.hash for source in config.sources}
    kept = Kept(report)
    try:
        known = entries(engine)
        past = earlier(known, report.run.started, [source.id for source in report.sources])
        since, found = _news(engine, known, side_of(report, notice_hash(report.notice), settings))
        new = tuple(finding.id for finding in found) if since else None
        kept = Kept(replace(report, earlier=past, new=new), new=found, since=since)
        store(engine, report, config=config.hash, settings=settings, exit_code=exit_code)
    except KeyboardInterrupt:
        return _not_stored(kept, "stopped.")
    except ScannerError as error:
        return _not_stored(kept, str(error))
    except Exception as error:  # noqa: BLE001 - whatever a database or its driver does, the report of a scan of hours is not lost
        return _not_stored(kept, f"the catalogue: {unexpected(error)}.")
    _tidied(engine, known, config.retention, (marks, _listed(report)) if marks else None)
    return replace(kept, stored=True)


def _tidied(engine: Engine, known: Sequence[Entry], days: int, whole: tuple[Bookmarks, Iterable[str]] | None) -> None:
    """Forgets runs that are over and, behind a `whole` scan, bookmarks that nobody used. What fails is said: this run is stored.

    A clock that is far ahead would make every run old: where all are over, none is forgotten, and a person decides.
    """
    now, why = datetime.now(UTC), ""
    try:
        if not in_doubt(known, days, now):
            forget(engine, over(known, days, now), before=now - timedelta(days=days), vacuum=False)
        elif known:
            why = f"earlier runs are all older than {days} days, or the clock is wrong. They were kept; noticegap purge forgets them."
        if whole:
            whole[0].end(whole[1])
    except KeyboardInterrupt:
        why = f"stopped. {_STAY}"
    except ScannerError as error:
        why = f"{error} {_STAY}"
    except Exception as error:  # noqa: BLE001 - as where a run is stored
        why = f"the catalogue: {unexpected(error)}. {_STAY}"
    if why:
        click.echo(f"noticegap: {why}", err=True)


def _listed(report: Report) -> Iterator[str]:
    """The sources of which every unit was listed: what was not heard of in another may still be there."""
    broken = {one.place.source for one in report.unread if one.place.unit is None or one.place.unit.endswith("/")}
    return (source.id for source in report.sources if source.id not in broken)


def _not_stored(kept: Kept, why: str) -> Kept:
    click.echo(f"noticegap: {why} This run is not stored: the next one cannot be compared with it.", err=True)
    return kept


def told(kept: Kept) -> str:
    """A run in one line, for whoever is to be alerted."""
    summary = kept.report.summary()
    counts = f"{summary['undeclared']:,} undeclared, {summary['prohibited']:,} prohibited, {summary['unread']:,} not read"
    if summary.get("not-judged"):
        counts += f", {summary['not-judged']:,} not judged"
    news = f"; {len(kept.new):,} new since run {kept.since}" if kept.since else "; no earlier run of these sources: all is new"
    return f"run {kept.report.run.id}: {counts}{news if kept.stored else ''}"


def runs_of(path: Path) -> tuple[Config, Engine, list[Entry]]:
    """The catalogue of a configuration for a command that scans nothing, so that secrets of sources need not be there."""
    config = load_config(path, Lenient())
    if config.catalog == NONE:
        raise ConfigError(f'{path}: catalog = "{NONE}": no run is remembered.')
    if unset := missing(config.catalog):
        raise ConfigError(f"{path}: {unset}")
    engine = engine_of(config.catalog, path.parent)
    return config, engine, entries(engine)


def stored_side(stored: Stored) -> Side:
    """A stored run as a side of a comparison."""
    return side_of(stored.report, stored.entry.notice_hash, stored.entry.settings)


def _news(engine: Engine, known: Sequence[Entry], now: Side) -> tuple[str | None, list[Finding]]:
    """The last complete run of one of these sources, and what is new since."""
    past = [one for one in reversed(known) if not one.interrupted and set(one.sources) & set(now.sources)]
    found = news(now, ((set(one.sources), partial(_side, engine, one.id)) for one in past))
    return (past[0].id if past else None), found


def _side(engine: Engine, run: str) -> Side:
    return stored_side(load(engine, run))
