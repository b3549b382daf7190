"""Lines of fixed places without a line of dashes: columns by the blanks that all lines share."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.files import Files
from connectors.readers.kinds import kind
from connectors.transcripts import Transcripts
from scanner.calls import are_turns
from scanner.model import Part, Unit
from tests.cells import scanned
from tests.pace import seconds
from tests.structured import body, read, rows

NAMES = ("ASHBY", "BLYTH", "SHARMA", "HUGHES")
BORN = [f"{1940 + n}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(40)]


def lines(*, first: str = "", phone: bool = True) -> bytes:
    made = [
        f"{10000 + n:<8}{NAMES[n % 4]:<14}{BORN[n]:<14}{f'020 7946 00{n:02}' if phone else '':<16}{('SIKH', 'HINDU')[n % 2]:<8}"
        for n in range(40)
    ]
    return "\r\n".join([*([first] if first else []), *made, ""]).encode()


def test_columns_are_where_all_lines_are_blank() -> None:
    found = rows(read(lines(), "a.txt")["a.txt"])
    assert found[0] == {"1": "10000", "2": "ASHBY", "3": "1940-01-01", "4": "020 7946 0000", "5": "SIKH"}
    assert len(found) == 40 and not body(read(lines(), "a.txt")["a.txt"])


def test_a_first_line_of_names_names_them() -> None:
    head = f"{'EMP NO':<8}{'SURNAME':<14}{'DATE OF BIRTH':<14}{'MOBILE':<16}RELIGION"
    items = read(lines(first=head), "a.txt")["a.txt"]
    found = [row for row in rows(items) if "SURNAME" in row]
    assert found[0] == {"EMP NO": "10000", "SURNAME": "ASHBY", "DATE OF BIRTH": "1940-01-01", "MOBILE": "020 7946 0000", "RELIGION": "SIKH"}
    assert len(found) == 40


def test_what_no_line_by_itself_says_is_found(tmp_path: Path) -> None:
    (tmp_path / "export.dat").write_bytes(lines())
    found, unread, _ = scanned(Files(str(tmp_path)), "export.dat")
    assert not unread and "special.belief" in found["export.dat", "5"] and "contact.phone" in found["export.dat", "4"]


def test_a_line_that_keeps_to_no_place_is_text() -> None:
    odd = b"END OF REPORT: rang Jane Ashby about the records of last week\r\n"
    items = read(lines() * 60 + odd, "a.txt")["a.txt"]
    assert odd.decode().strip() in body(items) and len([row for row in rows(items) if "2" in row]) == 2400


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (lines(), "text/x-placed"),
        (lines().replace(b"\r\n", b"\n"), "text/x-placed"),
        (lines()[: 10 * 62], "text/plain"),
        (b"".join(b"Name     Jane%02d     Phone    020 7946 00%02d     DOB    1984-02-%02d\n" % (n, n, n % 28 + 1) for n in range(40)), "text/plain"),
        (b"".join(b"AB 12 34 %02d C 020 7946 00%02d\n" % (n, n) for n in range(40)), "text/plain"),
        (("She said that she would call again.  He did not.\nThey left early and went home by the last train.\n" * 20).encode(), "text/plain"),
        (lines() + b"\n" + lines(), "text/plain"),
    ],
)  # fmt: skip
def test_what_is_one_and_what_is_none(text: bytes, known: str) -> None:
    assert kind(text[:8192], "a.txt") == known


def test_turns_in_fixed_places_are_a_call_where_calls_are_looked_for(tmp_path: Path) -> None:
    turn = "00:00:{:02}  {:<10}  {}\n"
    said = ("Could I take your number, please?", "It is oh seven seven double oh nine hundred one two three")
    (tmp_path / "call.txt").write_text("".join(turn.format(n, ("Agent:", "Caller:")[n % 2], said[n % 2]) for n in range(30)))
    source = Transcripts(str(tmp_path))
    (unit,) = (each for each in source.units() if isinstance(each, Unit) and each.name == "call.txt")
    batches = [each for each in source.read(Part("x", unit.name)) if not isinstance(each, Unit) and hasattr(each, "schema")]
    assert batches and all(are_turns(each.schema) for each in batches) and sum(each.num_rows for each in batches) == 30


def test_long_lines_and_many_cost_no_time() -> None:
    wide = (b"x  " * 20_000 + b"\n") * 30
    assert seconds(lambda: kind(wide[:8192], "a.txt")) < 1
    assert seconds(lambda: read(b"1  " * 300 + b"\n" + lines() * 500, "a.txt")) < 10
