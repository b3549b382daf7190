"""How much of the sources a scan reads, and how long it may take."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from time import time

from scanner.config import Source
from scanner.model import RULE_OF_THREE, Sample


@dataclass(frozen=True, slots=True)
class Plan:
    """What a scan reads: `full` is everything; else `rows` of each table, or what its source's `sample` says, spread by `seed`.

    At `until` (seconds since 1970) it stops, and says what it did not read.
    """

    rows: int | None = None
    full: bool = False
    seed: int = 0
    until: float | None = None

    def sample_of(self, source: Source) -> Sample | None:
        """The sample that a table of this source is read by; None: all of it."""
        rows = self.rows or source.sample
        if self.full or not rows:
            return None
        enough = source.bound * rows > RULE_OF_THREE  # else all of the sample is needed
        return Sample(rows, self.seed, ceil(RULE_OF_THREE / source.bound) if enough else 0)

    @property
    def over(self) -> bool:
        """Whether its time is up."""
        return self.until is not None and time() >= self.until
