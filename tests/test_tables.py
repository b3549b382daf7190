"""What a column holds is told by its table as well: by who stands in it, by what it is called, and by what stands beside."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from connectors.sql import Sql
from tests.cells import scanned

_MAILS = [f"someone{n}@example.net" for n in range(60)]
_SEEN = random.Random(20180525)
_NINOS = [f"{_SEEN.choice('ABCE')}{_SEEN.choice('ABHJ')}{_SEEN.randrange(100_000, 1_000_000)}{_SEEN.choice('ABCD')}" for _ in range(60)]


def found(folder: Path, table: str, **columns: Sequence[str | int | float]) -> dict[str, set[str]]:
    """The categories in each column of a table with these cells, over and over up to the longest."""
    rows, path = max(map(len, columns.values())), folder / f"{len(list(folder.iterdir()))}.db"
    with sqlite3.connect(path) as db:
        db.execute(f"CREATE TABLE [{table}] ({', '.join(f'[{name}]' for name in columns)})")
        cells = [[each[n % len(each)] for each in columns.values()] for n in range(rows)]
        db.executemany(f"INSERT INTO [{table}] VALUES ({', '.join('?' * len(columns))})", cells)
    db.close()
    told, unread, _ = scanned(Sql(url=f"sqlite:///{path}"), table)
    assert not unread
    return {column or "": categories for (_, column), categories in told.items()}


@pytest.mark.parametrize("name", ["Code", "part", "style_code", "ArticleNo", "Material"])
def test_codes_of_goods_with_the_form_of_an_insurance_number_are_nobodys(name: str, tmp_path: Path) -> None:
    codes = [number if at % 5 < 3 else f"{number[:-1]}X" for at, number in enumerate(_NINOS)]  # three in five have a letter of theirs
    assert found(tmp_path, "tariff", **{name: codes, "price": [12, 30]}) == {}


@pytest.mark.parametrize("name", ["c7", "Code", "ref"])
def test_insurance_numbers_are_found_beside_people_whatever_they_are_called(name: str, tmp_path: Path) -> None:
    assert found(tmp_path, "t042", **{name: _NINOS, "mail": _MAILS})[name] == {"id.national"}


@pytest.mark.parametrize("name", ["c7", "ref", "ni_code", "remarks", "Code"])
def test_insurance_numbers_are_found_where_nobody_else_stands(name: str, tmp_path: Path) -> None:
    assert "id.national" in found(tmp_path, "t042", **{name: _NINOS})[name]


@pytest.mark.parametrize(
    ("column", "expected"), [("Reason", True), ("type", True), ("From", True), ("end_date", True), ("approved", False)]
)
def test_columns_of_absences_are_theirs(column: str, expected: bool, tmp_path: Path) -> None:
    table = found(tmp_path, "absence_2025", **{column: ["x1", "x2"], "staff_id": [1, 2]})
    assert ("special.health" in table.get(column, ())) is expected
    assert "special.health" not in found(tmp_path, "refunds", **{column: ["x1", "x2"], "staff_id": [1, 2]}).get(column, ())


_DOSES = [["Paracetamol 500mg", "Amlodipine 5mg"], ["Senna7.5mg", "Ramipril2.5mg"], ["Senna 7.5 mg tablets", "Lactulose 15ml"]]


@pytest.mark.parametrize("cells", _DOSES)
def test_medicines_with_their_dose_are_health_beside_people(cells: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, "mar", x7=cells, mail=_MAILS)["x7"] == {"special.health"}
    assert found(tmp_path, "shelves", x7=cells, bay=[1, 2]) == {}
    assert "x7" not in found(tmp_path, "mar", x7=["Flour 500g", "Brass 5mm"], mail=_MAILS)


_SNOMED = ["73211009", "195967001", "38341003", "22298006", "44054006"]


@pytest.mark.parametrize(("code", "term"), [("snomed", "term"), ("snomed_code", "snomed_term"), ("code", "description")])
def test_what_a_medical_code_means_is_health_beside_people(code: str, term: str, tmp_path: Path) -> None:
    columns = {code: _SNOMED, term: ["Spirometry", "Letter sent", "Seen in clinic"]}
    assert found(tmp_path, "events", **columns, mail=_MAILS)[term] == {"special.health"}
    assert term not in found(tmp_path, "browser", **columns)
    uncoded = found(tmp_path, "events", mail=_MAILS, **{term: columns[term], "kind": ["A1", "B2"]})
    assert (term in uncoded) is (term == "snomed_term")  # whose name says by itself what it holds of people


def test_titles_are_no_jobs_and_numbers_no_names(tmp_path: Path) -> None:
    titles = found(tmp_path, "c", **{"contact.title": ["Mr", "Mrs", "Dr", "Ms"], "contact.email": _MAILS})["contact.title"]
    assert titles == {"person.name", "demog.gender"}
    jobs = found(tmp_path, "c", **{"contact.title": ["Plumber", "Nurse", "Head of Sales"], "contact.email": _MAILS})["contact.title"]
    assert jobs == {"work.occupation"}
    assert found(tmp_path, "offenders", **{"noms no": [f"A{n}BC" for n in range(1000, 1060)]})["noms no"] == {"criminal.offence"}


def test_a_name_in_short_is_read_with_what_the_table_is_about(tmp_path: Path) -> None:
    assert found(tmp_path, "employers", emp_name=["Aldray Ltd", "Kestel plc"]) == {}
    assert "person.name" in found(tmp_path, "payroll", emp_name=["Aldray", "Kestel"])["emp_name"]


def test_small_numbers_are_no_pins_and_no_cards(tmp_path: Path) -> None:
    assert found(tmp_path, "boards", pin=[*range(40)], card_no=[*range(10**9, 10**9 + 40)]) == {}
    told = found(tmp_path, "members", pin=[*range(1000, 9000, 200)], card_no=[*range(10**15, 10**15 + 40)])
    assert "auth.secret" in told["pin"] and "pay.card" in told["card_no"]
    assert "card_no" in found(tmp_path, "members", card_no=[*range(4000, 4040)])  # its last four


def test_numbers_too_small_for_an_identifier_are_none(tmp_path: Path) -> None:
    small = {"dln": [0.0121 * n - 0.2 for n in range(30)], "pan82": [0, 1], "cell": [1, 2, 3, 4], "passport_no": [-0.5, 12.25]}
    assert found(tmp_path, "series", **small) == {}
    told = found(tmp_path, "drivers", dln=[*range(40_000_000, 40_000_030)], cell=[*range(7_700_900_100, 7_700_900_130)])
    assert "id.driving" in told["dln"] and "contact.phone" in told["cell"]


@pytest.mark.parametrize("both", [("Women", "Men"), ("girls", "boys")])
def test_groups_of_one_sex_are_a_sex(both: tuple[str, str], tmp_path: Path) -> None:
    assert found(tmp_path, "members", Gender=both, mail=_MAILS)["Gender"] == {"demog.gender"}
    assert found(tmp_path, "shoes", department=both) == {}
