"""The exact regex, where the automaton says that it may match: the same matches as `finditer` over each whole cell.

Why that holds. Every match has an event, and a window spans the starts of every match that its events may stand for. Within the windows
only positions are tried whose byte may begin a match and whose left neighbour may stand before one, each to the end of its cell. Of the
matches that overlap, those stay that `finditer` would meet: each begins where the one before ended, or later.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from detectors.automaton import FAR
from detectors.blocks import Block, Bools, Ints
from detectors.machine import Machine, machine
from detectors.ran import Ran
from detectors.regex import Regex
from detectors.windows import Windows

#: Places from which on a table is worth while.
AT_ONCE = 2048


@dataclass(frozen=True, slots=True)
class Told:
    """What a machine finds at places `at` of cells, but for the cells that are marked in `left`: these are to be asked themselves."""

    ran: Ran
    at: Ints
    cell: Ints
    left: Bools


class Quick(Protocol):
    """A block whose cells may be told many at once (see `detectors.outlined`)."""

    def run(self, made: Machine, at: Ints, cell: Ints) -> Ran:
        """What the machine finds at places that lie in these cells."""
        ...

    def told(self, made: Machine) -> Told | None:
        """All that it finds in the block."""
        ...


@dataclass(frozen=True, slots=True)
class Spans:
    """Matches of one regex in a block: index of the cell, and positions `start:end` in the block."""

    cell: Ints
    start: Ints
    end: Ints

    def take(self, at: Ints) -> Spans:
        """Only these."""
        return Spans(self.cell[at], self.start[at], self.end[at])


def confirm(regex: Regex, block: Block, found: Windows, quick: Quick | None = None) -> Spans:
    """The matches of the exact regex, all of which begin in the windows; `quick`: how a machine tells them (None: by the block's bytes)."""
    told = _told(regex, block, quick) if len(found.low) >= AT_ONCE else None
    return matches(regex, block, _starts(regex, block, found), quick) if told is None else told


def begins(regex: Regex, block: Block, at: Ints) -> Ints:
    """At which of these places a match may begin, by the bytes there and the one before."""
    return _goes_on(regex, block, at[_begins(regex, block, at)])


def begun(regex: Regex, block: Block, at: Ints) -> Spans:
    """The matches of the exact regex that begin at some of these places, in order."""
    return matches(regex, block, at[_begins(regex, block, at)])


def everywhere(regex: Regex, block: Block, quick: Quick | None = None) -> Spans:
    """The matches of the regex in every cell, without an automaton."""
    if regex.beyond and block.folded is not None:
        return _finditer(regex, block)
    told = _told(regex, block, quick)
    return matches(regex, block, likely(regex, block), quick) if told is None else told


def _told(regex: Regex, block: Block, quick: Quick | None) -> Spans | None:
    """All matches in the block, if most of its cells are told at once."""
    if quick is None or (made := machine(regex)) is None or (told := quick.told(made)) is None:
        return None
    found = _at_once(regex, told.ran, block, told.at, told.cell)
    if not told.left.any():
        return found
    more = within(regex, block, told.left)
    start = np.concatenate((found.start, more.start))
    order = np.argsort(start, kind="stable")
    return Spans(np.concatenate((found.cell, more.cell))[order], start[order], np.concatenate((found.end, more.end))[order])


def within(regex: Regex, block: Block, cells: Bools) -> Spans:
    """The matches of the regex in some cells."""
    low, sizes = block.starts[cells], (block.ends - block.starts)[cells]
    at = np.arange(int(sizes.sum()), dtype=np.int64) + np.repeat(low - (np.cumsum(sizes) - sizes), sizes)
    found = matches(regex, block, at[_begins(regex, block, at)])
    return found.take(np.flatnonzero(cells[found.cell]))


def likely(regex: Regex, block: Block) -> Ints:
    """Where a match may begin, by the byte there and the one before."""
    begins, before = (np.frombuffer(block.data.translate(each.tobytes()), np.bool_) for each in (regex.begins[0], regex.before))
    return np.flatnonzero(begins[1:] & before[:-1]) + 1


def _starts(regex: Regex, block: Block, found: Windows) -> Ints:
    """Where a match may begin in the windows."""
    low, high = found.low.copy(), found.high
    low[1:] = np.maximum(low[1:], np.maximum.accumulate(high)[:-1])
    sizes = np.maximum(high - low, 0)
    total = int(sizes.sum())
    if 4 * total > len(block.data):
        at = likely(regex, block)
        window = np.searchsorted(found.low, at, "right") - 1
        most = np.maximum.accumulate(high)
        return np.asarray(at[(window >= 0) & (at < most[np.maximum(window, 0)])])
    at = np.arange(total, dtype=np.int64) + np.repeat(low - (np.cumsum(sizes) - sizes), sizes)
    return np.asarray(at[_begins(regex, block, at)])


def _begins(regex: Regex, block: Block, at: Ints) -> Bools:
    """At which of these positions a match may begin, by the byte there and the one before."""
    return np.asarray(regex.begins[0].take(block.bytes_.take(at)) & regex.before.take(block.bytes_.take(at - 1)))


def _goes_on(regex: Regex, block: Block, at: Ints) -> Ints:
    """At which of these places a match may begin, by the bytes behind it."""
    for place in range(1, len(regex.begins)):
        if not len(at):
            break
        at = at[regex.begins[place].take(block.bytes_.take(at + place, mode="clip"))]
    return at


def matches(regex: Regex, block: Block, at: Ints, quick: Quick | None = None) -> Spans:
    """The matches that begin at these positions (in order), without those that begin within an earlier one."""
    if regex.beyond and block.folded is not None:
        return _finditer(regex, block)
    at = _goes_on(regex, block, at)
    cell = block.cell(at)
    inside = np.flatnonzero(at < block.ends[cell])
    at, cell = at[inside], cell[inside]
    if len(at) >= AT_ONCE and block.apart and (made := machine(regex)) is not None:
        return _at_once(regex, made.run(block.bytes_, at) if quick is None else quick.run(made, at, cell), block, at, cell)
    flat = _one_by_one(regex, block, at, cell)
    return Spans(block.cell(flat[:, 0]), flat[:, 0].copy(), flat[:, 1].copy())


def _one_by_one(regex: Regex, block: Block, at: Ints, cell: Ints) -> Ints:
    """Spans of the matches that begin at these positions of cells, by `re`."""
    out = array("q")
    if not len(at):
        pass  # nor need the regex be compiled
    elif regex.joinable:
        _joined(regex, block.text, at, block.ends[cell], out)
    else:
        _sliced(regex, block.text, at, block.starts[cell], block.ends[cell], out)
    return np.frombuffer(out, np.int64).reshape(-1, 2)


def _at_once(regex: Regex, ran: Ran, block: Block, at: Ints, cell: Ints) -> Spans:
    """The same by what a machine told; `re` does the cells in which it does not tell all."""
    rest = np.zeros(0, np.int64)
    if len(untold := np.flatnonzero(ran.end < 0)):
        left = np.isin(cell, cell[untold])
        rest = _one_by_one(regex, block, at[left], cell[left])
        ran.end[left] = 0
    found = np.flatnonzero(ran.end)
    found = found[_apart(at[found], ran.end[found])]
    low, high, start, end = ran.low[found], ran.high[found], at[found], ran.end[found]
    grouped = (low >= 0) & (high > low)
    low, high = np.where(grouped, low, start), np.where(grouped, high, end)
    if len(rest):
        low, high = np.concatenate((low, rest[:, 0])), np.concatenate((high, rest[:, 1]))
        order = np.argsort(low, kind="stable")
        low, high = low[order], high[order]
    return Spans(block.cell(low), low, high)


def _apart(start: Ints, end: Ints) -> Ints:
    """Which of these matches (by their start) stay: those that begin in none before that stays."""
    until = np.maximum.accumulate(end)
    heads = np.flatnonzero(np.append(True, start[1:] >= until[:-1])[: len(start)])
    if len(heads) == len(start):
        return heads
    final, kept = np.append(heads[1:], len(start)), [heads]
    while len(heads):  # in each run of those that overlap the next one that begins behind the last that stays
        after = np.searchsorted(start, end[heads])
        inside = after < final
        heads, final = after[inside], final[inside]
        kept.append(heads)
    return np.sort(np.concatenate(kept))


def _joined(regex: Regex, text: str, at: Ints, ends: Ints, out: array[int]) -> None:
    match, group, add, until = regex.rx.match, regex.group, out.extend, 0
    for start, end in zip(at.tolist(), ends.tolist(), strict=True):
        if start >= until and (found := match(text, start, end)):
            until = found.end()
            span = found.span(group)
            add(span if span[1] > span[0] else found.span())


def _sliced(regex: Regex, text: str, at: Ints, starts: Ints, ends: Ints, out: array[int]) -> None:
    """The same for a regex that can tell the start of a text: near the start of a cell it sees the cell alone."""
    match, group, until, last, piece = regex.rx.match, regex.group, 0, -1, ""
    look = FAR if regex.look is None else regex.look
    for start, base, end in zip(at.tolist(), starts.tolist(), ends.tolist(), strict=True):
        if start < until:
            continue
        if start - base > look:
            found, shift = match(text, start, end), 0
        else:
            if base != last:
                last, piece = base, text[base:end]
            found, shift = match(piece, start - base), base
        if found:
            until = shift + found.end()
            low, high = found.span(group)
            low, high = (low, high) if high > low else found.span()
            out.extend((shift + low, shift + high))


def _finditer(regex: Regex, block: Block) -> Spans:
    """Over each cell as it was written, letters and all: for regexes that name characters beyond Latin-1."""
    out = array("q")
    for start, end in zip(block.starts.tolist(), block.ends.tolist(), strict=True):
        for found in regex.rx.finditer(block.written(start, end)):
            low, high = found.span(regex.group)
            low, high = (low, high) if high > low else found.span()
            out.extend((start + low, start + high))
    flat = np.frombuffer(out, np.int64).reshape(-1, 2)
    return Spans(block.cell(flat[:, 0]), flat[:, 0].copy(), flat[:, 1].copy())
