"""Which patterns can count in a column, before anything is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from detectors.blocks import Block
from detectors.confirm import Windows
from detectors.context import Phrases, Said
from scanner.pattern import Pattern

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One column: `named` marks the patterns that its name supports, `every` keeps what cannot count."""

    patterns: Sequence[Pattern]
    named: Bools
    kind: str
    every: bool

    def runs(self, index: int) -> bool:
        """Whether the pattern looks at this column at all."""
        pattern = self.patterns[index]
        return self.kind in pattern.kinds and (self.every or pattern.need != "name" or bool(self.named[index]))

    def only_near(self, index: int) -> bool:
        """Whether a match counts only near a phrase: context is needed, the name gives none, and no validator makes chance countable."""
        pattern = self.patterns[index]
        return pattern.need == "context" and pattern.valid is None and not self.every and not self.named[index]


@dataclass(frozen=True)
class Lazy:
    """The phrases of a block, looked for when first asked for."""

    phrases: Phrases
    block: Block

    @cached_property
    def now(self) -> Said:
        """Every phrase in the block."""
        return self.phrases.said(self.block)

    def around(self, pattern: int) -> Callable[[Windows], Bools]:
        """Marks the windows that have a phrase of the pattern near."""
        return lambda found: self.now.around(pattern, found)
