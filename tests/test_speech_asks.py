"""What is asked for and announced in calls, and what the detectors make of the phrases that stand for it."""

from __future__ import annotations

from functools import cache, partial

import pyarrow as pa
import pytest

from detectors.engine import Engine
from scanner.speech.asks import PHRASES, asks
from scanner.speech.floor import Turns, streams
from scanner.speech.fold import fold
from tests.pace import seconds
from tests.packs import packs

ASKED = {
    "what's the long number on the front of your card": "card",
    "Can I have the long card number, please?": "card",
    "the sixteen digits across the middle": "card",
    "and what's the number across the front of the card": "card",
    "can i take the three digits on the back": "cvv",
    "last three on the signature strip": "cvv",
    "the last three digits on the back of the card please": "cvv",
    "and the security code": "cvv",
    "and the c v v": "cvv",
    "what's the expiry on that": "expiry",
    "when does the card expire": "expiry",
    "what's the expiration date": "expiry",
    "and what's the sort code": "sort",
    "sort code and account number": "sort account",
    "can you confirm your account number": "account",
    "best number to reach you on": "phone",
    "can i take a contact number": "phone",
    "is that a mobile": "phone",
    "and your mobile": "phone",
    "what's a good callback number for you": "phone",
    "what's your best phone number": "phone",
    "first line of your address and postcode": "address postcode",
    "can you confirm the first line of the address for me": "address",
    "what's your zip code": "postcode",
    "and the eircode": "postcode",
    "where shall i send the receipt": "address",
    "what's your house number and street": "address address",
    "email address for you": "email",
    "do you have an email": "email",
    "and your e-mail please": "email",
    "can you confirm your date of birth for me": "born",
    "and your d o b": "born",
    "D.O.B. please": "born",
    "when were you born": "born",
    "national insurance number": "nino",
    "do you know your n i number": "nino",
    "last four of your social": "ssn",
    "my social security number is": "ssn",
    "have you got your nhs number there": "nhs",
    "who am i speaking to": "name",
    "can i take your name please": "name",
    "Thanks for that. And your surname?": "name",
    "how do you spell that": "name",
    "can i get your first and last name": "name",
    "who have i got on the line": "name",
    "your name and address please": "name address",
    "what's the reg": "plate",
    "what's the registration number of the car": "plate",
    "and your driving licence number": "licence",
    "passport number": "passport",
    "could you give me your iban": "iban",
    "have you got a reference number": "reference",
    "do you have your customer number to hand": "reference",
    "what's the booking reference": "order",
    "what's your policy number": "policy",
    "the second letter of your password": "memorable",
    "and your memorable word": "memorable",
    "what was the name of your first pet": "memorable",
    "mother's maiden name": "maiden",
    "your mothers maiden name please": "maiden",
    "and the four digit pin": "pin",
}
ANNOUNCED = {
    "yeah so my mobile is": "phone",
    "my number's": "phone",
    "it's sort code": "sort",
    "my card number is": "card",
    "postcode is": "postcode",
    "so the email's": "email",
    "my date of birth is": "born",
    "i was born on the": "born",
    "my wife's name is": "name",
    "i live at": "address",
}
NOTHING = (
    "i lost my card",
    "the number of complaints",
    "our account",
    "we sent you an email about your address",
    "i sent an email last week and nobody came back to me",
    "i've got a phone contract with you",
    "i was on my mobile phone bill",
    "can you help me with my account",
    "i put my card in the machine and it swallowed it",
    "any number of people could have told you",
    "there's nothing on my card",
    "i'm going to write a letter",
    "what time do you close",
    "can i speak to a manager",
    "",
)


@pytest.mark.parametrize(("text", "kinds"), [*ASKED.items(), *ANNOUNCED.items(), *((text, "") for text in NOTHING)])
def test_what_is_asked_for(text: str, kinds: str) -> None:
    said = [kind for _, kind in asks(text)]
    assert list(dict.fromkeys(said)) == list(dict.fromkeys(kinds.split()))


def test_the_offset_is_behind_the_phrase() -> None:
    text = "what's your mother's maiden name, and İ mean postcode"
    assert [(text[:at].split()[-1].strip(","), kind) for at, kind in asks(text)] == [("name", "maiden"), ("postcode", "postcode")]


def test_long_turns_take_linear_time() -> None:
    """Nasty ones: words that begin many phrases."""
    for nasty in ("last three numbers on the ", "can i take your ", "' ’", "name and "):
        assert seconds(partial(asks, nasty * 20_000), enough=5) < 5


SHOWN = {
    "card": ("4111 1111 1111 1111", "CREDIT_CARD", "pay.card"),
    "cvv": ("421", "CARD_SECURITY_CODE", "pay.card_auth"),
    "expiry": ("04/27", "CARD_EXPIRY", "pay.card"),
    "sort": ("30-90-89", "UK_SORT_CODE", "pay.bank"),
    "account": ("12345678", "CUSTOMER_ID", "account.profile"),
    "phone": ("07700 900123", "PHONE_NUMBER", "contact.phone"),
    "postcode": ("M13 9PL", "UK_POSTCODE", "contact.address"),
    "email": ("j.smith@example.com", "EMAIL_ADDRESS", "contact.email"),
    "born": ("03/04/1982", "DATE_OF_BIRTH", "demog.dob"),
    "nino": ("AB123456C", "UK_NINO", "id.national"),
    "ssn": ("536-90-4399", "US_SSN", "id.national"),
    "nhs": ("9990000018", "UK_NHS", "id.health"),
    "name": ("jane smith", "PERSON", "person.name"),
    "address": ("14 acacia avenue", "STREET_ADDRESS", "contact.address"),
    "plate": ("AB12 CDE", "UK_VEHICLE_REGISTRATION", "id.vehicle"),
    "passport": ("123456789", "UK_PASSPORT", "id.passport"),
    "licence": ("MORGA657054SM9IJ", "UK_DRIVING_LICENCE", "id.driving"),
    "iban": ("GB82WEST12345698765432", "IBAN_CODE", "pay.bank"),
    "reference": ("12345678", "CUSTOMER_ID", "account.profile"),
    "order": ("1002345", "PURCHASE", "buy.history"),
    "policy": ("12345678", "CUSTOMER_ID", "account.profile"),
    "memorable": ("rosebud", "SECURITY_ANSWER", "account.security"),
    "maiden": ("hopkins", "SECURITY_ANSWER", "account.security"),
    "pin": ("4821", "PASSWORD", "auth.secret"),
}


@cache
def _engine() -> Engine:
    return Engine(packs(), native=False)


def _shown(text: str) -> set[tuple[str, str, str]]:
    """What counts in a text by itself: value, entity, category."""
    engine, data, found = _engine(), text.encode(), set()
    for hit in engine.scan(pa.array([text])).to_pylist():
        pattern = engine.patterns[hit["pattern"]]
        if hit["valid"] and (pattern.need == "" or (pattern.need == "context" and hit["context"])):
            found.add((data[hit["start"] : hit["end"]].decode(), pattern.entity, pattern.category))
    return found


@pytest.mark.parametrize("kind", PHRASES)
def test_the_phrase_of_a_kind_is_context_to_its_detector(kind: str) -> None:
    value, entity, category = SHOWN[kind]
    said = f"{PHRASES[kind]}: {value}"
    assert any(entity == e and category == c and value in v for v, e, c in _shown(said)), said


def test_without_its_phrase_a_security_code_is_nothing() -> None:
    assert not any(entity == "CARD_SECURITY_CODE" for _, entity, _ in _shown("421"))
    assert not any(entity == "UK_SORT_CODE" for _, entity, _ in _shown("30-90-89"))


def test_sort_code_and_account_number_are_a_pair() -> None:
    found = _shown("sort code: 30-90-89 account number: 12345678")
    assert {("30-90-89", "UK_SORT_CODE", "pay.bank"), ("12345678", "UK_BANK_ACCOUNT", "pay.bank")} <= found


def _asked(*turns: tuple[str, str]) -> list[str]:
    """What was asked for when the caller spoke: `word/kind`, a stream a line."""
    who, text = [who for who, _ in turns], [text for _, text in turns]
    none = [None] * len(turns)
    spoken = [words for words in streams(Turns(text, who, none, none)) if who[words.turn[0]] == "caller"]
    return [" ".join(f"{word}/{kind}" if kind else word for word, kind in zip(words.text, words.asked, strict=True)) for words in spoken]


def test_two_questions_in_one_turn_are_answered_in_their_order() -> None:
    said = _asked(("agent", "first line of your address and postcode"), ("caller", "fourteen acacia avenue m thirteen nine p l"))
    assert "acacia/address avenue/address m/postcode thirteen/postcode" in said[0]
    said = _asked(
        ("agent", "sort code and account number"), ("caller", "thirty ninety eighty nine one two three four five six seven eight")
    )
    assert "nine/sort one/account" in said[0]
    said = _asked(("agent", "your name and date of birth"), ("caller", "jane smith third of april eighty two"))
    assert "smith/name third/born" in said[0]


def test_the_second_question_may_be_answered_in_a_later_turn() -> None:
    said = _asked(
        ("agent", "your sort code and account number"),
        ("caller", "thirty ninety eighty nine"),
        ("agent", "mm hmm"),
        ("caller", "one two three four"),
    )
    assert said[0].endswith("eighty/sort nine/sort one/account two/account three/account four/account")


def test_a_question_is_over_when_its_answer_was_heard_and_talk_goes_on() -> None:
    said = _asked(
        ("agent", "what are the three digits on the back"),
        ("caller", "four two one"),
        ("agent", "that is all gone through for you now so how many tickets were there"),
        ("caller", "four"),
    )
    assert said == ["four/cvv two/cvv one/cvv", "four"]


def test_a_question_goes_on_until_it_is_answered() -> None:
    said = _asked(
        ("agent", "what are the three digits on the back"),
        ("caller", "hold on i need to find my glasses and then the light in here is bad"),
        ("agent", "no problem at all take your time there is no hurry whatsoever today"),
        ("caller", "four two one"),
    )
    assert said[-1] == "four/cvv two/cvv one/cvv"


def test_who_announces_a_value_goes_on_with_it() -> None:
    said = _asked(("caller", "my name is jane smith and my mobile is"), ("agent", "yes"), ("caller", "oh seven seven"))
    assert said[0].endswith("oh/phone seven/phone seven/phone")


def _folded(*turns: tuple[str, str]) -> list[str]:
    none = [None] * len(turns)
    return fold(Turns([text for _, text in turns], [who for who, _ in turns], none, none)).texts


def test_an_answer_in_words_is_told_what_was_asked_for() -> None:
    said = _folded(("agent", "can i take your name please"), ("caller", "yeah it's smith"), ("agent", "great"), ("caller", "yeah okay"))
    assert said == ["can i take your name please", "yeah it's full name: smith", "great", "yeah okay"]
    said = _folded(("agent", "and your mother's maiden name"), ("caller", "um hopkins"))
    assert said[1] == "um mother's maiden name: hopkins"
    assert ("hopkins", "SECURITY_ANSWER", "account.security") in _shown(said[1])


def test_a_name_that_is_spelled_as_well_is_told_once() -> None:
    said = _folded(("agent", "can i take your name"), ("caller", "jane smith that's s m i t h"))
    assert said[1].startswith("full name: jane") and said[1].count("full name") == 1


def test_who_asks_for_a_name_does_not_answer() -> None:
    said = _folded(("agent", "can i take your name"), ("agent", "just for security"), ("caller", "smith"))
    assert said == ["can i take your name", "just for security", "full name: smith"]


@pytest.mark.parametrize(
    ("before", "asked", "written"),
    [
        ("what's your passport number", "expiry", "march twenty thirty one"),
        ("driving licence number please", "and the expiry date on that", "march twenty thirty one"),
        ("what's your policy number", "and when does it expire", "march twenty thirty one"),
        ("what's your passport number", "and the expiry date on your card", "card expiry date: 03/31"),
        ("what's the long number on the card", "expiry", "card expiry date: 03/31"),
    ],
)
def test_the_expiry_of_a_passport_is_no_cards(before: str, asked: str, written: str) -> None:
    said = [before, "five three three four oh one three seven two", asked, "march twenty thirty one"]
    texts = fold(Turns(said, ["agent", "caller"] * 2, [None] * 4, [None] * 4)).texts
    assert (texts[3], "533401372" in texts[1]) == (written, True)
