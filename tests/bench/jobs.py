"""How much sooner a scan ends with more worker processes, and how much more work that is: a database with some tables, a folder of files.

    python -m tests.bench.jobs [--jobs 2] [--rows 40000] [--files 3000]

Seconds of the clock mean something on a machine that does nothing else; those of all processors together always do: what several
processes need beyond one is overhead (each loads the detectors), and what of the clock they left unused is idle.

No machine does twice as much with two processes: they share its memory, its caches, often a core. Its ceiling is what as many scans with
one process each, side by side and without a word to one another, do in the time of one. What share of it `--jobs` reaches is what the
scanner answers for.
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
from connectors.sandbox import parent
from scanner.cli import run
began = time.monotonic()
run(["scan", "-f", f"json={sys.argv[1]}", *sys.argv[2:]])
took = time.monotonic() - began
parent.close()  # what its reading process used is known once it has ended
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(took, sum(each.ru_utime + each.ru_stime for each in used))
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


def prepared(folder: Path, source: str) -> None:
    """The notice and the configuration; and a scan, so that no measured one compiles what the next ones find kept."""
    (folder / "notice.toml").write_text(NOTICE)
    (folder / "noticegap.toml").write_text(
        f'notice = "notice.toml"\ncatalog = "none"\n[[source]]\nid = "s"\npurposes = ["products"]\n{source}'
    )
    measured(folder, jobs=1)


def measured(folder: Path, jobs: int, beside: int = 1) -> tuple[float, float]:
    """Seconds of the clock and of all processors of a scan with so many jobs; of as many as run `beside` one another, those of each."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # who scans every week does not compile the program each time, in each process
    commands = [[sys.executable, "-c", _CHILD, f"report{number}.json", "--jobs", str(jobs)] for number in range(beside)]
    scans = [
        subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for command in commands
    ]
    ended = [scan.communicate() for scan in scans]
    if any(scan.returncode for scan in scans):
        raise RuntimeError("\n".join(errors for _, errors in ended))
    said = [[float(each) for each in out.split()] for out, _ in ended]
    return sum(clock for clock, _ in said) / beside, sum(used for _, used in said) / beside


def main() -> None:
    """Scans both with one process and with several, and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rows", type=int, default=40_000, help="rows of a table, on average")
    parser.add_argument("--files", type=int, default=3000)
    asked = parser.parse_args()
    for title, make, size in (("database", database, asked.rows), ("files", files, asked.files)):
        with tempfile.TemporaryDirectory() as name:
            prepared(Path(name), make(Path(name), size))
            (one, alone), (more, all_) = measured(Path(name), jobs=1), measured(Path(name), jobs=asked.jobs)
            each, _ = measured(Path(name), jobs=1, beside=asked.jobs)
        ceiling = asked.jobs * one / each
        print(
            f"{title:<9} --jobs 1: {one:6.1f} s ({alone:6.1f} s of processor)   --jobs {asked.jobs}: {more:6.1f} s ({all_:6.1f} s)   "
            f"{one / more:.2f} times as fast, overhead {all_ - alone:.1f} s, idle {max(0.0, 1 - all_ / (more * asked.jobs)):.0%}   "
            f"the machine's ceiling: {ceiling:.2f} times, of which that is {one / more / ceiling:.0%}",
            flush=True,
        )


if __name__ == "__main__":
    main()
