"""The catalogue: a run comes back as it was, the file is private, versions, concurrent scans, what is forgotten."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, Integer, select, text

from reports import json_
from scanner.calls import Moment
from scanner.catalog import tables, versions
from scanner.catalog.bookmarks import Bookmarks, unfinished
from scanner.catalog.connect import engine_of, opened
from scanner.catalog.load import earlier, entries, load
from scanner.catalog.names import named
from scanner.catalog.purge import forget, over
from scanner.catalog.store import store
from scanner.errors import CatalogError, ConfigError
from scanner.masking import numbered
from scanner.memory import WHOLE, Bookmark, Outcome
from scanner.model import Coverage, Notice, Place, Report, Reserved, Units, Unread
from tests.report_fixture import HOSTILE, NOTICE, RUN, finding, report, written


def memory(folder: Path) -> Engine:
    """The catalogue beside a configuration in `folder`."""
    return engine_of("", folder)


def run(number: int, **changes: object) -> Report:
    """A report of another day."""
    started = RUN.started + timedelta(days=number)
    facts = replace(RUN, id=f"2026{number:04}T090000Z-{number:06x}", started=started, ended=started + timedelta(minutes=4))
    return report(run=facts, **changes)


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def whole() -> Report:
    """A report with everything that a report can have, names included that databases refuse."""
    heard = finding("calls", "c.vtt", "", "demog.dob", row_is="turn", moments=(Moment("17", "caller", 3.25, None),), subject="staff")
    odd = finding(
        "share", f"{HOSTILE}\0\udcff\\u0041.txt", None, "id.national", shape="AA 9", clear=True, via="health.record", where=(3, 9)
    )
    return report(
        findings=(*report().findings, heard, odd),
        unread=(*report().unread, Unread(Place("share"), 'include "\\x" names nothing here')),
        coverage=(*report().coverage, Coverage("share", "a\udcff", 3, None, True, 1 / 3, "named .csv", "text", (("", "text"), ("é", "")))),
        reserved=(Reserved(Place("crm", "t", "c"), "EMAIL_ADDRESS", "contact.email", 9, 8),),
        units=Units(9, 8, 1),
        notice=replace(NOTICE, facts={"published": "2026-01-31", "rights": {"access": ["Art 15"]}}),
        run=replace(RUN, seed=2**40, interrupted=True),
    )


def assert_same(engine: Engine, told: Report) -> None:
    store(engine, told, config="c" * 64, settings={"crm": "x"}, exit_code=1)
    stored = load(engine, told.run.id)
    assert stored.report == told
    assert (stored.entry.config, stored.entry.settings, stored.entry.exit_code) == ("c" * 64, {"crm": "x"}, 1)
    assert stored.entry.summary == told.summary()
    for form in ("json_", "ndjson", "html_", "terminal"):
        assert written(form, stored.report) == written(form, told)


def test_a_run_comes_back_as_it_was(tmp_path: Path) -> None:
    assert_same(memory(tmp_path), whole())
    assert json_.SCHEMA == "noticegap/report/1"


def test_dates_in_a_notice_are_kept_as_text_and_a_notice_is_stored_once(tmp_path: Path) -> None:
    engine = memory(tmp_path)
    dated = replace(NOTICE, facts={"published": datetime(2026, 1, 31).date()})
    for number, notice in enumerate((dated, dated, NOTICE)):
        store(engine, run(number, notice=notice))
    assert load(engine, run(1).run.id).report.notice.facts == {"published": "2026-01-31"}
    hashes = [one.notice_hash for one in entries(engine)]
    assert hashes[0] == hashes[1] != hashes[2]
    with opened(engine) as connection:
        assert len(connection.execute(select(tables.notices.c.hash)).all()) == 2


def test_folder_and_file_are_private_whatever_the_umask(tmp_path: Path, open_umask: None) -> None:
    store(memory(tmp_path), report())
    folder = tmp_path / ".noticegap"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {".gitignore": 0o600, "catalog.db": 0o600}
    assert (folder / ".gitignore").read_text() == "*\n"


def test_a_url_to_a_file_makes_a_private_file_too(tmp_path: Path, open_umask: None) -> None:
    store(engine_of(f"sqlite:///{tmp_path}/team.db", tmp_path), report())
    assert [(path.name, stat.S_IMODE(path.stat().st_mode)) for path in tmp_path.iterdir()] == [("team.db", 0o600)]


@pytest.mark.parametrize("what", ["world", "folder", "file", "link", "readonly"])
def test_a_place_that_is_not_safe_is_refused(tmp_path: Path, what: str) -> None:
    folder = tmp_path / ".noticegap"
    folder.mkdir(mode=0o755 if what == "folder" else 0o700)
    if what == "world":
        tmp_path.chmod(0o777)
    if what == "file":
        (folder / "catalog.db").touch(0o644)
    if what == "link":
        (folder / "catalog.db").symlink_to(tmp_path / "elsewhere.db")
    if what == "readonly" and os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    if what == "readonly":
        folder.chmod(0o500)
    with pytest.raises(CatalogError) as caught:
        store(memory(tmp_path), report())
    assert str(tmp_path) in str(caught.value)
    assert not (tmp_path / "elsewhere.db").exists()
    folder.chmod(0o700)


def test_what_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    file.write_bytes(b"not a database, but somebody's file " * 200)
    file.chmod(0o600)
    with pytest.raises(CatalogError, match="it is no SQLite database"):
        store(engine_of(f"sqlite:///{file}", tmp_path), report())
    assert file.read_bytes().startswith(b"not a database")


def test_a_full_disk_keeps_nothing_of_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = memory(tmp_path)
    store(engine, run(1))
    with sqlite3.connect(tmp_path / ".noticegap" / "catalog.db") as database:
        pages = database.execute("pragma page_count").fetchone()[0]
    monkeypatch.setattr("scanner.catalog.store._AT_ONCE", 10)
    full = memory(tmp_path)
    from sqlalchemy import event

    event.listen(full, "connect", lambda connection, _: connection.execute(f"pragma max_page_count = {pages + 4}"))
    many = tuple(finding("crm", f"t{n}", "c" * 200, "id.national") for n in range(500))
    with pytest.raises(CatalogError, match="the disk is full"):
        store(full, run(2, findings=many))
    assert [one.id for one in entries(engine)] == [run(1).run.id]
    with opened(engine) as connection:
        assert {row.run for row in connection.execute(select(tables.findings.c.run))} == {run(1).run.id}


def test_a_newer_catalogue_is_refused_and_left_alone(tmp_path: Path) -> None:
    engine = memory(tmp_path)
    store(engine, run(1))
    with opened(engine, write=True) as connection:
        connection.execute(tables.schema_version.update().values(version=99))
    for act in (lambda: store(engine, run(2)), lambda: entries(engine), lambda: load(engine, run(1).run.id)):
        with pytest.raises(ConfigError, match=r"newer noticegap .*version 99, this one knows 2"):
            act()
    with sqlite3.connect(tmp_path / ".noticegap" / "catalog.db") as database:
        assert database.execute("select count(*) from noticegap_runs").fetchone() == (1,)


def test_an_older_catalogue_is_brought_up_with_all_that_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step once, in order, in one transaction: a step that fails leaves the old version whole."""
    engine, done = memory(tmp_path), list[int]()
    store(engine, run(1))

    def second(connection: object) -> None:
        done.append(2)
        connection.execute(text("ALTER TABLE noticegap_units ADD COLUMN stamp TEXT"))  # type: ignore[attr-defined]

    def third(connection: object) -> None:
        done.append(3)
        if len(done) < 4:
            raise CatalogError("power failed")
        connection.execute(text("UPDATE noticegap_units SET stamp = 'none'"))  # type: ignore[attr-defined]

    monkeypatch.setattr(versions, "STEPS", (*versions.STEPS, second, third))
    monkeypatch.setattr(versions, "VERSION", 4)
    monkeypatch.setattr("scanner.catalog.connect.VERSION", 4)
    with pytest.raises(CatalogError, match="power failed"):
        entries(engine)
    with sqlite3.connect(tmp_path / ".noticegap" / "catalog.db") as database:
        assert "stamp" not in {row[1] for row in database.execute("pragma table_info(noticegap_units)")}
        assert database.execute("select version from noticegap_version").fetchall() == [(2,)]
    assert [one.id for one in entries(engine)] == [run(1).run.id]
    assert load(engine, run(1).run.id).report == run(1)
    assert done == [2, 3, 2, 3]


def _stores(folder: str, first: int) -> None:
    for number in range(first, first + 5):
        store(engine_of("", Path(folder)), run(number))


def test_scans_at_the_same_time_do_not_harm_one_another(tmp_path: Path) -> None:
    """Four processes make the catalogue and write five runs each."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_stores, args=(str(tmp_path), number * 10)) for number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0, 0, 0]
    engine = memory(tmp_path)
    known = entries(engine)
    assert len(known) == 20
    assert all(load(engine, one.id).report.findings == report().findings for one in known)
    with sqlite3.connect(tmp_path / ".noticegap" / "catalog.db") as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        assert database.execute("select count(*) from noticegap_version").fetchone() == (1,)


def test_reading_asks_for_no_right_to_write(tmp_path: Path) -> None:
    engine = memory(tmp_path)
    store(engine, run(1))
    with sqlite3.connect(tmp_path / ".noticegap" / "catalog.db", isolation_level=None) as other:
        other.execute("begin immediate")
        assert len(entries(engine)) == 1 and load(engine, run(1).run.id).report == run(1)
        other.execute("rollback")


def test_no_catalogue_is_no_run_and_asking_makes_none(tmp_path: Path) -> None:
    assert entries(memory(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []


def test_forgotten_runs_leave_no_trace_on_disk(tmp_path: Path) -> None:
    engine = memory(tmp_path)
    secret = Notice("zqnotice", "zqforgotten policy", ())
    store(engine, run(1, findings=tuple(finding("crm", f"zqforgotten{n}", "c", "id.national") for n in range(300)), notice=secret))
    store(engine, run(2))
    file = tmp_path / ".noticegap" / "catalog.db"
    size = file.stat().st_size
    assert b"zqforgotten" in file.read_bytes()
    forget(engine, [run(1).run.id])
    assert b"zqforgotten" not in file.read_bytes() and file.stat().st_size < size
    assert [one.id for one in entries(engine)] == [run(2).run.id]
    assert load(engine, run(2).run.id).report == run(2)
    assert [path.name for path in sorted(file.parent.iterdir())] == [".gitignore", "catalog.db"]


def test_runs_older_than_so_many_days() -> None:
    class One:
        def __init__(self, ended: datetime) -> None:
            self.id, self.ended = f"{ended:%j}", ended

    now = datetime(2026, 6, 1, tzinfo=UTC)
    known = [One(now - timedelta(days=days)) for days in (91, 90, 1)]
    assert over(known, 90, now) == [known[0].id]  # type: ignore[arg-type]


def test_names_of_runs(tmp_path: Path) -> None:
    engine = memory(tmp_path)
    with pytest.raises(ConfigError, match="no run is stored yet"):
        named("last", entries(engine))
    for number in (1, 2, 11):
        store(engine, run(number))
    known = entries(engine)
    ids = [one.id for one in known]
    assert [named(name, known).id for name in ("last", "last~0", "last~2", ids[1], "20260002", "20260011T")] == [
        ids[2],
        ids[2],
        ids[0],
        ids[1],
        ids[1],
        ids[2],
    ]
    wrong = {
        "last~3": "only 3 runs",
        "2026": "begins the ids of 3 runs",
        "x": 'no run "x"',
        "": 'no run ""',
        "last~": "no run",
        "%": "no run",
    }
    for name, says in wrong.items():
        with pytest.raises(ConfigError, match=says):
            named(name, known)


def test_a_trend_is_of_the_same_sources_and_of_runs_that_ended_well(tmp_path: Path) -> None:
    engine = memory(tmp_path)
    store(engine, run(1))
    store(engine, run(2, sources=report().sources[:1]))
    stopped = run(3)
    store(engine, replace(stopped, run=replace(stopped.run, interrupted=True)))
    store(engine, run(4))
    ids = [source.id for source in report().sources]
    assert [one.id for one in earlier(entries(engine), run(5).run.started, ids)] == [run(1).run.id, run(4).run.id]
    assert [one.id for one in earlier(entries(engine), run(4).run.started, ids)] == [run(1).run.id]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("no url", "is no URL"),
        ("postgresql://scan@host:54x/db", "is no URL"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("nodb://host/x", "no driver"),
    ],
)
def test_urls_that_are_none(tmp_path: Path, url: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        engine_of(url, tmp_path)


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    engine = engine_of("postgresql://scan:zqsecret@127.0.0.1:1/team?application_name=zqsecret", tmp_path)
    with pytest.raises(CatalogError) as caught:
        store(engine, report())
    assert "127.0.0.1" in str(caught.value) and "zqsecret" not in str(caught.value)


def test_columns_of_the_tables_fit_large_counts() -> None:
    """Rows are counted in 64 bits: what a table of three billion rows needs."""
    for table in (tables.units, tables.findings, tables.reserved):
        counted = [column for column in table.c if column.name.startswith(("rows_re", "rows_h", "rows_e", "distinct", "cells"))]
        assert counted and all(type(column.type) is not Integer for column in counted)


def test_a_catalogue_that_version_1_wrote_is_brought_up_with_all_that_is_in_it(tmp_path: Path) -> None:
    """`version-1.sql` is what sqlite3's `iterdump` gave of a catalogue with two runs, which noticegap made while its tables had version 1."""
    folder = tmp_path / ".noticegap"
    folder.mkdir(mode=0o700)
    (folder / "catalog.db").touch(0o600)
    with sqlite3.connect(folder / "catalog.db") as database:
        database.executescript(Path(__file__).with_name("files").joinpath("catalog", "version-1.sql").read_bytes().decode())
    engine = memory(tmp_path)
    assert {one.id for one in entries(engine)} == {run(1).run.id, whole().run.id}
    assert load(engine, whole().run.id).report == whole()
    store(engine, run(2))
    assert remembers(engine)
    with sqlite3.connect(folder / "catalog.db") as database:
        assert database.execute("select version from noticegap_version").fetchall() == [(2,)]


def remembers(engine: Engine) -> bool:
    """Whether bookmarks are found again by whom they are for, come back as they were, and go when they are over."""
    outcome = Outcome(
        tuple(finding.found for finding in whole().findings if finding.found.place.source == "calls"),
        (Reserved(Place("calls", "!a\udcff\0.csv", "c"), "EMAIL_ADDRESS", "contact.email", 9, 8),),
        8,
        (Coverage("calls", "", 3, None, True, 1 / 3, "named .csv", "text", (("", "text"), ("é", ""))), Coverage("calls", "!é", 2**40)),
    )
    marks = [Bookmark("calls", f"{WHOLE}{number:063x}", number < 1100) for number in range(1200)]
    first = Bookmarks(engine)
    first.begin("20260101T000000Z-000001", {"calls": WHOLE})
    first.keep([(mark, outcome) for mark in marks])
    first.keep([(mark, outcome) for mark in marks[:3]])
    read = replace(outcome, coverage=tuple(replace(each, read_in="20260101T000000Z-000001") for each in outcome.coverage))
    assert list(Bookmarks(engine).recall(marks)) == [None] * 1200, "nobody asked"
    assert unfinished(engine, ["calls", "crm"]) == ("20260101T000000Z-000001",) and unfinished(engine, ["crm"]) == ()
    second = Bookmarks(engine, resumed=("20260101T000000Z-000001",))
    second.begin("20260102T000000Z-000002", {"calls": WHOLE})
    assert list(second.recall(marks)) == [read] * 1200
    second.keep([])
    assert unfinished(engine, ["calls"]) == ("20260102T000000Z-000002", "20260101T000000Z-000001")
    third = Bookmarks(engine, incremental=True)
    third.begin("20260103T000000Z-000003", {"calls": WHOLE})
    assert list(third.recall(marks)) == [read] * 1100 + [None] * 100
    third.keep([])
    third.end(["calls"])
    assert unfinished(engine, ["calls"]) == () and not (first.trouble or second.trouble or third.trouble)
    with opened(engine) as connection:
        return len(connection.execute(select(tables.bookmarks.c.bookmark)).all()) == 1100


def test_bookmarks_come_back_as_they_were(tmp_path: Path) -> None:
    assert remembers(memory(tmp_path))


def test_masked_names_are_numbered_alike_when_they_are_masked_once_more() -> None:
    """Of two archives named after people, one was read and one is remembered: the same names as if both had been read."""
    people = [f"{first} Example" for first in "ABCDEFGHIJKL"]
    masked = {f"{owner}!{person}": "‹PERSON›!‹PERSON›" for owner in ("Ann", "Bob") for person in people}
    true = numbered(masked, masked)
    inner = numbered(people, dict.fromkeys(people, "‹PERSON›"))
    assert inner["L Example"] == "‹PERSON› #12"
    again = {**{name: name for name in masked if name.startswith("Bob")}, **{f"Ann!{inner[person]}": f"Ann!{person}" for person in people}}
    told = numbered(again, {name: "‹PERSON›!" + name.partition("!")[2] if "‹" in name else "‹PERSON›!‹PERSON›" for name in again})
    assert {again[name]: shown for name, shown in told.items()} == true
