"""Names and texts that are made to break an answer: other people in the names of columns and tables, formulas, paths, Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from scanner.model import Place
from scanner.sheet_cells import defused
from scanner.subject.pack.called import naming_others
from scanner.subject.pack.finish import finish
from scanner.subject.pack.own import Own
from scanner.subject.pack.page import lines, markdown
from scanner.subject.pack.prepare import prepare
from scanner.subject.pack.spread import Spread, any_of
from scanner.subject.result import Located
from tests.subject_answer import careful, decide, engine, estate, job, keys, located, request, unpacked

TODAY = date(2026, 11, 28)
BASE = located().matches[1]


def found(*matches: tuple[str, Mapping[str, Any]], **more: Any) -> Located:
    """A result with one record of each table."""
    made = (replace(BASE, place=Place("crm", unit, None), record={"id": number}, cells=cells, **more)
            for number, (unit, cells) in enumerate(matches))  # fmt: skip
    return replace(located(), matches=tuple(made))


def answered(tmp_path: Path, what: Located, words: tuple[str, ...] = ()) -> dict[str, bytes]:
    if prepare(job(estate(tmp_path), what), tmp_path / "work", keys()).items:
        decide(tmp_path / "work", careful)
    finish(tmp_path / "work", keys(), TODAY, words=words)
    return unpacked(tmp_path / "work")


def test_other_people_in_the_names_of_columns_and_tables_are_nowhere(tmp_path: Path) -> None:
    cells = {
        "id": 1,
        "tobias_wetherby": 3,
        "Kieran Vickerstaff (score)": 5,
        "column 2": "x",
        "full_name": "Jane Ann Smith",
        "jane_smith": 1,
    }
    files = answered(tmp_path, found(("Tobias Wetherby orders", cells), ("maria_lopez_2024.csv", {"id": 2})))
    assert not [name for name, data in files.items() for word in (b"etherby", b"ickerstaff", b"opez") if word in data + name.encode()]
    rows = json.loads(files["data/01-table-1.json"])
    assert rows == [{"id": 1, "column 2_": 3, "column 3": 5, "column 2": "x", "full_name": "Jane Ann Smith", "jane_smith": 1}]
    head = next(csv.reader(io.StringIO(files["data/01-table-1.csv"].decode("utf-8-sig"), newline="")))
    assert head == list(rows[0])
    review = (tmp_path / "work" / "review.csv").read_text("utf-8-sig").lower()
    assert not [word for word in ("wetherby", "vickerstaff", "lopez") if word in review]


def test_a_column_called_after_somebody_is_released_where_that_is_decided(tmp_path: Path) -> None:
    prepare(job(estate(tmp_path), found(("scores", {"id": 1, "tobias_wetherby": 3}))), tmp_path / "work", keys())
    decide(tmp_path / "work", lambda row: ("release", "consent"))
    finish(tmp_path / "work", keys(), TODAY)
    assert json.loads(unpacked(tmp_path / "work")["data/01-scores.json"]) == [{"id": 1, "tobias_wetherby": 3}]


def test_words_of_the_reviewer_are_blacked_out_in_names_too(tmp_path: Path) -> None:
    files = answered(tmp_path, found(("scores", {"id": 1, "met_kestrel": "see letter_kestrel.pdf"})), words=("Kestrel",))
    assert json.loads(files["data/01-scores.json"]) == [{"id": 1, "column 2": "see letter_[redacted].pdf"}]


def test_names_of_columns_that_are_words_name_nobody() -> None:
    plain = ["customer_name", "last_login_at", "mark", "april_sales", "next_of_kin", "public.users", "title", "will_call", "jane_smith"]
    assert naming_others(plain, engine(), Own(request().subject)) == set()


def test_the_subject_in_a_list_of_people_is_not_blacked_out(tmp_path: Path) -> None:
    cells = {"id": 1, "present": "Tobias Wetherby, Zoë Underhill, Jane Ann Smith", "title": "Mrs"}
    (row,) = json.loads(answered(tmp_path, found(("minutes", cells)))["data/01-minutes.json"])
    assert row["present"] == "[redacted], [redacted], Jane Ann Smith" and row["title"] == "Mrs"


@pytest.mark.parametrize(
    "text", ["see Tobias_Wetherby.pdf", "TOBIAS.WETHERBY", "tobias\nwetherby", "ask McTavish", "it is mctavish again", "mr wetherby said"]
)
def test_a_name_is_found_again_however_it_is_written(text: str) -> None:
    spread = Spread(["Tobias Wetherby", "Ian McTavish"], Own(request().subject))
    assert [text[start:end] for start, end in spread.places(text) if end - start >= 8]


def test_a_part_of_a_word_is_no_word() -> None:
    assert not any_of(["ann"], any_of([], 0).flags).search("banner joanna")


def test_a_table_of_which_nothing_is_given_leaves_no_trace(tmp_path: Path) -> None:
    kin = {"customer": 9, "name": "Jane Smith", "relationship": "mother", "phone": "07700 900331"}
    what = replace(BASE, place=Place("crm", "next_of_kin"), record={"id": 1}, tier="name-only", score=0.2, cells=kin,
                   categories=("person.name", "family.third_party"))  # fmt: skip
    prepare(job(estate(tmp_path), replace(located(), matches=(BASE, what))), tmp_path / "work", keys())
    decide(tmp_path / "work", lambda row: ("withhold", "not-the-person") if row["record"] == "id 1" else ("release", "own-data"))
    finish(tmp_path / "work", keys(), TODAY)
    files = unpacked(tmp_path / "work")
    assert not [name for name, data in files.items() if b"next_of_kin" in data + name.encode()]
    assert "next of kin" not in files["article-15.md"].decode()


def test_categories_of_records_that_are_not_theirs_are_not_in_the_sheet(tmp_path: Path) -> None:
    mine = replace(BASE, record={"id": 1}, cells={"id": 1, "full_name": "Jane Ann Smith", "health": "", "email": "jane.smith@example.org"})
    other = replace(BASE, record={"id": 2}, tier="name-only", score=0.2, categories=("person.name", "health"),
                    cells={"id": 2, "full_name": "Jane Smith", "health": "asthma", "email": "j@example.net"})  # fmt: skip
    prepare(job(estate(tmp_path), replace(located(), matches=(mine, other))), tmp_path / "work", keys())
    decide(tmp_path / "work", lambda row: ("withhold", "not-the-person") if row["record"] == "id 2" else ("release", "own-data"))
    finish(tmp_path / "work", keys(), TODAY)
    sheet = unpacked(tmp_path / "work")["article-15.md"].decode()
    assert "Health" not in sheet and "Email address" in sheet


@pytest.mark.parametrize(("ground", "told"), [("crime-and-taxation", False), ("negotiations", True)])
def test_a_column_that_must_not_be_told_is_not_told_by_its_category(tmp_path: Path, ground: str, told: bool) -> None:
    prepare(job(estate(tmp_path), replace(located(), matches=(BASE,))), tmp_path / "work", keys())
    decide(tmp_path / "work", lambda row: ("withhold", ground) if row["column"] == "health" else ("release", "own-data"))
    finish(tmp_path / "work", keys(), TODAY)
    assert ("Health" in unpacked(tmp_path / "work")["article-15.md"].decode()) is told


def test_names_of_units_stay_inside_the_archive_and_apart(tmp_path: Path) -> None:
    units = ("../../etc/x", "/etc/passwd", "a\0b", "x" * 300, "a/b", "a-b", "A-B", "=cmd|'/c calc'!A0", "..", "con", "orders.csv")
    files = answered(tmp_path, found(*((unit, {"id": 1}) for unit in units)))
    paths = [PurePosixPath(name) for name in files]
    assert not [path for path in paths if path.is_absolute() or ".." in path.parts or len(path.name) > 60 or not path.name.isprintable()]
    assert len({str(path).casefold() for path in paths}) == len(paths) and len([p for p in paths if p.parent.name == "data"]) == 23
    assert "data/11-orders.csv" in files and "data/01-etc-x.json" in files


@pytest.mark.parametrize("text", ["=1+1", "+1+A1", "-1+A1", "@SUM(A1)", "\t=1", "\n=1", "＝1+1", "－1+A1", "-2-3"])
def test_a_formula_is_text(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("number", ["-4.5", "-5", "-1e-05", "5"])
def test_a_number_stays_a_number(number: str) -> None:
    assert defused(number) == number


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("---", r"\---"),
        ("===", r"\==="),
        ("1. a", r"1\. a"),
        ("+ a", r"\+ a"),
        ("&lt;b", r"\&lt;b"),
        ("~~x~~", r"\~\~x\~\~"),
        ("# x", r"\# x"),
    ],
)
def test_markdown_shows_what_a_notice_says(said: str, shown: str) -> None:
    assert markdown("t", [lines(said)]) == f"# t\n\n{shown}\n"
