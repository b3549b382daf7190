"""Several requests in one search give what each alone gives, and no name or key in an answer tells of anybody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scanner.cli.subject.found import as_json
from scanner.config import load_config
from scanner.subject.locate import locate
from scanner.subject.request import load_requests
from tests.bench.subject import Quiet
from tests.people_estate import make_estate
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_subject_systems import JANE, located, made, records, systems

__all__ = ["systems"]


def test_ten_at_once_give_what_each_gives_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_estate(tmp_path, seed=5, requests=10, crowd=100)
    monkeypatch.chdir(tmp_path)
    config = replace(load_config(tmp_path / "noticegap.toml"), model="none")
    requests = load_requests(tmp_path / "requests")
    together = locate(config, requests, Quiet()).results
    for request, found in zip(requests, together, strict=True):
        (alone,) = locate(config, [request], Quiet()).results
        assert as_json(found) == as_json(alone)


def test_the_same_bytes_whatever_the_seed_of_hashes(systems: Path) -> None:
    made("one", "create table people (id integer primary key, name text, email text, phone text)")
    made(
        "one", "insert into people values (1, 'Jane Smith', 'jane.smith@example.org', '07700 900018'), (2, 'J Smith', null, '07700900018')"
    )
    Path("r.toml").write_text('[request]\nreference = "R1"\nreceived = 2026-11-02\n[subject]\n' + JANE)
    Path("r.toml").chmod(0o600)
    told = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "scanner", "subject", "locate", "--request", "r.toml", "-f", "json"]
        told.add(subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout)
    assert len(told) == 1


_KEYS = """
    create table customers (id integer primary key, name text, email text);
    insert into customers values (104422, 'Jane Smith', 'jane.smith@example.org');
    create table logins (mail text primary key, customer_id integer references customers (id));
    insert into logins values ('first.one@example.org', 104422), ('second.one@example.org', 104422), ('other@example.org', 5);
    create index by_customer on logins (customer_id);
    create table people (email text primary key, name text, born date);
    insert into people values ('third.one@example.org', 'Jane Smith', '1950-01-01'), ('fourth.one@example.org', 'Jane Smith', '1984-02-29');
    create table patients (nhs_number integer primary key, name text, email text);
    insert into patients values (9990000018, 'Jane Smith', 'jane.smith@example.org');
"""


def test_a_record_is_told_by_its_key_unless_that_tells_of_somebody(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made("one", _KEYS)
    found = located(capsys, JANE)
    assert records(found, "customers") == [("one", {"id": 104422})], "a key that was only learnt tells of nobody"
    assert records(found, "logins") == [("one", {"row": 0}), ("one", {"row": 1})]
    assert records(found, "people") == [("one", {"row": 1})]
    assert records(found, "patients") == [("one", {"row": 0})]
    assert [each["record"] for each in found["namesakes"]] == [{"row": 0}]
    assert not any(word in json.dumps(found) for word in ("one@", "9990000018", "jane"))


def test_records_that_were_looked_up_stay_apart_though_their_keys_are_hidden(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made("one", _KEYS + "create index by_email on customers (email)")
    found = located(capsys, JANE, "--indexed", code=3)
    assert records(found, "logins") == [("one", {"mail": "…", "match": 1}), ("one", {"mail": "…", "match": 2})]
    assert "one@" not in json.dumps(found)


def test_a_table_without_key_that_was_looked_up_loses_no_row(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made("one", "create table people (name text, email text, born date); create index by_email on people (email)")
    made(
        "one",
        "insert into people values ('Jane Smith', 'jane.smith@example.org', null), ('J Smith', 'jane.smith@example.org', '1984-02-29')",
    )
    found = located(capsys, JANE, "--indexed", code=3)
    assert records(found, "people") == [("one", {"match": 1}), ("one", {"match": 2})]


def test_a_column_that_is_called_after_somebody_is_not_named(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(
        "one",
        'create table score (id integer primary key, "jane.smith@example.org" text, "Jane Smith" text, "x@example.org" text, price text)',
    )
    made("one", "insert into score values (1, 'jane.smith@example.org', '', '', 'Jane Smith'), (2, '', 'jane.smith@example.org', '', '')")
    made("one", 'create index by_mail on score ("jane.smith@example.org")')
    for more, code in (((), 0), (("--indexed",), 3)):
        found: dict[str, Any] = located(capsys, JANE + 'ids = { mail = "C-5512" }\n', *more, code=code)
        assert "jane" not in json.dumps(found).casefold()
        assert "x@example" not in json.dumps(found)
    assert "Jane Smith" in json.dumps(located(capsys, JANE, "--show-names"))
    made("one", "insert into score values (3, '', '', '', 'jane.smith@example.org')")
    assert "price" in {match["column"] for match in located(capsys, JANE.replace("Smith", "Price"))["matches"]}


def test_a_file_that_is_called_after_somebody_is_not_named_in_a_hop(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("share").mkdir()
    Path("share/Jane_Smith.csv").write_text("client,bonus\n17,yes\n")
    made("one", "create table customers (id integer primary key, email text); insert into customers values (17, 'jane.smith@example.org')")
    config = Path("noticegap.toml")
    config.write_text(
        config.read_text().replace('id = "one"', 'id = "one"\nlink = [{ from = "customers.id", to = "share:Jane_Smith.csv.client" }]', 1)
        + '[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n'
    )
    found = located(capsys, JANE)
    assert any(match["via"] for match in found["matches"])
    assert "jane" not in json.dumps(found).casefold()
