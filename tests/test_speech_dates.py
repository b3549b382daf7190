"""Dates as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from scanner.speech.dates import read
from scanner.speech.floor import Turns, streams
from scanner.speech.value import LEFT, Value
from scanner.speech.words import Words

TODAY = date(2026, 6, 15)


def stream(text: str, asked: str = "") -> Words:
    words = Words()
    words.add(0, text, [(0, asked)])
    return words


def dates(text: str, asked: str = "", today: date = TODAY) -> list[Value]:
    return list(read(stream(text, asked), today))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("the third of the fourth eighty two", "03/04/1982"),
        ("the third of the fourth of nineteen eighty two", "03/04/1982"),
        ("fourth of march nineteen eighty two", "4 March 1982"),
        ("march the fourth eighty two", "4 March 1982"),
        ("march fourth, nineteen eighty two", "4 March 1982"),
        ("the twenty first of june nineteen ninety nine", "21 June 1999"),
        ("the thirty first of december nineteen hundred and sixty", "31 December 1960"),
        ("nineteenth november two thousand and one", "19 November 2001"),
        ("the fifth of may twenty oh three", "5 May 2003"),
        ("sixth of the sixth sixty six", "06/06/1966"),
        ("first of jan ninety", "1 January 1990"),
        ("second of sept oh four", "2 September 2004"),
        ("4th of March 82", "4 March 1982"),
        ("March 4, 1982", "4 March 1982"),
        ("the 3rd of the 4th 82", "03/04/1982"),
        ("twenty ninth of february two thousand", "29 February 2000"),
        ("the tenth of um may er nineteen eighty five", "10 May 1985"),
    ],
)
@pytest.mark.parametrize(("asked", "kind"), [("", "date"), ("born", "born")])
def test_day_month_and_year(text: str, written: str, asked: str, kind: str) -> None:
    assert [(value.written, value.kind) for value in dates(text, asked)] == [(written, kind)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("oh four oh three eighty two", "04/03/1982"),
        ("four three eighty two", "04/03/1982"),
        ("4 3 1982", "04/03/1982"),
        ("4/3/82", "04/03/1982"),
        ("040382", "04/03/1982"),
        ("04031982", "04/03/1982"),
        ("one two oh three nineteen eighty two", "12/03/1982"),
        ("oh four oh three one nine eight two", "04/03/1982"),
        ("thirteen zero four eight six", "13/04/1986"),
        ("four march eighty two", "4 March 1982"),
    ],
)
def test_bare_numbers_only_answer_a_question(text: str, written: str) -> None:
    assert [(value.written, value.kind) for value in dates(text, "born")] == [(written, "born")]
    assert [value for value in dates(text) if value.kind == "born" or "/" in value.written] == []


def test_two_readings_are_unsure() -> None:
    [one] = dates("four three eighty two", "born")
    [two] = dates("one one one eighty two", "born")
    assert two.sure < one.sure


@pytest.mark.parametrize(
    ("text", "asked", "today", "year"),
    [
        ("third of june twenty six", "born", TODAY, 2026),
        ("third of june twenty six", "born", date(2026, 6, 2), 1926),
        ("third of june twenty seven", "born", TODAY, 1927),
        ("third of june thirty", "", TODAY, 2030),
        ("third of june eighty", "", TODAY, 1980),
    ],
)
def test_the_century_is_the_latest_that_may_be(text: str, asked: str, today: date, year: int) -> None:
    [value] = dates(text, asked, today)
    assert value.written == f"3 June {year}"


def test_nobody_is_born_in_the_future() -> None:
    [value] = dates("third of june two thousand and thirty", "born")
    assert value.kind == "date"


@pytest.mark.parametrize("text", ["the third of june", "june the third", "march 4th", "between the 11th of august and the 13th of august"])
def test_without_a_year_it_stays_in_words(text: str) -> None:
    assert {value.kind for value in dates(text)} == {LEFT}


@pytest.mark.parametrize(
    "text",
    [
        "in may twenty twenty one",
        "i march four miles a day",
        "may i have twenty two of those",
        "the first of the two was broken in nineteen eighty",
        "the thirty second of march nineteen eighty",
        "thirtieth of february nineteen eighty",
        "the meeting on fourth october twelve p m",
        "one two three four five six",
        "four three eighty two",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert [value for value in dates(text) if value.kind != LEFT] == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("third of april sorry fourth of april seventy seven", "4 April 1977"),
        ("third of the seventh no the eighth nineteen eighty", "03/08/1980"),
        ("third of april no the fourth nineteen eighty", "4 April 1980"),
        ("fourth of march no april eighty two", "4 April 1982"),
        ("the sixth of august eighty one no sorry eighty two", "6 August 1982"),
        ("the sixth of august eighty one i mean the seventh of august", "7 August 1981"),
    ],
)
def test_corrections_hold_and_cover_what_they_correct(text: str, written: str) -> None:
    words = stream(text, "born")
    [value] = read(words, TODAY)
    assert (value.written, value.last) == (written, len(words))
    assert words.text[value.first] != "the" and value.first <= 1


def test_it_goes_on_over_turns_and_listeners() -> None:
    turns = ["what's your date of birth", "the third", "mm hmm", "of the fourth", "yeah", "eighty two"]
    silent: list[float | None] = [None] * len(turns)
    found = [list(read(words, TODAY)) for words in streams(Turns(turns, ["agent", "caller"] * 3, silent, silent))]
    assert [(value.written, value.kind) for values in found for value in values] == [("03/04/1982", "born")]


def test_the_next_answer_is_no_part_of_it() -> None:
    words = stream("the third of the fourth eighty two", "born")
    words.add(2, "oh one one three four nine six oh one two three", [(0, "phone")])
    assert [value.written for value in read(words, TODAY)] == ["03/04/1982"]


def test_each_character_comes_from_the_words_that_say_it() -> None:
    words = stream("the twenty first of june nineteen ninety nine")
    [value] = read(words, TODAY)
    said = [" ".join(words.text[first:last]) for first, last in value.origins]
    assert [said[value.written.index(part)] for part in ("21", "June", "1999")] == ["twenty first", "june", "nineteen ninety nine"]
    assert len(value.origins) == len(value.written)


def test_a_year_is_corrected_by_a_year() -> None:
    assert [value.written for value in dates("third of the tenth two thousand no sorry twenty o three", "born")] == ["03/10/2003"]
    assert [value.written for value in dates("march third nineteen eighty two sorry that's eighty four", "born")] == ["3 March 1984"]
