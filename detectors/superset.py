"""From a regex of `re` to a Hyperscan expression over folded bytes that matches wherever the regex does, and perhaps more.

The expression is made from the parse tree, one byte class for each character class: `re` alone says what a class holds. What Hyperscan
lacks is left out (look-arounds in the middle) or turned into a byte that is consumed before or after the match, which works because only
the neighbourhood of a match must be found, not its start and end. Cells are joined by `SEPARATOR`, so there always is a byte before and
after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from re import _constants as op  # type: ignore[attr-defined]

from detectors.charset import CHARS, WORD, byte_class, chars
from detectors.edges import ASSERTS, REPEATS, SEPARATOR, Item, edge, guard
from detectors.reach import FROM_START, Reach, after

#: Bounds above these (of one class of bytes, of a group) are dropped or cut: fewer states, and the exact regex looks again anyway.
_BOUND = 16
_GROUPS = 4
_EXCESS = 16


@dataclass(slots=True)
class Superset:
    """One translation. `far`, `ahead`, `open` as in `detectors.reach.Reach`."""

    groups: dict[int, tuple[Sequence[Item], int]] = field(default_factory=dict)
    far: int | None = None
    ahead: int = 0
    open: bool = False

    def sequence(self, items: Iterable[Item], flags: int, first: bool = False, last: bool = False) -> bytes | None:
        """The expression for items one after another, None if they cannot match folded text."""
        todo, alone = list(items), first and last
        if last:
            todo, last = self._cut(todo)
        if alone:
            far = reduce(after, todo, FROM_START).far
            self.far = None if far is None else far + 1
        if first:
            todo = _chopped(todo)
        head = self._strip(todo, flags, behind=True) if first else b""
        if first and todo and _said_before(todo[0]):
            head = self._group(self.sequence(todo.pop(0)[1][1], flags)) or b""
        tail = self._strip(todo, flags, behind=False) if last else b""
        parts = [head]
        for at, item in enumerate(todo):
            begins, stops = first and not head and at == 0, last and not tail and at == len(todo) - 1
            if item[0] is op.AT:
                part: bytes | None = self._boundary(todo, at, flags)
            else:
                part = self._item(item, flags, begins, stops)
            if part is None:
                return None
            parts.append(part)
        self.ahead |= bool(tail)
        return b"".join([*parts, tail])

    def reach(self, least: int) -> Reach:
        """How far behind a match's start its events lie, for a regex of at least so many characters."""
        return Reach(1 if self.open else least, self.far, self.ahead, self.open)

    def _item(self, item: Item, flags: int, first: bool, last: bool) -> bytes | None:
        kind, value = item
        if kind in CHARS:
            return _element(chars(item, flags))
        if kind in ASSERTS:
            return b""
        if kind is op.SUBPATTERN:
            inner = (flags | value[1]) & ~value[2]
            if value[0] is not None:
                self.groups[value[0]] = (value[3], inner)
            return self._group(self.sequence(value[3], inner, first, last))
        if kind is op.ATOMIC_GROUP:
            return self._group(self.sequence(value, flags, first, last))
        if kind is op.BRANCH:
            return self._either(value[1], flags, first, last)
        if kind is op.GROUPREF:
            return self._group(self.sequence(*self.groups[value]))
        if kind in REPEATS:
            return self._repeat(value, flags)
        if kind is op.FAILURE:
            return None
        raise ValueError(f"no translation of {kind}")

    def _either(self, branches: Sequence[Sequence[Item]], flags: int, first: bool, last: bool) -> bytes | None:
        ways, far = [], list[int | None]()
        for branch in branches:
            if (way := self.sequence(branch, flags, first, last)) is not None:
                ways.append(way)
                far.append(self.far)
        if first and last:
            self.far = None if None in far else max((each for each in far if each is not None), default=0)
        return b"(?:" + b"|".join(ways) + b")" if ways else None

    def _repeat(self, value: tuple[int, int, Sequence[Item]], flags: int) -> bytes | None:
        least, most, body = value
        if most == 0:
            return b""
        if len(body) == 1 and body[0][0] in CHARS:
            inner, bound = _element(chars(body[0], flags)), _BOUND
        else:
            inner, bound = self._group(self.sequence(body, flags)), _GROUPS
        if inner is None:
            return b"" if least == 0 else None
        return inner + _times(least, most, bound)

    @staticmethod
    def _group(inner: bytes | None) -> bytes | None:
        return None if inner is None else b"(?:" + inner + b")"

    def _cut(self, items: list[Item]) -> tuple[list[Item], bool]:
        """Items without their long tail, so that it gives one event and not one a character; and whether their end is still a seam."""
        while True:
            at = len(items) - 1
            while at >= 0 and (items[at][0] is op.AT or items[at][0] in ASSERTS):
                at -= 1
            if at < 0 or items[at][0] not in REPEATS:
                return items, True
            least, most, body = items[at][1]
            guarded = at < len(items) - 1
            bounded = most is not op.MAXREPEAT and most - least <= _EXCESS
            if least == most or (guarded and (bounded or len(body) == 1)) or (not least and _void(items[:at])):
                return items, True
            self.open = True
            if least:
                return [*items[:at], (op.MAX_REPEAT, (least, least, body))], False
            items = items[:at]

    def _boundary(self, items: list[Item], at: int, flags: int) -> bytes:
        """`\\b` where the bytes decide as the characters would, else nothing."""
        if items[at][1] is not op.AT_BOUNDARY:
            return b""
        sides = (edge(items[at + 1 :], flags, last=False), edge(items[:at], flags, last=True))
        sure = flags & re.ASCII or any(side is not None and side <= WORD for side in sides)
        return b"\\b" if sure else b""

    def _strip(self, items: list[Item], flags: int, behind: bool) -> bytes:
        """Take the assertions off one end of `items`; they become one byte class."""
        allowed: frozenset[int] | None = None
        while items and not (behind and _said_before(items[0])):
            found = guard(items[0 if behind else -1], flags, behind)
            if found is False:
                break
            items.pop(0 if behind else -1)
            if isinstance(found, frozenset):
                allowed = found if allowed is None else allowed & found
        return b"" if allowed is None else byte_class(allowed or frozenset({SEPARATOR}))


def _said_before(item: Item) -> bool:
    """Whether the item asks for a word before the match: it is looked for like a part of it."""
    return item[0] is op.ASSERT and item[1][0] < 0 and item[1][1].getwidth()[0] > 1


def _times(least: int, most: int, bound: int) -> bytes:
    """A quantifier, without an upper bound where it is large: Hyperscan unrolls repeats."""
    least = min(int(least), 4 * bound)
    if most is op.MAXREPEAT or most > bound:
        return b"{%d,}" % least
    return b"{%d,%d}" % (least, most)


def _element(found: frozenset[int]) -> bytes | None:
    return byte_class(found) if found else None


def _void(items: list[Item]) -> bool:
    """Whether the items may match nothing at all."""
    return not any(item[0] is not op.AT and item[0] not in ASSERTS and (item[0] not in REPEATS or item[1][0]) for item in items)


def _chopped(items: list[Item]) -> list[Item]:
    """Items without what may be left out at their beginning.

    Where a match starts does not matter here; only short runs of one class are left, as a guard before them makes them rarer.
    """
    while True:
        at = next((i for i, item in enumerate(items) if item[0] is not op.AT and item[0] not in ASSERTS), len(items))
        if at == len(items) or items[at][0] not in REPEATS:
            return items
        least, most, body = items[at][1]
        if least == most or (len(body) == 1 and body[0][0] in CHARS and most <= _BOUND) or (not least and _void(items[at + 1 :])):
            return items
        if least:
            return [(op.MAX_REPEAT, (least, least, body)), *items[at + 1 :]]
        items = items[at + 1 :]
