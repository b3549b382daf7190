"""Mailboxes and numbers in a table of their own, tables that join, and references: whose a record is by the key in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import pytest

from scanner.errors import ConfigError
from scanner.subject.pack.keys import unlocked
from scanner.subject.pack.own import Own
from scanner.subject.vouched import VOUCHED
from scanner.subject.weigh.agreement import REFERS
from scanner.subject.weigh.mailboxes import of_family
from tests.subject_answer import request
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_subject_look import entries
from tests.test_subject_rounds import _CONFIG, _located, _made
from tests.test_subject_rounds import home as home  # the fixture

_PARTIES = (
    "create table persons (id integer primary key, forename text, surname text, dob date)",
    "create table contacts (id integer primary key, person_id integer references persons (id), kind text, value text)",
    "create table tenancies (id integer primary key, started date)",
    "create table parties (id integer primary key, tenancy_id integer references tenancies (id), person_id integer references persons (id), role text)",
    "create table accounts (id integer primary key, tenancy_id integer references tenancies (id), balance numeric)",
)
_ANN = 'names = ["Caitlin Varley"]\nemails = ["caitlin@example.org"]\n'
_BORN = "born = 2001-08-30\n"


def _tiers(found: dict[str, Any]) -> dict[tuple[str, int], str]:
    told = {(one["unit"], one["record"].get("id", -1)): one["tier"] for one in found["matches"]}
    return told | {(one["unit"], one["record"].get("id", -1)): "namesake" for one in found["namesakes"]}


def _people(*more: str) -> None:
    _made(
        *_PARTIES,
        "insert into persons values (3417, 'Caitlin', 'Varley', '2001-08-30'), (3418, 'Caitriona', 'Varley', '2001-08-30')",
        "insert into contacts values (1, 3417, 'EMAIL', 'caitlin@example.org'), (2, 3418, 'EMAIL', 'trina@example.org')",
        *more,
    )


def test_a_person_to_whom_a_mailbox_of_hers_belongs_is_hers(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _people()
    found = _located(capsys, _ANN + _BORN)
    (person,) = [each for each in found["matches"] if each["unit"] == "persons" and each["record"] == {"id": 3417}]
    assert person["tier"] == "linked" and VOUCHED in person["why"]
    assert _tiers(_located(capsys, _ANN))["persons", 3417] == "linked", "where a table of people has nothing but names, too"


def test_a_name_alone_is_vouched_for_by_no_key_of_who_sold_her_something(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        "create table staff (id integer primary key, forename text, surname text, phone text)",
        "create table orders (id integer primary key, email text, sold_by integer references staff (id))",
        "insert into staff values (5, 'Caitlin', 'Varley', null)",
        "insert into orders values (71, 'caitlin@example.org', 5)",
    )
    assert _tiers(_located(capsys, _ANN)) == {("orders", 71): "exact", ("staff", 5): "name-only"}


def test_a_mailbox_that_belongs_to_somebody_else_proves_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _people(
        "insert into persons values (3419, 'Zuzanna', 'Varley', '2001-08-30')",
        "insert into contacts values (3, 3419, 'EMAIL', 'caitlin@example.org')",
    )
    found = _located(capsys, _ANN + _BORN)
    assert _tiers(found)["contacts", 3] == "name-only", "her sister has it, too"


def test_a_twin_of_a_like_name_teaches_no_key(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _people()
    told = _tiers(_located(capsys, _ANN + _BORN))
    assert told["persons", 3418] == "name-only"
    assert ("contacts", 2) not in told


def test_what_people_are_joined_with_is_found_where_few_share_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _people(
        "insert into tenancies values (61, '2020-01-01'), (62, '2021-01-01')",
        "insert into parties values (1, 61, 3417, 'MAIN'), (2, 61, 3418, 'JOINT')",
        *(f"insert into parties values ({n}, 62, {3417 if n == 10 else 9000 + n}, 'MEMBER')" for n in range(10, 30)),
        "insert into accounts values (81, 61, 12.5), (82, 62, 13.5)",
    )
    told = _tiers(_located(capsys, _ANN + _BORN))
    assert (told["tenancies", 61], told["accounts", 81]) == ("probable", "probable"), "a person decides, since another has it, too"
    assert ("tenancies", 62) not in told and ("accounts", 82) not in told, "a club is not its member's"
    assert ("parties", 2) not in told, "whose the other rows are is not asked"


def test_an_order_joins_no_customer_with_the_shop(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        "create table customers (id integer primary key, name text, email text)",
        "create table shops (id integer primary key, town text)",
        "create table orders (id integer primary key, customer_id integer references customers (id), shop_id integer references shops (id), "
        "total numeric(8, 2))",
        "create table visits (id integer primary key, shop_id integer references shops (id), note text)",
        "insert into customers values (17, 'Caitlin Varley', 'caitlin@example.org')",
        "insert into shops values (4, 'Exampleton')",
        "insert into orders values (1, 17, 4, 9.5)",
        "insert into visits values (1, 4, 'window broken')",
    )
    assert _tiers(_located(capsys, _ANN)) == {("customers", 17): "exact", ("orders", 1): "linked"}


def test_a_review_that_she_wrote_is_of_whom_she_reviewed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        "create table reviews (id integer primary key, staff_no text, reviewer_staff_no text, summary text)",
        "insert into reviews values (1, 'HL0302', 'HL0417', 'meets all'), (2, 'HL0417', 'HL0301', 'does well')",
    )
    found = _located(capsys, 'names = ["Caitlin Varley"]\nids = { staff_no = "HL0417" }\n')
    assert _tiers(found) == {("reviews", 1): "name-only", ("reviews", 2): "exact"}
    assert any(REFERS in each["why"] for each in found["matches"])


def test_a_link_that_is_declared_the_wrong_way_round_leads_to_nobody_else(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("noticegap.toml").write_text(
        _CONFIG.format('[[source.link]]\nfrom = "parties.person_id"\nto = "persons.id"\n').replace('id = "crm"', 'id = "crm"', 1)
    )
    _made(
        *(each.replace(" references persons (id)", "") for each in _PARTIES),
        "insert into persons values (3417, 'Yusuf', 'Varley', '1958-11-02'), (3418, 'Yusuf', 'Varley', '1989-06-20')",
        "insert into tenancies values (61, '2020-01-01')",
        "insert into parties values (1, 61, 3417, 'MAIN'), (2, 61, 3418, 'HOUS')",
    )
    found = _located(capsys, 'names = ["Yusuf Varley"]\nborn = 1958-11-02\nids = { tenancy_id = "61" }\n')
    assert _tiers(found)["persons", 3418] == "namesake", "the son"


def test_another_record_that_names_her_after_a_title_is_for_a_person(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        "create table messages (id integer primary key, sender_name text, email text, body text)",
        "insert into messages values (1, 'Keith Peel', 'keith@example.org', 'Visited Mrs Varley, who is very deaf'), "
        "(2, 'Keith Peel', 'keith@example.org', 'Visited the Varley Arms')",
    )
    found = _located(capsys, _ANN)
    assert _tiers(found) == {("messages", 1): "name-only"}


def test_her_name_beside_a_slip_in_her_mailbox_is_probable(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        "create table logins (id integer primary key, full_name text, email text)",
        "insert into logins values (1, 'Caitlin Varley', 'caitlin@exmaple.org'), (2, 'Trina Varley', 'caitlin@exmaple.org')",
    )
    told = _tiers(_located(capsys, _ANN))
    assert told["logins", 1] == "probable" and told.get(("logins", 2)) != "probable"


@pytest.mark.parametrize(
    "mail", ["varleys@example.org", "the.varleys@example.org", "nowak-reids@example.org", "thenowakreids+x@example.org"]
)
def test_a_familys_mailbox(mail: str) -> None:
    assert of_family(mail, {"varley", "nowakreid"})


@pytest.mark.parametrize(
    "mail", ["varley@example.org", "c.varleys@example.org", "varleysmith@example.org", "reids@example.org", "s@example.org"]
)
def test_no_familys_mailbox(mail: str) -> None:
    assert not of_family(mail, {"varley", "nowakreid", ""})


def test_numbers_of_the_subjects_kind_are_anothers_in_a_text_and_hers_are_hers() -> None:
    kind = [("other-people", "", "", "C-20077")]
    assert entries("text", [{"": "customer C-10442 was seen by C-20077"}]) == kind
    assert entries("table", [{"customer_no": "C-20077"}]) == [], "a record's own number"
    assert entries("table", [{"customer_no": "C-10442", "referred_by": "C-20077"}]) == [("other-people", "id 0", "referred_by", "C-20077")]


def test_a_column_of_names_is_marked_where_a_detector_knows_one_of_them() -> None:
    rows = [{"operative": "Tobias Wetherby"}, {"operative": "J Frost"}, {"operative": "Jane Smith"}]
    assert entries("table", rows) == [("other-people", "", "operative", "Tobias Wetherby|J Frost")]
    prose = [{"note": "Tobias Wetherby"}, {"note": "Left the key under the mat"}]
    assert entries("table", prose) == [("other-people", "", "note", "Tobias Wetherby")]


@pytest.mark.parametrize(
    ("category", "said", "own"),
    [
        ("contact.address", "4 Mill Lane, SK9 5AF", True),  # without the town
        ("contact.address", "4 Mill Lane SK9 5AF", True),
        ("contact.address", "14 Mill Lane, SK9 5AF", False),
        ("person.name", "staff member C-10442", True),
        ("person.name", "C-10442 Tobias", False),
        ("person.name", "staff member C-20077", False),
    ],
)
def test_what_is_the_subjects_own_in_other_words(category: str, said: str, own: bool) -> None:
    subject = replace(request().subject, addresses=("4 Mill Lane, Wilmslow, SK9 5AF",))
    assert Own(subject).holds(category, said) is own


def test_the_digits_of_a_reference_are_no_account() -> None:
    assert entries("table", [{"job_no": "R-240613"}]) == []


def test_a_passphrase_that_a_busy_machine_does_not_try_is_not_called_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(locked: bytes, passphrase: str) -> bytes:
        raise pyrage.DecryptError("Excessive work parameter for passphrase.")

    monkeypatch.setattr("scanner.subject.pack.keys.pyrage.passphrase.decrypt", busy)
    with pytest.raises(ConfigError, match="too busy"):
        unlocked(b"", "five words at random here")
