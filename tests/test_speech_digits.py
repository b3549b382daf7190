"""Numbers as people say them: which digits, of which kind, from which words."""

from __future__ import annotations

import random

import pytest

from scanner.speech import digits
from scanner.speech.floor import Turns
from scanner.speech.fold import fold
from scanner.speech.value import Value
from scanner.speech.words import Words
from tests.pace import seconds

_MOBILE = "07700900123"
_CARD = "4111111111111111"


def _stream(*turns: str, asked: str = "") -> Words:
    words = Words()
    for number, text in enumerate(turns):
        words.add(number, text, [(0, asked)])
    return words


def _values(*turns: str, asked: str = "") -> list[Value]:
    return list(digits.read(_stream(*turns, asked=asked)))


def _written(*turns: str, asked: str = "") -> list[str]:
    return [value.written for value in _values(*turns, asked=asked)]


@pytest.mark.parametrize(
    "said",
    [
        "oh seven seven double oh nine double oh one two three",
        "Oh seven seven double oh, nine hundred, one two three.",
        "oh seven seven hundred nine hundred one two three",
        "nought seven seven nought nought nine nought nought one two three",
        "zero seven seven zero zero um nine zero zero and then one two three",
        "0 7 7 0 0 9 0 0 1 2 3",
        "07700, 900. 123",
        "0 double 7 double 0 nine double 0 one two three",
        "07700 nine hundred er 123",
        "oh-seven-seven-double-oh nine-double-oh one-two-three",
        "call me at five on oh seven seven double oh nine double oh one two three okay",
        "the number one is oh seven seven double oh nine double oh one two three",
    ],
)
def test_a_telephone_number_is_known_by_its_form(said: str) -> None:
    (value,) = _values(said)
    assert (value.written, value.kind) == (_MOBILE, "phone")


def test_a_number_goes_on_over_turns() -> None:
    words = _stream("it's oh seven seven double oh", "nine hundred", "one two three, bye")
    (value,) = digits.read(words)
    assert value.written == _MOBILE
    assert words.text[value.first] == "oh" and words.text[value.last - 1] == "three"


def test_each_digit_has_the_words_that_say_it() -> None:
    words = _stream("plus four four seven seven double oh nine hundred one two three")
    (value,) = digits.read(words)
    assert value.written == "+447700900123"
    said = [" ".join(words.text[first:last]) for first, last in value.origins]
    assert said == ["plus", "four", "four", "seven", "seven", "double oh", "double oh", *["nine hundred one"] * 4, "two", "three"]


def test_a_sign_that_stands_there_is_not_written_again() -> None:
    turns = Turns(["on +44 oh seven seven double oh nine hundred one two three please"], ["c"], [None], [None])
    assert fold(turns).texts == ["on phone number: +447700900123 please"]


@pytest.mark.parametrize(
    ("said", "asked", "written"),
    [
        ("thirty ninety eighty-nine", "sort", "30-90-89"),
        ("eighty nine nine two one two", "sort", "89-92-12"),
        ("twenty zero three forty two", "sort", "20-03-42"),
        ("two hundred", "cvv", "200"),
        ("four two one", "cvv", "421"),
        ("treble nine", "cvv", "999"),
        ("forty two seventeen double nine six three", "account", "42179963"),
        ("eighty nine seven seven six five four", "account", "80977654"),
        ("seven thousand seven hundred and sixty one double two three four", "account", "77612234"),
        ("nine nine nine triple 0 double 0 one eight", "nhs", "9990000018"),
        ("two oh two five five five oh one two three", "phone", "2025550123"),
        ("oh double seven hundred nine hundred double two four", "phone", "07700900224"),
        ("oh double seven hundred, nine double oh, one two three", "phone", "07700900123"),
        ("four one double one, one one one one, one treble one, one one double one", "card", _CARD),
        ("4111 one one one one 1111 1111", "", _CARD),
        ("it ends four two one one", "card", "4211"),
    ],
)
def test_what_was_asked_for_chooses_the_reading(said: str, asked: str, written: str) -> None:
    assert _written(said, asked=asked) == [written]


def test_sort_code_and_account_in_one_breath() -> None:
    found = _values("thirty ninety eighty nine one two three four five six seven eight", asked="account")
    assert [(value.written, value.kind) for value in found] == [("30-90-89", "sort"), ("12345678", "account")]


@pytest.mark.parametrize(
    "said",
    [
        "oh seven seven double oh nine double oh won to three",
        "07700 900 one too three",
        "oh seven seven double oh niner double oh one two free",
    ],
)
def test_words_of_talk_may_be_digits_within_a_number(said: str) -> None:
    (value,) = _values(said)
    assert value.written == _MOBILE
    assert value.sure < 1


def test_words_of_talk_at_its_ends_are_not_part_of_it() -> None:
    words = _stream("change it to oh seven seven double oh nine double oh one two three for me")
    (value,) = digits.read(words)
    assert words.text[value.first] == "oh" and words.text[value.last - 1] == "three"


@pytest.mark.parametrize(
    "said",
    [
        "one or two of us and two hundred and fifty people",
        "in nineteen eighty four and nineteen eighty five",
        "ten to fifteen of them call nine nine nine",
        "one two three four five six",
        "five four three two one",
        "two thousand five hundred and twenty nine thousand nine hundred",
        "at ten thirty eleven thirty or twelve thirty",
        "for 10 people on 08/04/2018 at 7:15 for 3",
        "£12 34 and 12.50 5 6 7pm",
        "oh one thing or two for the three of us, four at most",
        "a table at six for five on the 4th",
    ],
)
def test_talk_stays_as_it_is(said: str) -> None:
    assert _written(said) == []


def test_digits_said_one_by_one_are_a_number_of_no_kind() -> None:
    (value,) = _values("the reference is four seven two nine one double eight")
    assert (value.written, value.kind) == ("4729188", "")
    assert value.sure < 1


@pytest.mark.parametrize(
    "said",
    [
        "can i pay seven hundred pounds",
        "it expires twelve twenty five",
        "since nineteen eighty four",
        "two thousand a year",
        "extension one two three",
    ],
)
def test_an_answer_to_something_else_is_not_what_was_asked_for(said: str) -> None:
    assert _written(said, asked="cvv") == []


@pytest.mark.parametrize(
    "said",
    [
        "oh seven seven double oh nine hundred one two four, sorry, one two three",
        "oh seven seven double oh eight hundred no nine hundred one two three",
        "oh seven seven double oh nine hundred one two four no wait oh seven seven double oh nine hundred one two three",
        "oh seven seven double oh nine hundred one two five, not five, three",
        "oh seven seven double oh five i mean nine double oh one two three",
        "oh seven seven double oh nine hundred one two four, let me start again, oh seven seven double oh, nine hundred, one two three",
        "oh seven seven double oh nine hundred sorry one two three",
        "oh seven seven double oh nine hundred one five three, make that one two three",
    ],
)
def test_the_last_correction_wins_and_all_is_covered(said: str) -> None:
    words = _stream(said)
    (value,) = digits.read(words)
    assert value.written == _MOBILE
    assert (value.first, value.last) == (0, len(words))


def test_a_block_of_no_length_of_its_own_is_replaced_by_one_like_it() -> None:
    assert _written("four one one one sorry four *two* one one", asked="card") == ["4211"]
    assert _written("four one one one, five five double oh, sorry, double five oh one", asked="card") == ["41115501"]


@pytest.mark.parametrize("again", [", that's ", " so ", " i'll repeat that ", ", once again ", ". "])
def test_a_number_said_twice_is_the_same_twice(again: str) -> None:
    said = "oh seven seven double oh nine hundred one two three"
    assert _written(said + again + said) == [_MOBILE, _MOBILE]


def test_blocks_read_back_are_not_said_twice() -> None:
    assert _written(
        "oh seven seven double oh", "oh seven seven double oh", "nine hundred", "nine hundred", "one two three", "one two three"
    ) == [_MOBILE]


def test_an_aside_parts_no_number_that_passes_its_check() -> None:
    assert _written("four one double one, double one double one, hang on let me get it, treble one one, quadruple one") == [_CARD]
    assert _written("oh seven seven double oh nine hundred one second i can't read it one two three") == [_MOBILE]
    assert _written("four seven two nine and there were three others who came on the eleven oh two") == []


def test_digits_in_one_piece_need_nothing_unless_they_answer() -> None:
    assert _written("on 07700 900123 please") == []
    assert _written("on 07700 900123 please", asked="phone") == [_MOBILE]
    assert _written("on ab1234567 or 12/34/5678", asked="account") == []


def test_nothing_of_a_number_is_shown() -> None:
    (value,) = _values("oh seven seven double oh nine double oh one two three")
    assert "0123" not in repr(value)


_TALK = "so i went to the shop for two of them and it was one of those days you know when nothing goes right at all"


def test_a_long_stream_takes_time_in_its_length() -> None:
    chance = random.Random(1)
    talk = _TALK.split()
    few = " ".join(chance.choice(talk) for _ in range(2_000))
    for text in (few, "five four, " * 60, "five four sorry " * 40, "eighty nine to for " * 40, "double " * 300):
        assert _time(text * 4) < 8 * _time(text) + 0.2


@pytest.mark.parametrize(
    "anew", ["No hang on, that's the old one, start again.", "Oh I've read the wrong line, sorry, again.", "Ignore that, I'll go again."]
)
def test_who_begins_anew_takes_back_what_he_said(anew: str) -> None:
    wrong, right = "oh seven seven double oh nine hundred one two four", "oh seven seven double oh nine hundred one two three"
    assert _written(f"{wrong}. {anew} {right}", asked="phone") == [_MOBILE]


def test_one_may_be_a_thing() -> None:
    assert _written("my one is two six zero", asked="cvv") == ["260"]
    assert _written("that's the old one, two six zero", asked="cvv") == ["260"]
    assert _written("one two six", asked="cvv") == ["126"]


def test_an_american_number_stands_alone_in_one_breath() -> None:
    assert _written("it's two oh two five five five oh one two three") == ["2025550123"]
    assert [value.kind for value in _values("it's two oh two five five five oh one two three")] == ["phone"]
    assert [value.kind for value in _values("channel two hundred and seventy, and nine hundred and eighteen and two hundred and six")] == []


def test_what_sounds_like_a_digit_is_one_behind_tens() -> None:
    assert _written("sixty won forty won seventy five fifty six", asked="account") == ["61417556"]


def test_what_another_repeats_is_no_card() -> None:
    assert not any(
        value.kind == "card" for value in _values("four ninety six fifty five zero four. four ninety six fifty five zero four, two")
    )


def _time(text: str) -> float:
    words = _stream(text)
    return seconds(lambda: list(digits.read(words)))
