"""Heads of texts: no match of a number is missed at any of them, and what an engine finds by them is what it finds without."""

from __future__ import annotations

import random

import numpy as np
import pyarrow as pa
import pytest

from detectors import Engine
from detectors import heads as module
from detectors.blocks import Block, blocks
from detectors.heads import Headed, Heads, fits, heads
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


@pytest.mark.parametrize(("every", "told"), [(False, True), (True, True), (False, False)])
def test_hits_are_the_same_as_without_heads(every: bool, told: bool, eager: None, monkeypatch: pytest.MonkeyPatch) -> None:
    native, plain = Engine(packs(), native=True), Engine(packs(), native=False)
    if not native.native:
        pytest.skip("needs Hyperscan")
    if not told:
        monkeypatch.setattr(module, "_FEW", 1 << 60)
    for cells in (text_of(random.Random(3), 600), texts.column(texts.dense, 0.1), texts.column(texts.log, 0.1)):
        mine, theirs = (each.scan(cells, model=False, every=every) for each in (native, plain))
        assert mine.equals(theirs)
    assert (len(native._heads._told) > 50) is told


def test_near_phrases_heads_tell_as_much_with_their_outlines_as_without(eager: None) -> None:
    rng, known, seen = random.Random(11), Heads(), 0
    block = block_of([each for each in text_of(rng, 400).to_pylist() if len(each) > 64 and each.isascii()])
    headed = known.of(block)
    assert headed is not None and headed.told
    low = np.arange(0, len(block.data) - 400, 700)
    within = low, low + rng.randrange(200, 500)
    fitting = [each for index, pattern in enumerate(p for p in patterns() if p.regex) if fits(each := regex(pattern, index))]
    exact, bytes_ = (known.events(fitting, block, each, within) for each in (headed, Headed(headed.at, None)))
    places = {each.regex.index: set(each.low.tolist()) for each in bytes_}
    for each in fitting:
        starts = {match.start() for match in each.rx.finditer(block.text)}
        close = {at for at in starts if ((low <= at) & (at < within[1])).any()}
        assert close <= places.get(each.index, set())
        seen += len(close)
    assert seen > 500 and all(((low[:, None] <= each.low) & (each.low < within[1][:, None])).any(axis=0).all() for each in exact + bytes_)


def test_outlines_that_differ_in_both_their_halves_have_numbers_of_their_own(eager: None) -> None:
    signs = "0Aa.,;:/-_+=#"
    various = [f"{LETTERS}{lead}a0a0{one}0a0a0a0{other}0" for lead in ("00", "0a", "A0") for one in signs for other in signs]
    assert (headed := Heads().of(block_of(various))) is not None and headed.told


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
    assert (told := Heads().of(same)) is not None and told.told
    assert (told := Heads().of(block_of([f"{LETTERS}{number}" for number in range(100)]))) is not None and not told.told  # few
    assert Heads().of(block_of([f"{LETTERS}{number}\0" for number in range(9000)])) is None  # not cut at separators
    assert Heads().of(block_of([f"{number}" for number in range(10**6, 10**6 + 9000)])) is None  # short cells
    assert Heads().of(block_of([f"{LETTERS}123456 " * 24_000])) is None  # one big cell
    rng = random.Random(1)
    various = ["".join(rng.choice("aB3-./ ") for _ in range(90)) for _ in range(9000)]
    assert (told := Heads().of(block_of(various))) is not None and not told.told
    known = Heads()
    assert known.of(same) is not None and known._numbers
    monkeypatch.setattr(module, "_KEPT", 0)
    known._told[0] = np.ones(1, np.bool_)
    assert known.of(same) is not None and not known._told
