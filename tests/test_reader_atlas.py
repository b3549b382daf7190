"""Countries and large towns by their names, where the model passed over them."""

from __future__ import annotations

import pytest

from detectors.reader.atlas import atlas
from detectors.reader.labels import ENTITIES, Named
from detectors.reader.reader import Reader

_PLACE = ENTITIES.index("LOCATION")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("He moved to Vancouver after a year in the United States.", ["Vancouver", "United States"]),
        ("In the US. He likes it", ["US"]),
        ("born in the U.S. and raised in the U.K. of old", ["U.S.", "U.K."]),
        ("in France's north", ["France"]),
        ("from St. Petersburg via Ho Chi Minh City", ["St. Petersburg", "Ho Chi Minh City"]),
        ("a house in São Paulo", ["São Paulo"]),
        ("in Florence, they say", []),  # a town that is no large one, and a name
        ("around Sydney", ["Sydney"]),
        ("a call from Sydney", []),  # who may be somebody
        ("to Chad", []),
        ("an issue of India Today", []),
        ("votes in Ontario elections", []),
        ("tickets to the Hong Kong Open", []),
        ("to Turkey-based firms", []),
        ("HE SENT IT TO US FROM FRANCE", []),
        ("please give it to us", []),
        ("roast turkey, to china", []),
    ],
)
def test_places_by_name(text: str, places: list[str]) -> None:
    assert [text[each.start : each.end] for each in atlas(text, [])] == places


def test_what_was_found_stays() -> None:
    text = "A parcel to France House in London"
    firm = Named(12, 24, ENTITIES.index("ORGANIZATION"), 0.9)
    assert atlas(text, [firm]) == [firm, Named(28, 34, _PLACE, 0.6)]
    assert atlas(text, [Named(28, 34, _PLACE, 0.9)]) == [Named(28, 34, _PLACE, 0.9)]


def test_the_reader_asks_it_of_what_the_gate_passed_over() -> None:
    text = "The report, published in the United States in 1981, showed some alarming trends."
    (found,) = Reader().read([text])
    assert [(text[each.start : each.end], each.entity) for each in found] == [("United States", _PLACE)]
