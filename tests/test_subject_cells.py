"""A person who stands inside a cell of a database: in JSON, in a document."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from scanner.cli import run
from scanner.demo.office import pdf
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_bad_input import NOTICE

REQUEST = (
    '[request]\nreference = "SAR-1"\nreceived = 2026-11-02\n[subject]\nnames = ["Jane Ann Smith"]\nemails = ["jane.smith@example.org"]\n'
)


def test_records_that_hold_somebody_inside_a_cell_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with sqlite3.connect("crm.db") as database:
        database.execute("create table members (id integer primary key, profile text, letter blob)")
        rows = [(n, json.dumps({"contact": {"email": f"member{n}@example.org"}}), None) for n in range(5)]
        rows.append((17, json.dumps({"contact": {"email": "Jane.Smith@example.org"}, "tags": ["x"]}), None))
        rows.append((18, None, pdf(["Dear Jane Ann Smith,", "we write to jane.smith@example.org"])))
        rows.append((19, json.dumps(["member@example.org", {"cc": ["jane.smith@example.org"]}]), None))
        database.executemany("insert into members values (?, ?, ?)", rows)
    Path("notice.toml").write_text(NOTICE)
    Path("noticegap.toml").write_text(
        'notice = "notice.toml"\nmodel = "none"\n[[source]]\nid = "crm"\nkind = "sql"\nurl = "sqlite:///crm.db"\npurposes = ["products"]\n'
    )
    Path("request.toml").write_text(REQUEST)
    Path("request.toml").chmod(0o600)
    run(["subject", "locate", "--request", "request.toml", "-f", "json"])
    found = json.loads(capsys.readouterr().out)
    assert found["unread"] == []
    assert {(match["record"]["id"], match["column"]) for match in found["matches"] if match["tier"] == "exact"} == {
        (17, "profile.contact.email"), (18, "letter"), (19, "profile[].cc[]"),
    }  # fmt: skip
