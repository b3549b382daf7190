"""Where detectors of several countries or kinds could claim one value, the one with the better support gets it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest

from detectors.engine import Engine
from scanner.detect import detect
from scanner.flatten import flatten
from scanner.model import Evidence, Part, Unit
from scanner.shapes import UnitTally
from scanner.verdict import judge
from scanner.work import Worker
from tests.packs import packs

ENGINE = Engine(packs(), native=False)


class _Table:
    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def units(self) -> Sequence[Unit]:
        return ()

    def read(self, part: Part) -> Sequence[pa.RecordBatch]:
        return self.table.to_batches()


def held(columns: Mapping[str, Sequence[Any]], unit: str = "public.things") -> dict[str, list[Evidence]]:
    """What a table holds, column by column."""
    table = pa.table(columns)
    result = Worker({"s": _Table(table)}, ENGINE).read(Part("s", unit))
    assert result.unread == ()
    assert {cells.name for batch in table.to_batches() for cells in flatten(batch)} == set(columns)
    found = judge(UnitTally("s", Unit(unit, "table"), result.rows, result.columns), ENGINE.patterns, ENGINE.shapes)
    return {name: [e for e in found if e.place.column == name] for name in columns}


def entities(columns: Mapping[str, Sequence[Any]], unit: str = "public.things") -> dict[str, set[str]]:
    """The entities that columns are said to hold, also those that only stand in the evidence of others."""
    return {
        name: {e.entity for e in found} | {w.split(":")[0] for e in found for w in e.evidence if w.split(":")[0].isupper()}
        for name, found in held(columns, unit).items()
    }


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("US passport 346022332", "US_PASSPORT"),
        ("passport (US): 346022332", "US_PASSPORT"),
        ("country: USA, passport 346022332", "US_PASSPORT"),
        ("Passport No. 346022332 (USA)", "PASSPORT"),
        ("Passport 346022332, issued in Nigeria", "PASSPORT"),
        ("an american citizen with passport number 346022332", "PASSPORT"),
        ("Danish passport number 123456789", "DK_PASSPORT"),
        ("Indian passport A1234567", "IN_PASSPORT"),
        ("Australian passport A1234567", "AU_PASSPORT"),
        ("passport A1234567", "PASSPORT"),
        ("passport number 346022332", "UK_PASSPORT"),
        ("send us your passport number: 346022332", "UK_PASSPORT"),
        ("British passport 346022332", "UK_PASSPORT"),
        ("passport 346022332, issued by HMPO", "UK_PASSPORT"),
    ],
)
def test_a_passport_is_of_the_country_that_is_named(text: str, entity: str) -> None:
    (hits,) = detect(ENGINE, [text])
    assert [hit.entity for hit in hits if "PASSPORT" in hit.entity] == [entity]


def test_a_column_of_passports_is_of_the_country_that_its_name_says() -> None:
    rng = random.Random(1)
    nine = [str(rng.randrange(10**8, 10**9)) for _ in range(200)]
    letters = [f"X{number[1:8]}" for number in nine]
    found = held({"passport_no": nine, "us_passport": nine, "nigerian_passport": letters, "passport": letters})
    said = {name: [e.entity for e in each if e.category == "id.passport"] for name, each in found.items()}
    assert said == {"passport_no": ["UK_PASSPORT"], "us_passport": ["US_PASSPORT"], "nigerian_passport": ["PASSPORT"], "passport": ["PASSPORT"]}
