"""Checks against luck: exact probabilities, and what they make of a column."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.pattern import KINDS, Pattern
from scanner.profile import Numbers, Profile
from scanner.sketch import Sketch, hash_numbers
from scanner.tally import Column, Tally
from scanner.verdict.chance import beats, beyond, by_luck, counter, tail


def _pattern(chance: float) -> Pattern:
    return Pattern(entity="X", title="x", category="other", regex="x", chance=chance)


def _sketch(first: int, count: int) -> Sketch:
    return Sketch.of(hash_numbers(np.arange(first, first + count)))


def _tally(passed: int, tried: int) -> Tally:
    return Tally(rows=passed, whole=passed, tried=tried, distinct=_sketch(0, passed), seen=_sketch(0, tried))


def test_what_a_network_is_hardly_ever_sure_of_is_luck_in_free_text_too() -> None:
    told = Pattern(entity="X", title="x", category="other", chance=0.33)
    assert [by_luck(told, _tally(*each), weak=False, free=True) for each in ((1, 1), (2, 3), (4, 12), (12, 40), (32, 40))] == [
        False, False, True, True, False,
    ]  # fmt: skip
    assert not by_luck(_pattern(0.3), _tally(4, 12), weak=False, free=True)


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.fractions(Fraction(1, 100), Fraction(99, 100), max_denominator=100))
def test_the_tail_is_exact(passed: int, more: int, chance: Fraction) -> None:
    tried = passed + more
    exact = sum(comb(tried, k) * chance**k * (1 - chance) ** (tried - k) for k in range(passed, tried + 1))
    assert tail(passed, tried, float(chance)) == pytest.approx(float(exact), rel=1e-9)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_sketch_knows_which_of_a_sample_it_has(passed: int, more: int) -> None:
    assert _sketch(0, passed).among(_sketch(0, passed + more)) == (passed, passed + more)


def test_a_pass_rate_over_many_is_that_of_a_random_sample() -> None:
    passed, tried = _sketch(0, 20_000).among(_sketch(0, 100_000))
    assert tried == 256
    assert 0.1 < passed / tried < 0.3
    assert _sketch(0, 100_000).among(_sketch(0, 100_000)) == (256, 256)


@pytest.mark.parametrize(
    ("chance", "passed", "tried", "luck"),
    [
        (0.1, 2, 20, True),
        (0.1, 9, 20, False),
        (0.1, 100, 1000, True),
        (0.1, 10_000, 100_000, True),
        (0.1, 30_000, 100_000, False),
        (0.1, 1, 1, False),  # one value that passes is taken at its word
        (0.1, 10, 19, False),
        (0.1, 1, 4, False),
        (0.1, 1, 19, True),
        (0.1, 2, 6, True),
        (0.45, 110, 200, True),
        (0.45, 198, 200, False),
        (0.87, 870, 1000, False),  # a check that nearly everything passes tells nothing
    ],
)
def test_what_passes_as_often_as_chance_lets_it_is_luck(chance: float, passed: int, tried: int, luck: bool) -> None:
    assert by_luck(_pattern(chance), _tally(passed, tried), weak=False, free=False) is luck


def test_in_free_text_what_fails_may_be_of_another_kind() -> None:
    assert not by_luck(_pattern(0.1), _tally(1, 19), weak=False, free=True)
    assert by_luck(_pattern(0.1), _tally(2, 20), weak=False, free=True)


@pytest.mark.parametrize(("passed", "tried", "luck"), [(1, 1, True), (2, 2, False), (2, 7, True), (7, 40, True), (28, 40, False)])
def test_words_that_may_be_names_must_beat_chance_however_few_they_are(passed: int, tried: int, luck: bool) -> None:
    assert by_luck(_pattern(0.2), _tally(passed, tried), weak=True, free=False) is luck


def test_few_that_pass_may_beat_chance() -> None:
    assert beats(_pattern(0.2), _tally(4, 5))
    assert not beats(_pattern(0.2), _tally(2, 5))
    assert not beats(_pattern(0.9), _tally(500, 500))


@pytest.mark.parametrize(
    ("chance", "passed", "tried", "cells", "sure"),
    [
        (0.1, 7, 7, 7, True),
        (0.1, 5, 5, 5, False),
        (0.01, 4, 4, 4, True),
        (0.01, 1, 1, 1, False),  # equal values do not corroborate one another
        (0.1, 950, 1000, 950, True),
        (0.45, 1000, 1000, 1000, False),  # half of what was made alike passes alike
        (0.1, 300, 1000, 1000, False),  # far from chance, and far from a column of them
        (0.1, 100, 100, 1000, False),
    ],
)
def test_a_whole_column_needs_no_name(chance: float, passed: int, tried: int, cells: int, sure: bool) -> None:
    assert beyond(_pattern(chance), _tally(passed, tried), cells) is sure


def _column(low: float, high: float, distinct: int, cells: int = 1000) -> Column:
    numbers = Numbers(cells, low, high, _sketch(0, distinct))
    return Column(1000, tuple(1000 if kind == "integer" else 0 for kind in KINDS), {}, Profile(integers=numbers))


def test_numbers_that_count_something_name_nobody() -> None:
    assert counter(_column(1_500_000_000, 1_700_000_000, 900)) == "clock times"
    assert counter(_column(1_500_000_000_000, 1_700_000_000_000, 900)) == "clock times"
    assert counter(_column(4_000_000_000, 4_000_000_999, 1000)) == "a sequence"
    assert counter(_column(4_000_000_000, 7_999_999_999, 1000)) is None
    assert counter(_column(2_079_460_000, 2_079_469_999, 200)) is None, "numbers of London without their leading zero"
    assert counter(_column(1_500_000_000, 1_700_000_000, 3)) is None, "too few to tell"
    assert counter(_column(1_500_000_000, 1_700_000_000, 900, cells=500)) is None, "half of the cells are something else"
