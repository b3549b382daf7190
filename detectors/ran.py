"""The ways on which a machine is (see `detectors.machine`), and what it has found at the end of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from detectors.looks import Ints

#: Where a group began or ended: nowhere, here; else the number of a note.
NOWHERE, HERE = -1, 1 << 8


class Thread(NamedTuple):
    """One way that `re` would go on: at this step, the group having begun and ended there (notes).

    One that is not `sure` is there in some of the texts only that are told as one (see `detectors.alike`).
    """

    step: int
    low: int = NOWHERE
    high: int = NOWHERE
    sure: bool = True


class Ran(NamedTuple):
    """Of each place: the end of its match (0: there is none, -1: not told), and the group's span (-1: it has none)."""

    end: Ints
    low: Ints
    high: Ints

    @classmethod
    def of(cls, size: int) -> Ran:
        """Of so many places, without a match as yet."""
        return cls(np.zeros(size, np.int64), np.full(size, -1, np.int64), np.full(size, -1, np.int64))
