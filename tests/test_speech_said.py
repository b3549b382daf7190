"""Ways of saying digits and letters, undone; and writings of one value."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

from tests.speech import digits, letters, numbers, values
from tests.speech.compare import normal
from tests.speech.data import load
from tests.speech.voice import Voice


def voice(seed: int = 1, **more: Any) -> Voice:
    return Voice(Random(seed), "tuning", **more)


def back(words: str) -> str:
    """The digits of simple styles."""
    out, times = "", 1
    for word in words.split():
        if word in ("double", "treble", "triple"):
            times = 2 if word == "double" else 3
            continue
        out += times * ("0" if word in ("oh", "o", "nought", "zero") else word if word.isdigit() else str(numbers.ONES.index(word)))
        times = 1
    return out


@pytest.mark.parametrize("way", ["single", "double", "figures", "half"])
def test_digits_can_be_read_back(way: str) -> None:
    speaker = voice(zero="nought")
    for _ in range(200):
        number = values.card(speaker.rng)
        said = digits.said(number, digits.cut(number, (4, 4, len(number) - 8)), speaker, way)
        assert back(" ".join(group.words for group in said.groups)) == number
        assert all(back(group.wrong) != back(group.words) and len(back(group.wrong)) == len(back(group.words)) for group in said.groups)


@pytest.mark.parametrize(
    ("group", "said"),
    [("42", "forty two"), ("900", "nine hundred"), ("7700", "seven seven hundred"), ("0", "oh"), ("1307", "thirteen oh seven"), ("00", "double oh"), ("123", "one twenty three")],
)  # fmt: skip
def test_pairs_are_said_as_tens(group: str, said: str) -> None:
    assert numbers.say(group, "tens", "oh", Random(0)).replace("-", " ") == said


def test_repeats_are_said_once() -> None:
    assert numbers.say("0777", "double", "oh", Random(0)) in ("oh treble seven", "oh triple seven")
    assert numbers.say("1111", "double", "oh", Random(0)) == "double one double one"


def test_counts() -> None:
    rng = Random(0)
    assert [numbers.count(n, rng).replace("-", " ") for n in (7, 12, 40, 101, 350, 1200)] == [
        "seven", "twelve", "forty", "one hundred and one", "three hundred and fifty", "one thousand two hundred",
    ]  # fmt: skip


def test_a_slip_of_one_digit_is_mended_by_that_digit() -> None:
    group = digits.group("1234", "single", voice())
    assert group.slip is not None
    wrong, right = group.slip
    assert back(wrong)[:-1] == "123" and back(wrong) != "1234" and right == "four"


def test_letters() -> None:
    speaker = voice()
    assert letters.spell("sw", "nato", speaker) == "sierra whiskey"
    assert letters.spell("sw", "names", speaker) == "ess double you"
    assert letters.spell("sw", "bare", voice(dressed=True)) == "S W"
    assert re.fullmatch("s (for|as in) (sierra|sugar) w (for|as in) (whiskey|william)", letters.spell("sw", "for", speaker))
    assert all(
        word[0] == letter for word, letter in zip(load("common")["letters"]["nato"].split(), "abcdefghijklmnopqrstuvwxyz", strict=True)
    )


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("phone", "+44 (0)7700 900123", "07700900123"), ("phone", "+1 212-555-0143", "2125550143"), ("card", "4111-1111 1111 1111", "4111111111111111"),
        ("postcode", "sw1a1aa", "SW1A 1AA"), ("born", "3 April 1982", "1982-04-03"), ("born", "03/04/82", "1982-04-03"), ("born", "April 3, 1982", "1982-04-03"),
        ("expiry", "April 2027", "04/27"), ("email", "A.B@Example.org.", "a.b@example.org"), ("sort", "309089", "30-90-89"),
    ],
)  # fmt: skip
def test_writings_of_one_value(kind: str, one: str, other: str) -> None:
    assert normal(kind, one) == normal(kind, other)


def test_writings_of_two_values() -> None:
    assert normal("born", "04/03/1982") != normal("born", "1982-04-03")
    assert normal("phone", "07700 900124") != normal("phone", "07700 900123")
