"""Scans that are killed, and go on: no unit is lost, none is counted twice, and the findings are those of a scan that nobody disturbed."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.test_bad_input import NOTICE

CHAINS = 2  # of two kills each


class Scans:
    """The process that scans, and the folder of the estate."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.killed", str(folder / "first.toml")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent.parent,
        )

    def scan(self, *args: str, die: float | None = None) -> int:
        """How a scan ended: its exit code, or less than 0 where it was killed."""
        assert self.process.stdin and self.process.stdout
        asked = {"args": ["scan", "-f", "json=report.json", *args], "cwd": str(self.folder), "die": die}
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    @property
    def err(self) -> str:
        return (self.folder / "err").read_text()

    def report(self) -> dict[str, Any]:
        """The report without what may differ: the run itself, and in which run a unit was read."""
        report: dict[str, Any] = json.loads((self.folder / "report.json").read_text())
        del report["run"]
        self.read_in = [one.pop("read_in", "") for one in report["coverage"]]
        return report


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scans]:
    """Some hundred files in folders, a database without stamps, archives with people in their names."""
    folder = tmp_path_factory.mktemp("estate")
    _estate(folder)
    scans = Scans(folder)
    yield scans
    with scans.process as process:
        assert process.stdin
        process.stdin.close()
    assert process.returncode == 0


def _estate(folder: Path) -> None:
    for number in range(90):
        file = folder / "share" / f"team{number % 7}" / f"note{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"Please write to person{number}@firm.co.uk, NI number AB{number:06d}C\n" * (number % 5))
    for name in ("Jane_Smith", "Robert_Jones", "plain"):
        with zipfile.ZipFile(folder / "share" / f"{name}.zip", "w") as archive:
            for inner in ("Mary_Brown.txt", "Peter_Brown.txt", "list.csv"):
                archive.writestr(inner, "email\nmary.brown@firm.co.uk\npeter.brown@firm.co.uk\n")
    (folder / "share" / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(99))
    with sqlite3.connect(folder / "crm.db") as database:
        for table in range(12):
            database.execute(f'create table t{table} (id integer, email text, "Jane Smith" text)')
            database.executemany(f"insert into t{table} values (?, ?, ?)", [(n, f"c{n}@firm.co.uk", "AB123456C") for n in range(40)])
        database.execute("create view v as select email from t1")
    (folder / "notice.toml").write_text(NOTICE)
    crm = '[[source]]\nid = "crm"\nkind = "sql"\nurl = "sqlite:///crm.db"\npurposes = ["products"]\n'
    share = '[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n'
    (folder / "noticegap.toml").write_text(f'notice = "notice.toml"\nmodel = "none"\n{crm}{share}')
    (folder / "first.toml").write_text(f'notice = "notice.toml"\ncatalog = "none"\n{crm}')


def test_killed_at_any_moment_a_scan_goes_on_to_the_report_of_an_undisturbed_one(scans: Scans) -> None:
    assert scans.scan() == 1
    undisturbed, took = scans.report(), float((scans.folder / "own").read_text())
    assert undisturbed["summary"]["unread"] == 1 and len(undisturbed["coverage"]) > 120
    choose, recalled, killed = random.Random(7), 0, 0
    for chain in range(CHAINS):
        shutil.rmtree(scans.folder / ".noticegap")
        ends = [scans.scan(die=choose.uniform(0.1, 0.95) * took)]
        ends.append(scans.scan("--resume", die=choose.uniform(0.1, 0.6) * took))
        killed += sum(end < 0 for end in ends)
        assert scans.scan("--resume") == 1, scans.err
        assert scans.report() == undisturbed, f"chain {chain}: {scans.err}"
        recalled += sum(one != "" for one in scans.read_in)
    assert killed >= CHAINS and recalled > 5 * CHAINS, (killed, recalled)
    assert scans.scan("--incremental") == 1 and scans.report() == undisturbed
    assert scans.read_in.count("") < 30, "what any of these runs has read is known; what has no stamp and what failed is read again"
