"""Several processes, with all that a scan may be asked for besides: what they find is what one process finds, whoever is killed."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scanner.config import Source
from scanner.model import Unit
from scanner.ordering import largest_first
from tests.test_bad_input import NOTICE

ROOT = Path(__file__).parent.parent
_FILES, _TABLES = 70, 6


@pytest.fixture
def estate(tmp_path: Path) -> Iterator[Path]:
    """Files, which have stamps, and views, which have none."""
    (tmp_path / "share").mkdir()
    for number in range(_FILES):
        (tmp_path / "share" / f"note{number}.txt").write_text(f"NI number AB{number:06d}C\n" * (number % 4))
    (tmp_path / "share" / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(99))
    with sqlite3.connect(tmp_path / "crm.db") as database:
        database.execute("create table t0 (id integer, nino text)")
        database.executemany("insert into t0 values (?, ?)", [(n, f"AB{n:06d}C") for n in range(40)])
        for view in range(1, _TABLES):
            database.execute(f"create view v{view} as select id, nino from t0")
    (tmp_path / "notice.toml").write_text(NOTICE)
    crm = '[[source]]\nid = "crm"\nkind = "sql"\nurl = "sqlite:///crm.db"\npurposes = ["products"]\n'
    share = '[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n'
    (tmp_path / "noticegap.toml").write_text(f'notice = "notice.toml"\nmodel = "none"\n{crm}{share}')
    yield tmp_path


def scan(estate: Path, *args: str, who: str = "nobody", number: int = 0) -> int:
    """How a scan of two processes ended."""
    command = [sys.executable, "-m", "tests.quick", who, str(number), "scan", "-f", "json=report.json", *args]
    done = subprocess.run(
        command, cwd=estate, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, start_new_session=True
    )
    assert "Traceback" not in done.stderr
    return done.returncode


def report(estate: Path) -> tuple[dict[str, Any], int]:
    """The report without what differs from run to run, and how many of its units this run read."""
    made: dict[str, Any] = json.loads((estate / "report.json").read_text())
    del made["run"]
    return made, [one.pop("read_in", "") for one in made["coverage"]].count("")


def remembered(estate: Path) -> list[int]:
    """Bookmarks, those that say the same of the same source twice, and scans that began and did not end."""
    with closing(sqlite3.connect(estate / ".noticegap" / "catalog.db")) as database:
        asked = ("select count(*) from noticegap_bookmarks", "select count(*) - count(distinct bookmark) from noticegap_bookmarks")
        return [database.execute(each).fetchone()[0] for each in asked]


def test_two_processes_that_are_killed_twice_come_to_the_report_of_one(estate: Path) -> None:
    """First the scan alone, then all processes at once, each at a moment by chance; then only what changed is read, in time."""
    assert scan(estate, "--jobs", "1") == 1
    undisturbed, everything = report(estate)
    whole = remembered(estate)
    assert everything == 79 and undisturbed["summary"]["unread"] == 1
    (estate / ".noticegap").rename(estate / "first")
    choose = random.Random(7)
    for who, resume in (("parent", []), ("group", ["--resume"])):
        assert scan(estate, "--jobs", "2", *resume, who=who, number=choose.randint(5, 25)) == -9
    assert scan(estate, "--jobs", "2", "--resume") == 1
    now, read = report(estate)
    assert now == undisturbed and read < everything - 10, "what was read before a kill is not read again"
    assert remembered(estate) == whole and whole[1] == 0
    assert scan(estate, "--jobs", "2", "--incremental", "--budget", "1h") == 1
    now, read = report(estate)
    assert now == undisturbed and read <= _TABLES + 1, "views have no stamp, and what could not be read is tried again"
    assert remembered(estate) == whole


def test_the_largest_of_a_window_is_read_first() -> None:
    source = Source("crm", "sql", (), (), (), (), {})
    sizes = [5, 900, None, 20, 900]
    some = [(source, Unit(f"t{number}", rows=rows)) for number, rows in enumerate(sizes)]
    assert [unit.name for _, unit in largest_first(some)] == ["t2", "t1", "t4", "t3", "t0"]
    endless = ((source, Unit(str(number), size=number)) for number in range(10**9))
    assert next(largest_first(endless))[1].name == "255", "so many are listed, and no more"
