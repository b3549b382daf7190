"""Notices as Word documents and PDF: the same facts as from text, and one sentence for what cannot be read."""

from __future__ import annotations

import io
import tomllib
import zipfile
from html import escape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from scanner.errors import ConfigError
from scanner.notice.read import read_notice
from scanner.notice.toml import save
from tests.documents import content, package
from tests.pdfs import pages, stream

NOTICES = Path(__file__).parent / "notices"
INTRO = "We collect or use the following information to provide and improve products and services for clients:"
_XML = '<w:{0} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{1}</w:{0}>'
_STYLES = _XML.format(
    "styles",
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:styleId="Loop"><w:name w:val="x"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:styleId="B"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>',
)


def p(text: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(*body: str) -> bytes:
    return package({"word/document.xml": _XML.format("document", f"<w:body>{''.join(body)}</w:body>"), "word/styles.xml": _STYLES})


def bullets(folder: Path, data: bytes, name: str) -> list[str]:
    (folder / name).write_bytes(data)
    return [bullet.says for purpose in read_notice(folder / name)[0].purposes for bullet in purpose.categories]


def test_a_word_document_gives_what_the_same_page_gives(tmp_path: Path) -> None:
    soup = BeautifulSoup((NOTICES / "generator.html").read_text("utf-8"), "html.parser")
    body = []
    for tag in soup.find_all(["h1", "h2", "h3", "p", "li"]):
        words = escape(" ".join(tag.get_text(" ").split()))
        body += [p(words, "B" if tag.name == "li" else "H2" if tag.name[0] == "h" else "")] if not tag.find(["p", "li"]) else []
    (tmp_path / "notice.docx").write_bytes(docx(*body))
    notice, expected = (read_notice(file)[0] for file in (tmp_path / "notice.docx", NOTICES / "generator.html"))
    assert [(one.id, one.categories) for one in notice.purposes] == [(one.id, one.categories) for one in expected.purposes]
    assert {len(one.lawful) > 0 for one in notice.purposes} == {True}
    assert tomllib.loads(save(notice))["rights"] == tomllib.loads(save(expected))["rights"]


def test_what_word_shows_as_an_item_is_one(tmp_path: Path) -> None:
    item = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    data = docx(
        p("Privacy notice for customers", "T"),
        p("What we collect", "Mine"),
        p(INTRO),
        p("Gender", "B"),
        p("Email &lt;address&gt;", "", item.format(1, 3)),
        f"<w:sdt><w:sdtContent>{p('Occupation', 'B')}</w:sdtContent></w:sdt><w:ins>{p('Date of birth', 'B')}</w:ins>",
        '<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:del><w:r><w:delText>Religion</w:delText></w:r></w:del><w:r><w:t>Pronouns</w:t></w:r></w:p>',
        p("Is no item", "B", item.format(0, 0)),
        p("Loops", "Loop"),
    )
    assert bullets(tmp_path, data, "a.docx") == ["Gender", "Email <address>", "Occupation", "Date of birth", "Pronouns"]


def test_a_pdf_gives_its_bullets_with_wrapped_lines_as_one(tmp_path: Path) -> None:
    shown = [
        "Privacy notice for customers", *(INTRO[:60].rstrip(), INTRO[60:].lstrip()), "\x95 Gender", "\x95 Payment details and all that belongs to them, such as those of",
        "Banks and of cards", "\x95 Pronouns"
    ]  # fmt: skip
    drawn = b"".join(b"1 0 0 1 72 %d Tm (%b) Tj " % (700 - 20 * n, line.encode("latin-1")) for n, line in enumerate(shown))
    data = pages(stream(b"BT /F 12 Tf " + drawn + b"ET")).replace(b"/BaseFont/Helvetica", b"/BaseFont/Helvetica/Encoding/WinAnsiEncoding")
    found = bullets(tmp_path, data, "a.pdf")
    assert found == ["Gender", "Payment details and all that belongs to them, such as those of Banks and of cards", "Pronouns"]


def test_marks_of_another_size_contents_and_running_feet_are_no_text(tmp_path: Path) -> None:
    """The bullets were larger than the text: their items became headings, and the list was lost."""

    def page(number: int, *items: str) -> bytes:
        drawn = b"".join(
            b"/F 13 Tf 1 0 0 1 90 %d Tm (\x95 ) Tj /F 10 Tf 1 0 0 1 100 %d Tm (%b) Tj " % (700 - 20 * n, 700 - 20 * n, item.encode())
            for n, item in enumerate(items)
        )
        foot = b"/F 10 Tf 1 0 0 1 72 40 Tm (Example Trust, page %d) Tj " % number
        end = b"/F 10 Tf 1 0 0 1 72 600 Tm (%b) Tj " % (
            b"What we make of it is nobody's business but ours, and so we say nothing." if number == 3 else b""
        )
        head = b"".join(
            b"/F 10 Tf 1 0 0 1 72 %d Tm (%b) Tj " % (760 - 15 * n, line)
            for n, line in enumerate((b"1. What we collect ........ 1", INTRO.encode()) if number == 1 else ())
        )
        return stream(b"BT " + head + drawn + end + foot + b"ET")

    shown = pages(
        page(1, "Gender", "Occupation"),
        page(2, "Date of birth"),
        page(3, "Pronouns, which are kept for as long as anybody wants to be called by them"),
    )
    data = shown.replace(b"/BaseFont/Helvetica", b"/BaseFont/Helvetica/Encoding/WinAnsiEncoding")
    last = "Pronouns, which are kept for as long as anybody wants to be called by them"
    assert bullets(tmp_path, data, "a.pdf") == ["Gender", "Occupation", "Date of birth", last]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.docx", b"PK\x03\x04", "is a damaged or encrypted document"),
        ("a.xlsx", package({"xl/workbook.xml": "<a/>"}), ".xlsx files cannot be read yet"),
        ("a.bin", package({"xl/workbook.xml": "<a/>"}), "is no Word document (.docx)"),
        ("a.docx", package({"word/document.xml": "<a"}), "is a damaged or encrypted document"),
        ("a.docx", package({"word/document.xml": "<a/>"}), "no list of collected personal information"),
        ("a.docx", package({"word/document.xml": " " * 20_000_001}), "is larger than 20 MB unpacked"),
        ("a.pdf", b"%PDF-1.7", "is a damaged or encrypted document"),
        ("a.pdf", content("locked.pdf"), "is a damaged or encrypted document"),
        ("a.pdf", pages(stream(b"")), "shows no text, but pictures of it"),
        ("a.pdf", pages(*[stream(b"")] * 301), "has more than 300 pages"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ConfigError) as refused:
        read_notice(tmp_path / name)
    assert str(refused.value).startswith(f"{tmp_path / name}: ") and sentence in str(refused.value)


def cell(*paragraphs: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{''.join(p(text) for text in paragraphs)}</w:tc>"


def test_a_cell_over_several_rows_of_a_word_table_stands_in_each(tmp_path: Path) -> None:
    """The purpose of the second row was lost, and the paragraphs of a cell ran into one word."""
    first, further = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        cell("Purpose") + cell("Personal data"),
        cell("Paying you", more=first) + cell("Gender", "Bank details"),
        cell("", more=further) + cell("Date of birth"),
    )
    data = docx(p("Privacy notice", "T"), f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
    (tmp_path / "a.docx").write_bytes(data)
    (paying,) = read_notice(tmp_path / "a.docx")[0].purposes
    assert (paying.says, [bullet.says for bullet in paying.categories]) == ("Paying you", ["Gender", "Bank details", "Date of birth"])


def set_lines(*lines: tuple[str, int, str]) -> bytes:
    """A page of lines, each with its size in points and its face."""
    drawn = b"".join(b"/%b %d Tf 1 0 0 1 72 %d Tm (%b) Tj " % (face.encode(), size, 760 - 20 * n, text.encode())
                     for n, (text, size, face) in enumerate(lines))  # fmt: skip
    bold = b"/B<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"
    return pages(stream(b"BT " + drawn + b"ET")).replace(b"/Font<<", b"/Font<<" + bold, 1)


def test_what_a_pdf_sets_larger_or_bold_is_a_heading(tmp_path: Path) -> None:
    """Nothing else marks one there: its sections ran into one, and all that was collected was declared for every purpose."""
    data = set_lines(
        ("Privacy notice", 20, "F"),
        ("Newsletters", 14, "F"),
        ("We use your name and email address for this, and for nothing else at all.", 10, "F"),
        ("Paying the people who work for", 10, "B"),
        ("us", 10, "B"),
        ("We use your bank details and your date of birth for this, and for nothing else.", 10, "F"),
    )
    (tmp_path / "a.pdf").write_bytes(data)
    found = {purpose.says: purpose.keys for purpose in read_notice(tmp_path / "a.pdf")[0].purposes}
    assert found == {
        "Newsletters": {"person.name", "contact.email"},
        "Paying the people who work for us": {"pay.bank", "demog.dob"},
    }


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    whole = docx(p(INTRO), p("Gender&b;&c;", "B"))
    with zipfile.ZipFile(tmp_path / "in.docx", "w") as out, zipfile.ZipFile(io.BytesIO(whole)) as given:
        for name in given.namelist():
            out.writestr(name, (bomb if name == "word/document.xml" else "") + given.read(name).decode())
    assert bullets(tmp_path, (tmp_path / "in.docx").read_bytes(), "a.docx") == ["Gender"]
