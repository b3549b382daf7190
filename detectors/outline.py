"""Outlines of short cells: which regexes can match in cells of one outline, and where, is told once and not cell by cell.

An outline has one sign for every digit, one for every small and one for every capital letter; all else stands as it is. What a regex takes
for a class of bytes is made wider for it: the signs of all its bytes; what it forbids is made narrower. So no match is missed, and what
is told too much the exact regex refuses. A column of dates or keys has a handful of outlines, in which next to no regex can match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from detectors.alike import CAPITAL, DIGIT, NO_ZERO, SMALL, alike
from detectors.asks import Unfit
from detectors.blocks import SHORT, Block, Ints
from detectors.charset import byte_class
from detectors.confirm import Windows
from detectors.edges import SEPARATOR
from detectors.looks import Bytes, Condition, Set
from detectors.machine import Machine, Ran
from detectors.program import Program, program
from detectors.regex import Regex

#: Fewest cells of a block that is worth it, and cells for each of its outlines; cells by which that is told, and most of their outlines.
_CELLS, _ALIKE, _SAMPLE, _VARIOUS = 4096, 16, 2048, 1024
#: Cells for each outline where it is worth telling which regexes can match; fewest cells of one whose bytes are compared.
_MANY = 256
#: Places that are told by one outline and place in it, on average, for it to be worth it.
_SPARED = 8
#: Places in a cell, on average, up to which a group's regexes are tried there; more are told by its automaton in less time.
_PLACES = 8
#: What it costs to tell of an outline, and to make ready a regex, in cells that an automaton would have read meanwhile.
_TOLD, _READY = 800, 6000
#: So many times its cells may be spent on one block at once.
_AT_ONCE = 8
#: Outlines that are remembered for one regex.
_KEPT = 4096
_EVER = 1 << 40

_RUNS = ((48, 58), (65, 91), (97, 123), (0xC0, 0xD7), (0xD8, 0xDF), (0xDF, 0xF7), (0xF8, 0x100))
_FIRSTS = (48, 65, 97, 0xC0, 0xC0, 0xDF, 0xDF)


def _table() -> bytes:
    table = np.arange(256, dtype=np.uint8)
    for (low, high), first in zip(_RUNS, _FIRSTS, strict=True):
        table[low:high] = first
    return table.tobytes()


#: Each byte's sign.
SIGNS = _table()
_TO_SYMBOL = bytes.maketrans(b"0Aa", bytes((DIGIT, CAPITAL, SMALL)))
_WIDE = SHORT + 1
_MEMBERS = {sign: frozenset(byte for byte in range(256) if SIGNS[byte] == sign) for sign in set(SIGNS)}


def widened(exact: Program) -> Program:
    """The program that matches the outline of whatever this one matches, and perhaps more."""
    ahead = [(widened(each), True) for each, wanted in exact.ahead if wanted]
    first, asked = ([_condition(each) for each in some] for some in (exact.first, exact.asked))
    return Program(exact.steps, [_wide(each) for each in exact.sets], asked, first, ahead)


def _condition(exact: Condition) -> Condition:
    made = _narrow if exact.negative else _wide
    return Condition(tuple(tuple((at, made(members)) for at, members in way) for way in exact.ways), exact.negative)


def _wide(members: Set) -> Set:
    return frozenset(SIGNS[byte] for byte in members)


def _narrow(members: Set) -> Set:
    return frozenset(sign for sign, every in _MEMBERS.items() if every <= members)


@dataclass(frozen=True)
class Outlined:
    """A block's outlines, and which of them each cell has."""

    block: Block
    known: tuple[bytes, ...]
    code: Ints

    @classmethod
    def of(cls, block: Block) -> Outlined | None:
        """None if the cells are few, long, or have many outlines."""
        count = len(block.rows)
        if block.long or block.folded is not None or count < _CELLS or not block.apart:
            return None
        offsets = np.append(block.starts, len(block.data))
        buffers = [None, pa.py_buffer(offsets), pa.py_buffer(block.data.translate(SIGNS))]
        cells = pa.Array.from_buffers(pa.large_binary(), count, buffers)
        if len(cells[:_SAMPLE].dictionary_encode().dictionary) > _VARIOUS:
            return None
        coded = cells.dictionary_encode()
        if len(coded.dictionary) * _ALIKE > count:
            return None
        known = tuple(each[:-1] for each in coded.dictionary.to_pylist())
        return cls(block, known, coded.indices.to_numpy(zero_copy_only=False).astype(np.int64))

    @property
    def few(self) -> bool:
        """Whether each outline is that of many cells."""
        return len(self.known) * _MANY <= len(self.code)

    def run(self, made: Machine, at: Ints, cell: Ints) -> Ran:
        """What the machine finds at these places of cells: as `Machine.run`, but told once for all cells of an outline that are alike."""
        key = self.code[cell] * _WIDE + (at - self.block.starts[cell])
        asked = np.zeros(len(self.known) * _WIDE, np.bool_)
        asked[key] = True
        keys = np.flatnonzero(asked)
        over = alike(made)
        if len(keys) * _SPARED > len(at) or not over.pays:
            return made.run(self.block.bytes_, at)
        symbols, firsts = self._symbols
        begin = firsts[keys // _WIDE] + keys % _WIDE
        told, place = over.told(symbols, begin, len(at)), (np.cumsum(asked) - 1)[key]
        ran = Ran(*(each[place] for each in told))
        for each, none in zip(ran, (0, -1, -1), strict=True):
            each[each > none] += (at - begin[place])[each > none]
        over.spares(len(at), int((ran.end >= 0).sum()))
        self._ahead(made, ran, at, cell)
        rest = np.flatnonzero(ran.end < 0)
        if len(rest):
            for mine, its in zip(ran, made.run(self.block.bytes_, at[rest]), strict=True):
                mine[rest] = its
        return ran

    def _ahead(self, made: Machine, ran: Ran, at: Ints, cell: Ints) -> None:
        """Takes out the matches ahead of which there is not what must be there."""
        for machine, wanted in made.ahead:
            some = np.flatnonzero(ran.end > 0)
            seen = self.run(machine, at[some], cell[some]).end
            ran.end[some[seen == 0 if wanted else seen > 0]] = 0
            ran.end[some[seen < 0]] = -1

    @cached_property
    def _symbols(self) -> tuple[Bytes, Ints]:
        """The outlines as symbols (see `detectors.alike`) with a separator before, between and behind them, and where each begins."""
        written = np.frombuffer((b"\0" + b"\0".join(self.known) + b"\0").translate(_TO_SYMBOL), np.uint8).copy()
        firsts = np.cumsum([1, *(len(each) + 1 for each in self.known[:-1])])
        for code in np.flatnonzero(self.counts >= _MANY).tolist():
            size = len(self.known[code])
            square = self.block.bytes_[self.block.starts[self._cells(code)][:, None] + np.arange(size)]
            low, high = square.min(axis=0), square.max(axis=0)
            here = written[firsts[code] : firsts[code] + size]
            here[(here == DIGIT) & (low > ord("0"))] = NO_ZERO
            here[low == high] = low[low == high]
        return written, firsts

    @cached_property
    def _ordered(self) -> tuple[Ints, list[int]]:
        """The cells by outline, and where those of each begin."""
        order = np.argsort(self.code.astype(np.uint16) if len(self.known) < 1 << 16 else self.code, kind="stable")
        return order, [0, *np.cumsum(self.counts).tolist()]

    def _cells(self, code: int) -> Ints:
        """The cells of an outline."""
        order, edges = self._ordered
        return order[edges[code] : edges[code + 1]]

    @cached_property
    def counts(self) -> Ints:
        """How many cells have each outline."""
        return np.bincount(self.code, minlength=len(self.known))

    def starts(self, places: Sequence[tuple[int, ...]]) -> Ints:
        """These places of the cells of each outline, in the block."""
        parts = [self.block.starts[self._cells(code)] + place for code, some in enumerate(places) for place in some]
        return np.sort(np.concatenate(parts)) if len(parts) > 1 else parts[0]

    def windows(self, places: Sequence[tuple[int, ...]]) -> Windows:
        """The windows of a regex whose matches begin at these places of cells of each outline; those of one cell go together."""
        low = self.starts(places)
        cell = self.block.cell(low)
        heads = np.flatnonzero(np.append(True, cell[1:] != cell[:-1]))
        tails = np.append(heads[1:], len(low)) - 1
        of = np.repeat(np.arange(len(heads)), tails - heads + 1)
        return Windows(low[heads], low[tails] + 1, self.block.ends[cell[heads]], low, low + 1, of)


class Outlines:
    """What an engine knows of outlines: where the matches of each regex may begin in each."""

    def __init__(self) -> None:
        self._credit = 0
        self._begins: dict[int, re.Pattern[bytes]] = {}
        self._machines: dict[int, Machine | None] = {}
        self._told: dict[int, dict[bytes, tuple[int, ...] | None]] = {}

    def of(self, block: Block) -> Outlined | None:
        """The outlines of a block, if they tell anything."""
        found = Outlined.of(block)
        self._credit += 0 if found is None else len(block.rows)
        return found

    def windows(self, regexes: Iterable[Regex], block: Outlined) -> list[tuple[Regex, Windows]] | None:
        """Where the matches of a group's regexes may begin; None: its automaton tells it in less time."""
        found = self._places(list(regexes), block)
        return None if found is None else [(each, block.windows(some)) for each, some in found]

    def starts(self, regex: Regex, block: Outlined) -> Ints | None:
        """The same of one regex, without windows."""
        found = self._places([regex], block)
        return None if found is None else block.starts(found[0][1]) if found else np.zeros(0, np.int64)

    def _places(self, every: Sequence[Regex], block: Outlined) -> list[tuple[Regex, list[tuple[int, ...]]]] | None:
        """Where in each outline the matches of the regexes may begin that may match at all."""
        if not block.few or not self._ready(every, block):
            return None
        places = [[self._told[each.index][outline] or () for outline in block.known] for each in every]
        counts = block.counts.tolist()
        if sum(count * len(some) for each in places for count, some in zip(counts, each, strict=True)) > _PLACES * len(block.code):
            return None
        return [(each, some) for each, some in zip(every, places, strict=True) if any(some)]

    def _ready(self, regexes: Sequence[Regex], block: Outlined) -> bool:
        """Whether all is known of these regexes in these outlines, or worth to be found out now."""
        new = [(each, left) for each in regexes if (left := self._open(each, block.known))]
        cost = sum(_TOLD * len(outlines) + _READY * (each.index not in self._machines) for each, outlines in new)
        if cost > min(self._credit, _AT_ONCE * len(block.code)) or not all(self._tell(*each) for each in new):
            return False
        self._credit -= cost
        return True

    def _open(self, regex: Regex, outlines: Sequence[bytes]) -> list[bytes]:
        """Those of the outlines of which nothing is known but that the regex may match by a glance; of some it is told that it cannot."""
        told = self._told.setdefault(regex.index, {})
        if len(told) > _KEPT:
            told.clear()
        if new := [each for each in outlines if each not in told]:
            if regex.index not in self._begins:
                self._begins[regex.index] = re.compile(_begin(regex))
            begin = self._begins[regex.index]
            for each in new:
                possible = len(each) >= regex.least and each.count(b"0") >= regex.digits and begin.search(b"\0" + each)
                told[each] = None if possible else ()
        return [each for each in outlines if told[each] is None]

    def _tell(self, regex: Regex, outlines: list[bytes]) -> bool:
        """Finds out where the regex may match; False if that cannot be told."""
        made = self._machine(regex)
        if made is None:
            return False
        data = np.frombuffer(b"\0" + b"\0".join(outlines) + b"\0", np.uint8)
        at = np.flatnonzero(data != SEPARATOR)
        may = at[made.run(data, at, _EVER).end != 0]
        starts = np.cumsum([1, *(len(each) + 1 for each in outlines)])
        cuts = np.searchsorted(may, starts)
        for number, outline in enumerate(outlines):
            self._told[regex.index][outline] = tuple((may[cuts[number] : cuts[number + 1]] - starts[number]).tolist())
        return True

    def _machine(self, regex: Regex) -> Machine | None:
        if regex.index not in self._machines:
            try:
                exact = program(regex.source, regex.options & ~re.UNICODE, 0, lenient=True)
                self._machines[regex.index] = Machine(widened(exact), few=1)
            except (Unfit, RecursionError):
                self._machines[regex.index] = None
        return self._machines[regex.index]


def _begin(regex: Regex) -> bytes:
    """How the outline of a match begins, and what stands before it, as `re` writes it; a separator stands before each outline."""
    rows = [regex.before, *regex.begins[: regex.least]]
    return b"".join(byte_class(_wide(frozenset(np.flatnonzero(row).tolist()))) for row in rows)
