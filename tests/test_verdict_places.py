"""Addresses, telephones and positions that are an organisation's, and places that are no address."""

from __future__ import annotations

import random
from collections.abc import Callable

import pyarrow as pa
import pytest

from scanner.model import Part, Unit
from scanner.setup import load_engine
from scanner.shapes import UnitTally
from scanner.verdict import judge
from scanner.work import Detector, Worker

ROWS = 60
_RANDOM = random.Random(5)
_TOWNS = ("Leeds", "Stockport", "Wigan", "Norwich", "Exeter")
VALUES: dict[str, Callable[[int], object]] = {
    "street": lambda i: f"{i + 1} Mill Lane",
    "town": lambda i: _TOWNS[i % 5],
    "postcode": lambda i: f"LS{i % 9 + 1} {i % 7 + 1}AB",
    "phone": lambda i: f"0113 49{_RANDOM.randrange(10**5):05}",
    "latitude": lambda i: round(53 + _RANDOM.random(), 6),
    "longitude": lambda i: round(-2 + _RANDOM.random(), 6),
    "opening": lambda i: "9-5",
    "manager_name": lambda i: ("Aisha Hughes", "Tom Clarke", "Priya Patel", "Grace Evans", "Oliver Kowalski")[i % 5],
    "vat_number": lambda i: f"GB{100000000 + 97 * i}",
    "customer_id": lambda i: i,
    "place_of_birth": lambda i: _TOWNS[i % 5],
    "memorable_place": lambda i: _TOWNS[i % 5],
    "notes": lambda i: f"rang back on 0113 49{_RANDOM.randrange(10**5):05}, nobody was there that day",
}
ADDRESS = ("street", "town", "postcode", "phone", "latitude", "longitude", "opening")


class _Table:
    def __init__(self, columns: tuple[str, ...]) -> None:
        self.columns = columns

    def read(self, _: Part) -> list[pa.RecordBatch]:
        return [pa.RecordBatch.from_pydict({name: [VALUES[name.split(".")[-1]](i) for i in range(ROWS)] for name in self.columns})]


@pytest.fixture(scope="module")
def engine() -> Detector:
    return load_engine("none")


def _held(engine: Detector, table: str, *columns: str) -> dict[tuple[str, str], float]:
    worker = Worker({"s": _Table(columns)}, engine)  # type: ignore[dict-item]
    (result,) = worker.read(Part("s", table, "0"))
    found = judge(UnitTally("s", Unit(table), ROWS, dict(result.columns)), engine.patterns, engine.shapes)
    return {(one.place.column or "", one.category): one.confidence for one in found}


@pytest.mark.parametrize(
    "table",
    [
        "shop.stores",
        "bank_branches",
        "depots",
        "Exports/venues_2024.csv",
        "stores_locator.csv",
        "company_settings",
        "cell_sites",
        "clinics",
    ],
)
def test_premises_in_which_nobody_stands_are_no_personal_data(engine: Detector, table: str) -> None:
    assert _held(engine, table, *ADDRESS, "vat_number") == {}


@pytest.mark.parametrize("table", ["customers", "store_customers", "addresses", "members", "properties", "hospital_patients", "deliveries"])
def test_what_may_be_somebodys_home_stays(engine: Detector, table: str) -> None:
    found = _held(engine, table, *ADDRESS)
    assert min(found["street", "contact.address"], found["postcode", "contact.address"], found["phone", "contact.phone"]) > 0.9


def test_somebody_in_the_rows_of_premises_makes_them_a_hint(engine: Detector) -> None:
    for who in ("manager_name", "customer_id"):
        found = _held(engine, "branches", *ADDRESS, who)
        assert {found["street", "contact.address"], found["phone", "contact.phone"], found["latitude", "location"]} == {0.5}


@pytest.mark.parametrize("table", ["suppliers", "companies", "contractors", "exports/branch.csv", "Leeds office.xlsx!Sheet1"])
def test_a_firm_may_be_one_person_and_a_file_be_called_after_one_branch(engine: Detector, table: str) -> None:
    found = _held(engine, table, *ADDRESS)
    assert {found["street", "contact.address"], found["phone", "contact.phone"]} == {0.5}


def test_a_column_that_names_premises_is_a_hint_beside_people(engine: Detector) -> None:
    VALUES["venue_postcode"] = VALUES["postcode"]
    found = _held(engine, "bookings", "manager_name", "venue_postcode", "postcode")
    assert found["venue_postcode", "contact.address"] == 0.5 < found["postcode", "contact.address"]


def test_what_people_write_about_premises_stays(engine: Detector) -> None:
    assert _held(engine, "stores", *ADDRESS, "notes")["notes", "contact.phone"] >= 0.5


def test_where_somebody_was_born_is_no_address(engine: Detector) -> None:
    found = _held(engine, "customers", "manager_name", "place_of_birth", "memorable_place", "town", "postcode")
    assert {category for column, category in found if column == "place_of_birth"} == {"demog.nationality"}
    assert {category for column, category in found if column == "memorable_place"} == {"account.security"}
    assert ("town", "contact.address") in found
