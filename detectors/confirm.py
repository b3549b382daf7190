"""The exact regex, on windows around the events: the same matches as `finditer` over each whole cell, at the cost of the windows.

Why that holds. Every match has an event, and a window spans every match that its events may stand for; windows of one regex that
touch are one. So no match begins before a window and ends in it, and `search` from the window's start goes the way of `finditer`.
On its right a window holds all that an attempt can see which begins before the last event; what begins later is no match of these events.
On its left it holds what look-behinds can see.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from detectors.automaton import Events
from detectors.blocks import Block, Ints
from detectors.regex import Regex

_NARROW = 24
_FAR = np.int64(1 << 60)


@dataclass(frozen=True, slots=True)
class Spans:
    """Matches of one regex in a block: index of the cell, and bytes `start:end` of the block's data."""

    cell: Ints
    start: Ints
    end: Ints


@dataclass(frozen=True, slots=True)
class Windows:
    """Search from `begin`, for matches that start before `last`, in the block's data `left:right`, which lies in one cell."""

    cell: Ints
    left: Ints
    begin: Ints
    last: Ints
    right: Ints


def windows(events: Events, block: Block) -> Windows:
    """One window for each group of events whose matches might touch, in order."""
    regex, bytes_each = events.regex, 1 if block.alphabet == "ascii" else 4
    cell = np.searchsorted(block.starts, events.at - 1, "right") - 1
    at, cell = events.at[cell >= 0], cell[cell >= 0]
    first, final = block.starts[cell], block.ends[cell]
    at = np.minimum(at, final)
    last = np.minimum(at + events.slack, final)
    free = regex.look is None
    width = _FAR if regex.width is None or free else np.int64(regex.width * bytes_each)
    look = np.int64(0 if regex.look is None else regex.look * bytes_each)
    begin, stop = at - events.ahead - width, last + width
    if regex.stops and not free and (regex.width is None or regex.width > _NARROW):
        stops = block.stops(regex.stops)
        before = np.searchsorted(stops, at - events.ahead, "left")
        after = np.searchsorted(stops, last, "left")
        padded = np.concatenate((np.full(1, -1, np.int64), stops, np.full(1, _FAR)))
        begin, stop = np.maximum(begin, padded[before] + 1), np.minimum(stop, padded[after + 1])
    begin = np.maximum(begin, first)
    right = np.minimum(stop + look + 1, final)
    reach = np.minimum(stop, final) if events.open else last
    opens = np.ones(len(at), bool)
    opens[1:] = begin[1:] >= reach[:-1]
    heads = np.flatnonzero(opens)
    tails = np.append(heads[1:], len(at)) - 1
    left = np.maximum(begin[heads] - look - 1, first[heads])
    return _whole(Windows(cell[heads], left, begin[heads], last[tails], right[tails]), block)


def _whole(found: Windows, block: Block) -> Windows:
    """Moves the edges out of the middle of characters."""
    if block.alphabet == "ascii" or not len(found.cell):
        return found
    held = (block.bytes_ & 0xC0) == 0x80
    left, begin, right = found.left.copy(), found.begin.copy(), found.right.copy()
    for _ in range(3):
        left -= held[left]
        begin -= held[begin]
        right += held[right]
    return Windows(found.cell, left, begin, found.last, right)


def confirm(events: Events, block: Block, wanted: Callable[[Windows], npt.NDArray[np.bool_]] | None = None) -> Spans:
    """The matches of the exact regex; with `wanted` only those in the windows that it marks."""
    found = windows(events, block)
    if wanted is not None:
        kept = np.flatnonzero(wanted(found))
        found = Windows(found.cell[kept], found.left[kept], found.begin[kept], found.last[kept], found.right[kept])
    out = array("q")
    if block.alphabet == "ascii":
        _plain(events.regex, block.text, found, out)
    else:
        _coded(events.regex, block.data, found, out)
    flat = np.frombuffer(out, np.int64).reshape(-1, 3)
    return Spans(found.cell[flat[:, 0]], flat[:, 1].copy(), flat[:, 2].copy())


def _plain(regex: Regex, text: str, found: Windows, out: array[int]) -> None:
    """ASCII: the joined text itself is searched where the regex takes the separator for the start of a text, else a piece of it."""
    search, group, add = regex.rx.search, regex.group, out.extend
    lefts = [0] * len(found.cell) if regex.joinable else found.left.tolist()
    edges = zip(lefts, found.begin.tolist(), found.last.tolist(), found.right.tolist(), strict=True)
    for index, (left, begin, last, right) in enumerate(edges):
        piece = text[left:right] if left else text
        begin, last, right = begin - left, last - left, right - left
        match = search(piece, begin, right)
        while match is not None:
            start, end = match.span()
            if start >= last:
                break
            low, high = match.span(group)
            add((index, left + low, left + high) if high > low else (index, left + start, left + end))
            if end >= last:
                break
            match = search(piece, end, right)


def _coded(regex: Regex, data: bytes, found: Windows, out: array[int]) -> None:
    """The same where characters are of several bytes; offsets are counted on from match to match, so the cost stays linear."""
    group, add = regex.group, out.extend
    edges = zip(found.left.tolist(), found.begin.tolist(), found.last.tolist(), found.right.tolist(), strict=True)
    for index, (left, begin, last, right) in enumerate(edges):
        piece = data[left:right].decode()
        seen, at = 0, left
        match = regex.rx.search(piece, len(data[left:begin].decode()))
        while match is not None:
            start, end = match.span()
            byte = at + len(piece[seen:start].encode())
            if byte >= last:
                break
            low, high = match.span(group) if group and match.end(group) > match.start(group) else (start, end)
            inner = byte + len(piece[start:low].encode())
            add((index, inner, inner + len(piece[low:high].encode())))
            seen, at = end, byte + len(piece[start:end].encode())
            if at >= last:
                break
            match = regex.rx.search(piece, end)
