"""Columns as databases have them: what saves work over them finds what the plain way finds."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator
from unittest.mock import patch

import pyarrow as pa
import pytest

from detectors import Engine, native
from detectors.names import DETECTORS as NAMES
from detectors.packs.contact import DETECTORS as CONTACT
from detectors.packs.mail import EMAILS
from detectors.packs.postal import POSTAL

pytestmark = pytest.mark.skipif(not native.available(), reason="Hyperscan is not installed")


def _cells() -> Iterator[str]:
    rng = random.Random(3)
    for number in range(6000):
        yield rng.choice(
            (
                f"SK{number % 9} {number % 9}A{rng.choice('ABDEF')}", f"{number} Mill Lane", f"{number}", f"0113 496 0{number % 1000:03}",
                f"info{number}@example.org", f"{number} mill lane", "Flat 2, 4 Mill Lane", f"(0113) 4960{number % 1000:03}", f"x{number}",
            )
        )  # fmt: skip


@pytest.mark.parametrize("name", ["postcode", "street", "phone", "note"])
def test_a_name_that_calls_for_patterns_finds_what_they_find_cell_by_cell(name: str) -> None:
    packs = {"postal": POSTAL, "contact": CONTACT}
    cells, quick = pa.array(list(_cells()), pa.large_string()), Engine(packs, native=True)
    assert quick.scan(cells, name=name).equals(Engine(packs, native=False).scan(cells, name=name))
    single = [number for number in quick._automata if number >= len(quick._groups)]
    assert bool(single) is (name != "note"), "patterns that seldom match have an automaton of their own"


def test_automata_of_one_regex_go_to_another_process() -> None:
    cells, quick = pa.array(list(_cells()), pa.large_string()), Engine({"postal": POSTAL}, native=True)
    found = quick.scan(cells, name="street")
    copy = pickle.loads(pickle.dumps(quick))
    assert max(copy._automata) >= len(quick._groups) and copy._automata.keys() == quick._automata.keys()
    assert copy.scan(cells, name="street").equals(found)


def test_what_several_patterns_look_for_is_looked_for_once() -> None:
    texts = pa.array(["ann@example.org, sales@example.org", "mailto:info@example.org", "ann@", "@"] * 50, pa.large_string())
    quick = Engine({"mail": EMAILS}, native=True)
    found = quick.scan(texts)
    assert sum(found.column("valid").to_pylist()) == 150 and found.equals(Engine({"mail": EMAILS}, native=False).scan(texts))
    assert any(made.shared for made in quick._automata.values())


def test_few_values_that_come_again_are_known_in_any_order() -> None:
    engine = Engine({"contact": CONTACT}, native=True)
    values = ["ann@example.org", "0113 496 0123", "none", "ben@example.org"]
    for name, kind in (("a", "text"), ("phone", "text"), ("a", "integer")):
        engine.scan_many([pa.array(values)], name=name, kind=kind)
        for order in (values, values[::-1], values[2:] + values[:2]):
            with patch.object(engine, "_found", side_effect=AssertionError("looked at again")):
                (again,) = engine.scan_many([pa.array(order)], name=name, kind=kind)
            assert again.equals(engine.scan(pa.array(order), name=name, kind=kind)), (name, kind, order)
    (other,) = engine.scan_many([pa.array(values[:3])], name="a")
    assert other.equals(engine.scan(pa.array(values[:3]), name="a"))


def _people(count: int) -> Iterator[str]:
    rng = random.Random(8)
    for number in range(count):
        last = rng.choice(("Bell", "Okafor", "Royce", "Smith", "van Dyk", "Lane")) + "".join(rng.choices("aeiou", k=rng.randrange(6)))
        first = rng.choice(("Ann", "Ben", "Chloe", "Will", "Rolls", "The")) + rng.choice(("", "", "", "a", "mo"))
        yield rng.choice((f"{first} {last}", f"{first[0]}. {last}", f"{first} J. {last}", f"{number} {last} Lane", f"{last}, {first}"))


@pytest.mark.parametrize("name", ["name", "note", "address"])
def test_what_matches_in_most_cells_runs_without_an_automaton_once_that_pays(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    packs = {"names": NAMES, "postal": POSTAL, "contact": CONTACT}
    cells, quick = pa.array(list(_people(9000)), pa.large_string()), Engine(packs, native=True)
    theirs = Engine(packs, native=False).scan(cells, name=name, model=False)
    assert quick.scan(cells, name=name, model=False).equals(theirs)
    free = set(quick._dense._made)  # nothing has to be compiled for these
    monkeypatch.setattr("detectors.dense._PRICE", 1)
    assert quick.scan(cells, name=name, model=False).equals(theirs)
    made = quick._dense._made
    assert free < made.keys() and "PERSON" in {quick.patterns[index].entity for _, often in made for index in often}
    assert all(len(each.databases) <= len(quick._automata[number].databases) for (number, _), each in made.items())


def test_a_phrase_has_no_room_beside_a_match_that_fills_its_cell() -> None:
    cells = ["ann@example.org", "mail ann@example.org", "ann@example.org (e-mail)", " ann@example.org"] * 300
    hits = Engine({"mail": EMAILS}, native=True).scan(pa.array(cells, pa.large_string()))
    told = dict(zip(hits.column("row").to_pylist(), hits.column("context").to_pylist(), strict=True))
    assert [told[row] for row in range(4)] == [False, True, True, False]
    assert hits.equals(Engine({"mail": EMAILS}, native=False).scan(pa.array(cells, pa.large_string())))
