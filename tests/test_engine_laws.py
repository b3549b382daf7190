"""Laws over every registered pattern: whatever pack it comes from, it survives hostile cells."""

from __future__ import annotations

import time
from functools import cache

import pyarrow as pa
import pytest

from detectors import Engine, Pattern, installed, load
from detectors.regex import regex

SIZE = 100_000
NASTY = {
    "dots": "a." * (SIZE // 2),
    "digits": "1234567890" * (SIZE // 10),
    "spaces": " " * SIZE,
    "brackets": "([{" * (SIZE // 3),
    "dashes": "-" * SIZE,
    "plus": "+" * SIZE,
    "dashed digits": "1-" * (SIZE // 2),
    "words": "ab " * (SIZE // 3),
    "ats": "a@" * (SIZE // 2),
}
#: Seconds of one core for one pattern on one cell.
LIMIT = 0.1


@cache
def registered() -> tuple[tuple[str, Pattern], ...]:
    return tuple((pack, item) for pack, items in load().items() for item in items if isinstance(item, Pattern) and item.regex is not None)


def least(job: object, times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        job()  # type: ignore[operator]
        best = min(best, time.process_time() - began)
        if best < LIMIT:
            break
    return best


def test_every_pack_is_loaded() -> None:
    assert set(load()) == set(installed()) and registered()


@pytest.mark.parametrize("nasty", NASTY)
def test_every_regex_is_linear_on_a_whole_hostile_cell(nasty: str) -> None:
    cell, slow = NASTY[nasty], {}
    for pack, pattern in registered():
        rx = regex(pattern, 0).rx
        if (took := least(lambda rx=rx: sum(1 for _ in rx.finditer(cell)))) >= LIMIT:  # type: ignore[misc]
            slow[f"{pack}: {pattern.entity} {(pattern.regex or '')[:60]}"] = round(took, 2)
    assert not slow


@pytest.fixture(scope="module")
def engine() -> Engine:
    made = Engine({"all": [pattern for _, pattern in registered()]}, native=True)
    for kind in {kind for _, pattern in registered() for kind in pattern.kinds}:
        made.scan(pa.array(["warm"]), kind=kind)
    return made


@pytest.mark.parametrize("nasty", NASTY)
def test_the_engine_survives_a_hostile_cell(engine: Engine, nasty: str) -> None:
    assert least(lambda: engine.scan(pa.array([NASTY[nasty]]), every=False)) < LIMIT * len(registered()) / 10


def test_hyperscan_holds_every_pattern(engine: Engine) -> None:
    assert engine.slow_patterns == ()
