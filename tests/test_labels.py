"""Tables and forms in documents: a cell is read with the header above it or the label beside it, in every format alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from connectors.readers import csv_, labels
from connectors.readers.sheets import grid, layout
from scanner.gathered import told
from scanner.model import Evidence, Place
from tests.documents import column, docx, package, read
from tests.pdfs import pages, stream

TABLE = [
    ["Employee", "Date of birth", "Religion", "Salary"],
    ["Imogen Tarrant", "03/04/1961", "Sikh", "£30,000"],
    ["Joel Whitaker", "04/04/1964", "Jewish", "£31,000"],
    ["Ravi Menon", "", "Muslim", "£32,000"],
]
FORM = [
    ["New starter form"],
    ["Full name:", "Imogen Tarrant"],
    ["Date of birth:", "04/05/1983"],
    ["Religion:", "Muslim"],
    ["Ethnicity:", "Black Caribbean"],
]
SAID = ["New starter form", "Full name: Imogen Tarrant", "Date of birth: 04/05/1983", "Religion: Muslim", "Ethnicity: Black Caribbean"]


def _word(rows: list[list[str]]) -> bytes:
    cells = ["".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) for row in rows]
    return docx("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>")


def _rtf(rows: list[list[str]]) -> bytes:
    lines = [r"\trowd" + "".join(rf"\cellx{(at + 1) * 1000}" for at in range(len(row))) + " " + "".join(rf"{cell}\intbl\cell " for cell in row)
             for row in rows]  # fmt: skip
    return (r"{\rtf1\ansi " + "".join(line + "\\row\n" for line in lines) + "}").encode("cp1252")


def _odt(rows: list[list[str]]) -> bytes:
    cells = [
        "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" if cell else "<table:table-cell/>" for cell in row)
        for row in rows
    ]
    names = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><table:table>{body}</table:table></office:document-content>",
        }
    )


MAKERS: dict[str, Callable[[list[list[str]]], bytes]] = {"a.docx": _word, "a.rtf": _rtf, "a.odt": _odt}


@pytest.mark.parametrize("name", MAKERS)
def test_a_table_of_a_document_is_read_under_its_header(name: str) -> None:
    rows = column(read(MAKERS[name](TABLE), name)[0][name], "")
    assert rows == [
        "Employee\tDate of birth\tReligion\tSalary",
        "Employee: Imogen Tarrant\tDate of birth: 03/04/1961\tReligion: Sikh\tSalary: £30,000",
        "Employee: Joel Whitaker\tDate of birth: 04/04/1964\tReligion: Jewish\tSalary: £31,000",
        "Employee: Ravi Menon\tReligion: Muslim\tSalary: £32,000",
    ]


@pytest.mark.parametrize("name", MAKERS)
def test_a_form_of_a_document_is_read_beside_its_labels(name: str) -> None:
    assert column(read(MAKERS[name](FORM), name)[0][name], "") == SAID


def _pdf(rows: list[list[str]], width: int = 110) -> bytes:
    """A page with a cell at every `width` points of a line."""
    at = [(20 + column * width, 700 - line * 14, cell) for line, row in enumerate(rows) for column, cell in enumerate(row)]
    return pages(stream("".join(f"BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({cell}) Tj ET\n" for x, y, cell in at).encode()))


def test_a_table_of_a_pdf() -> None:
    table = [[cell.replace("£", "GBP ") for cell in row if cell] for row in TABLE]
    assert column(read(_pdf(table), "a.pdf")[0]["a.pdf"], "")[0].split("\n") == [
        "Employee\tDate of birth\tReligion\tSalary",
        "Employee: Imogen Tarrant\tDate of birth: 03/04/1961\tReligion: Sikh\tSalary: GBP 30,000",
        "Employee: Joel Whitaker\tDate of birth: 04/04/1964\tReligion: Jewish\tSalary: GBP 31,000",
        "Ravi Menon\tMuslim\tGBP 32,000",  # an empty cell cannot be told: better no header than a wrong one
    ]


def test_a_form_of_a_pdf() -> None:
    assert column(read(_pdf(FORM), "a.pdf")[0]["a.pdf"], "") == ["\n".join(SAID)]


def test_two_columns_of_prose_are_no_table() -> None:
    prose = [
        ["The employee Imogen", "14 Mill Lane, Wilmslow"],
        ["Tarrant, born on 4 May", "SK9 5AF and is paid"],
        ["1983, who lives at", "monthly in cash"],
    ]
    assert column(read(_pdf(prose, 200), "a.pdf")[0]["a.pdf"], "") == ["\n".join("\t".join(row) for row in prose)]


def test_a_table_in_markdown_keeps_its_lines() -> None:
    table = ["|" + "|".join(row) + "|" for row in TABLE]
    lines = ["# Staff", "", table[0], "|---|:-:|---|---|", *table[1:], "", "a | b", "- [ ] x"]
    said = column(read("\n".join(lines).encode(), "a.md")[0]["a.md"], "")
    assert len(said) == len(lines) and said[3] == lines[3] and [said[0], *said[-3:]] == ["# Staff", *lines[-3:]]
    assert said[4] == "Employee: Imogen Tarrant\tDate of birth: 03/04/1961\tReligion: Sikh\tSalary: £30,000"
    assert said[6] == "Employee: Ravi Menon\tReligion: Muslim\tSalary: £32,000"


def test_options_of_a_program_head_no_table() -> None:
    rows = [["-o, --output=FILE", "output file"], ["-c, --check", "checks the syntax only"], ["-h, --help", "display this help"]]
    assert column(read(_pdf(rows, 200), "a.pdf")[0]["a.pdf"], "") == ["\n".join("\t".join(row) for row in rows)]


def test_an_empty_cell_at_the_left_shifts_no_header() -> None:
    rows = [["", "Date of birth", "Religion"], ["", "03/04/1961", "Sikh"], ["Ann", "04/04/1964", "Jewish"]]
    assert column(read(_word(rows), "a.docx")[0]["a.docx"], "")[1:] == [
        "Date of birth: 03/04/1961\tReligion: Sikh",
        "Ann\tDate of birth: 04/04/1964\tReligion: Jewish",
    ]


def test_a_form_in_delimited_text() -> None:
    data = "\n".join(";".join(f'"{cell}"' for cell in row) for row in FORM).encode()
    assert column(read(data, "form.csv")[0]["form.csv"], "") == SAID


@pytest.mark.parametrize("data", [b'Full name,"Imogen\nTarrant"\nDate of birth,04/05/1983\nReligion,Sikh\n', b"a,b\n" * 9])
def test_what_is_no_form_stays_a_table(data: bytes) -> None:
    rows = read(data, "a.csv")[0]["a.csv"]
    assert all(len(row) == 2 for row in rows)


def test_a_long_list_of_pairs_is_a_table() -> None:
    data = "".join(f"{name},{at}\n" for at, name in enumerate(["email", "phone", "salary"] * 100)).encode()
    assert all(":" not in str(list(row.values())) for row in read(data, "a.csv")[0]["a.csv"])


def _page(rows: list[list[str]]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"


@pytest.mark.parametrize("name", ["a.html", "export.xls"])
@pytest.mark.parametrize("around", ["{}", "<html><body>{}</body></html>", "<div class='x'>{}</div>"])
def test_a_table_of_a_page_has_columns_also_without_th(name: str, around: str) -> None:
    rows = read(around.format(_page(TABLE)).encode(), name)[0][name]
    assert column(rows, "Date of birth")[:2] == ["03/04/1961", "04/04/1964"] and column(rows, "Religion") == ["Sikh", "Jewish", "Muslim"]


def test_a_form_of_a_page_has_its_labels_as_columns() -> None:
    rows = read(_page(FORM).encode(), "form.html")[0]["form.html"]
    assert column(rows, "Date of birth") == ["04/05/1983"] and column(rows, "Religion") == ["Muslim"]
    assert column(rows, "") == ["New starter form"]


def test_xml_with_tables_of_its_own_stays_xml() -> None:
    data = b"<table><row><td>1</td></row><row><entry>2</entry></row></table>"
    assert list(read(data, "a.xml")[0]["a.xml"][0]) != [""]


def test_two_pairs_side_by_side_on_a_sheet() -> None:
    rows = [
        [(0, "Full name:"), (1, "Imogen Tarrant"), (3, "Sort code:"), (4, "20-00-00")],
        [(0, "Date of birth:"), (1, "04/05/1983"), (3, "Account number:"), (4, "55779911")],
        [(0, "Religion:"), (1, "Sikh")],
    ]
    batches = list(grid.batches(enumerate(rows)))
    assert {name: values for batch in batches for name, values in batch.to_pydict().items()} == {
        "Full name": ["Imogen Tarrant"], "Sort code": ["20-00-00"], "Date of birth": ["04/05/1983"], "Account number": ["55779911"],
        "Religion": ["Sikh"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Email", "Phone"], ["Ann", "a@example.org", "1"], ["Bob", "b@example.org", "2"]],  # a header
        [["email", "name"], ["date of birth", "religion"]],  # names on both sides
        [["Ann", "1"], ["Bob", "2"], ["Cy", "3"]],
        [["email", "a@example.org"], ["email", "b@example.org"], ["email", "c@example.org"]],  # the same label again: a column
        [["email", "a@example.org", "phone"], ["religion", "Sikh", "salary"]],  # no value for the last
    ],
)
def test_these_are_no_forms(rows: list[list[str]]) -> None:
    assert layout.label_columns([list(enumerate(row)) for row in rows]) == []


def test_values_of_a_form_need_not_stand_in_one_column() -> None:
    rows = [[(0, "Full name"), (1, "Imogen Tarrant")], [(0, "Religion"), (3, "Sikh")]]
    assert layout.form(rows) == ([(0, "Full name"), (1, "Religion")], ["Imogen Tarrant", "Sikh"], [])


def test_blocks_keep_their_order_and_side_texts_stay() -> None:
    rows = [("", "\t".join(row)) for row in TABLE]
    blocks = [("", "Before"), *rows[:2], ("comment", "a\tb"), *rows[2:], ("", "After"), ("", "A split\tword"), ("\f", ""), ("", "x\ty")]
    said = list(labels.of_blocks(blocks))
    assert [name for name, _ in said] == [name for name, _ in blocks]
    assert said[3] == ("comment", "a\tb") and said[-3:] == [("", "A split\tword"), ("\f", ""), ("", "x\ty")]
    assert said[4] == ("", "Employee: Joel Whitaker\tDate of birth: 04/04/1964\tReligion: Jewish\tSalary: £31,000")


def test_a_second_table_that_follows_at_once_has_its_own_header() -> None:
    other = [["Email", "Phone", "Notes"], ["a@example.org", "07700 900123", "left early"], ["b@example.org", "07700 900124", "came late"]]
    blocks = [("", "\t".join(row)) for row in [*TABLE, *([TABLE[1]] * 20), *other]]
    said = [text for _, text in labels.of_blocks(blocks)]
    assert said[-2:] == [f"Email: {mail}\tPhone: {phone}\tNotes: {note}" for mail, phone, note in other[1:]]
    assert said[-4].startswith("Employee: Imogen Tarrant\tDate of birth: 03/04/1961")


def test_no_page_is_told_of_what_a_document_says_of_itself() -> None:
    def what(name: str, form: str) -> str:
        return told(Evidence(Place("s", "u", name), "EMAIL_ADDRESS", "contact.email", 0.9, 4, 1, 1, (), where=(3,)), form, {}).row_is

    assert (
        what("subject", "application/pdf") == "row"
        and what("", "application/pdf") == "page"
        and what("subject", "application/mbox") == "message"
    )


def test_a_table_of_two_columns_and_one_row_is_no_form(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("speaker,text\ncaller,it is taken out thanks\n", encoding="utf-8")
    with (tmp_path / "x.csv").open("rb") as file:
        assert [batch.schema.names for batch in csv_.tables(file)] == [["speaker", "text"]]
