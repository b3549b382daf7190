"""What `bound` saves of a sample, and what it misses: rare values planted in the notes of a PostgreSQL table, sampled with many seeds.

    python -m tests.bench.sampling [--rows 200000] [--sample 10000] [--seeds 20]

Of each kind of value and share of the rows: how many of the samples found it, how many rows they read, and seconds of this process on a
processor. The table is made on the server of the tests (`NOTICEGAP_TEST_POSTGRESQL`) and dropped again.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from functools import partial

import pyarrow as pa

from connectors.sql import Sql
from scanner.model import RULE_OF_THREE, Part, Sample, Unit
from scanner.settled import settled
from scanner.setup import load_engine
from scanner.shapes import UnitTally
from scanner.verdict import judge
from scanner.work import Detector, Worker
from tests import services

_WORDS = (
    "parcel left at the door",
    "asked for another colour",
    "called about the delivery",
    "wants the larger size",
    "invoice was sent again",
)
_GIVEN = ("Jane", "Peter", "Sarah", "David", "Emma", "Thomas", "Laura")
_FAMILY = ("Smith", "Jones", "Taylor", "Brown", "Williams", "Wilson", "Johnson", "Davies", "Patel", "Wright", "Evans")
_SHARES = (100, 300, 1000, 3000)


def _nhs(number: int) -> str:
    """A number of the range that the NHS keeps for tests, with its check digit."""
    digits = f"999{number:06}"
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
    return _nhs(number + 500_000) if check == 10 else f"{digits}{check % 11}"


#: Category, and what stands in a note.
_PLANTED: dict[str, tuple[str, Callable[[int], str]]] = {
    "nhs": ("id.health", lambda n: f"NHS number {_nhs(n % 400_000)}"),
    "email": ("contact.email", lambda n: f"write to member{n}@example.org"),
    "phone": ("contact.phone", lambda n: f"ring 07700 900{n % 1000:03}"),
    "name": ("person.name", lambda n: f"spoke to {_GIVEN[n % 7]} {_FAMILY[n % 11]}"),
    "health": ("special.health", lambda n: f"has {('asthma', 'diabetes', 'epilepsy', 'arthritis')[n % 4]}"),
}


def _rows(rows: int) -> Iterator[str]:
    rng = random.Random(1)
    for row in range(rows):
        said = []
        for _, make in _PLANTED.values():
            for share in _SHARES:
                note = f"{rng.choice(_WORDS)}, order {rng.randrange(10**4)}"
                said.append(f"{note}; {make(rng.randrange(10**6))}" if rng.random() < 1 / share else note)
        yield "\t".join([str(row), *said]) + "\n"


def _column(kind: str, share: int) -> str:
    """A name that says nothing of what was planted."""
    return f"remark_{list(_PLANTED).index(kind)}_{share}"


def _made(server: services.Server, rows: int) -> None:
    columns = [_column(kind, share) for kind in _PLANTED for share in _SHARES]
    import psycopg

    with psycopg.connect(server.login()) as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {server.unit('notes')} (id int PRIMARY KEY, {', '.join(f'{name} text' for name in columns)})")
        with cursor.copy(f"COPY {server.unit('notes')} FROM STDIN") as copy:
            for line in _rows(rows):
                copy.write(line)
    server.run(f"ANALYZE {server.unit('notes')}")


def _found(worker: Worker, engine: Detector, unit: str, wanted: tuple[str, str], sample: Sample) -> tuple[bool, int]:
    """Whether a column was found to hold the category, and the rows that were read for it."""
    read = [0]
    (*_, result) = worker.read(Part("s", unit, sample=sample), lambda rows: read.__setitem__(0, read[0] + rows))
    tally = UnitTally("s", Unit(unit), result.rows, result.columns)
    return any((e.place.column, e.category) == wanted for e in judge(tally, engine.patterns, engine.shapes)), read[0]


class _One:
    """The table with its number and one of its columns, as if it had no others."""

    def __init__(self, source: Sql, column: str) -> None:
        self._source, self._column = source, column

    def units(self) -> Iterator[Unit]:
        """None: it is read, not listed."""
        return iter(())

    def read(self, part: Part) -> Iterator[pa.RecordBatch]:
        """The batches with these two columns."""
        for item in self._source.read(part):
            yield item.select(["id", self._column]) if isinstance(item, pa.RecordBatch) else item


def measure(rows: int, most: int, seeds: int) -> None:
    """Prints a line for each kind of value and share."""
    engine = load_engine("none")
    with services.postgresql() as server:
        _made(server, rows)
        bounds = {"whole sample": 0, "bound = 0.001": 0.001, "bound = 0.003": 0.003}
        print(f"{'found in so many of ' + str(seeds):24}" + "".join(f"{name:>32}" for name in bounds))
        for kind in _PLANTED:
            for share in _SHARES:
                column = _column(kind, share)
                wanted = column, _PLANTED[kind][0]
                worker = Worker({"s": _One(Sql(server.login()), column)}, engine, True, None, partial(settled, engine))
                print(f"{kind:8} in 1 of {share:<8}", end="")
                for bound in bounds.values():
                    first, began = round(RULE_OF_THREE / bound) if bound else 0, time.process_time()
                    seen = [_found(worker, engine, server.unit("notes"), wanted, Sample(most, seed, first)) for seed in range(seeds)]
                    took = (time.process_time() - began) / seeds
                    print(
                        f"{sum(hit for hit, _ in seen):>8} {sum(read for _, read in seen) / seeds:>10,.0f} rows {took:>6.2f} s",
                        end="",
                        flush=True,
                    )
                print()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--sample", type=int, default=10_000)
    parser.add_argument("--seeds", type=int, default=20)
    given = parser.parse_args()
    measure(given.rows, given.sample, given.seeds)
