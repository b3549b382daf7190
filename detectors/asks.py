"""What a regex asks about a place without matching anything there, as the bytes that must stand beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import numpy as np

from detectors.charset import CHARS, chars
from detectors.edges import ASSERTS, SEPARATOR, Item
from detectors.looks import Condition, Way

#: Most ways of one condition.
WAYS = 64
#: What stands before the first and behind the last byte of a text.
BEHIND = frozenset({SEPARATOR})
_ALL = frozenset(range(256))


class Unfit(Exception):
    """The regex has something that a program cannot say."""


def condition(item: Item, flags: int) -> Condition:
    """What an item asks that matches nothing itself."""
    kind, value = item
    if kind is op.AT:
        return Condition(*_place(value, flags))
    behind = value[0] < 0
    most = width(value[1])[1] if behind else 0
    if most > WAYS:
        raise Unfit
    return Condition(tuple(way for way, _ in _ways(value[1], flags, -most)), kind is op.ASSERT_NOT)


def width(items: Sequence[Item]) -> tuple[int, int]:
    """Fewest and most characters of the items."""
    try:
        least, most = parser.SubPattern(parser.State(), list(items)).getwidth()
    except IndexError:  # it refers to a group
        raise Unfit from None
    return int(least), int(most)


def _place(value: object, flags: int) -> tuple[tuple[Way, ...], bool]:
    """The ways of `^`, `$`, `\\b` and the like, and whether none of them must be there."""
    line = frozenset({10})
    ends = BEHIND | line if flags & re.MULTILINE else BEHIND
    if value in (op.AT_BOUNDARY, op.AT_NON_BOUNDARY):
        word = chars((op.IN, [(op.CATEGORY, op.CATEGORY_WORD)]), flags) - BEHIND
        ways = ((-1, word), (0, _ALL - word)), ((-1, _ALL - word), (0, word))
        return ways, value is op.AT_NON_BOUNDARY
    if value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
        return (((-1, ends if value is op.AT_BEGINNING else BEHIND),),), False
    if value is op.AT_END:
        last = () if flags & re.MULTILINE else (((0, line), (1, BEHIND)),)
        return (((0, ends),), *last), False
    return (((0, BEHIND),),), False


def _ways(items: Sequence[Item], flags: int, at: int) -> list[tuple[Way, int]]:
    """All that may stand from a distance on for the items to match, and where it ends."""
    found: list[tuple[Way, int]] = [((), at)]
    for item in items:
        found = [(way + more, end) for way, here in found for more, end in _item_ways(item, flags, here)]
        if len(found) > WAYS:
            raise Unfit
    return found


def _item_ways(item: Item, flags: int, at: int) -> list[tuple[Way, int]]:
    kind, value = item
    if kind in CHARS:
        return [(((at, chars(item, flags) - BEHIND),), at + 1)]
    if kind is op.AT or kind in ASSERTS:
        return [(way, at) for way in _inner(condition(item, flags), at)]
    if kind is op.SUBPATTERN:
        return _ways(value[3], (flags | value[1]) & ~value[2], at)
    if kind is op.BRANCH:
        return [each for branch in value[1] for each in _ways(branch, flags, at)]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[1] <= WAYS:
        return [each for times in range(value[0], value[1] + 1) for each in _ways(list(value[2]) * times, flags, at)]
    raise Unfit


def _inner(asked: Condition, at: int) -> list[Way]:
    """The ways of a condition within another, at a distance."""
    moved = [tuple((at + distance, members) for distance, members in way) for way in asked.ways]
    if not asked.negative:
        return moved
    lacking = [[((distance, _ALL - members),) for distance, members in way] for way in moved]
    if np.prod([len(each) for each in lacking]) > WAYS:
        raise Unfit
    return [sum(each, ()) for each in product(*lacking)]
