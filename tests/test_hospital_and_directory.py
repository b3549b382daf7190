"""Messages of hospitals and entries of directories: each field under its own name, names and addresses as they are written."""

from __future__ import annotations

import base64

import pytest

from connectors.readers.kinds import kind
from tests.pace import seconds
from tests.structured import body, read, rows

MESSAGE = (
    "MSH|^~\\&|ADT|WARD|LAB|WARD|20240115||ADT^A01|7|P|2.5\r"
    "PID|1||9434765919^^^NHS^NH~4711^^^WARD^MR||HUGHES^EMMA^JANE^^MS^^L||198402290000|F|HUGHES^EM||4 MILL LANE^FLAT 2&3^WILMSLOW^^SK9 5AF^GBR"
    '||020 7946 0018~^NET^Internet^emma@example.org|""||M|CHR\r'
    "NK1|1|CLARKE^TOM|SPO^Spouse^HL70063\rPV1|1|I|W^3||||1234^EVANS^OWEN^^^DR\rDG1|1||E11.9^Type 2 diabetes mellitus^ICD10\r"
    "OBX|1|TX|1^Note||smokes \\T\\ drinks\\.br\\daily\rZXX|one|two\r"
)
ENTRY = (
    "version: 1\n\n# from the directory\ndn: cn=Emma Hughes,ou=Staff,dc=example,dc=org\nobjectClass: person\ncn: Emma Hughes\nsn: Hughes\n"
    "mail: emma@\n example.org\n"
)


@pytest.mark.parametrize("ends", ["\r", "\n", "\r\n"])
def test_a_message_is_a_row_of_what_its_fields_are_called(ends: str) -> None:
    data = (MESSAGE + MESSAGE.replace("EMMA", "AMY")).replace("\r", ends).encode()
    first, second = rows(read(data, "feed.hl7")["feed.hl7"])
    assert first["patient name"] == "MS EMMA JANE HUGHES; L" and second["patient name"] == "MS AMY JANE HUGHES; L"
    assert first["patient identifier"] == ["9434765919 NHS NH", "4711 WARD MR"]
    assert (first["date of birth"], first["sex"], first["marital status"], first["religion"]) == ("19840229", "F", "M", "CHR")
    assert first["patient address"] == "4 MILL LANE, FLAT 2 3, WILMSLOW, SK9 5AF, GBR"
    assert first["home phone number"] == ["020 7946 0018", "NET Internet emma@example.org"]
    assert (first["next of kin name"], first["next of kin relationship"]) == ("TOM CLARKE", "SPO Spouse HL70063")
    assert (first["attending doctor"], first["diagnosis code"]) == ("DR OWEN EVANS; 1234", "E11.9 Type 2 diabetes mellitus ICD10")
    assert (first["observation value"], first["ZXX 2"]) == ("smokes & drinks daily", "two")
    assert "business phone number" not in first, "two quotes delete a value"


def test_messages_in_frames_with_other_marks_and_lines_that_are_none() -> None:
    framed = b"\x0b" + MESSAGE.replace("|", "#").encode() + b"\x1c\r\nJane Example rang\n"
    items = read(framed, "a.dat")["a.dat"]
    assert rows(items)[0]["patient alias"] == "EM HUGHES" and "Jane Example rang" in body(items)


def test_an_entry_is_a_row_of_its_attributes() -> None:
    hashed = base64.b64encode(b"{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=").decode()
    guid, photo = base64.b64encode(bytes(range(16))).decode(), base64.b64encode(b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(99)).decode()
    data = f"{ENTRY}userPassword:: {hashed}\nobjectGUID:: {guid}\njpegPhoto:: {photo}\n\ndn: uid=amy,ou=Staff\nsn: Clarke\n".encode()
    found = read(data, "people.ldif")
    head, emma, amy = rows(found["people.ldif"])
    assert head == {"version": "1", "": "# from the directory"}
    assert emma["full name"] == "Emma Hughes" and emma["surname"] == "Hughes" and emma["mail"] == "emma@example.org"
    assert emma["entry"] == "Emma Hughes / Staff / example / org"
    assert emma["userpassword"] == "{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=" and emma["objectguid"] == guid
    assert amy == {"entry": "amy / Staff", "surname": "Clarke"}
    assert list(found) == ["people.ldif", "people.ldif!1/jpegphoto"]


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (MESSAGE, "application/hl7-v2"),
        (MESSAGE.replace("\r", "\r\n"), "application/hl7-v2"),
        ("FHS|^~\\&|A\rBHS|^~\\&|A\r" + MESSAGE, "application/hl7-v2"),
        ("MSH is a department\n", "text/plain"),
        ("MSH|a,b|c\n", "text/plain"),
        (ENTRY, "text/x-ldif"),
        (ENTRY.partition("# ")[2].partition("\n")[2], "text/x-ldif"),
        ("dn: a note of mine\nsee below\n", "text/plain"),
        ("dn: x\n", "text/plain"),
    ],
)
def test_what_is_a_message_or_an_entry(data: str, known: str) -> None:
    assert kind(data.encode(), "a.txt") == known


@pytest.mark.parametrize(
    "hostile", ["#\n" * 40_000, "MSH" + "|" * 90_000, "dn: " + "=" * 90_000, "\n" * 90_000, "MSH|^~\\&|" + "\\" * 90_000]
)
def test_hostile_texts_cost_no_more_than_their_length(hostile: str) -> None:
    assert seconds(lambda: read(hostile.encode(), "a.txt")) < 3
