"""First lines of addresses as people say them, and turns that only keep others waiting."""

from __future__ import annotations

import pytest

from scanner.speech.floor import Turns, streams
from scanner.speech.fold import fold
from scanner.speech.gaps import idle
from scanner.speech.homes import read
from scanner.speech.words import Words
from tests.pace import seconds

ASKED = "what's the first line of your address"


def folded(*turns: str) -> list[str]:
    silent: list[float | None] = [None] * len(turns)
    return fold(Turns(turns, [("agent", "caller")[at % 2] for at in range(len(turns))], silent, silent)).texts


def homes(text: str, asked: str = "") -> list[tuple[str, str]]:
    words = Words()
    words.add(0, text, [(0, asked)])
    return [(value.written, value.kind) for value in read(words)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("fourteen acacia avenue", "14 acacia avenue"),
        ("flat two fourteen high street", "Flat 2, 14 high street"),
        ("one hundred and six station road", "106 station road"),
        ("one oh six station road", "106 station road"),
        ("one twenty four church lane", "124 church lane"),
        ("twenty three a mill road", "23A mill road"),
        ("seven saint john's park road", "7 saint john's park road"),
        ("133 meadow avenue no wait 123 meadow avenue", "123 meadow avenue"),
        ("sixty three high drive, sorry, that's fifty-nine high drive", "59 high drive"),
        ("23 Manor Lane", "23 Manor Lane"),
    ],
)
def test_the_number_of_a_house_is_written_in_figures(text: str, written: str) -> None:
    assert folded(ASKED, text)[1] == f"address: {written}"


def test_who_says_where_he_lives_was_asked() -> None:
    assert folded("hello", "i live at seventy meadow gardens")[1] == "i live at address: 70 meadow gardens"
    assert homes("deliver it to seventy meadow gardens please") == [("70", "house")]


@pytest.mark.parametrize(
    "text",
    [
        "it's ten minutes down the road",
        "six of the roads",
        "take the second road",
        "it took two and a half weeks one way",
        "three. Park Lane is closed",
    ],
)
def test_other_numbers_before_a_road_are_none(text: str) -> None:
    assert homes(text, "address") == []


def test_a_long_list_of_streets_is_read_in_a_moment() -> None:
    assert len(homes("flat two fourteen hill " * 5000)) > 100
    assert seconds(lambda: homes("flat two fourteen hill " * 5000), enough=5) < 5


@pytest.mark.parametrize(
    ("text", "is_idle"),
    [
        ("Hang on.", True),
        ("Sorry, one sec.", True),
        ("No worries, carry on.", True),
        ("mm hmm", True),
        ("bear with me, I'll just get my glasses", True),
        ("No, sorry, four.", False),
        ("one", False),
        ("a", False),
        ("No, sorry, let me start again.", False),
        ("", False),
    ],
)
def test_a_turn_that_keeps_others_waiting_says_nothing(text: str, is_idle: bool) -> None:
    assert idle(text) is is_idle


def test_it_is_no_part_of_a_stream() -> None:
    silent: list[float | None] = [None] * 4
    [caller] = streams(Turns(["j dot", "hang on", "sure", "smith"], ["caller", "caller", "agent", "caller"], silent, silent))
    assert caller.text == ["j", "dot", "smith"]
