"""A JSON array as JSON Lines: the commas between its elements become line ends, without parsing what stands between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

_ONE_LINE = bytes.maketrans(b"\r\n", b"  ")
_QUOTE, _BACKSLASH, _COMMA = b'"\\,'
_STEP = np.zeros(256, np.int8)
_STEP[list(b"[{")], _STEP[list(b"]}")] = 1, -1
_MARKS = np.zeros(256, bool)
_MARKS[list(b'"\\,[]{}')] = True

Positions = npt.NDArray[np.int64]


def is_array(head: bytes) -> bool:
    """Whether the head of a text is that of an array of objects."""
    start = head.lstrip()
    return start[:1] == b"[" and start[1:].lstrip()[:1] == b"{"


def as_lines(stream: Iterable[bytes]) -> Iterator[bytes]:
    """The elements of the arrays in a stream of UTF-8, one a line; state between blocks is a depth, a flag and at most one byte."""
    depth, inside, rest = 0, False, b""
    for block in stream:
        block = rest + block
        # A last backslash waits for what it escapes.
        held = (len(block) - len(block.rstrip(b"\\"))) % 2
        block, rest = block[: len(block) - held], block[len(block) - held :]
        codes = np.frombuffer(block.translate(_ONE_LINE), np.uint8).copy()
        marks = _unescaped(codes, np.flatnonzero(_MARKS[codes]))
        quotes = codes[marks] == _QUOTE
        within = (np.cumsum(quotes) + inside) % 2 == 1
        free = marks[~within & ~quotes]
        steps = _STEP[codes[free]]
        depths = depth + np.cumsum(steps, dtype=np.int64)
        # Between elements, and at the brackets around them.
        outer = (depths == 1) & (codes[free] == _COMMA) | (depths - np.minimum(steps, 0) == 1) & np.isin(codes[free], list(b"[]"))
        codes[free[outer & ((steps <= 0) | (depths == 1))]] = 10
        yield codes.tobytes()
        inside ^= bool(quotes.sum() % 2)
        depth = int(depths[-1]) if len(depths) else depth
    if rest:
        yield rest


def _unescaped(codes: npt.NDArray[np.uint8], marks: Positions) -> Positions:
    """The marks without backslashes and what they escape: a quote after an odd number of them."""
    slashes = marks[codes[marks] == _BACKSLASH]
    if not len(slashes):
        return marks
    first = np.concatenate([[True], np.diff(slashes) > 1])
    starts = slashes[first]
    lengths = np.diff(np.append(np.flatnonzero(first), len(slashes)))
    escaped = (starts + lengths)[lengths % 2 == 1]
    free: Positions = marks[(codes[marks] != _BACKSLASH) & ~np.isin(marks, escaped)]
    return free
