"""Which bytes may stand beside a match or at one of its ends: what a look-around or `^` asks for, as a set of bytes.

Cells are joined by `SEPARATOR`, which stands for the start and the end of a text; a byte of 0x80 or more for any character beyond ASCII.
"""

from __future__ import annotations

from collections.abc import Sequence
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from detectors.charset import Chars, chars

SEPARATOR = 0
HIGH = frozenset(range(0x80, 0x100))
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
ASSERTS = (op.ASSERT, op.ASSERT_NOT)
CHARS = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)

_STARTS = (op.AT_BEGINNING, op.AT_BEGINNING_STRING)
_ENDS = (op.AT_END, op.AT_END_STRING)

Item = tuple[Any, Any]


def beheld(item: Item, flags: int, alphabet: str) -> Chars:
    """What an item of one character matches, seen from an alphabet (see `detectors.superset`)."""
    found = chars(item, flags)
    return Chars(found.ascii, found.points, True, True) if alphabet == "odd" and found.odd else found


def guard(item: Item, flags: int, alphabet: str, behind: bool) -> frozenset[int] | bool | None:
    """Bytes that may stand beside the match, None if any may, False if the item is no assertion towards that side."""
    kind, value = item
    if kind is op.AT:
        return frozenset({SEPARATOR, 10}) if value in (_STARTS if behind else _ENDS) else False
    if kind in ASSERTS:
        if (value[0] < 0) is not behind:
            return None if behind else False
        if kind is op.ASSERT:
            return edge(value[1], flags, alphabet, last=behind)
        never = _refused(value[1], flags)
        return frozenset(range(256)) - never if never else None
    if kind is op.BRANCH and all(len(branch) == 1 for branch in value[1]):
        guards = [guard(branch[0], flags, alphabet, behind) for branch in value[1]]
        if any(each is False for each in guards):
            return False
        known = [each for each in guards if isinstance(each, frozenset)]
        return frozenset().union(*known) if len(known) == len(guards) else None
    return False


def _refused(items: Sequence[Item], flags: int) -> frozenset[int]:
    """ASCII bytes that a negative assertion of one character forbids."""
    if len(items) != 1:
        return frozenset()
    kind, value = items[0]
    if kind in CHARS:
        return chars(items[0], flags).ascii - {SEPARATOR}
    if kind is op.SUBPATTERN:
        return _refused(value[3], (flags | value[1]) & ~value[2])
    if kind is op.BRANCH:
        return frozenset().union(*(_refused(branch, flags) for branch in value[1]))
    return frozenset()


def edge(items: Sequence[Item], flags: int, alphabet: str, last: bool) -> frozenset[int] | None:
    """Bytes with which `items` may begin (or end, seen from the last one), None if that is not known."""
    found: frozenset[int] = frozenset()
    for item in reversed(list(items)) if last else items:
        bytes_, empty = _edge_of(item, flags, alphabet, last)
        if bytes_ is None:
            return None
        found |= bytes_
        if not empty:
            return found
    return None


def _edge_of(item: Item, flags: int, alphabet: str, last: bool) -> tuple[frozenset[int] | None, bool]:
    kind, value = item
    if kind in CHARS:
        found = beheld(item, flags, alphabet)
        high = alphabet != "ascii" and (found.any or bool(found.points))
        return (found.ascii | HIGH if high else found.ascii), False
    if kind is op.AT:
        return (frozenset({SEPARATOR, 10}), False) if value in (_STARTS if last else _ENDS) else (frozenset(), True)
    if kind in ASSERTS:
        return frozenset(), True
    if kind in REPEATS:
        return edge(value[2], flags, alphabet, last), value[0] == 0
    if kind is op.SUBPATTERN:
        return edge(value[3], (flags | value[1]) & ~value[2], alphabet, last), False
    if kind is op.BRANCH:
        edges = [edge(branch, flags, alphabet, last) for branch in value[1]]
        known = [edge for edge in edges if edge is not None]
        return (frozenset().union(*known) if len(known) == len(edges) else None), False
    return None, False
