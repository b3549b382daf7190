"""How near a text comes to matching a regex: the cheapest few edits after which it would match, found in the regex's own graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush

from scanner.why.form import Form, Step, TooHard, form

_FARTHEST = 6  # cost beyond which a text is no near miss
_LETTER, _MARK, _STRANGE = 2, 1, 4  # of an edit: a letter or digit, a separator or a letter's case, a letter for a separator
_BEGINNING = 3  # letters and digits that a beginning must have to be told
_BUDGET = 100_000  # places of the search that are looked at before it is given up
_TRIES = 24  # near misses that are tried against the regex itself

#: Only so many characters of a text are compared.
COMPARED = 5_000

#: Where the search stands: a position in the text, and a state of the graph.
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit at `at`.

    "add" a character of the step, "drop" one, "swap" one for another, change its "case", "part" what touches the value, "cut" what stands
    beside it in the text. Or what no edit of one character mends: "want", something must stand beside the value, "bar", an assertion
    within it fails.
    """

    kind: str
    at: int
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """The text from `start` to `end` would match after `edits`, and its value would be `value`, whose added characters are examples.

    Without edits it is only the longest beginning of a match, and `wanted` what would have to follow.
    """

    start: int
    end: int
    edits: tuple[Edit, ...]
    cost: int
    wanted: tuple[Step, ...] = ()
    value: str = ""


def nearest(regex: str, flags: int, text: str) -> Near | None:
    """The nearest that the text's beginning comes to the regex, or the longest beginning of a match in it; None when there is neither."""
    text = text[:COMPARED]
    try:
        search = _Search(form(regex, flags), text)
    except (TooHard, RecursionError):
        return None
    rx = re.compile(regex, flags)
    best: tuple[int, Near] | None = None
    for _, near in zip(range(_TRIES), search.ends(), strict=False):
        if best is not None and near.cost > best[1].cost:
            break
        kept = _kept(text, near)
        if kept > near.cost and (best is None or kept > best[0]) and (found := _matched(rx, text, near)):
            best = kept, found
    return best[1] if best else search.beginning()


def _kept(text: str, near: Near) -> int:
    """Letters and digits of the stretch that stay as they are."""
    gone = {edit.at for edit in near.edits if edit.kind in ("drop", "swap")}
    return sum(text[at].isalnum() for at in range(near.start, near.end) if at not in gone)


def _matched(rx: re.Pattern[str], text: str, near: Near) -> Near | None:
    """The near miss with the span that the regex itself takes in the edited text; None if it takes none there."""
    cuts = {edit.at for edit in near.edits if edit.kind == "cut"}
    low, high = near.start if near.start in cuts else 0, near.end if near.end in cuts else len(text)
    edited = text[low:high]
    for edit in reversed(near.edits):
        at = edit.at - low
        edited = edited[:at] + _written(text, edit) + edited[at + (edit.kind in ("drop", "swap", "case")) :]
    grown = len(edited) - (high - low)
    for match in rx.finditer(edited):
        start, end = match.start() + low, match.end() + low - grown
        if start < near.end + grown and end > near.start - grown:
            value = match["v"] if "v" in rx.groupindex else match[0]
            return replace(near, start=min(near.start, start), end=max(near.end, end), value=value)
    return near if any(map(_barred, near.edits)) else None


def _written(text: str, edit: Edit) -> str:
    if edit.kind == "part":
        return " "
    if edit.kind == "case":
        return text[edit.at].swapcase()
    if edit.kind not in ("add", "swap") or edit.step is None:
        return ""
    return min(edit.step.letters, key=lambda c: (not c.isalnum(), c.lower(), c), default="")


def _barred(edit: Edit) -> bool:
    """Whether the regex asks for what no edit of one character shows."""
    return edit.kind == "want" or (edit.kind == "bar" and edit.step is not None and edit.step.forbids)


@dataclass(slots=True)
class _Search:
    """Dijkstra's search over spots, cheapest first and of equal ones the leftmost."""

    graph: Form
    text: str
    best: dict[Spot, tuple[int, int]] = field(default_factory=dict)
    came: dict[Spot, tuple[Spot, Edit | None]] = field(default_factory=dict)
    heap: list[tuple[int, int, int, int]] = field(default_factory=list)
    asked: dict[tuple[int, int], bool] = field(default_factory=dict)
    longest: tuple[int, Spot] = (0, (0, 0))

    def ends(self) -> Iterator[Near]:
        """Near misses, cheapest first."""
        for start in range(len(self.text) + 1):
            self._reach((start, 0), 0, start, None, None)
        for _ in range(_BUDGET):
            if not self.heap:
                return
            cost, start, at, state = heappop(self.heap)
            if self.best[at, state] != (cost, start):
                continue
            if cost == 0 and at - start > self.longest[0]:
                self.longest = (at - start, (at, state))
            if state == self.graph.end:
                yield Near(start, at, self._edits((at, state)), cost)
                continue
            self._spread(cost, start, (at, state))

    def beginning(self) -> Near | None:
        """The longest stretch of the text that a match could begin with, and what would have to follow."""
        length, (at, state) = self.longest
        kept = sum(map(str.isalnum, self.text[at - length : at]))
        return Near(at - length, at, (), 0, self._next(state)) if kept >= _BEGINNING else None

    def _next(self, state: int) -> tuple[Step, ...]:
        """Steps that take a character and can follow a state."""
        found = (step for here in sorted(self.graph.around(state)) for step, _ in self.graph.steps[here] if not step.zero)
        return tuple(dict.fromkeys(found))

    def _reach(self, spot: Spot, cost: int, start: int, origin: Spot | None, edit: Edit | None) -> None:
        if cost <= _FARTHEST and (spot not in self.best or (cost, start) < self.best[spot]):
            self.best[spot] = (cost, start)
            if origin is not None:
                self.came[spot] = (origin, edit)
            else:
                self.came.pop(spot, None)
            heappush(self.heap, (cost, start, *spot))

    def _spread(self, cost: int, start: int, spot: Spot) -> None:
        at, state = spot
        for behind in self.graph.free[state]:
            self._reach((at, behind), cost, start, spot, None)
        for step, behind in self.graph.steps[state]:
            if step.zero:
                self._assert(cost, start, spot, step, behind)
                continue
            if at < len(self.text) and self._fits(step, at):
                self._reach((at + 1, behind), cost, start, spot, None)
            elif at < len(self.text):
                kind, price = self._swap(step, at)
                self._reach((at + 1, behind), cost + price, start, spot, Edit(kind, at, step))
            price = _LETTER if any(map(str.isalnum, step.letters)) else _MARK
            self._reach((at, behind), cost + price, start, spot, Edit("add", at, step))
        if at < len(self.text) and at > start:
            self._reach((at + 1, state), cost + (_LETTER if self.text[at].isalnum() else _MARK), start, spot, Edit("drop", at))

    def _assert(self, cost: int, start: int, spot: Spot, step: Step, behind: int) -> None:
        if self._fits(step, spot[0]):
            self._reach((spot[0], behind), cost, start, spot, None)
            return
        beside = self.graph.stands_alone(step, spot[1], behind)
        kind = "bar" if not beside else "cut" if step.whole else "part" if step.forbids or step.side == "both" else "want"
        price = _MARK if kind == "part" else _LETTER
        self._reach((spot[0], behind), cost + price, start, spot, Edit(kind, spot[0], step))

    def _swap(self, step: Step, at: int) -> tuple[str, int]:
        own = self.text[at]
        if own.swapcase() in step.letters:
            return "case", _MARK
        marks = not any(map(str.isalnum, step.letters))
        if own.isalnum() is marks:
            return "swap", _STRANGE
        return "swap", _MARK if marks else _LETTER

    def _fits(self, step: Step, at: int) -> bool:
        key = (id(step), at)
        if key not in self.asked:
            self.asked[key] = step.rx.match(self.text, at) is not None
        return self.asked[key]

    def _edits(self, spot: Spot) -> tuple[Edit, ...]:
        found = []
        while spot in self.came:
            spot, edit = self.came[spot]
            if edit is not None:
                found.append(edit)
        return tuple(reversed(found))
