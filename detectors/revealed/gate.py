"""Which sentences can reveal something at all: told by the sum of what each of their words speaks for it, so that few are read.

Words are counted by their pieces, so that one that training never said (a medicine, an illness) speaks as those that are written like it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from detectors.reader.words import pieces_of

#: What stands between the texts, and what it says: no words say that much.
_BETWEEN, _EDGE = "\0", 1 << 40
WORDS = re.compile(r"[^\W_]+")
#: Runs without blanks that are remembered.
_REMEMBERED = 1 << 19
#: What a piece's weight is multiplied by in the file.
SCALE = 16


@cache
def weights() -> tuple[int, ...]:
    """What each word piece of the vocabulary speaks for, the last for any sentence."""
    held = gzip.decompress((files("detectors.revealed") / "data" / "gate.gz").read_bytes())
    return tuple(np.frombuffer(held, np.int8).tolist())


class _Said(dict[str, int]):
    """What each run of signs without a blank speaks for, filled as they are met."""

    def __missing__(self, run: str) -> int:
        made = self[run] = sum(weights()[piece] for word in WORDS.findall(run) for piece in pieces_of(word))
        return made


class Gate:
    """Remembers what the words that it met speak for."""

    def __init__(self) -> None:
        self._said = _Said()

    def opens(self, sentences: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Which of the sentences the network must read."""
        return self._sums(sentences, -_EDGE) + weights()[-1] >= 0

    def may_open(self, texts: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Which of the texts may have a sentence that opens it: by the words that speak for it alone."""
        return self._sums(texts, 0) + weights()[-1] >= 0

    def _sums(self, texts: Sequence[str], least: int) -> npt.NDArray[np.int64]:
        """What the words of each text speak for, each run at least so much."""
        if not texts:
            return np.zeros(0, np.int64)
        if len(self._said) > _REMEMBERED:
            self._said.clear()
        self._said[_BETWEEN] = _EDGE
        joined = f" {_BETWEEN} ".join(("", *texts))
        if joined.count(_BETWEEN) != len(texts):  # some hold the sign itself
            joined = f" {_BETWEEN} ".join(("", *(text.replace(_BETWEEN, " ") for text in texts)))
        runs = joined.split()
        said = np.fromiter(map(self._said.__getitem__, runs), np.int64, len(runs))
        edges = np.flatnonzero(said == _EDGE)
        np.maximum(said, least, out=said)
        said[edges] = 0
        return np.add.reduceat(said, edges)
