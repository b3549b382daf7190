"""The review list as it comes back from a spreadsheet and from hasty hands: each wrong edit is told with its line and what would be right."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from scanner.errors import ConfigError
from scanner.subject.pack.case import Case, Item, Piece
from scanner.subject.pack.grounds import GROUNDS, carrying, table
from scanner.subject.pack.review import decided, written

TODAY = date(2026, 11, 28)
CASE = Case(
    "SAR-1", "0.1", "2026-11-03",
    pieces=(Piece(1, "crm", "customers", "customers", "table", "table"), Piece(2, "share", "secret name.pdf", "=document 2", "other", "application/pdf")),
    items=(
        Item("R001", "other-people", 1, "id 17", "notes", "1 × Name of a person"),
        Item("R002", "ambiguous", 1, "id 911", "", "1 × name-only", ("release", "withhold")),
        Item("R003", "unseen", 2, "", "", "1 × application/pdf", ("release", "withhold")),
    ),
)  # fmt: skip
GOOD = (
    ("redact", "other-people", "DPO", "2026-11-28"),
    ("withhold", "not-the-person", "DPO", "28/11/2026"),
    ("release", "own-data", "DPO", "1.11.2026"),
)
Rows = list[list[str]]


def rows(decisions: Sequence[Sequence[str]] = GOOD) -> Rows:
    head, *lines = csv.reader(io.StringIO(written(CASE).removeprefix("\ufeff"), newline=""))
    return [head, *([*line[:8], *made] for line, made in zip(lines, decisions, strict=True))]


def saved(lines: Rows, delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(lines)
    return out.getvalue().encode(encoding)


def problem(lines: Rows) -> str:
    with pytest.raises(ConfigError) as error:
        decided(CASE, saved(lines), TODAY)
    return str(error.value)


def test_decisions_are_read() -> None:
    found = decided(CASE, saved(rows()), TODAY)
    assert {key: (one.decision, one.ground, one.who, one.when.isoformat()) for key, one in found.items()} == {
        "R001": ("redact", "other-people", "DPO", "2026-11-28"),
        "R002": ("withhold", "not-the-person", "DPO", "2026-11-28"),
        "R003": ("release", "own-data", "DPO", "2026-11-01"),
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_what_spreadsheets_do_to_a_file_is_no_fault(delimiter: str, encoding: str) -> None:
    lines = rows()
    lines[1][10] = "Zoë"
    lines[0] = [name.upper() for name in lines[0]]
    empty = [""] * len(lines[0])
    found = decided(CASE, saved([lines[0], lines[3], empty, lines[1], lines[2], empty], delimiter, encoding), TODAY)
    assert found["R001"].who == "Zoë" and len(found) == 3


def test_the_list_holds_titles_and_no_names() -> None:
    assert "secret name" not in written(CASE) and "'=document 2" in written(CASE)


def edited(line: int, column: int, value: str) -> Callable[[], Rows]:
    def made() -> Rows:
        lines = rows()
        lines[line][column] = value
        return lines

    return made


def swapped() -> Rows:
    """One column sorted without the others."""
    lines = rows()
    lines[1][0], lines[2][0] = lines[2][0], lines[1][0]
    return lines


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (edited(1, 8, "relase"), 'review.csv line 2: no decision "relase". Did you mean "release"? Known: release, redact, withhold.'),
        (edited(1, 8, ""), "review.csv line 2: has no decision. Known: release"),
        (edited(2, 8, "redact"), "review.csv line 3: R002 can be release or withhold: there is nothing in it to black out."),
        (edited(1, 9, "privilege"), 'review.csv line 2: no ground "privilege". Did you mean "legal-privilege"?'),
        (edited(1, 9, ""), "review.csv line 2: has no ground. Known: other-people"),
        (edited(1, 9, "consent"), 'review.csv line 2: the ground "consent" does not go with "redact". Known: other-people'),
        (edited(1, 10, " "), "review.csv line 2: says not who decided."),
        (edited(1, 11, "31/02/2026"), "review.csv line 2: when it was decided is no date. Write it like 2026-11-28"),
        (edited(1, 11, ""), "review.csv line 2: when it was decided is no date."),
        (edited(1, 11, "2026-11-29"), "review.csv line 2: it was decided in the future."),
        (edited(1, 0, "R009"), "review.csv line 2: its id is none of this review."),
        (edited(1, 0, "R002"), 'review.csv line 2: "why" is not that of R002. Was one column sorted without the others?'),
        (edited(2, 4, "id 912"), 'review.csv line 3: "record" is not that of R002.'),
        (lambda: [*rows(), rows()[1]], "review.csv line 5: the id R001 is there twice, also in line 2. Delete one of the lines."),
        (lambda: rows()[:2] + rows()[3:], "review.csv: the 1 entry R002 is missing. Put the line back"),
        (swapped, "review.csv line 3: "),
        (edited(0, 8, "choice"), 'review.csv line 1: the column "decision" is missing.'),
        (edited(0, 11, "who"), 'review.csv line 1: the column "who" is there twice.'),
        (lambda: rows((("", "", "", ""), *GOOD[1:])), "review.csv: the 1 entry R001 is undecided. Nothing is released"),
        (list, 'review.csv line 1: the column "id" is missing.'),
    ],
)  # fmt: skip
def test_a_wrong_edit_is_told_with_its_line(made: Callable[[], Rows], says: str) -> None:
    assert says in problem(made())


def test_all_wrong_lines_are_told_at_once() -> None:
    lines = rows((("x", *GOOD[0][1:]), ("release", "x", "DPO", "2026-11-28"), ("", "", "", "")))
    assert [line.split(":")[0] for line in problem(lines).splitlines()] == ["review.csv line 2", "review.csv line 3", "review.csv"]


@pytest.mark.parametrize("column", [0, 8, 9, 11])
def test_a_value_in_the_wrong_cell_is_not_quoted(column: int) -> None:
    assert "jane" not in problem(edited(1, column, "jane.smith@example.org")())


def test_a_quote_too_few_is_told_and_not_read_as_less() -> None:
    data = saved(rows()).replace(b"R002", b'"R002')
    with pytest.raises(ConfigError, match="missing"):
        decided(CASE, data, TODAY)


def test_every_ground_has_a_law_and_a_decision() -> None:
    assert all(ground.law and ground.decisions for ground in GROUNDS.values())
    assert {key for decision in ("release", "redact", "withhold") for key in carrying(decision)} == set(GROUNDS)
    assert len(table()) == len(GROUNDS)
