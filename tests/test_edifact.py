"""Messages of trade (EDIFACT): a message is a row, whatever its marks are and wherever its lines end."""

from __future__ import annotations

import pytest

from connectors.readers.kinds import kind
from tests.pace import seconds
from tests.structured import body, read, rows

HEAD = "UNB+UNOC:3+5012345000001:14+5098765000002:14+240115:0923+1'"
MESSAGE = (
    "UNH+{0}+ORDERS:D:96A:UN'BGM+220+PO0000{0}+9'DTM+137:20240115:102'NAD+BY+5012345000001::9'"
    "NAD+DP+++EMMA O?'HUGHES+4 MILL LANE:FLAT 2+WILMSLOW++SK9 5AF+GB'CTA+IC+:TOM CLARKE'COM+02079460018:TE'COM+emma?+1@example.org:EM'"
    "FTX+AAI+++RING TWICE'LIN+1++5000000000001:EN'UNT+9+{0}'"
)
SENT = HEAD + MESSAGE.format(1) + MESSAGE.format(2) + "UNZ+2+1'"


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_message_is_a_row(end: str) -> None:
    data = SENT.replace("'", "'" + end).replace("?'" + end, "?'").encode()
    assert kind(data, "orders.edi") == "application/edifact"
    head, first, second, last = rows(read(data, "orders.edi")["orders.edi"])
    assert first["party name"] == "EMMA O'HUGHES" and first["street"] == "4 MILL LANE FLAT 2"
    assert (first["city"], first["postcode"], first["country"]) == ("WILMSLOW", "SK9 5AF", "GB")
    assert first["contact"] == ["02079460018", "emma+1@example.org"] and first["contact name"] == "TOM CLARKE"
    assert (first["free text"], first["DTM"], first["party id"]) == ("RING TWICE", "137 20240115 102", "5012345000001 9")
    assert second["UNH"] == "2 ORDERS D 96A UN" and "UNB" in head and last == {"UNZ": "2 1"}


def test_other_marks() -> None:
    data = ("UNA;*. |~" + SENT.translate(str.maketrans(":+'", ";*~")).replace("?~", " ").replace("?*", "-")).encode()
    assert kind(data, "x") == "application/edifact"
    assert rows(read(data.replace(b"|", b"?"), "x")["x"])[1]["contact"] == ["02079460018", "emma-1@example.org"]


@pytest.mark.parametrize("data", [b"UNB+UNOC:3", b"UNB+UNOC:3+?", b"UNB+UNOC:3'Jane Example rang", b"UNA:+.? 'UNB+UNOA:1'" + b"?" * 99])
def test_what_is_broken_is_still_read(data: bytes) -> None:
    items = read(data, "x.edi")["x.edi"]
    assert rows(items) or body(items)


@pytest.mark.parametrize("data", [b"UNB is a university", b"UNA is here'\n", b"a,b\n1,2\n", b"UNBELIEVABLE+X:1'"])
def test_what_is_none(data: bytes) -> None:
    assert kind(data, "x") != "application/edifact"


def test_long_ones_cost_linear_time() -> None:
    for nasty in ("?" * 400_000, "+" * 400_000, "A" * 3_000_000, "NAD+DP" + ":" * 400_000):
        assert seconds(lambda text=nasty: list(read((HEAD + text).encode(), "x.edi"))) < 3  # type: ignore[misc]
