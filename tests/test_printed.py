"""Tables of a printed result: cells by their places, whatever else stands around them."""

from __future__ import annotations

import pytest

from connectors.readers.kinds import kind
from tests.pace import seconds
from tests.structured import body, read, rows

PSQL = (
    " id |    surname    | date_of_birth \n----+---------------+---------------\n  1 | Hughes        | 1984-02-29\n  2 | Clarke | 1990-11-02\n"
    "(2 rows)\n\n"
)
MYSQL = (
    "+----+---------+------------+\n| id | surname | birth_date |\n+----+---------+------------+\n|  1 | Hughes  | 1984-02-29 |\n"
    "|  2 | Clarke  | NULL       |\n+----+---------+------------+\n2 rows in set (0.00 sec)\n"
)
STUDIO = (
    "\ufeffEMP NO  SURNAME         FORENAME     DOB        NOTES\r\n------- --------------- ------------ ---------- -----\r\n"
    "1001    Hughes          Emma         1984-02-29 rang twice last week\r\n1002    Clarke          Tom          1990-11-02\r\n\r\n"
    "(2 rows affected)\r\n"
)


def test_what_psql_writes() -> None:
    first, second = rows(read(PSQL.replace("| Clarke |", "| Clarke        |").encode(), "a.txt")["a.txt"])[1:3]
    assert first == {"id": "1", "surname": "Hughes", "date_of_birth": "1984-02-29"}
    assert second == {"id": "2", "surname": "Clarke", "date_of_birth": "1990-11-02"}


def test_what_mysql_writes() -> None:
    found = [row for row in rows(read(MYSQL.encode(), "a.txt")["a.txt"]) if "surname" in row]
    assert found[0] == {"id": "1", "surname": "Hughes", "birth_date": "1984-02-29"} and len(found) == 2


def test_a_report_of_fixed_places_and_a_last_cell_that_is_longer() -> None:
    items = read(("EMPLOYEES    PAGE 1\r\n\r\n" + STUDIO.removeprefix("\ufeff")).encode(), "a.rpt")["a.rpt"]
    found = [row for row in rows(items) if "SURNAME" in row]
    assert found[0] == {"EMP NO": "1001", "SURNAME": "Hughes", "FORENAME": "Emma", "DOB": "1984-02-29", "NOTES": "rang twice last week"}
    assert found[1]["DOB"] == "1990-11-02" and len(found) == 2
    assert "EMPLOYEES    PAGE 1" in body(items) and "(2 rows affected)" in body(items)


def test_a_line_that_does_not_keep_to_its_places_is_text() -> None:
    items = read(PSQL.encode(), "a.txt")["a.txt"]
    assert "2 | Clarke | 1990-11-02" in body(items)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (PSQL, "text/x-printed"),
        (MYSQL, "text/x-printed"),
        (STUDIO, "text/x-printed"),
        ("Dear Ann,\nsee you\n-- --\nJane Example\n", "text/plain"),
        ("Shopping for Sunday\n------ ------\nbread  milk\n", "text/plain"),
        ("| name | email |\n|------|-------|\n| Jane | x |\n", "text/csv"),
        ("Title\n-----\nsome text\n", "text/plain"),
    ],
)
def test_what_is_a_printed_table(text: str, known: str) -> None:
    assert kind(text.encode(), "a.txt") == known


@pytest.mark.parametrize(
    "hostile", ["- " * 50_000 + "\n", "name email\n" + "---- " * 20_000 + "\nx\n", "name\n-- --\n" * 20_000, "--\n" * 50_000]
)
def test_hostile_texts_cost_no_more_than_their_length(hostile: str) -> None:
    assert seconds(lambda: read(hostile.encode(), "a.txt")) < 3
