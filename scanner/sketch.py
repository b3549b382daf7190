"""Distinct values and their shapes without keeping any: the k smallest hashes (KMV; Bar-Yossef et al. 2002). Two sketches add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

_WIDTH = 256  # bytes of a value that count: two values that agree this far are one
_WEIGHTS = np.random.default_rng(20_240_723).integers(1, 2**63, _WIDTH, dtype=np.uint64) | np.uint64(1)
_TOTALS = np.concatenate((np.zeros(1, np.uint64), np.cumsum(_WEIGHTS, dtype=np.uint64)))
_AT_ONCE = 8192  # spans: keeps the work arrays (32 bytes a byte of value) small and in the cache
_FEW = 256  # spans below which a step for each byte of each is cheaper than one for each place in them
Hashes = NDArray[np.uint64]

EXACT = 256  # distinct values below which a count is exact
MOST_SHAPES = 64  # more different shapes than this are no shape at all
SAME_SHAPE = 5  # distinct values that must share a shape before it may be shown
_SHAPE_BYTES = 40
_SAMPLE = 1024  # spans that mostly tell whether there are too many shapes

# letter → A, digit → 9, the rest stays; bytes above 127 are letters of some script
_TO_SHAPE = bytes(57 if 48 <= byte < 58 else 65 if 65 <= byte < 91 or 97 <= byte < 123 or byte > 127 else byte for byte in range(256))


def hash_spans(buffer: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Hashes:
    """A 64-bit hash of every span of `buffer`, without a Python object per span.

    Multilinear in the bytes (Carter and Wegman), then mixed (splitmix64), with fixed weights: the same in every process.
    """
    if len(lengths) > _AT_ONCE:
        cuts = range(0, len(lengths), _AT_ONCE)
        return np.concatenate([hash_spans(buffer, starts[i : i + _AT_ONCE], lengths[i : i + _AT_ONCE]) for i in cuts])
    lengths = np.minimum(lengths, _WIDTH)
    return _mix((_sums_by_byte if len(lengths) < _FEW else _sums_by_place)(buffer, starts, lengths))


def _sums_by_byte(buffer: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Hashes:
    total = np.cumsum(lengths)
    first = total - lengths
    inside = np.arange(total[-1] if len(total) else 0, dtype=np.int64) - np.repeat(first, lengths)
    terms = (buffer[inside + np.repeat(starts, lengths)].astype(np.uint64) + np.uint64(1)) * _WEIGHTS[inside]
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(terms, dtype=np.uint64)])
    return np.asarray(sums[total] - sums[first] + lengths.astype(np.uint64))


def _sums_by_place(buffer: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Hashes:
    """The same, by the first byte of all spans, the second of all that have one, and so on: the longest spans stand first."""
    order = np.argsort(-lengths.astype(np.int16), kind="stable")
    starts, lengths = starts[order], lengths[order]
    longest = int(lengths[0])
    sums = lengths.astype(np.uint64) + _TOTALS[lengths]
    for place, left in enumerate(np.searchsorted(-lengths, -np.arange(longest), "left").tolist()):
        sums[:left] += np.multiply(buffer.take(starts[:left] + place), _WEIGHTS[place], dtype=np.uint64)
    found = np.empty_like(sums)
    found[order] = sums
    return found


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
            few = np.unique(hashes[hashes < np.uint64((4 * size << 64) // len(hashes))])
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


@dataclass(frozen=True)
class Spans:
    """Spans of a buffer, whose hashes and shapes are told once, however many patterns found them."""

    buffer: NDArray[np.uint8]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]

    @cached_property
    def hashes(self) -> Hashes:
        """The hash of each."""
        return hash_spans(self.buffer, self.starts, self.lengths)

    @cached_property
    def _first(self) -> int:
        return int(self.starts.min())

    @cached_property
    def _shaped(self) -> NDArray[np.uint8]:
        """The buffer from the first span on, as shapes."""
        last = int((self.starts + self.lengths).max())
        return np.frombuffer(self.buffer[self._first : last].tobytes().translate(_TO_SHAPE), np.uint8)

    def _keys(self, some: NDArray[np.int64]) -> Hashes:
        """The hashes of the shapes of some spans."""
        return hash_spans(self._shaped, self.starts[some] - self._first, self.lengths[some])

    @cached_property
    def _every(self) -> Hashes:
        return self._keys(np.arange(len(self.starts)))

    @cached_property
    def _latest(self) -> list[Some]:
        return []

    def some(self, at: NDArray[np.int64]) -> Some:
        """Some of the spans; the same as the last ones if they are asked for again: one number is a hit of many patterns."""
        found = next((each for each in self._latest if np.array_equal(each.at, at)), None)
        if found is None:
            found = Some(self, at)
            self._latest[:] = [found, *self._latest[:2]]
        return found

    def _shape(self, span: int) -> str:
        low = int(self.starts[span]) - self._first
        return self._shaped[low : low + self.lengths[span]].tobytes().decode("latin-1")

    def shapes(self, some: NDArray[np.int64]) -> Mapping[str, Sketch] | None:
        """The shapes of the short ones of some spans, each with a sketch of the spans that have it; None if there are too many."""
        left = some[self.lengths[some] <= _SHAPE_BYTES]
        if len(left) and len(np.unique(self._keys(left[:_SAMPLE]))) > MOST_SHAPES:
            return None
        found: dict[int, tuple[str, Sketch]] = {}
        keys = self._every[left]
        while len(left):
            if len(found) == MOST_SHAPES:
                return None
            mine = keys == keys[0]
            found[int(keys[0])] = self._shape(int(left[0])), Sketch.of(self.hashes[left[mine]], SAME_SHAPE)
            left, keys = left[~mine], keys[~mine]
        return dict(found[key] for key in sorted(found))


@dataclass(frozen=True)
class Some:
    """Some of the spans."""

    of: Spans
    at: NDArray[np.int64]

    @cached_property
    def sketch(self) -> Sketch:
        """The sketch of them."""
        return Sketch.of(self.of.hashes[self.at])

    @cached_property
    def shapes(self) -> Mapping[str, Sketch] | None:
        """Their shapes (see `Spans.shapes`)."""
        return self.of.shapes(self.at)
