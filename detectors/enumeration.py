"""Enumerations: cells that, trimmed and case-folded, are one of a pattern's values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from detectors.blocks import Ints
from scanner.pattern import Pattern

#: Blanks around a value and letters that fold to fewer bytes may make a cell longer than the value that it is.
_ROOM = 64


def matches(cells: pa.Array, patterns: Sequence[tuple[int, Pattern]]) -> Iterator[tuple[int, Ints, Ints, Ints]]:
    """Pattern, rows, starts and ends for each pattern (given with its index) whose `values` hold cells; the span is the trimmed cell."""
    listed = [(index, pattern.values) for index, pattern in patterns if pattern.values]
    if not listed:
        return
    longest = max(len(value.encode()) for _, values in listed for value in values)
    lengths = pc.fill_null(pc.binary_length(cells), 0).to_numpy(zero_copy_only=False)
    rows = np.flatnonzero((lengths > 0) & (lengths <= 2 * longest + _ROOM))
    folded = _folded(cells.take(pa.array(rows)))
    known = pc.is_in(folded, pa.array(sorted(frozenset().union(*(v for _, v in listed))), pa.large_string()))
    held = np.flatnonzero(known.to_numpy(zero_copy_only=False))
    rows, folded = rows[held].astype(np.int64), folded.take(pa.array(held))
    if not len(rows):
        return
    cell = cells.take(pa.array(rows))
    start = lengths[rows] - pc.binary_length(pc.utf8_ltrim_whitespace(cell)).to_numpy(zero_copy_only=False)
    end = start + pc.binary_length(pc.utf8_trim_whitespace(cell)).to_numpy(zero_copy_only=False)
    for index, values in listed:
        at = np.flatnonzero(pc.is_in(folded, pa.array(sorted(values), pa.large_string())).to_numpy(zero_copy_only=False))
        if len(at):
            yield index, rows[at], start[at].astype(np.int64), end[at].astype(np.int64)


def _folded(cells: pa.Array) -> pa.Array:
    """Trimmed and case-folded; beyond ASCII as `str.casefold` does it, which Arrow cannot."""
    trimmed = pc.utf8_trim_whitespace(cells)
    lower = pc.utf8_lower(trimmed)
    beyond = pc.invert(pc.string_is_ascii(trimmed))
    if not pc.any(beyond).as_py():
        return lower
    return pc.replace_with_mask(lower, beyond, pa.array([v.casefold() for v in trimmed.filter(beyond).to_pylist()], pa.large_string()))
