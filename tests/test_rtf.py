"""Rich text: encodings, groups, tables, what is embedded."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest

from connectors.readers.documents.rtf_tokens import tokens
from tests.documents import column, read

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


def test_characters_in_hexadecimal_are_whole_wherever_a_block_ends() -> None:
    for shift in range(4):
        written = b"{\\rtf1" + b" " + b"x" * shift + b"\\'e9" * 300_000 + b"}"
        found = b"".join(data for kind, data, _ in tokens(BytesIO(written)) if kind in ("text", "hex"))
        assert found == b"x" * shift + b"\xe9" * 300_000
