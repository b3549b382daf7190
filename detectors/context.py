"""Context: phrases that support a value when they stand near it, or in the column's name.

Near: the phrase ends at most `BEFORE` bytes before the value begins, or at most `AFTER` bytes behind its end, in the same cell. A phrase is
whole words (letters and digits of ASCII beside it do not count), in any case, its words apart by one to three blanks or marks, perhaps
with a plural s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from detectors import automaton, fallback
from detectors.blocks import Block, Ints
from detectors.confirm import Spans, Windows
from detectors.fold import folded
from detectors.gates import Ranges, apart, pieces
from scanner.pattern import Pattern
from scanner.words import held, spellings, words

BEFORE = 50
AFTER = 30
_GAP = r"[ \t\r\n_\-./:]{1,3}"

_NONE = np.zeros(0, np.int64)

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Said:
    """Where phrases end in one block. `owns[p]` marks pattern p's phrases."""

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
        at = np.sort(self.at if mine is None else self.at[mine[self.phrase]])
        return apart(at - AFTER - reach - 1, at + BEFORE + reach, self.block)

    def _ends(self, pattern: int) -> Ints:
        return np.sort(self.at[self.owns[pattern][self.phrase]]) if pattern in self.owns else self.at[:0]


def _any(ends: Ints, low: Ints, high: Ints) -> Bools:
    """Whether one of the sorted `ends` is in `low` to `high`, both included."""
    padded = np.append(ends, np.int64(1 << 60))
    return np.asarray(padded[np.searchsorted(ends, low, "left")] <= high)


@dataclass(frozen=True, eq=False)
class Phrases:
    """Context phrases, folded; `owns[p]` marks those of pattern p. `native`: Hyperscan finds them, compiled when first asked."""

    spelled: tuple[str, ...]
    owns: Mapping[int, Bools]
    native: bool

    def owned(self, patterns: Sequence[int]) -> Bools:
        """Marks the phrases of these patterns."""
        return np.logical_or.reduce([np.zeros(len(self.spelled), bool), *(self.owns[each] for each in patterns if each in self.owns)])

    @cached_property
    def longest(self) -> int:
        """More than the bytes that a phrase can take."""
        return max((len(phrase) + 2 * phrase.count(" ") + 3 for phrase in self.spelled), default=0)

    @cached_property
    def database(self) -> Any:
        """The phrases, compiled."""
        return automaton.phrases([_GAP.join(map(_cased, phrase.split(" "))) for phrase in self.spelled])

    def said(self, block: Block, near: Sequence[Ranges | None]) -> Said:
        """Every phrase that could stand near a value in these ranges."""
        nothing = Said(_NONE, _NONE, self.owns, block)
        part = pieces(
            block, None if any(each is None for each in near) else self._around(block, [each for each in near if each is not None])
        )
        if part is None or not self.spelled:
            return nothing
        if not self.native:
            phrase, at = fallback.every_phrase(self.spelled, _GAP, part.data)
        else:
            phrase, at = automaton.every_phrase(self.database, part.data)
        return Said(phrase, part.back(at), self.owns, block)

    def _around(self, block: Block, near: Sequence[Ranges]) -> Ranges:
        low = np.concatenate([each[0] for each in near] or [_NONE]) - BEFORE - self.longest
        high = np.concatenate([each[1] for each in near] or [_NONE]) + AFTER + 2
        order = np.argsort(low, kind="stable")
        return apart(low[order], high[order], block)


def phrases(patterns: Sequence[Pattern], chosen: Sequence[int], native: bool) -> Phrases:
    """The context phrases of the chosen patterns (by index)."""
    numbers: dict[str, int] = {}
    owned = {index: [numbers.setdefault(_plain(each), len(numbers)) for each in patterns[index].context] for index in chosen}
    owns = {index: np.isin(np.arange(len(numbers)), phrases) for index, phrases in owned.items() if phrases}
    return Phrases(tuple(numbers), owns, native)


def _plain(phrase: str) -> str:
    return " ".join(re.split(r"[\s\-]+", folded(phrase).lower()))


def _cased(word: str) -> str:
    """A regex of the word; letters beyond ASCII in either case, which the automaton does not know of."""
    return "".join(f"[{c}{chr(ord(c) - 32)}]" if 0xE0 <= ord(c) < 0xFF and ord(c) != 0xF7 else re.escape(c) for c in word)


@dataclass(frozen=True, slots=True)
class Names:
    """Which patterns a column's name supports: their context phrases or names stand in it."""

    by_phrase: Mapping[str, frozenset[int]]

    def supported(self, name: str) -> frozenset[int]:
        """Indexes of the patterns, one of whose phrases the words of `name` hold."""
        return frozenset().union(*(self.by_phrase.get(run, frozenset()) for run in held(words(name))))


def names(patterns: Iterable[Pattern]) -> Names:
    """The lookup for `Names`; a phrase also counts when written as one word (see `scanner.words.holds`)."""
    found: dict[str, set[int]] = {}
    for index, pattern in enumerate(patterns):
        for spelling in spellings((*pattern.context, *pattern.names)):
            found.setdefault(spelling, set()).add(index)
    return Names({phrase: frozenset(indexes) for phrase, indexes in found.items()})
