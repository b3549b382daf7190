"""How fast typical columns of a table are, whole column path (kinds, distinct values, detectors, tallies), on one core.

Run: python -m tests.bench.columns [rows, default 262144]. Each column once with every value different and once as a table of orders has it,
where a customer stands in many rows.
"""

from __future__ import annotations

import random
import sys
import time
import uuid

import numpy as np
import pyarrow as pa

from detectors.names.lists import held
from scanner import gather
from scanner.flatten import flatten
from tests.bench import engine
from tests.people_estate.words import STREETS

_BATCH = 65_536


def columns(rows: int, people: int) -> dict[str, pa.Array]:
    """Columns of so many rows about so many people: in the first six each of them has a value of their own."""
    rng = random.Random(0)
    whose = np.random.default_rng(0).integers(0, people, rows) if people < rows else np.arange(rows)
    given, last = ([each.title() for each in sorted(held(of)) if each.isascii() and " " not in each] for of in ("given", "usual"))
    names = [f"{given[pair % len(given)]} {last[pair // len(given)]}" for pair in rng.sample(range(len(given) * len(last)), people)]
    of_people = {
        "email": [f"{name.lower().replace(' ', '.')}{n % 100}@example.org" for n, name in enumerate(names)],
        "name": names,
        "phone": [f"07{number // 10**6} {number % 10**6:06}" for number in rng.sample(range(100 * 10**6, 1000 * 10**6), people)],
        "street": [f"{home % 4000 + 1} {rng.choice(last)} {STREETS[home % len(STREETS)].split()[-1]}" for home in range(people)],
        "uuid": [str(uuid.UUID(int=rng.getrandbits(128), version=4)) for _ in range(people)],
        "reference": [f"C-{1000000 + number}" for number in rng.sample(range(9 * 10**6), people)],
    }
    return {
        **{name: pa.array(values).take(pa.array(whose)) for name, values in of_people.items()},
        "quantity": pa.array(np.random.default_rng(1).integers(1, 500, rows)),
        "customer": pa.array(np.random.default_rng(2).permutation(people).take(whose) + 100_000),
        "created": pa.array([f"2024-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}" for _ in range(rows)]),
        "status": pa.array([rng.choice(("active", "closed", "pending", "new")) for _ in range(rows)]),
    }


def main(rows: int) -> None:
    """One line a column, and all of them together."""
    ready = engine.ready()
    for people in (rows, rows // 50):
        spent, made = 0.0, columns(rows, people)
        for name, column in made.items():
            parts = [pa.record_batch([column.slice(at, _BATCH)], [name]) for at in range(0, rows, _BATCH)]
            gather.columns(ready, list(flatten(parts[0])), [0])
            began = time.process_time()
            for part in parts:
                for cells in flatten(part):
                    gather.columns(ready, [cells], [0])
            took = time.process_time() - began
            spent += took
            print(f"{people:,} people: {name:<9} {rows / took / 1e6:6.2f} million cells/s")
        print(f"{people:,} people: all       {len(made) * rows / spent / 1e6:6.2f} million cells/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 262_144)
