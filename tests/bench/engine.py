"""How fast the engine is on one core, and where its time goes. Run: python -m tests.bench.engine [MB per text, default 6].

Texts are made here: UK customer notes of which two in five rows hold personal data, the same without any, web server lines, notes beyond
ASCII. The yardstick is presidio-analyzer's own loop over its pattern recognisers, without a language model, on a slice.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

import pyarrow as pa

from detectors import Engine
from detectors.blocks import blocks
from detectors.confirm import confirm
from scanner import plugins

T = TypeVar("T")

WORDS = [
    "the",
    "boiler",
    "was",
    "serviced",
    "last",
    "week",
    "and",
    "customer",
    "reports",
    "that",
    "heating",
    "pump",
    "makes",
    "noise",
    "again",
    "please",
    "arrange",
    "visit",
    "between",
    "nine",
    "and",
    "noon",
    "thank",
    "you",
    "order",
    "arrived",
    "late",
    "two",
    "items",
    "missing",
    "from",
    "parcel",
    "refund",
    "requested",
    "agent",
    "explained",
    "policy",
]


def some(rng: random.Random, low: int, high: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(low, high)))


def dense(rng: random.Random) -> str:
    one, two = rng.randint(0, 999), rng.randint(10, 99)
    held = (
        f"email {rng.choice(WORDS)}.{rng.choice(WORDS)}{one}@example.org",
        f"call 020 7946 0{one:03d}",
        "card 4111 1111 1111 1111",
        f"NI number AB {two} {two} {two} C",
        f"at {two} Mill Lane, Wilmslow SK9 {one % 9 + 1}AF",
    )
    return f"{some(rng, 4, 14)} {rng.choice(held) if rng.random() < 0.4 else ''} {some(rng, 2, 8)}."


def log(rng: random.Random) -> str:
    head = f'203.0.113.{rng.randint(1, 250)} - - [12/Mar/2025:10:{rng.randint(10, 59)}:22 +0000] "GET /orders/{rng.randint(1, 10**6)}'
    return f'{head}?page={rng.randint(1, 9)} HTTP/1.1" 200 {rng.randint(100, 99999)} "-" "Mozilla/5.0 (X11; Linux x86_64)"'


TEXTS: dict[str, Callable[[random.Random], str]] = {
    "notes, 40 % personal": dense,
    "notes, nothing": lambda rng: some(rng, 6, 22) + ".",
    "notes beyond ASCII": lambda rng: dense(rng) + " £12.50, naïve café’s",
    "web server log": log,
}


def column(make: Callable[[random.Random], str], size: float) -> pa.Array:
    rng, rows, held = random.Random(0), [], 0
    while held < size * 1e6:
        rows.append(make(rng))
        held += len(rows[-1])
    return pa.array(rows, pa.large_string())


def timed(job: Callable[[], T]) -> tuple[float, T]:
    began = time.process_time()
    result = job()
    return time.process_time() - began, result


def stages(engine: Engine, values: pa.Array) -> str:
    """Where the time goes, stage by stage."""
    joined, cut = timed(lambda: list(blocks(values)))
    automata = [(made, block) for block in cut for (_, alphabet), made in engine._automata.items() if alphabet == block.alphabet]
    passed, found = timed(lambda: [(block, made.events(block)) for made, block in automata])
    regex, _ = timed(lambda: [confirm(each, block) for block, events in found for each in events])
    phrases, _ = timed(lambda: [engine._phrases.said(block) for block in cut])
    count = sum(len(each.at) for _, events in found for each in events)
    return f"join {joined:.2f}, automaton {passed:.2f} ({count:,} events), regexes (no context filter) {regex:.2f}, phrases {phrases:.2f}"


def presidio(values: pa.Array, seconds: float) -> float:
    """MB/s of Presidio's own loop."""
    from detectors.recognizers import offline

    offline()
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NoOpNlpEngine

    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"])
    recognizers: Any = registry.recognizers
    for other in [each.name for each in recognizers if not hasattr(each, "patterns")]:
        registry.remove_recognizer(other)
    analyzer = AnalyzerEngine(
        registry=registry, nlp_engine=NoOpNlpEngine(models=[{"lang_code": "en", "model_name": "none"}]), supported_languages=["en"]
    )
    done, began = 0, time.process_time()
    for text in values.to_pylist():
        analyzer.analyze(text, language="en")
        done += len(text.encode())
        if time.process_time() - began > seconds:
            break
    return done / 1e6 / (time.process_time() - began)


def main(size: float) -> None:
    built, engine = timed(lambda: Engine(plugins.load_all(plugins.DETECTORS), native=True))
    compiled, _ = timed(lambda: engine.scan(pa.array(["warm", "wärm"]), model=False))
    print(f"{len(engine.patterns)} patterns; built in {built:.2f} s, two automata in {compiled:.2f} s")
    for name, make in TEXTS.items():
        values = column(make, size)
        took, hits = timed(lambda: engine.scan(values, model=False))  # noqa: B023
        speed, theirs = values.nbytes / 1e6 / took, presidio(values, 3)
        print(f"{name}: {speed:.1f} MB/s, {len(hits):,} hits; Presidio {theirs:.3f} MB/s, {speed / theirs:.0f} times")
        print(f"    {took:.2f} s: {stages(engine, values)}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 6)
