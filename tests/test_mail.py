"""Mails, mailboxes and Outlook's messages."""

from __future__ import annotations

import base64
import binascii
import codecs
import io
import random
import time
import tracemalloc
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.readers import inside
from connectors.readers.mail import html, mbox, mime, secure
from connectors.readers.mail.headers import parameters, text
from connectors.readers.mail.properties import first_entry
from connectors.readers.node import Budget, Spent
from scanner.errors import Unreadable
from tests.mail_items import found, row

FILES = Path(__file__).parent / "files" / "mail"
HEAD = b"From: Jane Example <jane@example.org>\n"
CSV = b"id,email\n1,jane@example.org\n2,joe@example.org\n"
ENVELOPE = b"From jane@example.org Sat Jan  3 01:02:03 2026\n"


def letter() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Jané Example <jane@example.org>"
    mail["X-Originating-IP"] = "[192.0.2.1]"
    mail["Received"] = "from a.example.org"
    mail["Received"] = "from b.example.org"
    mail.set_content("Hello ☃\n")
    mail.add_alternative("<p>Hello <b>☃</b></p>", "html")
    mail.add_attachment(CSV, "text", "csv", filename="Gehälter.csv")
    mail.add_attachment(CSV, "application", "octet-stream", filename="Gehälter.csv")
    inner = EmailMessage()
    inner["Subject"] = "inner"
    inner.set_content("inner text")
    mail.add_attachment(inner)
    return mail


def test_a_mail_is_a_row_and_its_attachments_are_units() -> None:
    units = found(letter().as_bytes(), "a.eml")
    assert list(units) == ["a.eml", "a.eml!Gehälter.csv", "a.eml!Gehälter (2).csv", "a.eml!part 5.eml"]
    form, (mail,), reasons = units["a.eml"]
    assert (form, mail[""], reasons) == ("message/rfc822", "Hello ☃", [])
    assert mail["from"] == "Jané Example <jane@example.org>"
    assert mail["x originating ip"] == "[192.0.2.1]"
    assert mail["received"] == ["from a.example.org", "from b.example.org"]
    assert mail["attachment"] == ["Gehälter.csv", "Gehälter.csv"]
    assert units["a.eml!Gehälter.csv"][:2] == ("table", [{"id": "1", "email": "jane@example.org"}, {"id": "2", "email": "joe@example.org"}])
    assert units["a.eml!part 5.eml"][1][0]["subject"] == "inner"


def test_html_stays_only_where_it_says_more() -> None:
    def both(plain: str, rich: str) -> str:
        mail = EmailMessage()
        mail.set_content(plain)
        mail.add_alternative(rich, "html")
        return str(row(mail.as_bytes())[""])

    assert both("Hello Jane", "<p>Hello</p> <p>Jane") == "Hello Jane"
    assert both("Hello", "<p>Hello <a href='mailto:jane%40example.org'>Jane</a>") == "Hello mailto:jane@example.org Jane"
    assert both("Hello Jane", "<p>Goodbye Joe") == "Hello Jane\n\nGoodbye Joe"


@pytest.mark.parametrize(
    ("said", "means"),
    [
        (b"=?utf-8?q?J=C3=A1ne?=", "Jáne"),
        (b"=?utf-8?B?SsOh?=\r\n =?UTF-8?b?bmU=?= x", "Jáne x"),
        (b"=?utf-8?b?SsM=?= =?utf-8?b?oW5l?=", "Jáne"),
        (b"=?iso-8859-1?q?J=E1ne_=80?=", "Jáne €"),
        (b"=?nonsense?q?J=C3=A1ne?=", "Jáne"),
        (b"=?gb2312?B?1tDOxA==?=", "中文"),
        (b"=?punycode?q?abc-def?=", "abc-def"),
        ("Jáne".encode(), "Jáne"),
        ("Jáne".encode("cp1252"), "Jáne"),
        (b"=?utf-8?b?SsOhbmU?=", "Jáne"),
        (b"=?utf-8?q?broken", "=?utf-8?q?broken"),
        (b"a\r\n\tb", "a\tb"),
    ],
)
def test_header_values(said: bytes, means: str) -> None:
    assert text(said) == means


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ('a; filename="x\\"y; z.csv"', 'x"y; z.csv'),
        ("a; filename*=UTF-8''J%C3%A1ne.csv", "Jáne.csv"),
        ("a; filename*0*=iso-8859-1''J%E1; filename*1=\"ne.csv\"", "Jáne.csv"),
        ("a; filename*1=b; filename*0=a", "ab"),
        ("a; FileName = =?utf-8?q?J=C3=A1ne?=", "Jáne"),
        ('a; filename="C:\\tmp\\cv.docx"', "C:\\tmp\\cv.docx"),
    ],
)
def test_parameters(said: str, means: str) -> None:
    assert parameters(said)["filename"] == means


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"Content-Type: text/plain; charset=utf-8\n", "Zoë".encode()),
        (b"Content-Type: text/plain; charset=utf-8\n", "Zoë".encode("cp1252")),
        (b"Content-Type: text/plain; charset=us-ascii\n", "Zoë".encode()),
        (b"Content-Type: text/plain; charset=made-up\n", "Zoë".encode()),
        (b"Content-Type: text/plain; charset=utf-16\n", "Zoë".encode("utf-16")),
        (b"Content-Type: text/plain; charset=utf-7\n", b"Zo+AOs-"),
        (b"", "Zoë".encode()),
        (b"Content-Type: nonsense\n", "Zoë".encode("cp1252")),
        (b"Content-Type: text/plain; charset=cp1252\nContent-Transfer-Encoding: quoted-printable\n", b"Zo=  \n=EB"),
        (b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n", b"Wm!\n/D,qw"),
        (b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n", b"Wm8=w6s="),
        (b"Content-Transfer-Encoding: base64\n", b"Wg==bw==w6s="),
        (b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: unheard-of\n", "Zoë".encode()),
    ],
)
def test_bodies_in_every_dress(head: bytes, body: bytes) -> None:
    assert row(HEAD + head + b"\n" + body)[""] == "Zoë"


@pytest.mark.parametrize(
    "kind",
    [
        b"multipart/mixed; boundary=b",
        b'multipart/mixed; boundary="wrong"',
        b"multipart/mixed",
        b'multipart/alternative; boundary="b"; boundary=c',
    ],
)
def test_boundaries_that_are_missing_or_wrong(kind: bytes) -> None:
    mail = HEAD + b"Content-Type: " + kind + b"\n\n--b\nContent-Type: text/plain\n\nplain words\n--b\n"
    mail += b"Content-Type: text/csv; name=a.csv\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(CSV) + b"--b--\nafter"
    units = found(mail, "a.eml")
    assert units["a.eml"][1][0][""].split() == ["plain", "words", "after"]
    assert units["a.eml!a.csv"][1][1]["email"] == "joe@example.org"


def test_a_boundary_across_two_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = HEAD + b"Content-Type: multipart/mixed; boundary=abcdefgh\n\n"
    mail += b"".join(b"--abcdefgh\n\n%s%d\n" % (b"x" * (i % 41), i) for i in range(200)) + b"--abcdefgh--\n"
    whole = row(mail)[""]
    monkeypatch.setattr(mime, "_BLOCK", 61)
    assert row(mail)[""] == whole and whole.endswith("199")


def test_what_stands_before_the_header() -> None:
    assert row(codecs.BOM_UTF8 + b"\r\n\n" + HEAD + b"\nbody") == {"from": "Jane Example <jane@example.org>", "": "body"}
    assert row(HEAD.replace(b"\n", b"\r") + b"\rbody") == {"from": "Jane Example <jane@example.org>", "": "body"}


def test_a_few_stray_bytes_are_read_as_windows_1252() -> None:
    head = HEAD + b"Content-Type: text/plain; charset=utf-8\n\n"
    assert row(head + "Zoë ".encode() * 20 + b"\x80")[""] == "Zoë " * 20 + "€"


def test_digest_delivery_reports_and_parts_without_a_name() -> None:
    mail = HEAD + b"Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: one\n\nfirst\n--b\n\nSubject: two\n\nsecond\n--b\n"
    mail += b"Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; jane@example.org\n--b\nContent-Type: text/calendar\n\n"
    mail += b"BEGIN:VEVENT\nSUMMARY:Meeting\nEND:VEVENT\n--b--\n"
    units = found(mail, "a.eml")
    assert units["a.eml!part 1.eml"][1] == [{"": "first", "subject": "one"}]
    assert units["a.eml!part 2.eml"][1] == [{"": "second", "subject": "two"}]
    assert "jane@example.org" in units["a.eml"][1][0][""]
    assert units["a.eml!part 4.ics"] == ("text/calendar", [{"summary": "Meeting"}], [])


def test_uuencode_in_a_body() -> None:
    lines = b"".join(binascii.b2a_uu(CSV[at : at + 45]) for at in range(0, len(CSV), 45))
    units = found(HEAD + b"\nbefore\nbegin 644 a.csv\n" + lines + b"`\nend\nafter\n", "a.eml")
    assert units["a.eml"][1][0][""].split() == ["before", "after"]
    assert units["a.eml!a.csv"][1][0] == {"id": "1", "email": "jane@example.org"}


def test_sealed_mail_is_said() -> None:
    pgp = HEAD + b"Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n"
    pgp += b'--b\nContent-Type: application/octet-stream; name="m.asc"\n\n-----BEGIN PGP MESSAGE-----\n--b--\n'
    assert found(pgp, "a.eml")["a.eml!m.asc"][2] == ["encrypted mail (OpenPGP)"]
    assert found(HEAD + b"\n-----BEGIN PGP MESSAGE-----\nabc\n", "a.eml")["a.eml!part 1"][2] == ["encrypted mail (OpenPGP)"]
    assert found((FILES / "sealed.eml").read_bytes(), "a.eml")["a.eml!smime.p7m"][2] == ["encrypted mail (S/MIME)"]


@pytest.mark.parametrize("name", ["signed.eml", "signed-ber.eml"])
def test_what_is_only_signed_is_read(name: str) -> None:
    units = found((FILES / name).read_bytes(), "a.eml")
    assert units["a.eml!smime.p7m.eml"][1][0][""] == "Signed words of jane@example.org"


def test_signed_data_of_unknown_length_all_through() -> None:
    name = bytes.fromhex("06092a864886f70d0107")
    words = b"\x24\x80\x04\x05\0words\0\0"[:3] + b"\x05words\0\0"
    data = b"\x30\x80" + name + b"\x02\xa0\x80\x30\x80\x02\x01\x01\x31\x80\x30\x80\x05\0\0\0\0\0\x30\x80" + name + b"\x01\xa0\x80" + words
    assert secure.signed(data) == b"words"


def test_a_mailbox_has_a_row_a_message_and_tells_whose_an_attachment_is() -> None:
    bodies = b"Subject: one\n\nhello\n>From me\n\nFrom the start of a sentence\nFrom me\nNote: x\n\n"
    box = ENVELOPE + bodies + ENVELOPE + letter().as_bytes() + b"\n" + ENVELOPE + b"\n" + ENVELOPE + b"Subject: four\n\nend\n"
    units = found(box, "m.mbox")
    form, rows, _ = units["m.mbox"]
    assert form == "application/mbox"
    assert [mail.get("subject") for mail in rows] == ["one", None, None, "four"]
    assert rows[0][""] == "hello\nFrom me\n\nFrom the start of a sentence\nFrom me\nNote: x"
    assert rows[0]["envelope from"] == "jane@example.org Sat Jan  3 01:02:03 2026"
    assert list(units)[1:] == ["m.mbox!1/Gehälter.csv", "m.mbox!1/Gehälter (2).csv", "m.mbox!1/part 5.eml"]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_separators_anywhere_in_a_block(monkeypatch: pytest.MonkeyPatch, end: bytes) -> None:
    monkeypatch.setattr(mbox, "_BLOCK", 2000)
    box = b"".join(ENVELOPE + b"Subject: %d\n\n%s\n\n" % (i, b"x" * (i % 97)) for i in range(500)).replace(b"\n", end)
    assert [mail["subject"] for mail in found(box, "m.mbox")["m.mbox"][1]] == [str(i) for i in range(500)]


def test_a_mailbox_without_empty_lines() -> None:
    box = (ENVELOPE + b"Subject: x\n\nhello\n") * 3
    assert [mail[""] for mail in found(box, "m.mbox")["m.mbox"][1]] == ["hello"] * 3


def test_memory_is_flat(tmp_path: Path) -> None:
    path = tmp_path / "m.mbox"
    with path.open("wb") as out:
        for _ in range(60):
            out.write(ENVELOPE + b"Content-Type: application/x; name=a.bin\n\n" + b"word " * 200_000 + b"\n\n")
        out.write(ENVELOPE + b"Content-Type: application/x; name=a.bin\n\n" + b"word " * 8_000_000 + b"\n\n")
    tracemalloc.start()
    with path.open("rb") as file:
        for _ in inside.items(file, inside.root("m.mbox", Budget(), str(tmp_path))):
            pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 << 20


def test_outlook() -> None:
    units = found((FILES / "embedded.msg").read_bytes(), "a.msg")
    form, (mail,), _ = units["a.msg"]
    assert form == "application/vnd.ms-outlook"
    assert mail[""] == "Dear all, Jane is ill.\n020 7946 0123"
    assert mail["subject"] == "Absence of Jane Exämple" and mail["date"] == "2026-01-03T01:02:03Z"
    assert mail["to"] == "Jane Example <jane@example.org>" and mail["cc"] == "Team <team@example.org>"
    assert mail["received"] == "from a.example.org by b.example.org" and mail["x originating ip"] == "[192.0.2.1]"
    assert units["a.msg!Inner subject"][1][0][""] == "Inner body, jane2@example.org"
    assert units["a.msg!Inner subject"][1][0]["date"] == "2026-01-04T01:02:03Z"
    assert units["a.msg!Inner subject!inner.csv"][1][0]["email"] == "jane@example.org"
    assert units["a.msg!note.txt"][1] == [{"": "note for 07700 900123"}]


def test_where_the_properties_of_an_embedded_message_begin() -> None:
    """Section 2.4.1.2 of [MS-OXMSG] says 24 bytes; the fixture has 32."""
    entry = bytes.fromhex("40003900 06000000 0000000000000001")
    assert first_entry(("__attach_version1.0_#00000000", "__substg1.0_3701000d"), bytes(24) + entry) == 24
    assert first_entry(("__substg1.0_3701000d",), bytes(32) + entry) == 32
    assert first_entry(("__recip_version1.0_#00000000",), bytes(8) + entry) == 8
    assert first_entry((), bytes(32) + entry) == 32


def test_outlook_html_and_contact() -> None:
    units = found((FILES / "html.msg").read_bytes(), "a.msg")
    assert "tel:+442079460123" in units["a.msg"][1][0][""]
    assert units["a.msg!people (2).csv"][1][0]["email"] == "jane3@example.org"
    card = found((FILES / "contact.msg").read_bytes(), "a.msg")
    assert card["a.msg"][1][0].items() >= {"surname": "Example", "email": "jane@example.org", "employee number": "E-1234"}.items()
    assert card["a.msg"][1][0]["birthday"].startswith("1980-01-02")
    assert "Notes on Jane" in card["a.msg!body.rtf"][1][0][""]


@pytest.mark.parametrize("name", ["embedded.msg", "html.msg", "contact.msg"])
def test_outlook_damaged(name: str) -> None:
    data = (FILES / name).read_bytes()
    outcomes = set()
    for step in range(1, 40):
        cut = data[: len(data) * step // 40]
        flipped = bytearray(data)
        for at in range(step * 7, len(data), 391):
            flipped[at] ^= 0xFF
        for bad in (cut, bytes(flipped), data[:512] + random.Random(step).randbytes(64) + data[576:]):
            try:
                outcomes.add("read" if found(bad, "a.msg") else "")
            except Unreadable as error:
                outcomes.add(str(error))
    assert len(outcomes) > 1
    assert outcomes <= {
        "read",
        "truncated or damaged Outlook message",
        "truncated or damaged compound file",
        "of no known kind: only the plain text in it was read",
    }


def test_outlook_sizes_that_lie() -> None:
    data = (FILES / "contact.msg").read_bytes()
    root = (int.from_bytes(data[48:52], "little") + 1) * 512
    lies = data[: root + 120] + b"\xf0\xff\xff\x7f" + data[root + 124 :]
    for bad in (lies, data[:30] + b"\x1e" + data[31:], data[:32] + b"\x1e" + data[33:]):
        with pytest.raises(Unreadable, match=r"^truncated or damaged (Outlook message|compound file)$"):
            found(bad, "a.msg")


def test_outlook_says_what_is_damaged_and_reads_the_rest() -> None:
    data = bytearray((FILES / "embedded.msg").read_bytes())
    at = data.index("__substg1.0_0C1A".encode("utf-16-le"))
    data[at + 120 : at + 124] = b"\xff\xff\xff\x7f"
    _, (mail,), reasons = found(bytes(data), "a.msg")["a.msg"]
    assert reasons == ["damaged in parts: what is left of the Outlook message was read"]
    assert mail["subject"] == "Absence of Jane Exämple" and "sender name" not in mail


def test_a_mail_that_breaks_off_anywhere() -> None:
    whole = letter().as_bytes()
    for tenth in range(11):
        cut = whole[: len(whole) * tenth // 10]
        units = found(cut, "a.eml")
        seen = str(units)
        assert tenth < 2 or "192.0.2.1" in seen
        assert tenth < 10 or "inner text" in seen


MULTI = HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n"
HOSTILE = {
    "deep": b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(30_000)) + b"\nx",
    "boundaries": MULTI + b"--b\n\nx\n" * 21_000,
    "hyphens": MULTI + b"--c\n" * 100_000,
    "long header": b"Subject: " + b"a" * 5_000_000 + b"\n\nx",
    "many headers": b"".join(b"X-H%d: v%d\n" % (i, i) for i in range(200_000)) + b"\nx",
    "folds": b"Subject: a\n" + b" b\n" * 300_000 + b"\nx",
    "comments": b"From: " + b"(" * 300_000 + b")" * 300_000 + b"\n\nx",
    "sections": HEAD + b"Content-Type: a/b;" + b"".join(b" name*%d*=a%%41;" % i for i in range(9999)) + b"\n\nx",
    "semicolons": HEAD + b"Content-Type: a/b" + b"; " * 30_000 + b"\n\nx",
    "words": b"Subject: " + b"=?a?b?" * 150_000 + b"\n\nx",
    "spaces": HEAD + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"= " * 500_000 + b"x",
    "uuencoded": HEAD + b"\n" + b"begin 644 a\n" * 80_000 + b"x",
    "uuencoded lines": HEAD + b"\nbegin 644 a\n" + b"!A\n" * 300_000 + b"x",
    "zero bytes": HEAD + b"\n" + b"\0x" * 1000,
    "charsets": b"Subject: =?idna?q?x?= =?hex?q?ff?= =?undefined?q?x?= =?../../x?q?x?=\n\nx",
    **{
        f"html {tag!r}": HEAD + b"Content-Type: text/html\n\n" + tag * (900_000 // len(tag)) + b"x"
        for tag in (b"<", b"<a ", b"<!--", b"<script>", b"&#", b"<a href='")
    },
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mails_take_linear_time(name: str) -> None:
    started = time.process_time()
    units = found(HOSTILE[name], "a.eml")
    assert time.process_time() - started < 10
    assert len(units["a.eml"][1]) == 1
    assert "x" in str(units)
    assert (name in ("deep", "boundaries")) == ("more than 20,000 parts: the rest was not read" in str(units))


def test_mails_in_mails_are_bounded() -> None:
    mail = HEAD + b"\nend"
    for _ in range(20):
        mail = HEAD + b"Content-Type: message/rfc822\n\n" + mail
    with pytest.raises(Spent, match="nested too deeply"):
        found(mail, "a.eml")


def test_no_text_of_html_is_lost() -> None:
    rich = "<style>p{}</style><!-- note --><p title='a tip'>one&nbsp;two<br>three<td>four <3 five <img alt='six'><a href='https://example.org'>x</a>"
    assert html.text(rich).split() == ["note", "a", "tip", "one", "two", "three", "four", "<3", "five", "six", "x"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([HEAD, b"\n", b"\r\n", b"--b", b"--", b"--b--\n", b"Content-Type: multipart/mixed; boundary=b\n", b"Content-Type: message/rfc822\n", ENVELOPE, b"Content-Transfer-Encoding: base64\n", b"begin 644 a\n", b"#0V%T\n", b"end\n", b"=?utf-8?q?", b"?=", b"\xff\xfe\0", b"<a href='", b" x "]), max_size=25), st.sampled_from(["a.eml", "a.mbox"]))  # fmt: skip
def test_any_bytes(pieces: list[bytes], name: str) -> None:
    try:
        found(HEAD + b"".join(pieces), name)
    except (Spent, Unreadable):
        assert b"rfc822" in b"".join(pieces) or b"\0" in b"".join(pieces)


def test_reading_again_from_anywhere() -> None:
    file = io.BytesIO(letter().as_bytes())
    file.seek(100)
    assert len(list(inside.items(file, inside.root("a.eml", Budget())))) > 5
