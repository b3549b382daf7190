"""Which bytes may stand beside a match or at one of its ends: what a look-around or `^` asks for, as a set of bytes.

Cells are joined by `SEPARATOR`, which stands for the start and the end of a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from detectors.charset import CHARS, WORD, chars

SEPARATOR = 0
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
ASSERTS = (op.ASSERT, op.ASSERT_NOT)

_STARTS = (op.AT_BEGINNING, op.AT_BEGINNING_STRING)
_ENDS = (op.AT_END, op.AT_END_STRING)
_ALL = frozenset(range(256))

Item = tuple[Any, Any]


def opening(items: Sequence[Item], flags: int) -> tuple[frozenset[int], frozenset[int]]:
    """Bytes that may stand before a match, and bytes with which it may begin; all of them where the tree does not tell."""
    before, at = _ALL, 0
    first = edge(items, flags, last=False)
    while at < len(items):
        found = guard(items[at], flags, behind=True)
        if found is False and items[at] == (op.AT, op.AT_BOUNDARY):
            found = _ALL - WORD if first is not None and first <= WORD else None
        if found is False and items[at][0] is op.SUBPATTERN and at == len(items) - 1:
            value = items[at][1]
            inner = opening(list(value[3]), (flags | value[1]) & ~value[2])
            return before & inner[0], inner[1]
        if found is False:
            break
        before &= found if isinstance(found, frozenset) else _ALL
        at += 1
    return before, _ALL if first is None else first


def guard(item: Item, flags: int, behind: bool) -> frozenset[int] | bool | None:
    """Bytes that may stand beside the match, None if any may, False if the item is no assertion towards that side."""
    kind, value = item
    if kind is op.AT:
        return frozenset({SEPARATOR, 10}) if value in (_STARTS if behind else _ENDS) else False
    if kind in ASSERTS:
        if (value[0] < 0) is not behind:
            return None if behind else False
        if kind is op.ASSERT:
            return edge(value[1], flags, last=behind)
        never = _refused(value[1], flags)
        return _ALL - never if never else None
    if kind is op.BRANCH and all(len(branch) == 1 for branch in value[1]):
        guards = [guard(branch[0], flags, behind) for branch in value[1]]
        if any(each is False for each in guards):
            return False
        known = [each for each in guards if isinstance(each, frozenset)]
        return frozenset().union(*known) if len(known) == len(guards) else None
    return False


def _refused(items: Sequence[Item], flags: int) -> frozenset[int]:
    """Bytes that a negative assertion of one character forbids."""
    if len(items) != 1:
        return frozenset()
    kind, value = items[0]
    if kind in CHARS:
        return chars(items[0], flags) - {SEPARATOR}
    if kind is op.SUBPATTERN:
        return _refused(value[3], (flags | value[1]) & ~value[2])
    if kind is op.BRANCH:
        return frozenset().union(*(_refused(branch, flags) for branch in value[1]))
    return frozenset()


def edge(items: Sequence[Item], flags: int, last: bool) -> frozenset[int] | None:
    """Bytes with which `items` may begin (or end, seen from the last one), None if that is not known."""
    found: frozenset[int] = frozenset()
    for item in reversed(list(items)) if last else items:
        bytes_, empty = _edge_of(item, flags, last)
        if bytes_ is None:
            return None
        found |= bytes_
        if not empty:
            return found
    return None


def _edge_of(item: Item, flags: int, last: bool) -> tuple[frozenset[int] | None, bool]:
    kind, value = item
    if kind in CHARS:
        return chars(item, flags), False
    if kind is op.AT:
        return (frozenset({SEPARATOR, 10}), False) if value in (_STARTS if last else _ENDS) else (frozenset(), True)
    if kind in ASSERTS:
        return frozenset(), True
    if kind in REPEATS:
        return _edge_within(value[2], flags, last, value[0] == 0)
    if kind is op.SUBPATTERN:
        return _edge_within(value[3], (flags | value[1]) & ~value[2], last, False)
    if kind is op.BRANCH:
        edges = [edge(branch, flags, last) for branch in value[1]]
        known = [edge for edge in edges if edge is not None]
        return (frozenset().union(*known) if len(known) == len(edges) else None), False
    return None, False


def _edge_within(items: Sequence[Item], flags: int, last: bool, empty: bool) -> tuple[frozenset[int] | None, bool]:
    return edge(items, flags, last), empty
