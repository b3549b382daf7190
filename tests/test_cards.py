"""Address cards and calendars."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mail_items import found
from tests.pace import seconds

JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(200)
CSV = b"id,email\n1,jane@example.org\n2,joe@example.org\n"


def test_a_card_of_version_3() -> None:
    photo = "\r\n ".join(base64.encodebytes(JPEG).decode().split())
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Example;Jane;Q.;Dr;\r\nFN:Dr Jane Example\r\nitem1.TEL;TYPE=CELL,VOICE:07700 900123\r\n"
        'TEL;TYPE="a:b":020 7946 0123\r\nEMAIL:ja\r\n ne@example.org\r\nADR;TYPE=HOME:;;1 Example St\\, Flat 2;London;;SW1A 1AA;UK\r\n'
        f"NOTE:line\\none\\; two\r\nBDAY:1980-01-02\r\nX-JABBER:jane@example.com\r\nPHOTO;ENCODING=b;TYPE=JPEG:{photo}\r\nEND:VCARD\r\n"
    )
    units = found((card * 2).encode(), "a.vcf")
    form, rows, _ = units["a.vcf"]
    assert (form, len(rows)) == ("text/vcard", 2)
    assert rows[1] == {
        "name": "Dr Jane Q. Example",
        "full name": "Dr Jane Example",
        "telephone": ["07700 900123", "020 7946 0123"],
        "email": "jane@example.org",
        "address": "1 Example St, Flat 2, London, SW1A 1AA, UK",
        "note": "line\none; two",
        "birthday": "1980-01-02",
        "x jabber": "jane@example.com",
    }
    assert [(name, unit[0]) for name, unit in units.items()][1:] == [("a.vcf!0/photo", "image/jpeg"), ("a.vcf!1/photo", "image/jpeg")]


def test_a_card_of_version_2() -> None:
    card = b"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Ex=E4mple;J=\n=E1ne\nTEL;HOME;VOICE:1\n"
    card += b"PHOTO;JPEG;BASE64:\n " + base64.b64encode(JPEG) + b"\n\nEND:VCARD\n"
    units = found(card, "a.vcf")
    assert units["a.vcf"][1] == [{"name": "Jáne Exämple", "telephone": "1"}]
    assert units["a.vcf!0/photo"][0] == "image/jpeg"


def test_a_card_that_is_only_a_photograph_counts() -> None:
    photo = b"BEGIN:VCARD\nPHOTO;ENCODING=b:" + base64.b64encode(JPEG) + b"\nEND:VCARD\n"
    units = found(photo + b"BEGIN:VCARD\nFN:Jane\nEND:VCARD\n" + photo, "a.vcf")
    assert units["a.vcf"][1] == [{}, {"full name": "Jane"}, {}]
    assert list(units) == ["a.vcf", "a.vcf!0/photo", "a.vcf!2/photo"]


def test_a_card_of_version_4_and_old_line_ends() -> None:
    card = f"BEGIN:VCARD\rVERSION:4.0\rFN:Zoë Example\rTEL;VALUE=uri:tel:+44-7700-900123\rKEY:data:text/csv;base64,{base64.b64encode(CSV).decode()}\rEND:VCARD\r"
    units = found(card.encode(), "a.vcf")
    assert units["a.vcf"][1] == [{"full name": "Zoë Example", "telephone": "tel:+44-7700-900123"}]
    assert "jane@example.org" in str(units["a.vcf!0/key"])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert found("BEGIN:VCARD\nFN:Zoë Example\nEND:VCARD\n".encode(encoding), "a.vcf")["a.vcf"][1] == [{"full name": "Zoë Example"}]


def test_what_is_no_property_is_text() -> None:
    units = found(b"jane@example.org\nBEGIN:VCARD\nFN:Jane\nnot a property\nEND:VCARD\n", "a.vcf")
    assert "jane@example.org" in str(units) and "not a property" in str(units)


def test_a_calendar() -> None:
    file = b"BEGIN:VCALENDAR\nX-WR-CALNAME:jane@example.org\nBEGIN:VEVENT\nSUMMARY:Grievance\\, Jane\nDTSTART;TZID=Europe/London:20260103T010203\n"
    file += b'ORGANIZER;CN="Jane; Example":mailto:jane@example.org\nATTENDEE;CN=A:mailto:a@example.org\nATTENDEE;CN=B;EMAIL=b2@example.org:mailto:b\n'
    file += b"BEGIN:VALARM\nACTION:EMAIL\nEND:VALARM\nATTACH;ENCODING=BASE64;VALUE=BINARY;X-FILENAME=a.csv:" + base64.b64encode(CSV)
    units = found(file + b"\nEND:VEVENT\nEND:VCALENDAR\n", "a.ics")
    form, (alarm, event, calendar), _ = units["a.ics"]
    assert (form, alarm, calendar) == ("text/calendar", {"action": "EMAIL"}, {"calendar name": "jane@example.org"})
    assert event == {
        "summary": "Grievance, Jane",
        "start": "20260103T010203",
        "organizer": "Jane; Example <mailto:jane@example.org>",
        "attendee": ["A <mailto:a@example.org>", "B <mailto:b>", "b2@example.org"],
    }
    assert units["a.ics!1/a.csv"][1][0] == {"id": "1", "email": "jane@example.org"}


HOSTILE = {
    "line": b"BEGIN:VCARD\nNOTE:" + b"a b " * 6_000_000 + b"\nEND:VCARD\n",
    "folds": b"BEGIN:VCARD\nNOTE:a\n" + b" a\n" * 500_000 + b"END:VCARD\n",
    "soft ends": b"BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:a=\n" + b"a=\n" * 500_000 + b"END:VCARD\n",
    "begins": b"BEGIN:VCARD\n" * 200_000 + b"NOTE:a\n",
    "ends": b"END:VCARD\n" * 200_000 + b"NOTE:a\n",
    "properties": b"BEGIN:VCARD\n" + b"".join(b"X-A%d:a\n" % i for i in range(100_000)),
    "quotes": b"BEGIN:VCARD\nTEL" + b';A="' * 100_000 + b":a\nEND:VCARD\n",
    "parameters": b"BEGIN:VCARD\nTEL" + b';A="b""c"' * 100_000 + b":a\nEND:VCARD\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_cards_take_linear_time(name: str) -> None:
    assert seconds(lambda: found(HOSTILE[name], "a.vcf"), enough=6) < 6
    rows = found(HOSTILE[name], "a.vcf")["a.vcf"][1]
    assert "a" in "".join(str(cell) for row in rows for cell in row.values())


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["BEGIN:VCARD\n", "END:VCARD\n", "FN:x\n", " y\n", "N:;;", "PHOTO;ENCODING=b:", "QQ==", "\n", ";", "\r", "\ud800", "\0", '"', "=\n"]), max_size=20))  # fmt: skip
def test_any_text(parts: list[str]) -> None:
    found(("BEGIN:VCARD\n" + "".join(parts)).encode("utf-8", "surrogatepass"), "a.vcf")
