"""Where detectors of several countries or kinds could claim one value, the one with the better support gets it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest
from stdnum.de import idnr
from stdnum.es import nie
from stdnum.gb import nhs
from stdnum.hr import oib
from stdnum.lt import asmens

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
    (result,) = Worker({"s": _Table(table)}, ENGINE).read(Part("s", unit))
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
        ("passport no 346022332, nationality: Mexican", "PASSPORT"),
        ("Thailand: passport 346022332", "PASSPORT"),
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
    assert said == {
        "passport_no": ["UK_PASSPORT"],
        "us_passport": ["US_PASSPORT"],
        "nigerian_passport": ["PASSPORT"],
        "passport": ["PASSPORT"],
    }


def _passing(check: Callable[[str], bool], form: str, count: int = 300, seed: int = 2) -> list[str]:
    """Numbers that pass a check; a # in their form stands for any digit."""
    rng, found = random.Random(seed), set[str]()
    while len(found) < count:
        text = "".join(rng.choice("0123456789") if sign == "#" else sign for sign in form)
        if check(text):
            found.add(text)
    return sorted(found)


NHS = [number for first in "467" for number in _passing(nhs.is_valid, f"{first}0########")]


@pytest.mark.parametrize("name", ["nhs_number", "ref"])
def test_health_numbers_are_no_numbers_of_another_country(name: str) -> None:
    assert entities({name: NHS})[name] - {"PHONE_NUMBER"} == {"UK_NHS"}


@pytest.mark.parametrize(
    ("column", "check", "form", "entity"),
    [
        ("ihi", nhs.is_valid, "800#######", "IE_IHI"),
        ("asmens_kodas", asmens.is_valid, "38#0#1#####", "LT_PERSONAL_CODE"),
        ("isikukood", asmens.is_valid, "38#0#1#####", "EE_PERSONAL_CODE"),
        ("steuer_id", idnr.is_valid, "###########", "DE_TAX_ID"),
        ("oib", oib.is_valid, "###########", "HR_OIB"),
        ("kod_melli", nhs.is_valid, "5#########", None),
        ("code_melli", nhs.is_valid, "5#########", "IR_NATIONAL_CODE"),
    ],
)
def test_of_numbers_with_one_check_the_column_says_whose_they_are(
    column: str, check: Callable[[str], bool], form: str, entity: str | None
) -> None:
    assert entities({column: _passing(check, form)})[column] == ({entity} if entity else set())


@pytest.mark.parametrize("form", ["X#######", "Z#######"])
def test_a_column_of_checked_numbers_needs_no_name(form: str) -> None:
    numbers = _passing(nie.is_valid, f"{form}T")
    assert entities({"ref": numbers})["ref"] == {"ES_NIE"}
    assert entities({"ref": [*numbers[:3], *(f"X{n}A" for n in range(2_000_000, 2_000_300))]})["ref"] == set()


@pytest.mark.parametrize(
    "form",
    [
        "+1 415 555 01##",
        "+1 (415) 555-01##",
        "(415) 555-01##",
        "415-555-01##",
        "415.555.01##",
        "1-415-555-01##",
        "41555501##",
        "555-01##",
        "55501##",
    ],
)
def test_numbers_kept_for_fiction_are_nobodys_however_written(form: str) -> None:
    fiction = _passing(bool, form, 60)
    assert entities({"phone": fiction, "phone_number": fiction}) == {"phone": set(), "phone_number": set()}
    real = [number.replace("555", "556") for number in fiction]
    assert "PHONE_NUMBER" in entities({"phone": real})["phone"]


PEOPLE = ["Emma Hughes", "Oliver Clarke", "Priya Patel", "James Evans", "Sophie Brown"]


@pytest.mark.parametrize("table", ["employees", "crm.contacts", "hr.staff", "things"])
@pytest.mark.parametrize(
    ("titles", "entity"),
    [
        (["Mr", "Ms", "Dr", "Mrs", "Prof."], "PERSON_TITLE"),
        (["Sales Manager", "Software Engineer", "Nurse", "Clerk", "Head of Marketing"], "OCCUPATION"),
        (["The long road", "Sea", "Night and day", "Winter song", "A history of tea"], None),
        (["Cannot log in", "Refund", "Password manager", "Broken item", "Where is it"], None),
    ],
)
def test_a_title_is_what_its_values_say(table: str, titles: list[str], entity: str | None) -> None:
    found = entities({"full_name": PEOPLE * 4, "title": titles * 4}, table)
    assert found["title"] == ({entity} if entity else set())


def test_what_medicines_cost_is_nobodys_health() -> None:
    counts = list(range(100, 160))
    kinds = ("covered_medications", "uncovered_medications", "covered_immunizations", "total_prescriptions", "cost_of_medications")
    assert entities(dict.fromkeys(kinds, counts), "payers") == {kind: set() for kind in kinds}
    assert entities({"num_medications": counts, "immunizations": counts}, "patients") == {
        "num_medications": {"HEALTH_TERM"},
        "immunizations": {"HEALTH_TERM"},
    }
