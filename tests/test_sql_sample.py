"""Which rows a sample takes: of any spacing of keys about as many as asked, each once, as likely as any other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.sql_sample import spread


def _sample(keys: list[int], rows: int, total: int, seed: int) -> tuple[list[int], int]:
    """Keys that a sample takes of these, which are sorted, and how many queries it made."""
    asked = 0

    def near(key: int) -> tuple[int, int]:
        nonlocal asked
        asked += 1
        at = bisect_left(keys, key)
        return keys[at - 1], keys[at]

    def fetch(low: int, high: int, most: int) -> list[int]:
        nonlocal asked
        asked += 1
        return keys[bisect_left(keys, low) : min(bisect_left(keys, high), bisect_left(keys, low) + most)]

    taken = [key for got in spread((keys[0], keys[-1] + 1), rows, total, seed, near, fetch) for key in got]
    return taken, asked


SPACINGS = {
    "dense": list(range(1, 100_001)),
    "every tenth": list(range(1, 1_000_000, 10)),
    "a gap of a million millions": [*range(50_000), *range(10**12, 10**12 + 50_000)],
    "half as dense": [*range(66_000), *range(66_000, 132_000, 2)],
    "random numbers": [step * 2**46 + Random(step).randrange(2**46) for step in range(100_000)],
    "islands": [island * 10**9 + key for island in range(20) for key in range(5_000)],
}


@pytest.mark.parametrize("spacing", SPACINGS)
@pytest.mark.parametrize("off", [0.3, 1, 3])
def test_a_sample_is_as_large_as_asked_and_spread(spacing: str, off: float) -> None:
    """Tenths of the table: each holds a tenth of the sample, whatever the server's estimate was off."""
    keys = SPACINGS[spacing]
    taken, asked = _sample(keys, 4_000, int(len(keys) * off), 7)
    assert len(set(taken)) == len(taken)
    assert 3_600 < len(taken) < 4_400
    tenths = [0] * 10
    for key in taken:
        tenths[bisect_left(keys, key) * 10 // len(keys)] += 1
    assert all(280 < tenth < 520 for tenth in tenths), tenths
    assert asked < 550


def test_every_row_is_as_likely_as_any_other() -> None:
    """A key after a wide gap, keys in a crowd, and the first and the last: over many seeds each is taken about as often as the others."""
    keys = [*range(0, 10_000, 10), *range(10_000, 11_000), *range(15_000, 20_000, 5)]
    counts = Counter(key for seed in range(1500) for key in _sample(keys, 300, len(keys), seed)[0])
    share = counts.total() / len(keys)
    for key in (0, 10, 9_990, 10_000, 10_500, 10_999, 15_000, 15_005, 19_995):
        assert counts[key] == pytest.approx(share, rel=0.3), key


def test_the_same_seed_takes_the_same_rows_and_another_others() -> None:
    keys = SPACINGS["dense"]
    first, again, other = (_sample(keys, 1_000, len(keys), seed)[0] for seed in (1, 1, 2))
    assert first == again
    assert len(set(first) & set(other)) < 100


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(0, 50), min_size=1, max_size=60, unique=True), st.integers(1, 80), st.integers()
)
def test_no_row_is_taken_twice_of_whatever_keys(keys: list[int], rows: int, seed: int) -> None:
    taken, _ = _sample(sorted(keys), rows, len(keys), seed)
    assert len(set(taken)) == len(taken)
