"""Searches one block for what a column may hold: which regexes, where, and with which phrases near.

Regexes that count by themselves go first. Those whose numbers count only near a phrase are then looked for only near one. Bare numbers
without any phrase can still show by how many of them pass a check what a column holds; a handful of its cells tells whether to ask all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from detectors.alone import alone
from detectors.automaton import Automaton, Events
from detectors.blocks import Block
from detectors.confirm import Spans, Windows, confirm, everywhere, windows
from detectors.context import Phrases, Said
from detectors.gates import NOTHING, Gate, Ranges, both, groups, pieces, seen
from detectors.hints import Hints
from detectors.judge import Judge
from detectors.regex import Regex
from detectors.wanted import Bools, Wanted
from scanner.pattern import Pattern


@dataclass(frozen=True)
class Group:
    """Regexes with one gate. `near` marks the phrases, near one of which their matches must stand to count; None: they need none.

    `reach`: how far apart the first and the last byte can be that decide on a match.
    """

    gate: Gate
    regexes: tuple[Regex, ...]
    near: Bools | None = None

    @cached_property
    def reach(self) -> int:
        return max(map(seen, self.regexes))


def grouped(regexes: Sequence[Regex], patterns: Sequence[Pattern], heard: Phrases) -> tuple[Group, ...]:
    """The regexes in groups; what counts only near a phrase and has no word of its own is looked for near phrases.

    Those go by the first part of the entity's name, mostly a country: where nobody speaks of Spain, no Spanish number is looked for.
    """
    close = [each for each in regexes if patterns[each.index].need == "context" and not each.spoken]
    rest = [each for each in regexes if each not in close]
    made = [Group(gate, group) for gate, group in groups(rest, 2)]
    for gate, group in groups(close, 1):
        parts: dict[str, list[Regex]] = {}
        for each in group:
            parts.setdefault(patterns[each.index].entity.partition("_")[0], []).append(each)
        made += [Group(gate, tuple(part), heard.owned([each.index for each in part])) for part in parts.values()]
    return tuple(each for each in made if each.regexes)


@dataclass(frozen=True, slots=True)
class Found:
    """Matches of a pattern, what is said in their block, and whether only those near a phrase count."""

    judge: Judge
    spans: Spans
    said: Said
    near: bool


@dataclass(frozen=True, slots=True)
class Search:
    """One column's search: `running` judges of the regexes that look at it, `named` regexes that only its name lets count, how to get
    the automaton of a group (None: every regex runs on every cell that its gate lets through), where phrases may stand that only some
    groups with an open gate wait for."""

    groups: Sequence[Group]
    named: Sequence[Regex]
    phrases: Phrases
    wanted: Wanted
    running: Mapping[int, Judge]
    automaton: Callable[[int], Automaton] | None
    hints: Hints | None

    def found(self, block: Block) -> Iterator[Found]:
        """The matches of each regex."""
        left = {gate: gate.ranges(block) for gate in {each.gate for each in self.groups}}
        open_ = {gate for gate, ranges in left.items() if ranges is None or len(ranges[0])}
        passing = [(n, left[each.gate]) for n, each in enumerate(self.groups) if each.gate in open_ and self._runs(each.regexes)]
        close = [] if self.wanted.every else [each for each in passing if self.groups[each[0]].near is not None]
        later = {number for number, _ in close}
        whole = {each.index: each for each in self._runs(self.named)}
        for number, _ in close:
            whole |= {each.index: each for each in alone(self._runs(self.groups[number].regexes), block, self.wanted, self.running)}
        tried: list[tuple[Events, Windows]] = []
        for number, ranges in passing:
            if number not in later:
                whole |= self._tried(number, block, ranges, tried)
        spans = {index: everywhere(each, block) for index, each in whole.items()}
        said = self._said(block, close, [*self._talking(spans, tried)])
        for index, found in spans.items():
            yield Found(self.running[index], found, said, self.wanted.only_near(index, block.long))
        yield from self._confirmed(block, [each for each in tried if each[0].regex.index not in spans], said, None)
        for number, ranges in close:
            yield from self._near(self.groups[number], number, block, ranges, said, frozenset(spans))

    def _said(self, block: Block, close: Sequence[tuple[int, Ranges | None]], talking: Sequence[Ranges]) -> Said:
        """The phrases near what was found and near what the gates of waiting groups let through; those of the other groups anywhere."""
        gates = {self.groups[number].gate: ranges for number, ranges in close}
        waiting = any(not gate.tells for gate in gates)
        hinted = NOTHING if not waiting else None if self.hints is None else self.hints.ranges(block)
        return self.phrases.said(block, [*talking, *(ranges for gate, ranges in gates.items() if gate.tells)], hinted)

    def _near(self, group: Group, number: int, block: Block, ranges: Ranges | None, said: Said, done: frozenset[int]) -> Iterator[Found]:
        """Matches of a group near its phrases, but for the regexes that are done."""
        close = said.ranges(group.near, group.reach)
        if not len(close[0]):
            return
        tried: list[tuple[Events, Windows]] = []
        rest = self._tried(number, block, both(ranges, close), tried)
        for index, each in rest.items():
            if index not in done:
                yield Found(self.running[index], everywhere(each, block), said, True)
        yield from self._confirmed(block, [each for each in tried if each[0].regex.index not in done], said, True)

    def _confirmed(self, block: Block, tried: Sequence[tuple[Events, Windows]], said: Said, near: bool | None) -> Iterator[Found]:
        for events, window in tried:
            index = events.regex.index
            only = self.wanted.only_near(index, block.long) if near is None else near
            kept = window.take(said.around(index, window)) if only else window
            yield Found(self.running[index], confirm(events.regex, block, kept), said, only)

    def _runs(self, regexes: Sequence[Regex]) -> list[Regex]:
        return [each for each in regexes if each.index in self.running]

    def _tried(self, number: int, block: Block, ranges: Ranges | None, tried: list[tuple[Events, Windows]]) -> dict[int, Regex]:
        """Adds the events of a group in these ranges to `tried`; gives the regexes that no automaton can tell."""
        chosen = self._runs(self.groups[number].regexes)
        part = pieces(block, ranges)
        if part is None:
            return {}
        if self.automaton is None:
            return {each.index: each for each in chosen}
        made = self.automaton(number)
        tried += [(each, windows(each, block)) for each in made.events(part) if each.regex.index in self.running]
        return {each.index: each for each in made.slow if each.index in self.running}

    def _talking(self, spans: Mapping[int, Spans], tried: Sequence[tuple[Events, Windows]]) -> Iterator[Ranges]:
        """Where phrases matter: about the matches of patterns that have some, unless the column's name says it already."""
        for index, found in spans.items():
            if self._listens(index):
                yield found.start, found.end
        for events, window in tried:
            if self._listens(events.regex.index):
                yield window.begin, window.right

    def _listens(self, index: int) -> bool:
        return bool(self.wanted.patterns[index].context) and not self.wanted.named[index]
