"""Texts rewritten byte by byte, a whole column at once. For ASCII texts only: a byte is a character."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Texts = Any  # pa.LargeStringArray
Table = NDArray[np.uint8]

_BLANK = ord(" ")


def table(*, keep: str, other: str = "", lower: bool = False, upper: bool = False) -> Table:
    """What each byte becomes: itself where it is in `keep`, else `other`, or nothing (0)."""
    made = np.full(256, ord(other) if other else 0, np.uint8)
    for char in keep:
        made[ord(char)] = ord(char.lower() if lower else char.upper() if upper else char)
    return made


#: Small letters, and nothing else.
LETTERS_ONLY = table(keep="abcdefghijklmnopqrstuvwxyz")


def rewritten(texts: Texts, wanted: Table, *, drop: str = "") -> Texts:
    """Each byte as the table says; bytes in `drop` and those that become nothing fall. Nulls stay null."""
    data, edges = _bytes(texts)
    made = wanted[data]
    kept = made != 0
    for char in drop:
        kept &= data != ord(char)
    return _rebuilt(texts, made, edges, kept)


def worded(texts: Texts, wanted: Table, *, drop: str = "") -> Texts:
    """As `rewritten`, with runs of blanks as one and none at the ends."""
    return _spaced(rewritten(texts, wanted, drop=drop))


def _spaced(text: Texts) -> Texts:
    data, edges = _bytes(text)
    blank = data == _BLANK
    if not blank.any():
        return text
    starts = np.zeros(len(data) + 1, np.bool_)
    starts[edges] = True
    kept = ~blank
    kept[1:] |= ~blank[:-1]  # the first of a run …
    kept &= ~(blank & (starts[:-1] | starts[1:]))  # … and none at an end
    return text if kept.all() else _spaced(_rebuilt(text, data, edges, kept))


def holding(texts: Texts, wanted: Table) -> NDArray[np.bool_]:
    """Which texts have a byte that the table keeps."""
    data, edges = _bytes(texts)
    counted = _counted(wanted[data] != 0, edges)
    return np.asarray(counted[1:] > counted[:-1])


def cut(texts: Texts, *, last: bool = False, rest: bool = False) -> Texts:
    """The first word of each text, or the last, or the `rest` after the first; null where there is but one."""
    several = pc.fill_null(pc.match_substring(texts, " "), False)
    parts = pc.split_pattern(texts.filter(several), " ", max_splits=1, reverse=last)
    return spread(pc.list_element(parts, 1 if last or rest else 0), np.asarray(several.to_numpy(zero_copy_only=False), np.bool_))


def spread(texts: Texts, where: NDArray[np.bool_]) -> Texts:
    """The texts at the places where the mask holds, null elsewhere."""
    return texts.take(pa.array(np.cumsum(where) - 1, mask=~where)) if len(texts) else pa.nulls(len(where), pa.large_string())


def _bytes(texts: Texts) -> tuple[Table, NDArray[np.int64]]:
    """The bytes of the cells and where each begins, from 0; a null cell has none."""
    _, offsets, data = texts.buffers()
    edges = np.frombuffer(offsets, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    held = np.frombuffer(data, np.uint8)[edges[0] : edges[-1]] if data is not None else np.zeros(0, np.uint8)
    return held, edges - edges[0]


def _rebuilt(texts: Texts, data: Table, edges: NDArray[np.int64], kept: NDArray[np.bool_]) -> Texts:
    if kept.all():
        counted = edges
    else:
        counted, data = _counted(kept, edges), data[kept]
    valid = None if texts.null_count == 0 else pa.array(texts.is_valid().to_numpy(zero_copy_only=False)).buffers()[1]
    return pa.LargeStringArray.from_buffers(len(texts), pa.py_buffer(counted), pa.py_buffer(data), valid)


def _counted(kept: NDArray[np.bool_], edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many bytes are kept before each edge."""
    sums = np.cumsum(kept, dtype=np.int32 if len(kept) < 2**31 else np.int64)
    return np.where(edges > 0, sums[edges - 1], 0).astype(np.int64) if len(sums) else edges
