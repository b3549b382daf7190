"""Whose a column of a record is: nobody's data is reached over the number of somebody else who stands in the subject's record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scanner.subject.owners import owner
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_subject_rounds import _located, _made
from tests.test_subject_rounds import home as home  # the fixture

ANN = 'names = ["Ann Hughes"]\nemails = ["ann@example.org"]\n'


@pytest.mark.parametrize(
    ("unit", "column", "who"),
    [
        ("orders", "customer_email", ("customer",)),
        ("crm.customers", "customer_email", ()),
        ("orders", "rep_email", ("rep",)),
        ("patients", "nok_phone", ("nok",)),
        ("issues", "assignee.emailAddress", ("assignee",)),
        ("users.ini", "users.7.email", ("users", "7")),
        ("members", "work_phone", ()),
        ("members", "EMAIL_ADDR_2", ()),
        ("members", "contact.mobile.number", ()),
        ("kunden.csv", "Telefon privat", ()),
        ("orders", "shipping_phone", ("shipping",)),
        ("orders", "billing.email", ()),
    ],
)
def test_whose_a_column_is(unit: str, column: str, who: tuple[str, ...]) -> None:
    assert owner(unit, column) == who


def _files(**texts: str) -> None:
    _made("create table empty (x text)")
    for name, text in texts.items():
        Path(f"share/{name.replace('_', '.')}").write_text(text)


@pytest.mark.parametrize(
    "texts",
    [
        {
            "orders_csv": "order_no,customer_name,customer_email,rep_name,rep_email\n7,Ann Hughes,ann@example.org,Raj Patel,raj@example.com\n"
        },
        {
            "patients_csv": "patient_name,email,phone,nok_name,nok_email\nAnn Hughes,ann@example.org,020 7946 0018,Tom Evans,raj@example.com\n"
        },
        {"pairs_csv": "name1,email1,name2,email2,town\nAnn Hughes,ann@example.org,Raj Patel,raj@example.com,Leeds\n"},
        {"team_csv": "name,email,sales_contact,sales_contact_email\nRaj Patel,raj@example.com,Ann Hughes,ann@example.org\n"},
        {"users_ini": "[user.0]\nname=Ann Hughes\nemail=ann@example.org\n[user.1]\nname=Raj Patel\nemail=raj@example.com\n"},
        {
            "issue_json": json.dumps(
                [
                    {
                        "reporter": {"displayName": "Ann Hughes", "emailAddress": "ann@example.org"},
                        "assignee": {"displayName": "Raj Patel", "emailAddress": "raj@example.com"},
                    }
                ]
            )
        },
    ],
)
def test_nobody_else_is_reached_over_a_record_that_names_them_too(
    home: Path, capsys: pytest.CaptureFixture[str], texts: dict[str, str]
) -> None:
    _files(**texts, salaries_csv="name,email,salary\nRaj Patel,raj@example.com,41000\nEve Long,eve@example.com,52000\n")
    found = _located(capsys, ANN)
    assert [match["unit"].rpartition(".")[0] for match in found["matches"]] == [next(iter(texts)).rpartition("_")[0]]


@pytest.mark.parametrize(
    "text",
    [
        "name,email,work_email\nAnn Hughes,ann@example.org,raj@example.com\n",
        "name,email1,email2\nAnn Hughes,ann@example.org,raj@example.com\n",
        "client_name,client_email,client_other_email,rep_email\nAnn Hughes,ann@example.org,raj@example.com,eve@example.com\n",
        "client_name,client_email,secondary_email\nAnn Hughes,ann@example.org,raj@example.com\n",
    ],
)
def test_her_own_other_address_is_still_searched_for(home: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    _files(customers_csv=text, logins_csv="username,email,last_login\nah,raj@example.com,2026-01-02\nel,eve@example.com,2026-01-03\n")
    found = _located(capsys, ANN)
    assert [(m["tier"], m["record"]) for m in found["matches"] if m["unit"] == "logins.csv"] == [("linked", {"row": 0})]


def test_who_refers_to_her_from_among_other_people_is_left_to_a_person(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        "create table staff (id integer primary key, name text, email text, manager_id integer references staff (id))",
        "create table sick_notes (id integer primary key, staff_id integer references staff (id), reason text)",
        "insert into staff values (1001, 'Ann Hughes', 'ann@example.org', null), (1002, 'Raj Patel', 'raj@example.com', 1001)",
        "insert into staff values (1003, 'Eve Long', 'eve@example.com', 1002)",
        "insert into sick_notes values (501, 1001, 'flu'), (502, 1002, 'asthma'), (503, 1003, 'fever')",
    )
    found = _located(capsys, ANN)
    assert {(m["unit"], m["record"]["id"]): m["tier"] for m in found["matches"]} == {
        ("staff", 1001): "exact",
        ("sick_notes", 501): "linked",
        ("staff", 1002): "name-only",
    }
