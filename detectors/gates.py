"""Where in a block a group of regexes can match at all, told by a glance at its bytes: most of a text holds no long numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from detectors.blocks import LOWER, Block, Bools, Ints, joined
from detectors.regex import Regex

#: A block of which more than this share is left is looked at whole.
_MOST = 0.7
#: Cells of more bytes than this on average are big: what matters is told within them, if a match is not wider than `_FAR`.
_BIG, _FAR = 1024, 512
#: Least digits in matches, and how far from one a byte of them may be, for them to be looked for about digits only.
_TIGHT = ((6, 40), (1, 24))

#: Pieces `low:high` of a block, in order and apart.
Ranges = tuple[Ints, Ints]


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets cells through that hold `least` bytes of a `kind` ("digits", "colons", "capitals"; "": everything), of big ones what lies within
    `reach`; of the kind "accents": blocks that are not all ASCII.

    `wordy`: only blocks with a letter or an at sign, or (False) only those without; `small`: only cells of at most so many bytes. `margin`:
    only what lies so near one of `least` digits, each of which has another within twice as far.
    """

    kind: str = ""
    least: int = 0
    reach: int = 0
    wordy: bool | None = None
    small: int = 0
    margin: int = 0

    @property
    def tells(self) -> bool:
        """Whether it keeps most of a text out: every sentence has letters and a capital."""
        return self.kind in ("digits", "colons") or self.small > 0

    def ranges(self, block: Block) -> Ranges | None:
        """What is left of the block; None: all of it."""
        if self.wordy is not None and self.wordy is not block.wordy:
            return NOTHING
        if self.small:
            return _cells(block, block.ends - block.starts <= self.small)
        if self.kind == "accents":
            return NOTHING if block.folded is None else None
        if not self.kind:
            return None
        if np.count_nonzero(block.marked(self.kind)) < self.least:
            return NOTHING
        if self.margin and block.long:  # a short cell is told by its own digits, not by its neighbours'
            return self._about(block)
        if self.reach and len(block.data) > _BIG * len(block.rows):
            return self._near(block)
        return _cells(block, block.counts(self.kind) >= self.least)

    def _about(self, block: Block) -> Ranges:
        at = block.places(self.kind)
        heads = np.flatnonzero(np.append(True, np.diff(at) > 2 * self.margin + 1))
        tails = np.append(heads[1:], len(at)) - 1
        kept = np.flatnonzero(tails - heads + 1 >= self.least)
        return apart(at[heads[kept]] - self.margin - 1, at[tails[kept]] + self.margin + 2, block)

    def _near(self, block: Block) -> Ranges:
        at = block.places(self.kind)
        first, last = at[: len(at) - self.least + 1], at[self.least - 1 :]
        near = np.flatnonzero(last - first < self.reach)
        return apart(last[near] - self.reach, first[near] + self.reach, block)


NOTHING = (np.zeros(0, np.int64), np.zeros(0, np.int64))


def _cells(block: Block, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Ranges | None:
    if kept.all():
        return None
    at = np.flatnonzero(kept)
    return block.starts[at], block.ends[at]


def apart(low: Ints, high: Ints, block: Block) -> Ranges:
    """Ranges (by `low`) within the block, those that touch as one."""
    if not len(low):
        return NOTHING
    low, high = np.maximum(low, 0), np.minimum(np.maximum.accumulate(high), len(block.data))
    opens = np.flatnonzero(np.append(True, low[1:] > high[:-1]))
    return low[opens], high[np.append(opens[1:], len(low)) - 1]


def either(every: Sequence[Ranges], block: Block) -> Ranges:
    """What lies in one of them, within the block."""
    low, high = (np.concatenate([np.zeros(0, np.int64), *edges]) for edges in ([each[0] for each in every], [each[1] for each in every]))
    order = np.argsort(low, kind="stable")
    return apart(low[order], high[order], block)


def both(one: Ranges | None, other: Ranges) -> Ranges:
    """What lies in both."""
    if one is None:
        return other
    first, last = np.searchsorted(other[1], one[0], "right"), np.searchsorted(other[0], one[1], "left")
    times = np.maximum(last - first, 0)
    mine = np.repeat(np.arange(len(times)), times)
    theirs = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times) + np.repeat(first, times)
    return np.maximum(one[0][mine], other[0][theirs]), np.minimum(one[1][mine], other[1][theirs])


def inside(at: Ints, ranges: Ranges) -> Bools:
    """Which of these places lie in the ranges."""
    low, high = ranges
    place = np.searchsorted(low, at, "right") - 1
    return np.asarray((place >= 0) & (at < high[np.maximum(place, 0)]))


@dataclass(frozen=True)
class Pieces:
    """`data` to scan; piece i of it begins at `at[i]` and is `low[i]:high[i]` of the block (None: it is the `whole` block)."""

    data: bytes
    at: Ints | None = None
    low: Ints | None = None
    high: Ints | None = None
    whole: Block | None = None

    @cached_property
    def lower(self) -> bytes:
        """The same in lower case: asked for by each group that looks at these pieces."""
        return self.data.translate(LOWER) if self.whole is None else self.whole.lower

    def back(self, ends: Ints) -> Ints:
        """Ends of matches in `data` as ends in the block."""
        if self.at is None or self.low is None or self.high is None:
            return ends
        piece = np.maximum(np.searchsorted(self.at, ends - 1, "right") - 1, 0)
        return np.asarray(np.minimum(ends - self.at[piece] + self.low[piece], self.high[piece] + 1))


def pieces(block: Block, ranges: Ranges | None) -> Pieces | None:
    """The ranges of the block cut out, or all of it if that is most of it; None: there is nothing."""
    if ranges is None or int((ranges[1] - ranges[0]).sum()) > _MOST * len(block.data):
        return Pieces(block.data, whole=block)
    low, high = ranges
    if not len(low):
        return None
    edges = np.stack((low, high), axis=1).reshape(-1)
    every = pa.Array.from_buffers(pa.large_binary(), len(edges) - 1, [None, pa.py_buffer(edges), pa.py_buffer(block.data)])
    cut = joined(every.take(pa.array(np.arange(0, len(every), 2))))
    return Pieces(cut, np.cumsum(high - low + 1) - (high - low), low, high)


def groups(regexes: Sequence[Regex], capitals: int) -> Iterator[tuple[Gate, tuple[Regex, ...]]]:
    """The regexes in groups that one gate fits; `capitals`: the number of them that makes a group."""
    left = list(regexes)

    def taken(chosen: list[Regex]) -> tuple[Regex, ...]:
        left[:] = [each for each in left if each not in chosen]
        return tuple(chosen)

    yield Gate("accents"), taken([each for each in left if each.accented])
    small = [each for each in left if each.whole and each.width is not None]
    yield Gate(small=max((each.width or 0 for each in small), default=1)), taken(small)
    for least, margin in _TIGHT:
        chosen = [each for each in left if each.inside >= least and each.close is not None and each.close <= margin]
        yield Gate("digits", least, margin=margin), taken(chosen)
    for kind, least in (("digits", 6), ("digits", 1), ("colons", 7), ("capitals", capitals)):
        chosen = [each for each in left if getattr(each, kind) >= least]
        reach = max((seen(each) for each in chosen), default=1)
        yield Gate(kind, least, reach if reach <= _FAR else 0), taken(chosen)
    yield Gate(wordy=True), tuple(left)
    yield Gate(wordy=False), tuple(each for each in left if not each.wordy)


def seen(regex: Regex) -> int:
    """How far apart the first and the last byte can be that decide on a match."""
    return 1 << 20 if regex.width is None or regex.look is None else regex.width + 2 * regex.look + 2
