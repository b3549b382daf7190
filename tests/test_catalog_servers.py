"""The catalogue on servers: PostgreSQL and MariaDB hold and give back what SQLite does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, insert, select, text

from scanner.catalog import connect, tables
from scanner.catalog.bookmarks import Bookmarks
from scanner.catalog.connect import engine_of, opened
from scanner.catalog.load import entries, load
from scanner.catalog.purge import forget
from scanner.catalog.rows import notice_hash, notice_object
from scanner.catalog.store import store
from scanner.errors import CatalogError
from scanner.memory import WHOLE, Bookmark, Outcome
from scanner.model import Notice
from tests import services
from tests.report_fixture import report
from tests.test_catalog import assert_same, remembers, run, whole


@pytest.fixture(params=["postgresql", "mariadb"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A catalogue in an empty schema or database."""
    if request.param == "postgresql":
        with services.postgresql() as server:
            yield engine_of(server.login(query={"options": f"-csearch_path={server.name}"}), tmp_path)
    else:
        with services.mariadb() as server:
            yield engine_of(server.login(), tmp_path)


def test_a_run_comes_back_as_it_was(engine: Engine) -> None:
    assert_same(engine, whole())


def test_runs_are_forgotten(engine: Engine) -> None:
    for number in (1, 2):
        store(engine, run(number))
    forget(engine, [run(1).run.id])
    assert [one.id for one in entries(engine)] == [run(2).run.id]
    assert load(engine, run(2).run.id).report == run(2)


def test_two_scans_that_bring_the_same_notice_at_once_are_both_kept(engine: Engine) -> None:
    """The other has written the notice, and has not yet committed it."""
    store(engine, run(1, notice=Notice("another", "", ())))
    with ThreadPoolExecutor(1) as pool, opened(engine, write=True) as other:
        key, notice = notice_hash(report().notice), notice_object(report().notice)
        other.execute(insert(tables.notices).values(hash=key, notice=notice))
        second = pool.submit(store, engine, run(2))
        time.sleep(1)
        assert not second.done()
        other.commit()
        second.result(30)
    assert load(engine, run(2).run.id).report == run(2)


def test_scans_at_the_same_time_do_not_harm_one_another() -> None:
    with services.postgresql() as server:
        url = server.login(query={"options": f"-csearch_path={server.name}"})
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda number: store(engine_of(url, Path()), run(number)), range(8)))
        engine = engine_of(url, Path())
        known = entries(engine)
        assert len(known) == 8
        assert all(load(engine, one.id).report.findings == report().findings for one in known)


def test_scans_that_make_the_catalogue_at_once_make_one(engine: Engine) -> None:
    """Whoever began to look before the tables were there still sees what another made meanwhile."""
    url, ready = engine.url.render_as_string(hide_password=False), Barrier(4)
    if engine.dialect.name == "postgresql":
        url += "%20-cdefault_transaction_isolation%3Drepeatable%5C%20read"

    def keeps(number: int) -> None:
        mine = engine_of(url, Path())
        ready.wait()
        store(mine, run(number))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(keeps, range(4)))
    with opened(engine) as connection:
        assert connection.execute(select(tables.schema_version)).all() == [(tables.VERSION,)]
    assert len(entries(engine)) == 4


def test_a_lock_that_stays_is_not_waited_for_without_end(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    store(engine, run(1))
    locks = {name: said.replace("60", "1") for name, said in connect._LOCKS.items()}
    monkeypatch.setattr(connect, "_LOCKS", locks)
    locked = "LOCK TABLE noticegap_runs" if engine.dialect.name == "postgresql" else "LOCK TABLES noticegap_runs WRITE"
    with engine.connect() as other:
        other.execute(text(locked))
        for act in (lambda: store(engine, run(2)), lambda: entries(engine)):
            began = time.monotonic()
            with pytest.raises(CatalogError, match=r"LockNotAvailable \(55P03\)|OperationalError"):
                act()
            assert time.monotonic() - began < 20
    store(engine, run(2))


def test_bookmarks_come_back_as_they_were(engine: Engine) -> None:
    assert remembers(engine)


def test_a_catalogue_of_version_1_is_brought_up(engine: Engine) -> None:
    """Version 2 is version 1 with two tables and a column more; a step that failed half-way, as MariaDB leaves it, is made whole."""
    store(engine, run(1))
    for half in (False, True):
        with opened(engine, write=True) as connection:
            for table in (tables.bookmarks, tables.begun)[: 1 if half else 2]:
                table.drop(connection)
            connection.execute(text("ALTER TABLE noticegap_units DROP COLUMN read_in"))
            connection.execute(tables.schema_version.update().values(version=1))
        assert load(engine, run(1).run.id).report == run(1)
    store(engine, run(2))
    assert remembers(engine)


def test_two_scans_that_keep_the_same_at_once_are_not_in_the_way_of_each_other(engine: Engine) -> None:
    marks = [Bookmark("crm", f"{WHOLE}{number:063x}", True) for number in range(300)]
    scans = [Bookmarks(engine) for _ in range(4)]
    for number, each in enumerate(scans):
        each.begin(f"20260101T00000{number}Z-000001", {"crm": WHOLE})
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda each: [each.keep([(mark, Outcome()) for mark in marks]) for _ in range(5)], scans))
    assert [each.trouble for each in scans] == [""] * 4
    assert list(Bookmarks(engine, incremental=True).recall(marks)) == [Outcome()] * 300
