"""Heads: where in a long text words begin that have a digit or are near one, and the outline of what stands there.

Most regexes of numbers match at heads only. Which of them can match at heads of one outline is told once, as of short cells (see
`detectors.outline`), so that no automaton need look at texts of many numbers, and stop at each of them. An outline ends where three bytes
behind a digit are none: what would have to stand behind that is not asked, and the exact regex refuses what is told too much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from detectors.automaton import Events
from detectors.blocks import TEXTS, Block, Bools, Ints
from detectors.confirm import begins
from detectors.gates import Ranges, inside
from detectors.machine import Machine
from detectors.outline import rough
from detectors.outlined import OPEN, SIGNS
from detectors.regex import Regex

#: Bytes of an outline: the one before the head, and those from there on.
WIDE = 16
#: A word, or a sign that may stand before a number, is a head if a digit is so near behind its beginning.
LEAD, _SIGNS = 6, b"(+"
#: What is within one of these bytes of something, then within the next of that, and so on, is within `LEAD` of it.
_STEPS = (1, 2, 3)
#: A regex of which some bytes are further from its digits is told by what an outline does not show.
_CLOSE = 16
#: Further apart than this, digits do not belong together.
_GAP = 3
#: More than a match that begins at a head can see: what stands between outlines, so that none sees the next one.
_APART = 96
#: Fewest heads of a block, and heads for each outline, where it is worth telling which regexes can match; outlines that are remembered.
_FEW, _ALIKE, _KEPT = 1 << 13, 16, 1 << 15

_WORD = bytes(chr(byte).isalnum() and byte < 128 for byte in range(256))
_PARTS = range(0, WIDE, 8)
_MIX, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)
#: By the bytes that an outline has: those that stay, and what stands for the others, eight at a time.
_ROWS = np.arange(WIDE) < np.arange(WIDE + 1)[:, None]
_STAYS = np.where(_ROWS, np.uint8(255), np.uint8(0)).view(np.uint64).T.copy()
_REST = np.where(_ROWS, np.uint8(0), np.uint8(OPEN)).view(np.uint64).T.copy()


def fits(regex: Regex) -> bool:
    """Whether all matches of a regex begin at heads, and not all have texts that are looked for instead."""
    if regex.words or regex.beyond or regex.whole or regex.lead is None or regex.lead > LEAD:
        return False
    if regex.width is None or regex.look is None or regex.width + regex.look > _APART:
        return False
    if not regex.forms or (regex.close or 0) > _CLOSE:
        return False
    word = np.frombuffer(_WORD, np.bool_)
    odd = regex.begins[0] & ~word
    odd[list(_SIGNS)] = False
    return not odd.any() and not (regex.before & word).any()


@dataclass(frozen=True)
class Headed:
    """A block's heads, in order, and of each the number of its outline (None: too many are different to tell of each what can match)."""

    at: Ints
    code: Ints | None

    @property
    def told(self) -> bool:
        """Whether their outlines tell which regexes can match."""
        return self.code is not None

    def of(self, told: Bools) -> Ints:
        """The heads of the outlines that are marked."""
        order, edges = self._ordered
        parts = [order[edges[each] : edges[each + 1]] for each in np.flatnonzero(told[: len(edges) - 1]).tolist()]
        if not parts:
            return self.at[:0]
        return self.at.take(np.sort(np.concatenate(parts)) if len(parts) > 1 else parts[0])

    @cached_property
    def _ordered(self) -> tuple[Ints, list[int]]:
        """The heads by outline, and where those of each begin."""
        assert self.code is not None
        counts = np.bincount(self.code)
        order = np.argsort(self.code.astype(np.uint16) if len(counts) < 1 << 16 else self.code, kind="stable")
        return order, [0, *np.cumsum(counts).tolist()]


class Heads:
    """What an engine knows of outlines of heads: at which each regex can match."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._told: dict[int, Bools] = {}
        self._machines: dict[int, Machine | None] = {}

    def of(self, block: Block) -> Headed | None:
        """The heads of a block; None if it is no text, or one cell so big that they would fill the memory: each takes seventy bytes."""
        if not block.long or len(block.data) > TEXTS + 2 or not block.apart:
            return None
        signs = block.data.translate(SIGNS) + bytes(WIDE)
        at = heads(block, signs)
        return Headed(at, self._codes(_outlines(block, signs, at)) if len(at) >= _FEW else None)

    def _codes(self, parts: Sequence[npt.NDArray[np.uint64]]) -> Ints | None:
        """The number of each outline; None if there are too many."""
        mixed = parts[0] * _MIX
        coded = pa.array((mixed ^ mixed >> _HALF) + parts[1]).dictionary_encode()
        code = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
        first = np.zeros(len(coded.dictionary), np.int64)
        first[code[::-1]] = np.arange(len(code))[::-1]
        if len(first) * _ALIKE > len(code) or not all(np.array_equal(part.take(first).take(code), part) for part in parts):
            return None
        known = np.stack([part[first] for part in parts], axis=1).tobytes()
        if len(self._numbers) > _KEPT:
            self._numbers.clear()
            self._told.clear()
        numbers = [self._numbers.setdefault(known[low : low + WIDE], len(self._numbers)) for low in range(0, len(known), WIDE)]
        return np.asarray(np.array(numbers, np.int64)[code])

    def starts(self, regexes: Iterable[Regex], headed: Headed) -> list[tuple[Regex, Ints]]:
        """Where the matches of regexes that fit may begin; those are left out that cannot match."""
        found = [(each, headed.of(self._can(each))) for each in regexes]
        return [(each, at) for each, at in found if len(at)]

    def events(self, regexes: Iterable[Regex], block: Block, headed: Headed, within: Ranges) -> list[Events]:
        """Where the matches of regexes that fit may begin within these ranges, as an automaton tells it."""
        if headed.told:
            found = [(each, at[inside(at, within)]) for each, at in self.starts(regexes, headed)]
        else:
            first, last = (np.searchsorted(headed.at, edge) for edge in within)
            near = headed.at[np.arange(int((last - first).sum())) + np.repeat(last - np.cumsum(last - first), last - first)]
            found = [(each, begins(each, block, near)) for each in regexes]
        return [Events(each, at + 1, at, at + 1, ahead=0, open=True, slack=0) for each, at in found if len(at)]

    def _can(self, regex: Regex) -> Bools:
        """At which outlines the regex can match."""
        told = self._told.get(regex.index, np.zeros(0, np.bool_))
        if len(told) < len(self._numbers):
            new = list(self._numbers)[len(told) :]
            told = self._told[regex.index] = np.append(told, self._tell(regex, np.frombuffer(b"".join(new), np.uint8).reshape(-1, WIDE)))
        return told

    def _tell(self, regex: Regex, rows: npt.NDArray[np.uint8]) -> Bools:
        """At which of these outlines the regex can match."""
        can = np.ones(len(rows), np.bool_)
        for place, bytes_ in enumerate((regex.before, *regex.begins)):
            signs = np.zeros(256, np.bool_)
            signs[[OPEN, *(SIGNS[byte] for byte in np.flatnonzero(bytes_).tolist())]] = True
            can &= signs.take(rows[:, place])
        left = np.flatnonzero(can)
        if len(left) and regex.index not in self._machines:
            self._machines[regex.index] = rough(regex)
        if len(left) and (machine := self._machines[regex.index]) is not None:
            data = np.full((len(left) + 1, _APART + WIDE), OPEN, np.uint8)
            data[:-1, _APART:] = rows[left]
            can[left] = machine.run(data.reshape(-1), np.arange(len(left)) * data.shape[1] + _APART + 1, len(left) << 20).end != 0
        return can


def _outlines(block: Block, signs: bytes, at: Ints) -> list[npt.NDArray[np.uint64]]:
    """The outline at each of these heads, eight bytes at a time."""
    every: npt.NDArray[np.uint64] = np.ndarray((len(signs) - 7,), "<u8", signs, strides=(1,))
    size = _sizes(block, at)
    return [every.take(at + (step - 1)) & _STAYS[step // 8].take(size) | _REST[step // 8].take(size) for step in _PARTS]


def _sizes(block: Block, at: Ints) -> Ints:
    """How many bytes each outline has."""
    digit = block.marked("digits")
    ends = digit.copy()
    for step in range(1, _GAP + 1):
        ends[:-step] &= ~digit[step:]
    last = np.flatnonzero(ends)
    return np.asarray(np.minimum(np.repeat(last, np.diff(np.searchsorted(at, last, "right"), prepend=0)) - at + (_GAP + 2), WIDE))


def heads(block: Block, signs: bytes) -> Ints:
    """Positions of the heads in a block of these signs."""
    near, shown = block.marked("digits").copy(), np.frombuffer(signs, np.uint8, len(block.data))
    word = (shown == ord("0")) | (shown == ord("A")) | (shown == ord("a"))
    for step in _STEPS:
        near[:-step] |= near[step:]
    begins = word[1:] > word[:-1]
    for sign in _SIGNS:
        begins |= block.bytes_[1:] == sign
    near[1:] &= begins
    near[0] = False
    return np.flatnonzero(near).astype(np.int64, copy=False)
