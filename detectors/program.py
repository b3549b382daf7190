"""A regex's parse tree as a program of few kinds of steps, for a machine that runs it over many places at once.

Each step eats a byte of a set, chooses between two ways (the first is tried first), asks what stands beside a place, or notes where the
group begins or ends. What asks about more than some bytes is left to `re`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from detectors.asks import BEHIND, WAYS, Unfit, condition, width
from detectors.charset import CHARS, chars
from detectors.edges import ASSERTS, Item
from detectors.looks import Condition, Set

#: Kinds of steps: their first argument is a set, a condition, or the way to try first; the second is the other way.
CHAR, SPLIT, JUMP, ASK, SAVE, MATCH = range(6)
#: Most steps of a program, and conditions that are asked at every place.
_STEPS, _ASKED = 12_000, 6


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
            made.first.append(condition(todo[0], flags))
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
            self.made.add(CHAR, _number(self.made.sets, chars(item, flags) - BEHIND))
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
            new = condition(item, flags)
            ways = sum(len(each.ways) for each in {*asked, new})
            if new not in asked and (len(asked) == _ASKED or ways > WAYS):
                raise Unfit
            self.made.add(ASK, _number(asked, new))
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
        if most > 1 and width(body)[0] == 0:
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
