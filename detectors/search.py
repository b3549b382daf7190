"""Searches one block for what a column may hold: which regexes, where, and with which phrases near.

Regexes that count by themselves go first. Those whose numbers count only near a phrase are then looked for only near one. Bare numbers
without any phrase can still show by how many of them pass a check what a column holds; a handful of its cells tells whether to ask all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress

import numpy as np

from detectors.alone import Trial
from detectors.automaton import Automaton
from detectors.blocks import Block, Bools, Ints
from detectors.confirm import AT_ONCE, Spans, begun, confirm, everywhere, likely, matches, within
from detectors.context import Phrases, Said
from detectors.dense import Dense
from detectors.gates import Pieces, Ranges, both, either, pieces
from detectors.heads import Headed, Heads
from detectors.hints import Hints
from detectors.judge import Judge
from detectors.outline import Outlines
from detectors.outlined import Outlined
from detectors.plan import Asked, Judges, Plan
from detectors.regex import Regex
from detectors.room import Room
from detectors.windows import Windows, windows

#: So many places tell whether a regex that looks at every cell matches at one in four of them: else an automaton of its own tells where.
_TRIED, _SELDOM = 512, 4


#: A regex, and where its matches may begin.
Tried = tuple[Regex, Windows]


@dataclass(frozen=True, slots=True)
class Found:
    """Matches of a pattern, what is said in their block, and whether only those near a phrase count."""

    judge: Judge
    spans: Spans
    said: Said
    near: bool

    def without(self, cells: Bools) -> Found:
        """Only the matches in other cells."""
        return Found(self.judge, self.spans.take(np.flatnonzero(~cells[self.spans.cell])), self.said, self.near)


@dataclass(frozen=True, slots=True)
class Search:
    """One search after a plan: the `judges` of its patterns, how to get the automaton of a group (None: every regex runs on every cell that
    its gate lets through) and that of one regex, where phrases may stand that only some groups with an open gate wait for, and of which
    column each row is (None: all are of one), what is known of outlines (None: nobody asks for them), of regexes that match often, of
    heads, and of phrases for which there is room.
    """

    plan: Plan
    phrases: Phrases
    judges: Judges
    automaton: Callable[[int], Automaton] | None
    single: Callable[[Regex], Automaton] | None
    hints: Hints | None
    owner: Ints | None = None
    outlines: Outlines | None = None
    dense: Dense | None = None
    heads: Heads | None = None
    room: Room | None = None

    def found(self, block: Block) -> Iterator[Found]:
        """The matches of each regex."""
        wanted = self.plan.wanted
        let = {gate: gate.ranges(block) for gate in self.plan.gates}
        open_ = {gate for gate, ranges in let.items() if ranges is None or len(ranges[0])}
        passing = [(each, let[each.group.gate]) for each in self.plan.groups.values() if each.group.gate in open_]
        close = [] if wanted.every else [(each, ranges) for each, ranges in passing if each.waits]
        whole = dict(self.plan.named)
        alone = self._alone([each for each, _ in close], block)
        whole |= {index: each for index, (each, cells) in alone.items() if cells is None or cells.all()}
        some = {index: (each, cells) for index, (each, cells) in alone.items() if index not in whole and cells is not None}
        cut = cache(lambda gate: pieces(block, let[gate]))  # once for all groups of a gate
        tried: list[Tried] = []
        outlined = None if self.outlines is None else self.outlines.of(block)
        often: dict[int, Regex] = {}
        headed = self.heads.of(block) if self.heads is not None and any(each.group.headed for each, _ in passing) else None
        heads: list[tuple[Regex, Ints]] = []
        for each, _ in passing:
            if not (wanted.every or not each.waits) or self._outlined(each, outlined, tried, often):
                continue
            if each.group.headed and headed is not None and headed.told and self.heads is not None:
                heads += self.heads.starts(each.regexes, headed)
            else:
                whole |= self._tried(each, block, cut(each.group.gate), tried, None if outlined is None else often)
        spans = {index: self._whole(each, block, outlined) for index, each in whole.items()}
        spans |= {each.index: begun(each, block, at) for each, at in heads if each.index not in spans}
        spans |= {index: everywhere(each, block, outlined) for index, each in often.items() if outlined and index not in spans}
        parts = {index: within(each, block, cells) for index, (each, cells) in some.items()}
        left = [each for each in tried if each[0].index not in spans]
        bound = [each for each in left if wanted.only_near(each[0].index, block.long)]
        free = {rx.index: confirm(rx, block, each, outlined) for rx, each in left if not wanted.only_near(rx.index, block.long)}
        said = self._said(block, outlined, close, [*self._talking(block, {**spans, **parts, **free}, bound)])
        for index, found in [*spans.items(), *parts.items(), *free.items()]:
            yield Found(self.judges[index], found, said, wanted.only_near(index, block.long))
        yield from self._confirmed(block, bound, said)
        told = {index: cells for index, (_, cells) in some.items()}
        heard = said.any_of(np.stack([each.group.near for each, _ in close if each.group.near is not None])).tolist() if close else []
        for each, ranges in compress(close, heard):
            for one in self._near(each, block, ranges, said, headed, frozenset(spans)):
                yield one if one.judge.index not in told else one.without(told[one.judge.index])

    def _whole(self, regex: Regex, block: Block, outlined: Outlined | None = None) -> Spans:
        """All matches of a regex in the block: those that `everywhere` gives."""
        if self.outlines is not None and outlined is not None and (at := self.outlines.starts(regex, outlined)) is not None:
            return everywhere(regex, block, outlined) if len(at) >= AT_ONCE else matches(regex, block, at)
        at = likely(regex, block)
        if self.single is None or regex.beyond or len(at) <= 4 * _TRIED:
            return everywhere(regex, block, outlined)
        if _SELDOM * len(matches(regex, block, at[:_TRIED]).cell) >= _TRIED or (made := self.single(regex)).slow:
            return everywhere(regex, block, outlined)
        found = made.events(Pieces(block.data, whole=block))
        return next((confirm(regex, block, windows(each, block), outlined) for each in found), _none())

    def _alone(self, close: Sequence[Asked], block: Block) -> dict[int, tuple[Regex, Bools | None]]:
        """The regexes that count without a phrase, and in which cells (None: all)."""
        found: dict[int, tuple[Regex, Bools | None]] = {each.index: (each, None) for asked in close for each in asked.named}
        telling = [] if block.long else [each for asked in close for each in asked.telling]
        trial = Trial.of(block, self.owner) if telling else None
        for each in telling:
            if trial is not None and (cells := trial.passes(each, self.judges)) is not None:
                found[each.index] = (each, cells)
        return found

    def _said(
        self, block: Block, outlined: Outlined | None, close: Sequence[tuple[Asked, Ranges | None]], talking: Sequence[Ranges]
    ) -> Said:
        """The phrases near what was found and near what the gates of waiting groups let through; those of the other groups anywhere."""
        if self.room is not None and outlined is not None and (cells := self.room.ranges(outlined)) is not None:
            return self.phrases.said(block, cells)
        gates = {each.group.gate: ranges for each, ranges in close if each.heard}
        around = self.phrases.around(block, [*talking, *(ranges for gate, ranges in gates.items() if gate.tells)])
        if around is not None and not all(gate.tells for gate in gates):
            hinted = None if self.hints is None else self.hints.ranges(block)
            around = None if hinted is None else either([around, hinted], block)
        return self.phrases.said(block, around)

    def _near(
        self, asked: Asked, block: Block, ranges: Ranges | None, said: Said, headed: Headed | None, done: frozenset[int]
    ) -> Iterator[Found]:
        """Matches of a group near its phrases, but for the regexes that are done."""
        close = said.ranges(asked.group.near, asked.group.reach)
        if not len(close[0]):
            return
        tried: list[Tried] = []
        rest: dict[int, Regex] = {}
        if asked.group.headed and headed is not None and self.heads is not None:
            found = self.heads.events((each for each in asked.regexes if each.index not in done), block, headed, close)
            tried += [(each.regex, windows(each, block)) for each in found]
        else:
            rest = self._tried(asked, block, pieces(block, both(ranges, close)), tried)
        for index, each in rest.items():
            if index not in done:
                yield Found(self.judges[index], self._whole(each, block), said, True)
        yield from self._confirmed(block, [each for each in tried if each[0].index not in done], said)

    def _confirmed(self, block: Block, tried: Sequence[Tried], said: Said) -> Iterator[Found]:
        """Matches of regexes that count near a phrase only."""
        for regex, window in tried:
            kept = window.take(said.around(regex.index, window))
            yield Found(self.judges[regex.index], confirm(regex, block, kept), said, True)

    def _tried(
        self, asked: Asked, block: Block, part: Pieces | None, tried: list[Tried], often: dict[int, Regex] | None = None
    ) -> dict[int, Regex]:
        """Adds the events of a group in this part of the block to `tried`, and regexes that match in most cells to `often` (None: they have
        events, too); gives the regexes that no automaton can tell."""
        if part is None:
            return {}
        if self.automaton is None:
            return {each.index: each for each in asked.regexes}
        made = self.automaton(asked.number)
        if often is not None and self.dense is not None:
            made, more = self.dense.parted(asked.number, made, part)
            often |= {index: each for index, each in more.items() if index in self.plan.runs}
        but = often or {}
        events = [each for each in made.events(part, but) if each.regex.index in self.plan.runs and each.regex.index not in but]
        tried += [(each.regex, windows(each, block)) for each in events]
        return {each.index: each for each in made.slow if each.index in self.plan.runs}

    def _outlined(self, asked: Asked, outlined: Outlined | None, tried: list[Tried], often: dict[int, Regex]) -> bool:
        """Adds where the matches of a group may begin, if the outlines of the cells tell it; to `often` what may match in most cells."""
        if self.outlines is None or outlined is None:
            return False
        found = self.outlines.places([each for each in asked.regexes if each.index in self.plan.runs], outlined)
        for each, places in found or ():
            if outlined.many(places) and not self.plan.wanted.only_near(each.index, outlined.block.long):
                often[each.index] = each
            else:
                tried.append((each, outlined.windows(places)))
        return found is not None

    def _talking(self, block: Block, spans: Mapping[int, Spans], tried: Sequence[Tried]) -> Iterator[Ranges]:
        """Where phrases matter: about the matches of patterns that have some, unless the column's name says it already.

        Beside a match that fills its cell there is no room for one.
        """
        for index, found in spans.items():
            if self._listens(index):
                room = (found.start > block.starts[found.cell]) | (found.end < block.ends[found.cell])
                yield found.start[room], found.end[room]
        for regex, window in tried:
            if self._listens(regex.index):
                yield window.begin, window.right

    def _listens(self, index: int) -> bool:
        return bool(self.plan.wanted.patterns[index].context) and not self.plan.wanted.named[index]


def _none() -> Spans:
    none = np.zeros(0, np.int64)
    return Spans(none, none, none)
