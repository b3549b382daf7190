"""One name through a text."""

from __future__ import annotations

import re

import pytest

from detectors.reader.again import again
from detectors.reader.reader import QUICK, Reader
from tests.marked import PERSON, named

#: What the model says, and the people it should be.
TEXTS = (
    ("I saw [Maria Pemberton] there. Pemberton then left.", ["Maria Pemberton", "Pemberton"]),
    ("[Florence Example] is our guest. Here comes <Florence> now.", ["Florence Example", "Florence"]),
    ("[Anna Lincoln] called. [Anna Lincoln] went to <Lincoln>. So said <Lincoln>.", ["Anna Lincoln", "Anna Lincoln", "Lincoln"]),
    ("ring [anna mehta] back. she is upset and mehta's bill is due", ["anna mehta", "mehta"]),
    ("[Isak] came. [Isak] left. We hit Isak. Then", ["Isak", "Isak", "Isak"]),
    ("[ANNA MEHTA] CALLED. MEHTA WANTS A KEY.", ["ANNA MEHTA", "MEHTA"]),
    ("[Ngozi O'Brien] rang; O'Brien's card.", ["Ngozi O'Brien", "O'Brien"]),
)
#: Here nobody is named again.
STAY = (
    "[Tom Street] called. The Street is closed. Street by street.",
    "[Peter May] called. May I come?",
    "[Maria Pemberton] lives in Pemberton Road, near the Pemberton.",
    "[Maria Pemberton] met John Pemberton-Hale at St Pemberton.",
    "[Isak] came. We hit Isak. Then",
    "[Isak] came. [Isak] left. <Isak> is a town, <Isak> and <Isak>.",
    "[Tom King] met the King. A King is here.",
    "[Anna France] was born in France. She left for France.",
    "[anna will] called and will call again",
    "[Ann Sample] wrote to x@Sample and #Sample",
)


@pytest.mark.parametrize(("marked", "names"), TEXTS, ids=[re.sub(r"\W+", " ", marked) for marked, _ in TEXTS])
def test_a_name_that_stands_again_is_the_same_person(marked: str, names: list[str]) -> None:
    text, found = named(marked, 0.97)
    assert [text[each.start : each.end] for each in again(text, found) if each.entity == PERSON] == names


@pytest.mark.parametrize("marked", STAY)
def test_what_is_called_after_somebody_or_a_word_is_nobody(marked: str) -> None:
    text, found = named(marked, 0.97)
    assert again(text, found) == found


def test_who_is_not_certain_is_not_remembered() -> None:
    text, found = named("I saw [Maria Pemberton] there. Pemberton then left.", 0.7)
    assert again(text, found) == found


def test_the_reader_remembers_within_a_text_only() -> None:
    texts = ["Florence Example is our guest. Maria gave Florence a key, and Florence left.", "The weather in Florence is fine."]
    first, second = Reader(QUICK).read(texts)
    assert [texts[0][each.start : each.end] for each in first if each.entity == PERSON].count("Florence") == 2
    assert PERSON not in [each.entity for each in second]
