"""The record of processing activities and the table of findings: what notice and scan know stands there, and nothing else."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reports import csv_, ropa
from scanner.config import load_config
from scanner.model import Report, SourceInfo
from scanner.record import Record
from tests.report_fixture import HOSTILE, SOURCES, finding, report

FACTS = {
    "recipients": {
        "to": ["Couriers"],
        "processors": [{"name": "Example Cloud Ltd"}],
        "transfers_outside_uk": [{"country": "United States"}],
    },
    "retention": {"ref": "https://example.org/retention"},
    "sources": {"from": ["Directly from you"]},
    "conditions": {"special.health": "Art 9(2)(h)"},
}
CRM = SourceInfo("crm", "sql", ("products", "accounts"), ("customer",), Record("sales", "six years", ("Example CRM Ltd",), "UK"))


def filled(**changes: Any) -> Report:
    """A report with facts in its notice and a source that tells all."""
    whole = report()
    return replace(whole, notice=replace(whole.notice, facts=FACTS), sources=(SOURCES[0], CRM, *SOURCES[2:]), **changes)


def table(whole: Report) -> list[dict[str, str]]:
    out = io.StringIO()
    ropa.write(whole, out)
    return list(csv.DictReader(io.StringIO(out.getvalue().removeprefix("\ufeff"))))


def row(whole: Report, purpose: str, source: str) -> dict[str, str]:
    """The row of a purpose in a source."""
    return next(
        cells
        for cells, made in zip(table(whole), ropa.rows(whole, ropa.load()), strict=True)
        if made.purpose and made.source and (made.purpose.id, made.source.id) == (purpose, source)
    )


def test_the_columns_are_those_of_the_template_and_a_purpose_in_a_source_is_a_row() -> None:
    whole = filled()
    rows = table(whole)
    assert list(rows[0]) == list(ropa.HEADERS) and len(ropa.HEADERS) == 30
    pairs = [(made.purpose and made.purpose.id, made.source and made.source.id) for made in ropa.rows(whole, ropa.load())]
    assert ("products", "crm") in pairs and ("products", "calls") in pairs and ("marketing", "share") in pairs
    assert (None, "hr") in pairs, "a source without a purpose has its row"
    assert len(pairs) == len(set(pairs)) == len(rows)


def test_what_the_notice_and_the_source_say_is_filled_and_suggestions_say_so() -> None:
    cells = row(filled(), "products", "crm")
    assert cells["Purpose of processing"] == "to provide and improve products and services for clients"
    assert cells["Business function"] == "Suggested: sales"
    assert cells["Categories of individuals"] == "customer"
    assert cells["Categories of recipients"] == "Couriers; Example Cloud Ltd"
    assert cells["Link to contract with processor"] == "Suggested: Example CRM Ltd"
    assert cells[ropa.HEADERS[7]] == "Suggested: UK; United States"
    assert cells["Retention schedule (if possible)"] == "six years"
    assert cells["Article 6 lawful basis for processing personal data"] == "Consent; Contract; Legitimate interests"
    assert cells["Legitimate interests for the processing (if applicable)"] == "to give you the best service"
    assert cells["The source of the personal data (if applicable)"] == "Directly from you"
    assert row(filled(), "accounts", "share")["Retention schedule (if possible)"] == "https://example.org/retention"


def test_rights_follow_from_the_lawful_bases() -> None:
    assert row(filled(), "products", "crm")["Rights available to individuals"] == (
        "access, rectification, erasure, restriction, object, portability, withdraw consent"
    )
    assert row(filled(), "accounts", "crm")["Rights available to individuals"] == "access, rectification, erasure, restriction, portability"


def test_found_and_declared_stand_apart() -> None:
    found = (
        finding("crm", "people", "name", "person.name"),
        finding("crm", "people", "dob", "demog.dob"),
        finding("crm", "people", "pic", "media.photo"),
    )
    text = row(filled(findings=found), "accounts", "crm")["Categories of personal data"].split("\n")
    assert text == [
        "Found and declared: Name",
        "Found, declared for other purposes only: Photographs",
        "Found, not declared: Date of birth or age",
        "Declared, not found here: Purchase or service history, Email address, Telephone number, Marketing preferences",
    ]


def test_the_location_names_fields_and_rows_but_no_small_number() -> None:
    found = (finding("crm", "people", "name", "person.name"), finding("crm", "notes", "text", "special.health", rows_hit=3))
    cells = row(filled(findings=found, unread=()), "products", "crm")
    assert cells["Location of personal data"].split("\n") == [
        "crm: people.name: Name, 50 of 100 rows read",
        "crm: notes.text: Health information, fewer than 5 of 100 rows read",
        "Scanned 2026-11-12",
    ]
    assert cells["Article 9 condition for processing special category data"] == "Art 9(2)(h) (Health information)"
    assert cells["Data Protection Act 2018 Schedule 1 Condition for processing"] == "Suggested: name the condition for Health information"


def test_what_was_not_scanned_says_so_and_blanks_stay_blank() -> None:
    whole = filled(findings=(), unread=(), coverage=())
    cells = row(whole, "products", "crm")
    assert cells["Location of personal data"] == "Not scanned"
    alone = replace(whole, sources=(CRM,))
    rows = table(alone)
    assert [each["Location of personal data"] for each in rows if each["Purpose of processing"].startswith("for information updates")] == [
        "Not scanned: no source of this scan serves the purpose"
    ]
    for at in (3, 9, 11, 15, 21, 22, 23, 24, 25, 27, 28, 29, 30):
        assert {each[ropa.HEADERS[at - 1]] for each in rows} == {""}


def test_json_holds_the_same_with_its_evidence() -> None:
    whole, out = filled(), io.StringIO()
    ropa.write_json(whole, out)
    told = json.loads(out.getvalue())
    assert told["schema"] == "noticegap/ropa/1" and told["run"]["id"] == whole.run.id
    assert [{header: text for header, text in cells.items() if text} for cells in table(whole)] == [one["columns"] for one in told["rows"]]
    assert {one["id"] for each in told["rows"] for one in each["evidence"]} == {one.id for one in whole.findings if one.found.place.source}
    assert not any("shape" in one or "where" in one for each in told["rows"] for one in each["evidence"])


def test_findings_and_what_was_not_read_are_rows_of_a_spreadsheet() -> None:
    whole, out = report(), io.StringIO()
    csv_.write(whole, out)
    assert out.getvalue().startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out.getvalue().removeprefix("\ufeff"))))
    assert [one["id"] for one in rows if one["id"]] == [one.id for one in whole.findings]
    assert [(one["source"], one["unit"], one["evidence"]) for one in rows if one["status"] == "unread"] == [
        (one.place.source, one.place.unit or "", one.reason) for one in whole.unread
    ]


@pytest.mark.parametrize("name, shown", [(HOSTILE, "a\\x1b[2J\\u202eb\\nc\\u200b"), ("=cmd()", "'=cmd()"), ('a,b"c', 'a,b"c')])
def test_names_that_play_tricks_do_nothing(name: str, shown: str) -> None:
    out = io.StringIO()
    csv_.write(report(findings=(finding("crm", name, "x", "person.name"),), unread=()), out)
    assert next(iter(csv.DictReader(io.StringIO(out.getvalue().removeprefix("\ufeff")))))["unit"] == shown
    location = row(filled(findings=(finding("crm", name, "x", "person.name"),), unread=()), "products", "crm")["Location of personal data"]
    assert shown.lstrip("'") in location and not set(name) & set("\x1b\u202e\u200b") & set(location)


def test_a_source_tells_what_a_record_of_processing_needs(tmp_path: Path) -> None:
    (tmp_path / "notice.toml").write_text(
        'schema = "notice/0"\n[notice]\nid = "n"\ntitle = "T"\n[[purpose]]\nid = "p"\nsays = "to p"\ncategories = []\n', encoding="utf-8"
    )
    file = tmp_path / "noticegap.toml"
    file.write_text(
        'notice = "notice.toml"\n[[source]]\nid = "s"\nkind = "files"\npath = "."\npurposes = ["p"]\n'
        'owner = "sales"\nretention = "P6Y"\nprocessors = ["Example Ltd"]\nregion = "UK"\n',
        encoding="utf-8",
    )
    before = load_config(file).sources[0]
    assert before.record == Record("sales", "P6Y", ("Example Ltd",), "UK")
    file.write_text(file.read_text("utf-8").replace("P6Y", "P7Y"), encoding="utf-8")
    assert load_config(file).sources[0].hash == before.hash, "what is told for the record changes nothing that is read"
