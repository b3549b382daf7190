"""All that a piece of a regex can match, where that is little, in lower case where case does not matter; with marks for what may stand
beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]

from detectors.charset import CHARS, WORD, chars
from detectors.edges import ASSERTS, REPEATS, Item, edge, guard
from detectors.telling import LEFT, RIGHT

#: Most texts that stand for one piece of a regex, and letters of the longest.
SOME, LENGTH = 2048, 40
#: Characters of a class that are written out.
_CLASS = 4
_LETTERS = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))

Words = frozenset[str]
NOTHING: Words = frozenset(("",))


def joined(one: Words, other: Words) -> Words:
    """Each of the one before each of the other."""
    if one is NOTHING or other is NOTHING:  # as most often
        return other if one is NOTHING else one
    return frozenset(a + b for a, b in product(one, other))


def mark(items: Sequence[Item], number: int, flags: int) -> Words | None:
    """A mark for an item that forbids a letter on one side of it; None for any other item."""
    item = items[number]
    if item == (op.AT, op.AT_BOUNDARY):
        follows, leads = edge(items[number + 1 :], flags, last=False), edge(items[:number], flags, last=True)
        if follows and follows <= WORD:
            return frozenset((LEFT,))
        return frozenset((RIGHT,)) if leads and leads <= WORD else None
    if item[0] in ASSERTS:
        behind = item[1][0] < 0
        allowed = guard(item, flags, behind)
        if isinstance(allowed, frozenset) and not allowed & _LETTERS:
            return frozenset((LEFT if behind else RIGHT,))
    return None


def exactly(item: Item, flags: int) -> Words | None:
    """All that the item can match, if that is little; what looks about matches nothing."""
    kind, value = item
    if kind is op.AT or kind in ASSERTS:
        return NOTHING
    if kind in CHARS:
        found = frozenset(map(chr, chars(item, flags)))
        quiet = frozenset(map(str.lower, found))
        if not 0 < len(quiet) <= _CLASS or not all(len(each) == 1 for each in quiet):
            return None
        return quiet if flags & re.IGNORECASE else found
    if kind is op.SUBPATTERN:
        return _product(value[3], (flags | value[1]) & ~value[2])
    if kind is op.BRANCH:
        return _choice(value[1], flags)
    if kind in REPEATS and value[1] == 1:
        inner = _product(value[2], flags)
        return None if inner is None else inner | (NOTHING if value[0] == 0 else frozenset())
    return None


def _choice(branches: Iterable[Sequence[Item]], flags: int) -> Words | None:
    whole = set[str]()
    for branch in branches:
        way = _product(branch, flags)
        if way is None or len(whole := whole | way) > SOME:
            return None
    return frozenset(whole)


def once(item: Item, flags: int) -> Words | None:
    """What a repeated item begins with, if that is little."""
    kind, value = item
    return _product(value[2], flags) if kind in REPEATS and value[0] > 0 else None


def _product(items: Sequence[Item], flags: int) -> Words | None:
    run = NOTHING
    for number, item in enumerate(items):
        exact = mark(items, number, flags) or exactly(item, flags)
        if exact is None or len(exact) * len(run) > SOME:
            return None
        run = joined(run, exact)
    return run if max(map(len, run)) <= LENGTH else None
