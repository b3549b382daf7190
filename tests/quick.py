"""A scan whose processes start in no time and which dies where it is told to: real but for its detectors, which are those of one pack.

Run: python -m tests.quick WHO RESULT scan …, where WHO ("parent", "group", "nobody") is killed when so many results were taken.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from connectors.files import stamps
from detectors import Engine
from detectors.packs import uk
from scanner import reading, remembered, setup, work
from scanner import scan as job
from scanner.cli import run
from scanner.work import Detector, Worker


def engine(*_: object) -> Detector:
    """The engine of all processes."""
    small: Detector = Engine({"uk": uk.DETECTORS}, native=False)
    return small


@dataclass(frozen=True)
class Quick(setup.Maker):
    """Makes a worker with these detectors."""

    def __call__(self) -> Worker:
        setup.load_engine = engine  # type: ignore[assignment]
        work._TOGETHER = 1
        return super().__call__()


def _dies(who: str, number: int, take: Callable[..., Any]) -> Callable[..., Any]:
    taken = 0

    def counted(*args: Any) -> Any:
        nonlocal taken
        taken += 1
        if taken == number and who != "nobody":
            os.killpg(0, signal.SIGKILL) if who == "group" else os.kill(os.getpid(), signal.SIGKILL)
        return take(*args)

    return counted


if __name__ == "__main__":
    from tests.quick import Quick as Picklable
    from tests.quick import engine as small

    job.load_engine, job.Maker = small, Picklable  # type: ignore[assignment,misc]
    reading.take = _dies(sys.argv[1], int(sys.argv[2]), reading.take)
    stamps._FRESH = 0.0  # the estate was just made
    work._TOGETHER, remembered._SECONDS = 1, 0.0
    sys.exit(run(sys.argv[3:]))
