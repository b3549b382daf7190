"""PDF: a row is a page; what stands beside the text; hostile and damaged files end in a reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.readers import ocr
from connectors.readers.documents import pdf_xmp
from connectors.readers.documents.ranges import Ranges
from scanner.errors import Unreadable
from tests.documents import FILES, column, read
from tests.pdfs import image, pages, pdf, stream, words

LETTER = (FILES / "letter.pdf").read_bytes()
FIELD = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(email)/TU(Your address)/V(jane@example.org)/Rect[0 0 9 9]>>"
CHOICE = b"<</Type/Annot/Subtype/Widget/FT/Ch/T(Jane Example)/V(Jo)/Opt[(Jo)(Jill)]/Rect[0 0 9 9]>>"
NOTE = b"<</Type/Annot/Subtype/Text/Contents(ring 07700 900123)/T(Jane Example)/Rect[0 0 9 9]>>"
LINK = b"<</Type/Annot/Subtype/Link/A<</S/URI/URI(mailto:jane@example.org)>>/Rect[0 0 9 9]>>"
EMBEDDED = stream(b"name,email\nJane,jane@example.org\nJo,jo@example.org\n", b"/Type/EmbeddedFile")


def test_every_nook() -> None:
    rows, unread = read(LETTER, "letter.pdf")
    found = set(re.findall("cn[a-z]{3,}", str(rows["letter.pdf"])))
    wanted = (
        "cnbody cnbroken cndeleted cninserted cnsplit cntab cnlink cnmailto cnfootnote cnendnote cnheader cnfooter cncomment cncommenter"
    )
    wanted += " cntextbox cnshape cncell cnnested cnlist cninput cnpagetwo cnheading cntitle cnsubject cnkeyword cnauthor"
    assert set(wanted.split()) - found == set() and not unread


def test_a_row_is_a_page_and_an_empty_page_is_one() -> None:
    rows, _ = read(pages(words(b"one"), stream(b""), words(b"three")), "a.pdf")
    assert column(rows["a.pdf"], "") == ["one", "", "three"]


def test_lines_stay_lines() -> None:
    content = stream(b"BT /F 12 Tf 72 700 Td (Phone: 020 7946 0001) Tj 0 -20 Td (Jane Example) Tj ET")
    assert column(read(pages(content), "a.pdf")[0]["a.pdf"], "") == ["Phone: 020 7946 0001\nJane Example"]


def test_fields_comments_links_stand_on_their_page() -> None:
    data = pages(
        words(b"text"),
        catalogue=b"/AcroForm<</Fields[4 0 R 5 0 R]>>",
        page=b"/Annots[4 0 R 5 0 R 6 0 R 7 0 R]",
        more=(FIELD, CHOICE, NOTE, LINK),
    )
    row = read(data, "a.pdf")[0]["a.pdf"][0]
    assert row["email"] == "jane@example.org" and row["link"] == "mailto:jane@example.org" and row["comment"] == "ring 07700 900123"
    assert row["comment author"] == "Jane Example" and "Your address" in row["form field"]
    assert "Jane Example" not in row and row["{}"] == ["Jane Example", "Jo"], "a field named like a person is a value, not a column"


def test_embedded_files_are_units() -> None:
    names = b"/Names<</EmbeddedFiles<</Names[(list.csv)5 0 R]>>>>"
    rows, _ = read(
        pages(words(b"text"), catalogue=names, more=(EMBEDDED, b"<</Type/Filespec/F(list.csv)/UF(list.csv)/EF<</F 4 0 R>>>>")), "a.pdf"
    )
    assert rows["a.pdf!list.csv"][0] == {"name": "Jane", "email": "jane@example.org"}


def test_what_the_document_says_of_itself() -> None:
    outline = (b"<</First 5 0 R/Last 5 0 R/Count 1>>", b"<</Title(Jane's chapter)/Parent 4 0 R>>")
    xmp = stream(b'<x:xmpmeta xmlns:x="x"><d:creator xmlns:d="d">Jo Example</d:creator></x:xmpmeta>', b"/Type/Metadata/Subtype/XML")
    info = b"<</Author(Jane Example)/Title(A letter)>>"
    data = pages(words(b"text"), catalogue=b"/Outlines 4 0 R/Metadata 6 0 R", more=(*outline, xmp, info), trailer=b"/Info 7 0 R")
    rows = read(data, "a.pdf")[0]["a.pdf"]
    assert rows[1:] == [{"bookmark": "Jane's chapter"}, {"metadata text": "Jo Example"}, {"author": "Jane Example", "title": "A letter"}]


def test_xmp_across_blocks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf_xmp, "_BLOCK", 7)
    path = tmp_path / "a"
    path.write_bytes(b"noise " * 5 + b"<x:xmpmeta xmlns:x='x'>one</x:xmpmeta> noise <x:xmpmeta xmlns:x='x'>two</x:xmpmeta>")
    with path.open("rb") as file:
        assert list(pdf_xmp.packets(file)) == [("metadata text", "one"), ("metadata text", "two")]


def test_a_scan_without_tesseract_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "missing", lambda node, picture=False: "tesseract is not installed")
    scan = stream(b"q 600 0 0 700 0 0 cm /I Do Q")
    data = pages(words(b"one"), scan, scan, words(b"four"), scan, more=(image(10, 10, b"\x80" * 100),))
    rows, unread = read(data, "a.pdf")
    assert unread == {"a.pdf": ["pages 2-3, 5: an image without text, and tesseract is not installed: not read"]}
    assert column(rows["a.pdf"], "") == ["one", "", "", "four", ""]


ENCRYPTED = b"/Encrypt<</Filter/Standard/V 1/R 2/P -1/O<%b>/U<%b>>>/ID[<00><00>]" % (b"41" * 32, b"42" * 32)


def test_encrypted() -> None:
    with pytest.raises(Unreadable, match=r"^encrypted PDF$"):
        read(pages(words(b"text"), trailer=ENCRYPTED), "a.pdf")
    with pytest.raises(Unreadable, match=r"^encrypted PDF$"):
        read((FILES / "locked.pdf").read_bytes(), "a.pdf")
    assert read((FILES / "owner.pdf").read_bytes(), "a.pdf")[0]["a.pdf"][0] == {"": "Jane Example"}


def test_pages_that_are_not_there() -> None:
    catalogue = b"<</Type/Catalog/Pages 2 0 R>>"
    many = pdf(catalogue, b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
    assert read(many, "a.pdf")[1] == {"a.pdf": ["pages 2-1000000: damaged: not read"]}
    loop = pdf(catalogue, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000>>")
    assert read(loop, "a.pdf")[1] == {"a.pdf": ["pages 1-1000: damaged: not read"]}


def test_a_page_that_says_it_is_a_continent(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[bytes] = []
    monkeypatch.setattr(ocr, "missing", lambda node, picture=False: "")
    monkeypatch.setattr(ocr, "text", lambda picture, node: drawn.append(picture) or "seen")
    for box in (b"1000000000 1000000000", b"1000000000 1", b"1 1000000000"):
        data = pages(stream(b"/I Do"), more=(image(10, 10, b"\x80" * 100),)).replace(b"612 792", box)
        assert column(read(data, "a.pdf")[0]["a.pdf"], "") == [["", "seen"]]
    assert len(drawn) == 3 and max(map(len, drawn)) <= ocr.PIXELS * 1.2


def test_a_drawing_of_itself() -> None:
    again = stream(b"/I Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 4 0 R>>>>")
    drawing = stream(b"BT /F 12 Tf 72 700 Td (text) Tj ET /I Do")
    assert column(read(pages(drawing, more=(again,)), "a.pdf")[0]["a.pdf"], "") == ["text"]


def test_an_outline_without_end_and_a_script() -> None:
    outline = (b"<</First 5 0 R/Last 5 0 R/Count 1>>", b"<</Title(again)/Parent 4 0 R/Next 5 0 R/First 5 0 R>>")
    script = b"/OpenAction<</S/JavaScript/JS(while\\(true\\){})>>"
    rows, _ = read(pages(words(b"text"), catalogue=b"/Outlines 4 0 R" + script, more=outline), "a.pdf")
    assert rows["a.pdf"][0] == {"": "text"} and 1 <= len(column(rows["a.pdf"], "bookmark")) <= 100


@pytest.mark.parametrize("tenth", range(10))
def test_cut_short(tenth: int) -> None:
    cut = LETTER[: len(LETTER) * tenth // 10]
    if cut:
        try:
            rows, unread = read(cut, "a.pdf")
            assert unread or "cnbody" in str(rows)
        except Unreadable as error:
            assert str(error) == "truncated or damaged PDF"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=20))
def test_changed_bytes_never_escape(changes: list[tuple[float, int]]) -> None:
    data = bytearray(LETTER)
    for place, byte in changes:
        data[8 + int(place * (len(data) - 8))] = byte
    try:
        read(bytes(data), "a.pdf")
    except Unreadable as error:
        assert str(error) in ("truncated or damaged PDF", "encrypted PDF", "damaged PDF: read up to the damage")


def test_ranges() -> None:
    found = Ranges("page")
    for number in (3, 4, 5, 20):
        found.add(number, "bad")
    found.add(7, "odd")
    assert list(found.said()) == ["pages 3-5, 20: bad", "page 7: odd"]
    for number in range(100, 200, 2):
        found.add(number, "bad")
    assert next(found.said()).endswith(", 134 and 32 more: bad")
