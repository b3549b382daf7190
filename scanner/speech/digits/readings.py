"""What a run of digits may say: every reading of its elements, of what was taken back and of what was read back, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scanner.speech.digits.corrected import corrected
from scanner.speech.digits.reading import Reading
from scanner.speech.digits.runs import Joint, Step

#: No reading is followed that is longer than this in digits.
_LONGEST = 20
#: Nor more elements of a run, or more corrections: whoever takes so much back says no number.
_FAR, _CORRECTIONS, _LIKELY = 40, 3, 6
#: What is said again in the middle of a number is short; a whole number said again is a number of its own.
_BLOCK = range(2, 7)
_SECOND, _HEARD, _ASIDE, _AGAIN = 0.5, 0.5, 1.0, 0.02


def ways(run: Sequence[Step], start: int, sign: str, many: int) -> Iterator[tuple[int, list[Reading]]]:
    """(one behind the last element, readings) for each beginning of the run from an element on; ends where none is short enough.

    No more than `many` readings are followed at a time. `sign` is "+" where it was said or written before the first digit.
    """
    readings = [Reading(sign, ((run[start].element.first - 1, run[start].element.first),) * len(sign))]
    at, taken = start, 0
    while at < min(len(run), start + _FAR):
        joint = run[at].joint if at > start else Joint.NEXT
        if joint in (Joint.CORRECTED, Joint.ANEW, Joint.INTERRUPTED, Joint.NOT):
            taken += 1
            if taken > _CORRECTIONS:
                return
            readings, passed = corrected(run, at, readings[:_LIKELY])
        else:
            readings, passed = _joined(readings, joint), 0
        at += passed
        if at < len(run):
            readings = _said(readings, run[at], at == start)
            at += 1
        readings = _fewest(readings, many)
        if not readings:
            return
        yield at, [*readings, *_dropped(readings)]


def _joined(readings: list[Reading], joint: Joint) -> list[Reading]:
    """Readings at what parts two blocks."""
    if joint is Joint.NEXT:
        return readings
    cost = _ASIDE if joint is Joint.ASIDE else 0.0
    return [reading.ended(cost) for reading in [*readings, *_dropped(readings)]]


def _dropped(readings: list[Reading]) -> list[Reading]:
    """Readings without a last block that repeats what was said before it: somebody else read it back."""
    out = []
    for reading in readings:
        at = reading.ends[-1] if reading.ends else 0
        block = reading.digits[at:]
        if len(block) in _BLOCK and at >= len(block) and reading.digits[:at].endswith(block) and not reading.tail:
            out.append(reading.cut(at, _AGAIN))
    return out


def _said(readings: list[Reading], step: Step, begins: bool) -> list[Reading]:
    """Readings, each with what an element may say. What begins a number is a digit."""
    each = step.element
    costs = (_HEARD, _HEARD + 0.1) if each.heard else (0.0, *[_SECOND] * len(each.readings))
    said = [(digits, cost) for digits, cost in zip(each.readings, costs, strict=False) if digits or not begins]
    return [reading.said(digits, each.first, each.last, cost) for reading in readings for digits, cost in said]


def _fewest(readings: list[Reading], many: int) -> list[Reading]:
    """The likeliest of the readings that may still be a number; of equal ones the likeliest."""
    readings.sort(key=lambda reading: reading.cost)
    kept: dict[tuple[str, str], Reading] = {}
    for reading in readings:
        if len(reading.digits) <= _LONGEST:
            kept.setdefault((reading.digits, reading.tail), reading)
            if len(kept) == many:
                break
    return list(kept.values())
