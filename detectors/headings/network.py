"""The network for headings at run time: all layers in one ONNX file, and a memory of what was read before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from detectors.headings.written import FEATURES, Pieces
from detectors.reader.network import batches, session
from detectors.reader.vectors import vectors

Floats = npt.NDArray[np.float32]
#: Headings that are remembered.
_REMEMBERED = 1 << 14


def inputs(read: Sequence[Pieces]) -> dict[str, npt.NDArray[Any]]:
    """What the network takes for headings side by side."""
    shape = (len(read), max(len(pieces) for pieces, _ in read))
    pieces, bits, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    for row, (numbers, known) in enumerate(read):
        pieces[row, : len(numbers)], bits[row, : len(numbers)], mask[row, : len(numbers)] = numbers, known, 1
    features = ((bits[..., None] >> np.arange(len(FEATURES))) & 1).astype(np.float32)
    return {"words": vectors().of(pieces), "features": features, "mask": mask}


class Network:
    """Remembers what it read: tables of one form are many."""

    def __init__(self) -> None:
        self._memory: dict[tuple[tuple[int, ...], tuple[int, ...]], Floats] = {}

    def likely(self, read: Sequence[Pieces]) -> list[Floats]:
        """The probability of each label of `detectors.headings.labels` for each heading."""
        if len(self._memory) > _REMEMBERED:
            self._memory.clear()
        keys = [(tuple(pieces), tuple(bits)) for pieces, bits in read]
        new = {key: pieces for key, pieces in zip(keys, read, strict=True) if key not in self._memory}
        some = sorted(new.values(), key=lambda each: len(each[0]))
        for batch in batches(list(range(len(some))), [len(pieces) for pieces, _ in some]):
            (scores,) = session("whole", "detectors.headings").run(None, inputs([some[at] for at in batch]))
            for at, row in zip(batch, _shares(scores), strict=True):
                self._memory[(tuple(some[at][0]), tuple(some[at][1]))] = row
        return [self._memory[key] for key in keys]


def _shares(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)
