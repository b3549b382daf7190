"""Validators over arrays: each agrees with the question asked of one text, whatever the texts."""

from __future__ import annotations

import re
from itertools import cycle

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn as stdnum_luhn

from detectors import Engine, Pattern, many
from tests.case_files import ALL, unmarked
from tests.packs import patterns

TEXTS = st.lists(st.text(alphabet="0123456789 -+()AaBZz@.", max_size=24), max_size=30)


def array(texts: list[str]) -> pa.LargeStringArray:
    """As an array that does not begin at the start of its buffers."""
    return pa.array(["4111", *texts], pa.large_string())[1:]


@given(texts=TEXTS)
def test_digits_are_kept_and_checked_as_one_by_one(texts: list[str]) -> None:
    digits = many.kept(array(texts))
    plain = ["".join(c for c in text if c.isdigit()) for text in texts]
    assert digits.to_pylist() == plain
    assert many.holds(array(texts), b"01") == ("01" in "".join(texts))
    for held in (digits, array(plain)):
        assert many.luhn(held).tolist() == [bool(each) and stdnum_luhn.checksum(each) == 0 for each in plain]
        assert many.various(held).tolist() == [len(set(each)) > 1 for each in plain]
        sums = [sum(int(d) * w for d, w in zip(each, cycle((3, 1)), strict=False)) if len(each) == 4 else -1 for each in plain]
        assert many.weighted(held, (3, 1, 3, 1)).tolist() == sums
        assert many.fits(held, "[0-4]*").tolist() == [set(each) <= set("01234") for each in plain]


def test_sums_of_many_digits_have_room(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = array(["4111 1111-1111 1111", "", "7" * 200])
    few = many.luhn(many.kept(texts)), many.various(texts), many.kept(texts).to_pylist()
    assert many._sums(np.ones(9, np.bool_)).tolist() == list(range(10))
    monkeypatch.setattr(many, "_LONG", 0)
    assert many._sums(np.ones(9, np.bool_)).dtype == np.int64
    texts = array(["4111 1111-1111 1111", "", "7" * 200])
    digits = many.kept(texts)
    assert (many.luhn(digits).tolist(), many.various(texts).tolist(), digits.to_pylist()) == (few[0].tolist(), few[1].tolist(), few[2])


@given(texts=TEXTS)
def test_spans_become_strings(texts: list[str]) -> None:
    data = np.frombuffer("|".join(["", *texts, ""]).encode(), np.uint8)
    sizes = np.array([len(text) for text in texts], np.int64)
    start = np.cumsum(sizes + 1) - sizes
    assert many.strings(data, start, start + sizes).to_pylist() == texts
    assert many.strings(data, start[::-1], (start + sizes)[::-1]).to_pylist() == texts[::-1]


@given(texts=TEXTS)
def test_what_hangs_on_the_shape_alone_is_asked_about_each_shape(texts: list[str]) -> None:
    assert many.has_shape(array(texts), "0 0[A-Z]?").tolist() == [bool(re.search("[0-9] [0-9][A-Z]?", text)) for text in texts]
    assert many.holds(array(texts), b"4111") is ("4111" in "".join(texts))


@given(texts=st.lists(st.text(alphabet="0123456789AHZ", max_size=34), max_size=20))
def test_remainders_by_97(texts: list[str]) -> None:
    plain = [int("".join(str(int(sign, 36)) for sign in text) or "0") % 97 for text in texts]
    assert many.mod97(array(texts)).tolist() == plain


def test_one_of_a_kind_is_asked_about() -> None:
    asked: list[str] = []

    def question(text: str) -> bool:
        asked.append(text)
        return text.startswith("a")

    texts = pa.array(["a1", "b1", "a2", "b2", "a3"], pa.large_string())
    assert many.by_kind(texts, pa.array(["a", "b", "a", "b", "a"]), question).tolist() == [True, False, True, False, True]
    assert asked == ["a1", "b1"]
    assert many.by_kind(texts[:0], texts[:0], question).tolist() == []


def test_a_part_is_asked_about_once() -> None:
    asked: list[str] = []

    def question(text: str) -> bool:
        asked.append(text)
        return text == "a"

    assert many.by_part(pa.array(["a", "b", None, "a"]), question).tolist() == [True, False, False, True]
    assert asked == ["a", "b"]


WITH_MANY = [
    pytest.param(check, id=f"{p.entity}-{i}-{kind}")
    for i, p in enumerate(patterns())
    for kind, check in (("valid", p.valid), ("test", p.test))
    if isinstance(check, many.Many)
]
#: Beginnings and ends by which validators tell, so that random digits between them reach the last of their rules.
STARTS = (
    "",
    "0",
    "00",
    "+",
    "+44",
    "+44 (0)",
    "44",
    "07700 900",
    "020 7946 0",
    "+1 212 555 01",
    "+33 1 99 00",
    "4111111111111",
    "55",
    "943",
    "4",
)
ANY = st.text(alphabet="0123456789 -+()./AaBbZz@_%", min_size=1, max_size=30)
NUMBER = st.builds(str.__add__, st.sampled_from(STARTS), st.text(alphabet="0123456789", max_size=16))
OCTETS = (
    "0",
    "1",
    "9",
    "10",
    "100",
    "88",
    "64",
    "169",
    "254",
    "127",
    "172",
    "16",
    "192",
    "168",
    "198",
    "51",
    "203",
    "113",
    "2",
    "224",
    "255",
    "256",
    "01",
)
DOTTED = st.lists(st.sampled_from(OCTETS), min_size=3, max_size=5).map(".".join)
MAIL = st.builds(
    "{}{}{}".format,
    st.sampled_from(("ann", "no-reply", "Info", "sales_uk", "bounces+1", "git", "contact-us.x", "a..b", "")),
    st.sampled_from(("@", "%40", "@@", "")),
    st.sampled_from(("example.org", "EXAMPLE.com", "mail.gmail.com", "x.png", "a.test", "a%40b.net", "localhost", "")),
)
PAIR = st.integers(0, 99).map("{:02}".format)
YEAR = PAIR | st.sampled_from(("1999", "2024", "1850"))
DATED = st.builds("{0}{3}{1}{3}{2}".format, YEAR, PAIR, PAIR, st.sampled_from(("", "-", " ")))


def checked(country: str, bank: str) -> str:
    """An account of a country with its check digits."""
    rest = int("".join(str(int(sign, 36)) for sign in f"{bank}{country}00")) % 97
    return f"{country}{98 - rest:02}{bank}"


BANKS = (
    "NWBK60161331926819",
    "370400440532013000",
    "20041010050500013M02606",
    "100000000000000000",
    "12345678ABC",
    "NWBK6016133192681X",
    "1",
)
IBAN = st.builds(checked, st.sampled_from(("GB", "DE", "FR", "BI", "XX", "NO")), st.sampled_from(BANKS))
SPACED = st.builds(
    lambda text, cut: f"{text[:cut]} {text[cut:]}".lower() if cut else text, IBAN | st.just("GB29NWBK60161331926819"), st.integers(0, 9)
)
WORDS = (
    "Aisha", "Okonkwo", "Grace", "Period", "Smith", "SMITH", "Will", "rose", "Florence", "Street", "de", "Morgan", "Stanley", "J", "O'Neil", "Eve-Ann", "J.", "A.", "van", "Common", "Rolls", "Royce", "John", "Lewis",
)  # fmt: skip
NAME = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).flatmap(
    lambda some: st.sampled_from((" ", ", ", "  ", ". ")).map(lambda by: by.join(some))
)
HOUSE = st.builds(
    "{} {}{}{}".format,
    st.sampled_from(("2", "Flat 1, 12a", "5-7", "")),
    st.sampled_from(("Hard", "hard  ", "Mill", "front-", "High Court", "Is", "two", "Car 4 ")),
    st.sampled_from((" Drive", "End", " Lane", " park", " at", " Way 2", "")),
    st.sampled_from(("", ".", " NW", ", Flat 3")),
)
AMERICAN = st.builds(
    "{}{}{}".format,
    st.sampled_from(("1", "", "+1 ", "(")),
    st.integers(200, 999),
    st.integers(1_900_000, 9_999_999) | st.integers(5_550_090, 5_550_209),
)
RUN = st.builds(lambda digit, size, last: digit * size + last, st.sampled_from("019"), st.integers(0, 20), st.sampled_from(("", "7", "-1")))


@pytest.mark.parametrize("check", WITH_MANY or [many.Many(str.isdigit, lambda texts: many.fits(texts, "[0-9]+"))])
@settings(deadline=None)  # the first phone number loads the numbering plans
@given(texts=st.lists(ANY | NUMBER | DOTTED | MAIL | DATED | SPACED | RUN | NAME | HOUSE | AMERICAN, min_size=1, max_size=20))
def test_many_agree_with_one(check: many.Many, texts: list[str]) -> None:
    assert check.many(array(texts)).tolist() == [bool(check.one(text)) for text in texts]


@pytest.mark.parametrize("check", WITH_MANY)
def test_many_agree_with_one_on_what_the_cases_say(check: many.Many) -> None:
    """Whole texts, and what is marked in them."""
    told = [unmarked(case.marked) for case in ALL]
    said = [each for text, spans in told for each in (text, *(text[low:high] for low, high in spans)) if each.isascii()]
    answers = [check.one(text) for text in said]
    assert any(answers) and check.many(array(said)).tolist() == list(map(bool, answers))


def test_the_engine_asks_about_all_at_once() -> None:
    check = many.Many(lambda text: int(text) % 2 == 0, lambda texts: np.array([int(text) % 2 == 0 for text in texts.to_pylist()]))
    common = {"entity": "E", "title": "", "category": "id.national", "regex": "[0-9]{3}", "test": lambda text: text == "222"}
    engine = Engine({"p": (Pattern(**common, valid=check), Pattern(**common, valid=check.one))}, native=True)  # type: ignore[arg-type]
    hits = engine.scan(pa.array([f"{n} é" if n % 7 == 0 else f"{n}" for n in range(100, 999)]))
    one, other = (hits.filter(pa.array(hits.column("pattern").to_numpy() == index)).drop_columns(["pattern"]) for index in (0, 1))
    assert one.equals(other) and one.num_rows == 899 and sum(one.column("test").to_pylist()) == 1
