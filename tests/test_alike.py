"""What is told once for all cells of an outline is what each of them says."""

from __future__ import annotations

import random
import re

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors import Engine, confirm
from detectors.alike import DIGIT, SMALL, alike
from detectors.blocks import Block, blocks
from detectors.machine import machine
from detectors.outlined import Outlined
from detectors.regex import Regex, regex
from detectors.samples import samples
from scanner.pattern import Pattern
from tests.case_files import ALL, unmarked
from tests.packs import packs, patterns

SAID = sorted({text for case in ALL if (text := unmarked(case.marked)[0]).isascii() and 0 < len(text) <= 64 and "\0" not in text})


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few cells are enough to be told by their outlines, and few of one to be compared byte by byte."""
    for name, value in (("_CELLS", 1), ("_ALIKE", 0), ("_SPARED", 0), ("_MANY", 4)):
        monkeypatch.setattr(f"detectors.outlined.{name}", value)
    monkeypatch.setattr("detectors.confirm.AT_ONCE", 1)


def read(written: str, flags: int = 0) -> Regex:
    return regex(Pattern(entity="X", title="x", category="", regex=written, flags=flags, sources=("test",)), 0)


def varied(text: str, rng: random.Random) -> str:
    """A text with the same outline; at some places all have the same byte."""
    kinds = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return "".join(next((rng.choice(k) for k in kinds if sign in k and at % 3), sign) for at, sign in enumerate(text))


def outlined(cells: list[str]) -> tuple[Block, Outlined]:
    (block,) = blocks(pa.array(cells, pa.large_string()))
    found = Outlined.of(block)
    assert found is not None
    return block, found


def told(rx: Regex, block: Block, found: Outlined) -> tuple[int, int]:
    """Checks that what is told by outlines is what is told by cells; how many places were asked about, and of how many nothing was told."""
    made = machine(rx)
    assert made is not None
    alike(made).credit = made.credit = 1 << 40
    mine, theirs = confirm.everywhere(rx, block, found), confirm.everywhere(rx, block)
    assert np.array_equal(mine.start, theirs.start) and np.array_equal(mine.end, theirs.end), rx.source
    symbols, _ = found._symbols
    at = np.flatnonzero(symbols > 0)
    return len(at), int((alike(made).told(symbols, at, 1 << 40).end < 0).sum())


def test_every_pattern_finds_the_same() -> None:
    rng, asked, untold = random.Random(4), 0, 0
    for index, pattern in enumerate(each for each in patterns() if each.regex):
        rx = regex(pattern, index)
        if machine(rx) is None:
            continue
        assert pattern.regex is not None
        own = [text for text in samples(pattern.regex, pattern.flags, 8) if text.isascii() and 0 < len(text) <= 64 and "\0" not in text]
        texts = [*own, *rng.sample(SAID, 8)]
        cells = [each for text in texts for each in (text, *(varied(text, rng) for _ in range(6)))]
        places, left = told(rx, *outlined(cells))
        asked, untold = asked + places, untold + left
    assert asked > 100_000 and untold < asked / 10


WRITTEN = (
    r"(?<![0-9])(?P<v>0[1-9](?: ?[0-9]){3})(?![0-9])", r"(?:xn--[a-z]{2,9}|[a-z]{2,4})(?![\w-])", r"\b(?P<v>(?:ab?|[a-c]b)c*)\b",
    r"(?!the\b|a)[a-z]+(?= )", r"(?P<v>[a-d]*?)(?:c|b1)", r"[A-Z][a-z]{1,3}(?: (?:de )?[A-Z][a-z]{1,3}){1,2}", r"^[a-c]+$", r"(?<=a )b|[0-4]{2}",
)  # fmt: skip
CELL = st.text(alphabet="abcxX th-019", min_size=1, max_size=9).filter(str.strip)


@settings(deadline=None)
@given(written=st.sampled_from(WRITTEN), made=st.lists(CELL, min_size=1, max_size=12), seed=st.integers(0, 1 << 16))
def test_any_cells_are_told_as_one_by_one(written: str, made: list[str], seed: int) -> None:
    rng = random.Random(seed)
    told(read(written), *outlined([each for text in made for each in (text, *(varied(text, rng) for _ in range(5)))]))


def test_what_goes_on_in_some_cells_only_is_of_no_account_unless_it_matches() -> None:
    made = machine(read(r"(?:xn--[a-z]{2,9}|[a-z]{2,4})(?![\w-])"))
    assert made is not None
    symbols = np.array([0, SMALL, SMALL, SMALL, 0, SMALL, SMALL, ord("-"), ord("-"), SMALL, SMALL, 0], np.uint8)
    assert alike(made).told(symbols, np.array([1, 5]), 1 << 40).end.tolist() == [4, -1]
    digits = machine(read(r"07[0-9]{2}"))
    assert digits is not None
    symbols = np.array([0, ord("0"), ord("7"), DIGIT, DIGIT, 0, ord("0"), DIGIT, DIGIT, DIGIT, 0], np.uint8)
    assert alike(digits).told(symbols, np.array([1, 2, 6]), 1 << 40).end.tolist() == [5, 0, -1]


def test_what_was_told_of_one_block_is_not_said_of_another_that_differs() -> None:
    rx = read(r"07[0-9]{2}")
    for begins, found in (("07", 6), ("08", 0), ("07", 6)):
        block, out = outlined([f"{begins}{number}" for number in range(10, 16)])
        assert len(confirm.everywhere(rx, block, out).start) == found
        told(rx, block, out)


@pytest.fixture(scope="module")
def engines() -> tuple[Engine, Engine]:
    native = Engine(packs(), native=True)
    if not native.native:
        pytest.skip("needs Hyperscan")
    return native, Engine(packs(), native=False)


SHORT = (
    "ann.bell77@example.org", "07700 900123", "+44 7700 900123", "(0113) 496 0123", "Ann Bell", "A. Bell", "Ann van Bell", "O'Bell, Ann", "info@example.org",
    "2024-09-19", "19/09/1979", "4111 1111 1111 1111", "GB82WEST12345698765432", "AB123456C", "12 Mill Lane", "M1 1AA", "203.0.113.9", "ok", "999 000 0018",
    "xn--a@xn--bc.org", "mailto:ann@example.org", "9f8e7d6c-1234-4abc-8def-0123456789ab", "The Bell", "45.50", "ref-000123",
)  # fmt: skip


@settings(deadline=None, max_examples=15)
@given(
    chosen=st.lists(st.sampled_from(SHORT), min_size=1, max_size=4),
    seed=st.integers(0, 1 << 16),
    name=st.sampled_from(("", "email", "phone", "name")),
)
def test_columns_have_the_hits_that_they_have_without(engines: tuple[Engine, Engine], chosen: list[str], seed: int, name: str) -> None:
    rng = random.Random(seed)
    cells = pa.array([varied(text, rng) if rng.random() < 0.9 else text for text in chosen * 40], pa.large_string())
    mine, theirs = (each.scan(cells, name=name, model=False) for each in engines)
    assert mine.equals(theirs)


def test_letters_of_other_scripts_are_not_told_by_outline() -> None:
    (block,) = blocks(pa.array(["é1"] * 8, pa.large_string()))
    assert Outlined.of(block) is None and re.search("1", block.text)
