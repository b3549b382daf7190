"""Several notices: what a source holds is judged by those that address the people in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scanner.cli import run
from tests.test_bad_input import NOTICE
from tests.test_bad_input import scan as scan  # the fixture

STAFF = """schema = "notice/0"
[notice]
id = "employees"
title = "Staff privacy notice"
version = "2.1"
subjects = ["staff"]
[[purpose]]
id = "employment"
says = "to employ people"
categories = [{ says = "Names", keys = ["person.name"] }, { says = "Date of birth", keys = ["demog.dob"] }]
lawful = [{ basis = "contract" }]
"""
TOP = 'test_data = "report"\n[[notice]]\nfile = "notice.toml"\n[[notice]]\nid = "people"\nfile = "staff.toml"\n'
SOURCES = "".join(
    f'[[source]]\nid = "{id}"\nkind = "files"\npath = "{id}"\npurposes = ["{purpose}"]\nsubjects = ["{whom}"]\n'
    for id, purpose, whom in (("shop", "products", "customer"), ("hr", "employment", "staff"))
)
ROWS = "name,email,date_of_birth\n" + "".join(
    f"{name},{name.split()[0].lower()}@example.org,19{60 + n}-0{n}-1{n}\n" for n, name in enumerate(("Jane Ashby", "Omar Blyth"), 1)
)


@pytest.fixture
def two(scan: Callable[..., Any], tmp_path: Path) -> Callable[..., tuple[int, str, Any]]:
    """As `scan`, of two folders that hold the same, with a notice for customers and one for staff."""
    (tmp_path / "staff.toml").write_text(STAFF)
    for folder in ("shop", "hr"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "people.csv").write_text(ROWS)
    return lambda sources=SOURCES, top=TOP: scan(sources, top)  # type: ignore[no-any-return]


def test_each_source_is_held_against_the_notice_that_addresses_its_people(two: Any, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, report = two()
    found = {(each["source"], each["category"]): each["status"] for each in report["findings"]}
    declared = {("shop", "person.name"), ("shop", "contact.email"), ("hr", "person.name"), ("hr", "demog.dob")}
    assert declared <= {each for each, status in found.items() if status == "declared"}
    assert found["shop", "demog.dob"] == found["hr", "contact.email"] == "undeclared"
    assert code == 1 and report["run"]["notice"] == "example + people@2.1"
    assert {each["purpose"] for each in report["declared"]} == {"products", "employment"}
    assert run(["report", "-f", "json"]) == 0 and json.loads(capsys.readouterr().out) == report, "stored and read again"
    two()
    assert run(["diff", "-f", "json"]) == 0 and json.loads(capsys.readouterr().out)["why"] == []


def test_whom_a_notice_addresses_may_be_said_in_the_configuration(two: Any) -> None:
    _, err, report = two(top=TOP + 'subjects = ["volunteer"]\n')
    assert {each["status"] for each in report["findings"] if each["source"] == "hr"} == {"not-judged"}
    many = sum(each["status"] == "not-judged" for each in report["findings"])
    assert f'source "hr": {many} findings not judged, since it holds data of staff and the notice addresses customer, volunteer\n' in err
    assert 'source "shop": ' not in err
    _, _, report = two(SOURCES.replace('"staff"', '"volunteer"'), TOP + 'subjects = ["volunteer"]\n')
    assert {each["status"] for each in report["findings"] if each["source"] == "hr"} == {"declared", "undeclared"}


@pytest.mark.parametrize(
    ("sources", "staff", "sentence"),
    [
        (SOURCES.replace('"employment"', '"products"'), STAFF, 'source "hr": no purpose "products" in the notice. Known: employment.'),
        (SOURCES, STAFF.replace('id = "employment"', 'id = "products"'),
         'staff.toml: the purpose "products" stands in notice.toml, too. Give it another id in one of them.'),
        (SOURCES, "x", "staff.toml: is not TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence(two: Any, tmp_path: Path, sources: str, staff: str, sentence: str) -> None:
    (tmp_path / "staff.toml").write_text(staff)
    code, err, report = two(sources)
    assert (code, report) == (2, None) and err.startswith(f"noticegap: {sentence}")


def test_what_agents_say_of_themselves_is_held_against_the_notice_for_staff(two: Any, tmp_path: Path) -> None:
    (tmp_path / "shop" / "people.csv").unlink()
    (tmp_path / "shop" / "call.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Agent>Thank you for calling, my name is Marcus Pemberton, how can I help?\n\n"
        "00:05.000 --> 00:09.000\n<v Customer>Hello, it's Jane Ashby, my email is jane at example dot org.\n"
    )
    calls = SOURCES.replace('"files"', '"transcripts"', 1).replace('["customer"]', '["customer"]\nspeakers = { Agent = "staff" }', 1)
    _, _, report = two(calls)
    found = {(each["category"], each["status"]) for each in report["findings"] if each["source"] == "shop"}
    assert ("person.name", "declared") in found and ("contact.email", "declared") in found
    assert ("person.name", "undeclared") not in found


def test_the_gate_judges_a_table_by_the_notice_of_its_source(two: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two()
    sources = "".join(
        f'[[source]]\nid = "{id}"\nkind = "sql"\nurl = "sqlite:///x.db"\npurposes = ["{purpose}"]\nsubjects = ["{whom}"]\ninclude = ["{table}"]\n'
        for id, purpose, whom, table in (("crm", "products", "customer", "customers"), ("hr", "employment", "staff", "employees"))
    )
    (tmp_path / "noticegap.toml").write_text(TOP + sources)
    (tmp_path / "a.sql").write_text("".join(f"CREATE TABLE {t} (full_name text, birth_date date);\n" for t in ("customers", "employees")))
    assert run(["gate", "a.sql", "-f", "json"]) == 1
    columns = json.loads(capsys.readouterr().out)["columns"]
    assert [each["status"] for each in columns] == ["declared", "undeclared", "declared", "declared"]


def test_an_answer_to_a_person_tells_of_one_notice(two: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two()
    request = tmp_path / "request.toml"
    request.write_text('[request]\nreference = "R-1"\nreceived = 2026-11-02\n[subject]\nemails = ["jane@example.org"]\n')
    request.chmod(0o600)
    assert run(["subject", "locate", "--request", str(request), "-f", "json"]) == 0
    assert {each["source"] for each in json.loads(capsys.readouterr().out)["matches"]} == {"shop", "hr"}
    assert run(["subject", "pack", "--request", str(request), "-o", str(tmp_path / "answer")]) == 2
    assert capsys.readouterr().err.startswith("noticegap: pack: an answer tells of one notice.")
    assert not (tmp_path / "answer").exists()


def test_a_single_table_is_a_notice_as_before(scan: Any) -> None:
    assert "has no purposes" not in scan(top='[[notice]]\nfile = "notice.toml"\n')[1]
    assert scan(top='[[notice]]\nfile = "notice.toml"\n')[2]["run"]["notice"] == "example"
    assert NOTICE.count("[[purpose]]") == 1
