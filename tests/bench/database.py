"""How fast tables of a database are scanned on one core, and how much faster than a plain loop of SQLAlchemy and presidio-analyzer.

    python -m tests.bench.database --memory 10000000
    python -m tests.bench.database [--rows N] [--url postgresql://postgres@127.0.0.1:5432/postgres] [--model noticegap]

`--url` names a server or a folder for SQLite (sqlite:////tmp); give it several times for several. A database with `customers` (18 columns) and
`orders` (8) is made and dropped again. Seconds are those of this process on a processor; what the server spends is its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import sqlalchemy

from connectors.sql import Sql
from scanner.gathered import Open, State, take
from scanner.model import Part, Unit
from scanner.setup import load_engine
from scanner.work import Detector, Worker
from tests.bench import presidio, tables

#: Seconds that each peer gets.
_PEER = 10


class _Nobody:
    """Whom a scan tells how it goes on."""

    def listed(self, source: str) -> None:
        """A unit more."""

    def rows(self, rows: int) -> None:
        """Rows more."""

    def done(self, source: str, unit: str) -> None:
        """A unit is done."""


class _Spent:
    """Seconds of the processor and of the clock."""

    cpu = wall = 0.0


@contextmanager
def spent() -> Iterator[_Spent]:
    """What happens inside, in seconds."""
    result, cpu, wall = _Spent(), time.process_time(), time.perf_counter()
    yield result
    result.cpu, result.wall = time.process_time() - cpu, time.perf_counter() - wall


def read(source: Sql, units: list[Unit]) -> int:
    """Reads all and looks at nothing; the number of cells."""
    batches = (item for unit in units for item in source.read(Part("s", unit.name)))
    return sum(item.num_rows * item.num_columns for item in batches if isinstance(item, pa.RecordBatch))


def scan(source: Sql, engine: Detector, units: list[Unit]) -> State:
    """Reads all, detects, counts and judges, as the scan does in one process."""
    worker, state = Worker({"s": source}, engine), State(schemas=frozenset("s"))
    for unit in units:
        state.units["s", unit.name] = Open(unit, 1)
    for result in worker.read_all(Part("s", unit.name) for unit in units):
        take(result, state, engine, _Nobody())
    return state


def peer(url: str, table: str, analyze: Callable[[str], Any], seconds: float) -> float:
    """Rows a second of a loop that analyses each cell as text, for about so many seconds."""
    engine = sqlalchemy.create_engine(tables.driver(url))
    rows, began = 0, time.process_time()
    with engine.connect() as connection:
        for row in connection.execution_options(yield_per=1000).execute(sqlalchemy.text(f"SELECT * FROM {table}")):
            for cell in row:
                if cell is not None:
                    analyze(str(cell))
            rows += 1
            if time.process_time() - began > seconds:
                break
        return rows / (time.process_time() - began)


def measure(url: str, rows: int, model: str, peers: bool) -> None:
    """Prints the lines of one server."""
    engine = load_engine(model)
    with tables.made(url, rows) as made:
        source = Sql(made)
        units = [unit for unit in source.units() if isinstance(unit, Unit)]
        scan(source, engine, units[:1])  # what is compiled and loaded once
        with spent() as reading:
            cells = read(source, units)
        with spent() as whole:
            state = scan(source, engine, units)
        kinds = {(each.place.unit, each.category) for judged in state.judged.values() for each in judged.found}
        count = sum(covered.rows_read for judged in state.judged.values() for covered in judged.coverage)
        print(f"{sqlalchemy.make_url(made).get_backend_name()}: {count:,} rows, {cells:,} cells, {len(kinds)} findings, model {model}")
        for title, took in (("read", reading), ("scan", whole)):
            print(
                f"  {title}: {took.cpu:6.2f} s ({took.wall:.2f} by the clock), {cells / took.cpu / 1e6:5.2f} million cells/s, {count / took.cpu:,.0f} rows/s"
            )
        for unit in units:
            with spent() as one:
                result = scan(source, engine, [unit])
            (judged,) = result.judged.values()
            (covered,) = judged.coverage
            of = covered.rows_read * len(covered.columns)
            print(f"    {unit.name}: {of / one.cpu / 1e6:5.2f} million cells/s, {covered.rows_read / one.cpu:,.0f} rows/s")
            for name, analyze in _peers() if peers else ():
                theirs = peer(made, unit.name.rpartition(".")[2], analyze, _PEER)
                print(f"      {name}: {theirs:,.0f} rows/s; noticegap reads {covered.rows_read / one.cpu / theirs:,.0f} times as many")
        print(f"  peak memory of a process of its own: {_peak(made, model)} MB")


def _peers() -> Iterator[tuple[str, Callable[[str], Any]]]:
    for title, every in (("presidio-analyzer, default recognisers", False), ("with all its English recognisers", True)):
        analyzer = presidio.analyzer(every)
        yield title, lambda text, analyzer=analyzer: analyzer.analyze(text, language="en")


def memory(url: str, rows: int, model: str) -> None:
    """Prints what a scan of a narrow table takes, and one of a thousandth of it."""
    for count in (rows // 1000, rows):
        with tables.made(url, count, tables.narrow) as made:
            print(f"narrow table, {count:,} rows, model {model}: peak memory of a process of its own {_peak(made, model)} MB", flush=True)


def _peak(url: str, model: str) -> int:
    """Megabytes that a scan takes at most."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.database", "--only-scan", url, "--model", model], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def _scanned(url: str, model: str) -> None:
    source = Sql(url)
    scan(source, load_engine(model), [unit for unit in source.units() if isinstance(unit, Unit)])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main() -> None:
    """Runs what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000, help="rows of each table")
    parser.add_argument("--url", action="append", help="server or folder")
    parser.add_argument("--model", default="none")
    parser.add_argument("--no-peers", action="store_true", help="noticegap alone")
    parser.add_argument("--only-scan", metavar="URL", help=argparse.SUPPRESS)
    parser.add_argument(
        "--memory", type=int, metavar="ROWS", help="peak memory for a narrow table of so many rows, and of a thousandth of them"
    )
    asked = parser.parse_args()
    if asked.only_scan:
        _scanned(asked.only_scan, asked.model)
        return
    for url in asked.url or ["postgresql://postgres@127.0.0.1:5432/postgres"]:
        if asked.memory:
            memory(url, asked.memory, asked.model)
            continue
        measure(url, asked.rows, asked.model, not asked.no_peers)


if __name__ == "__main__":
    main()
