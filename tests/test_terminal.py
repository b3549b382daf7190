"""The terminal: golden page, order, alignment, widths, escapes, figures, nothing hidden."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from reports import figures, terminal
from reports.text import cells, clip, clip_middle, clip_place, visible
from scanner.calls import Moment
from scanner.model import Declared, Place, Report, Reserved, Unread
from tests.report_fixture import HOSTILE, finding, report, written

GOLDEN = Path(__file__).parent / "golden" / "terminal.txt"


def lines(whole: Report, width: int = 100) -> list[str]:
    return written("terminal", whole, width=width).splitlines()


def test_what_is_no_terminal_gets_the_names_of_places_whole() -> None:
    long = "campaigns/2026/spring/" + "a-long-folder/" * 5 + "recipients of the first letter.csv"
    told = report(findings=(finding("share", long, "date_of_birth_of_the_account_holder", "demog.dob"),))
    assert f"{long}.date_of_birth_of_the_account_holder  demog.dob " in written("terminal", told, width=0)
    assert "0.90" in written("terminal", told, width=0) and "…" in written("terminal", told, width=100)


def test_on_a_narrow_terminal_the_place_is_worth_more_than_the_evidence() -> None:
    told = report(findings=(finding("crm", "applicants", "criminal_convictions", "criminal.offence"),))
    (line,) = [line for line in written("terminal", told, width=80).splitlines() if "criminal.offence" in line]
    assert "applicants.criminal_convictions" in line and "0.90" in line and len(line) <= 80
    assert "name: thing" in written("terminal", told, width=100)


def test_terminal_golden() -> None:
    """To renew: write `reports.terminal` of `report_fixture.report()` with width 100 into the file, and read the difference."""
    assert written("terminal", report(), width=100) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_terminal_fits_the_width(width: int) -> None:
    wide = finding("crm", "データベース" * 9, "列名", "contact.email", evidence=("名前: メール" * 9,))
    many = tuple(Unread(Place("s", "u" * 300, str(n)), f"reason {'long ' * 40}{n % 2}") for n in range(30))
    for line in lines(report(findings=(*report().findings, wide), unread=many), width):
        assert cells(line) <= width, line


@pytest.mark.parametrize("width", [80, 100, 120])
def test_terminal_columns_are_aligned(width: int) -> None:
    rows = [line for line in lines(report(), width) if re.match(r"  [✖●◆] ", line)]
    assert len(rows) == 19
    assert len({re.search(r" [01]\.\d\d(?= |$)", line).start() for line in rows}) == 1  # type: ignore[union-attr]


def test_terminal_order_is_loudest_first_and_not_read_last() -> None:
    heads = [line.split(" (")[0] for line in lines(report()) if re.match(r"[A-Z ]+ \(\d", line)]
    assert heads == ["PROHIBITED", "UNDECLARED", "OTHER PURPOSE", "ARGUABLE", "ACCEPTED", "DECLARED", "NOT JUDGED", "UNSEEN", "NOT READ"]
    figures_line = (
        "10 undeclared · 4 prohibited · 5 other-purpose · 2 arguable · 16 declared · 1 accepted · 3 not judged · 5 unseen · 4 not read"
    )
    assert lines(report(), 140)[-1] == figures_line
    shuffled = report(findings=report().findings[::-1])
    assert lines(shuffled) == lines(report())


def test_terminal_lists_few_declared_and_summarises_many() -> None:
    few = tuple(finding("crm", "t", f"c{n}", "contact.email", "declared") for n in range(5))
    assert sum("t.c" in line for line in lines(report(findings=few))) == 5
    many = tuple(finding("crm", "t", f"c{n:02}", "contact.email", "declared") for n in range(40))
    assert next(line for line in lines(report(findings=many)) if "contact.email" in line).startswith(
        "  ✓ Email address  contact.email  40 places: t.c00,"
    )


def test_terminal_groups_many_unread_and_counts_the_rest() -> None:
    many = tuple(Unread(Place("share", f"{n:03}.pdf"), "encrypted PDF") for n in range(315)) + report().unread
    text = written("terminal", report(unread=many))
    assert "▲ encrypted PDF (316)" in text and "and 313 more: see -f json" in text
    assert "permission denied for the table (1)" in text and "319 not read" in text


def test_terminal_says_twice_that_it_was_interrupted() -> None:
    stopped = lines(report(run=replace(report().run, interrupted=True)))
    assert stopped[0].startswith("INTERRUPTED") and stopped[-1].startswith("INTERRUPTED")
    assert not any("INTERRUPTED" in line for line in lines(report()))


def test_terminal_names_sources_of_which_nothing_was_read_and_test_data() -> None:
    text = written("terminal", report(coverage=report().coverage[:3]))
    assert "Nothing at all was read of: crm, hr, share." in text
    assert "Test data, counted apart: 7 cells with values" in text
    assert "Test data" not in written("terminal", report(test_data=0))


@pytest.mark.parametrize("width", [60, 80, 140])
def test_terminal_lists_places_of_nothing_but_test_data(width: int) -> None:
    places = tuple(
        Reserved(Place("crm", f"public.{'a_long_schema_name_' * 4}people_{n:02}", "phone"), "PHONE_NUMBER", "contact.phone", 9, n // 2)
        for n in range(20)
    )
    text = written("terminal", report(reserved=places), width=width).splitlines()
    listed = [line for line in text if "PHONE_NUMBER in" in line]
    assert len(listed) == 12 and all(len(line) <= width for line in listed)
    assert listed[0].startswith("  · crm: public.") and listed[0].endswith("phone  PHONE_NUMBER in 9 of 9 cells")
    assert "    and 8 places more: see -f json" in text
    assert not any("Nothing real of" in line for line in lines(report()))


def test_terminal_obeys_no_hostile_name() -> None:
    bad = finding(HOSTILE, HOSTILE, HOSTILE, HOSTILE, evidence=(HOSTILE,))
    notice = replace(report().notice, title=HOSTILE)
    whole = report(
        notice=notice,
        findings=(bad,) * 9,
        unread=(Unread(Place(HOSTILE, HOSTILE), HOSTILE),),
        declared=(Declared(HOSTILE, HOSTILE, "", False),),
    )
    lost = Unread(Place("share", "caf\udce9.txt"), "not UTF-8")
    quiet = report(findings=(replace(bad, status="declared"),) * 9, unread=(*whole.unread * 20, lost))
    for text in (written("terminal", one, width=200) for one in (whole, quiet)):
        text.encode("utf-8")
        assert r"\x1b[2J\u202eb\nc\u200b" in text
        assert all(character == "\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs") for character in text)


def test_terminal_colours_only_when_asked() -> None:
    assert "\x1b" not in written("terminal", report())
    coloured = written("terminal", report(), colour=True)
    assert "\x1b[1;31mPROHIBITED (4)\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == written("terminal", report())


def test_terminal_writes_to_an_output_that_lacks_the_marks() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    terminal.write(report(), out)
    out.flush()
    assert b"  x public.payments.cvv" in raw.getvalue() and rb"Gr\xf6\xdfe" in raw.getvalue()


def test_figures_never_round_into_none_or_all() -> None:
    assert [figures.percent(part, 10000) for part in (0, 1, 50, 9874, 9999, 10000)] == [
        "0 %",
        "<0.1 %",
        "0.5 %",
        "98.7 %",
        ">99.9 %",
        "100 %",
    ]
    assert figures.percent(0, 0) == "–"
    assert [figures.short(n) for n in (0, 999, 1000, 9874, 99999, 250000, 1234567)] == ["0", "999", "1k", "9.8k", "99.9k", "250k", "1.2M"]
    assert [figures.at_most(ratio) for ratio in (0, 0.0003, 0.00012, 0.0003012, 0.5, 1.0)] == [
        "0 %",
        "0.03 %",
        "0.012 %",
        "0.031 %",
        "50 %",
        "100 %",
    ]


def test_text_is_clipped_by_cells() -> None:
    assert clip("データ", 5) == "デー…" and cells("データ") == 6
    assert clip_middle("abcdefghij", 5) == "ab…ij"
    assert clip_place("archive/2019/exports/customers.csv", "email", 24) == "archive/2…mers.csv.email"
    assert visible("naïve – ok 😀") == "naïve – ok 😀"


@pytest.mark.parametrize(("status", "listed"), [("other-purpose", 5), ("undeclared", 5), ("prohibited", 12)])
def test_terminal_counts_further_places_of_a_category_but_lists_all_that_is_prohibited(status: str, listed: int) -> None:
    many = tuple(finding("share", f"t{n:02}", "c", "comms.feedback", status) for n in range(12))
    written = lines(report(findings=(*many, finding("share", "x", "c", "contact.email", status))))
    assert sum(".c " in line for line in written) == listed + 1
    assert ("    and comms.feedback in 7 places: see -f json" in written) is (listed == 5)


def test_terminal_tells_when_something_was_said_and_by_whom() -> None:
    moments = (Moment("17", "caller", 192.4, 199.0), Moment("17", "agent", 200.0, 201.0))
    heard = replace(finding("calls", "a.vtt", "", "pay.card_auth", "prohibited", evidence=("pattern 0.5",)))
    heard = replace(heard, found=replace(heard.found, where=(4, 5), row_is="turn", moments=moments))
    for width in (80, 120):
        (line,) = (line for line in lines(report(findings=(heard,)), width) if "a.vtt" in line)
        assert "call 17, 00:03" in line and cells(line) <= width
    assert "call 17, 00:03:12 caller; THING:…" in line
    alone = replace(heard, found=replace(heard.found, moments=(Moment(who="speaker 2"),)))
    assert "  speaker 2; " in next(line for line in lines(report(findings=(alone,)), 120) if "a.vtt" in line)


def test_terminal_lists_of_many_places_those_that_are_surest() -> None:
    many = tuple(finding("crm", f"t{n:02}", "c", "special.health", confidence=0.9 if n == 7 else 0.5) for n in range(12))
    listed = [line.split()[1] for line in lines(report(findings=many)) if ".c " in line]
    assert listed == ["t00.c", "t01.c", "t02.c", "t03.c", "t07.c"]
