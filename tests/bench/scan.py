"""Whole scans of big sources: rows/s, MB/s and peak resident memory, each in a process of its own.

    python -m tests.bench.scan --gigabytes 5 --rows 10000000 [--postgresql URL]

Sources are generated in a temporary folder (and a schema of the database, dropped afterwards). People are invented.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy

from tests.test_bad_input import NOTICE

_WORDS = [
    "the",
    "meter",
    "was",
    "read",
    "and",
    "a",
    "new",
    "sensor",
    "fitted",
    "in",
    "the",
    "hall",
    "please",
    "call",
    "back",
    "about",
    "invoice",
    "heating",
    "broken",
    "since",
    "monday",
]


def _line(random_: random.Random, number: int) -> str:
    note = " ".join(random_.choices(_WORDS, k=12))
    return (
        f"{number},Ann{number % 977} Example,customer{number}@example.org,020 7946 0{number % 1000:03d},{number % 90 + 1} Mill Lane,"
        f"SK9 {number % 9}AF,{19.5 + number % 70:.2f},2024-0{number % 9 + 1}-1{number % 9},{note}\n"
    )


def csv(path: Path, size: int) -> None:
    """A CSV of about `size` bytes with nine columns; blocks repeat after 20 MB, with new ids and addresses."""
    random_ = random.Random(0)
    notes = [_line(random_, n) for n in range(150_000)]
    with path.open("w") as out:
        out.write("id,name,email,phone,street,postcode,amount,created,note\n")
        turn = 0
        while out.tell() < size:
            out.writelines(f"{turn}{line}" for line in notes)
            turn += 1


def share(kind: str, folder: Path, size: int) -> None:
    """One file of a kind, of about `size` bytes."""
    random_ = random.Random(0)
    lines = [_line(random_, n) for n in range(100_000)]
    if kind == "csv":
        csv(folder / "people.csv", size)
    elif kind == "text":
        with (folder / "app.log").open("w") as out:
            while out.tell() < size:
                out.writelines(f"2024-07-23T10:00:00Z INFO worker {line}" for line in lines)
    elif kind == "jsonl":
        with (folder / "events.jsonl").open("w") as out:
            while out.tell() < size:
                out.writelines(
                    json.dumps({"id": n, "user": {"mail": f"c{n}@example.org"}, "note": line}) + "\n" for n, line in enumerate(lines)
                )
    elif kind == "parquet":
        table = pa.table({"email": [f"c{n}@example.org" for n in range(100_000)], "note": lines, "n": list(range(100_000))})
        with pq.ParquetWriter(folder / "people.parquet", table.schema) as writer:
            for _ in range(max(1, size // table.nbytes)):
                writer.write_table(table)


def calls(folder: Path, number: int) -> None:
    """Transcripts of 60 turns each."""
    random_ = random.Random(0)
    for call in range(number):
        turns = [
            f"00:{t // 2:02d}:{t % 2 * 30:02d}.000 --> 00:{t // 2:02d}:{t % 2 * 30 + 20:02d}.000\n<v Caller>{_line(random_, t)}\n"
            for t in range(60)
        ]
        (folder / f"call{call}.vtt").write_text("WEBVTT\n\n" + "\n".join(turns))


@contextmanager
def table(url: str, rows: int) -> Iterator[str]:
    """A PostgreSQL table of so many rows; gives its name."""
    name = f"noticegap_bench_{os.getpid()}"
    engine = sqlalchemy.create_engine(sqlalchemy.make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    make = f"""create schema {name}; create table {name}.customers as select n as id, 'customer' || n || '@example.org' as email,
        '020 7946 0' || lpad((n %% 1000)::text, 3, '0') as phone, 'read the meter, thanks ' || md5((n %% 5000)::text) as note,
        date '2024-01-01' + (n %% 300) as created from generate_series(1, {rows}) n"""
    try:
        with engine.connect() as database:
            database.exec_driver_sql(make)
        yield f"{name}.customers"
    finally:
        with engine.connect() as database:
            database.exec_driver_sql(f"drop schema if exists {name} cascade")


_CHILD = """
import resource, sys, time
from scanner.cli import run
begin = time.monotonic()
code = run(["scan", "-f", "json=report.json", *sys.argv[1:]])
print(time.monotonic() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, code)
"""


def measure(title: str, source: str, folder: Path, size: int | None, *args: str) -> None:
    """Scans one source in a process of its own and prints what it took."""
    (folder / "notice.toml").write_text(NOTICE)
    (folder / "noticegap.toml").write_text('notice = "notice.toml"\n[[source]]\nid = "s"\npurposes = ["products"]\n' + source)
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", _CHILD, *args], cwd=folder, env=env, capture_output=True, text=True, check=True)
    seconds, peak, code = done.stdout.split()
    report = json.loads((folder / "report.json").read_text())
    rows = sum(c["rows_read"] for c in report["coverage"])
    speed = f"{size / 1e6 / float(seconds):8.1f} MB/s" if size else " " * 13
    print(
        f"{title:<12} {rows:>11,} rows {float(seconds):8.1f} s {rows / float(seconds):>10,.0f} rows/s {speed} "
        f"peak {int(peak) / 1024:5.0f} MB   exit {code}, unread {report['summary']['unread']}, findings {len(report['findings'])}",
        flush=True,
    )


def main() -> None:
    """Runs the benches and prints one line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=0.2, help="size of the CSV")
    parser.add_argument("--rows", type=int, default=500_000, help="rows of the table")
    parser.add_argument("--postgresql", default="postgresql://postgres@127.0.0.1:5432/test")
    parser.add_argument("--only", default="csv,text,jsonl,parquet,calls,table")
    asked = parser.parse_args()
    begin = time.monotonic()
    for kind in asked.only.split(","):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "data").mkdir()
            files = '\nkind = "files"\npath = "data"\n'
            if kind == "table":
                with table(asked.postgresql, asked.rows) as unit:
                    measure("PostgreSQL", f'\nkind = "sql"\nurl = "{asked.postgresql}"\ninclude = ["{unit}"]\n', folder, None)
            elif kind == "calls":
                calls(folder / "data", 500)
                size = sum(p.stat().st_size for p in (folder / "data").iterdir())
                measure("transcripts", files.replace('"files"', '"transcripts"'), folder, size)
            else:
                share(kind, folder / "data", int(asked.gigabytes * 1e9) if kind == "csv" else 50_000_000)
                size = sum(p.stat().st_size for p in (folder / "data").iterdir())
                measure(kind, files, folder, size)
    print(f"all of it: {time.monotonic() - begin:.0f} s")


if __name__ == "__main__":
    main()
