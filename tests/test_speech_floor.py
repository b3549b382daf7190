"""Streams over turns: what interrupts a number, and where a question is over."""

from __future__ import annotations

import pytest

from scanner.speech.floor import Turns
from scanner.speech.fold import fold

_MOBILE = "07700900123"


def _folded(*turns: tuple[str, str]) -> list[str]:
    return fold(Turns([text for _, text in turns], [who for who, _ in turns], [None] * len(turns), [None] * len(turns))).texts


@pytest.mark.parametrize("labels", [("a", "c"), ("", "")])
@pytest.mark.parametrize(
    ("aside", "answer"),
    [
        ("Sorry, one sec.", "No worries, carry on."),
        ("Hang on.", "Take your time."),
        ("Bear with me, let me get it.", "Of course."),
        ("Wait a moment.", "Uh huh."),
        ("Two seconds.", "Not a problem."),
    ],
)
def test_what_interrupts_a_number_takes_nothing_back(aside: str, answer: str, labels: tuple[str, str]) -> None:
    agent, caller = labels
    texts = _folded(
        (agent, "What's the long number on your card?"),
        (caller, "Yeah it's four one double one, one one one one."),
        (caller, aside),
        (agent, answer),
        (caller, "One treble one, one one double one."),
    )
    assert texts[1] == "Yeah it's card number: 4111111111111111."


def test_a_question_is_over_when_it_is_answered() -> None:
    texts = _folded(
        ("", "and your phone number"),
        ("", "oh seven seven double oh nine double oh one two three"),
        ("", "what reading does the meter show"),
        ("", "it says eight one two eight seven"),
        ("", "and at night three one five eight"),
    )
    assert texts[1].endswith(_MOBILE)
    assert "phone" not in "".join(texts[2:])


def test_what_is_said_anew_is_written_where_it_is_said() -> None:
    folded = fold(
        Turns(
            ["your number", "five double seven, no, let me start again", "sure", "oh seven seven double oh nine double oh one two three"],
            ["a", "c", "a", "c"],
            [None] * 4,
            [None] * 4,
        )
    )
    assert folded.texts[3].endswith(_MOBILE) and _MOBILE not in folded.texts[1]
    at = folded.texts[3].index(_MOBILE)
    assert [turn for turn, _, _ in folded.back(3, at, at + 11)[0]] == [1, 3]


def test_bank_details_are_a_sort_code_and_an_account() -> None:
    texts = _folded(
        ("a", "I'll need your bank details, so sort code and account number."),
        ("c", "it's eleven forty four eighty-five and then two nine zero six four five six two"),
    )
    assert "sort code: 11-44-85" in texts[1] and "account number: 29064562" in texts[1]


@pytest.mark.parametrize(
    ("asked", "said", "written"),
    [
        ("and the expiry date", "oh five thirty one", "05/31"),
        ("when does it expire", "nine twenty-six", "09/26"),
        ("what's the expiry", "January twenty thirty one", "01/31"),
        ("and the expiry date", "zero four stroke two seven", "04/27"),
        ("and the expiry date", "eleven thirty four", "11/34"),
        ("expiry date please", "0527", "05/27"),
    ],
)
def test_when_a_card_expires(asked: str, said: str, written: str) -> None:
    assert _folded(("a", asked), ("c", f"it's {said}"))[1] == f"it's card expiry date: {written}"


def test_what_nobody_asked_for_is_no_expiry() -> None:
    assert _folded(("a", "what time"), ("c", "eleven thirty four")) == ["what time", "eleven thirty four"]


def test_a_turn_without_digits_takes_nothing_back() -> None:
    texts = _folded(
        ("a", "your account number please"),
        ("c", "one two three four"),
        ("c", "sorry, the dog wants out"),
        ("a", "ha, that's all right"),
        ("c", "five six seven eight"),
    )
    assert texts[1] == "account number: 12345678"


def test_account_and_sort_code_are_told_apart_by_their_lengths() -> None:
    texts = _folded(
        ("a", "what's the account number and sort code"), ("c", "one one four four eight five, then two nine zero six four five six two")
    )
    assert texts[1] == "sort code: 11-44-85, then account number: 29064562"


@pytest.mark.parametrize(
    ("asked", "said", "written"),
    [
        ("And it runs out when?", "Okay so oh seven twenty nine.", "card expiry date: 07/29"),
        ("What are the dates on the front of it?", "June twenty eight.", "card expiry date: 06/28"),
        ("And on the back, the last three?", "That's five three two.", "card security code: 532"),
        ("Turn it over for me, what are the numbers by the signature?", "Five three two.", "card security code: 532"),
    ],
)
def test_what_goes_with_a_card_is_asked_for_in_few_words(asked: str, said: str, written: str) -> None:
    card = [
        ("a", "Can I take the card number?"),
        ("c", "Four one double one, one one one one, one treble one, one one double one."),
        ("a", "Lovely."),
    ]
    assert written in _folded(*card, ("a", asked), ("c", said))[-1]


def test_few_words_ask_for_nothing_where_no_card_was_said() -> None:
    assert _folded(("a", "And it runs out when?"), ("c", "Okay so oh seven twenty nine."))[-1] == "Okay so oh seven twenty nine."


def test_the_account_goes_with_a_sort_code() -> None:
    texts = _folded(
        ("a", "Sort code, please?"),
        ("c", "Thirty, ninety, eighty-nine."),
        ("a", "Smashing."),
        ("a", "And the account?"),
        ("c", "One two three four, five six seven eight."),
    )
    assert texts[1] == "sort code: 30-90-89."
    assert texts[-1] == "account number: 12345678."


@pytest.mark.parametrize("said", ["Sort code, that's", "So the sort code on it says"])
def test_a_sort_code_has_its_name_beside_it(said: str) -> None:
    assert _folded(("c", f"{said} thirty, ninety, eighty-nine.")) == [f"{said} sort code: 30-90-89."]


def test_a_question_is_over_when_the_answer_was_read_back_and_is_right() -> None:
    texts = _folded(
        ("a", "Just pop your mobile in for me."),
        ("c", "Oh double seven double oh, nine double oh, one two three."),
        ("a", "Oh double seven double oh nine double oh one two three, is that right?"),
        ("c", "Yep."),
        ("a", "Did the engineer leave you a number?"),
        ("c", "No, he just said five to fourteen days."),
    )
    assert texts[1] == f"phone number: {_MOBILE}."
    assert texts[-1] == "No, he just said five to fourteen days."


def test_a_sigh_is_no_digit_of_the_answer() -> None:
    texts = _folded(
        ("a", "Sort code and account number?"),
        ("c", "Oh yes, it's oh nine eight three two seven, then the other is five nine double five one four oh nine."),
    )
    assert texts[1] == "Oh yes, it's sort code: 09-83-27, then the other is account number: 59551409."


def test_who_is_asked_whether_he_is_ready_hears_digits() -> None:
    texts = _folded(("a", "Sort code, please?"), ("c", "Yeah, you ready? Two oh... two one."), ("a", "Lovely."), ("c", "Six four."))
    assert texts[1] == "Yeah, you ready? sort code: 20-21-64."


def test_a_long_correction_answers_a_question_in_few_words() -> None:
    texts = _folded(
        ("c", "The sort code is one one five six. three six."),
        ("a", "Perfect."),
        ("c", "And the account is six 08 six double 7 one 4. no I tell a lie, 6 oh 8 9 double 7 1 4."),
    )
    assert texts[2] == "And the account is account number: 60897714."


def test_what_is_taken_back_as_a_whole_is_not_written() -> None:
    asked, taken = ("agent", "what's your postcode"), ("caller", "m 1 9 w d oh hang on no that's my old one")
    texts = _folded(asked, taken, ("agent", "no worries"), ("caller", "m 2 9 w d"))
    assert "M1 9WD" not in " ".join(texts) and "M2 9WD" in texts[3]
    assert "M1 9WD" in " ".join(_folded(asked, ("caller", "m 1 9 w d no that's it"), ("agent", "no worries"), ("caller", "and m 2 9 w d")))
