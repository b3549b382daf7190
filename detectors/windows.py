"""Where the matches of a regex may begin, and what they may see: told by what an automaton has found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detectors.automaton import FAR, Events
from detectors.blocks import Block, Bools, Ints

_NARROW = 24


@dataclass(frozen=True, slots=True)
class Windows:
    """Groups of matches that might touch: they start in `begin:last` of the block, and all that they can see lies before `right`.

    Within group `of[i]` they start in `low[i]:high[i]`; these are in order, and may overlap.
    """

    begin: Ints
    last: Ints
    right: Ints
    low: Ints
    high: Ints
    of: Ints

    def take(self, chosen: Bools) -> Windows:
        """Only these groups."""
        at = np.flatnonzero(chosen[self.of])
        of = (np.cumsum(chosen) - 1)[self.of[at]]
        return Windows(self.begin[chosen], self.last[chosen], self.right[chosen], self.low[at], self.high[at], of)


def windows(events: Events, block: Block) -> Windows:
    """Where the matches begin that the events may stand for."""
    regex, slack = events.regex, events.slack
    cell = block.cell(events.at - 1)
    known = np.flatnonzero(cell >= 0)
    at, cell = events.at[known], cell[known]
    first, final = block.starts[cell], block.ends[cell]
    at, until = np.minimum(at, final), np.minimum(at + slack, final)
    low, high = np.maximum(events.low[known], first), np.minimum(events.high[known] + slack, final + 1)
    free = regex.look is None
    stop = high + (FAR if regex.width is None or free else regex.width)
    look = 0 if regex.look is None else regex.look
    if regex.stops and not free and (regex.width is None or regex.width > _NARROW):
        stops = block.stops(regex.stops)
        low = np.maximum(low, stops[np.searchsorted(stops, at - events.ahead, "left") - 1] + 1)
        stop = np.minimum(stop, stops[np.searchsorted(stops, until, "left")])
    order = np.argsort(low, kind="stable")
    low, high, stop, until, final = low[order], high[order], stop[order], until[order], final[order]
    reach = np.maximum.accumulate(np.minimum(stop, final) if events.open else until)
    heads = np.flatnonzero(np.append(True, low[1:] >= reach[:-1])[: len(low)])
    right = np.maximum.accumulate(np.minimum(stop + look + 1, final))
    tails = np.append(heads[1:], len(low)) - 1
    of = np.repeat(np.arange(len(heads)), np.diff(np.append(heads, len(low))))
    return Windows(low[heads], np.maximum.accumulate(high)[tails], right[tails], low, high, of)
