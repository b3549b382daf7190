"""What a column holds does not depend on how its table was cut, in which order its parts came, or in which order its rows stand."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pyarrow as pa
import pytest

from scanner.model import Evidence, Part, Unit
from scanner.setup import load_engine
from scanner.shapes import UnitTally
from scanner.tally import Column
from scanner.verdict import judge, reserved
from scanner.work import Detector, Worker

Row = dict[str, Any]
TODAY = date(2026, 1, 1)
_FIRST = ("Aisha", "Tom", "Priya", "Oliver", "Grace", "Mateusz", "Siân", "Ann")
_LAST = ("Hughes", "Clarke", "Patel", "Evans", "Kowalski", "Okonkwo", "O'Neill")


@pytest.fixture(scope="module")
def engine() -> Detector:
    return load_engine()


class _Rows:
    """A connector whose parts are slices of rows, in batches that know only the columns that they fill, as those of JSON lines."""

    def __init__(self, parts: Sequence[Sequence[Row]], batch: int) -> None:
        self.parts, self.batch = parts, batch

    def units(self) -> Iterator[Unit]:
        return iter(())

    def read(self, part: Part) -> Iterator[pa.RecordBatch]:
        rows = self.parts[int(part.part)]
        for at in range(0, len(rows), self.batch):
            slice_ = rows[at : at + self.batch]
            names = list(dict.fromkeys(name for row in slice_ for name, value in row.items() if value is not None))
            yield pa.RecordBatch.from_pydict({name: [row.get(name) for row in slice_] for name in names})


def _people(seed: int, rows: int) -> list[Row]:
    """An invented table: contacts, numbers with and without check digits, dates, notes, what only a few rows hold, and things."""
    rng = random.Random(seed)
    return [_person(rng, number) for number in range(rows)]


def _person(rng: random.Random, number: int) -> Row:
    name = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    some = rng.random() < 0.03
    return {
        "customer_id": number,
        "full_name": name,
        "email": f"{name.split()[0].lower()}{number}@firm{number % 9}.co.uk" if rng.random() < 0.9 else None,
        "phone": f"020 7946 0{rng.randrange(1000):03}" if rng.random() < 0.5 else None,
        "mobile": f"07{rng.randrange(10**8, 10**9)}",
        "born": TODAY - timedelta(days=rng.randrange(14 * 365, 90 * 365)),
        "seen": TODAY - timedelta(days=rng.randrange(900)),
        "reference": rng.randrange(10**9, 10**10),
        "card": f"4{rng.randrange(10**14, 10**15)}",
        "notes": f"rang about AB{rng.randrange(10**6):06}C, lives in {rng.choice(('Leeds', 'York'))}" if some else "called back, no answer yet today",
        "item_title": rng.choice(("Grace", "Amber lamp", "Oak table", "Ann chair", "Rose vase")),
        "colour": rng.choice("mfxyz"),
        "gender": rng.choice("mf"),
        "map x": round(51.1 + rng.random(), 5) if number % 3 else None,
        "aside": "x" if some else None,
        "map y": round(-1.1 + rng.random(), 5) if number % 5 else None,
        "name_2": rng.choice(_FIRST) + " " + rng.choice(_LAST),
        "phone_2": f"+44 7{rng.randrange(10**8, 10**9)}",
    }  # fmt: skip


def _found(rows: Sequence[Row], cuts: Sequence[int], batch: int, engine: Detector, order: Sequence[int] | None = None) -> list[Evidence]:
    """What the verdict says of the rows in parts that end at these cuts and come in this order, less where it stands."""
    bounds = [0, *cuts, len(rows)]
    worker = Worker({"s": _Rows([rows[a:b] for a, b in pairwise(bounds)], batch)}, engine)
    columns: dict[str, Column] = {}
    for number in order or range(len(bounds) - 1):
        (result,) = worker.read(Part("s", "customers", str(number)))
        assert result.unread == ()
        for name, column in result.columns.items():
            columns[name] = columns[name] + column if name in columns else column
    unit = UnitTally("s", Unit("customers"), len(rows), columns)
    found = judge(unit, engine.patterns, engine.shapes, TODAY)
    apart = sorted(reserved(unit, engine.patterns, found), key=lambda one: (one.place, one.category))
    return [*(replace(one, where=()) for one in found), *apart]  # type: ignore[list-item]


@pytest.mark.parametrize("seed", range(3))
def test_a_verdict_does_not_depend_on_how_the_table_was_cut(seed: int, engine: Detector) -> None:
    rows, rng = _people(seed, 900), random.Random(seed)
    whole = _found(rows, (), 900, engine)
    assert {"contact.email", "person.name", "demog.dob", "location", "family.third_party"} <= {one.category for one in whole}
    cuts = sorted(rng.sample(range(1, 900), 6))
    order = rng.sample(range(7), 7)
    assert _found(rows, cuts, 900, engine) == whole
    assert _found(rows, cuts, 41, engine, order) == whole
    shuffled = rng.sample(rows, len(rows))
    assert _found(shuffled, (), 250, engine) == whole
    assert _found(shuffled, cuts, 97, engine, order) == whole
