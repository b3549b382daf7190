"""A scan of samples: about so many rows, the same ones for the same seed, and it says everywhere what it may have missed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from detectors import Engine
from scanner.cli import run
from scanner.config import Source
from scanner.errors import Unreadable
from scanner.model import Part, Sample, Unit
from scanner.plan import Plan
from scanner.work import Worker
from tests.test_bad_input import NOTICE

ROWS = 20_000


@pytest.fixture(autouse=True)
def estate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with sqlite3.connect("crm.db") as database:
        database.execute("create table members (id integer primary key, email text)")
        database.executemany("insert into members values (?, ?)", [(n, f"member{n}@example.org") for n in range(ROWS)])
        database.execute("create table few (email text)")
        database.executemany("insert into few values (?)", [(f"person{n}@example.org",) for n in range(30)])
        database.execute("analyze")
    Path("notice.toml").write_text(NOTICE)
    source = '[[source]]\nid = "crm"\nkind = "sql"\nurl = "sqlite:///crm.db"\npurposes = ["products"]\nsample = 400\n'
    Path("noticegap.toml").write_text('notice = "notice.toml"\nmodel = "none"\ntest_data = "report"\n' + source)


def scanned(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    run(["scan", "-f", "json", *args])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def members(report: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is told of the large table: its coverage and its finding."""
    (covered,) = [one for one in report["coverage"] if one["unit"] == "members"]
    (found,) = [one for one in report["findings"] if one["unit"] == "members"]
    return covered, found


def test_a_sample_says_what_it_may_have_missed(capsys: pytest.CaptureFixture[str]) -> None:
    report = scanned(capsys)
    covered, found = members(report)
    rows = covered["rows_read"]
    assert covered["sampled"] and 200 <= rows <= 800 and found["rows_read"] == rows
    assert covered["could_miss"] == pytest.approx(3 / rows, rel=0.01)
    said = f"in a sample of {rows} rows of about {covered['rows_estimated']:,}: what stands in fewer than one row of {rows / 3:,.0f} may be missed"
    assert said in found["evidence"]
    (few,) = [one for one in report["coverage"] if one["unit"] == "few"]
    assert (few["sampled"], few["rows_read"], few["could_miss"]) == (False, 30, 0.0), "a small table is read as a whole"
    assert not any("sample" in said for one in report["findings"] if one["unit"] == "few" for said in one["evidence"])


def test_the_same_seed_gives_the_same_report(capsys: pytest.CaptureFixture[str]) -> None:
    first, again = scanned(capsys), scanned(capsys)
    assert first.pop("run")["seed"] == again.pop("run")["seed"] == 0
    assert first == again


def test_the_command_line_decides(capsys: pytest.CaptureFixture[str]) -> None:
    covered, found = members(scanned(capsys, "--full"))
    assert (covered["sampled"], covered["rows_read"], found["rows_hit"]) == (False, ROWS, ROWS)
    assert 50 <= members(scanned(capsys, "--sample", "100", "--seed", "7"))[0]["rows_read"] <= 200
    assert run(["scan", "--full", "--sample", "100"]) == 2
    assert "--full and --sample" in capsys.readouterr().err


def bounded(bound: str) -> None:
    source = Path("noticegap.toml").read_text().replace("sample = 400\n", f"sample = 4000\nbound = {bound}\n")
    Path("noticegap.toml").write_text(source)


def test_a_bound_without_a_sample_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """It would do nothing: the whole of every table would be read. With `sample = 0` it waits for --sample."""
    text = Path("noticegap.toml").read_text()
    Path("noticegap.toml").write_text(text.replace("sample = 400\n", "bound = 0.01\n"))
    assert run(["scan"]) == 2 and '"bound" does nothing without "sample"' in capsys.readouterr().err
    Path("noticegap.toml").write_text(text.replace("sample = 400\n", "sample = 0\nbound = 0.01\n"))
    assert members(scanned(capsys))[0]["rows_read"] == ROWS
    assert 200 <= members(scanned(capsys, "--sample", "4000"))[0]["rows_read"] <= 450


def remark(share: int, text: str) -> None:
    """Gives the table a column of remarks; one in so many holds the text."""
    with sqlite3.connect("crm.db") as database:
        database.execute("alter table members add column remark text")
        database.execute(
            "update members set remark = case when id % ? = 7 then ? else 'asked for another colour and about the delivery' end",
            (share, text),
        )


def test_with_a_bound_less_of_a_sample_is_read_where_nothing_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    bounded("0.01")
    report = scanned(capsys)
    covered, found = members(report)
    assert 200 <= covered["rows_read"] <= 450 and covered["could_miss"] == pytest.approx(3 / covered["rows_read"], rel=0.01)
    assert f"in a sample of {covered['rows_read']} rows" in found["evidence"][-1]
    (few,) = [one for one in report["coverage"] if one["unit"] == "few"]
    assert (few["sampled"], few["rows_read"]) == (False, 30)
    jobs = scanned(capsys, "--jobs", "2")
    assert report.pop("run") and jobs.pop("run") and report == jobs


def test_what_is_seen_too_seldom_to_be_told_has_the_whole_sample_read(capsys: pytest.CaptureFixture[str]) -> None:
    remark(300, "spoke to Jane Smith")
    bounded("0.01")
    (small,) = [one for one in scanned(capsys, "--sample", "300")["coverage"] if one["unit"] == "members"]
    (covered,) = [one for one in scanned(capsys)["coverage"] if one["unit"] == "members"]
    assert small["rows_read"] <= 450 and 3000 <= covered["rows_read"] <= 5000


@pytest.mark.parametrize("bound", ["1", "-0.1", "true", '"0.01"'])
def test_a_bound_is_a_share(bound: str, capsys: pytest.CaptureFixture[str]) -> None:
    bounded(bound)
    assert run(["scan"]) == 2 and '"bound" must be a share of the rows, like 0.003' in capsys.readouterr().err


class _Gone:
    """A server that answers once."""

    def units(self) -> Iterator[Unit]:
        return iter(())

    def read(self, part: Part) -> Iterator[pa.RecordBatch | Unit]:
        if part.sample is None or part.sample.rows > 10:
            raise Unreadable("the server is gone")
        yield Unit("t", rows=1000, sampled=True, spread=True)
        yield pa.record_batch({"email": [f"person{n}@example.org" for n in range(10)]})


def test_what_the_first_rows_showed_stays_where_the_others_cannot_be_read() -> None:
    worker = Worker({"s": _Gone()}, Engine({}, native=False), True, enough=lambda unit, rows, columns: False)
    (result,) = worker.read(Part("s", "t", sample=Sample(100, 0, 10)))
    assert (result.rows, list(result.columns), [one.reason for one in result.unread]) == (10, ["email"], ["the server is gone"])


@pytest.mark.parametrize(("bound", "first"), [(0.0, 0), (0.1, 30), (0.001, 0), (1e-320, 0)])
def test_a_bound_that_asks_for_all_of_a_sample_asks_for_nothing_more(bound: float, first: int) -> None:
    source = Source("s", "sql", (), (), (), (), {}, sample=1000, bound=bound)
    assert Plan().sample_of(source) == Sample(1000, 0, first)
