"""Names of columns that say something of people only where people are: `diet` of patients, not of a breed of cattle."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from connectors.sql import Sql
from tests.cells import scanned

NAMES = {
    "kids": "family.third_party",
    "dom_stat": "demog.marital",
    "church": "special.belief",
    "diet": "special.health",
    "alcohol": "special.health",
    "mmn": "account.security",
    "facebook_id": "profile",
    "gps_coords": "location",
    "ppt_no": "id.passport",
    "tel_w": "contact.phone",
    "degree": "work.history",
    "job": "work.occupation",
    "prev_conv": "criminal.offence",
}


def _found(folder: Path, table: str, first: str, cell: str) -> dict[str, set[str]]:
    with sqlite3.connect(folder / "x.db") as db:
        db.execute(f"CREATE TABLE {table} ({first} TEXT, {', '.join(f'{name} TEXT' for name in NAMES)})")
        db.executemany(f"INSERT INTO {table} VALUES (?{', ?' * len(NAMES)})", [(cell.format(n), *["x1"] * len(NAMES)) for n in range(30)])
    db.close()
    found, unread, _ = scanned(Sql(url=f"sqlite:///{folder}/x.db"), table)
    assert not unread
    return {column: categories for (_, column), categories in found.items() if column in NAMES}


@pytest.mark.parametrize(
    ("table", "first", "cell"),
    [("t042", "email", "someone{0}@example.net"), ("intake", "patient_id", "{0}"), ("members", "joined", "2024")],
)
def test_short_names_speak_in_a_table_of_people(table: str, first: str, cell: str, tmp_path: Path) -> None:
    assert _found(tmp_path, table, first, cell) == {name: {category} for name, category in NAMES.items()}


#: Cells that say it under any name.
VALUES = {
    "demog.gender": ["Male", "Female", "Prefer not to say"],
    "special.race": ["White British", "Pakistani", "Black African", "Indian", "Chinese", "White and Asian", "Not stated"],
    "criminal.offence": ["SP30", "DR10", "IN10"],
}


@pytest.mark.parametrize("said", [*VALUES])
def test_lists_of_values_speak_under_any_name_beside_people(said: str, tmp_path: Path) -> None:
    def found(first: str, cells: list[str]) -> set[str]:
        with sqlite3.connect(tmp_path / f"{first}.db") as db:
            db.execute(f"CREATE TABLE x ({first} TEXT, f6 TEXT)")
            db.executemany("INSERT INTO x VALUES (?, ?)", [(f"someone{n}@example.net", cells[n % len(cells)]) for n in range(60)])
        db.close()
        told, unread, _ = scanned(Sql(url=f"sqlite:///{tmp_path}/{first}.db"), "x")
        assert not unread
        return {category for (_, column), categories in told.items() if column == "f6" for category in categories}

    assert found("email", VALUES[said]) == {said}
    assert said not in found("email_of_kitchen", ["Chinese", "Indian", "Arab", "Pakistani"])


@pytest.mark.parametrize(
    ("table", "first", "cell"), [("herds", "breed", "Ayrshire"), ("t042", "code", "c{0}"), ("products", "customer_id", "{0}")]
)
def test_short_names_say_nothing_where_nobody_stands(table: str, first: str, cell: str, tmp_path: Path) -> None:
    assert _found(tmp_path, table, first, cell) == {}
