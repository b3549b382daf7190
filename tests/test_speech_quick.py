"""Streams that hold nothing of a sort are not read, and nothing is lost by it; no stream takes long, whatever is said in it."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from scanner import speech
from scanner.speech import codes, dates, digits, fold, mails
from scanner.speech.words import Words
from tests.pace import seconds

_FOLDER = Path(speech.__file__).parent
#: Every word that means something to a reader, and those of numbers and letters once more.
_KNOWN = sorted({word for path in _FOLDER.rglob("*.toml") for word in re.findall(r"[a-z']+|\d+", path.read_text("utf-8").lower())})
_NUMBERS = """one two three oh zero double four twenty nineteen hundred thousand a b s e w o at dot com gmail to for see bee the letter capital
third march may of sorry no i mean um and like 7 07700 19 3rd sw1a 1aa 30-90-89"""
_MARKS = (*[" "] * 12, ", ", ". ", "-", "", " £")
_ASKED = ("", "", "", "phone", "card", "postcode", "email", "born", "name", "nino")


def _stream(rng: Random) -> Words:
    words = Words()
    for turn in range(rng.randint(1, 3)):
        said = "".join(rng.choice(rng.choice((_KNOWN, _NUMBERS.split()))) + rng.choice(_MARKS) for _ in range(rng.randint(0, 9)))
        words.add(turn, said, [(0, rng.choice(_ASKED))])
    return words


def test_no_value_is_lost_where_streams_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = Random("streams")
    streams = [_stream(rng) for _ in range(4_000)]
    quickly = [fold.chosen(words) for words in streams]
    everything = frozenset(word for words in streams for word in words.text)
    monkeypatch.setattr(codes, "lettered", lambda words: True)
    monkeypatch.setattr(digits, "may_count", lambda words: True)
    monkeypatch.setattr(dates, "DAYS", everything)
    monkeypatch.setattr(mails, "_SIGNS", everything)
    assert quickly == [fold.chosen(words) for words in streams]
    assert len({value.kind for values in quickly for value in values}) > 7, "of many kinds"


@pytest.mark.parametrize(
    "said", ["five four, ", "twenty one ", "five for to ", "b sorry w ", "sorry ", "um ", "at dot gmail ", "nine hundred "]
)
def test_what_goes_on_and_on_is_read_in_its_time(said: str) -> None:
    words = Words()
    words.add(0, said * (1_500 // len(said.split())), [(0, "")])
    assert seconds(lambda: fold.chosen(words), enough=4) < 4


def test_a_number_behind_endless_digits_is_found() -> None:
    words = Words()
    words.add(0, "twenty one thirty two " * 300 + "and it's oh seven seven double oh nine double oh one two three", [(0, "")])
    assert "07700900123" in [value.written for value in fold.chosen(words)]
