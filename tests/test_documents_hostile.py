"""Damaged, encrypted and hostile documents end in a reason."""

from __future__ import annotations

import itertools
import re
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.readers.documents import doc
from connectors.readers.documents.blocks import Damaged, blocks
from connectors.readers.node import Budget, Spent
from scanner.errors import Unreadable
from tests.documents import TYPES, column, content, docx, package, read

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
    types = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    missing = package({"[Content_Types].xml": types, "word/notes.xml": "<a><p>x</p></a>"})
    assert read(missing, "a.docx")[1] == {"a.docx": ["its main part is missing"]}
    manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(Unreadable, match=r"^encrypted Office document$"):
        read(
            package({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": manifest, "content.xml": "\x01"}),
            "a.odt",
        )


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
    with pytest.raises(Unreadable, match=r"^encrypted Office document$"):
        read(bytes(data), "a.doc")


def renamed(data: bytes, old: str, new: str) -> bytes:
    """The compound file with an entry of its directory renamed [MS-CFB 2.6.1]."""
    at = data.index(old.encode("utf-16-le") + bytes(64 - 2 * len(old)))
    entry = new.encode("utf-16-le")
    return data[:at] + entry.ljust(64, b"\0") + struct.pack("<H", len(entry) + 2) + data[at + 66 :]


def test_a_compound_file_is_what_its_streams_say() -> None:
    with pytest.raises(Unreadable, match=r"^encrypted Office document$"):
        read(renamed(content("letter.doc"), "1Table", "EncryptedPackage"), "a.docx")
    with pytest.raises(Unreadable, match=r"^truncated or damaged Outlook message$"):
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


def test_blocks_say_damage_after_what_they_read() -> None:
    found = []
    with pytest.raises(Damaged):
        found.extend(blocks([b"<a><p>one</p><p>two</p>", b"</b>"]))
    assert found == [("", "one"), ("", "two")]


def test_properties_whose_counts_lie() -> None:
    data = bytearray(content("letter.doc"))
    at = data.index(bytes.fromhex("feff0000"))
    start = at + struct.unpack_from("<I", data, at + 44)[0]
    struct.pack_into("<I", data, start + 4, 0xFFFFFFFF)
    rows, _ = read(bytes(data), "a.doc")
    assert rows["a.doc"][-1]["author"] == "cnauthor"


def test_an_encoding_that_nobody_knows() -> None:
    rows, unread = read(package({"word/document.xml": "<?xml version='1.0' encoding='UXF-8'?><d/>"}), "a.docx")
    assert rows == {"a.docx": []} and unread == {"a.docx": ["damaged XML: one of its parts was read up to the damage"]}
