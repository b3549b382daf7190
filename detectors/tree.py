"""What a regex's parse tree says, asked of the whole of it: what stands in it, how many characters of a class a match must have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]

from detectors.charset import CHARS, chars
from detectors.edges import ASSERTS, REPEATS, SEPARATOR, Item

_STARTS = ((op.AT, op.AT_BEGINNING_STRING), (op.AT, op.AT_BEGINNING))


def whole(items: Sequence[Item], flags: int) -> bool:
    """Whether only all of a text can match."""
    begins = bool(items) and items[0] in _STARTS[: 1 if flags & re.MULTILINE else 2]
    return begins and items[-1] == (op.AT, op.AT_END_STRING)


def least(items: Sequence[Item], flags: int, counts: Callable[[frozenset[int]], bool]) -> int:
    """How many characters of a match and of what it looks ahead at, at least, are of a class that `counts`."""
    found, ahead = 0, 0
    for item in items:
        kind, value = item
        if kind in CHARS:
            matched = chars(item, flags)
            found += bool(matched) and counts(matched)
        elif kind is op.SUBPATTERN:
            found += least(value[3], (flags | value[1]) & ~value[2], counts)
        elif kind is op.ATOMIC_GROUP:
            found += least(value, flags, counts)
        elif kind is op.BRANCH:
            found += min(least(branch, flags, counts) for branch in value[1])
        elif kind in REPEATS:
            found += value[0] * least(value[2], flags, counts)
        elif kind is op.ASSERT and value[0] > 0:
            ahead = max(ahead, found + least(value[1], flags, counts))
    return int(max(found, ahead))


def sees_start(item: Item, flags: int) -> bool:
    """Whether the item tells the start of a text from a separator before it."""
    kind, value = item
    if kind is op.AT:
        return value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING)
    behind = kind in ASSERTS and value[0] < 0
    return behind and any(SEPARATOR in chars(each, inner) for each, inner, _ in walk(value[1], flags) if each[0] in CHARS)


def walk(items: Sequence[Item], flags: int, looks: bool = False) -> Iterator[tuple[Item, int, bool]]:
    """Every item of the tree, its flags, and whether it stands inside an assertion."""
    for item in items:
        kind, value = item
        yield item, flags, looks
        if kind is op.SUBPATTERN:
            yield from walk(value[3], (flags | value[1]) & ~value[2], looks)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from walk(branch, flags, looks)
        elif kind in REPEATS:
            yield from walk(value[2], flags, looks)
        elif kind is op.ATOMIC_GROUP:
            yield from walk(value, flags, looks)
        elif kind in ASSERTS:
            yield from walk(value[1], flags, True)
        elif kind is op.GROUPREF_EXISTS:
            for branch in value[1:]:
                yield from walk(branch or (), flags, looks)
