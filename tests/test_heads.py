"""Heads of texts: no match of a number is missed at any of them, and what an engine finds by them is what it finds without."""

from __future__ import annotations

import random

import numpy as np
import pyarrow as pa
import pytest

from detectors import Engine
from detectors import heads as module
from detectors.blocks import Block, blocks
from detectors.heads import Heads, fits, heads
from detectors.outlined import SIGNS
from detectors.regex import regex
from detectors.samples import samples
from tests.bench import texts
from tests.case_files import ALL, unmarked
from tests.packs import packs, patterns

SAID = sorted({text for case in ALL if 0 < len(text := unmarked(case.marked)[0]) <= 400 and "\0" not in text})
LETTERS = "the order of Ann 12 was sent on and nobody knows when, so that the row is long enough "


def block_of(cells: list[str]) -> Block:
    (block,) = blocks(pa.array(cells, pa.large_string()))
    return block


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heads are asked for in the smallest text."""
    monkeypatch.setattr(module, "_FEW", 1)
    monkeypatch.setattr(module, "_ALIKE", 0)


def test_no_pattern_matches_but_where_its_heads_say_that_it_may(eager: None) -> None:
    rng, seen, spared, fitting = random.Random(7), 0, 0, 0
    for index, pattern in enumerate(each for each in patterns() if each.regex):
        rx = regex(pattern, index)
        if not fits(rx):
            continue
        assert pattern.regex is not None
        fitting += 1
        made = [*samples(pattern.regex, pattern.flags, 12), *(each for each in rng.sample(SAID, 60) if each.isascii())]
        cells = [f"{LETTERS}{rng.choice(('', '(', ', ', ' - '))}{each}{rng.choice(('', '.', ') ', '7'))}" for each in made]
        block, known = block_of([each for each in cells if "\0" not in each]), Heads()
        headed = known.of(block)
        assert headed is not None
        places = {int(at) for _, starts in known.starts([rx], headed) for at in starts}
        starts = {match.start() for match in rx.rx.finditer(block.text)}
        assert starts <= places, (pattern.regex, [block.text[at : at + 40] for at in starts - places])
        seen += len(starts)
        spared += len(headed.at) - len(places)
    assert fitting > 300 and seen > 1500 and spared > 50_000


def text_of(rng: random.Random, count: int) -> pa.LargeStringArray:
    """Texts of all that the cases of the packs say, with numbers made of it."""
    rows = []
    for _ in range(count):
        one = "".join(rng.choice("0123456789") if c.isdigit() and rng.random() < 0.2 else c for c in rng.choice(SAID))
        rows.append(f"{rng.choice(SAID)} {one} {LETTERS[: rng.randrange(60)]}")
    return pa.array(rows, pa.large_string())


@pytest.mark.parametrize("every", [False, True])
def test_hits_are_the_same_as_without_heads(every: bool, eager: None) -> None:
    native, plain = Engine(packs(), native=True), Engine(packs(), native=False)
    if not native.native:
        pytest.skip("needs Hyperscan")
    for cells in (text_of(random.Random(3), 600), texts.column(texts.dense, 0.1), texts.column(texts.log, 0.1)):
        mine, theirs = (each.scan(cells, model=False, every=every) for each in (native, plain))
        assert mine.equals(theirs)
    assert len(native._heads._told) > 50


def test_words_near_digits_are_heads_and_outlines_end_behind_the_last_digit() -> None:
    block = block_of([f"{LETTERS}call us on (020) 7946 0018 or AB12 soon, x", f"{LETTERS}call us on (030) 8946 0017 or CD99 soon, y"])
    found = [block.text[at : at + 6] for at in heads(block, block.data.translate(SIGNS)).tolist()]
    assert (
        found[found.index("on (02") :][:7] == ["on (02", "(020) ", "020) 7", "7946 0", "0018 o", "or AB1", "AB12 s"]
        and "soon, " not in found
    )
    signs = block.data.translate(SIGNS) + bytes(module.WIDE)
    parts = module._outlines(block, signs, heads(block, signs))
    rows = {bytes(row) for row in np.stack(parts, axis=1).view("V16").reshape(-1)}
    assert b" AA00 aa11111111" in rows and b" (000) 0000 0000" in rows


def test_where_heads_tell_little_the_automaton_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    same = block_of([f"{LETTERS}{number}" for number in range(10**6, 10**6 + 9000)])
    assert Heads().of(same) is not None
    assert Heads().of(block_of([f"{LETTERS}{number}" for number in range(100)])) is None  # few
    assert Heads().of(block_of([f"{LETTERS}{number}\0" for number in range(9000)])) is None  # not cut at separators
    assert Heads().of(block_of([f"{number}" for number in range(10**6, 10**6 + 9000)])) is None  # short cells
    assert Heads().of(block_of([f"{LETTERS}123456 " * 24_000])) is None  # one big cell
    rng = random.Random(1)
    various = ["".join(rng.choice("aB3-./ ") for _ in range(90)) for _ in range(9000)]
    assert Heads().of(block_of(various)) is None
    known = Heads()
    assert known.of(same) is not None and known._numbers
    monkeypatch.setattr(module, "_KEPT", 0)
    known._told[0] = np.ones(1, np.bool_)
    assert known.of(same) is not None and not known._told
