"""Numbers that two systems give to two people, and columns that say little: whose record is it?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from scanner.cli import run
from scanner.subject.roles import role
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_bad_input import NOTICE

_SOURCE = '[[source]]\nid = "{0}"\nkind = "sql"\nurl = "sqlite:///{0}.db"\npurposes = ["products"]\n'
JANE = 'names = ["Jane Smith"]\nemails = ["jane.smith@example.org"]\nborn = 1984-02-29\n'
Found = dict[str, Any]


@pytest.fixture
def systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two systems, `one` and `two`, still empty, in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("notice.toml").write_text(NOTICE)
    Path("noticegap.toml").write_text('notice = "notice.toml"\nmodel = "none"\n' + _SOURCE.format("one") + _SOURCE.format("two"))
    made("one", "create table spare (id integer)")
    made("two", "create table spare (id integer)")
    return tmp_path


def made(name: str, script: str) -> None:
    """Runs a script in a database."""
    with sqlite3.connect(f"{name}.db") as database:
        database.executescript(script)


def request(reference: str, subject: str, folder: str = ".") -> None:
    """Writes a request, named after its reference."""
    path = Path(folder) / f"{reference}.toml"
    path.write_text(f'[request]\nreference = "{reference}"\nreceived = 2026-11-02\n[subject]\n{subject}')
    path.chmod(0o600)


def located(capsys: pytest.CaptureFixture[str], subject: str, *more: str, code: int = 0) -> Found:
    """What a search for the subject gives."""
    request("R1", subject)
    assert run(["subject", "locate", "--request", "R1.toml", "-f", "json", *more]) == code
    found: Found = json.loads(capsys.readouterr().out)
    return found


def records(found: Mapping[str, Any], unit: str, *tiers: str) -> list[tuple[str, dict[str, Any]]]:
    """Source and record of the matches in tables of this name, of these tiers or all."""
    return [(m["source"], m["record"]) for m in found["matches"] if m["unit"] == unit and (not tiers or m["tier"] in tiers)]


_CUSTOMERS = """
    create table customers (id integer primary key, name text, email text);
    create table orders (id integer primary key, customer_id integer, amount_pence integer);
    insert into orders values (1, 42, 300), (2, 43, 42), (42, 7, 300);
"""


def test_a_number_of_another_system_is_somebody_elses(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(
        "one",
        _CUSTOMERS + "insert into customers values (42, 'Jane Smith', 'jane.smith@example.org'), (43, 'Bob Okafor', 'bob@example.org')",
    )
    made("two", _CUSTOMERS + "insert into customers values (42, 'Zoe Long', 'zoe@example.org')")
    for subject in (JANE, JANE + "ids = { customer_id = 'C-98765' }\n"):
        found = located(capsys, subject)
        assert records(found, "customers") == [("one", {"id": 42})]
        assert records(found, "orders") == [("one", {"id": 1})]


@pytest.mark.parametrize("more", [(), ("--indexed",)])
def test_orders_of_a_key_of_two_columns_are_found_and_no_strangers(
    more: tuple[str, ...], systems: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(
        "one",
        """create table customers (tenant integer, no integer, name text, email text, primary key (tenant, no));
        create index mails on customers (email);
        create table orders (id integer primary key, tenant integer, customer_no integer, item text,
                             foreign key (tenant, customer_no) references customers);
        create index orders_of on orders (tenant, customer_no);
        create table lines (id integer primary key, order_id integer references orders, text text);
        create index lines_of on lines (order_id);
        insert into customers values (1, 17, 'Jane Smith', 'jane.smith@example.org'), (2, 17, 'Zoe Long', 'zoe@example.org'),
                                     (1, 18, 'Bob Okafor', 'bob@example.org');
        insert into orders values (1, 1, 17, 'pump'), (2, 2, 17, 'tap'), (3, 1, 18, 'valve'), (4, 1, null, 'hose'), (5, 1, 17, 'pipe');
        insert into lines values (1, 1, 'a'), (2, 2, 'b'), (3, 5, 'c');""",
    )
    found = located(capsys, JANE, *more, code=3 if more else 0)
    assert records(found, "orders", "linked") == [("one", {"id": 1}), ("one", {"id": 5})]
    assert records(found, "lines", "linked") == [("one", {"id": 1}), ("one", {"id": 3})]
    assert [m["unit"] for m in found["matches"]] == ["customers", "lines", "lines", "orders", "orders"]
    assert found["matches"][-1]["via"] == ["one: orders.tenant, customer_no = customers.tenant, no"]


def test_a_key_of_two_columns_that_is_declared_joins_files(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(
        "one",
        "create table customers (branch text, no integer, name text, email text, primary key (branch, no));"
        "insert into customers values ('N', 17, 'Jane Smith', 'jane.smith@example.org'), ('S', 17, 'Zoe Long', 'zoe@example.org');",
    )
    Path("share").mkdir()
    Path("share/visits.csv").write_text("branch,customer,engineer\nN,17,came twice\nS,17,nobody in\nN,18,left a card\n")
    with open("noticegap.toml", "a") as config:
        config.write('[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n')
        config.write('[[source.link]]\nfrom = ["one:customers.branch", "one:customers.no"]\n')
        config.write('to = ["visits.csv.branch", "visits.csv.customer"]\n')
    assert records(located(capsys, JANE), "visits.csv") == [("share", {"row": 0})]


def test_an_id_of_one_kind_is_not_looked_for_among_those_of_another(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made("one", _CUSTOMERS + "insert into customers values (7, 'Jane Smith', 'jane.smith@example.org')")
    made(
        "one",
        "create table leads (id integer primary key, name text, email text); insert into leads values (42, 'Jane Smith', 'jane.smith@example.org')",
    )
    found = located(capsys, JANE)
    assert records(found, "customers") == [("one", {"id": 7})]
    assert records(found, "leads") == [("one", {"id": 42})]
    assert records(found, "orders") == [("one", {"id": 42})], "the order of customer 7, not those of customer 42"


def test_an_amount_with_the_digits_of_an_id_is_no_id(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made("one", "create table payments (id integer primary key, customer_no text, pence integer)")
    made("one", "insert into payments values (1, 'C-10442', 5), (2, 'C-10443', 10442), (10442, 'C-10444', 5), (3, '10442', 5)")
    found = located(capsys, 'names = ["Jane Smith"]\nids = { customer_no = "C-10442" }\n')
    assert records(found, "payments") == [("one", {"id": 1}), ("one", {"id": 3})]


def test_the_number_of_a_table_is_the_id_that_it_is_called_after_unless_the_name_is_anothers(
    systems: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made("one", _CUSTOMERS + "insert into customers values (42, 'Jane Smith', null), (43, 'Bob Okafor', null)")
    made("two", _CUSTOMERS + "insert into customers values (42, 'Zoe Long', 'zoe@example.org')")
    found = located(capsys, 'names = ["Jane Smith"]\nids = { customer_id = 42 }\n')
    assert records(found, "customers") == [("one", {"id": 42})]


def test_a_customers_number_is_no_name(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made("one", "create table visits (id integer primary key, customer text)")
    made("one", "insert into visits values (1, 'C-10442'), (2, '10442'), (3, 'Jane Smith')")
    found = located(capsys, 'names = ["Jane Smith"]\nids = { customer_no = "C-10442" }\n')
    assert records(found, "visits", "exact") == [("one", {"id": 1}), ("one", {"id": 2})]
    assert records(found, "visits", "name-only") == [("one", {"id": 3})]
    assert not any("differs" in why for match in found["matches"] for why in match["why"])


@pytest.mark.parametrize(
    ("column", "field"), [("customer_no", None), ("CustomerNo", None), ("Tel.", "phone"), ("customer", "name"), ("phone_no", "phone")]
)
def test_a_column_is_what_its_name_says(column: str, field: str | None) -> None:
    assert role("payments", column) == field


def test_a_date_of_nobody_knows_what_contradicts_nothing(systems: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made("one", "create table visits (id integer primary key, email text, day date)")
    made("one", "insert into visits values (1, 'jane.smith@example.org', '2020-03-03'), (2, 'x@example.org', '1984-02-29')")
    made("one", "create table old (id integer primary key, name text, day date); insert into old values (1, 'Jane Smith', '1984-02-29')")
    found = located(capsys, JANE)
    assert records(found, "visits") == [("one", {"id": 1})]
    assert records(found, "visits", "exact") == [("one", {"id": 1})]
    assert records(found, "old", "probable") == [("one", {"id": 1})], "but one that is equal speaks for the subject"
