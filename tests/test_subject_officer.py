"""What an officer meets who answers requests with systems that nobody documented: columns called anyhow, keys written in two ways."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from scanner.cli import run
from scanner.subject.identifiers import Subject
from scanner.subject.needles import Needles
from scanner.subject.pack.case import Case
from scanner.subject.pack.letter import letter
from scanner.subject.pack.members import others
from scanner.subject.pack.own import Own
from scanner.subject.result import FIELDS
from scanner.subject.roles import role
from scanner.subject.weigh.compare_fields import phone
from scanner.subject.weigh.known import known
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_subject_rounds import _located, _made, _match, home  # noqa: F401 - a fixture

_SON = 'names = ["John Pemberton"]\nphones = ["01904 496001"]\nborn = 1981-12-12\n'


@pytest.mark.parametrize("column", ["geb_dat", "rodzony", "dt7"])
def test_a_father_is_not_given_to_his_son_whatever_the_column_is_called(
    home: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    column: str,
) -> None:
    _made(
        f"create table people (id integer primary key, name text, tel text, {column} text)",
        "insert into people values (6, 'John Pemberton', '01904 496001', '30.01.1950'), (7, 'John Pemberton', '01904496001', '12.12.1981')",
    )
    found = _located(capsys, _SON)
    assert _match(found, "people", {"id": 7})["tier"] == "exact"
    assert [(one["record"], one["why"][-1]) for one in found["namesakes"]] == [({"id": 6}, "born differs by a generation")]
    assert [one for one in found["matches"] if one["record"] == {"id": 6}] == []


def test_a_date_that_is_nobodys_birth_contradicts_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    _made(
        "create table people (id integer primary key, name text, tel text, dt7 text)",
        "insert into people values (6, 'John Pemberton', '01904 496001', '30.01.1950')",
    )
    assert _match(_located(capsys, _SON), "people")["tier"] == "exact", "no row says what dt7 is"


@pytest.mark.parametrize(
    ("column", "field"),
    [("GebDat", "born"), ("geb_dat", "born"), ("fecha_nac", "born"), ("VNAME", "given"), ("NNAME", "surname"), ("Handynr", "phone")],
)
def test_what_other_languages_call_a_column(column: str, field: str) -> None:
    assert role("tbl_Person", column) == field


def test_a_column_of_births_can_be_declared(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    _made(
        "create table people (id integer primary key, name text, tel text, dt7 text)",
        "insert into people values (6, 'John Pemberton', '01904 496001', '30.01.1950')",
    )
    text = Path("noticegap.toml").read_text()
    Path("noticegap.toml").write_text(text.replace('crm.db"\n', 'crm.db"\nidentity = { born = ["people.dt7"] }\n'))
    found: dict[str, Any] = _located(capsys, _SON)
    assert (found["matches"], [one["record"] for one in found["namesakes"]]) == ([], [{"id": 6}])


def test_a_slip_in_identity_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    _made("create table people (id integer primary key, name text, tel text)", "insert into people values (6, 'Ann Lee', '')")
    text = Path("noticegap.toml").read_text()
    Path("noticegap.toml").write_text(text.replace('crm.db"\n', 'crm.db"\nidentity = { phone = ["people.tle"] }\n'))
    found = _located(capsys, _SON, code=3)
    assert 'people has no column "tle". Did you mean "tel"' in str(found["unread"])


def test_the_next_customers_number_is_no_slip_of_hers(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    _made(
        "create table shop (customer_no text primary key, name text, email text, born text)",
        "insert into shop values ('00020016', 'Robert Smith', 'rs@example.org', '1988-09-19'), ('00020015', 'Bob Smith', 'bob@example.org', '')",
    )
    found = _located(capsys, 'names = ["Robert Smith"]\nemails = ["rs@example.org"]\nborn = 1988-09-19\n')
    told = {one["record"]["row"]: one for one in (*found["matches"], *found["namesakes"])}
    assert told[0]["tier"] == "exact"
    assert "id differs by one character" not in str(told), told


def _found(subject: Subject, text: str) -> list[str]:
    hits = Needles([subject]).find(pa.array([text], pa.large_string()))
    return [text.encode()[one["start"] : one["end"]].decode() for one in hits.to_pylist() if FIELDS[one["field"]] in ("name", "email")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Li Xiaoming", "introduced by LI Xiao-Ming"),
        ("Li Xiaoming", "sold by Xiao Ming Li"),
        ("Xiao Ming Li", "sold by Xiaoming Li"),
        ("Anne Marie Dupont", "for Annemarie Dupont"),
        ("A. B. C. Thornbury", "Thornbury_ABC.txt"),
        ("Jane Ann Smith", "seen by JA Smith"),
        ("Jane Ann Smith", "Smith, JA"),
    ],
)
def test_given_names_in_one_word_in_two_or_as_initials(name: str, text: str) -> None:
    assert _found(Subject(names=(name,)), text), text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Li Xiaoming", "Li Xiao and Ming"),
        ("Jane Ann Smith", "seen by JB Smith"),
        ("Mary Ann Smith", "ma Smith said"),
        ("Jane Ann Smith", "Smith, JAB"),
    ],
)
def test_what_only_looks_so(name: str, text: str) -> None:
    assert _found(Subject(names=(name,)), text) == []


@pytest.mark.parametrize(
    ("mail", "text"),
    [
        ("kittycat88@example.net", "hi i'm kitty cat eighty eight at example dot net"),
        ("kittycat88@example.net", "kitty cat double eight at example dot net"),
        ("jane1984@example.net", "it is jane nineteen eighty four at example dot net"),
        ("jo20@example.net", "jo twenty at example dot net"),
    ],
)
def test_numbers_in_a_spoken_mail_address_are_said_in_tens(mail: str, text: str) -> None:
    (found,) = _found(Subject(emails=(mail,)), text)
    assert found.endswith("example dot net")


def test_a_telephone_number_with_an_exponent() -> None:
    who = known(Subject(phones=("07700 900456",)))
    told = [phone(who, text) for text in ("7.700900456E9", "4.47700900456e+11", "7.700900457E9", "7.7E9")]
    assert [each.level if each else None for each in told] == ["equal", "equal", "close", "different"]


def test_nobody_is_searched_for_who_withdrew(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    _made("create table people (id integer primary key, name text)")
    Path("open").mkdir()
    for number, more in enumerate(["", "withdrawn = 2026-11-10\n"]):
        file = Path(f"open/{number}.toml")
        file.write_text(f'[request]\nreference = "R-{number}"\nreceived = 2026-11-02\n{more}[subject]\n{_SON}')
        file.chmod(0o600)
    assert run(["subject", "locate", "--requests", "open", "-f", "json"]) == 0
    told = capsys.readouterr()
    assert (json.loads(told.out)["request"], told.err.count("R-1: was withdrawn: nothing is searched")) == ("R-0", 1)
    for step in (["locate"], ["pack", "-o", "answer"]):
        assert run(["subject", *step, "--request", "open/1.toml"]) == 2
        assert "R-1: was withdrawn" in capsys.readouterr().err


def test_the_letter_goes_to_the_representative() -> None:
    case = Case(reference="R-1", tool="0", started="2026-11-02", names=("Lily Lee",), request={"representative": "Ann Lee"})
    said = str(letter(case, (), {}, (), date(2026, 11, 30)))
    assert "Dear Ann Lee," in said
    assert "You ask on behalf of Lily Lee. Below, “you” and “your” mean that person." in said
    own = str(letter(replace(case, request={}), (), {}, (), date(2026, 11, 30)))
    assert "Dear Lily Lee," in own and "on behalf" not in own


@pytest.mark.parametrize(("asked", "held"), [("J. Smith", "J"), ("A. B. C. Smith", "ABC"), ("A. B. Smith", "A. B.")])
def test_who_is_known_by_initials_alone_is_found(
    home: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    asked: str,
    held: str,
) -> None:
    _made(
        "create table people (id integer primary key, first_name text, surname text, dob text)",
        f"insert into people values (6, '{held}', 'Smith', '1961-11-11')",
    )
    found = _located(capsys, f'names = ["{asked}"]\nborn = 1961-11-11\n')
    assert "given name's initial equal" in _match(found, "people")["why"]


_LINK = '\n[[source.link]]\nfrom = "{}"\nto = "{}"\n'


def _linked(start: str, end: str) -> None:
    text = Path("noticegap.toml").read_text()
    Path("noticegap.toml").write_text(text.replace('purposes = ["products"]\n', f'purposes = ["products"]{_LINK.format(start, end)}', 1))


@pytest.mark.parametrize("index", ["", "create index i on orders (kd)"])
@pytest.mark.parametrize(("key", "kind", "refers"), [("00020011", "integer", "20011"), ("20011", "text", "'00020011'")])
def test_a_number_that_one_system_pads_joins_the_other(
    home: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    key: str,
    kind: str,
    refers: str,
    index: str,
) -> None:
    _made(
        "create table people (nr text primary key, name text, email text)",
        f"insert into people values ('{key}', 'Ann Lee', 'ann@example.org'), ('7', 'Bo Ray', 'bo@example.org')",
        f"create table orders (id integer primary key, kd {kind}, what text)",
        f"insert into orders values (1, {refers}, 'tea'), (2, 7, 'cup'), (3, 120011, 'jug')",
        index,
    )
    _linked("people.nr", "orders.kd")
    found = _located(capsys, 'emails = ["ann@example.org"]\n')
    assert [(one["record"], one["tier"]) for one in found["matches"] if one["unit"] == "orders"] == [({"id": 1}, "linked")]


@pytest.mark.parametrize("index", ["", "create index i on orders (kd)"])
def test_a_short_number_with_a_zero_before_it_is_another_customers(
    home: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    index: str,
) -> None:
    _made(
        "create table people (nr text primary key, name text, email text)",
        "insert into people values ('1234', 'Ann Lee', 'ann@example.org'), ('01234', 'Bo Ray', 'bo@example.org')",
        "create table orders (id integer primary key, kd text)",
        "insert into orders values (1, '1234'), (2, '01234'), (3, '00001234')",
        index,
    )
    _linked("people.nr", "orders.kd")
    found = _located(capsys, 'emails = ["ann@example.org"]\n')
    assert [one["record"] for one in found["matches"] if one["unit"] == "orders"] == [{"id": 1}, {"id": 3}]


def test_the_order_of_whoever_gave_her_something_waits_for_a_person(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    _made(
        "create table orders (id integer primary key, buyer text, note text)",
        "insert into orders values (17, 'Bo Ray', 'he is ill')",
        "create table gifts (id integer primary key, order_id integer, to_phone text)",
        "insert into gifts values (3, 17, '07700 900018')",
    )
    _linked("orders.id", "gifts.order_id")
    found = _located(capsys, 'phones = ["07700 900018"]\n')
    assert (_match(found, "gifts")["tier"], _match(found, "orders")["tier"]) == ("exact", "probable")


def test_one_link_that_leads_nowhere_costs_no_other(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    _made(
        "create table people (nr integer primary key, name text, email text)",
        "insert into people values (11, 'Ann Lee', 'ann@example.org')",
        "create table orders (id integer primary key, kd integer)",
        "insert into orders values (1, 11)",
    )
    _linked("people.nr", "orders.kd")
    _linked("people.nr", "gone.kd")
    found = _located(capsys, 'emails = ["ann@example.org"]\n', code=3)
    assert _match(found, "orders")["tier"] == "linked"
    assert [one["reason"] for one in found["unread"] if "a link was not followed" in one["reason"] and "gone" in one["reason"]]


def _of_others(row: dict[str, str], **more: Any) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for column, start, end in others(row, Own(Subject(names=("Lily-Mae Carter",), **more))):
        told.setdefault(column, []).append(row[column][start:end])
    return told


def test_of_a_household_in_one_record_what_is_the_others_waits_for_a_person() -> None:
    row = {
        "id": "H2",
        "members[].given": '["Zoe", "Lily-Mae"]',
        "members[].born": '["1984-08-08", "2015-02-04"]',
        "members[].income": "[31000, null]",
        "members[].health": "asthma",
    }
    assert _of_others(row) == {
        "members[].given": ["Zoe"],
        "members[].born": ["1984-08-08"],
        "members[].income": ["31000"],
        "members[].health": ["asthma"],
    }
    same = {"people[].name": '["Lily-Mae Carter", "Lily-Mae Carter"]', "people[].born": '["1984-08-08", "2015-02-04"]'}
    assert _of_others(same, born=date(2015, 2, 4))["people[].born"] == ["1984-08-08"]


@pytest.mark.parametrize("list_", ["[" * 100_000, '["a", ["b"]]', "[from 2015", '["Zoe", "unclosed'])
def test_what_is_no_plain_list_is_anothers_as_a_whole(list_: str) -> None:
    row = {"members[].name": '["Zoe", "Lily-Mae Carter"]', "members[].said": list_}
    assert _of_others(row) == {"members[].name": ["Zoe"], "members[].said": [list_]}


def test_names_are_compared_as_they_are_read_not_as_json_writes_them() -> None:
    own = Own(Subject(names=("Zoë Carter",)))
    row = {"people[].name": r'["Zo\u00eb Carter", "Ann Lee"]'}
    assert [row[column][start:end] for column, start, end in others(row, own)] == ["Ann Lee"]


def test_a_list_of_what_is_hers_is_nobody_elses() -> None:
    assert _of_others({"items[].sku": '["A1", "B2"]', "items[].made": '["2015-02-04", "2016-03-04"]', "name": "Lily-Mae Carter"}) == {}
    assert _of_others({"mails[].type": '["work", "home"]', "mails[].value": '["a@example.org", "b@example.org"]'}) == {}
