"""XML and HTML: rows and paths, prose in one piece, nothing expanded, nothing lost, nothing hangs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pace import seconds
from tests.structured import body, everything, read, repeated, rows

PEOPLE = (
    b'<?xml version="1.0"?><!-- by jane@example.org --><people xmlns:a="urn:x"><person id="1"><email>jane@example.org</email><phone>1</phone>'
    b'<phone>2</phone></person><a:person id="2"><email>jo@example.org</email><note><![CDATA[a <b> c]]></note></a:person></people>'
)


def xml(data: bytes, name: str = "a.xml") -> list[dict[str, object]]:
    return rows(read(data, name)[name])


def test_records_are_rows_and_paths_are_columns() -> None:
    assert xml(PEOPLE)[1:] == [
        {"person.@id": "1", "person.email": "jane@example.org", "person.phone": ["1", "2"]},
        {"person.@id": "2", "person.email": "jo@example.org", "person.note": "a <b> c"},
    ]
    assert body(read(PEOPLE, "a.xml")["a.xml"]) == ["by jane@example.org"]


def test_prose_is_not_torn_at_its_marks() -> None:
    data = (
        b"<book><title>On <emph>J</emph>ane</title><section><para>Call <b>Jane <i>E</i>xample</b> on <tel>020 7946 0001</tel> now.</para>"
        b"<para><b>Jo</b> Example<?pi with data?></para></section></book>"
    )
    assert xml(data) == [
        {"title": "On Jane"},
        {"section.para": "Call Jane Example on 020 7946 0001 now."},
        {"section.para": "Jo Example", "": "with data"},
    ]


def test_no_entity_is_expanded_and_none_is_lost() -> None:
    data = (
        b'<!DOCTYPE r [<!ENTITY a "by jane@example.org"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<r><t>x &b; &x; &eacute; &undefined;</t></r>"
    )
    (row,) = xml(data)
    assert row[""] == ["by jane@example.org", "&a;&a;", "file:///etc/passwd"]
    assert row["t"] == "x &b; &x; é &undefined;"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("shift_jis", "山田太郎"), ("windows-1250", "Łódź"), ("utf-16", "José"), ("koi8-r", "Иван"), ("iso-8859-1", "Zoë")],
)
def test_declared_encodings(encoding: str, text: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?><r><n>{text}</n><n>x</n></r>'.encode(encoding)
    assert xml(data) == [{"n": text}, {"n": "x"}]


def test_what_breaks_off_goes_on_as_text() -> None:
    data = b"<r><p><n>Jane</n></p><p><n>Jo</n></p><p><n>left & right</n></p><x>late@example.org</x></r>"
    found = read(data, "a.xml")["a.xml"]
    assert [row.get("p.n") for row in rows(found)] == ["Jane", "Jo", "left"]
    assert "late@example.org" in "".join(body(found))


def test_health_records_and_tracks() -> None:
    fhir = b'<Bundle><entry><Patient><name><family value="Example"/></name></Patient></entry><entry><Patient><birthDate value="1984-02-29"/></Patient></entry></Bundle>'
    assert xml(fhir) == [{"entry.Patient.name.family.@value": "Example"}, {"entry.Patient.birthDate.@value": "1984-02-29"}]
    gpx = b'<gpx><trk><trkpt lat="51.5" lon="-0.1"/><trkpt lat="51.6" lon="-0.2"/></trk></gpx>'
    assert xml(gpx, "a.gpx") == [{"trk.trkpt.@lat": "51.5", "trk.trkpt.@lon": "-0.1"}, {"trk.trkpt.@lat": "51.6", "trk.trkpt.@lon": "-0.2"}]


LAUGHS = (
    b"<!DOCTYPE l ["
    + b"".join(b'<!ENTITY l%d "%s">' % (i, b"&l%d;" % (i - 1) * 10 if i else b"ha") for i in range(10))
    + b']><r><a b="&l9;">&l9;</a></r>'
)


@pytest.mark.parametrize(
    "data",
    [b"<a>" * 100_000, b"<a>" * 100_000 + b"x" + b"</a>" * 100_000, b"<a>y" * 100_000, b"<a " + b"b='x' " * 1_000_000 + b"/>",
     b"<r><a " + b" ".join(b"b%d='x'" % i for i in range(300_000)) + b"/></r>", LAUGHS,
     b'<!DOCTYPE l [<!ENTITY a "' + b"x" * 100_000 + b'">]><r>' + b"<b c='&a;'/>" * 5000 + b"</r>",
     b'<!DOCTYPE l [<!ATTLIST b c CDATA "' + b"x" * 100_000 + b'">]><r>' + b"<b/>" * 50_000 + b"</r>",
     b"<r>" + b"".join(b"<t%d>x</t%d>" % (i, i) for i in range(50_000)) + b"</r>"],
)  # fmt: skip
def test_hostile_xml(data: bytes) -> None:
    assert seconds(lambda: read(data, "a.xml"), enough=8) < 8
    found = read(data, "a.xml")["a.xml"]
    assert sum(batch.nbytes for batch in found) < len(data) * 20 + (120 << 20)


def test_a_long_text_comes_in_pieces() -> None:
    found = read(repeated(b"<r><a>", b"word ", 4 << 20, b"</a></r>"), "a.xml")["a.xml"]
    values = [value for batch in found for value in batch.column(0).to_pylist()]
    words = [word for value in values for word in (value if isinstance(value, list) else [value])]
    assert max(map(len, words)) <= 2 << 20
    assert sum(text.count("word") for text in words) >= 4 << 20


TEXT = st.text(st.sampled_from("abé <&]"), max_size=6)


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(TEXT, lambda inner: st.lists(st.tuples(st.sampled_from("abcp"), inner), max_size=4), max_leaves=20), st.integers(0, 200)
)
def test_every_word_of_a_document_comes_back(tree: object, cut: int) -> None:
    def write(node: object) -> str:
        if isinstance(node, str):
            return "".join(f"w{ord(char)}z" if char.isalpha() else {"<": "&lt;", "&": "&amp;"}.get(char, char) for char in node)
        assert isinstance(node, list)
        return "".join(f"<{name}>{write(inner)}</{name}>" for name, inner in node)

    data = f"<r>{write(tree)}</r>"
    for text in (data, data[:cut]):
        back = everything(read(text.encode(), "a.xml")["a.xml"])
        for word in re.findall(r"w\d+z", text):
            assert back.count(word) >= text.count(word)


PAGE = """<!doctype html><html><head><meta charset="windows-1250"><title>Staff – Příklad</title><meta name="author" content="Jane Example">
<script type="application/ld+json">{"@type":"Person","email":"jane@example.org"}</script><script>var u="jo@example.org";
x()</script></head><body><!-- by Jane --><h1>Hello <b>J</b>ane</h1><p>Call<br>020 7946 0001</p>
<table><tr><th>Name<th>Email</tr><tr><td>Jane<td>jane@example.org<tr><td>Jo</td><td><a href="mailto:jo@example.org">mail</a></table>
<table><tr><th>Phone:</th><td>020 7946 0002</td></tr></table>
<table><tr><td>first_name<td>email<tr><td>Ann<td>ann@example.org<tr><td>Al<td>al@example.org</table>
<table><tr><td>layout <table><tr><td>inner<td>x</table> after</td></tr></table>
<form><label for=e>Email address</label><input id=e name=x value="f@example.org"><input type=hidden name=customer_id value=77>
<textarea name=notes>some notes</textarea></form>
<div hidden data-email="h@example.org">hid&nbsp;den</div><img src="x.png" alt="Photo of Jane"></body>"""


def test_a_page() -> None:
    found = read(PAGE.encode("cp1250"), "a.html")["a.html"]
    named = rows(found)
    values = {name: value for row in named for name, value in row.items()}
    assert values["title"] == "Staff – Příklad"
    assert values["meta.author"] == "Jane Example"
    assert {"Name": "Jane", "Email": "jane@example.org"}.items() <= next(row for row in named if row.get("Name") == "Jane").items()
    assert values["a.@href"] == "mailto:jo@example.org"
    assert values["Phone"] == "020 7946 0002"
    assert [row["first_name"] for row in named if "first_name" in row] == ["Ann", "Al"]
    assert values["form.Email address"] == "f@example.org"
    assert (values["form.customer_id"], values["form.notes"]) == ("77", "some notes")
    assert (values["div.@data-email"], values["img.@alt"]) == ("h@example.org", "Photo of Jane")
    assert any(row.get("email") == "jane@example.org" for row in named)
    blocks = body(found)
    assert {"Hello Jane", "Call", "020 7946 0001", "by Jane", 'var u="jo@example.org";', "layout", "inner\tx", "after", "hid den"} <= set(
        blocks
    )


@pytest.mark.parametrize(
    "data",
    [b"<!-- jane@example.org", b"<a b='jane@example.org", b'<p>x</p><a href="jane@example.org <p>', b"<script>jane@example.org", b"<title>jane@example.org",
     b"<textarea>jane@example.org", b"<table><tr><td>jane@example.org", b"<select><option>jane@example.org", b"<style>jane@example.org", b"jane@example.org",
     b"<table><tr><th>jane@example.org<th>Name<tr><td>a<td>b</table>", b"<table>" * 50 + b"jane@example.org", b"<? jane@example.org"],
)  # fmt: skip
def test_broken_pages_lose_nothing(data: bytes) -> None:
    assert "jane@example.org" in everything(read(data, "a.html")["a.html"])


def test_names_of_people_become_no_columns() -> None:
    data = b"<table><tr><th>date<th>Jane Example<tr><td>1<td>2</table>"
    found = read(data, "a.html")["a.html"]
    assert not [name for batch in found for name in batch.schema.names if "Jane" in name]
    assert "Jane Example" in everything(found)


@pytest.mark.parametrize(
    "data",
    [b"<div>" * 300_000 + b"x", b"<!--" + b"<a b='" * 300_000, b"<" * 500_000, b"<a " + b"b=c " * 500_000 + b">", b"<!-- -" * 300_000,
     b"<table><tr><td>" * 50_000, b"<a x" + b"".join(b"%d=1 " % i for i in range(100_000)) + b">", b"<td>x" * 100_000, b"&" * 500_000],
)  # fmt: skip
def test_hostile_pages(data: bytes) -> None:
    assert seconds(lambda: read(data, "a.html"), enough=8) < 8


@pytest.mark.parametrize(
    ("data", "form"), [(b"<!DOCTYPE html><p>x", "a"), (b"<html><p>x", "a.txt"), (b'<?xml version="1.0"?><r>x</r>', "a")]
)
def test_pages_are_known_without_an_extension(data: bytes, form: str) -> None:
    assert "x" in everything(read(data, form)[form])
    assert "<" not in everything(read(data, form)[form])
