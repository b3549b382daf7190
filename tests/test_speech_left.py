"""What stays in words: money, quantities, times, ages, years; never a part of a longer run of digits."""

from __future__ import annotations

import pytest

from scanner.speech.floor import Turns, streams
from scanner.speech.left import read
from scanner.speech.value import LEFT
from scanner.speech.words import Words


def left(text: str, asked: str = "") -> list[str]:
    words = Words()
    words.add(0, text, [(0, asked)])
    values = list(read(words))
    assert all(value.kind == LEFT and not value.written for value in values)
    return [" ".join(words.text[value.first : value.last]) for value in values]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("that's twelve pounds fifty please", "twelve pounds fifty"),
        ("twelve pounds and fifty pence", "twelve pounds and fifty pence"),
        ("two hundred and fifty quid", "two hundred and fifty quid"),
        ("about a hundred dollars", "a hundred dollars"),
        ("it's forty nine ninety nine a month", "forty nine ninety nine a month"),
        ("£12.50", "12 50"),
        ("i waited ten minutes", "ten minutes"),
        ("three years ago", "three years"),
        ("five per cent", "five per cent"),
        ("three point five miles", "three point five miles"),
        ("one and a half hours", "one and a half hours"),
        ("eleven stone", "eleven stone"),
        ("a table for four people", "four people"),
        ("i've called three times", "three times"),
        ("nine out of ten", "nine out of ten"),
        ("nine fifteen p m", "nine fifteen p m"),
        ("one or two", "one or two"),
        ("two to three weeks", "two to three weeks"),
        ("two thirds", "two thirds"),
        ("the twenty first one", "twenty first"),
        ("back in nineteen eighty four", "nineteen eighty four"),
    ],
)
@pytest.mark.parametrize("asked", ["", "name"])
def test_a_word_beside_it_says_what_it_is(text: str, kept: str, asked: str) -> None:
    assert left(text, asked)[0] == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("half past seven", "seven"),
        ("seven thirty", "seven thirty"),
        ("at seven thirty", "seven thirty"),
        ("ten to nine", "ten to nine"),
        ("i'm forty two", "forty two"),
        ("nineteen eighty four", "nineteen eighty four"),
        ("two thousand and eight", "two thousand and eight"),
        ("nine nine nine", "nine nine nine"),
        ("twenty four seven", "twenty four seven"),
        ("one on one", "one on one"),
        ("two nil", "two nil"),
        ("on the m twenty five", "m twenty five"),
        ("flight b a two four seven", "two four seven"),
        ("press one", "one"),
    ],
)
def test_a_number_by_itself_is_one_of_these(text: str, kept: str) -> None:
    assert left(text) == [kept]


@pytest.mark.parametrize("text", ["seven thirty", "nineteen eighty four", "nine nine nine", "twenty four seven", "two thousand and eight"])
@pytest.mark.parametrize("asked", ["card", "cvv", "sort", "account", "phone", "born"])
def test_where_digits_were_asked_for_it_may_be_them(text: str, asked: str) -> None:
    assert left(text, asked) == []


@pytest.mark.parametrize(
    "text",
    [
        "oh seven seven double oh nine double oh one two three times",
        "oh seven seven hundred nine hundred one two three times",
        "oh seven seven hundred um nine hundred and one times",
        "four one one one one one one one people",
        "thirty ninety eighty nine",
        "nineteen eighty four sixty two",
        "twelve thirty four fifty six seventy eight",
        "seven seven, four hundred times",
        "07700900123 times",
        "020 7946 0018 people",
        "nine nine nine triple zero double oh one eight",
    ],
)
def test_digits_of_a_longer_run_are_never_taken(text: str) -> None:
    assert left(text) == []


def test_digits_of_a_run_over_turns_are_never_taken() -> None:
    turns = ["oh seven seven hundred", "mm hmm", "nine hundred", "yes", "one hundred times"]
    silent: list[float | None] = [None] * len(turns)
    found = [list(read(words)) for words in streams(Turns(turns, ["caller", "agent"] * 2 + ["caller"], silent, silent))]
    assert found == [[]]


def test_what_follows_a_quantity_is_one_too() -> None:
    assert left("twelve pounds fifty and two minutes") == ["twelve pounds fifty", "two minutes"]
