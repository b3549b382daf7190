"""A table that goes on over a page without its header keeps the names of its columns."""

from __future__ import annotations

from tests.documents import column, read
from tests.pdfs import pages, stream

HEAD = ["Employee", "Date of birth", "Religion", "Salary"]
ROWS = [
    ["Imogen Tarrant", "03/04/1961", "Sikh", "GBP 30,000"],
    ["Joel Whitaker", "04/04/1964", "Jewish", "GBP 31,000"],
    ["Ravi Menon", "05/04/1967", "Muslim", "GBP 32,000"],
    ["Ann Other", "06/04/1970", "Hindu", "GBP 33,000"],
]
NEXT = "Employee: Ravi Menon\tDate of birth: 05/04/1967\tReligion: Muslim\tSalary: GBP 32,000"
LAST = "Employee: Ann Other\tDate of birth: 06/04/1970\tReligion: Hindu\tSalary: GBP 33,000"


def _content(rows: list[list[str]], width: int) -> bytes:
    at = [(20 + column * width, 700 - line * 14, cell) for line, row in enumerate(rows) for column, cell in enumerate(row)]
    return stream("".join(f"BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({cell}) Tj ET\n" for x, y, cell in at).encode())


def _said(*page: list[list[str]], width: int = 110) -> list[list[str]]:
    """The lines of each page of a file with these cells."""
    rows = read(pages(*(_content(rows, width) for rows in page)), "a.pdf")[0]["a.pdf"]
    return [text.split("\n") for text in column(rows, "")]


def test_rows_without_a_header_have_that_of_the_page_before() -> None:
    assert _said([HEAD, *ROWS[:2]], ROWS[2:])[1] == [NEXT, LAST]


def test_over_several_pages_with_heads_and_feet() -> None:
    around = ["Confidential"], ["Page 1 of 3"]
    said = _said([around[0], HEAD, *ROWS[:2], around[1]], [around[0], ROWS[2], around[1]], [around[0], ROWS[3], around[1]])
    assert said[1:] == [["Confidential", NEXT, "Page 1 of 3"], ["Confidential", LAST, "Page 1 of 3"]]


def test_a_table_of_its_own_below_what_goes_on() -> None:
    others = [["Supplier", "Sort code", "Balance", "Telephone"], ["Acme", "20-00-00", "12.50", "07700 900123"]]
    said = _said([HEAD, *ROWS[:2]], [*ROWS[2:], *others, others[1]])[1]
    assert said[:2] == [NEXT, LAST]
    assert said[-1] == "Supplier: Acme\tSort code: 20-00-00\tBalance: 12.50\tTelephone: 07700 900123"


def test_a_page_in_between_ends_the_table() -> None:
    plain = ["\t".join(row) for row in ROWS[2:]]
    assert _said([HEAD, *ROWS[:2]], [["Nothing to see here"]], ROWS[2:])[2] == plain
    below = [["The rest of this page"], ["was left blank"], ["on purpose"], ["as was agreed"]]
    assert _said([HEAD, *ROWS[:2], *below], ROWS[2:])[1] == plain


def test_prose_and_other_tables_do_not_go_on() -> None:
    head = [["Employee", "Religion"], ["Imogen Tarrant", "Sikh"], ["Joel Whitaker", "Jewish"]]
    prose = [
        ["The employee Imogen Tarrant", "14 Mill Lane, Wilmslow, Cheshire"],
        ["who was born on 4 May 1983", "SK9 5AF and is paid in cash"],
    ]
    assert _said(head, prose, width=200)[1] == ["\t".join(row) for row in prose]
    other = [["2024", "Sikh temples", "12", "Leeds"], ["2025", "Sikh temples", "13", "Hull"]]
    assert _said([HEAD, *ROWS[:2]], other)[1] == ["\t".join(row) for row in other]


def test_the_header_again_is_no_row() -> None:
    assert _said([HEAD, *ROWS[:2]], [HEAD, *ROWS[2:]])[1] == ["\t".join(HEAD), NEXT, LAST]
