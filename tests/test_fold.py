"""Folding: what typing and scripts vary is one to the detectors, and every hit points at the original."""

from __future__ import annotations

import sys
import unicodedata
from unicodedata import normalize

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import Engine
from detectors.fold import LETTER, LOWER, SIGN, UPPER, fold, folded
from tests.packs import packs


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("０２０ ７９４６ ００１８", "020 7946 0018"),
        ("020\u00a07946\u20090018", "020 7946 0018"),
        ("020‑7946–0018 −", "020-7946-0018 -"),
        ("٠٢٠ ७९४६", "020 7946"),
        ("AB\u200b12\ufeff34\u00ad56C", "AB123456C"),
        ("“Zoë’s”", '"Zoë\'s"'),
        ("Zoe\u0308 Cafe\u0301 n\u0303", "Zoë Café ñ"),
        ("Łódź Žižek Ağaoğlu ſK", "Lódz Zizek Agaoglu sK"),
        ("Иван Αθήνα", "Ivan Aqina"),
        ("ａｎｎ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ann@example.org"),
        ("a\u2028b\u0085c", "a\nb\nc"),
    ],
)
def test_variants_become_one(written: str, plain: str) -> None:
    assert folded(written) == plain


@given(st.text())
def test_validators_see_letters_as_they_were_written_and_all_else_folded(text: str) -> None:
    made = fold(text.encode("utf-8", "replace"))
    both = zip(made.codes.tolist(), made.data, strict=True)
    written = (
        c > 255 and (b in (UPPER, LOWER, LETTER, SIGN) or (chr(c).isalpha() and not normalize("NFKC", chr(c)).isascii())) for c, b in both
    )
    assert made.text == "".join(chr(c if shown else b) for shown, c, b in zip(written, made.codes.tolist(), made.data, strict=True))
    assert made.beyond.tolist() == [at for at, char in enumerate(made.text) if not char.isascii()]


def test_texts_are_judged_alike_one_by_one_and_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of texts beyond ASCII, those that are ASCII themselves are judged at once."""
    engine = Engine(packs(), native=True)
    written = ["Zoë 0７700 900123", "é 4111 1111 1111 1111", "Łódź 07700 900456, Żaneta Nowak", "ñ ann@bücher.example, ann@example.org"]
    cells = pa.array([f"{each} z{at}" for at in range(200) for each in written])
    one = engine.scan(cells, model=False)
    monkeypatch.setattr("detectors.judge._AT_ONCE", 1 << 30)
    other = engine.scan(cells, model=False)
    assert one.num_rows > 1200
    assert one.equals(other)


def test_every_character_has_at_most_one_byte_of_its_kind() -> None:
    for code in (*range(0x250), *range(0x250, sys.maxunicode + 1, 7)):
        char = chr(code)
        if 0xD800 <= code < 0xE000:
            continue
        plain = folded(char)
        assert len(plain) <= 1 and (not plain or ord(plain) < 256)
        if char.isdecimal():
            assert plain == str(unicodedata.decimal(char))
        elif plain.isdigit() and code > 255:
            raise AssertionError(f"{code:x} became a digit")
        if char.isspace() and code > 255:
            assert plain in " \n"


@given(st.text(max_size=40))
def test_bytes_are_told_where_they_came_from(text: str) -> None:
    data = text.encode()
    made = fold(data)
    assert len(made.data) == len(made.first) == len(made.stop) == len(made.codes)
    assert all(0 <= a < b <= len(data) for a, b in zip(made.first.tolist(), made.stop.tolist(), strict=True))
    for at, (first, stop) in enumerate(zip(made.first.tolist(), made.stop.tolist(), strict=True)):
        assert folded(data[first:stop].decode()) == chr(made.data[at])


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(packs())


@pytest.mark.parametrize(
    ("text", "entity", "span"),
    [
        ("call ０２０ ７９４６ ００１８ now", "PHONE_NUMBER", "０２０ ７９４６ ００１８"),
        ("call 020\u00a07946\u00a00018 now", "PHONE_NUMBER", "020\u00a07946\u00a00018"),
        ("card 4111–1111–1111–1111", "CREDIT_CARD", "4111–1111–1111–1111"),
        ("NI number AB\u200b123456C.", "UK_NINO", "AB\u200b123456C"),
        ("NHS number 999\u2009000\u20090018", "UK_NHS", "999\u2009000\u20090018"),
        ("write to ann@bücher.example please", "EMAIL_ADDRESS", "ann@bücher.example"),
        ("NI: ＪＫ６５４３２１Ｄ", "UK_NINO", "ＪＫ６５４３２１Ｄ"),
        ("IBAN ＧＢ８２ＷＥＳＴ１２３４５６９８７６５４３２", "IBAN_CODE", "ＧＢ８２ＷＥＳＴ１２３４５６９８７６５４３２"),
        ("postcode SK9\u00a05AF", "UK_POSTCODE", "SK9\u00a05AF"),
        ("😀 中文 card 4111 1111 1111 1111", "CREDIT_CARD", "4111 1111 1111 1111"),
    ],
)
def test_identifiers_are_found_as_they_are_met(engine: Engine, text: str, entity: str, span: str) -> None:
    hits = [hit for hit in engine.scan(pa.array([text])).to_pylist() if engine.patterns[hit["pattern"]].entity == entity and hit["valid"]]
    assert span in {text.encode()[hit["start"] : hit["end"]].decode() for hit in hits}
