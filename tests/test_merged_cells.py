"""Tables with merged cells: what stands behind or below one keeps its column, in every format alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from tests.documents import docx, package, read

#: A cell: its text, and how many columns and rows it takes. None stands where a cell above reaches down.
Cell: TypeAlias = tuple[str, int, int] | str | None
Rows: TypeAlias = list[list[Cell]]

ROWS: Rows = [
    ["Employee", "Date of birth", "Religion", "Salary"],
    [("Imogen Tarrant", 1, 2), "03/04/1961", "Sikh", "£30,000"],
    [None, "05/06/1962", "Hindu", "£31,500"],
    [("Joel Whitaker", 2, 1), "Jewish", "£31,000"],
    ["Ravi Menon", "07/08/1963", "Muslim", "£32,000"],
]
SAID = [
    {"Employee": "Imogen Tarrant", "Date of birth": "03/04/1961", "Religion": "Sikh", "Salary": "£30,000"},
    {"Date of birth": "05/06/1962", "Religion": "Hindu", "Salary": "£31,500"},
    {"Employee": "Joel Whitaker", "Religion": "Jewish", "Salary": "£31,000"},
    {"Employee": "Ravi Menon", "Date of birth": "07/08/1963", "Religion": "Muslim", "Salary": "£32,000"},
]
#: Two rows of names, of which the first spans the second.
HEADED: Rows = [
    [("Employee", 1, 2), ("Equality data", 2, 1), ("Salary", 1, 2)],
    [None, "Date of birth", "Religion", None],
    ["Imogen Tarrant", "03/04/1961", "Sikh", "£30,000"],
    ["Ravi Menon", "07/08/1963", "Muslim", "£32,000"],
]
WIDE: Rows = [
    ["Employee", ("Next of kin", 2, 1), "Religion"],
    ["Imogen Tarrant", "Ann Tarrant", "07700 900123", "Sikh"],
    ["Ravi Menon", "Asha Menon", "07700 900456", "Muslim"],
]


def _cell(cell: Cell) -> tuple[str, int, int]:
    return ("", 1, 1) if cell is None else (cell, 1, 1) if isinstance(cell, str) else cell


def _word(rows: Rows) -> bytes:
    def cell(one: Cell) -> str:
        said, wide, high = _cell(one)
        merge = "<w:vMerge/>" if one is None else '<w:vMerge w:val="restart"/>' if high > 1 else ""
        span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
        return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:tc>"

    return docx("<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>")


def _odt(rows: Rows) -> bytes:
    def cell(one: Cell) -> str:
        said, wide, high = _cell(one)
        if one is None:
            return "<table:covered-table-cell/>"
        spans = f' table:number-columns-spanned="{wide}" table:number-rows-spanned="{high}"' if wide + high > 2 else ""
        behind = f'<table:covered-table-cell table:number-columns-repeated="{wide - 1}"/>' if wide > 1 else ""
        return f"<table:table-cell{spans}><text:p>{said}</text:p></table:table-cell>{behind}"

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    names = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'
    content = f"<office:document-content {names}><table:table>{body}</table:table></office:document-content>"
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _rtf(rows: Rows) -> bytes:
    def row(cells: list[Cell]) -> str:
        wide = 0
        edges = [wide := wide + _cell(cell)[1] * 1000 for cell in cells]
        said = "".join(rf"{_cell(cell)[0]}\intbl\cell ".replace("£", r"\'a3") for cell in cells)
        return r"\trowd" + "".join(rf"\cellx{edge}" for edge in edges) + f" {said}\\row\n"

    return (r"{\rtf1\ansi " + "".join(map(row, rows)) + r"\pard Regards\par}").encode("cp1252")


def _slides(rows: Rows) -> bytes:
    def cell(one: Cell) -> str:
        said, wide, high = _cell(one)
        if one is None:
            return '<a:tc vMerge="1"><a:txBody><a:p/></a:txBody></a:tc>'
        spans = (f' gridSpan="{wide}"' if wide > 1 else "") + (f' rowSpan="{high}"' if high > 1 else "")
        behind = '<a:tc hMerge="1"><a:txBody><a:p/></a:txBody></a:tc>' * (wide - 1)
        return f"<a:tc{spans}><a:txBody><a:p><a:r><a:t>{said}</a:t></a:r></a:p></a:txBody></a:tc>{behind}"

    body = "".join(f"<a:tr>{''.join(map(cell, row))}</a:tr>" for row in rows)
    return package(
        {
            "ppt/presentation.xml": '<p:presentation xmlns:p="p"/>',
            "ppt/slides/slide1.xml": f'<p:sld xmlns:p="p" xmlns:a="a"><a:tbl>{body}</a:tbl></p:sld>',
        }
    )


def _page(rows: Rows, head: str = "td") -> bytes:
    def row(at: int, cells: list[Cell]) -> str:
        tag = head if (any(isinstance(cell, tuple) and cell[2] > 1 for cell in rows[0]) and at < 2) or at == 0 else "td"
        spans = [_cell(cell) for cell in cells if cell is not None]
        return "<tr>" + "".join(f'<{tag} colspan="{wide}" rowspan={high}>{said}</{tag}>' for said, wide, high in spans) + "</tr>"

    return ("<!doctype html><table>" + "".join(row(at, cells) for at, cells in enumerate(rows)) + "</table>").encode()


def _labelled(row: dict[str, str]) -> list[dict[str, str]]:
    """The lines of a row, each as what its cells are called."""
    return [dict(cell.split(": ", 1) for cell in line.split("\t") if ": " in cell) for line in row.get("", "").split("\n")]


def _told(data: bytes, name: str) -> list[dict[str, str]]:
    """The rows of a table by the names of their cells."""
    rows = read(data, name)[0][name]
    assert not any("\x1f" in value for row in rows for value in row.values())
    return [said for row in rows for said in ([row] if "" not in row else _labelled(row)) if said]


FORMATS: dict[str, Callable[[Rows], bytes]] = {
    "a.docx": _word,
    "a.odt": _odt,
    "a.rtf": _rtf,
    "a.pptx": _slides,
    "a.html": _page,
    "b.html": lambda rows: _page(rows, "th"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_cells_behind_and_below_a_merged_one_keep_their_column(name: str) -> None:
    assert _told(FORMATS[name](ROWS), name) == SAID


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("a.html", "a.rtf")])
def test_names_in_two_rows(name: str) -> None:
    assert _told(FORMATS[name](HEADED), name) == [
        {"Employee": "Imogen Tarrant", "Date of birth": "03/04/1961", "Religion": "Sikh", "Salary": "£30,000"},
        {"Employee": "Ravi Menon", "Date of birth": "07/08/1963", "Religion": "Muslim", "Salary": "£32,000"},
    ]


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.pptx"])
def test_a_name_over_two_columns_is_that_of_both(name: str) -> None:
    rows = read(FORMATS[name](WIDE), name)[0][name]
    lines = [line for row in rows for line in row[""].split("\n")]
    assert lines[1:] == [
        "Employee: Imogen Tarrant\tNext of kin: Ann Tarrant\tNext of kin: 07700 900123\tReligion: Sikh",
        "Employee: Ravi Menon\tNext of kin: Asha Menon\tNext of kin: 07700 900456\tReligion: Muslim",
    ]


def test_a_name_over_two_columns_of_a_page() -> None:
    assert _told(_page(WIDE, "th"), "a.html") == [
        {"Employee": "Imogen Tarrant", "Next of kin": "Ann Tarrant", "Next of kin_2": "07700 900123", "Religion": "Sikh"},
        {"Employee": "Ravi Menon", "Next of kin": "Asha Menon", "Next of kin_2": "07700 900456", "Religion": "Muslim"},
    ]


def test_a_row_that_begins_further_right() -> None:
    """`gridBefore`: so many columns of the grid are left out before the first cell."""
    body = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in ("09/10/1964", "Sikh", "£33,000"))
    head = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in ("Employee", "Date of birth", "Religion", "Salary"))
    shifted = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{body}</w:tr>'
    told = _told(docx(f"<w:tbl><w:tr>{head}</w:tr>{shifted}{shifted}</w:tbl>"), "a.docx")
    assert told == [{"Date of birth": "09/10/1964", "Religion": "Sikh", "Salary": "£33,000"}] * 2


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.pptx", "a.rtf"])
def test_a_title_over_all_columns_is_no_value_of_the_first(name: str) -> None:
    rows = read(FORMATS[name]([ROWS[0], [("Leavers of 2024", 4, 1)], *ROWS[4:]]), name)[0][name]
    assert [line for row in rows for line in row[""].split("\n")][1] == "Leavers of 2024"


def test_an_empty_first_cell_keeps_its_place() -> None:
    rows: Rows = [ROWS[0], ["", "05/06/1962", "Hindu", "£31,500"], ROWS[4]]
    assert _told(_rtf(rows), "a.rtf") == [SAID[1], SAID[3]]


def test_a_title_over_all_columns_of_a_page_is_no_value_of_the_first() -> None:
    rows: Rows = [ROWS[0], [("Leavers of 2024", 4, 1)], *ROWS[4:]]
    found = read(_page(rows, "th"), "a.html")[0]["a.html"]
    assert [row[""] for row in found if "" in row] == ["Leavers of 2024"]
    assert SAID[3] in found


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "a.pptx"])
def test_spans_without_end_cost_nothing(name: str) -> None:
    rows: Rows = [ROWS[0], *([[("x", 999_999_999, 999_999_999), "03/04/1961"]] * 2000)]
    found = read(FORMATS[name](rows), name)[0][name]
    assert 2000 <= sum(value.count("03/04/1961") for row in found for value in row.values()) <= 2001
    assert sum(len(value) for row in found for value in row.values()) < 400_000
