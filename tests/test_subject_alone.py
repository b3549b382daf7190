"""A surname after a title and nothing else: told where it is rare, counted where it is common, and never more than for a person to decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.subject.alone import MOST
from tests.subject_cases import hits
from tests.subject_engine import one_engine  # noqa: F401 - a fixture for every test
from tests.test_subject_systems import located, made, records
from tests.test_subject_systems import systems as systems  # the fixture

ZOFIA = 'names = ["Zofia Prydderch-Lund"]\nemails = ["zofia@example.org"]\nborn = 1984-02-29\n'
LETTER = "Dear Mrs Prydderch-Lund,\n\nthank you for your letter. An engineer comes on Tuesday.\n\nYours sincerely\n"


@pytest.fixture
def share(systems: Path) -> Path:
    """A folder that is searched, too."""
    with open("noticegap.toml", "a") as config:
        config.write('[[source]]\nid = "share"\nkind = "files"\npath = "share"\npurposes = ["products"]\n')
    Path("share").mkdir()
    return Path("share")


def test_a_letter_that_says_mrs_and_the_surname_is_for_a_person_to_decide(share: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (share / "a.txt").write_text(LETTER)
    (share / "b.txt").write_text(LETTER.replace("Prydderch-Lund", "Prydderch-Lundqvist"))
    (share / "c.txt").write_text(LETTER.replace("Mrs Prydderch-Lund", "Prydderch-Lund Holdings"))
    (share / "d.txt").write_text(LETTER.replace("Prydderch-Lund", "Harriet Prydderch-Lund"))
    (share / "Mrs Prydderch-Lund 2024.bin").write_bytes(b"\x00\x01\x02")
    made(
        "one",
        "create table memo (id integer primary key, txt text); insert into memo values (1, 'rang MRS PRYDDERCH LUND back'), (2, 'x');",
    )
    found = located(capsys, ZOFIA, "--show-names", code=3)
    assert {(match["unit"], match["tier"]) for match in found["matches"]} == {
        ("a.txt", "name-only"), ("memo", "name-only"), ("Mrs Prydderch-Lund 2024.bin", "name-only"),
    }  # fmt: skip
    assert records(found, "memo") == [("one", {"id": 1})]
    assert all(len(match["why"]) == 1 and match["why"][0].startswith("surname equal after a title") for match in found["matches"])


def test_a_surname_that_stands_everywhere_is_counted_and_not_listed(share: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(MOST):
        (share / f"{number}.txt").write_text(LETTER)
    assert len(records(located(capsys, ZOFIA), "0.txt")) == 1
    (share / "file.txt").write_text(LETTER + "Her mail is zofia@example.org.\n")
    (share / "more.txt").write_text(LETTER)
    found = located(capsys, ZOFIA)
    assert [match["unit"] for match in found["matches"]] == ["file.txt"], "what has more than the surname stays"
    assert located(capsys, ZOFIA, "--log", "log")
    log = Path("log/R1.search-log.md").read_text()
    assert f"more than {MOST} texts and records have nothing but the surname after a title" in log
    assert "the surname after a title" in log.split("names:")[1].splitlines()[0]


def test_a_column_of_salutations_costs_no_record(
    systems: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scanner.subject.table._TITLED", 30)
    monkeypatch.setattr("scanner.subject.table.MOST", 50)
    others = ", ".join(f"({n}, 'Dear Mrs Prydderch-Lund', 'm{n}@example.net')" for n in range(2, 200))
    made(
        "one",
        "create table members (id integer primary key, salutation text, mail text);"
        f"insert into members values {others}, (900, 'Dear Mrs Prydderch-Lund', 'zofia@example.org');",
    )
    found = located(capsys, ZOFIA)
    assert records(found, "members") == [("one", {"id": 900})] and found["unread"] == []


def test_whom_the_writer_misses_is_not_addressed() -> None:
    assert {level for level, *_ in hits("I miss Smith", "jane", "surname")} == {"equal"}
    assert {level for level, *_ in hits("Miss Smith", "jane", "surname")} == {"titled"}
