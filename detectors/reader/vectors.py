"""What each word piece is before it is read in context: the vectors of the encoder, which all networks share, in eight bits."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

#: Floats in a vector.
WIDTH = 384


class Vectors(NamedTuple):
    """One row of bytes for each word piece [pieces, WIDTH]; a byte less `zero`, times `scale`, is the number."""

    rows: npt.NDArray[np.uint8]
    scale: np.float32
    zero: np.float32

    def of(self, pieces: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """The vectors of pieces of any shape, one dimension more."""
        made = self.rows[pieces].astype(np.float32)
        made -= self.zero
        made *= self.scale
        return made


@cache
def vectors() -> Vectors:
    """The vectors that ship, a row for each piece of `words.vocabulary`."""
    with (files("detectors.reader") / "data" / "vectors.npz").open("rb") as file, np.load(file) as held:
        return Vectors(held["rows"], np.float32(held["scale"]), np.float32(held["zero"]))
