"""Records of relatives that name the subject: whom to call, a wife in the notes. They are theirs, whatever of hers stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.subject.another import is_another, named
from scanner.subject.identifiers import Subject
from scanner.subject.sharing import Bearer
from scanner.subject.weigh.agreement import LENT, REFERS
from scanner.subject.weigh.known import known
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_subject_rounds import _located, _made, _match
from tests.test_subject_rounds import home as home  # the fixture

_ZOFIA = 'names = ["Zofia Kowalczyk", "Zosia Nowak"]\nborn = 1991-03-14\nphones = ["07700 900456"]\n'
_MEMBERS = (
    "create table members (id integer primary key, member_code text, full_name text, dob text, mail text, phone text, "
    "emergency_contact text, emergency_phone text, referred_by text)"
)
_HERS = "insert into members values (1, 'TG-00731', 'Zosia Nowak', '1991-03-14', 'zosia@example.org', '07700900456', 'Zuzanna', '07700900123', '')"
_TWIN = (
    "insert into members values (2, 'TG-00732', 'Zuzanna Kowalczyk', '1991-03-14', 'zuza@example.org', '07700900123', "
    "'Zosia Nowak (sister)', '07700900456', 'TG-00731')"
)


def test_a_twin_who_names_her_as_whom_to_call_keeps_her_record(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        _MEMBERS,
        _HERS,
        _TWIN,
        "create table lockers (no integer primary key, held_by text)",
        "insert into lockers values (11, 'TG-00731'), (12, 'TG-00732')",
    )
    Path("share/mail.txt").write_text("zuza@example.org: my back hurts, call me on 07700900123\n")
    found = _located(capsys, _ZOFIA)
    assert _match(found, "members", {"id": 1})["tier"] == "exact"
    twin = _match(found, "members", {"id": 2})
    assert (twin["tier"], twin["column"], REFERS in twin["why"]) == ("name-only", "emergency_phone", True) and twin["score"] <= 0.5
    assert [m["record"] for m in found["matches"] if m["unit"] == "lockers"] == [{"no": 11}]
    assert not [m for m in found["matches"] if m["unit"] == "mail.txt"], "what the twin's record tells is not learnt"


def test_a_husbands_record_with_the_mailbox_and_her_name_in_its_notes_is_his(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        "create table tenants (id integer primary key, forename text, surname text, known_as text, dob text, email text, notes text)",
        "insert into tenants values (1, 'Margaret', 'Thornbury', 'Peggy', '1949-01-30', 'thornburys@example.org', ''), "
        "(2, 'Thomas', 'Thornbury', 'Tom', '1947-08-08', 'thornburys@example.org', 'a stroke in March; wife Peggy Thornbury signs')",
    )
    Path("share/mail.txt").write_text("thornburys@example.org: send the bills to me. Tom Thornbury, not Peggy\n")
    subject = 'names = ["Margaret Thornbury", "Peggy Thornbury"]\nborn = 1949-01-30\nemails = ["thornburys@example.org"]\n'
    found = _located(capsys, subject)
    assert _match(found, "tenants", {"id": 1})["tier"] == "exact"
    his = _match(found, "tenants", {"id": 2})
    assert (his["tier"], his["column"]) == ("name-only", "notes")
    assert _match(found, "mail.txt")["tier"] == "probable", "the records tell that two people read the mailbox"


def test_a_son_of_the_same_name_who_names_his_father_is_no_proof(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a date of birth nothing tells them apart: a number that stands there as another's proves nothing."""
    _made(
        "create table members (id integer primary key, full_name text, emergency_phone text)",
        "insert into members values (4, 'Owain ap Gruffudd', '07700 900301')",
    )
    one = _match(_located(capsys, 'names = ["Owain ap Gruffudd"]\nphones = ["07700 900301"]\n'), "members")
    assert one["tier"] == "probable" and f"phone equal, {LENT}" in one["why"]


def test_who_is_named_by_several_given_names_is_one_bearer() -> None:
    record = {"given": ["Thomas", "Tom"], "surname": ["Thornbury"], "phone": ["01632 960210"]}
    columns = {"given": ["forename", "known_as"], "surname": ["surname"], "phone": ["guarantor_phone"]}
    found = named("tenants", record, columns)
    assert found is not None and {name.given for name in found.who.names} == {("thomas",), ("tom",)}
    assert "phone" not in found.record
    assert is_another(known(Subject(names=("Margaret Thornbury",))), found)
    assert not is_another(known(Subject(names=("Tom Thornbury",))), found)


def test_a_record_of_two_people_side_by_side_is_nobodys() -> None:
    columns = {"name": ["customer_name", "recipient_name"]}
    assert named("orders", {"name": ["Ann Lee", "Zofia Nowak"]}, columns) is None
    record, columns = {"name": ["Ann Lee"], "email": ["ann@example.org"]}, {"name": ["customer_name"], "email": ["customer_email"]}
    assert isinstance(getattr(named("orders", record, columns), "who", None), Bearer)


def test_a_guest_is_not_whom_a_visit_is_about() -> None:
    assert named("doors", {"name": ["Ann Lee"], "id": ["TG-00731"]}, {"name": ["guest.name"], "id": ["member_code"]}) is None
    record = {"name": ["Ann Lee"], "phone": ["07700 900123"]}
    found = named("stays", record, {"name": ["patient.name"], "phone": ["patient.kin.phone"]})
    assert found is not None and found.record == {"name": ["Ann Lee"]}


def test_a_witness_is_not_the_claimant(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _made(
        "create table claims (claim_no text primary key, claimant_name text, claimant_phone text, witness_name text, witness_phone text)",
        "insert into claims values ('CL-88001', 'Ahmed Al-Farsi', '07700 900111', 'Layla Al-Farsi', '07700 900222'), "
        "('CL-88002', 'Layla Al-Farsi', '07700 900222', 'Ahmed Al-Farsi', '07700 900111')",
    )
    Path("share/sms.txt").write_text("Your claim CL-88001 is settled\n")
    found = _located(capsys, 'names = ["Layla Al-Farsi"]\nphones = ["07700 900222"]\n')
    tiers = {m["record"]["claim_no"]: m["tier"] for m in found["matches"] if m["unit"] == "claims"}
    assert tiers == {"CL-88001": "name-only", "CL-88002": "exact"}
    assert not [m for m in found["matches"] if m["unit"] == "sms.txt"], "the number of the claim is not learnt from his"


def test_a_hop_is_told_by_the_key_that_it_goes_over(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of several numbers that her record taught, the one that stands in the other system; in the column that holds it, not her name's."""
    _made(
        "create table members (id integer primary key, member_code text, full_name text, mail text)",
        "insert into members values (1, 'TG-00731', 'Zofia Kowalczyk', 'zofia@example.org')",
    )
    Path("share/doors.csv").write_text("label,code\nZ Kowalczyk,TG-00731\nA Lee,TG-00001\n")
    found = _located(capsys, 'names = ["Zofia Kowalczyk"]\nemails = ["zofia@example.org"]\n')
    one = _match(found, "doors.csv")
    assert (one["tier"], one["column"], one["via"]) == ("linked", "code", ["share: doors.csv.code = crm: members.member_code"])
