"""How close to its digits all of a match lies, told by a regex's parse tree: text without digits near need not be searched for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from re import _constants as op  # type: ignore[attr-defined]
from typing import NamedTuple

from detectors.charset import CHARS, DIGITS, chars
from detectors.edges import ASSERTS, REPEATS, Item
from detectors.reach import WIDEST


class _Digits(NamedTuple):
    """Least digits of a piece of a regex, and most characters before the first, behind the last, and between two of them."""

    least: int
    lead: int
    trail: int
    gap: int


class _Spread(NamedTuple):
    """Most characters of a piece of a regex, and its digits (None: it may have none)."""

    width: int
    digits: _Digits | None = None


def closeness(items: Sequence[Item], flags: int) -> tuple[int, int | None, int | None]:
    """Least digits in a match, the most characters before the first, and how far one is from these at most.

    None: that is unbounded, or there is no digit.
    """
    found = _spread(items, flags)
    if found is None or found.digits is None:
        return 0, None, None
    return found.digits.least, found.digits.lead, max(found.digits.lead, found.digits.trail, (found.digits.gap + 1) // 2)


def _spread(items: Sequence[Item], flags: int) -> _Spread | None:
    """That of items one after another; None: it is unbounded."""
    parts = [_of(item, flags) for item in items]
    known = [each for each in parts if each is not None]
    return reduce(_behind, known, _Spread(0)) if len(known) == len(parts) else None


def _behind(one: _Spread, other: _Spread) -> _Spread:
    width, mine, its = one.width + other.width, one.digits, other.digits
    if mine is None:
        return _Spread(width, its and its._replace(lead=one.width + its.lead))
    if its is None:
        return _Spread(width, mine._replace(trail=mine.trail + other.width))
    return _Spread(width, _Digits(mine.least + its.least, mine.lead, its.trail, max(mine.gap, its.gap, mine.trail + its.lead)))


def _of(item: Item, flags: int) -> _Spread | None:
    kind, value = item
    if kind in CHARS:
        return _Spread(1, _Digits(1, 0, 0, 0) if chars(item, flags) <= DIGITS else None)
    if kind is op.AT or kind in ASSERTS:  # what is asked for before a match is looked for with it
        wide = int(value[1].getwidth()[1]) if kind is op.ASSERT and value[0] < 0 else 0
        return _Spread(wide) if wide <= WIDEST else None
    if kind is op.SUBPATTERN:
        return _spread(value[3], (flags | value[1]) & ~value[2])
    if kind is op.ATOMIC_GROUP:
        return _spread(value, flags)
    if kind is op.BRANCH:
        return _either([_spread(branch, flags) for branch in value[1]])
    return _repeated(_spread(value[2], flags), value[0], int(value[1])) if kind in REPEATS else None


def _either(ways: Sequence[_Spread | None]) -> _Spread | None:
    known = [each for each in ways if each is not None]
    if len(known) < len(ways):
        return None
    width, digits = max(each.width for each in known), [each.digits for each in known if each.digits]
    if len(digits) < len(known):
        return _Spread(width)
    _, lead, trail, gap = (max(each) for each in zip(*digits, strict=True))
    return _Spread(width, _Digits(min(each.least for each in digits), lead, trail, gap))


def _repeated(one: _Spread | None, least: int, most: int) -> _Spread | None:
    if one is not None and one.digits is not None and least:
        own, lead, trail, gap = one.digits
        return _Spread(one.width * min(most, WIDEST), _Digits(least * own, lead, trail, max(gap, trail + lead)))
    return None if one is None or one.width * most > WIDEST else _Spread(one.width * most)
