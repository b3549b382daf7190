"""The search for people on an estate whose truth is known, and its speed on a large table.

    python -m tests.bench.subject --seed 7 --requests 60 --crowd 5000     recall, precision, calibration
    python -m tests.bench.subject --rows 1000000                          one table without and with an index, against a search by SQL alone

The first estate is made by `tests.people_estate`, which knows nothing of how it is searched; seeds under 100 were looked at while the search
was written, so measure with others. People are invented.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scanner.config import load_config
from scanner.plural import plural
from scanner.subject.job import Wish
from scanner.subject.locate import Search, locate
from scanner.subject.request import load_requests
from tests.people_estate import Estate, make_estate


class Quiet:
    """A watch that says nothing."""

    def listed(self, source: str) -> None: ...

    def rows(self, rows: int) -> None: ...

    def done(self, source: str, unit: str) -> None: ...


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=100)
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--crowd", type=int, default=5000)
    parser.add_argument("--rows", type=int, help="time one table with so many people instead")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was wrong")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        if given.rows:
            _speed(Path(folder), given.rows)
        else:
            _quality(Path(folder), given)


def _quality(folder: Path, given: argparse.Namespace) -> None:
    estate = make_estate(folder, seed=given.seed, requests=given.requests, crowd=given.crowd)
    began = time.perf_counter()
    search = searched(folder)
    print(f"{given.requests} requests, {given.crowd:,} others, seed {given.seed}: {time.perf_counter() - began:.1f} s")
    counts, bins, traps = judged(estate, search, given.misses)
    print(f"recall {counts['right'] / max(counts['right'] + counts['missed'], 1):.3f} of {counts['right'] + counts['missed']} records, "
          f"precision {(counts['right'] + counts['beyond']) / max(sum(counts.values()) - counts['missed'], 1):.3f}; {dict(counts)}")  # fmt: skip
    for low in sorted(bins):
        right, all_ = bins[low]
        print(f"  scored {low / 10:.1f}-{low / 10 + 0.1:.1f}: {right} of {all_} right ({right / all_:.3f})")
    print("  missed by trap:", dict(traps["missed"]), " wrong by trap:", dict(traps["wrong"]))


def searched(folder: Path, wish: Wish = Wish(), table: str = "") -> Search:  # noqa: B008 - frozen
    """All requests of an estate, without the model for names, which a search for people does not use; in one table of the crm, or all."""
    config = replace(load_config(folder / "noticegap.toml"), model="none")
    if table:
        config = replace(config, sources=tuple(replace(each, include=(table,)) for each in config.sources if each.id == "crm"))
    return locate(config, load_requests(folder / "requests"), Quiet(), wish)


Bins = dict[int, list[int]]


def judged(estate: Estate, search: Search, show: bool = False) -> tuple[Counter[str], Bins, dict[str, Counter[str]]]:
    """Counts of records right, missed, wrong and beyond; right and all by score; what went wrong by trap."""
    counts: Counter[str] = Counter()
    traps = {"missed": Counter[str](), "wrong": Counter[str]()}
    bins: Bins = {}
    by = {found.reference: found for found in search.results}
    for case in estate.cases:
        found = by[case.table["request"]["reference"]]
        sure = [match for match in found.matches if match.tier != "name-only"]
        told = estate.judge(case, [(match.place.source, match.place.unit or "", match.record) for match in sure])
        counts.update(right=len(told.right), missed=len(told.missed), wrong=len(told.wrong), beyond=len(told.beyond))
        traps["missed"][case.trap] += len(told.missed)
        traps["wrong"][case.trap] += len(told.wrong)
        wrong = {(source, unit, str(record)) for source, unit, record in told.wrong}
        for match in sure:
            at = bins.setdefault(min(int(match.score * 10), 9), [0, 0])
            bad = (match.place.source, match.place.unit, str(match.record)) in wrong
            at[0] += not bad
            at[1] += 1
            if show and bad:
                print(
                    f"WRONG {found.reference} {case.trap} {match.place} {match.record} {match.tier} {match.score:.3f} {match.why} {match.via}"
                )
        for ref in told.missed if show else ():
            print(f"MISSED {found.reference} {case.trap} {ref.source}: {ref.unit} {ref.row} shows {sorted(ref.shows)} twists {ref.twists}")
    return counts, bins, traps


def _speed(folder: Path, rows: int) -> None:
    make_estate(folder, seed=100, requests=10, crowd=rows)
    start = min(_timed(folder, Wish(seconds=0.0)) for _ in range(3))
    print(f"start of the detection engine, not in the times below: {start:.1f} s")
    for count in (10, 1):
        for path in sorted((folder / "requests").iterdir())[count:]:
            path.unlink()
        print(f"{rows:,} customers, no index: {plural(count, 'request')} in one round {_timed(folder, Wish(hops=0)) - start:.1f} s, "
              f"in two {_timed(folder, Wish()) - start:.1f} s")  # fmt: skip
    with sqlite3.connect(folder / "crm.sqlite") as database:
        row = database.execute("select email, surname, postcode from customers where email is not null limit 1").fetchone()
        began = time.perf_counter()
        database.execute("select * from customers where lower(email) = lower(?) or surname = ? and postcode = ?", row).fetchall()
        print(f"peer: one SQL statement (equal mail, or equal surname and postcode) {time.perf_counter() - began:.2f} s")
        for column in ("email", "phone"):
            database.execute(f"create index {column}_index on customers ({column})")
    print(f"an index on mail and phone, --indexed: {_timed(folder, Wish(indexed=True)) - start:.2f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _timed(folder: Path, wish: Wish) -> float:
    began = time.perf_counter()
    searched(folder, wish, "customers")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
