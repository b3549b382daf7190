"""Validators that answer for a whole column at once, without a Python object a value: what `Pattern.valid` and `test` may be."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

T = TypeVar("T")
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

_DIGITS = np.zeros(256, np.bool_)
_DIGITS[48:58] = True
_ZEROS = bytes(48 if 48 <= byte < 58 else byte for byte in range(256))
#: Arrays of texts of which it is kept what was said.
_LATEST = 3
#: So many digits have a sum that four bytes hold.
_LONG = 1 << 27
#: Texts from which on a table of all words is worth making.
_MANY = 8192
#: Value of a digit or a capital in base 36, and what stands before it is worth so many times more.
_BASE36 = np.zeros(256, np.int64)
_BASE36[48:58], _BASE36[65:91] = np.arange(10), np.arange(10, 36)
_TENS = np.where(_BASE36 > 9, 100, 10)
_DOUBLED = np.array([0, 2, 4, 6, 8, 1, 3, 5, 7, 9], np.uint8)


@dataclass(frozen=True, slots=True)
class Many:
    """`one` judges a text, `many` an array of texts (ASCII), as bools of its length; they must agree."""

    one: Callable[[str], bool]
    many: Callable[[pa.LargeStringArray], Bools]

    def __call__(self, text: str) -> bool:
        return self.one(text)


def strings(data: npt.NDArray[np.uint8], start: Ints, end: Ints) -> pa.LargeStringArray:
    """The spans of a buffer of ASCII as an array."""
    if len(start) and (start[1:] >= end[:-1]).all():  # every second one of what lies between the edges
        edges = np.stack((start, end), axis=1).reshape(-1)
        between = pa.LargeStringArray.from_buffers(len(edges) - 1, pa.py_buffer(edges), pa.py_buffer(data))
        return between.take(pa.array(np.arange(0, len(between), 2)))
    sizes = end - start
    offsets = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    at = np.arange(offsets[-1]) + np.repeat(start - offsets[:-1], sizes)
    return pa.LargeStringArray.from_buffers(len(start), pa.py_buffer(offsets), pa.py_buffer(data[at]))


def parts(texts: pa.LargeStringArray) -> tuple[npt.NDArray[np.uint8], Ints]:
    """Bytes and offsets of an array."""
    _, offsets, data = texts.buffers()
    held = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
    return held, np.frombuffer(offsets, np.int64)[texts.offset : texts.offset + len(texts) + 1]


def holds(texts: pa.LargeStringArray, piece: bytes) -> bool:
    """Whether the piece may be in one of the texts: told of all their bytes, far quicker than of each."""
    held, offsets = parts(texts)
    data = held[offsets[0] : offsets[-1]]
    size = max(len(data) - len(piece) + 1, 0)
    return bool(np.logical_and.reduce([data[at : at + size] == byte for at, byte in enumerate(piece)]).any())


def latest(function: Callable[[pa.LargeStringArray], T]) -> Callable[[pa.LargeStringArray], T]:
    """A function that keeps what it said of the last texts: many questions are asked about the same ones, and about some of these."""
    last: deque[tuple[pa.LargeStringArray, T]] = deque(maxlen=_LATEST)

    @wraps(function)
    def said(texts: pa.LargeStringArray) -> T:
        held = next((each for each in tuple(last) if each[0] is texts), None)  # another thread may ask meanwhile
        if held is None:
            held = (texts, function(texts))
            last.append(held)
        return held[1]

    return said


def _sums(numbers: npt.NDArray[Any]) -> npt.NDArray[np.int32] | Ints:
    """The sum of the marks or digits before each place, and before the end."""
    sums = np.zeros(len(numbers) + 1, np.int32 if len(numbers) < _LONG else np.int64)  # half the bytes take a fifth of the time
    np.cumsum(numbers, out=sums[1:])
    return np.asarray(sums)


@latest
def digits_of(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """The texts with only their digits."""
    return kept(texts, _DIGITS)


def kept(texts: pa.LargeStringArray, table: Bools = _DIGITS) -> pa.LargeStringArray:
    """The texts with only the bytes of a table (digits)."""
    held, offsets = parts(texts)
    data, offsets = held[offsets[0] : offsets[-1]].tobytes(), offsets - offsets[0]
    left = data.translate(None, np.flatnonzero(~table).astype(np.uint8).tobytes())
    if len(left) == len(data):
        return pa.LargeStringArray.from_buffers(len(texts), pa.py_buffer(offsets), pa.py_buffer(data))
    mask = np.frombuffer(data.translate(table.tobytes()), np.uint8)
    moved = _sums(mask)[offsets].astype(np.int64)
    return pa.LargeStringArray.from_buffers(len(texts), pa.py_buffer(moved), pa.py_buffer(left))


def classed(texts: pa.LargeStringArray, table: bytes) -> pa.LargeStringArray:
    """The texts with each byte as a table of 256 has it."""
    data, offsets = parts(texts)
    return pa.LargeStringArray.from_buffers(len(texts), pa.py_buffer(offsets), pa.py_buffer(data.tobytes().translate(table)))


def glued(*texts: pa.LargeStringArray | pa.Scalar) -> pa.LargeStringArray:
    """One text behind the other, of each row."""
    return pc.binary_join_element_wise(*texts, pa.scalar("", pa.large_string()))


def fits(texts: pa.LargeStringArray, regex: str) -> Bools:
    """Which texts the regex (in RE2's syntax) matches whole."""
    return np.asarray(pc.match_substring_regex(texts, rf"\A(?:{regex})\z").to_numpy(zero_copy_only=False), np.bool_)


def shaped(texts: pa.LargeStringArray) -> tuple[pa.LargeStringArray, Ints]:
    """The different shapes of texts, where every digit is a 0, and the number of each text's."""
    coded = _shapes(texts)
    return coded.dictionary, coded.indices.to_numpy(zero_copy_only=False)


@latest
def _shapes(texts: pa.LargeStringArray) -> pa.DictionaryArray:
    return classed(texts, _ZEROS).dictionary_encode()


def has_shape(texts: pa.LargeStringArray, regex: str) -> Bools:
    """In which texts the regex (in RE2's syntax) matches: one to which all digits are the same, so that it is asked about each shape."""
    shapes, number = shaped(texts)
    return np.asarray(np.asarray(pc.match_substring_regex(shapes, regex), np.bool_)[number])


@latest
def luhn(digits: pa.LargeStringArray) -> Bools:
    """Which strings of digits end in their Luhn check digit (ISO/IEC 7812-1 annex B)."""
    data, offsets = parts(digits)
    sizes = np.diff(offsets)
    ends = offsets - offsets[0]
    values = data[offsets[0] : offsets[-1]] - np.uint8(48)
    odd = (np.repeat(ends[1:], sizes) - np.arange(1, len(values) + 1)) & 1 > 0
    sums = _sums(np.where(odd, _DOUBLED[values], values))
    return np.asarray(((sums[ends[1:]] - sums[ends[:-1]]) % 10 == 0) & (sizes > 0))


def weighted(digits: pa.LargeStringArray, weights: tuple[int, ...]) -> Ints:
    """The weighted sum of each string of exactly so many digits, -1 for strings of another length."""
    data, offsets = parts(digits)
    right = np.flatnonzero(np.diff(offsets) == len(weights))
    found = np.full(len(digits), -1, np.int64)
    square = data[offsets[right][:, None] + np.arange(len(weights))].astype(np.int64) - 48
    found[right] = square @ np.array(weights)
    return found


@latest
def various(digits: pa.LargeStringArray) -> Bools:
    """Which strings do not consist of one character only."""
    data, offsets = parts(digits)
    same = _sums(np.append(data[1:] == data[:-1], False))
    sizes = np.diff(offsets)
    return np.asarray((sizes > 0) & (same[np.maximum(offsets[1:] - 1, 0)] - same[offsets[:-1]] < sizes - 1))


def mod97(texts: pa.LargeStringArray) -> Ints:
    """The remainder by 97 of each string of digits and capitals, where A is 10 and Z is 35 (ISO/IEC 7064); 0 for empty strings."""
    data, offsets = parts(texts)
    sizes = np.diff(offsets)
    found = np.zeros(len(sizes), np.int64)
    for size in np.unique(sizes).tolist():
        at = np.flatnonzero(sizes == size)
        rest = found[at]
        for place in range(size):
            signs = data[offsets[at] + place]
            rest = (rest * _TENS[signs] + _BASE36[signs]) % 97
        found[at] = rest
    return found


def among(texts: pa.LargeStringArray, words: frozenset[str]) -> Bools:
    """Which texts are one of these words. Arrow makes a table of the words for each question: that pays for many texts only."""
    if len(texts) < _MANY:
        return np.fromiter(map(words.__contains__, texts.to_pylist()), np.bool_, len(texts))
    return np.asarray(pc.is_in(texts, _array(words)).to_numpy(zero_copy_only=False), np.bool_)


@lru_cache(maxsize=8)
def _array(words: frozenset[str]) -> pa.LargeStringArray:
    return pa.array(sorted(words), pa.large_string())


def by_kind(texts: pa.Array, kinds: pa.Array, question: Callable[[str], bool]) -> Bools:
    """An answer for each text that hangs on its kind alone: asked about the first text of each kind."""
    coded = kinds.dictionary_encode()
    code = coded.indices.to_numpy(zero_copy_only=False)
    first = np.empty(len(coded.dictionary), np.int64)
    first[code[::-1]] = np.arange(len(code))[::-1]
    said = np.array([question(each) for each in texts.take(pa.array(first)).to_pylist()], np.bool_)
    return np.asarray(said[code])


def by_part(pieces: pa.Array, question: Callable[[str], bool]) -> Bools:
    """An answer for each piece of text, asked once for each different one; for null it is no."""
    return np.asarray(coded(pieces, question).astype(np.bool_))


def coded(pieces: pa.Array, question: Callable[[str], int]) -> Ints:
    """A number for each piece of text, asked once for each different one; for null it is zero."""
    held = pieces.dictionary_encode()
    said = np.array([*map(question, held.dictionary.to_pylist()), 0], np.int64)
    codes = held.indices.fill_null(len(said) - 1).to_numpy(zero_copy_only=False)
    return np.asarray(said[codes])
