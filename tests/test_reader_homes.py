"""Homes that the model took for places, addresses one after the other, whose an address is above it, and families by their name."""

from __future__ import annotations

import pytest

from detectors.reader.homes import homes
from detectors.reader.households import households
from detectors.reader.irish import irish
from detectors.reader.labels import ENTITIES, Named
from detectors.reader.run import run
from detectors.reader.several import several

_ADDRESS, _PERSON, _PLACE = (ENTITIES.index(name) for name in ("STREET_ADDRESS", "PERSON", "LOCATION"))


def _named(text: str, *parts: str) -> list[Named]:
    """Places, and people behind an at sign, in the order in which they stand."""
    found = []
    for part in parts:
        said, entity = (part[1:], _PERSON) if part[0] == "@" else (part, _PLACE)
        found.append(Named(text.index(said), text.index(said) + len(said), entity, 0.9))
    return found


@pytest.mark.parametrize(
    ("text", "parts", "home"),
    [
        ("Mrs G Pugh, The Forge, Back Lane, Hempton.", ("@G Pugh", "Back Lane", "Hempton"), "The Forge, Back Lane, Hempton"),
        ("I, Ann Pugh, of Rose Cottage, Thornby, say", ("@Ann Pugh", "Rose Cottage", "Thornby"), "Rose Cottage, Thornby"),
        ("he lives at Holly Farm, Thornby", ("Thornby",), "Holly Farm, Thornby"),
        ("moved to Church Barn, Thornby now", ("Church Barn", "Thornby"), "Church Barn, Thornby"),
        ("Ann Pugh\nFern Lodge\nMill Road\nThornby", ("@Ann Pugh", "Mill Road", "Thornby"), "Fern Lodge\nMill Road\nThornby"),
    ],
)
def test_a_home_by_its_name_is_an_address(text: str, parts: tuple[str, ...], home: str) -> None:
    made = homes(text, _named(text, *parts))
    assert [text[each.start : each.end] for each in made if each.entity == _ADDRESS] == [home]
    assert [text[each.start : each.end] for each in made if each.entity == _PERSON] == [part[1:] for part in parts if part[0] == "@"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("at Example Hall, Thornby", ("Thornby",)),
        ("The concert, Royal Albert Hall, London", ("London",)),
        ("of Ann Barn, Thornby", ("Thornby",)),
        ("Regards, Fern Lodge, Thornby", ("Thornby",)),
        ("Mrs G Pugh, Back Lane, Hempton", ("@G Pugh", "Back Lane", "Hempton")),
        ("Mrs G Pugh, The Forge", ("@G Pugh",)),
        ("at Rose Cottage. Thornby", ("Thornby",)),
    ],
)
def test_these_are_no_homes(text: str, parts: tuple[str, ...]) -> None:
    assert homes(text, _named(text, *parts)) == _named(text, *parts)


@pytest.mark.parametrize(
    ("said", "each"),
    [
        ("12 Mill Road, dropped 9 Bank Street", ["12 Mill Road", "9 Bank Street"]),
        ("12 Mill Road then 9 Bank Street", ["12 Mill Road", "9 Bank Street"]),
        ("12 Mill Road, Leeds, moved to 9 Bank Street", ["12 Mill Road, Leeds", "9 Bank Street"]),
        ("12 Mill St. Passenger", ["12 Mill St"]),
        ('Flat 5, The Works",Leeds', ["Flat 5, The Works"]),
        ("Dr", []),
        ("SAMPLE STORES 3021 LEEDS GB", []),
        ("3021 SOUTH SHIELDS GB", []),
        # and these are one
        ("12 Mill St. Leeds", ["12 Mill St. Leeds"]),
        ("87 Polk St. Suite 5, Example", ["87 Polk St. Suite 5, Example"]),
        ("Av. Inês de Castro, 414", ["Av. Inês de Castro, 414"]),
        ("Land adjacent to 9 Mill Lane", ["Land adjacent to 9 Mill Lane"]),
        ("Erling Skakkes gate 78 Stavern", ["Erling Skakkes gate 78 Stavern"]),
        ("302 MILL ROAD LEEDS GB", ["302 MILL ROAD LEEDS GB"]),
        ('"The Works", 5 Mill Lane', ['"The Works", 5 Mill Lane']),
        ("Thornby", ["Thornby"]),
    ],
)
def test_several_addresses_and_none(said: str, each: list[str]) -> None:
    assert [said[one.start : one.end] for one in several(said, Named(0, len(said), _ADDRESS, 0.9))] == each


@pytest.mark.parametrize("head", ["INVOICE TO", "DELIVER TO", "FROM"])
def test_what_stands_above_an_address_is_no_part_of_it(head: str) -> None:
    text = f"{head}\nThe Old Rectory\nMalton\nYO17 9LJ"
    assert run(text, text.index("The Old"), len(text), 0) == text.index("The Old")


@pytest.mark.parametrize("whose", ["Mrs Bríd Sample", "Dr. Sample", "Seán Sample"])
def test_whose_an_irish_address_is(whose: str) -> None:
    text = f"{whose}, Ballyexample, Midleton, Co. Cork P25 X4N2"
    assert [text[low:high] for low, high in irish(text)] == ["Ballyexample, Midleton, Co. Cork P25 X4N2"]


@pytest.mark.parametrize("said", ["dinner with the Hendersons on Friday", "next door to the Pattersons.", "the Whitakers, his parents",
                                  "the Fothergills moved", "ask the Ashworths"])  # fmt: skip
def test_a_family_is_named(said: str) -> None:
    made = households(said, [])
    assert [said[each.start : each.end] for each in made] == [
        next(word.strip(".,") for word in said.split() if word.istitle() and word[-3:] != "day")
    ]


@pytest.mark.parametrize("said", ["the Germans won", "the Rangers lost", "the Hendersons Group", "the Hendersons' house", "the Methodists met",
                                  "the Sarahs of this world", "Hendersons rang", "the henderson file"])  # fmt: skip
def test_these_are_no_families(said: str) -> None:
    assert households(said, []) == []


def test_what_was_found_stays() -> None:
    found = [Named(4, 14, ENTITIES.index("ORGANIZATION"), 0.9)]
    assert households("the Hendersons sell cars", found) == found
