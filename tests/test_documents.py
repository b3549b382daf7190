"""Documents other than PDF: what lies in every nook is found, and hostile files end in a reason."""

from __future__ import annotations

import gzip
import io
import itertools
import re
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.readers.documents import doc
from connectors.readers.documents.blocks import Damaged, blocks
from connectors.readers.documents.zipped import kind
from connectors.readers.inside import root
from connectors.readers.node import Budget, Spent
from scanner.errors import Unreadable
from scanner.model import Unit, Unread

FILES = Path(__file__).parent / "files" / "documents"
TYPES = ["letter.docx", "letter.doc", "letter.odt", "letter.rtf", "slides.pptx", "slides.ppt", "slides.odp"]
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


def content(name: str) -> bytes:
    return gzip.decompress((FILES / f"{name}.gz").read_bytes()) if name == "slides.ppt" else (FILES / name).read_bytes()


def read(data: bytes, name: str, budget: Budget | None = None) -> tuple[dict[str, list[dict[str, str]]], dict[str, list[str]]]:
    """Rows by unit, and what was not read by unit."""
    rows: dict[str, list[dict[str, str]]] = {}
    unread: dict[str, list[str]] = {}
    unit = name
    node = root(name, budget or Budget())
    for item in node.read(io.BytesIO(data), node):
        if isinstance(item, Unit):
            unit = item.name
            rows.setdefault(unit, [])
        elif isinstance(item, Unread):
            unread.setdefault(item.place.unit or "", []).append(item.reason)
        else:
            rows[unit] += [{key: value for key, value in row.items() if value is not None} for row in item.to_pylist()]
    return rows, unread


def column(rows: list[dict[str, str]], name: str) -> list[str]:
    return [row[name] for row in rows if name in row]


def package(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<a/>")
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def docx(body: str, **more: str) -> bytes:
    return package({"word/document.xml": f'<w:document xmlns:w="w" xmlns:mc="mc"><w:body>{body}</w:body></w:document>'})


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
    assert "Phone\tcncell" in column(rows, "")
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
    rows, unread = read(content(name), name)
    assert [unit for unit in rows if "!" in unit and not rows[unit] and unread.get(unit)]
    assert not unread.get(name)


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
            "OEBPS/content.opf": '<package xmlns:dc="dc"><metadata><dc:creator>Jane Example</dc:creator><dc:title>A book</dc:title></metadata></package>',
            "OEBPS/one.xhtml": "<html><body><p>Dear Jane Example</p></body></html>",
        }
    )
    rows, unread = read(book, "a.epub")
    assert rows["a.epub"] == [{"author": "Jane Example", "title": "A book"}]
    assert "Dear Jane Example" in str(rows["a.epub!OEBPS/one.xhtml"]) and not unread


LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1 if i else str()};" * 10}">' for i in range(10)) + "]><d>&a9;</d>"
)
HOSTILE = {
    "billion laughs": (LAUGHS, "declares XML entities, which no document needs (an attack?): one of its parts was not read further"),
    "external entity": (
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><d>&a;</d>',
        "declares XML entities, which no document needs (an attack?): one of its parts was not read further",
    ),
    "cut": ("<w:d xmlns:w='w'><w:p><w:t>so far", "damaged XML: one of its parts was read up to the damage"),
    "no XML": ("no XML", "damaged XML: one of its parts was read up to the damage"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_xml_ends_in_a_reason(case: str) -> None:
    xml, reason = HOSTILE[case]
    rows, unread = read(package({"word/document.xml": xml, "word/footnotes.xml": "<a><p>beside</p></a>"}), "a.docx")
    assert unread["a.docx"] == [reason]
    assert column(rows["a.docx"], "") == (["so far", "beside"] if case == "cut" else ["beside"])


def test_endless_tags() -> None:
    many = " ".join(f'a{i}="1"' for i in range(200_000))
    assert column(read(docx(f"<w:p {many}><w:t>after</w:t></w:p>"), "a.docx")[0]["a.docx"], "") == ["after"]
    found = []
    with pytest.raises(Damaged, match=r"^holds an XML tag longer than 16 MB"):
        found.extend(blocks(itertools.chain([b"<a><p>before</p><b c='"], itertools.repeat(bytes([97]) * (1 << 20), 20))))
    assert found == [("", "before")]


def test_depth_is_no_recursion() -> None:
    deep = 20_000
    body = "<w:tr><w:tc>" * deep + "<w:p><w:t>deep</w:t></w:p>" + "</w:tc></w:tr>" * deep
    assert column(read(docx(body), "a.docx")[0]["a.docx"], "") == ["deep"]


def test_relationships_lead_nowhere_outside() -> None:
    outside = '<Rs><Relationship Id="1" Target="../../../../etc/hostname"/><Relationship TargetMode="External" Target="http://example.org/x"/></Rs>'
    rows, unread = read(package({"word/document.xml": "<d/>", "word/_rels/document.xml.rels": outside}), "a.docx")
    assert rows == {"a.docx": [{"link": "http://example.org/x"}]} and not unread


def test_missing_and_encrypted() -> None:
    assert read(package({"word/notes.xml": "<a><p>x</p></a>"}), "a.docx")[1] == {"a.docx": ["its main part is missing"]}
    manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(Unreadable, match=r"^encrypted document$"):
        read(package({"META-INF/manifest.xml": manifest, "content.xml": "\x01\x02"}), "a.odt")


def test_what_is_unpacked_is_counted() -> None:
    data = docx("<w:p><w:t>" + "a" * 5_000_000 + "</w:t></w:p>")
    with pytest.raises(Spent):
        read(data, "a.docx", Budget(unpacked=4_000_000))


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("tenth", range(10))
def test_cut_short(name: str, tenth: int) -> None:
    whole = content(name)
    cut = whole[: len(whole) * tenth // 10]
    if cut:
        try:
            unread = [reason for reasons in read(cut, name)[1].values() for reason in reasons]
        except Unreadable as error:
            unread = [str(error)]
        assert any(re.search("truncated|damaged", reason) for reason in unread)


@pytest.mark.parametrize("name", ["letter.doc", "slides.ppt", "letter.rtf", "letter.docx"])
@settings(max_examples=40, deadline=None)
@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=20))
def test_changed_bytes_never_escape(name: str, changes: list[tuple[float, int]]) -> None:
    data = bytearray(content(name))
    for place, byte in changes:
        data[int(place * min(len(data), 20_000))] = byte
    try:
        read(bytes(data), name)
    except Unreadable as error:
        assert "cn" not in str(error)


def test_word_document_that_lies() -> None:
    data = bytearray(content("letter.doc"))
    at = data.find(b"\xec\xa5")
    struct.pack_into("<I", data, at + 0x4C, 0x7FFFFFFF)
    rows, _ = read(bytes(data), "a.doc")
    assert {"cnbody", "cnfootnote", "cntextbox"} <= set(re.findall("cn[a-z]+", str(rows["a.doc"])))
    assert doc.pieces(bytes(2000), b"") == []
    data[at + 11] |= 1
    with pytest.raises(Unreadable, match=r"^encrypted document$"):
        read(bytes(data), "a.doc")


def renamed(data: bytes, old: str, new: str) -> bytes:
    """The compound file with an entry of its directory renamed [MS-CFB 2.6.1]."""
    at = data.index(old.encode("utf-16-le") + bytes(64 - 2 * len(old)))
    entry = new.encode("utf-16-le")
    return data[:at] + entry.ljust(64, b"\0") + struct.pack("<H", len(entry) + 2) + data[at + 66 :]


def test_a_compound_file_is_what_its_streams_say() -> None:
    with pytest.raises(Unreadable, match=r"^encrypted document$"):
        read(renamed(content("letter.doc"), "1Table", "EncryptedPackage"), "a.docx")
    with pytest.raises(Unreadable, match=r"^no reader for application/vnd\.ms-outlook$|."):
        read(renamed(content("letter.doc"), "WordDocument", "__properties_version1.0"), "a.doc")
    rows, unread = read(renamed(content("letter.doc"), "WordDocument", "Strange"), "a.doc")
    assert rows["a.doc"][0]["author"] == "cnauthor"
    assert unread["a.doc"] == ["a compound file of an unknown kind: its properties were read, its content was not"]


def test_a_slide_as_long_as_a_book() -> None:
    text = "<a:p><a:t>Jane Example</a:t></a:p>" * 200_000
    slide = f'<p:sld xmlns:p="p" xmlns:a="a">{text}</p:sld>'
    rows, _ = read(package({"ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": slide, "ppt/slides/slide2.xml": slide}), "a.pptx")
    assert [sum(cell.count("Jane Example") for cell in row[""]) for row in rows["a.pptx"]] == [200_000, 200_000]


def test_compound_file_with_a_cycle() -> None:
    data = bytearray(content("letter.doc"))
    fat = 512 * (struct.unpack_from("<I", data, 76)[0] + 1)
    for at in range(0, 512, 4):
        struct.pack_into("<I", data, fat + at, 1)
    with pytest.raises(Unreadable, match=r"^truncated or damaged compound file$"):
        read(bytes(data), "a.doc")


RTF = [
    (rb"{\rtf1\ansi Zo\'eb\par next}", ["Zoë", "next"]),
    (rb"{\rtf1\ansicpg1251 \'c8\'e2\'e0\'ed}", ["Иван"]),
    (rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}\f1 \'c8\f0 \'eb}", ["Иë"]),
    (rb"{\rtf1\uc1 Zo\u235?, \u55357?\u56832?}", ["Zoë, 😀"]),
    (rb"{\rtf1\uc1 \uc0 \u55357\uc1 \u56832\'3f!}", ["😀!"]),
    (rb"{\rtf1\uc2 Zo\u235 xx!}", ["Zoë!"]),
    (rb"{\rtf1 a\{b\}\\c\~d\_e}", ["a{b}\\c d-e"]),
    (rb"{\rtf1\trowd\intbl Phone\cell 020 7946 0001\cell\row after\par}", ["Phone\t020 7946 0001", "after"]),
    (rb"{\rtf1 {\v hidden} shown}", ["hidden shown"]),
    (rb"{\rtf1 {\*\strange kept}{\*\strange 0123abcdef} body}", ["kept", "body"]),
    (rb"{\rtf1 {\pict\bin2000000000 ab} after\par}", ["after"]),
    (rb"{\rtf1 {\pict\bin3 a}}} after\par}", ["after"]),
    (b"{\\rtf1 " + b"{" * 100_000 + b"deep" + b"}" * 100_001, ["deep"]),
]


@pytest.mark.parametrize(("data", "wanted"), RTF)
def test_rich_text(data: bytes, wanted: list[str]) -> None:
    assert column(read(data, "a.rtf")[0]["a.rtf"], "") == wanted


def test_rich_text_across_blocks() -> None:
    data = b"{\\rtf1 " + b"".join(rb"Jane %d Zo\'eb\par " % i for i in range(120_000)) + b"}"
    assert column(read(data, "a.rtf")[0]["a.rtf"], "") == [f"Jane {i} Zoë" for i in range(120_000)]


def test_object_in_rich_text_is_a_unit() -> None:
    text = b"name,email\nJane,jane@example.org\nJo,jo@example.org\n"
    native = b"\x02\0list.csv\0C:\\list.csv\0\0\0\x03\0" + struct.pack("<I", 4) + b"x\0\0\0" + struct.pack("<I", len(text)) + text
    ole = struct.pack("<III", 0x501, 2, 8) + b"Package\0" + bytes(8) + struct.pack("<I", len(native)) + native
    rows, _ = read(rb"{\rtf1 {\object{\*\objdata " + ole.hex().encode() + b"}}}", "a.rtf")
    assert rows["a.rtf!objdata 1"][0] == {"name": "Jane", "email": "jane@example.org"}


def test_blocks_say_damage_after_what_they_read() -> None:
    found = []
    with pytest.raises(Damaged):
        found.extend(blocks([b"<a><p>one</p><p>two</p>", b"</b>"]))
    assert kind(b"PK\x03\x04") is None
