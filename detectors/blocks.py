"""Cells as blocks of folded bytes: joined by a separator, a megabyte or two each. One byte is one character; no Python object per cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from detectors.edges import SEPARATOR
from detectors.fold import Folded, fold
from detectors.many import strings
from scanner.errors import Unreadable

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

#: A cell of more bytes is a text: what counts only as a whole cell or by its number in the column is not looked for in it.
SHORT = 64
#: Bytes of a block of short cells, of which some tell what the column holds, and of one of texts: what is asked of each block, pattern by
#: pattern, costs the less the larger the block is, until it is too far from the processor.
_SIZE, TEXTS = 1 << 20, 1 << 21
#: Bytes of columns that are searched together: a block of all their cells is never cut within a column.
_JOINED = 1 << 19
_LONGEST = (1 << 31) - (1 << 16)
_FAR = 1 << 60
_SEPARATOR = bytes([SEPARATOR])
#: Kinds of bytes: the first of them in ASCII, and how many there are.
_KINDS = {"digits": (48, 10), "capitals": (65, 26), "colons": (58, 1)}
_SAMPLE = 2048
#: Capitals of Latin-1 → small letters.
LOWER = bytes(code + 32 if 65 <= code <= 90 or (0xC0 <= code <= 0xDE and code != 0xD7) else code for code in range(256))


@dataclass(frozen=True)
class Block:
    """`data` holds cells `starts[i]:ends[i]`, a separator before, between and after them; `rows[i]` is the row of cell i.

    `long` tells that every cell is longer than `SHORT`, `folded` what was folded (None: all of it is ASCII), `bases[i]` where cell i
    begins in the bytes that were folded.
    """

    data: bytes
    rows: Ints
    starts: Ints
    ends: Ints
    long: bool
    folded: Folded | None = None
    bases: Ints | None = None

    @cached_property
    def bytes_(self) -> npt.NDArray[np.uint8]:
        """The same bytes as numbers."""
        return np.frombuffer(self.data, np.uint8)

    @cached_property
    def lower(self) -> bytes:
        """The same bytes in lower case."""
        return self.data.translate(LOWER)

    @cached_property
    def text(self) -> str:
        """The same text; a byte is a character."""
        return self.data.decode("latin-1")

    @cached_property
    def wordy(self) -> bool:
        """Whether there is a letter, or an at sign."""
        return bool(self.bytes_.max() >= 0x40)

    @cached_property
    def apart(self) -> bool:
        """Whether every separator is one: no cell has such a byte in it."""
        return self.data.count(_SEPARATOR) == len(self.rows) + 1

    @cached_property
    def _spans(self) -> list[tuple[Ints, Ints, pa.LargeStringArray]]:
        return []

    def strings(self, start: Ints, end: Ints) -> pa.LargeStringArray:
        """The texts of these spans, the same array if the last ones were asked for again: one number is a match of many patterns."""
        held = self._spans[0] if self._spans else None
        if held is None or not (np.array_equal(held[0], start) and np.array_equal(held[1], end)):
            held = (start, end, strings(self.bytes_, start, end))
            self._spans[:] = [held]
        return held[2]

    @cached_property
    def _marks(self) -> dict[str, npt.NDArray[np.bool_]]:
        return {}

    def marked(self, kind: str) -> npt.NDArray[np.bool_]:
        """Which bytes are "digits", "capitals", or "colons"."""
        if kind not in self._marks:
            first, count = _KINDS[kind]
            found = np.asarray((self.bytes_ - np.uint8(first)) < count)
            self._marks[kind] = found | ((self.bytes_ - np.uint8(0xC0)) < 0x1F) if kind == "capitals" else found
        return self._marks[kind]

    @cached_property
    def _places(self) -> dict[str, Ints]:
        return {}

    def places(self, kind: str) -> Ints:
        """Positions of the bytes of a kind (see `marked`)."""
        if kind not in self._places:
            self._places[kind] = np.flatnonzero(self.marked(kind)).astype(np.int64, copy=False)
        return self._places[kind]

    @cached_property
    def _counts(self) -> dict[str, npt.NDArray[np.int32]]:
        return {}

    def counts(self, kind: str) -> npt.NDArray[np.int32]:
        """How many bytes of a kind (see `marked`) each cell has."""
        if kind not in self._counts:
            self._counts[kind] = np.add.reduceat(self.marked(kind), self.starts, dtype=np.int32)
        return self._counts[kind]

    @cached_property
    def _stops(self) -> dict[frozenset[int], Ints]:
        return {}

    def stops(self, kinds: frozenset[int]) -> Ints:
        """Positions of the bytes in `kinds` (space, line feed), between one that is far before the block and one that is far behind it."""
        if kinds not in self._stops:
            found = np.flatnonzero(np.logical_or.reduce([self.bytes_ == kind for kind in kinds]))
            self._stops[kinds] = np.concatenate((np.full(1, -_FAR), found, np.full(1, _FAR)))
        return self._stops[kinds]

    def cell(self, at: Ints) -> Ints:
        """The cell in which each position lies or behind which it is the separator; -1 before the first."""
        return self._cell_of.take(at).astype(np.int64)

    @cached_property
    def _cell_of(self) -> npt.NDArray[np.int32]:
        sizes = np.diff(np.append(self.starts, len(self.data) + 1), prepend=0)
        return np.repeat(np.arange(-1, len(self.starts), dtype=np.int32), sizes)

    def written(self, start: int, end: int) -> str:
        """A piece of the text as validators see it."""
        return (self.text if self.folded is None else self.folded.text)[start:end]

    def plain(self, start: Ints, end: Ints) -> Bools:
        """Which of these spans are ASCII as validators see them."""
        if self.folded is None:
            return np.ones(len(start), np.bool_)
        beyond = self.folded.beyond
        return np.asarray(np.searchsorted(beyond, start) == np.searchsorted(beyond, end))

    def bytes_in_cell(self, cell: Ints, start: Ints, end: Ints) -> tuple[Ints, Ints]:
        """Positions as byte offsets into the original cells."""
        if self.folded is None or self.bases is None:
            return start - self.starts[cell], end - self.starts[cell]
        return self.folded.first[start] - self.bases[cell], self.folded.stop[end - 1] - self.bases[cell]


def distinct(values: pa.Array) -> tuple[pa.Array, Ints | None]:
    """The values as strings, each once where a sample repeats itself, with the index of each row's value (-1: null)."""
    if pa.types.is_dictionary(values.type):
        coded = values
    else:
        values = values if pa.types.is_large_string(values.type) else values.cast(pa.large_string())
        sample = values.slice(0, _SAMPLE)
        if len(sample) < 64 or pc.count_distinct(sample).as_py() * 2 > len(sample):
            return values, None
        coded = values.dictionary_encode()
    indices = coded.indices.cast(pa.int64()).fill_null(-1).to_numpy(zero_copy_only=False)
    return coded.dictionary.cast(pa.large_string()), indices


def together(columns: Sequence[tuple[int, pa.Array]]) -> Iterator[list[tuple[int, pa.Array]]]:
    """Numbered columns of a size that one block holds."""
    some: list[tuple[int, pa.Array]] = []
    size = 0
    for column in columns:
        if some and size + column[1].nbytes > _JOINED:
            yield some
            some, size = [], 0
        some.append(column)
        size += column[1].nbytes
    if some:
        yield some


def blocks(cells: pa.Array) -> Iterator[Block]:
    """Blocks of the cells that are neither null nor empty. Unreadable if a cell is longer than the 2 GB that a hit can count."""
    lengths = pc.fill_null(pc.binary_length(cells), 0).to_numpy(zero_copy_only=False)
    if len(lengths) and int(lengths.max()) > _LONGEST:
        raise Unreadable("a value is longer than 2 GB")
    for rows, long, plain in _sorts(cells, lengths):
        chosen = cells if len(rows) == len(cells) else cells.take(pa.array(rows))
        ends = np.cumsum(lengths[rows].astype(np.int64) + 1)
        at = 0
        while at < len(rows):
            base = int(ends[at - 1]) if at else 0
            to = max(at + 1, int(np.searchsorted(ends, base + (TEXTS if long else _SIZE), "right")))
            yield _block(chosen.slice(at, to - at), rows[at:to], ends[at:to] - base, long, plain)
            at = to


def joined(cells: pa.Array) -> bytes:
    """Cells (large strings or bytes, without nulls) with a separator before, between and behind them."""
    row = pa.LargeListArray.from_arrays(pa.array([0, len(cells)], pa.int64()), cells)
    made: Any = pc.binary_join(row, pa.scalar(_SEPARATOR, cells.type))
    return b"".join((_SEPARATOR, made[0].as_buffer(), _SEPARATOR))


def _block(cells: pa.Array, rows: Ints, ends: Ints, long: bool, plain: bool) -> Block:
    data = joined(cells)
    starts = np.concatenate((np.ones(1, np.int64), ends[:-1] + 1))
    if plain:
        return Block(data, rows, starts, ends, long)
    made = fold(data)
    first = np.searchsorted(made.first, starts)
    return Block(made.data, rows, first, np.searchsorted(made.first, ends), long, made, starts)


def _sorts(cells: pa.Array, lengths: Any) -> Iterator[tuple[Ints, bool, bool]]:
    """Rows of cells that go together: short and long, ASCII and beyond."""
    ascii_ = pc.fill_null(pc.string_is_ascii(cells), True).to_numpy(zero_copy_only=False)
    for long, sized in ((False, (lengths > 0) & (lengths <= SHORT)), (True, lengths > SHORT)):
        for plain, rows in ((True, np.flatnonzero(sized & ascii_)), (False, np.flatnonzero(sized & ~ascii_))):
            if len(rows):
                yield rows.astype(np.int64), long, plain
