"""A scan whose time does not suffice: what it reads first, what it says of the rest, and what later runs make of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from scanner.catalog.connect import engine_of
from scanner.catalog.history import Past, history
from scanner.catalog.load import entries
from scanner.catalog.store import store
from scanner.cli import run
from scanner.config import Source
from scanner.diff.compare import compare
from scanner.model import Coverage, Part, Place, SourceInfo, Unit, Unread
from scanner.ordering import ordered
from scanner.setup import load_engine
from scanner.work import STOPPED, USED_UP, Worker
from tests.report_fixture import RUN, finding, report
from tests.test_diff import side, unit
from tests.test_scan import estate
from tests.workers import Blind, Odd

__all__ = ["estate"]


def test_new_changed_risky_and_unread_units_come_first() -> None:
    source = Source("crm", "files", (), (), (), (), {})
    before, long_before = RUN.started, RUN.started - timedelta(days=9)
    whole = Past(before, whole=True, last=True, rows=100)
    past = {
        "old": replace(whole, reached=long_before),
        "part": replace(whole, whole=False),
        "skipped": replace(whole, last=False),
        "risky": replace(whole, risky=True),
        "grown": whole,
        "‹PERSON›": replace(whole, risky=True, reached=long_before),
        "known": whole,
    }
    units = [Unit(name, rows=101 if name == "grown" else 100) for name in past] + [
        Unit("new"),
        Unit("small", size=9),
        Unit("table", rows=5),
    ]
    units = [replace(each, name="Ann") if each.name == "‹PERSON›" else each for each in units]
    found = ordered([(source, each) for each in units], {("crm", name): each for name, each in past.items()}, {"Ann": "‹PERSON›"})
    assert [each.name for _, each in found] == [
        "small", "table", "new", "grown", "Ann", "risky", "part", "skipped", "old", "known",
    ]  # fmt: skip
    assert ordered([(source, each) for each in units], {}, {})[0][1].name == "small", "nothing is known: the smallest first"


def test_the_catalogue_knows_what_runs_came_to(tmp_path: Path) -> None:
    """Only the last run that came to a unit counts; what is open inside an archive is the archive's; ten runs are remembered."""
    engine = engine_of("", tmp_path)
    source = (SourceInfo("crm", "files", ("accounts",), ("customer",)),)
    names = ("a", "b", "z.zip", "z.zip!c", "new", "part")
    covered = tuple(Coverage("crm", name, 5, 50, form="text") for name in names)
    open_, fine = finding("crm", "z.zip!c", "", "id.national"), finding("crm", "b", "", "contact.email", "declared")
    left = {"new": USED_UP, "part": f"{USED_UP} after 5 rows", "z.zip!c": "encrypted PDF"}
    unread = tuple(Unread(Place("crm", name), reason) for name, reason in left.items())
    stopped = tuple(Unread(Place("crm", name), STOPPED) for name in names if name != "a")
    for number, (found, missed) in enumerate([((open_, fine), unread), ((), stopped)]):
        facts = replace(RUN, id=f"r{number}", started=RUN.started + timedelta(days=number))
        store(engine, report(run=facts, sources=source, findings=found, unread=missed, coverage=covered, reserved=()))
    known = history(engine, entries(engine))
    first, last = RUN.started, RUN.started + timedelta(days=1)
    assert known == {
        ("crm", "a"): Past(last, True, True, 50),
        ("crm", "b"): Past(first, True, False, 50),
        ("crm", "z.zip"): Past(first, False, False, 50, risky=True),
        ("crm", "z.zip!c"): Past(first, False, False, 50, risky=True),
        ("crm", "part"): Past(first, False, False, 50),
    }
    assert history(engine, [*entries(engine)[:1], *entries(engine)[1:] * 10]).keys() == {("crm", "a")}


@dataclass
class _Slow:
    """Seven units, each of which takes a minute."""

    now: float = 1e9
    read_: list[str] = field(default_factory=list)

    def time(self) -> float:
        return self.now

    def units(self) -> Iterator[Unit]:
        yield from (Unit(f"u{n}", rows=n) for n in range(7))

    def read(self, part: Part) -> Iterator[pa.RecordBatch]:
        self.read_.append(part.unit)
        for _ in range(2):
            self.now += 30
            yield pa.record_batch([pa.array(["a"])], ["name"])


@pytest.fixture
def slow(estate: Path, monkeypatch: pytest.MonkeyPatch) -> _Slow:
    made = _Slow()
    for at in ("scanner.plan", "scanner.work", "scanner.cli.scan"):
        monkeypatch.setattr(f"{at}.time", made.time)
    monkeypatch.setattr("scanner.scan.connect", lambda source: made)
    monkeypatch.setattr("scanner.scan.load_engine", lambda *rest: Blind())
    return made


def scanned(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, Any]:
    code = run(["scan", "-f", "json", "--source", "share", *args])
    return code, json.loads(capsys.readouterr().out)


def test_the_next_scan_begins_with_what_this_one_did_not_reach(slow: _Slow, capsys: pytest.CaptureFixture[str]) -> None:
    code, report = scanned(capsys, "--budget", "210s")
    assert (code, slow.read_) == (3, ["u0", "u1", "u2", "u3"])
    left = {each["unit"]: each["reason"] for each in report["unread"]}
    assert left == {"u3": f"{USED_UP} after 1 row", **{f"u{n}": USED_UP for n in (4, 5, 6)}}
    assert "interrupted" not in report["run"]
    slow.read_.clear()
    scanned(capsys, "--budget", "3m")
    assert slow.read_ == ["u4", "u5", "u6"]
    slow.read_.clear()
    scanned(capsys, "--budget", "3m")
    assert slow.read_ == ["u0", "u1", "u2"], "what was not read last time"
    slow.read_.clear()
    scanned(capsys, "--budget", "3m")
    assert slow.read_[0] == "u3", "what was begun, longest ago"


def test_without_a_catalogue_the_smallest_come_first(slow: _Slow, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path("noticegap.toml")
    path.write_text('catalog = "none"\n' + path.read_text())
    for _ in range(2):
        scanned(capsys, "--budget", "1m")
    assert slow.read_ == ["u0", "u0"]


def test_listing_ends_with_the_budget_and_no_source_is_forgotten(
    slow: _Slow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def units() -> Iterator[Unit]:
        for n in range(7):
            slow.now += 30
            yield Unit(f"u{n}")

    monkeypatch.setattr(slow, "units", units)
    code = run(["scan", "-f", "json", "--budget", "70s"])
    left = {(each["source"], each["unit"]): each["reason"] for each in json.loads(capsys.readouterr().out)["unread"]}
    assert code == 3 and slow.read_ == []
    assert left == {
        ("crm", "u0"): USED_UP, ("crm", "u1"): USED_UP,
        ("crm", None): f"{USED_UP} before all of it was listed", ("share", None): f"{USED_UP} before it was listed",
    }  # fmt: skip


def test_a_worker_stops_in_the_middle_of_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = _Slow()
    monkeypatch.setattr("scanner.work.time", slow.time)
    monkeypatch.setattr("tests.workers.time.sleep", lambda seconds: setattr(slow, "now", slow.now + seconds))
    worker = Worker({"s": Odd(str(tmp_path))}, Blind(), until=slow.now + 1)
    (result,) = worker.read(Part("s", "endless-1"))
    assert 90 < result.rows < 110 and [each.reason for each in result.unread] == [f"{USED_UP} after {result.rows} rows"]


_engine = cache(load_engine)


def test_a_scan_that_reached_nothing_makes_nothing_new_or_gone(
    estate: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scanner.scan.load_engine", lambda *rest: _engine())
    Path("share/more.txt").write_text("nothing\n")
    assert run(["scan", "-f", "json"]) == 1
    Path("share/more.txt").write_text("National Insurance number: AB123456C\n" * 9)
    assert run(["scan", "-f", "json", "--budget", "0s", "--fail-on", "new"]) == 3
    capsys.readouterr()
    assert run(["diff", "-f", "json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert {change["change"] for change in told["changes"]} == {"not-looked-at"}
    assert run(["scan", "-f", "json", "--fail-on", "new"]) == 1
    assert "1 new since run" in capsys.readouterr().err, "the new file, and not all that the scan before had not reached"


def test_a_table_that_was_read_in_part_has_no_fewer_of_anything() -> None:
    many, few = (finding("crm", "users", "email", "id.national", rows_read=n, rows_hit=n) for n in (1000, 100))
    part = (Unread(Place("crm", "users"), f"{USED_UP} after 100 rows"),)
    units = (unit("crm", "users"),)
    assert compare(side(many, units=units), side(few, units=units)).changes[0].what == ("counts",)
    assert compare(side(many, units=units), side(few, units=units, unread=part)).changes == ()
    rare = replace(few, found=replace(few.found, rows_hit=5))
    (change,) = compare(side(many, units=units), side(rare, units=units, unread=part)).changes
    assert [why.says for why in change.why] == ["not all of it was read"]
