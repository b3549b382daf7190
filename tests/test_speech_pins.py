"""A PIN that is asked for is one, as digits and as said; times, prices and dates that follow are none."""

from __future__ import annotations

import pytest

from detectors.engine import Engine
from scanner.detect import detect
from scanner.speech.floor import Turns
from scanner.speech.fold import fold
from tests.packs import packs


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(packs(), native=False)


def _found(engine: Engine, asked: str, said: str) -> list[str]:
    folded = fold(Turns([asked, said], ["agent", "caller"], [None] * 2, [None] * 2))
    text = folded.texts[1]
    return [text[hit.start : hit.end] for hit in detect(engine, [text], entities=frozenset({"PASSWORD"}))[0]]


@pytest.mark.parametrize(
    ("asked", "said", "digits"),
    [
        ("and the PIN for telephone banking?", "Four nine one seven", "4917"),
        ("can i take your pin please", "it's four nine, one seven", "4917"),
        ("what's your four digit pin", "er double oh four two", "0042"),
        ("and your six digit pin", "four nine one seven double two", "491722"),
        ("and the p i n", "4917", "4917"),
        ("your pin number please", "four nine two no sorry four nine one seven", "4917"),
    ],
)
def test_a_pin_that_is_asked_for_is_a_secret(engine: Engine, asked: str, said: str, digits: str) -> None:
    assert _found(engine, asked, said) == [digits]


def test_a_pin_that_is_told_without_a_question(engine: Engine) -> None:
    assert _found(engine, "how can i help", "my pin is four one double two") == ["4122"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("have you got your pin", "i've got two hundred and fifty pounds in there"),
        ("can i take your pin", "hang on it's half past four"),
        ("the first and third digits of your pin", "four and one"),
        ("i can send you a new pin", "that takes three to five days doesn't it"),
        ("did you forget your pin", "yes on the fourteenth of march"),
        ("what's your phone number", "four nine one seven"),
        ("i've reset your pin", "the total was forty pounds seventeen"),
    ],
)
def test_what_is_said_of_a_pin_and_is_none(engine: Engine, asked: str, said: str) -> None:
    assert _found(engine, asked, said) == []
