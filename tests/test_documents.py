"""Documents other than PDF: what lies in every nook is found, in a column of its own."""

from __future__ import annotations

import io
import re

import pytest

from connectors.readers.inside import items, root
from connectors.readers.node import Budget
from scanner.model import Unit
from tests.documents import TYPES, column, content, docx, package, read

# What LibreOffice writes into each type; a nook that a type has not is not listed.
TEXT = {
    "cnbody",
    "cnbroken",
    "cndeleted",
    "cninserted",
    "cnsplit",
    "cntab",
    "cnlink",
    "cnmailto",
    "cnfootnote",
    "cnendnote",
    "cnheader",
    "cnfooter",
    "cncomment",
}


TEXT |= {
    "cncommenter",
    "cnhidden",
    "cntextbox",
    "cnshape",
    "cncell",
    "cnnested",
    "cnlist",
    "cninput",
    "cnpagetwo",
    "cnheading",
    "cndeleter",
    "cninserter",
}


TEXT |= {"cntitle", "cnsubject", "cndescription", "cnkeyword", "cnauthor", "cnmodifier"}


SLIDES = {
    "cnslidetitle",
    "cnbody",
    "cnlink",
    "cnmailto",
    "cncell",
    "cnshape",
    "cnnotes",
    "cnhiddenslide",
    "cntitle",
    "cnauthor",
    "cnmodifier",
}


MORE = {"docx": "cnalttext cncustom cnprompt", "odt": "cnalttext cncustom cnprompt cnimagetitle", "rtf": "cncustom cnprompt", "doc": ""}


MORE |= {"pptx": "cnalttext cncustom cncomment cncommenter", "odp": "cnalttext cncustom cncomment cncommenter", "ppt": ""}


@pytest.mark.parametrize("name", TYPES)
def test_every_nook(name: str) -> None:
    rows, _ = read(content(name), name)
    found = set(re.findall("cn[a-z]{3,}", str(rows[name])))
    wanted = (TEXT if name.startswith("letter") else SLIDES) | set(MORE[name.rpartition(".")[2]].split())
    assert wanted - found == set()


@pytest.mark.parametrize("name", TYPES)
def test_content_tells_the_type(name: str) -> None:
    rows, _ = read(content(name), "nameless")
    assert re.search("cnbody", str(rows["nameless"]))


@pytest.mark.parametrize("name", ["letter.docx", "letter.odt", "letter.rtf"])
def test_nooks_have_columns(name: str) -> None:
    rows = read(content(name), name)[0][name]
    assert column(rows, "")[:1] == ["Dear Jane Example, cnbody\nZoë cnbroken"]
    assert {"Phone\tcncell", "Phone: cncell"} & set(column(rows, ""))
    assert "A split cnsplit word, a tab\tcntab,    spaces" in column(rows, "")
    assert column(rows, "header text") == ["Header cnheader"]
    assert column(rows, "footnote text") == ["Foot cnfootnote"]
    assert column(rows, "endnote text") == ["End cnendnote"]
    assert column(rows, "comment") == ["Remark cncomment"]
    assert {"cncommenter", "cnauthor"} <= set(column(rows, "author"))
    assert any("cndeleted" in text for text in column(rows, "deleted text"))
    assert not any("cndeleted" in text for text in column(rows, ""))


def test_properties_are_one_row() -> None:
    rows = read(content("letter.docx"), "letter.docx")[0]["letter.docx"]
    assert rows[-1] == {
        "author": "cnauthor",
        "description": "cndescription",
        "keywords": "cnkeyword",
        "last modified by": "cnmodifier",
        "subject": "cnsubject",
        "title": "cntitle",
        "Reviewer": "cncustom",
    }


@pytest.mark.parametrize("name", ["slides.pptx", "slides.ppt", "slides.odp"])
def test_a_row_is_a_slide(name: str) -> None:
    rows = read(content(name), name)[0][name]
    assert all(word in rows[0][""] for word in ("cnslidetitle", "cnbody", "cncell", "cnshape"))
    assert rows[1] == {"": "Hidden cnhiddenslide"}
    if name != "slides.ppt":
        assert rows[0]["notes"] == "Notes cnnotes" and rows[0]["comment"] == "Remark cncomment"


@pytest.mark.parametrize("name", TYPES)
def test_pictures_are_units(name: str) -> None:
    units = [item for item in items(io.BytesIO(content(name)), root(name, Budget())) if isinstance(item, Unit)]
    assert [unit for unit in units if unit.name.startswith(f"{name}!") and unit.form.startswith("image/")]


def test_slides_in_the_order_of_the_show() -> None:
    relation = '<Relationship Id="r%d" Target="slides/slide%d.xml"/>'
    slide = '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:t>slide %d</a:t></a:p></p:sld>'
    shown = (2, 10, 1)
    data = package(
        {
            "ppt/presentation.xml": '<p xmlns:r="r">' + "".join(f'<sldId r:id="r{n}"/>' for n in shown) + "</p>",
            "ppt/_rels/presentation.xml.rels": "<Rs>" + "".join(relation % (n, n) for n in (1, 2, 10)) + "</Rs>",
            **{f"ppt/slides/slide{n}.xml": slide % n for n in (1, 2, 3, 10)},
        }
    )
    assert column(read(data, "a.pptx")[0]["a.pptx"], "") == ["slide 2", "slide 10", "slide 1", "slide 3"]


def test_tracked_changes_keep_both_versions_whole() -> None:
    body = "<w:p><w:t>07700 900</w:t><w:del><w:delText>123</w:delText></w:del><w:ins><w:t>456</w:t></w:ins></w:p>"
    rows = read(docx(body), "a.docx")[0]["a.docx"]
    assert rows == [{"deleted text": "07700 900123"}, {"": "07700 900456"}]


def test_an_old_programs_copy_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:t>in the box</w:t></w:p></w:txbxContent>"
    other = box.replace("in the", "only here in the")
    body = f"<w:p><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}{other}</mc:Fallback></mc:AlternateContent></w:p>"
    assert column(read(docx(body), "a.docx")[0]["a.docx"], "") == ["in the box", "only here in the box"]


def test_what_is_embedded_is_read_by_what_it_is() -> None:
    data = package(
        {
            "word/document.xml": "<d/>",
            "word/embeddings/list.csv": "name,email\nJane,jane@example.org\nJo,jo@example.org\n",
            "word/afchunk.txt": "altered",
        }
    )
    rows, _ = read(data, "a.docx")
    assert rows["a.docx!word/embeddings/list.csv"][0] == {"name": "Jane", "email": "jane@example.org"}
    assert rows["a.docx!word/afchunk.txt"] == [{"": "altered"}]


def test_a_long_block_splits_no_value() -> None:
    values = [f"jane{i}@example.org" for i in range(150_000)]
    rows = read(docx(f"<w:p><w:t>{' '.join(values)}</w:t></w:p>"), "a.docx")[0]["a.docx"]
    assert len(rows) > 2 and set(values) <= {word for row in rows for word in row[""].split()}


def test_epub() -> None:
    book = package(
        {
            "META-INF/container.xml": '<container><rootfile media-type="application/oebps-package+xml"/></container>',
            "OEBPS/content.opf": '<package xmlns:dc="dc"><metadata><dc:creator>Jane Example</dc:creator><dc:title>A book</dc:title></metadata></package>',
            "OEBPS/one.xhtml": "<html><body><p>Dear Jane Example</p></body></html>",
        }
    )
    rows, unread = read(book, "a.epub")
    assert rows["a.epub"] == [{"author": "Jane Example", "title": "A book"}]
    assert "Dear Jane Example" in str(rows["a.epub!OEBPS/one.xhtml"]) and not unread


def test_parts_of_a_word_97_document() -> None:
    rows = read(content("letter.doc"), "letter.doc")[0]["letter.doc"]
    assert column(rows, "footnote text") == ["Foot cnfootnote"] and column(rows, "endnote text") == ["End cnendnote"]
    assert column(rows, "comment") == ["Remark cncomment"] and column(rows, "header text") == ["Header cnheader", "Footer cnfooter"]
    assert "Phone: cncell" in column(rows, "") and "cncommenter" in column(rows, "author")
