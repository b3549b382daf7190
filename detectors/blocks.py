"""Cells as blocks of bytes: joined by a separator, about a megabyte each, cells of one alphabet together. No Python object per cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from detectors.charset import odd_characters
from detectors.edges import SEPARATOR
from scanner.errors import Unreadable

Ints = npt.NDArray[np.int64]

_SIZE = 1 << 20
_LONGEST = (1 << 31) - (1 << 16)
_SEPARATOR = bytes([SEPARATOR])
_SAMPLE = 2048


@dataclass(frozen=True)
class Block:
    """`data` holds cells `starts[i]:ends[i]`, a separator before, between and after them; `rows[i]` is the row of cell i."""

    data: bytes
    rows: Ints
    starts: Ints
    ends: Ints
    alphabet: str

    @cached_property
    def bytes_(self) -> npt.NDArray[np.uint8]:
        """The same bytes as numbers."""
        return np.frombuffer(self.data, np.uint8)

    @cached_property
    def text(self) -> str:
        """The same text where a byte is a character (alphabet "ascii")."""
        return self.data.decode("ascii")

    @cached_property
    def _stops(self) -> dict[frozenset[int], Ints]:
        return {}

    def stops(self, kinds: frozenset[int]) -> Ints:
        """Positions of the bytes in `kinds` (space, line feed)."""
        if kinds not in self._stops:
            found = np.logical_or.reduce([self.bytes_ == kind for kind in kinds])
            self._stops[kinds] = np.flatnonzero(found).astype(np.int64)
        return self._stops[kinds]


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


def blocks(cells: pa.Array) -> Iterator[Block]:
    """Blocks of the cells that are neither null nor empty. Unreadable if a cell is longer than the 2 GB that a hit can count."""
    lengths = pc.fill_null(pc.binary_length(cells), 0).to_numpy(zero_copy_only=False)
    if len(lengths) and int(lengths.max()) > _LONGEST:
        raise Unreadable("a value is longer than 2 GB")
    for alphabet, rows in _alphabets(cells, lengths):
        chosen = cells if len(rows) == len(cells) else cells.take(pa.array(rows))
        ends = np.cumsum(lengths[rows].astype(np.int64) + 1)
        at = 0
        while at < len(rows):
            base = int(ends[at - 1]) if at else 0
            to = max(at + 1, int(np.searchsorted(ends, base + _SIZE, "right")))
            yield _block(chosen.slice(at, to - at), rows[at:to], ends[at:to] - base, alphabet)
            at = to


def _block(cells: pa.Array, rows: Ints, ends: Ints, alphabet: str) -> Block:
    row = pa.LargeListArray.from_arrays(pa.array([0, len(cells)], pa.int64()), cells)
    joined: Any = pc.binary_join(row, pa.scalar("\0", pa.large_string()))
    data = b"".join((_SEPARATOR, joined[0].as_buffer(), _SEPARATOR))
    starts = np.concatenate((np.ones(1, np.int64), ends[:-1] + 1))
    return Block(data, rows, starts, ends, alphabet)


def _alphabets(cells: pa.Array, lengths: Any) -> Iterator[tuple[str, Ints]]:
    full = lengths > 0
    ascii_ = pc.fill_null(pc.string_is_ascii(cells), True).to_numpy(zero_copy_only=False)
    plain = np.flatnonzero(full & ascii_).astype(np.int64)
    if len(plain):
        yield "ascii", plain
    rest = np.flatnonzero(full & ~ascii_).astype(np.int64)
    if not len(rest):
        return
    odd = pc.match_substring_regex(cells.take(pa.array(rest)), odd_characters()).to_numpy(zero_copy_only=False)
    for alphabet, chosen in (("wide", rest[~odd]), ("odd", rest[odd])):
        if len(chosen):
            yield alphabet, chosen
