"""Houses by name before their street, whose address it is, streets of Wales, what ends an address in the forces and in the USA."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from detectors.reader.dwelling import is_house
from detectors.reader.labels import ENTITIES, Named
from detectors.reader.owner import owner
from detectors.reader.street import joined

_CODE = ", Thornby, NN6 8SN"


def _joined(text: str, parts: Iterable[tuple[str, str, float]]) -> list[tuple[str, str]]:
    found = [Named(text.index(said), text.index(said) + len(said), ENTITIES.index(entity), score) for said, entity, score in parts]
    return [(text[each.start : each.end], ENTITIES[each.entity]) for each in joined(text, found)]


@pytest.mark.parametrize(
    "house",
    ("Braeside", "Sunnyside", "Fernlea", "The Laurels", "The Willows", "Holly Bank", "Warren End", "White Gates", "Tigh na Mara", "Llwyn Onn",
     "Bryn Awel", "Chy an Mor"),
)  # fmt: skip
@pytest.mark.parametrize("before", ["Address: {}", "She was discharged to {} today", "Mrs K Pugh, {}", "K Pugh\n{}\n", "{}\n\nDear Sir"])
def test_a_house_by_name_is_part_of_its_address_and_nobody(house: str, before: str) -> None:
    street = f"3 Mill Lane{_CODE}"
    for gap in (", ", "\n"):
        text = before.format(f"{house}{gap}{street}")
        named = [(house, "PERSON", 0.9), (street, "STREET_ADDRESS", 0.9)]
        if "Pugh" in text:
            named.insert(0, ("K Pugh", "PERSON", 0.9))
        people = [("K Pugh", "PERSON")] if "Pugh" in text else []
        assert _joined(text, named) == [*people, (f"{house}{gap}{street}", "STREET_ADDRESS")]


def test_of_a_name_that_runs_into_the_house_the_person_stays() -> None:
    text = f"Mrs K Pugh, Fernlea\n3 Mill Lane{_CODE}"
    named = [("K Pugh, Fernlea", "PERSON", 0.9), (f"3 Mill Lane{_CODE}", "STREET_ADDRESS", 0.9)]
    assert _joined(text, named) == [("K Pugh", "PERSON"), (f"Fernlea\n3 Mill Lane{_CODE}", "STREET_ADDRESS")]


@pytest.mark.parametrize(
    "name", ["Annie Hall", "Mary Barn", "Mr Underwood", "Amara Okonkwo", "year end", "the house", "Whitfield", "Kilby"]
)
def test_these_are_no_houses(name: str) -> None:
    assert not is_house(name, where=False)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("Amy Wong, 7/9 Windmill Lane", "Amy Wong", "7/9 Windmill Lane"),
        ("Dr. Simon Achterberg, 3 Mill Lane", "Simon Achterberg", "3 Mill Lane"),
        ("Mr & Mrs Peter Tolland\n3 Mill Lane", "Peter Tolland", "3 Mill Lane"),
        ("Charlotte Pugh Flat 2, Leeds", "Charlotte Pugh", "Flat 2, Leeds"),
        ("Wei Zhang, The Granary", "Wei Zhang", "The Granary"),
        ("Charlotte Pugh, c/o 3 Mill Lane", "Charlotte Pugh", "3 Mill Lane"),
    ],
)
def test_who_stands_at_the_head_of_an_address_is_no_part_of_it(text: str, name: str, rest: str) -> None:
    found = owner(text, 0, len(text))
    assert found is not None and (text[found[0] : found[1]], text[found[2] :]) == (name, rest)
    assert (name, "PERSON") in _joined(f"Invoice to {text}", [(text, "STREET_ADDRESS", 0.9)])
    firm = text if text.startswith(name) else f"{name}, {rest}"
    assert (name, "PERSON") in _joined(f"Invoice to {firm}", [(name, "ORGANIZATION", 0.9), (rest, "STREET_ADDRESS", 0.9)])


@pytest.mark.parametrize(
    "text",
    ("Holly Bank, Bryn Road", "Victoria Park, 12 Leeds Road", "Florence, 12 Via Roma", "Grace Hill, 12 Leeds Road", "San Marco, 5 Venezia",
     "Rua Panificadora, 12, Rio", "Sierras de Granada 9993", "Via Roma, 12 Milano", "Martin Luther King 12, Berlin"),
)  # fmt: skip
def test_streets_houses_and_towns_are_nobody(text: str) -> None:
    assert owner(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        (
            "at 18 Heol Aneurin, Penyrheol, CF83 2PJ now",
            [("Penyrheol, CF83 2PJ", "STREET_ADDRESS", 0.9)],
            "18 Heol Aneurin, Penyrheol, CF83 2PJ",
        ),
        (
            "at 18 Heol Aneurin, Penyrheol, CF83 2PJ now",
            [("Aneurin", "PERSON", 0.9), ("Penyrheol, CF83 2PJ", "STREET_ADDRESS", 0.9)],
            "18 Heol Aneurin, Penyrheol, CF83 2PJ",
        ),
        (
            "at 8 Maes yr Onnen, Bangor, LL57 2NH now",
            [("Onnen, Bangor, LL57 2NH", "STREET_ADDRESS", 0.9)],
            "8 Maes yr Onnen, Bangor, LL57 2NH",
        ),
        (
            "from 14 Salamis Road, Episkopi Garrison, BFPO 53 which",
            [("14 Salamis Road", "STREET_ADDRESS", 0.9)],
            "14 Salamis Road, Episkopi Garrison, BFPO 53",
        ),
        ("at 560 Elm Road, Jonesboro, AR since", [("560 Elm Road, Jonesboro", "STREET_ADDRESS", 0.9)], "560 Elm Road, Jonesboro, AR"),
        ("at 560 Elm Road, Salem, OR", [("560 Elm Road, Salem", "STREET_ADDRESS", 0.9)], "560 Elm Road, Salem, OR"),
        ("at 560 Elm Road, Salem, OR later", [("560 Elm Road, Salem", "STREET_ADDRESS", 0.9)], "560 Elm Road, Salem"),
        ("66 Mill Rd\nCambridge\nInvoice 5", [("66 Mill Rd\nCambridge\nInvoice", "STREET_ADDRESS", 0.9)], "66 Mill Rd\nCambridge"),
        (
            "at 9 Kirk Ln, Thornby, NN6 8SN",
            [("Kirk", "PERSON", 0.6), ("Thornby, NN6 8SN", "STREET_ADDRESS", 0.9)],
            "9 Kirk Ln, Thornby, NN6 8SN",
        ),
    ],
)
def test_addresses_are_whole(text: str, parts: list[tuple[str, str, float]], whole: str) -> None:
    assert _joined(text, parts) == [(whole, "STREET_ADDRESS")]


def test_an_address_that_ends_as_one_is_as_sure_as_a_rule() -> None:
    text = f"3 Mill Lane{_CODE}"
    address = ENTITIES.index("STREET_ADDRESS")
    assert [each.score for each in joined(text, [Named(0, len(text), address, 0.4)])] == [0.95]
    assert [each.score for each in joined("3 Mill Lane", [Named(0, 11, address, 0.4)])] == [0.4]
