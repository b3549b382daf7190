"""People taken for places or firms, and what was taken for people: told by what is said of them."""

from __future__ import annotations

import pytest

from detectors.reader.kinds import opens
from detectors.reader.people import people
from detectors.reader.reader import QUICK, Reader
from tests.marked import LOCATION, PERSON, named

#: Taken for places (angle brackets) or firms (slashes), and people.
PEOPLE = (
    "i had a call from <florence> about it",
    "that invoice is from <daniel>",
    "the letter came from <Okonkwo>",
    "please transfer 50 pounds to <jordan>",
    "£20 was paid by mistake to <georgia>",
    "the transfer was supposed to go to <tselios> instead",
    "did you hear from /anastasia/",
    "we Spoke to <Georgia> on Monday",
    "remind me to call <lincoln>",
    "please tell <Chelsea> about the keys",
    "<Chelsea> is away until Monday",
    "<Carmel> and her brother were late",
    "a booking for <fairclough> at eight",
    "can you put me through to <konstantatos>",
    "/Priya/ & Tom signed",
)
#: These are what they are taken for.
OTHERS = (
    "i had a call from <leeds> about it",
    "i live in <florence> at the moment",
    "50 pounds for a flight to <florence>",
    "the money for my trip to <jordan>",
    "the order was shipped to <florence>",
    "he sent money to <france>",
    "<Russia> says that it is so",
    "<Texas> and his ranch",
    "the exchange rate from euro to <pennsylvania>",
    "spoke to /vodafone/ and /netflix/ again",
    "asked /HMRC/ and <UAE>",
    "the payment to /putt/ failed",
    "a call from <New York> came",
    "/Priya/ & Partners signed",
)


@pytest.mark.parametrize("marked", PEOPLE)
def test_who_talks_or_is_paid_is_a_person(marked: str) -> None:
    text, found = named(marked)
    assert [each.entity for each in people(text, found)] == [PERSON]


@pytest.mark.parametrize("marked", OTHERS)
def test_places_and_firms_stay(marked: str) -> None:
    text, found = named(marked)
    assert people(text, found) == found


@pytest.mark.parametrize("name", ["San Marco", "São Tomé", "Los Example", "Puerto Example", "Fort Example"])
def test_towns_are_no_people(name: str) -> None:
    assert [each.entity for each in people(*named(f"we went to [{name}] then"))] == [LOCATION]


@pytest.mark.parametrize("name", ["Santa Okafor", "Sanna Marin", "San"])
def test_people_are_no_towns(name: str) -> None:
    assert [each.entity for each in people(*named(f"we asked [{name}] then"))] == [PERSON]


def test_a_word_that_begins_a_sentence_is_nobody_where_the_model_is_not_sure() -> None:
    text, found = named("[Grievance] raised by Anna", 0.6)
    assert opens(text, found[0]) and people(text, found) == []
    for marked, score in (("[Grievance] raised", 0.9), ("a [Grievance] raised", 0.6), ("[Brown] raised", 0.6), ("[Rose] raised", 0.6)):
        text, found = named(marked, score)
        assert people(text, found) == found, marked


def test_a_letter_is_no_name_but_may_be_a_place() -> None:
    text = "The envoy went from the U.S. to France."
    (found,) = Reader(QUICK).read([text])
    assert "U.S." in [text[each.start : each.end] for each in found]


@pytest.mark.parametrize("name", ["florence", "jordan", "georgia", "lincoln"])
@pytest.mark.parametrize("sentence", ["i had a call from {} about it", "please transfer 50 pounds to {}", "i spoke to {} yesterday"])
def test_the_reader_finds_them(sentence: str, name: str) -> None:
    (found,) = Reader(QUICK).read([sentence.format(name)])
    assert [each.entity for each in found] == [PERSON]
