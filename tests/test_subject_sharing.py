"""Identifiers that several people share: nobody's data goes out by the mailbox of an office, a household's number or a twin's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scanner.model import Place
from scanner.subject.identifiers import Subject
from scanner.subject.names import Name
from scanner.subject.pack.gather import _sure
from scanner.subject.result import Match
from scanner.subject.sharing import Bearer, bearers, differ, others
from scanner.subject.weigh.compare import compared
from scanner.subject.weigh.known import known
from scanner.subject.weigh.mailboxes import of_office
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_subject_rounds import _located, _made
from tests.test_subject_rounds import home as home  # the fixture

ANN = 'names = ["Ann Hughes"]\nemails = ["info@example.org"]\n'
MARY = 'names = ["Mary Hughes"]\nborn = 1984-02-29\nemails = ["mhughes@example.org"]\n'


def _files(**texts: str) -> None:
    _made("create table if not exists empty (x text)")
    for name, text in texts.items():
        Path(f"share/{name.replace('_', '.')}").write_text(text)


def _tiers(found: dict[str, Any]) -> dict[tuple[str, int], str]:
    told = {(one["unit"], one["record"].get("row", -1)): one["tier"] for one in found["matches"]}
    return told | {(one["unit"], one["record"].get("row", -1)): "namesake" for one in found["namesakes"]}


@pytest.mark.parametrize(
    "mail",
    ["info@example.org", "no-reply@example.org", "sales.uk@example.org", "Customer_Services@example.org", "reception2@example.org",
     "smith-family@example.org", "kontakt@example.org", "enquiries+web@example.org"],
)  # fmt: skip
def test_mailboxes_of_offices(mail: str) -> None:
    assert of_office(mail)


@pytest.mark.parametrize(
    "mail",
    [
        "jane@example.org",
        "j.sales@example.org",
        "jane.sales@example.org",
        "infosmith@example.org",
        "will.service@example.org",
        "@example.org",
    ],
)
def test_mailboxes_of_people(mail: str) -> None:
    assert not of_office(mail)


def test_who_is_called_like_an_office_has_a_mailbox_of_his_own() -> None:
    assert not of_office("post@example.org", frozenset({"grace", "post"}))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("Mary", "Hughes", "1984-02-29"), ("Mark", "Hughes", "1984-02-29"), True),
        (("John", "Smith", "1951-06-17"), ("John", "Smith", "1984-02-28"), True),
        (("Jane", "Smith", "1984-02-29"), ("Jane", "Jones", "1984-02-29"), False),  # married
        (("Jane", "Smith", ""), ("J.", "Smith", ""), False),
        (("William", "Smith", ""), ("Bill", "Smith", ""), False),
        (("Jane", "Smith", "1984-02-29"), ("Jnae", "Smith", "1984-02-28"), False),
        (("Jane", "Smith", ""), ("Smith", "Jane", ""), False),
    ],
)
def test_records_that_cannot_be_one_persons(one: tuple[str, str, str], other: tuple[str, str, str], apart: bool) -> None:
    first, second = (Bearer((Name((given.lower().strip("."),), (surname.lower(),)),), born) for given, surname, born in (one, other))
    assert differ(first, second) is differ(second, first) is apart


def test_the_recipient_beside_a_customer_does_not_have_her_address() -> None:
    who = known(Subject(names=("Ann Hughes",), emails=("ann@example.org",)))
    record = {"email": ["ann@example.org"], "name": ["Raj Patel"]}
    assert list(bearers(who, "orders", record, {"email": ["customer_email"], "name": ["recipient_name"]})) == []
    assert others(who, [one for _, one in bearers(who, "people", record, {"email": ["email"], "name": ["name"]})]) == 1
    firm = {**record, "name": ["Hughes Services Ltd"]}
    assert list(bearers(who, "people", firm, {"email": ["email"], "name": ["name"]})) == []


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Mark Hughes", "different"),
        ("Marc Hughes", "different"),
        ("Mray Hughes", "close"),
    ],
)
def test_two_given_names_one_letter_apart_are_two_names(name: str, level: str) -> None:
    found = {each.field: each.level for each in compared(known(Subject(names=("Mary Hughes",))), {"name": [name]})}
    assert found == {"surname": "equal", "given": level}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Sara", "Sarah"), ("Carl", "Karl"), ("Philip", "Phillip"), ("Bryan", "Brian"), ("Denis", "Dennis"), ("Erik", "Eric")),
        *(("Jayne", "Jane"), ("Karin", "Karen"), ("Hayley", "Hailey"), ("Megan", "Meghan"), ("Damian", "Damien")),
        *(("Ahmad", "Ahmed"), ("Hussain", "Hussein"), ("Yusuf", "Yousef"), ("Omar", "Umar"), ("Usman", "Osman"), ("Karim", "Kareem")),
    ],
)
def test_two_spellings_of_one_name_are_one(one: str, other: str) -> None:
    found = compared(known(Subject(names=(f"{one} Hughes",))), {"name": [f"{other} Hughes"]})
    assert all(each.agrees for each in found)


@pytest.mark.parametrize(("one", "other"), [("Andrew", "Andrea"), ("Louis", "Louise"), ("Paul", "Paula"), ("Eric", "Erica")])
def test_a_brothers_name_is_not_a_sisters(one: str, other: str) -> None:
    (given,) = (each for each in compared(known(Subject(names=(f"{one} Hughes",))), {"name": [f"{other} Hughes"]}) if each.field == "given")
    assert not given.agrees


def test_the_mailbox_of_an_office_makes_no_record_hers(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _files(
        contacts_csv="name,email,phone,dob\nAnn Hughes,info@example.org,01632 960001,1960-03-04\nBob Cole,info@example.org,01632 960002,1971-05-06\n"
        "Ann Hughes,info@example.org,01632 960003,1988-11-12\n",
        mail_txt="From: info@example.org\nBob Cole has diabetes.\n",
        other_csv="name,phone\nBob Cole,01632 960002\nAnn Hughes,01632 960003\n",
    )
    found = _located(capsys, ANN)
    assert _tiers(found) == {
        ("contacts.csv", 0): "probable",
        ("contacts.csv", 1): "namesake",
        ("contacts.csv", 2): "probable",
        ("mail.txt", 0): "name-only",
        ("other.csv", 1): "name-only",
    }
    assert all("others have" in why for one in found["matches"] if one["unit"] != "other.csv" for why in one["why"] if "email" in why)
    assert [note.partition(",")[0] for note in found["shared"]] == ["an e-mail address of the request is shared"]
    assert "info@" not in json.dumps(found)


def test_something_of_her_own_beside_it_does(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _files(
        contacts_csv="name,email,phone,dob\nAnn Hughes,info@example.org,,1960-03-04\nAnn Hughes,info@example.org,07700 900018,\n"
        "Bob Cole,info@example.org,,1971-05-06\n"
    )
    found = _located(capsys, ANN + 'born = 1960-03-04\nphones = ["07700 900018"]\n')
    assert _tiers(found) == {("contacts.csv", 0): "exact", ("contacts.csv", 1): "exact", ("contacts.csv", 2): "namesake"}


def test_records_of_two_people_tell_that_an_address_is_shared(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _files(
        people_csv="name,email\nMary Hughes,mhughes@example.org\nDavid Hughes,mhughes@example.org\n",
        note_txt="From: mhughes@example.org\nHe has diabetes.\n",
    )
    assert _tiers(_located(capsys, MARY)) == {("people.csv", 0): "probable", ("people.csv", 1): "namesake", ("note.txt", 0): "name-only"}
    assert _tiers(_located(capsys, MARY, "--hops", "0"))[("note.txt", 0)] == "name-only"
    _files(people_csv="name,email\nMary Hughes,mhughes@example.org\nM. Hughes,mhughes@example.org\n")
    assert _tiers(_located(capsys, MARY)) == {("people.csv", 0): "exact", ("people.csv", 1): "exact", ("note.txt", 0): "exact"}


@pytest.mark.parametrize("name", ["Mark", "Marcus"])
def test_a_twin_with_the_same_address_and_number_is_left_out(home: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    _files(
        twins_csv="first_name,last_name,dob,email,phone\nMary,Hughes,1984-02-29,mhughes@example.org,07700 900018\n"
        f"{name},Hughes,1984-02-29,mhughes@example.org,07700 900018\n"
    )
    found = _located(capsys, MARY)
    assert _tiers(found) == {("twins.csv", 0): "exact", ("twins.csv", 1): "namesake"}
    assert len(found["shared"]) == 2


def test_a_namesake_with_the_same_address_is_left_out(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _files(people_csv="name,dob,email\nMary Hughes,1984-02-29,mhughes@example.org\nMary Hughes,1951-06-17,mhughes@example.org\n")
    assert _tiers(_located(capsys, MARY)) == {("people.csv", 0): "exact", ("people.csv", 1): "namesake"}


def test_a_switchboard_that_a_record_teaches_leads_to_nobody_else(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _files(
        staff_csv="name,email,phone\nMary Hughes,mhughes@example.org,01632 960009\nRaj Patel,raj@example.org,01632 960009\n"
        "Eve Long,eve@example.org,01632 960009\n",
        note_txt="Rang from 01632 960009 about the flu.\n",
    )
    found = _located(capsys, MARY)
    assert _tiers(found) == {
        ("staff.csv", 0): "exact",
        ("staff.csv", 1): "namesake",
        ("staff.csv", 2): "namesake",
        ("note.txt", 0): "name-only",
    }
    assert any("staff.csv.phone" in note for note in found["shared"])


def test_the_mailbox_of_an_office_is_not_learnt(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _files(
        staff_csv="name,email,work_email,phone\nMary Hughes,mhughes@example.org,sales@example.org,0800 000 1066\n",
        note_txt="From: sales@example.org\nHe has diabetes. Ring 0800 000 1066.\n",
    )
    found = _located(capsys, MARY)
    assert _tiers(found) == {("staff.csv", 0): "exact"}
    assert any("staff.csv.work_email" in note and "not learnt" in note for note in found["shared"])


def test_her_address_in_the_record_of_another_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _files(people_csv="name,email\nRobert Fox,mhughes@example.org\n")
    found = _located(capsys, MARY)
    assert _tiers(found) == {("people.csv", 0): "namesake"}


@pytest.mark.parametrize(
    ("tier", "score", "sure"), [("exact", 0.99, True), ("linked", 0.95, True), ("probable", 0.999, False), ("exact", 0.5, False)]
)
def test_what_is_probable_waits_for_a_person_whatever_its_score(tier: str, score: float, sure: bool) -> None:
    assert _sure(Match(Place("crm", "customers"), "table", {}, tier, score, (), ())) is sure
