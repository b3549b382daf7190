"""The truth of the test estate is true: each record is where it says, shows what it says, and nobody of the crowd is one of those who ask."""

from __future__ import annotations

import re
import sqlite3
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from scanner.config import load_config
from scanner.flatten import flatten
from scanner.model import Part, Unit, Unread
from scanner.setup import connect
from scanner.subject.request import load_requests
from tests.people_estate import TRAPS, Estate, make_estate

Rows = Mapping[tuple[str, str], list[str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Estate]:
    folder = tmp_path_factory.mktemp("estate")
    return folder, make_estate(folder, seed=3, requests=20, crowd=300)


@pytest.fixture(scope="module")
def rows(made: tuple[Path, Estate]) -> Rows:
    """Every row of every unit as the connectors read it: its cells, one after the other, in one text."""
    found: dict[tuple[str, str], list[str]] = {}
    for source in load_config(made[0] / "noticegap.toml").sources:
        connector = connect(source)
        for unit in connector.units():
            assert isinstance(unit, Unit), unit
            lines = found.setdefault((source.id, unit.name), [])
            for part in unit.parts:
                for batch in connector.read(Part(source.id, unit.name, part)):
                    assert not isinstance(batch, Unread), batch
                    if isinstance(batch, Unit):
                        continue
                    texts = [""] * batch.num_rows
                    for cells in flatten(batch):
                        for row, text in zip(cells.rows.tolist(), cells.text.to_pylist(), strict=True):
                            texts[row] += f"\n{text or ''}"
                    lines += texts
    return found


def test_every_record_is_where_the_truth_says_and_shows_what_it_says(made: tuple[Path, Estate], rows: Rows) -> None:
    checked = dict.fromkeys(("email", "phone", "born", "postcode", "name", "former"), 0)
    for person in made[1].people:
        for ref in made[1].refs[person.number]:
            lines = rows[ref.source, ref.unit]
            text = lines[ref.row] if ref.row is not None else "\n".join(lines[row] for row in ref.rows)
            plain, digits = re.sub(r"[^a-z0-9]", "", text.lower()), re.sub(r"\D", "", text)
            for feature in ref.shows:
                kind, _, value = feature.partition(":")
                checked[kind] += 1
                if "spoken" in ref.twists:
                    continue  # the next test
                if kind == "email":
                    assert value.split("@")[0] in text.lower()
                elif kind == "phone":
                    assert value in digits
                elif kind == "born":
                    assert str(person.born.year) in text and str(person.born.day) in text
                elif kind == "postcode":
                    assert value.lower() in plain
                elif kind == "former":
                    assert person.former.lower() in text.lower()
                elif not set(ref.twists) & {"typo", "foreign"}:
                    assert person.surname.lower() in text.lower()
            if ref.row is not None and ref.record and ref.source == "crm":
                assert str(next(iter(ref.record.values()))) in text
    assert all(count >= 1 for count in checked.values()), checked


def test_spoken_numbers_are_in_the_calls(made: tuple[Path, Estate], rows: Rows) -> None:
    spoken = [(person, ref) for person in made[1].people for ref in made[1].refs[person.number] if "spoken" in ref.twists]
    assert len(spoken) > 5
    for person, ref in spoken:
        text = rows["calls", ref.unit][ref.rows[-1]].split("\n")[-1]
        assert ("seven" in text) if f"phone:{person.mobile}" in ref.shows else (" dot example dot org" in text)
        assert not re.search(r"\d", text)


def test_nobody_of_the_crowd_is_one_of_those_who_ask(made: tuple[Path, Estate]) -> None:
    folder, estate = made
    core = {ref.record["id"] for refs in estate.refs.values() for ref in refs if (ref.source, ref.unit) == ("crm", "customers")}
    people = estate.people
    mails = {mail for person in people for mail in person.emails}
    with sqlite3.connect(folder / "crm.sqlite") as database:
        others = [row for row in database.execute("SELECT id, email, phone, date_of_birth, postcode FROM customers") if row[0] not in core]
    assert len(others) == 300
    assert not {row[1] for row in others} & mails
    assert not {re.sub(r"\D", "", row[2])[-10:] for row in others} & {n for person in people for n in (person.mobile, person.landline)}
    assert not {row[3] for row in others} & {str(person.born) for person in people}
    assert not {row[4] for row in others} & {person.postcode for person in people}


def test_keys_of_the_crowd_lead_to_nobody_who_asks(made: tuple[Path, Estate]) -> None:
    folder, estate = made
    core = {(ref.unit, ref.row) for refs in estate.refs.values() for ref in refs if ref.source in ("crm", "billing")}
    numbers = {ref.record["id"] for refs in estate.refs.values() for ref in refs if ref.unit == "customers"}
    for file, table, column in (
        ("crm", "orders", "customer_id"),
        ("crm", "tickets", "customer_id"),
        ("billing", "accounts", "customer_ref"),
    ):
        with sqlite3.connect(folder / f"{file}.sqlite") as database:
            for row, (value,) in enumerate(database.execute(f"SELECT {column} FROM {table} ORDER BY rowid")):
                assert (int(str(value).removeprefix("C-")) in numbers) == ((table, row) in core)


def test_requests_are_read_and_each_trap_is_there(made: tuple[Path, Estate]) -> None:
    folder, estate = made
    requests = load_requests(folder / "requests")
    assert [request.reference for request in requests] == [case.table["request"]["reference"] for case in estate.cases]
    assert {case.trap for case in estate.cases} == set(TRAPS)
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in (folder / "requests").iterdir())
    assert all(estate.decidable(case) for case in estate.cases)


def test_judging_tells_right_missed_wrong_and_beyond(made: tuple[Path, Estate]) -> None:
    estate = made[1]
    case = estate.cases[0]
    wanted = list(estate.decidable(case).values())
    others = [ref for number, refs in estate.refs.items() if number != case.person.number for ref in refs]
    beyond = [ref for ref in estate.refs[case.person.number] if ref.place not in estate.decidable(case)]
    given = [(r.source, r.unit, r.record or {"row": r.row or 0}) for r in (*wanted[1:], others[0], *beyond)]
    judged = estate.judge(case, given)
    assert judged.missed == (wanted[0],)
    assert len(judged.right) == len(wanted) - 1
    assert judged.wrong == (given[len(wanted) - 1],)
    assert {ref.place for ref in judged.beyond} == {ref.place for ref in beyond}


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    first, second, other = (tmp_path / name for name in ("a", "b", "c"))
    for folder, seed in ((first, 1), (second, 1), (other, 2)):
        make_estate(folder, seed=seed, requests=3, crowd=50)
    files = {path.relative_to(first): path.read_bytes() for path in sorted(first.rglob("*")) if path.is_file()}
    assert files == {path.relative_to(second): path.read_bytes() for path in sorted(second.rglob("*")) if path.is_file()}
    assert files[Path("crm.sqlite")] != (other / "crm.sqlite").read_bytes()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    with pytest.raises(ValueError, match="empty folder"):
        make_estate(tmp_path)
