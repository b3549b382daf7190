"""How much sooner a scan ends with more worker processes, and how much more work that is: a database with some tables, a folder of files.

    python -m tests.bench.jobs [--jobs 2] [--rows 40000] [--files 3000]

Seconds of the clock mean something on a machine that does nothing else; those of all processors together always do: what several
processes need beyond one is overhead (each loads the detectors), and what of the clock they left unused is idle.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import small
from tests.bench.scan import _line
from tests.test_bad_input import NOTICE

_CHILD = """
import resource, sys, time
from scanner.cli import run
began = time.monotonic()
run(["scan", "-f", "json=report.json", *sys.argv[1:]])
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(time.monotonic() - began, sum(each.ru_utime + each.ru_stime for each in used))
"""


def database(folder: Path, rows: int) -> str:
    """A database of eight tables of several lengths; gives its configuration."""
    random_ = random.Random(0)
    with sqlite3.connect(folder / "crm.db") as made:
        for table in range(8):
            made.execute(
                f"create table t{table} (id, name text, email text, phone text, street text, postcode text, amount, born, note text)"
            )
            lines = (_line(random_, number).rstrip().split(",") for number in range(rows * (table * 5 % 8 + 1) // 4))
            made.executemany(f"insert into t{table} values ({','.join('?' * 9)})", lines)
    return '\nkind = "sql"\nurl = "sqlite:///crm.db"\n'


def files(folder: Path, number: int) -> str:
    """A folder of small texts; gives its configuration."""
    random_ = random.Random(0)
    (folder / "data").mkdir()
    for file in range(number):
        (folder / "data" / f"{file}.txt").write_text("\n".join(small.lines(random_)))
    return '\nkind = "files"\npath = "data"\n'


def measured(folder: Path, source: str, jobs: int) -> tuple[float, float]:
    """Seconds of the clock and of all processors."""
    (folder / "notice.toml").write_text(NOTICE)
    (folder / "noticegap.toml").write_text(
        f'notice = "notice.toml"\ncatalog = "none"\n[[source]]\nid = "s"\npurposes = ["products"]\n{source}'
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", _CHILD, "--jobs", str(jobs)]
    clock, used = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True).stdout.split()
    return float(clock), float(used)


def main() -> None:
    """Scans both with one process and with several, and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rows", type=int, default=40_000, help="rows of a table, on average")
    parser.add_argument("--files", type=int, default=3000)
    asked = parser.parse_args()
    for title, make, size in (("database", database, asked.rows), ("files", files, asked.files)):
        with tempfile.TemporaryDirectory() as name:
            source = make(Path(name), size)
            (one, alone), (more, all_) = (measured(Path(name), source, jobs) for jobs in (1, asked.jobs))
        print(
            f"{title:<9} --jobs 1: {one:6.1f} s ({alone:6.1f} s of processor)   --jobs {asked.jobs}: {more:6.1f} s ({all_:6.1f} s)   "
            f"{one / more:.2f} times as fast, overhead {all_ - alone:.1f} s, idle {max(0.0, 1 - all_ / (more * asked.jobs)):.0%}",
            flush=True,
        )


if __name__ == "__main__":
    main()
