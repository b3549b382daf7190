"""A regex as a graph of single characters, so that one can ask how far a text is from matching it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from detectors.charset import chars

_CHARS = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_LOOKS = (op.ASSERT, op.ASSERT_NOT, op.AT)
_MOST_STATES = 20_000
_MOST_COPIES = 64  # of a repeat's body; beyond, its upper bound is dropped


class TooHard(Exception):
    """A regex that is no such graph (it refers back to what it matched) or too large a one."""


@dataclass(frozen=True, eq=False)
class Step:
    """What the graph asks of one place: a character of a class, or an assertion (`zero`: it takes no character)."""

    rx: re.Pattern[str]
    item: Any
    flags: int
    zero: bool

    @cached_property
    def letters(self) -> frozenset[str]:
        """The ASCII characters of the class."""
        return frozenset() if self.zero else frozenset(map(chr, chars(self.item, self.flags)))

    @property
    def side(self) -> str:
        """Where an assertion looks: "behind", "ahead" or "both" ways; "" for a character."""
        kind, value = self.item
        if not self.zero:
            return ""
        return "both" if kind is op.AT else "behind" if value[0] < 0 else "ahead"

    @property
    def whole(self) -> bool:
        """Whether it asks for the start or the end of the text."""
        return bool(self.zero and self.item[0] is op.AT and self.item[1] not in (op.AT_BOUNDARY, op.AT_NON_BOUNDARY))

    @property
    def forbids(self) -> bool:
        """Whether it is an assertion that certain text does not stand here."""
        return self.zero and self.item[0] is op.ASSERT_NOT


@dataclass
class Form:
    """The graph: `free[state]` are states reached without a character, `steps[state]` pairs of a step and the state behind it."""

    free: list[list[int]] = field(default_factory=lambda: [[]])
    steps: list[list[tuple[Step, int]]] = field(default_factory=lambda: [[]])
    end: int = 0
    _known: dict[tuple[str, int], Step] = field(default_factory=dict)

    @cached_property
    def firsts(self) -> frozenset[int]:
        """States reached before any character."""
        return self.around(0)

    @cached_property
    def lasts(self) -> frozenset[int]:
        """States behind the last character."""
        return frozenset(state for state in range(len(self.free)) if self.end in self.around(state))

    def around(self, state: int) -> frozenset[int]:
        """States reached from one without a character, itself included."""
        seen, todo = {state}, [state]
        while todo:
            here = todo.pop()
            further = {*self.free[here], *(behind for step, behind in self.steps[here] if step.zero)} - seen
            seen |= further
            todo += further
        return frozenset(seen)

    def stands_alone(self, step: Step, state: int, behind: int) -> bool:
        """Whether a step is an assertion about what stands beside the whole value."""
        before, after = step.side in ("behind", "both"), step.side in ("ahead", "both")
        return (before and state in self.firsts) or (after and behind in self.lasts)

    def state(self) -> int:
        """A new state."""
        if len(self.free) >= _MOST_STATES:
            raise TooHard
        self.free.append([])
        self.steps.append([])
        return len(self.free) - 1

    def add(self, items: Iterable[Any], flags: int, at: int, state: Any) -> int:
        """Adds items one after another from state `at`; gives the state behind them."""
        for item in items:
            at = self._item(item, flags, at, state)
        return at

    def _item(self, item: Any, flags: int, at: int, state: Any) -> int:
        kind, value = item
        if kind in _CHARS or kind in _LOOKS:
            behind = self.state()
            self.steps[at].append((self._step(item, flags, state), behind))
            return behind
        if kind is op.SUBPATTERN:
            return self.add(value[3], (flags | value[1]) & ~value[2], at, state)
        if kind is op.ATOMIC_GROUP:
            return self.add(value, flags, at, state)
        if kind in _REPEATS:
            return self._repeat(value, flags, at, state)
        if kind is op.BRANCH:
            behind = self.state()
            for branch in value[1]:
                self.free[self.add(branch, flags, at, state)].append(behind)
            return behind
        raise TooHard

    def _repeat(self, value: Any, flags: int, at: int, state: Any) -> int:
        least, most, body = value
        for _ in range(min(least, _MOST_COPIES)):
            at = self.add(body, flags, at, state)
        if most is op.MAXREPEAT or most - least > _MOST_COPIES:
            head = self.state()
            self.free[at].append(head)
            self.free[self.add(body, flags, head, state)].append(head)
            return head
        behind = self.state()
        self.free[at].append(behind)
        for _ in range(most - least):
            at = self.add(body, flags, at, state)
            self.free[at].append(behind)
        return behind

    def _step(self, item: Any, flags: int, state: Any) -> Step:
        key = (repr(item), flags)
        if key not in self._known:
            rx = compiler.compile(parser.SubPattern(state, [item]), flags)
            self._known[key] = Step(rx, item, flags, item[0] in _LOOKS)
        return self._known[key]


def form(regex: str, flags: int) -> Form:
    """The graph of a regex; TooHard if it has none."""
    tree = parser.parse(regex, flags)
    built = Form()
    built.end = built.add(tree, int(tree.state.flags), 0, tree.state)
    return built
