"""Distinct values and their shapes without keeping any: the k smallest hashes (KMV; Bar-Yossef et al. 2002). Two sketches add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_WIDTH = 256  # bytes of a value that count: two values that agree this far are one
_WEIGHTS = np.random.default_rng(20_240_723).integers(1, 2**63, _WIDTH, dtype=np.uint64) | np.uint64(1)
_AT_ONCE = 8192  # spans: keeps the work arrays (32 bytes a byte of value) small and in the cache
Hashes = NDArray[np.uint64]

EXACT = 256  # distinct values below which a count is exact
MOST_SHAPES = 64  # more different shapes than this are no shape at all
SAME_SHAPE = 5  # distinct values that must share a shape before it may be shown
_SHAPE_BYTES = 40

# letter → A, digit → 9, the rest stays; bytes above 127 are letters of some script
_TO_SHAPE = np.arange(256, dtype=np.uint8)
_TO_SHAPE[48:58] = 57
_TO_SHAPE[65:91] = 65
_TO_SHAPE[97:123] = 65
_TO_SHAPE[128:] = 65


def hash_spans(buffer: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Hashes:
    """A 64-bit hash of every span of `buffer`, without a Python object per span.

    Multilinear in the bytes (Carter and Wegman), then mixed (splitmix64), with fixed weights: the same in every process.
    """
    if len(lengths) > _AT_ONCE:
        cuts = range(0, len(lengths), _AT_ONCE)
        return np.concatenate([hash_spans(buffer, starts[i : i + _AT_ONCE], lengths[i : i + _AT_ONCE]) for i in cuts])
    lengths = np.minimum(lengths, _WIDTH)
    total = np.cumsum(lengths)
    first = total - lengths
    inside = np.arange(total[-1] if len(total) else 0, dtype=np.int64) - np.repeat(first, lengths)
    terms = (buffer[inside + np.repeat(starts, lengths)].astype(np.uint64) + np.uint64(1)) * _WEIGHTS[inside]
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(terms, dtype=np.uint64)])
    return _mix(sums[total] - sums[first] + lengths.astype(np.uint64))


def hash_numbers(numbers: NDArray[np.int64]) -> Hashes:
    """A 64-bit hash of every number, of which the number cannot be reckoned back: some of the bits are dropped on the way."""
    return _mix(_mix(numbers.view(np.uint64)) >> np.uint64(20))


def _mix(value: Hashes) -> Hashes:
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


@dataclass(frozen=True, slots=True)
class Sketch:
    """The `size` smallest different hashes, sorted, as bytes. `a + b` is the sketch of both inputs together, exactly."""

    size: int = EXACT
    hashes: bytes = b""

    @classmethod
    def of(cls, hashes: Hashes, size: int = EXACT) -> Sketch:
        """The sketch of these hashes."""
        if len(hashes) > 8 * size:  # most of them are too large: sorting the smallest few is enough, if these are not all alike
            few = np.unique(np.partition(hashes, 2 * size)[: 2 * size])
            if len(few) >= size:
                return cls(size, few[:size].tobytes())
        return cls(size, np.unique(hashes)[:size].tobytes())

    def __add__(self, other: Sketch) -> Sketch:
        if not (self.hashes and other.hashes):
            return self if self.hashes else other
        return Sketch.of(np.concatenate([self._array(), other._array()]), self.size)

    def times(self, number: int) -> Sketch:
        """The sketch of so many times as many values, of which these are some; of what is an estimate already, the same."""
        kept = self._array()
        if len(kept) >= self.size:
            return self
        return Sketch.of(np.concatenate([kept, *(_mix(kept + np.uint64(each)) for each in range(1, number))]), self.size)

    def _array(self) -> Hashes:
        return np.frombuffer(self.hashes, dtype=np.uint64)

    def among(self, whole: Sketch) -> tuple[int, int]:
        """How many of how many values of `whole` are in this one, where this holds a part of them; a random sample if they are many.

        Exact: both keep the smallest hashes, so below the largest one that `whole` keeps, this one has lost none of its own.
        """
        sample = whole._array()
        return int(np.isin(sample, self._array(), assume_unique=True).sum()), len(sample)

    def count(self) -> int:
        """Number of distinct values: exact below `size`, else an estimate with a standard error of 1/sqrt(size - 2)."""
        kept = self._array()
        if len(kept) < self.size:
            return len(kept)
        return max(self.size, round((self.size - 1) * 2.0**64 / float(kept[-1])))


#: That of no value. Most of what a column could show it does not, and what is shared costs nothing to make, or to send to another process.
NO_VALUES = Sketch()


def outlines(
    buffer: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64], hashes: Hashes
) -> Mapping[str, Sketch] | None:
    """The shapes of the short spans of `buffer`, each with a sketch of the spans that have it; None if there are too many."""
    short = lengths <= _SHAPE_BYTES
    starts, lengths, hashes = starts[short], lengths[short], hashes[short]
    if not len(starts):
        return {}
    low, high = int(starts.min()), int((starts + lengths).max())
    shaped = _TO_SHAPE[buffer[low:high]]
    keys, first, which = np.unique(hash_spans(shaped, starts - low, lengths), return_index=True, return_inverse=True)
    if len(keys) > MOST_SHAPES:
        return None
    texts = [shaped[starts[i] - low : starts[i] - low + lengths[i]].tobytes().decode("latin-1") for i in first]
    return {text: Sketch.of(hashes[which == k], SAME_SHAPE) for k, text in enumerate(texts)}
