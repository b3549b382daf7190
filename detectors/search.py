"""Searches one block for what a column may hold: which regexes, where, and with which phrases near.

Regexes that count by themselves go first. Those whose numbers count only near a phrase are then looked for only near one. Bare numbers
without any phrase can still show by how many of them pass a check what a column holds; a handful of its cells tells whether to ask all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detectors.automaton import Automaton, Events
from detectors.blocks import Block, Ints
from detectors.confirm import Spans, Windows, confirm, everywhere, windows
from detectors.context import Phrases, Said
from detectors.gates import Gate, Ranges, both, groups, pieces
from detectors.judge import Judge
from detectors.regex import Regex
from detectors.wanted import Bools, Wanted
from scanner.pattern import Pattern

#: Cells by which a check is tried, those that must pass before it is given up, and the share of them that must.
_TRIED, _SOON, _PASSED = 64, 12, 0.75
#: A check that more candidates than this pass by chance tells nothing (as `scanner.verdict` has it).
_TELLING = 0.5
#: A phrase is looked for within this many bytes where a regex does not tell how wide it is.
_WIDE = 512


@dataclass(frozen=True, slots=True)
class Group:
    """Regexes with one gate. `near` marks the phrases, near one of which their matches must stand to count; None: they need none."""

    gate: Gate
    regexes: tuple[Regex, ...]
    near: Bools | None = None


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
    the automaton of a group (None: every regex runs on every cell that its gate lets through)."""

    groups: Sequence[Group]
    named: Sequence[Regex]
    phrases: Phrases
    wanted: Wanted
    running: Mapping[int, Judge]
    automaton: Callable[[int], Automaton] | None

    def found(self, block: Block) -> Iterator[Found]:
        """The matches of each regex."""
        left = {gate: gate.ranges(block) for gate in {each.gate for each in self.groups}}
        open_ = {gate for gate, ranges in left.items() if ranges is None or len(ranges[0])}
        passing = [(n, left[each.gate]) for n, each in enumerate(self.groups) if each.gate in open_ and self._runs(each.regexes)]
        close = [] if self.wanted.every else [each for each in passing if self.groups[each[0]].near is not None]
        later = {number for number, _ in close}
        whole = {each.index: each for each in self._runs(self.named)}
        for number, _ in close:
            whole |= {each.index: each for each in self._alone(self.groups[number], block)}
        tried: list[tuple[Events, Windows]] = []
        for number, ranges in passing:
            if number not in later:
                whole |= self._tried(number, block, ranges, tried)
        spans = {index: everywhere(each, block) for index, each in whole.items()}
        wide = {self.groups[number].gate: ranges for number, ranges in close}
        said = self.phrases.said(block, [*self._talking(spans, tried), *wide.values()])
        for index, found in spans.items():
            yield Found(self.running[index], found, said, self.wanted.only_near(index, block.long))
        yield from self._confirmed(block, [each for each in tried if each[0].regex.index not in spans], said, None)
        for number, ranges in close:
            yield from self._near(self.groups[number], number, block, ranges, said, frozenset(spans))

    def _near(self, group: Group, number: int, block: Block, ranges: Ranges | None, said: Said, done: frozenset[int]) -> Iterator[Found]:
        """Matches of a group near its phrases, but for the regexes that are done."""
        close = said.ranges(group.near, group.gate.reach or _WIDE)
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

    def _alone(self, group: Group, block: Block) -> Iterator[Regex]:
        """Regexes of the group that count without a phrase: the column's name stands for it, or a sample of cells passes their check."""
        sample: Ints | None = None
        for each in self._runs(group.regexes):
            if self.wanted.named[each.index]:
                yield each
            elif not block.long and self._tells(each.index):
                if sample is None:
                    sample = np.unique(np.linspace(0, len(block.rows) - 1, _TRIED).astype(np.int64))
                if self._passes(each, block, sample):
                    yield each

    def _tells(self, index: int) -> bool:
        """Whether the pattern's check says something when many cells pass it."""
        pattern = self.wanted.patterns[index]
        return pattern.valid is not None and pattern.chance <= _TELLING

    def _passes(self, regex: Regex, block: Block, sample: Ints) -> bool:
        sizes = block.ends[sample] - block.starts[sample]
        fits = sample[(sizes >= regex.least) & (sizes <= (regex.width or sizes))]
        if len(fits) < _PASSED * len(sample):
            return False
        passed, judge = 0, self.running[regex.index]
        for seen, cell in enumerate(fits.tolist(), 1):
            text = block.written(int(block.starts[cell]), int(block.ends[cell]))
            match = regex.rx.search(text)
            passed += match is not None and match.span(regex.group) == (0, len(text)) and judge.accepts(text)
            if seen >= _SOON and 2 * passed < seen:
                return False
        return passed >= _PASSED * len(sample)
