"""How fast the engine is on one core and on two, against Presidio in the same run, where its time goes, and how the cost grows.

Run: python -m tests.bench.engine [MB per text, default 8; 50 for the figures in the README]
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

import pyarrow as pa

from detectors import Engine, automaton, blocks, context, engine, gates, heads, hints, judge, search
from scanner import plugins
from tests.bench import presidio, texts

T = TypeVar("T")

_STAGES = (
    (blocks, "_block", "join"),
    (gates.Gate, "ranges", "gates"),
    (search, "pieces", "cutting"),
    (heads.Heads, "of", "heads"),
    (automaton.Automaton, "events", "automata"),
    (hints.Hints, "ranges", "hints"),
    (context.Phrases, "said", "phrases"),
    (search, "windows", "windows"),
    (search, "confirm", "regexes"),
    (search, "everywhere", "regexes"),
    (search, "begun", "regexes"),
    (search, "matches", "regexes"),
    (judge.Judge, "spans", "validators"),
)


def timed(job: Callable[[], T]) -> tuple[float, T]:
    """Seconds of one core, and what the job gave."""
    began = time.process_time()
    result = job()
    return time.process_time() - began, result


@contextmanager
def watched() -> Iterator[dict[str, float]]:
    """Seconds by stage of all engines while it lasts."""
    spent: dict[str, float] = defaultdict(float)
    before = [(owner, name, getattr(owner, name)) for owner, name, _ in _STAGES]
    for owner, name, stage in _STAGES:
        setattr(owner, name, _clocked(getattr(owner, name), spent, stage))
    try:
        yield spent
    finally:
        for owner, name, function in before:
            setattr(owner, name, function)


def _clocked(function: Any, spent: dict[str, float], stage: str) -> Any:
    def call(*args: Any) -> Any:
        began = time.process_time()
        try:
            return function(*args)
        finally:
            spent[stage] += time.process_time() - began

    return call


def ready() -> Engine:
    """An engine over all packs, compiled."""
    made = Engine(plugins.load_all(plugins.DETECTORS), native=True)
    made.scan(pa.array([f"{'x ' * 40}123456789 ann@example.org"] * 2), model=False)
    for number in range(len(made._groups)):
        made._automaton(number)
    return made


_own: Engine | None = None


def _start() -> None:
    global _own
    _own = ready()


def _half(name: str, size: float) -> float:
    assert _own is not None
    values = texts.column(texts.TEXTS[name], size)
    began = time.monotonic()
    _own.scan(values, model=False)
    return time.monotonic() - began


def two(name: str, size: float, pool: ProcessPoolExecutor) -> float:
    """MB/s of two processes, each with half of the text."""
    halves = [pool.submit(_half, name, size / 2) for _ in range(2)]
    return size / max(each.result() for each in halves)


def against(made: Engine, size: float) -> None:
    """Of each text: speed, times Presidio's, two cores, where the time goes, and the speed if all behind the automata took none."""
    usual, every = presidio.analyzer(every=False), presidio.analyzer(every=True)
    with ProcessPoolExecutor(2, get_context("spawn"), initializer=_start) as pool:
        list(pool.map(_half, ["no personal data"] * 2, [0.1, 0.1]))
        for name, make in texts.TEXTS.items():
            values = texts.column(make, size)
            mb = values.nbytes / 1e6
            made.scan(values.slice(0, len(values) // 8), model=False)  # what is loaded or learned once is no part of a speed
            took, hits = timed(lambda: made.scan(values, model=False))  # noqa: B023
            speed = mb / took
            theirs = presidio.speed(usual, values, 4), presidio.speed(every, values, 4)
            print(
                f"{name}: {speed:.1f} MB/s, two cores {two(name, mb, pool):.1f} MB/s, {len(hits):,} hits; Presidio {theirs[0]:.3f} MB/s by "
                f"default ({speed / theirs[0]:.0f} times), {theirs[1]:.3f} with all English patterns ({speed / theirs[1]:.0f} times)"
            )
            with watched() as spent:
                whole, _ = timed(lambda: made.scan(values, model=False))  # noqa: B023
            spent["assembling"] = whole - sum(spent.values())
            print("    ms/MB: " + ", ".join(f"{stage} {1000 * seconds / mb:.1f}" for stage, seconds in spent.items()))
            first = sum(spent[stage] for stage in ("join", "gates", "automata"))
            print(f"    up to and with the automata {mb / first:.0f} MB/s: {100 * first / whole:.0f} % of the time is theirs")


def growth(made: Engine, size: float) -> None:
    """Three plots' worth of figures: cost by length, by number of hits, by number of patterns."""
    for part in (0.25, 0.5, 1, 2):
        values = texts.column(texts.notes(0.4), size * part)
        took, _ = timed(lambda: made.scan(values, model=False))  # noqa: B023
        print(f"length: {values.nbytes / 1e6:.1f} MB {took:.2f} s")
    for share in (0, 0.2, 0.4, 0.8):
        values = texts.column(texts.notes(share), size)
        took, hits = timed(lambda: made.scan(values, model=False))  # noqa: B023
        print(f"hits: {len(hits) / values.nbytes * 1e6:,.0f} a MB {1000 * took / (values.nbytes / 1e6):.1f} ms/MB")
    values = texts.column(texts.notes(0.4), size)
    whole = [(pack, each) for pack, items in made._detectors.items() for each in items]
    for part in (8, 4, 2, 1):
        some: dict[str, list[Any]] = defaultdict(list)
        for pack, each in whole[::part]:
            some[pack].append(each)
        smaller = engine.Engine(some, native=True)
        smaller.scan(values.slice(0, 2000), model=False)
        took, _ = timed(lambda: smaller.scan(values, model=False))  # noqa: B023
        print(f"patterns: {len(smaller.patterns)} {1000 * took / (values.nbytes / 1e6):.1f} ms/MB")


def main(size: float) -> None:
    """Prints everything."""
    built, made = timed(ready)
    print(f"{len(made.patterns)} patterns, {len(made._regexes)} with a regex; ready in {built:.1f} s (compiled ones are kept on disk)")
    against(made, size)
    growth(made, min(size, 8))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 8)
