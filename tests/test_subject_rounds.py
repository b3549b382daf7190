"""What a search for people learns on the way, and whom it leaves out: second round, duplicates, families, names of columns."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from connectors.sql import Sql
from scanner.cli import run
from scanner.subject.roles import named_id, role
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_bad_input import NOTICE

_CONFIG = (
    'notice = "notice.toml"\nmodel = "none"\n'
    '[[source]]\nid = "crm"\nkind = "sql"\nurl = "sqlite:///crm.db"\npurposes = ["products"]\n{}'
    '[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n'
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    Path("share").mkdir()
    Path("share/none.txt").write_text("nothing\n")
    Path("notice.toml").write_text(NOTICE)
    Path("noticegap.toml").write_text(_CONFIG.format(""))
    yield tmp_path


def _made(*statements: str) -> None:
    with sqlite3.connect("crm.db") as database:
        database.executescript(";".join(statements))


def _located(capsys: pytest.CaptureFixture[str], subject: str, *more: str, code: int = 0) -> dict[str, Any]:
    path = Path("request.toml")
    path.write_text(f'[request]\nreference = "R-1"\nreceived = 2026-11-02\n[subject]\n{subject}')
    path.chmod(0o600)
    assert run(["subject", "locate", "--request", "request.toml", "-f", "json", *more]) == code
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def _match(found: Mapping[str, Any], unit: str, record: Mapping[str, Any] | None = None) -> dict[str, Any]:
    (one,) = [m for m in found["matches"] if m["unit"] == unit and (record is None or m["record"] == record)]
    return dict(one)


_PEOPLE = "create table customers (id integer primary key, name text, email text, mobile text, born date, address text)"


def test_what_an_exact_record_tells_is_searched_for(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(_PEOPLE, "insert into customers values (17, 'Jane Smith', 'jane@example.org', '07700 900018', '1984-02-29', '')")
    Path("share/note.txt").write_text("She rang from 07700900018 again.\n")
    Path("share/bonus.csv").write_text("customer_id,points\n17,3\n18,9\n")
    found = _located(capsys, 'emails = ["jane@example.org"]\n')
    note = _match(found, "note.txt")
    assert (note["tier"], note["via"]) == ("linked", ["crm: customers.mobile"])
    assert [m for m in found["matches"] if m["unit"] == "bonus.csv"] == [], "17 may be anybody's in another system"
    alone = _located(capsys, 'emails = ["jane@example.org"]\n', "--hops", "0")
    assert {m["unit"] for m in alone["matches"]} == {"customers"}


def test_a_key_that_stands_for_nobody_else_is_followed_into_other_systems(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        _PEOPLE.replace("name text", "customer_no text, name text"),
        "insert into customers values (17, 'K-20017', 'Jane Smith', 'jane@example.org', null, '1984-02-29', '')",
    )
    Path("share/bonus.csv").write_text("customer_no,points\nK-20017,3\nK-20018,9\n")
    bonus = _match(_located(capsys, 'emails = ["jane@example.org"]\n'), "bonus.csv")
    assert (bonus["record"], bonus["tier"], bonus["via"]) == (
        {"row": 0},
        "linked",
        ["share: bonus.csv.customer_no = crm: customers.customer_no"],
    )


def test_a_duplicate_leads_on_and_stays_probable(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        _PEOPLE,
        "insert into customers values (17, 'Jane Ashdown', 'jane@example.org', null, '1984-02-29', '4 Mill Lane, SK9 5AF')",
        "insert into customers values (18, 'JANE ASHDWON', 'work@example.com', null, '1984-02-29', '4 Mill Lane, SK9 5AF')",
        "create table orders (id integer primary key, customer_id integer references customers (id))",
        "insert into orders values (5, 18)",
    )
    found = _located(
        capsys, 'names = ["Jane Ashdown"]\nemails = ["jane@example.org"]\nborn = 1984-02-29\naddresses = ["4 Mill Lane, SK9 5AF"]\n'
    )
    assert _match(found, "customers", {"id": 18})["tier"] == "probable"
    order = _match(found, "orders")
    assert (order["tier"], order["via"]) == ("probable", ["crm: orders.customer_id = customers.id"])


def test_father_and_son_are_told_apart_and_a_letter_that_fits_both_is_for_a_person(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        _PEOPLE,
        "insert into customers values (1, 'John Okafor', 'john@example.org', null, '1950-03-04', '4 Mill Lane, SK9 5AF')",
        "insert into customers values (2, 'John Okafor', 'junior@example.org', null, '1981-06-07', '4 Mill Lane, SK9 5AF')",
    )
    Path("share/letter.txt").write_text("John Okafor\n4 Mill Lane\nSK9 5AF\n\nThank you.\n")
    found = _located(capsys, 'names = ["John Okafor"]\nborn = 1950-03-04\naddresses = ["4 Mill Lane, SK9 5AF"]\n')
    assert _match(found, "customers", {"id": 1})["tier"] == "probable"
    assert [n["record"] for n in found["namesakes"]] == [{"id": 2}]
    letter = _match(found, "letter.txt")
    assert letter["tier"] == "name-only"
    assert "someone else of this name lives there" in letter["why"]


def test_another_given_name_before_the_surname_is_another_person(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(_PEOPLE)
    Path("share/hers.txt").write_text("Mrs Hallworth, born 29 February 1984, came by.\n")
    Path("share/his.txt").write_text("Peter Hallworth, born 29 February 1984, came by.\n")
    found = _located(capsys, 'names = ["Jane Hallworth"]\nborn = 1984-02-29\n')
    assert [m["unit"] for m in found["matches"]] == ["hers.txt"]
    (other,) = found["namesakes"]
    assert other["unit"] == "his.txt"
    assert "another given name stands at the surname" in other["why"]


def test_a_name_alone_is_one_of_all_who_bear_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        _PEOPLE,
        *(f"insert into customers values ({n}, 'Jane Hallworth', null, null, '19{50 + n}-01-01', '{n} Quay Road')" for n in range(9)),
    )
    Path("share/note.txt").write_text("Jane Hallworth called.\n")
    found = _located(capsys, 'names = ["Jane Hallworth"]\nborn = 1984-02-29\n')
    assert _match(found, "note.txt")["tier"] == "name-only"
    assert _match(found, "note.txt")["score"] <= 0.1
    assert len(found["namesakes"]) == 9


def test_declared_identity_says_what_a_name_of_a_column_does_not(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made("create table t (k text primary key, a text, b text)", "insert into t values ('x1', '7700900018', '290284'), ('x2', '1', '1')")
    Path("noticegap.toml").write_text(_CONFIG.format('identity = { phone = ["t.a"], key = "t.k" }\n'))
    found = _located(capsys, 'phones = ["07700 900018"]\n')
    assert [(m["record"], m["column"]) for m in found["matches"]] == [({"k": "x1"}, "a")]
    Path("noticegap.toml").write_text(_CONFIG.format('identity = { fone = ["t.a"] }\n'))
    assert run(["subject", "locate", "--request", "request.toml"]) == 2
    assert 'identity: unknown key "fone". Did you mean "phone"?' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("unit", "column", "field"),
    [
        ("customers", "first_name", "given"), ("customers", "LastName", "surname"), ("customers", "name", "name"),
        ("orders", "customer_name", "name"), ("orders", "customer.name", "name"), ("products", "name", None), ("c", "company_name", None),
        ("c", "DOB", "born"), ("c", "mobile_no", "phone"), ("c", "zip", "postcode"), ("c", "emailAddress", "email"), ("c", "email_verified", None),
        ("c", "ip_address", None), ("c", "addr1", "address"), ("c", "street_number", "address"), ("c", "emails[]", "email"), ("c", "x", None),
    ],
)  # fmt: skip
def test_the_name_of_a_column_says_what_it_holds(unit: str, column: str, field: str | None) -> None:
    assert role(unit, column) == field


def test_ids_of_a_kind_are_told_by_their_words() -> None:
    assert named_id("cust_no", "customer_number")
    assert not named_id("order_id", "customer_id")
    assert not named_id("id", "customer_id"), "any table has an id"


def test_by_index_no_table_is_read_whole(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _made(
        _PEOPLE,
        "insert into customers values (17, 'Jane Smith', 'jane@example.org', '07700 900018', '1984-02-29', '')",
        "create index by_mail on customers (email)",
    )
    read: list[str] = []
    whole = Sql.read
    monkeypatch.setattr(Sql, "read", lambda self, part: read.append(part.unit) or whole(self, part))
    found = _located(capsys, 'emails = ["jane@example.org"]\n', "--indexed", code=3)
    assert _match(found, "customers")["tier"] == "exact"
    assert read == []


def test_by_index_a_link_without_one_is_told_and_not_followed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        _PEOPLE,
        "insert into customers values (17, 'Jane Smith', 'jane@example.org', null, '1984-02-29', '')",
        "create index by_mail on customers (email)",
        "create table orders (id integer primary key, customer_id integer references customers (id))",
        "insert into orders values (5, 17)",
    )
    found = _located(capsys, 'emails = ["jane@example.org"]\n', "--indexed", code=3)
    assert [m["unit"] for m in found["matches"]] == ["customers"]
    told = {(each["unit"], each["column"]): each["reason"] for each in found["unread"]}
    assert told["orders", "customer_id"] == "no index leads to these rows: the link was not followed"
    with sqlite3.connect("crm.db") as database:
        database.execute("create index by_customer on orders (customer_id)")
    found = _located(capsys, 'emails = ["jane@example.org"]\n', "--indexed", code=3)
    assert {m["unit"] for m in found["matches"]} == {"customers", "orders"}


def test_of_hundreds_of_records_of_a_name_hardly_one_is_the_subjects(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made("create table t (id integer primary key, txt text)", *(f"insert into t values ({n}, 'Jane Hallworth')" for n in range(400)))
    scores = {m["score"] for m in _located(capsys, 'names = ["Jane Hallworth"]\nborn = 1984-02-29\n')["matches"]}
    assert len(scores) == 1
    assert max(scores) <= 0.05
