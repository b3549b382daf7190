"""How the findings grew or shrank from run to run: a bar a run for the page, its parts the statuses that ask for something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from scanner.model import Report

#: What a bar is made of, from the bottom.
PARTS = ("prohibited", "undeclared", "other-purpose", "arguable")
#: So many runs have room beside one another; in units of the drawing: the height of the highest bar, the step and width of each.
_MOST = 24
HEIGHT, STEP, WIDTH = 120, 32, 24


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a bar: `x`, `y`, `height` in units of the drawing, whose origin is top left."""

    status: str
    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Point:
    """A run of the trend: its numbers, and its bar."""

    id: str
    started: datetime
    summary: Mapping[str, int]
    boxes: tuple[Box, ...]


def trend(report: Report) -> list[Point]:
    """The earlier runs and this one, the oldest first; empty where no earlier one is known."""
    if not report.earlier:
        return []
    now = (report.run.id, report.run.started, report.summary())
    runs = [*((one.id, one.started, one.summary) for one in report.earlier[1 - _MOST :]), now]
    highest = max(sum(summary.get(part, 0) for part in PARTS) for _, _, summary in runs) or 1
    return [Point(*run, tuple(_boxes(run[2], number, HEIGHT / highest))) for number, run in enumerate(runs)]


def _boxes(summary: Mapping[str, int], number: int, scale: float) -> Iterator[Box]:
    top = float(HEIGHT)
    for part in PARTS:
        height = round(summary.get(part, 0) * scale, 2)
        top = round(top - height, 2)
        if height:
            yield Box(part, number * STEP + (STEP - WIDTH) // 2, top, height)
