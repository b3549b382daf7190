"""Codes as people say them: letters and digits, corrected and misheard, and small talk that is none."""

from __future__ import annotations

from random import Random

import pytest

from scanner.speech.codes import read
from scanner.speech.value import Value
from scanner.speech.words import Words
from tests.pace import seconds


def _words(*turns: str, asked: str = "") -> Words:
    words = Words()
    for number, text in enumerate(turns):
        words.add(number, text, [(0, asked)])
    return words


def _read(*turns: str, asked: str = "") -> list[Value]:
    return list(read(_words(*turns, asked=asked)))


def _written(*turns: str, asked: str = "") -> list[tuple[str, str]]:
    return [(value.written, value.kind) for value in _read(*turns, asked=asked)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("S W one A, one double A", "SW1A 1AA"),
        ("em one three, nine pee ell", "M13 9PL"),
        ("s k nine five a f", "SK9 5AF"),
        ("m thirteen nine p l", "M13 9PL"),
        ("b seventy five one a b", "B75 1AB"),
        ("s e twenty one a b", "SE20 1AB"),
        ("sierra whiskey one alpha one alfa alpha", "SW1A 1AA"),
        ("S for sugar, W for whiskey, one A, one A as in apple A", "SW1A 1AA"),
        ("m for mother one three nine p like papa capital l", "M13 9PL"),
        ("n that's n for november one nine g u", "N1 9GU"),
        ("double u one a um zero a x", "W1A 0AX"),
        ("e x eight five x ray y", "EX8 5XY"),
        ("sw1a 1aa", "SW1A 1AA"),
        ("sw1a1aa", "SW1A 1AA"),
        ("m139pl", "M13 9PL"),
        ("S.W.1.A 1AA", "SW1A 1AA"),
        ("M13 9 PL", "M13 9PL"),
        ("eh49 5eh", "EH49 5EH"),
        ("e c one a oh a b", "EC1A 0AB"),
    ],
)
def test_a_postcode_is_read_in_every_style(said: str, code: str) -> None:
    assert _written(f"i live at {said} you know") == [(code, "postcode")]
    assert _read(said)[0].sure == 1.0


def test_a_postcode_goes_on_over_turns_and_each_character_has_its_words() -> None:
    (value,) = _read("it's m one three", "um nine", "p for papa l thanks")
    assert (value.written, value.first, value.last) == ("M13 9PL", 1, 10)
    assert value.origins == ((1, 2), (2, 3), (3, 4), (5, 6), (5, 6), (6, 9), (9, 10))


@pytest.mark.parametrize(
    "said",
    [
        "m one three nine t l no p l",
        "m one three nine t no sorry p for papa l",
        "m one two sorry one three nine p l",
        "m one three nine t l sorry nine p l",
        "m one three nine x as in x-ray l sorry nine p l",
        "b one three nine p l no wait m one three nine p l",
        "m one three nine n for november i mean p for papa l",
    ],
)
def test_the_last_version_wins_and_covers_what_was_taken_back(said: str) -> None:
    (value,) = _read(said)
    assert value.written == "M13 9PL" and value.first == 0 and value.last == len(_words(said))


@pytest.mark.parametrize(
    ("said", "code", "most"),
    [
        ("w20 a b", "W2 0AB", 0.7),
        ("be t too nine be tea", "BT2 9BT", 0.95),
        ("see v for 1 d h", "CV4 1DH", 0.97),
        ("sw1a 1ms", "", 0.0),
        ("s w one a i a a", "SW1A 1AA", 0.7),
        ("l s one v p a", "LS1 5PA", 0.7),
        ("n k five one a b", "MK5 1AB", 0.7),
    ],
)
def test_what_was_misheard_is_mended_only_where_a_postcode_was_asked_for(said: str, code: str, most: float) -> None:
    assert _written(said) == []
    values = [value for value in _read(said, asked="postcode") if value.written == code]
    assert bool(values) == bool(code) and all(value.sure <= most for value in values)


def test_each_repair_makes_it_less_sure() -> None:
    exact, homophone, confused = (
        _read(said, asked="postcode")[0].sure for said in ("c v four 1 d h", "see v four 1 d h", "c v four i d h")
    )
    assert exact == 1.0 > homophone > confused > 0.0


@pytest.mark.parametrize("code", ["Q1 1AA", "SW1A 1CA", "XX1 1AA", "B12 3KM", "SW3A 1AA"])
def test_what_only_looks_like_a_postcode_is_none(code: str) -> None:
    assert _written(" ".join(code.replace(" ", "")).lower()) == []


@pytest.mark.parametrize(
    ("said", "code", "kind"),
    [
        ("A B, twelve, thirty-four, fifty-six, C", "AB123456C", "nino"),
        ("double a one two three four five six delta", "AA123456D", "nino"),
        ("A B one two C D E", "AB12 CDE", "plate"),
        ("alpha bravo fifty one charlie delta echo", "AB51 CDE", "plate"),
        ("M O R G A six five seven oh five four S M nine I J", "MORGA657054SM9IJ", "licence"),
        ("g b three three b u k b two oh two oh one five five five five five five five five five", "GB33BUKB20201555555555", "iban"),
    ],
)
def test_other_codes_are_told_by_their_form(said: str, code: str, kind: str) -> None:
    assert _written(f"it's {said} thanks") == [(code, kind)]


@pytest.mark.parametrize(
    "said",
    [
        "b g 12 34 56 a",
        "d a 12 34 56 a",
        "a b 12 34 56 e",
        "a b three three c d e",
        "g b three four b u k b 20201555555555",
        "m o r g a 699054 s m nine i j",
    ],
)
def test_codes_that_break_their_rules_are_none(said: str) -> None:
    assert _written(said) == []


@pytest.mark.parametrize(
    ("said", "asked", "code"),
    [
        ("a one two three b c d", "plate", "A123 BCD"),
        ("a b c one two three d", "plate", "ABC 123D"),
        ("a x i one two three four", "plate", "AXI 1234"),
        ("a b twelve thirty four fifty six see", "nino", "AB123456C"),
        ("a b twelve thirty four fifty six", "nino", "AB123456"),
    ],
)
def test_former_and_incomplete_forms_count_where_they_were_asked_for(said: str, asked: str, code: str) -> None:
    assert _written(said, asked=asked) == [(code, asked)]
    assert _written(said) == []


def test_what_is_said_again_replaces_what_began_alike() -> None:
    assert _written("m one three t l sorry three p l") == [("M1 3PL", "postcode")]


def test_a_code_that_may_as_well_be_another_is_less_sure() -> None:
    (value,) = _read("s m one two o t p")
    assert value.written == "SM12 0TP" and value.sure < 1.0
    assert _written("y o five one t p z", asked="plate") == [("YO51 TPZ", "plate")]


def test_references_are_read_where_asked_for_or_announced() -> None:
    assert _written("my reference is A B C one two three four") == [("ABC1234", "")]
    assert _written("p o l dash one two oh oh o five", asked="policy") == [("POL120005", "")]
    assert _written("A B C one two three, sorry, one two four", asked="reference") == [("ABC124", "")]
    assert _written("A B C one two three four") == []
    assert _written("my booking is at 11 30pm") == _written("a 12 30 a m", asked="reference") == []


@pytest.mark.parametrize(
    ("said", "asked", "name"),
    [
        ("Smith, S M I T H", "", "Smith"),
        ("that's spelt S M Y T H E", "", "Smythe"),
        ("john smith that's j o h n s m i t h", "", "John Smith"),
        ("D for delta, O, Y, L, E", "name", "Doyle"),
        ("it's kay a tee i ee", "maiden", "Katie"),
        ("s m y no sorry i t h", "name", "Smith"),
        ("Lee, L double E", "", "Lee"),
    ],
)
def test_a_name_spelled_out_is_written(said: str, asked: str, name: str) -> None:
    (value,) = _read(said, asked=asked)
    assert (value.written, value.kind) == (name, "name") and len(value.origins) == len(name)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "a b and c",
            "i see you are",
            "why are you",
            "o k",
            "p m",
            "u k",
            "b b c",
            "I T",
            "t v",
            "a four page letter",
            "m and s",
            "r and b",
        ),
        *("okay see you", "no you go", "i have to be at one for tea", "see you at four p m", "why are you for it", "the m 25"),
        *(
            "i need one or two a day",
            "e g one or two",
            "are you in a b and b",
            "x box one",
            "plan b",
            "vitamin c",
            "oh no i see",
            "the a b c of it",
        ),
    ],
)
@pytest.mark.parametrize("asked", ["", "postcode", "name"])
def test_small_talk_stays(said: str, asked: str) -> None:
    assert _written(said, asked=asked) == []


@pytest.mark.parametrize("asked", ["", "postcode", "iban", "reference", "name"])
@pytest.mark.parametrize("said", ["abcdeimnst", ["a", "no", "b", "1"], ["a", "to", "and", "sorry", "double", "5"]])
def test_time_is_linear_on_streams_of_nothing_but_letters(said: list[str], asked: str) -> None:
    few, many = (_words(" ".join(Random(1).choices(said, k=size)), asked=asked) for size in (500, 4000))
    most = 16 * seconds(lambda: list(read(few))) + 0.5
    assert seconds(lambda: list(read(many)), enough=most) < most


def test_an_ordinal_is_no_part_of_a_postcode_unless_one_was_asked_for() -> None:
    assert _written("take the M4 4th exit") == []
    assert _written("it's M4 4th", asked="postcode") == [("M4 4TH", "postcode")]


def test_values_never_show() -> None:
    assert "M13" not in repr(_read("m one three nine p l"))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("that would be b one one a a", "B1 1AA"),
        ("em it's e h three three r w", "EH3 3RW"),
        ("w one d seven g n or rather seven g z", "W1D 7GZ"),
        ("b one seven double a oh no it's seven a h", "B1 7AH"),
        ("ox four eight sx", "OX4 8SX"),
        ("b sixty for one a a", "B64 1AA"),
    ],
)
def test_no_code_begins_within_a_clause_and_corrections_are_those_of_all(said: str, code: str) -> None:
    assert (code, "postcode") in _written(said, asked="postcode")
