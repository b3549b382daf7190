"""A regex's parse tree as a program of few kinds of steps, for a machine that runs it over many places at once.

Each step eats a byte of a set, chooses between two ways (the first is tried first), asks what stands beside a place, or notes where the
group begins or ends. What asks about more than some bytes is left to `re`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import numpy as np

from detectors.charset import CHARS, chars
from detectors.edges import ASSERTS, SEPARATOR, Item
from detectors.looks import Condition, Set, Way

#: Kinds of steps: their first argument is a set, a condition, or the way to try first; the second is the other way.
CHAR, SPLIT, JUMP, ASK, SAVE, MATCH = range(6)
#: Most steps of a program, ways of one condition, conditions that are asked at every place.
_STEPS, _WAYS, _ASKED = 12_000, 64, 4
_BEHIND = frozenset({SEPARATOR})
_ALL = frozenset(range(256))


class Unfit(Exception):
    """The regex has something that a program cannot say."""


@dataclass(slots=True)
class Program:
    """`steps` from the first to the one that matches; `asked` are the conditions on the way, `first` those at a match's start, `ahead`
    regexes that must (not, where False) match there. `saves`: the group is not all of the match. `lenient`: what cannot be
    asked is let pass.
    """

    steps: list[tuple[int, int, int]] = field(default_factory=list)
    sets: list[Set] = field(default_factory=list)
    asked: list[Condition] = field(default_factory=list)
    first: list[Condition] = field(default_factory=list)
    ahead: list[tuple[Program, bool]] = field(default_factory=list)
    saves: bool = False
    lenient: bool = False

    def add(self, kind: int, one: int = 0, other: int = 0) -> int:
        """One more step; its number."""
        if len(self.steps) >= _STEPS:
            raise Unfit
        self.steps.append((kind, one, other))
        return len(self.steps) - 1


def program(written: str, options: int, group: int | str, *, lenient: bool = False) -> Program:
    """The program of a regex whose `group` is what counts (0: all of it); Unfit if there is none."""
    tree = parser.parse(written, options)
    number = tree.state.groupdict[group] if isinstance(group, str) else group
    return _program(list(tree), int(tree.state.flags), number, lenient)


def _program(items: Sequence[Item], flags: int, group: int, lenient: bool) -> Program:
    made = Program(lenient=lenient)
    rest = _led(made, items, flags)
    made.saves = group > 0 and not _all_of_it(rest, group)
    _Writer(made, group if made.saves else 0).sequence(rest, flags)
    made.add(MATCH)
    return made


def _all_of_it(items: Sequence[Item], group: int) -> bool:
    """Whether the group is all that the items match: what stands beside it only looks."""
    eaters = [item for item in items if item[0] is not op.AT and item[0] not in ASSERTS]
    return len(eaters) == 1 and eaters[0][0] is op.SUBPATTERN and eaters[0][1][0] == group


def _led(made: Program, items: Sequence[Item], flags: int) -> list[Item]:
    """Takes the conditions at the beginning, which need to be asked once; gives what is left."""
    todo = list(items)
    while todo and (todo[0][0] is op.AT or todo[0][0] in ASSERTS):
        kind, value = todo[0]
        try:
            made.first.append(_condition(todo[0], flags))
        except Unfit:
            if kind is op.AT or value[0] < 0:
                if not made.lenient:
                    raise
            elif kind is op.ASSERT or not made.lenient:
                made.ahead.append((_program(list(value[1]), flags, 0, made.lenient), kind is op.ASSERT))
        todo.pop(0)
    if todo and todo[0][0] is op.SUBPATTERN:
        number, more, less, body = todo[0][1]
        inner = (flags | more) & ~less
        todo[0] = (op.SUBPATTERN, (number, more, less, _led(made, list(body), inner)))
    return todo


@dataclass(slots=True)
class _Writer:
    """Adds the steps of items; `group` is the one whose beginning and end are noted."""

    made: Program
    group: int

    def sequence(self, items: Iterable[Item], flags: int) -> None:
        """The steps of items one after another."""
        for item in items:
            self._item(item, flags)

    def _item(self, item: Item, flags: int) -> None:
        kind, value = item
        if kind in CHARS:
            self.made.add(CHAR, _number(self.made.sets, chars(item, flags) - _BEHIND))
        elif kind is op.AT or kind in ASSERTS:
            self._asked(item, flags)
        elif kind is op.SUBPATTERN:
            noted = self.group > 0 and value[0] == self.group
            if noted:
                self.made.add(SAVE, 0)
            self.sequence(value[3], (flags | value[1]) & ~value[2])
            if noted:
                self.made.add(SAVE, 1)
        elif kind is op.BRANCH:
            self._either(value[1], flags)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            self._repeat(value, flags, kind is op.MIN_REPEAT)
        else:
            raise Unfit

    def _asked(self, item: Item, flags: int) -> None:
        asked = self.made.asked
        try:
            condition = _condition(item, flags)
            ways = sum(len(each.ways) for each in {*asked, condition})
            if condition not in asked and (len(asked) == _ASKED or ways > _WAYS):
                raise Unfit
            self.made.add(ASK, _number(asked, condition))
        except Unfit:
            if not self.made.lenient:
                raise

    def _either(self, branches: Sequence[Sequence[Item]], flags: int) -> None:
        ends = []
        for branch in branches[:-1]:
            fork = self.made.add(SPLIT)
            self.sequence(branch, flags)
            ends.append(self.made.add(JUMP))
            self.made.steps[fork] = (SPLIT, fork + 1, len(self.made.steps))
        self.sequence(branches[-1], flags)
        for end in ends:
            self.made.steps[end] = (JUMP, len(self.made.steps), 0)

    def _repeat(self, value: tuple[int, int, Sequence[Item]], flags: int, lazy: bool) -> None:
        least, most, body = value
        if most > 1 and _width(body)[0] == 0:
            raise Unfit  # what may repeat nothing: `re` has rules of its own for it
        for _ in range(least):
            self.sequence(body, flags)
        forks = []
        for _ in range(1 if most is op.MAXREPEAT else most - least):
            forks.append(self.made.add(SPLIT))
            self.sequence(body, flags)
        if most is op.MAXREPEAT:
            self.made.add(JUMP, forks[0])
        for fork in forks:
            ways = fork + 1, len(self.made.steps)
            self.made.steps[fork] = (SPLIT, *(ways[::-1] if lazy else ways))


def _number(known: list[Any], one: Any) -> int:
    if one not in known:
        known.append(one)
    return known.index(one)


def _condition(item: Item, flags: int) -> Condition:
    """What an item asks that matches nothing itself."""
    kind, value = item
    if kind is op.AT:
        return Condition(*_place(value, flags))
    behind = value[0] < 0
    most = _width(value[1])[1] if behind else 0
    if most > _WAYS:
        raise Unfit
    return Condition(tuple(way for way, _ in _ways(value[1], flags, -most)), kind is op.ASSERT_NOT)


def _width(items: Sequence[Item]) -> tuple[int, int]:
    """Fewest and most characters of the items."""
    try:
        least, most = parser.SubPattern(parser.State(), list(items)).getwidth()
    except IndexError:  # it refers to a group
        raise Unfit from None
    return int(least), int(most)


def _place(value: object, flags: int) -> tuple[tuple[Way, ...], bool]:
    """The ways of `^`, `$`, `\\b` and the like, and whether none of them must be there."""
    line = frozenset({10})
    ends = _BEHIND | line if flags & re.MULTILINE else _BEHIND
    if value in (op.AT_BOUNDARY, op.AT_NON_BOUNDARY):
        word = chars((op.IN, [(op.CATEGORY, op.CATEGORY_WORD)]), flags) - _BEHIND
        ways = ((-1, word), (0, _ALL - word)), ((-1, _ALL - word), (0, word))
        return ways, value is op.AT_NON_BOUNDARY
    if value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
        return (((-1, ends if value is op.AT_BEGINNING else _BEHIND),),), False
    if value is op.AT_END:
        last = () if flags & re.MULTILINE else (((0, line), (1, _BEHIND)),)
        return (((0, ends),), *last), False
    return (((0, _BEHIND),),), False


def _ways(items: Sequence[Item], flags: int, at: int) -> list[tuple[Way, int]]:
    """All that may stand from a distance on for the items to match, and where it ends."""
    found: list[tuple[Way, int]] = [((), at)]
    for item in items:
        found = [(way + more, end) for way, here in found for more, end in _item_ways(item, flags, here)]
        if len(found) > _WAYS:
            raise Unfit
    return found


def _item_ways(item: Item, flags: int, at: int) -> list[tuple[Way, int]]:
    kind, value = item
    if kind in CHARS:
        return [(((at, chars(item, flags) - _BEHIND),), at + 1)]
    if kind is op.AT or kind in ASSERTS:
        return [(way, at) for way in _inner(_condition(item, flags), at)]
    if kind is op.SUBPATTERN:
        return _ways(value[3], (flags | value[1]) & ~value[2], at)
    if kind is op.BRANCH:
        return [each for branch in value[1] for each in _ways(branch, flags, at)]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[1] <= _WAYS:
        return [each for times in range(value[0], value[1] + 1) for each in _ways(list(value[2]) * times, flags, at)]
    raise Unfit


def _inner(asked: Condition, at: int) -> list[Way]:
    """The ways of a condition within another, at a distance."""
    moved = [tuple((at + distance, members) for distance, members in way) for way in asked.ways]
    if not asked.negative:
        return moved
    lacking = [[((distance, _ALL - members),) for distance, members in way] for way in moved]
    if np.prod([len(each) for each in lacking]) > _WAYS:
        raise Unfit
    return [sum(each, ()) for each in product(*lacking)]
