"""Context: phrases that support a value when they stand near it, or in the column's name.

Near: the phrase ends at most `BEFORE` bytes before the value begins, or at most `AFTER` bytes behind its end, in the same cell. A phrase is
whole words in any case, one to three blanks or marks between them (or none, where a capital begins the next: `nhsNumber`), perhaps with
a plural s; in scripts that put no blanks between words it may touch other letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from detectors.blocks import Block, Ints
from detectors.confirm import Spans
from detectors.gates import Pieces, Ranges, apart, both, either, pieces
from detectors.lexicon import Lexicon, lexicon
from detectors.plain import STAND_INS, Plain, humps, parted, phrase, plain
from detectors.windows import Windows
from scanner.pattern import Pattern

BEFORE = 50
AFTER = 30
#: Phrases up to which where they end is put together by phrase.
_SOME = 8
#: Share of a block from which on all of it is read: to ask what else is worth it would cost more.
_MOST = 0.5
_BLANK, _PLURAL = ord(" "), ord("s")

_NONE = np.zeros(0, np.int64)

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Said:
    """Where phrases end in one block, in order. `owns[p]` marks pattern p's phrases."""

    phrase: Ints
    at: Ints
    owns: Mapping[int, Bools]
    block: Block

    def near(self, pattern: int, found: Spans) -> Bools:
        """For each match whether one of its pattern's phrases stands near it."""
        ends = self._ends(pattern)
        first, last = self.block.starts[found.cell], self.block.ends[found.cell]
        before = _any(ends, np.maximum(found.start - BEFORE, first + 1), found.start)
        return before | _any(ends, found.end + 1, np.minimum(found.end + AFTER, last))

    def around(self, pattern: int, found: Windows) -> Bools:
        """For each window whether a match in it could have a phrase near."""
        return _any(self._ends(pattern), found.begin - BEFORE, found.right + AFTER)

    def ranges(self, mine: Bools | None, reach: int) -> Ranges:
        """Where a value, seen within `reach` bytes, could have one of these phrases near."""
        at = self.at if mine is None else self._of(mine)
        if not len(at):
            return at, at
        return apart(at - AFTER - reach - 1, at + BEFORE + reach, self.block)

    def any_of(self, marks: Bools) -> Bools:
        """For each row of marked phrases whether one of them is there."""
        return np.asarray(marks[:, self._by_phrase[0]].any(axis=1))

    def _ends(self, pattern: int) -> Ints:
        if pattern not in self._held:
            self._held[pattern] = self._of(self.owns[pattern]) if pattern in self.owns else self.at[:0]
        return self._held[pattern]

    def _of(self, mine: Bools) -> Ints:
        """Where these phrases end; most are not there at all."""
        kinds, ends = self._by_phrase
        there = np.flatnonzero(mine[kinds]).tolist()
        if len(there) > _SOME:
            return self.at[mine[self.phrase]]
        return ends[there[0]] if len(there) == 1 else np.sort(np.concatenate([self.at[:0], *(ends[each] for each in there)]), kind="stable")

    @cached_property
    def _by_phrase(self) -> tuple[Ints, list[Ints]]:
        """The phrases that are there, and where each ends."""
        order = np.argsort(self.phrase, kind="stable")
        kinds, first = np.unique(self.phrase[order], return_index=True)
        return kinds, np.split(self.at[order], first[1:])

    @cached_property
    def _held(self) -> dict[int, Ints]:
        return {}


def _any(ends: Ints, low: Ints, high: Ints) -> Bools:
    """Whether one of the sorted `ends` is in `low` to `high`, both included."""
    padded = np.append(ends, np.int64(1 << 60))
    return np.asarray(padded[np.searchsorted(ends, low, "left")] <= high)


@dataclass(frozen=True, eq=False)
class Phrases:
    """Context phrases in plain spelling; `owns[p]` marks those of pattern p, `foreign` has those of scripts that folding does not keep."""

    spelled: tuple[str, ...]
    foreign: Mapping[int, frozenset[str]]
    owns: Mapping[int, Bools]

    def owned(self, patterns: Sequence[int]) -> Bools:
        """Marks the phrases of these patterns."""
        mine = [self.owns[each] for each in patterns if each in self.owns]
        return np.asarray(np.logical_or.reduce([np.zeros(len(self.spelled), bool), *mine]))

    @cached_property
    def _lengths(self) -> Ints:
        return np.array([len(each) for each in self.spelled], np.int64)

    @cached_property
    def _wordy(self) -> bool:
        """Whether each phrase has a letter: numbers alone say none."""
        return all(max(map(ord, each)) >= 0x40 for each in self.spelled)

    @cached_property
    def _most(self) -> Ints:
        """The most bytes of each phrase: up to three between two words."""
        return self._lengths + 2 * np.array([each.count(" ") for each in self.spelled], np.int64)

    @cached_property
    def _glued(self) -> tuple[Bools, Bools]:
        """Which phrases begin and end with a letter that may touch another."""
        ends = [(ord(each[0]) in STAND_INS, ord(each[-1]) in STAND_INS) for each in self.spelled]
        both = np.array(ends, bool).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    @cached_property
    def _lexicon(self) -> Lexicon:
        return lexicon(self.spelled)

    def _every(self, block: Block, text: Plain) -> tuple[Ints, Ints]:
        """Number and end of each phrase."""
        number, end = self._lexicon.every(text)
        if not self.foreign or block.folded is None or not any(each in text.data for each in STAND_INS):
            return number, end
        glued = [(each, at) for each in self.foreign for at in _places(text.data, self.spelled[each].encode("latin-1"))]
        more = np.array(glued, np.int64).reshape(-1, 2)
        return np.concatenate((number, more[:, 0])), np.concatenate((end, more[:, 1]))

    def around(self, block: Block, near: Sequence[Ranges | None]) -> Ranges | None:
        """Where a phrase that stands near a value in these ranges lies; None: in so much of the block that it is best read whole."""
        longest = int(self._most.max(initial=0)) + 2
        told = [(each[0] - BEFORE - longest, each[1] + AFTER + 3) for each in near if each is not None]
        if len(told) < len(near):
            return None
        found = either(told, block)
        return found if int((found[1] - found[0]).sum()) < _MOST * len(block.data) else None

    def said(self, block: Block, within: Ranges | None) -> Said:
        """Every phrase that stands within these ranges (None: all of the block)."""
        part = pieces(block, within) if self.spelled and (block.wordy or not self._wordy) else None
        if part is None:
            return Said(_NONE, _NONE, self.owns, block)
        number, last = self._heard(block, part, plain(part.data))
        if joined := self._joined(block, within):
            more = self._heard(block, joined, parted(joined.data))
            number, last = np.append(number, more[0]), np.append(last, more[1])
        order = np.argsort(last, kind="stable")
        return Said(number[order], last[order], self.owns, block)

    def _joined(self, block: Block, within: Ranges | None) -> Pieces | None:
        """What stands about words that programs have joined (`nhsNumber`): in prose there are few."""
        at = humps(block.bytes_)
        reach = int(self._most.max(initial=0)) + 2
        return pieces(block, both(within, apart(at - reach, at + reach, block))) if len(at) else None

    def _heard(self, block: Block, part: Pieces, text: Plain) -> tuple[Ints, Ints]:
        """The phrases in plain text, and where each ends in the block."""
        number, end = self._every(block, text)
        start, letters = end - self._lengths[number], text.bytes_
        most = self._most[number] + (letters[end] == _PLURAL)
        end = end + (letters[end] == _PLURAL)
        kept = (letters[end] == _BLANK) | self._glued[1][number]
        kept &= (letters[np.maximum(start - 1, 0)] == _BLANK) | self._glued[0][number]
        number, start, end, most = number[kept], start[kept], end[kept], most[kept]
        first, last = part.back(text.at[start] + 1) - 1, part.back(text.at[end - 1] + 1)
        near = (last - first <= most) & (block.cell(first) == block.cell(last - 1))
        number, first, last = number[near], first[near], last[near]
        if self.foreign and block.folded is not None:
            right = self._as_written(block, number, first, last)
            number, last = number[right], last[right]
        return number, last

    def _as_written(self, block: Block, number: Ints, start: Ints, end: Ints) -> Bools:
        """Which are right: a phrase of another script must be the one that is written there, for folded, its letters are all alike."""
        right = np.ones(len(number), bool)
        for at in np.flatnonzero(np.isin(number, list(self.foreign))).tolist():
            right[at] = block.written(int(start[at]), int(end[at])).lower() in self.foreign[int(number[at])]
        return right


def _places(data: bytes, phrase: bytes) -> Iterator[int]:
    """Where the phrase ends, also within words."""
    at = data.find(phrase)
    while at >= 0:
        yield at + len(phrase)
        at = data.find(phrase, at + 1)


def phrases(patterns: Sequence[Pattern], chosen: Sequence[int]) -> Phrases:
    """The context phrases of the chosen patterns (by index)."""
    numbers: dict[str, int] = {}
    foreign: dict[int, set[str]] = {}
    owned: dict[int, list[int]] = {}
    for index in chosen:
        for written in patterns[index].context:
            spelled = phrase(written)
            if not spelled:
                continue
            number = numbers.setdefault(spelled, len(numbers))
            owned.setdefault(index, []).append(number)
            if not spelled.isascii() and any(ord(letter) in STAND_INS for letter in spelled):
                foreign.setdefault(number, set()).add(written.lower())
    owns = {index: _marked(held_, len(numbers)) for index, held_ in owned.items()}
    return Phrases(tuple(numbers), {number: frozenset(all_) for number, all_ in foreign.items()}, owns)


def _marked(at: Sequence[int], size: int) -> Bools:
    table = np.zeros(size, np.bool_)
    table[at] = True
    return table
