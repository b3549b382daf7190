"""An answer where several notices speak to people: the sheet and the letter tell what those say that speak to this one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scanner.config import load_config
from scanner.model import Notice, NoticeRef
from scanner.notice.several import as_one, load_each
from scanner.subject.job import Wish
from scanner.subject.locate import locate
from scanner.subject.pack.case import Piece
from scanner.subject.pack.finish import finish
from scanner.subject.pack.notices import addressing, contact, controller, regulator
from scanner.subject.pack.page import BLANK
from scanner.subject.pack.prepare import Job, prepare
from scanner.subject.request import parsed
from scanner.taxonomy import load
from tests.bench.subject import Quiet
from tests.subject_answer import decide, engine, keys, unpacked
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test

NOTICE = """schema = "notice/0"
[notice]
id = "{0}"
title = "Notice for {0}s"
controller = "Example Sensors Limited"
subjects = ["{0}"]
[contact]
email = "{1}@example.org"
[retention]
text = "We keep it for {2} years"
[[purpose]]
id = "{3}"
says = "for {3}"
categories = [{{ says = "What we call you ({0}s)", keys = ["person.name"] }}, {{ says = "E-mail", keys = ["contact.email"] }}]
lawful = [{{ basis = "contract" }}]
[recipients]
to = ["Couriers"]
"""
SOURCE = '[[source]]\nid = "{0}"\nkind = "files"\npath = "{0}"\npurposes = ["{1}"]\nsubjects = ["{2}"]\n'
ROWS = {
    "shop": "name,email\nJane Ashby,jane.ashby@example.org\nOmar Blyth,omar.blyth@example.org\n",
    "hr": "name,email\nJane Ashby,jane.ashby@example.org\nRuth Colne,ruth.colne@example.org\n",
    "club": "name,email\nRuth Colne,ruth.colne@example.org\n",
}


def answered(folder: Path, mail: str) -> dict[str, str]:
    """The files of the answer to a person of whom the address is known."""
    for name, said in (("customer", ("privacy", 6, "orders")), ("employee", ("hr", 7, "work"))):
        (folder / f"{name}.toml").write_text(NOTICE.format(name, *said))
    for name, rows in ROWS.items():
        (folder / name).mkdir()
        (folder / name / "people.csv").write_text(rows)
    sources = (("shop", "orders", "customer"), ("hr", "work", "employee"), ("club", "sport", "member"))
    (folder / "noticegap.toml").write_text(
        'test_data = "report"\nmodel = "none"\n'
        + "".join(f'[[notice]]\nfile = "{name}.toml"\n' for name in ("customer", "employee"))
        + "".join(SOURCE.format(*each) for each in sources)
    )
    config = load_config(folder / "noticegap.toml")
    request = parsed("r", {"request": {"reference": "R-1", "received": date(2026, 11, 2)}, "subject": {"emails": [mail]}}, name_only=False)
    search = locate(config, [request], Quiet(), Wish(), keep=True)
    job = Job(config, load_each(config.notices, load()), load(), request, search.results[0], engine(), datetime(2026, 11, 3, tzinfo=UTC))
    prepare(job, folder / "work", keys())
    decide(folder / "work", lambda row: ("release", "own-data"))
    finish(folder / "work", keys(), date(2026, 11, 28))
    return {name: data.decode("utf-8-sig") for name, data in unpacked(folder / "work").items()}


def test_who_is_in_the_systems_of_two_notices_is_told_what_both_say(tmp_path: Path) -> None:
    files = answered(tmp_path, "jane.ashby@example.org")
    sheet, letter = files["article-15.md"], files["letter.md"]
    why, kept = (sheet.split(f"## {name}")[1].split("##")[0] for name in ("Why we use your data", "How long we keep it"))
    assert [line for line in why.splitlines() if line][:4] == [
        "Notice for customers:", "- for orders – lawful basis: contract", "Notice for employees:", "- for work – lawful basis: contract",
    ]  # fmt: skip
    assert kept.split("\n\n")[1:5] == [
        "Notice for customers:",
        "We keep it for 6 years.",
        "Notice for employees:",
        "We keep it for 7 years.",
    ]
    assert sheet.count("Couriers") == 1, "what both say is said once"
    assert "(in our privacy notice: What we call you (customers); What we call you (employees))" in sheet
    assert letter.startswith(
        "# Your request for a copy of your personal data\n\nExample Sensors Limited  \nprivacy@example.org or hr@example.org\n"
    )
    assert "for Example Sensors Limited" in letter
    words = dict(line.split(",name,Name,") for line in files["data/columns.csv"].splitlines() if ",name," in line)
    assert sorted(words.values()) == ["What we call you (customers)", "What we call you (employees)"]


def test_who_is_a_customer_only_hears_nothing_of_the_other_notice(tmp_path: Path) -> None:
    files = answered(tmp_path, "omar.blyth@example.org")
    sheet = files["article-15.md"]
    assert "for orders" in sheet and "6 years" in sheet and "Notice for" not in sheet
    assert "for work" not in sheet and "7 years" not in sheet and "hr@example.org" not in sheet + files["letter.md"]


def test_a_system_of_which_no_notice_speaks_is_a_gap(tmp_path: Path) -> None:
    sheet = answered(tmp_path, "ruth.colne@example.org")["article-15.md"]
    assert f"- club: {BLANK}" in sheet and "for work" in sheet and "for orders" not in sheet


@pytest.fixture
def notices(tmp_path: Path) -> tuple[Notice, ...]:
    """One for customers, one for employees."""
    for name, said in (("customer", ("privacy", 6, "orders")), ("employee", ("hr", 7, "work"))):
        (tmp_path / name).write_text(NOTICE.format(name, *said))
    return load_each([NoticeRef(tmp_path / "customer"), NoticeRef(tmp_path / "employee")], load())


def test_where_no_notice_speaks_of_a_piece_all_are_told(notices: tuple[Notice, ...]) -> None:
    piece = Piece(1, "shop", "t", "t", "table", "table", purposes=("orders",), subjects=("customer",))
    other = Piece(1, "club", "t", "t", "table", "table", purposes=("orders",), subjects=("member",))
    assert [each.id for each in addressing(notices, [piece, other])] == ["customer"]
    assert [each.id for each in addressing(notices, [other])] == ["customer", "employee"]
    assert [each.id for each in addressing(notices, [])] == ["customer", "employee"]
    assert [purpose.subjects for purpose in as_one(notices).purposes] == [("customer",), ("employee",)]


def test_whom_to_write_to_is_told_once_and_a_gap_only_where_nobody_knows(notices: tuple[Notice, ...]) -> None:
    bare = Notice("x", "X", notices[0].purposes, ("customer",), None, {"complaints": {"regulator_url": "ico.example.org"}})
    assert (contact(notices), controller(notices)) == ("privacy@example.org or hr@example.org", "Example Sensors Limited")
    assert (contact([*notices[:1], bare]), contact([bare]), controller([bare])) == ("privacy@example.org", BLANK, BLANK)
    assert regulator([*notices, bare]) == ["Information Commissioner's Office", "ico.example.org"]
    assert regulator(notices) == ["Information Commissioner's Office", BLANK]
