"""E-mail and web addresses as people say them."""

from __future__ import annotations

import pytest

from scanner.speech.floor import Turns, streams
from scanner.speech.fold import fold
from scanner.speech.mails import read
from scanner.speech.value import LEFT, Value
from scanner.speech.words import Words
from tests.pace import seconds

ASKED = "what's your email address please"


def stream(text: str, asked: str = "") -> Words:
    words = Words()
    words.add(0, text, [(0, asked)])
    return words


def mails(text: str, asked: str = "") -> list[str]:
    return [value.written for value in read(stream(text, asked)) if value.kind == "email"]


def said(*turns: str) -> list[Value]:
    """The e-mail addresses of a caller, who speaks every other turn, from the second."""
    who = ["agent", "caller"] * (len(turns) // 2 + 1)
    silent: list[float | None] = [None] * len(turns)
    found = [read(words) for words in streams(Turns(turns, who[: len(turns)], silent, silent))]
    return [value for values in found for value in values if value.kind == "email"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("it's j dot smith at example dot com", "j.smith@example.com"),
        ("jane underscore smith eighty two at example dot co dot uk", "jane_smith82@example.co.uk"),
        ("peter dash hill at example hyphen shop dot org", "peter-hill@example-shop.org"),
        ("fiona plus news at example dot net thanks", "fiona+news@example.net"),
        ("ravi full stop shah at example point com", "ravi.shah@example.com"),
        ("write to kate at example dot com", "kate@example.com"),
        ("j.smith at example.com", "j.smith@example.com"),
        ("s a m at example dot c o dot u k", "sam@example.co.uk"),
        ("d o double n a at example dot com", "donna@example.com"),
        ("smith double oh seven at gmail dot com", "smith007@gmail.com"),
        ("ollie twenty twenty three at example dot com", "ollie2023@example.com"),
        ("s for sugar y for yellow d for david at example dot com", "syd@example.com"),
        ("lima oscar uniform at example dot com", "lou@example.com"),
        ("jo dot pike at g mail dot com", "jo.pike@gmail.com"),
        ("jo dot pike at b t internet dot com", "jo.pike@btinternet.com"),
        ("jo dot pike at yahoo", "jo.pike@yahoo.com"),
        ("alice the at sign example dot com", "alice@example.com"),
        ("sam@example dot com example dot org", "sam@example.com"),
        ("j dot smith at example dotcom", "j.smith@example.com"),
        ("c dot d dot young at staff dot example dot ac dot uk", "c.d.young@staff.example.ac.uk"),
        ("hannah dot lord at example dot com dot au", "hannah.lord@example.com.au"),
        ("reach me on will dot may at example dot com", "will.may@example.com"),
        ("i emailed support at example dot com", "support@example.com"),
        ("contact us on hello at example dot org", "hello@example.org"),
        ("J-A-Y-N-E.Moss@example.com", "jayne.moss@example.com"),
    ],
)
def test_it_is_written_as_it_is_meant(text: str, written: str) -> None:
    assert mails(text) == [written]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("jane smith all one word at example dot com", "janesmith@example.com"),
        ("jane smith at example dot com all one word", "janesmith@example.com"),
        ("joan of arc all one word at example dot com", "joanofarc@example.com"),
        ("amy no spaces rose at example dot com", "amyrose@example.com"),
        ("it's george with a capital g at example dot com", "george@example.com"),
        ("capital j dot smith at example dot com all lower case", "j.smith@example.com"),
        ("that's jayne that's j a y n e dot moss at example dot com", "jayne.moss@example.com"),
        ("jane dot smith that's s m y t h at example dot com", "jane.smyth@example.com"),
        ("steve then the number four at example dot com", "steve4@example.com"),
        ("jane um dot er smith at uh example dot com", "jane.smith@example.com"),
    ],
)
def test_what_is_said_about_it_is_no_part_of_it(text: str, written: str) -> None:
    assert mails(text, "email") == [written]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("jane smith at example dot com", "janesmith@example.com"),
        ("yeah it's jane smith at example dot com", "janesmith@example.com"),
        ("jane smith@example dot com", "janesmith@example.com"),
        ("smith at example com", "smith@example.com"),
        ("jo at example co uk", "jo@example.co.uk"),
        ("mike at mike carter plumbing dot co dot uk", "mike@mikecarterplumbing.co.uk"),
    ],
)
def test_an_answer_is_taken_whole(text: str, written: str) -> None:
    assert mails(text, "email") == [written]


def test_several_words_that_are_no_answer_are_not_joined() -> None:
    assert mails("email jane smith at gmail dot com") == ["smith@gmail.com"]
    [guessed] = read(stream("email jane smith at gmail dot com"))
    [sure] = read(stream("email jane dot smith at gmail dot com"))
    assert guessed.sure < sure.sure


@pytest.mark.parametrize(
    "text",
    [
        "look at amazon dot com",
        "have one look at example dot com",
        "meet me at example dot com's office",
        "i bought the shoes at example dot com",
        "at the dot at ten dot thirty",
        "i work at example dot co dot uk",
        "set up a transfer tomorrow at twelve a m",
        "order pizza at the nearest store",
        "they had one at example dot com for ten pounds",
        "that's a good point at least",
    ],
)
@pytest.mark.parametrize("asked", ["", "email"])
def test_small_talk_stays(text: str, asked: str) -> None:
    assert mails(text, asked) == []


def test_a_missing_dot_is_believed_in_an_answer_alone() -> None:
    assert mails("smith at example com") == []


def test_corrections_hold_and_cover_what_they_correct() -> None:
    for text, written in (
        ("j dot smith at gmail, sorry, at hotmail dot com", "j.smith@hotmail.com"),
        ("j dot smith at example dot com sorry dot co dot uk", "j.smith@example.co.uk"),
        ("j dot smith at yahoo dot com sorry it's yahoo dot co dot uk", "j.smith@yahoo.co.uk"),
        ("j dot smyth no j dot smith at example dot com", "j.smith@example.com"),
        ("jane dot smith eighty two sorry eighty three at example dot com", "jane.smith83@example.com"),
        ("nina dot roy at example dot com no sorry nina dot ray at example dot com", "nina.ray@example.com"),
    ):
        words = stream(text)
        [value] = read(words)
        assert (value.written, value.first, value.last) == (written, 0, len(words)), text


def test_it_goes_on_over_turns_and_listeners() -> None:
    [value] = said(ASKED, "j dot smith", "mm hmm", "at example", "yep", "dot co dot uk")
    assert value.written == "j.smith@example.co.uk"
    [value] = said(ASKED, "jane dot moss", "okay", "at gmail sorry", "yes", "at hotmail dot com")
    assert value.written == "jane.moss@hotmail.com"


def test_each_character_comes_from_the_words_that_say_it() -> None:
    words = stream("it's jane underscore smith eighty two at example dot com")
    [value] = read(words)
    by_word: dict[str, str] = {}
    for char, (first, last) in zip(value.written, value.origins, strict=True):
        phrase = " ".join(words.text[first:last])
        by_word[phrase] = by_word.get(phrase, "") + char
    assert by_word == {
        "jane": "jane", "underscore": "_", "smith": "smith", "eighty two": "82", "at": "@", "example": "example", "dot": ".", "com": "com"
    }  # fmt: skip


def test_folded_text_leads_back() -> None:
    text = "it's j dot smith at example dot com thanks"
    folded = fold(Turns([text], [""], [None], [None]))
    start = folded.texts[0].index("j.smith@example.com")
    [(turn, first, last)], sure = folded.back(0, start, start + len("j.smith@example.com"))
    assert (turn, text[first:last]) == (0, "j dot smith at example dot com")
    assert 0.5 < sure < 1


@pytest.mark.parametrize("text", ["write to j.smith82@example.com", "j_smith@example.co.uk"])
def test_what_is_written_stays_and_keeps_its_digits(text: str) -> None:
    [value] = read(stream(text))
    assert value.kind == LEFT


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("go to www dot example dot com for more", "www.example.com"),
        ("w w w dot example dot co dot uk", "www.example.co.uk"),
        ("look at example dot com", "example.com"),
    ],
)
def test_web_addresses(text: str, written: str) -> None:
    assert [(value.kind, value.written) for value in read(stream(text))] == [("url", written)]


@pytest.mark.parametrize("pattern", ["at ", "dot ", "a at example dot com ", "at gmail sorry ", "j at b dot ", "double ", "jane "])
def test_time_grows_with_length_alone(pattern: str) -> None:
    words = stream(pattern * 12_000, "email")
    most = 3e-3 * len(words)
    assert seconds(lambda: list(read(words)), enough=most) < most


@pytest.mark.parametrize(
    ("turns", "written"),
    [
        (("That's fine, no problem, jane dot smith at example dot com",), "jane.smith@example.com"),
        (("jane dot jones, sorry, that's dot smith at example dot com",), "jane.smith@example.com"),
        (("S for sugar, A for apple, A four at example dot com",), "saa4@example.com"),
        (("jane dot maria that's em ay ar eye ay at example dot com",), "jane.maria@example.com"),
        (("are for robert, A, J at example dot com",), "raj@example.com"),
        (("foxtrot oh bee at example dot com",), "fob@example.com"),
        (("jane nineteen sixty four", "at rediff mail dot com"), "jane1964@rediffmail.com"),
        (("jane dot smith 05, yeah.", "At example dot com."), "jane.smith05@example.com"),
    ],
)
def test_what_people_say_of_it_in_an_answer(turns: tuple[str, ...], written: str) -> None:
    words = [part for turn in turns for part in (turn, "mm hmm")]
    assert [value.written for value in said(ASKED, *words)] == [written]


def test_who_reads_back_says_what_he_does() -> None:
    assert mails("So I'm putting jane dot smith at example dot com") == ["jane.smith@example.com"]
    assert not [value for value in read(stream("send it to jane dot c h a r l o t t e")) if value.kind == "url"]


def test_an_address_read_back_in_full_does_not_end_the_answer() -> None:
    piece = "magda dot jones that is j o n e s seven"
    found = said(ASKED, piece, f"Okay, {piece}, yep.", "at example dot com")
    assert [value.written for value in found] == ["magda.jones7@example.com"]
    unnamed = fold(Turns([ASKED, "deepak dot jones", "deepak dot jones yep", "at example dot org"], [""] * 4, [None] * 4, [None] * 4))
    assert "deepak.jones@example.org" in unnamed.texts[1] and unnamed.texts[2] == "deepak dot jones yep"
