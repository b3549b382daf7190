"""How quick this machine is just now, so that limits in seconds mean the same on a slow one, or one that others share."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

_CELL = "a." * 50_000
_WORK = re.compile(
    r"\b(?P<v>(?:alpha|bravo|charlie|delta|echo|foxtrot|golf|hotel)(?: (?:india|juliett|kilo)){0,2}|(?:his|her|my|their) (?:lima|mike))\b",
    re.IGNORECASE,
)
#: Seconds that this work took where the limits were set.
_USUAL = 0.011


def slower() -> float:
    """How many times as long as usual a piece of work takes now; at least 1."""
    return max(1.0, seconds(lambda: sum(1 for _ in _WORK.finditer(_CELL))) / _USUAL)


def seconds(job: Callable[[], object], enough: float = 0.0) -> float:
    """Processor seconds that a job takes: the least of three runs, or of fewer where one took no more than `enough`.

    Any single run may be long for reasons of its own: cold caches, the collector of garbage in a process that ran thousands of tests
    before, a machine that counts what its neighbours take.
    """
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        job()
        best = min(best, time.process_time() - began)
        if best <= enough:
            break
    return best
