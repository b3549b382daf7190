"""Which patterns can count in a column, before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scanner.pattern import Pattern

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One column: `named` marks patterns that its name supports, `but` a kind whose patterns stay out, `every` keeps what cannot count.

    `silent` are patterns that are left out where a model reads.
    """

    patterns: Sequence[Pattern]
    named: Bools
    kind: str
    but: str
    every: bool
    silent: frozenset[int] = frozenset()

    def looks(self, pattern: Pattern) -> bool:
        """Whether the pattern looks at this kind of column."""
        return self.kind in pattern.kinds and self.but not in pattern.kinds

    def runs(self, index: int) -> bool:
        """Whether the pattern looks at this column at all."""
        pattern = self.patterns[index]
        return index not in self.silent and self.looks(pattern) and (self.every or pattern.need != "name" or bool(self.named[index]))

    def only_near(self, index: int, long: bool) -> bool:
        """Whether a match counts only near a phrase: context is needed, the name gives none, and chance is not told by a column's numbers.

        That is told where a validator says how many of its whole cells pass, which `long` texts are not.
        """
        pattern = self.patterns[index]
        return pattern.need == "context" and (long or pattern.valid is None) and not self.every and not self.named[index]
