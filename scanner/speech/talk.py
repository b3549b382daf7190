"""Digits of no known kind, told from numbers in talk."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.speech.checks import LENGTHS
from scanner.speech.runs import Joint, Step


def long_enough(steps: Sequence[Step], digits: str, asked: str) -> bool:
    """Whether digits that pass no check are a number all the same.

    If one was asked for, four digits in three elements ("it ends four two one one"). If not, five digits of which four are said one by one:
    counts, years, times and prices are said in tens. Who counts up or down says no number.
    """
    if asked in LENGTHS:
        return len(digits) >= 4 and len(steps) >= 3
    if len(digits) < 5 or sum(step.element.single for step in steps) < 4 or any(step.joint is Joint.ASIDE for step in steps[1:]):
        return False
    return not _counts(digits) and not _twice(digits)


def _counts(digits: str) -> bool:
    """Whether each digit is one more than the one before, or each is one less."""
    steps = {int(after) - int(before) for before, after in zip(digits, digits[1:], strict=False) if before != "+"}
    return len(steps) == 1


def _twice(digits: str) -> bool:
    """Whether all is said twice."""
    half = len(digits) // 2
    return len(digits) % 2 == 0 and digits[:half] == digits[half:]
