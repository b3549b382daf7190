"""Columns of systems of personnel, hospitals, councils and police: what a name begins with, the table's name, forms of names."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from connectors.sql import Sql
from detectors.names.files import people
from scanner.verdict.comments import phrase_of
from scanner.verdict.rules import rules
from tests.cells import scanned
from tests.packs import patterns

Cells = Sequence[object]


def _found(folder: Path, table: str, columns: dict[str, Cells]) -> dict[str | None, set[str]]:
    """Categories by column (None: the table as a whole) of a table of thirty rows; cells are repeated."""
    with sqlite3.connect(folder / "x.db") as db:
        db.execute(f'CREATE TABLE "{table}" ({", ".join(f"{chr(34)}{name}{chr(34)}" for name in columns)})')
        rows = [[cells[n % len(cells)] for cells in columns.values()] for n in range(30)]
        db.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(columns))})', rows)
    db.close()
    found, unread, _ = scanned(Sql(url=f"sqlite:///{folder}/x.db"), table)
    assert not unread
    return {column: categories for (_, column), categories in found.items()}


PEOPLE = {"email": [f"someone{n}@example.net" for n in range(30)]}
BEGINS = {
    "BAIL_RTN_DT": "criminal.offence",
    "MEDS_HELD": "special.health",
    "DEPENDANTS_U18": "family.third_party",
    "STRIKE_BALLOT_IND": "special.union",
    "debt_age_days": "pay.standing",
    "consent_audio": "pref.consent",
    "MAR_STAT_CD": "demog.marital",
    "TERMINATION_DT": "work.history",
    "maritalStatus.coding.0.code": "demog.marital",
}


def test_what_a_name_begins_with_tells_beside_people(tmp_path: Path) -> None:
    found = _found(tmp_path, "t042", {**PEOPLE, **{name: ["x1", "x2"] for name in BEGINS}})
    assert {name: found.get(name) for name in BEGINS} == {name: {category} for name, category in BEGINS.items()}


def test_what_a_name_begins_with_tells_nothing_where_nobody_stands(tmp_path: Path) -> None:
    assert _found(tmp_path, "t042", {"code": ["c1", "c2"], **{name: ["x1", "x2"] for name in BEGINS}}) == {}


def test_what_a_table_is_called_tells_why_people_stand_in_it(tmp_path: Path) -> None:
    assert _found(tmp_path, "CUSTODY_RECORD", {**PEOPLE, "F1": ["x"]})[None] == {"criminal.offence"}


@pytest.mark.parametrize("table", ["custody_codes", "credit_union_members", "t042"])
def test_tables_of_codes_and_of_other_things_tell_nothing(table: str, tmp_path: Path) -> None:
    assert None not in _found(tmp_path, table, {**PEOPLE, "F1": ["x"]})


def test_who_is_disabled_is_no_account_that_is(tmp_path: Path) -> None:
    flag = {"disabled": ["Y", "N"]}
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    staff = _found(tmp_path / "a", "staff", {**PEOPLE, "marital_status": ["Single", "Married"], **flag})
    users = _found(tmp_path / "b", "users", {**PEOPLE, "username": ["ann1", "bob2"], **flag})
    assert staff["disabled"] == {"special.health"}
    assert "disabled" not in users


def test_a_remark_behind_a_header_hides_nothing(tmp_path: Path) -> None:
    found = _found(tmp_path, "x", {**PEOPLE, "Date of birth (DD/MM/YYYY)": ["x1"], "Religion (if any)": ["x1"]})
    assert found["Date of birth (DD/MM/YYYY)"] == {"demog.dob"}
    assert found["Religion (if any)"] == {"special.belief"}


def test_eight_digits_beside_a_named_account_are_none(tmp_path: Path) -> None:
    accounts, cards = [f"{31926819 + 7919 * n}" for n in range(30)], [f"{20517733 + 104729 * n}" for n in range(30)]
    sorts = [f"{20 + n}-{31 + n}-{42 + n}" for n in range(30)]
    found = _found(tmp_path, "members", {**PEOPLE, "dd_sort_code": sorts, "dd_acc": accounts, "f7": cards})
    assert "pay.bank" in found["dd_acc"]
    assert "pay.bank" not in found.get("f7", set())


def test_a_reference_that_begins_as_a_telephone_is_none(tmp_path: Path) -> None:
    numbers = [str(70_512_348_811 + 1_618_033_988 * n)[:11] for n in range(29)]
    assert "contact.phone" not in _found(tmp_path, "x", {"f1": [*numbers, "01614960733"]}).get("f1", set())


def test_words_that_end_in_s_twice_are_no_plural(tmp_path: Path) -> None:
    """`loss` is not many `los` (the length of a stay), nor `gps` several doctors."""
    found = _found(tmp_path, "x", {**PEOPLE, "loss_dt": ["2024-01-02"], "pod_gps": ["x1"], "funded_hrs": [15, 30]})
    assert all("special.health" not in found.get(name, set()) for name in ("loss_dt", "pod_gps", "funded_hrs"))


def test_the_first_of_a_list_of_calls_is_nobodys(tmp_path: Path) -> None:
    assert "person.name" not in _found(tmp_path, "x", {"callsign_first": ["A12", "B34"], **PEOPLE}).get("callsign_first", set())


def test_what_systems_call_a_patient_is_no_name_in_a_column() -> None:
    assert people("PAT_DOB") == people("pat_dob") == []
    assert people("Pat_payslip.pdf") != []


def test_of_a_comment_only_the_last_words_speak() -> None:
    """What a name begins with would tell all that stands behind it in the report: somebody's name."""
    known = rules(patterns())
    assert phrase_of("Bail Joe Bloggs", known) is None
    assert phrase_of("Jane Example's passport number", known) is not None
