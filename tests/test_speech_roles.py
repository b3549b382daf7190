"""Who is who in a call, and where speakers tell their own names."""

from __future__ import annotations

import pytest

from scanner.speech.roles import guessed, own_name, turned

CALL = (
    ("one", "good morning thank you for calling northern lights how can i help"),
    ("two", "hi yeah i'm calling about my bill"),
    ("one", "okay let me just bring up your account can i take your name please"),
    ("two", "jane smith"),
    ("one", "lovely and for security can you confirm your date of birth"),
    ("two", "third of april eighty two"),
    ("one", "is there anything else i can help you with"),
    ("two", "no that's it thanks"),
)


def _guessed(*turns: tuple[str, str]) -> dict[str, str]:
    return guessed([text for _, text in turns], [who for who, _ in turns])


def test_who_asks_and_how_tells_the_agent() -> None:
    assert _guessed(*CALL) == {"one": "agent", "two": "caller"}
    swapped = [("two" if who == "one" else "one", text) for who, text in CALL]
    assert _guessed(*swapped) == {"two": "agent", "one": "caller"}


def test_who_asks_for_what_is_yours_is_the_agent() -> None:
    said = (
        ("a", "and your date of birth"),
        ("b", "the third"),
        ("a", "and your postcode"),
        ("b", "one moment"),
        ("a", "your email please"),
    )
    assert _guessed(*said) == {"a": "agent", "b": "caller"}


def test_the_caller_alone_may_tell() -> None:
    said = (("a", "hello"), ("b", "hi i'd like to cancel my order and i haven't received my refund"), ("a", "right"), ("b", "yes"))
    assert _guessed(*said) == {"a": "agent", "b": "caller"}


@pytest.mark.parametrize(
    "turns",
    [
        (),
        (("one", "thank you for calling how can i help is there anything else i can do"),),
        (("one", "did you see the game"), ("two", "yeah it was great")),
        (("", "thank you for calling how can i help"), ("two", "i'm calling about my bill")),
        (*CALL, ("three", "hello this is the third one of us and i talk as much as the two others do all in all, " * 3)),
        (*CALL, *((("two" if who == "one" else "one"), text) for who, text in CALL)),
    ],
)
def test_nothing_is_guessed_without_a_clear_margin(turns: tuple[tuple[str, str], ...]) -> None:
    assert _guessed(*turns) == {}


def test_a_menu_that_says_little_does_not_hide_the_two() -> None:
    assert _guessed(("menu", "press one"), *CALL) == {"one": "agent", "two": "caller"}


NAMES = {
    "you're speaking with sarah": "sarah",
    "good morning you are through to sarah jones how can i help": "sarah jones",
    "my name's sarah how can i help": "sarah",
    "Hello, my name is Sarah Jones and I'm happy to help": "Sarah Jones",
    "my name is Sarah how can I help": "Sarah",
    "this is sarah from billing": "sarah",
    "hi it's priya sharma calling from the surgery": "priya sharma",
    "northern lights sarah speaking": "sarah",
    "i'm sarah from the claims team": "sarah",
    "İ mean my name is Sarah.": "Sarah",
}
NO_NAMES = (
    "who am i speaking to",
    "am i speaking with jane smith",
    "this is the billing department",
    "it's about my bill",
    "generally speaking we do",
    "was that jane speaking to you",
    "This is [NAME] speaking. You're speaking with [PII]",
    "this is not from us",
    "what's your name",
    "i'm calling from home",
    "my name is on the bill",
    "",
)


@pytest.mark.parametrize(("text", "name"), NAMES.items())
def test_own_name(text: str, name: str) -> None:
    found = own_name(text)
    assert found and text[slice(*found)] == name


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_own_name(text: str) -> None:
    assert own_name(text) is None


def _as_exported(*turns: tuple[str, str], names: dict[str, str]) -> bool:
    return turned([text for _, text in turns], [names[who] for who, _ in turns])


def test_an_export_that_has_agent_and_caller_the_other_way_round() -> None:
    assert _as_exported(*CALL, names={"one": "caller", "two": "agent"})
    assert not _as_exported(*CALL, names={"one": "agent", "two": "caller"})
    said = ("one", "how can i help"), ("two", "hello"), ("one", "and your postcode please")
    assert _guessed(*said) and not _as_exported(*said, names={"one": "caller", "two": "agent"}), "no proof against what an export says"


def test_speakers_that_change_places_midway() -> None:
    swapped = [("two" if who == "one" else "one", text) for who, text in CALL]
    assert _as_exported(*CALL, *swapped, names={"one": "agent", "two": "caller"})
