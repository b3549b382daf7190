"""A search that is stopped, runs out of time or breaks in one place: what was found so far is told, and so is what was not searched."""

from __future__ import annotations

import importlib
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from connectors.sql import Sql
from scanner.cli import run
from scanner.subject import reading
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_subject_systems import JANE, located, made, records, request, systems

__all__ = ["systems"]

_TABLES = """
    create table customers (id integer primary key, name text, email text, phone text);
    insert into customers values (17, 'Jane Smith', 'jane.smith@example.org', '07700 900018');
    create table orders (id integer primary key, customer_id integer references customers (id));
    create index by_customer on orders (customer_id);
    insert into orders values (1, 17);
    create table calls (id integer primary key, caller text); insert into calls values (5, '+44 7700 900018');
"""
_LEAK = "jane.smith@example.org"


def _stop(*_: Any, **__: Any) -> Any:
    raise KeyboardInterrupt


def _break(*_: Any, **__: Any) -> Any:
    raise RuntimeError(_LEAK)


def test_ctrl_c_in_the_second_round_keeps_what_the_first_found(
    systems: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made("one", _TABLES)
    whole, reads = Sql.read, itertools.count(1)

    def read(self: Sql, part: Any) -> Iterator[Any]:
        if next(reads) > 6:  # three tables of one, one of two, then the second round
            raise KeyboardInterrupt
        yield from whole(self, part)

    monkeypatch.setattr(Sql, "read", read)
    found = located(capsys, JANE, code=3)
    assert records(found, "customers") == [("one", {"id": 17})]
    assert any("was stopped" in each["reason"] for each in found["unread"])
    assert {(each["unit"], each["whole"]) for each in found["searched"]} >= {("customers", True), ("orders", True), ("calls", True)}


def test_time_that_is_over_in_the_second_round_loses_nothing_of_the_first(
    systems: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made("one", _TABLES)
    clock = itertools.count()
    monkeypatch.setattr(reading.time, "monotonic", lambda: float(next(clock)))
    found = located(capsys, JANE, "--budget", "14s", code=3)
    assert records(found, "customers") == [("one", {"id": 17})]
    assert all(each["reason"].startswith("the time for the search was over") for each in found["unread"])
    assert {each["unit"] for each in found["searched"]} >= {"customers", "orders", "calls"}


@pytest.mark.parametrize("place", ["scanner.subject.linked:walked", "scanner.subject.spoken:_read"])
def test_ctrl_c_behind_the_search_keeps_what_was_found(
    systems: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    made("one", _TABLES)
    Path("share").mkdir()
    Path("share/a.txt").write_text("call jane.smith@example.org\n")
    config = Path("noticegap.toml")
    config.write_text(config.read_text() + '[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n')
    module, name = place.split(":")
    monkeypatch.setattr(importlib.import_module(module), name, _stop)
    found = located(capsys, JANE, code=3)
    assert records(found, "customers") == [("one", {"id": 17})]
    assert records(found, "a.txt") == [("share", {"row": 0})]
    assert any("was stopped" in each["reason"] for each in found["unread"])


@pytest.mark.parametrize(
    ("place", "options"),
    [
        ("connectors.sql:Sql.layout", ()),
        ("connectors.sql:Sql.lookup", ("--indexed",)),
        ("scanner.subject.table:flatten", ()),
        ("scanner.subject.evidence:compared", ()),
        ("scanner.subject.passages:judge", ()),
        ("scanner.subject.linked:walked", ()),
    ],
)
def test_what_breaks_in_one_place_is_told_without_its_words(
    systems: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, place: str, options: tuple[str, ...]
) -> None:
    made("one", _TABLES + "create index by_email on customers (email)")
    Path("share").mkdir()
    Path("share/a.txt").write_text("call jane.smith@example.org\n")
    config = Path("noticegap.toml")
    config.write_text(config.read_text() + '[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n')
    module, _, path = place.partition(":")
    owner: Any = importlib.import_module(module)
    for part in path.split(".")[:-1]:
        owner = getattr(owner, part)
    located(capsys, JANE, *options, code=3 if options else 0)
    monkeypatch.setattr(owner, path.split(".")[-1], _break)
    assert run(["subject", "locate", "--request", "R1.toml", "-f", "json", *options]) == 3
    out, err = capsys.readouterr()
    assert _LEAK not in out + err
    told = json.loads(out)
    assert told["matches"], "the rest was searched"
    assert any("RuntimeError in" in each["reason"] for each in told["unread"])


@pytest.mark.parametrize(
    ("subject", "sentence"),
    [
        ('ids = { "jane.smith@example.org" = "C-10442" }', "must be a word of letters"),
        ('ids = { "customer_id\\u0000two" = "C-10442" }', "must be a word of letters"),
        (f'emails = ["{"a" * 70_000}@example.org"]', "more than 320 characters"),
        ('names = ["Jane\\u001b[31m Smith"]\nemails = ["jane.smith@example.org"]', "cannot be printed"),
        (f"ids = {{ customer_id = {'9' * 5000} }}", "is not valid TOML"),
        (f"names = {'[' * 3000}{']' * 3000}", "is not valid TOML"),
    ],
)
def test_an_odd_request_is_one_sentence(systems: Path, capsys: pytest.CaptureFixture[str], subject: str, sentence: str) -> None:
    request("R1", subject)
    assert run(["subject", "locate", "--request", "R1.toml"]) == 2
    out, err = capsys.readouterr()
    assert (out, sentence in err, err.count("\n")) == ("", True, 1)
    assert "jane" not in err.casefold()


def test_what_editors_leave_in_a_request_is_no_fault(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made("one", _TABLES)
    request("R1", 'names = ["""Jane\nSmith"""]\nemails = ["jane.smith@example.org"]\n')
    Path("R1.toml").write_bytes(b"\xef\xbb\xbf" + Path("R1.toml").read_bytes())
    assert run(["subject", "locate", "--request", "R1.toml"]) == 0
    assert "1.000  one: customers" in capsys.readouterr().out


def test_a_region_that_is_no_text_is_one_sentence(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    request("R1", JANE)
    Path("R1.toml").write_text(Path("R1.toml").read_text().replace("received", 'region = ["GB"]\nreceived'))
    assert run(["subject", "locate", "--request", "R1.toml"]) == 2
    assert "region must be a country" in capsys.readouterr().err
