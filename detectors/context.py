"""Context: phrases that support a value when they stand near it, or in the column's name.

Near: the phrase ends at most `BEFORE` bytes before the value begins, or at most `AFTER` bytes behind its end, in the same cell. A phrase is
whole words (letters and digits of ASCII beside it do not count), in any case, its words apart by one to three blanks or marks, perhaps
with a plural s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from detectors import automaton, fallback
from detectors.blocks import Block, Ints
from detectors.confirm import Spans, Windows
from scanner.pattern import Pattern
from scanner.words import words

BEFORE = 50
AFTER = 30
_GAP = r"[ \t\r\n_\-./:]{1,3}"

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

    def _ends(self, pattern: int) -> Ints:
        return self.at[self.owns[pattern][self.phrase]] if pattern in self.owns else self.at[:0]


def _any(ends: Ints, low: Ints, high: Ints) -> Bools:
    """Whether one of the sorted `ends` is in `low` to `high`, both included."""
    padded = np.append(ends, np.int64(1 << 60))
    return np.asarray(padded[np.searchsorted(ends, low, "left")] <= high)


@dataclass(frozen=True, slots=True)
class Phrases:
    """All context phrases, compiled."""

    spelled: tuple[str, ...]
    owns: Mapping[int, Bools]
    database: Any

    def said(self, block: Block) -> Said:
        """Every phrase in the block."""
        if not self.spelled:
            phrase, at = np.zeros(0, np.int64), np.zeros(0, np.int64)
        elif self.database is None:
            phrase, at = fallback.every_phrase(self.spelled, _GAP, block.data)
        else:
            phrase, at = automaton.every_phrase(self.database, block.data)
        return Said(phrase, at, self.owns, block)


def phrases(patterns: Sequence[Pattern], native: bool) -> Phrases:
    """Compile the context phrases of all patterns that have a regex."""
    numbers: dict[str, int] = {}
    owned = {
        index: [numbers.setdefault(" ".join(re.split(r"[\s\-]+", phrase.lower())), len(numbers)) for phrase in pattern.context]
        for index, pattern in enumerate(patterns)
        if pattern.regex is not None and pattern.context
    }
    owns = {index: np.isin(np.arange(len(numbers)), phrases) for index, phrases in owned.items()}
    spelled = tuple(numbers)
    regexes = [_GAP.join(re.escape(word.encode().decode("latin-1")) for word in phrase.split(" ")) for phrase in spelled]
    return Phrases(spelled, owns, automaton.phrases(regexes) if native and spelled else None)


@dataclass(frozen=True, slots=True)
class Names:
    """Which patterns a column's name supports: their context phrases or names stand in it."""

    by_phrase: Mapping[str, frozenset[int]]

    def supported(self, name: str) -> frozenset[int]:
        """Indexes of the patterns, one of whose phrases the words of `name` hold."""
        said = words(name)
        runs = {" ".join(said[a:b]) for a in range(len(said)) for b in range(a + 1, len(said) + 1)}
        return frozenset().union(*(self.by_phrase.get(run, frozenset()) for run in runs))


def names(patterns: Iterable[Pattern]) -> Names:
    """The lookup for `Names`; a phrase also counts when written as one word (see `scanner.words.holds`)."""
    found: dict[str, set[int]] = {}
    for index, pattern in enumerate(patterns):
        for phrase in (*pattern.context, *pattern.names):
            for spelling in (phrase.lower(), phrase.lower().replace(" ", "")):
                found.setdefault(spelling, set()).add(index)
    return Names({phrase: frozenset(indexes) for phrase, indexes in found.items()})
