"""What of a number remains when its speaker takes some of it back: "sorry, four two", "not five, nine", "let me start again"."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.speech.digits.reading import Reading
from scanner.speech.digits.runs import Joint, Step

#: Something was said that takes nothing back ("sorry, I was looking for it"), or all of it without a likeness.
_NOTHING, _UNLIKE = 1.5, 1.0
#: More for each that is taken back after a mere interruption.
_BACK = 1.2


def corrected(run: Sequence[Step], at: int, readings: list[Reading]) -> tuple[list[Reading], int]:
    """Readings before an element that corrects those before it, and how many elements say only what was wrong."""
    if run[at].joint is Joint.NOT:
        return _instead(run, at, readings)
    if run[at].joint is Joint.ANEW:
        kept = [reading.ended(_NOTHING + _BACK) for reading in readings]
        return [*kept, *[reading.cut(0, 0.0).ended(0.0) for reading in readings[:1]]], 0
    first, whole = _preview(run, at)
    interrupted = run[at].joint is Joint.INTERRUPTED
    return [shorter for reading in readings for shorter in _shortened(reading, first, whole, interrupted)], 0


def _preview(run: Sequence[Step], at: int) -> tuple[str, str]:
    """Digits of the next block, and of all that follows up to the next correction."""
    said = run[at].element.readings[0]
    first = ""
    for step in run[at + 1 : at + 20]:
        if step.joint in (Joint.CORRECTED, Joint.ANEW, Joint.INTERRUPTED, Joint.NOT):
            break
        if step.joint is not Joint.NEXT:
            first = first or said
        said += step.element.readings[0]
    return first or said, said


def _shortened(reading: Reading, first: str, whole: str, interrupted: bool) -> list[Reading]:
    """Readings in which the last digits are taken back: none to all of them.

    Most likely are those that what follows resembles in length and in all digits but a few.
    """
    digits = reading.digits
    blocks = {len(digits) - end for end in (0, *reading.ends)}
    out = [reading.ended(0.0 if interrupted else _NOTHING)]
    more = _BACK if interrupted else 0.0
    for back in range(1, len(digits) + 1):
        wrong = digits[len(digits) - back :]
        alike = max(_alike(wrong, first), _alike(wrong, whole))
        natural = back in blocks or back == 1
        out.append(reading.cut(len(digits) - back, _UNLIKE * (1 - alike) + (0.0 if natural else 0.5) + more).ended(0.0))
    return out


def _alike(one: str, other: str) -> float:
    """0..1: the share of equal digits, of the longer length."""
    return sum(a == b for a, b in zip(one, other, strict=False)) / max(len(one), len(other), 1)


def _instead(run: Sequence[Step], at: int, readings: list[Reading]) -> tuple[list[Reading], int]:
    """ "not five, nine": what follows stands for the last five, or for all from there on."""
    wrong, count = run[at].element.readings[0], 1
    while at + count < len(run) and run[at + count].joint is Joint.NEXT:
        block = wrong + run[at + count].element.readings[0]
        if not any(block in reading.digits for reading in readings):
            break
        wrong, count = block, count + 1
    out = []
    for reading in readings:
        place = reading.digits.rfind(wrong)
        if place < 0:
            out.append(reading.ended(_NOTHING))
            continue
        out.append(reading.cut(place, 0.0).ended(0.0))
        if place + len(wrong) < len(reading.digits):
            out.append(reading.open(place, place + len(wrong), 0.0))
    return out, count
