"""Regexes whose time may grow with the square of a text: they would read one hostile cell for hours.

A regex is steep if from many places of one run of characters it may eat the rest of the run, only to fail behind it. Told from the parse
tree, and rather once too often: "[a-z.]+@" is steep, "ID-[0-9]+x" is not (no attempt starts within a run of digits), nor is
"\\b[a-z]+@" (a run of letters has one beginning).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from detectors.charset import chars

#: A repeat of more than this is a long one.
LONG = 64

Item = tuple[Any, Any]
Bytes = frozenset[int]

_ONE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
_MANY = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_LOOKS = (op.ASSERT, op.ASSERT_NOT)
_WORD = frozenset(code for code in range(256) if chr(code).isalnum() or chr(code) == "_")


def steep(regex: str, flags: int) -> bool:
    """Whether the regex may take a time that grows with the square of a text."""
    tree = parser.parse(regex, flags)
    return _Path((), (), False).steep(list(tree), int(tree.state.flags))


@dataclass(frozen=True, slots=True)
class _Path:
    """The way to a place in the tree: `anchors` before the first character, `eaten` characters since; `fails`: more must follow behind."""

    anchors: tuple[tuple[Item, int], ...]
    eaten: tuple[Bytes, ...]
    fails: bool

    def steep(self, items: Sequence[Item], flags: int) -> bool:
        """Whether one of the items, one after the other, is a long repeat that may start and fail all over a run."""
        path = self
        for at, item in enumerate(items):
            here = _Path(path.anchors, path.eaten, self.fails or any(_needed(each) for each in items[at + 1 :]))
            if here._steep(item, flags):
                return True
            path = _Path(*path._passed(item, flags), self.fails)
        return False

    def _steep(self, item: Item, flags: int) -> bool:
        kind, value = item
        if kind is op.SUBPATTERN:
            return self.steep(value[3], (flags | value[1]) & ~value[2])
        if kind is op.BRANCH:
            return any(self.steep(branch, flags) for branch in value[1])
        if kind is op.ATOMIC_GROUP:
            return self.steep(value, flags)
        if kind in _LOOKS:
            return value[0] > 0 and _Path(self.anchors, self.eaten, kind is op.ASSERT_NOT).steep(value[1], flags)
        if kind not in _MANY:
            return False
        _, most, body = value
        if most > LONG:
            run = _eaten(body, flags)
            nested = any(each[0] in _MANY and each[1][1] > LONG for each in _inside(body))
            return nested or (self.fails and self._dense(run))
        return _Path(self.anchors, self.eaten, self.fails or most > 1).steep(body, flags)

    def _dense(self, run: Bytes) -> bool:
        """Whether an attempt may begin at many places in a run of these characters."""
        return all(each & run for each in self.eaten) and not any(_bars(anchor, flags, run) for anchor, flags in self.anchors)

    def _passed(self, item: Item, flags: int) -> tuple[tuple[tuple[Item, int], ...], tuple[Bytes, ...]]:
        """Anchors and characters behind the item."""
        kind, value = item
        if kind is op.AT or kind in _LOOKS:
            return (self.anchors if self.eaten else (*self.anchors, (item, flags))), self.eaten
        if kind is op.SUBPATTERN:
            path, inner = self, (flags | value[1]) & ~value[2]
            for each in value[3]:
                path = _Path(*path._passed(each, inner), False)
            return path.anchors, path.eaten
        eaten = _eaten([item], flags)
        return self.anchors, (*self.eaten, eaten) if eaten and _needed(item) else self.eaten


def _bars(anchor: Item, flags: int, run: Bytes) -> bool:
    """Whether the anchor keeps an attempt from beginning within a run of these characters."""
    kind, value = anchor
    if kind is op.AT:
        if value is op.AT_BOUNDARY:
            return run <= _WORD or not run & _WORD
        return value is op.AT_BEGINNING_STRING or (value is op.AT_BEGINNING and (not flags & re.MULTILINE or ord("\n") not in run))
    behind = _eaten(value[1], flags)
    return value[0] < 0 and (run <= behind if kind is op.ASSERT_NOT else not run & behind)


def _needed(item: Item) -> bool:
    """Whether the item may make an attempt fail: it eats a character, or asserts something other than a boundary."""
    kind, value = item
    if kind is op.AT:
        return value is not op.AT_BOUNDARY
    if kind in _MANY:
        return bool(value[0]) and any(map(_needed, value[2]))
    if kind is op.SUBPATTERN:
        return any(map(_needed, value[3]))
    if kind is op.BRANCH:
        return all(any(map(_needed, branch)) for branch in value[1])
    return True


def _inside(items: Iterable[Item]) -> Iterable[Item]:
    """Every item of a part of the tree."""
    for item in items:
        kind, value = item
        yield item
        if kind is op.SUBPATTERN:
            yield from _inside(value[3])
        elif kind is op.BRANCH:
            yield from (each for branch in value[1] for each in _inside(branch))
        elif kind in _MANY:
            yield from _inside(value[2])
        elif kind is op.ATOMIC_GROUP:
            yield from _inside(value)


def _eaten(items: Iterable[Item], flags: int) -> Bytes:
    """The characters of folded text that the items can eat."""
    return frozenset().union(*(chars(item, flags) for item in _inside(items) if item[0] in _ONE))
