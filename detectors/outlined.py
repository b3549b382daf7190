"""The outlines of short cells: one sign for every digit, one for every small and one for every capital letter; all else as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from detectors.alike import CAPITAL, DIGIT, HEX, NO_ZERO, SMALL, alike
from detectors.blocks import SHORT, Block, Ints
from detectors.confirm import Told
from detectors.looks import Bytes
from detectors.machine import Machine
from detectors.ran import Ran
from detectors.windows import Windows

#: Fewest cells of a block that is worth it, and cells for each of its outlines; cells by which that is told, and most of their outlines.
_CELLS, _ALIKE, _SAMPLE, _VARIOUS = 4096, 16, 2048, 1024
#: Cells for each outline where it is worth telling which regexes can match; fewest cells of one whose bytes are compared.
_MANY = 256
#: Places that are told by one outline and place in it, on average, for it to be worth it.
_SPARED = 8

_RUNS = ((48, 58), (65, 91), (97, 123), (0xC0, 0xD7), (0xD8, 0xDF), (0xDF, 0xF7), (0xF8, 0x100))
_FIRSTS = (48, 65, 97, 0xC0, 0xC0, 0xDF, 0xDF)


def _table() -> bytes:
    table = np.arange(256, dtype=np.uint8)
    for (low, high), first in zip(_RUNS, _FIRSTS, strict=True):
        table[low:high] = first
    return table.tobytes()


#: Each byte's sign.
SIGNS = _table()
#: Stands in an outline for whatever may come: no byte has this sign.
OPEN = ord("1")
#: Stands in an outline for a hexadecimal digit, in lower case: no byte has this sign either.
ANY_HEX = ord("2")
HEX_DIGITS = b"0123456789abcdef"
#: A sign's symbol (see `detectors.alike`).
_TO_SYMBOL = bytes.maketrans(b"0Aa2", bytes((DIGIT, CAPITAL, SMALL, HEX)))
_IS_HEX = np.isin(np.arange(256), list(HEX_DIGITS))
#: More than the places of a cell.
_WIDE = SHORT + 1


#: Of each outline the places where matches may begin.
Places = Sequence[tuple[int, ...]]


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
            return cls._hex(block)
        coded = cells.dictionary_encode()
        if len(coded.dictionary) * _ALIKE > count:
            return cls._hex(block)
        known = tuple(each[:-1] for each in coded.dictionary.to_pylist())
        return cls(block, known, coded.indices.to_numpy(zero_copy_only=False).astype(np.int64))

    @classmethod
    def _hex(cls, block: Block) -> Outlined | None:
        """The one outline of cells that have hexadecimal digits at the same places, and are the same at all others; else None."""
        count, size = len(block.rows), int(block.ends[0] - block.starts[0])
        if len(block.data) != 1 + count * (size + 1) or not np.array_equal(block.starts, 1 + np.arange(count) * (size + 1)):
            return None
        square = block.bytes_[1:].reshape(count, size + 1)[:, :size]
        digits = _IS_HEX.take(square[:_SAMPLE]).all(axis=0)
        if not (square[:, ~digits] == square[0, ~digits]).all() or not _IS_HEX.take(square[:, digits]).all():
            return None
        first = np.frombuffer(square[0].tobytes().translate(SIGNS), np.uint8).copy()
        first[digits] = ANY_HEX
        return cls(block, (first.tobytes(),), np.zeros(count, np.int64))

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

    def told(self, made: Machine) -> Told | None:
        """The machine's matches in all cells of which their outline tells them; None if too few are told so."""
        over = alike(made)
        if not over.pays:
            return None
        kept = over.matches(self._written, len(self.code))
        left = np.array([each is None for each in kept])[self.code]
        untold = int(left.sum())
        over.spares(len(left), len(left) - untold)
        if 2 * untold > len(left):
            return None
        rows = np.concatenate([np.zeros((0, 4), np.int64), *(each for each in kept if each is not None)])
        sizes = np.array([0 if each is None else len(each) for each in kept])
        first, times = (np.cumsum(sizes) - sizes)[self.code], sizes[self.code]
        if (times == 1).all():
            cell, row = np.arange(len(times)), first
        else:
            cell = np.repeat(np.arange(len(times)), times)
            row = np.arange(len(cell)) + np.repeat(first - (np.cumsum(times) - times), times)
        base = self.block.starts[cell]
        at, end, low, high = (each.take(row) for each in rows.T)
        if made.program.saves:
            low, high = (np.where(each < 0, -1, each + base) for each in (low, high))
        ran, at = Ran(end + base, low, high), at + base
        self._ahead(made, ran, at, cell)
        return Told(ran, at, cell, left)

    def _ahead(self, made: Machine, ran: Ran, at: Ints, cell: Ints) -> None:
        """Takes out the matches ahead of which there is not what must be there."""
        for machine, wanted in made.ahead:
            some = np.flatnonzero(ran.end > 0)
            seen = self.run(machine, at[some], cell[some]).end
            ran.end[some[seen == 0 if wanted else seen > 0]] = 0
            ran.end[some[seen < 0]] = -1

    @cached_property
    def _written(self) -> list[bytes]:
        """The outlines as symbols, one by one."""
        written, firsts = self._symbols
        data = written.tobytes()
        return [data[first : first + len(each)] for first, each in zip(firsts.tolist(), self.known, strict=True)]

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

    def many(self, places: Places) -> bool:
        """Whether most of the cells have such a place."""
        return bool(2 * self.counts[[bool(some) for some in places]].sum() > len(self.code))

    def starts(self, places: Places) -> Ints:
        """These places of the cells of each outline, in the block."""
        parts = [self.block.starts[self._cells(code)] + place for code, some in enumerate(places) for place in some]
        return np.sort(np.concatenate(parts)) if len(parts) > 1 else parts[0]

    def windows(self, places: Places) -> Windows:
        """The windows of a regex whose matches begin at these places of cells of each outline; those of one cell go together."""
        low = self.starts(places)
        cell = self.block.cell(low)
        heads = np.flatnonzero(np.append(True, cell[1:] != cell[:-1]))
        tails = np.append(heads[1:], len(low)) - 1
        of = np.repeat(np.arange(len(heads)), tails - heads + 1)
        return Windows(low[heads], low[tails] + 1, self.block.ends[cell[heads]], low, low + 1, of)
