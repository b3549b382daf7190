"""Names by rule: the lists, the validators, and what stands in running text and in columns."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from detectors.engine import Engine
from detectors.names import DETECTORS, rules
from detectors.names.lists import fold, held, is_given, is_place, is_surname, may_be_given
from scanner.pattern import Pattern

DATA = Path(rules.__file__).parent / "data"
LISTS = ("given", "given_weak", "surnames", "usual", "cities", "places", "towns", "common")

PATTERNS = [each for each in DETECTORS if isinstance(each, Pattern)]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine({"names": DETECTORS})


def found(engine: Engine, text: str, entity: str = "PERSON", column: str = "") -> list[str]:
    """What the valid hits of the entity span, each once, in order."""
    hits = engine.scan(pa.array([text]), name=column).to_pylist()
    data = text.encode()
    mine = (h for h in hits if h["valid"] and engine.patterns[h["pattern"]].entity == entity)
    return list(dict.fromkeys(data[h["start"] : h["end"]].decode() for h in mine))


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_folded_and_sorted(name: str) -> None:
    lines = gzip.decompress((DATA / f"{name}.txt.gz").read_bytes()).decode().split("\n")
    assert lines == sorted(set(lines))
    assert all(line == fold(line) and line.strip() == line and line for line in lines)


def test_lists_are_small_and_every_one_has_its_source() -> None:
    assert sum(path.stat().st_size for path in DATA.glob("*.gz")) < 500_000
    sources = (DATA / "SOURCES.md").read_text("utf-8")
    assert {path.name.removesuffix(".txt.gz") for path in DATA.glob("*.gz")} == set(LISTS)
    assert all(f"`{name}`" in sources for name in LISTS)


def test_doubtful_names_are_not_among_the_sure_ones() -> None:
    assert not held("given") & held("given_weak")
    for name in ("Will", "May", "Mark", "Grace", "Rose", "Hope", "Bill", "Art", "Summer", "August", "Florence"):
        assert not is_given(name), name
        assert may_be_given(name), name


def test_usual_names_are_known() -> None:
    for name in ("Sarah", "John", "Mohammed", "Siobhán", "Zoë", "Priya"):
        assert may_be_given(name), name
    for name in ("Smith", "Patel", "O'Brien", "Taylor-Smith", "Khan", "Jones"):
        assert is_surname(name), name
    assert is_place("Aberystwyth") and not is_place("Jenkins")


def test_lists_are_read_only_when_asked_for() -> None:
    code = "import detectors.names, detectors.names.lists as l; print(l.held.cache_info().currsize)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "1"  # the given names, which are looked for as words


@pytest.mark.parametrize("text", ["", " ", ",", "-", "'", "..", "é", "A" * 10_000, "\x00", "Mr", ", ,"])
def test_validators_answer_for_any_text(text: str) -> None:
    for check in (p.valid for p in PATTERNS if p.valid):
        assert check(text) in (True, False)


@pytest.mark.parametrize(
    ("first", "rest"),
    [("Will", "Smith"), ("Grace", "Jones"), ("Mark", "Patel"), ("Rose", "Khan")],
)
def test_a_doubtful_given_name_counts_before_a_surname_only(engine: Engine, first: str, rest: str) -> None:
    assert f"{first} {rest}" in found(engine, f"Yesterday {first} {rest} rang.")
    assert found(engine, f"{first} you need anything.") == []


def test_a_run_of_capitals_that_names_a_thing_is_no_person(engine: Engine) -> None:
    for thing in ("John Smith Street", "Sarah Jenkins Holdings Ltd", "Thomas Cook Airlines", "James Watt University"):
        assert found(engine, f"They met at {thing}.") == [], thing


def test_lower_case_calls(engine: Engine) -> None:
    assert found(engine, "yes hello my name is amy jones and i moved") == ["amy jones"]
    assert found(engine, "hi this is priya calling about my bill") == ["priya"]
    assert found(engine, "hi this is about my bill") == []


def test_cells_of_one_name_need_a_column_that_speaks_of_people(engine: Engine) -> None:
    def context(column: str) -> bool:
        hits = engine.scan(pa.array(["Rose"]), name=column).to_pylist()
        return any(h["valid"] and h["context"] and engine.patterns[h["pattern"]].entity == "PERSON" for h in hits)

    assert context("name") and context("customer")
    assert not context("flavour")


def test_a_place_needs_its_context(engine: Engine) -> None:
    places = [p for p in PATTERNS if p.entity == "LOCATION"]
    assert places and all(p.need == "context" and p.score <= 0.3 for p in places)
    assert found(engine, "I live in Leeds", "LOCATION") == ["Leeds"]


def test_a_long_hostile_cell_takes_no_time(engine: Engine) -> None:
    engine.scan(pa.array(["warm"]))
    for cell in ("Aa " * 30_000, "A. " * 30_000, "A-" * 50_000, "my name is " * 9_000, "John " * 20_000):
        for pattern in PATTERNS:
            if pattern.regex:
                assert sum(1 for _ in re.compile(pattern.regex, pattern.flags).finditer(cell)) < 100_000
