"""JSON in the cells of text columns, as columns of its paths: `profile.contact.email`, `profile.tags[]`; and what programs write there
in other forms (see `readers.written`).

It is told cell by cell, by what stands in it and not by the column's type, which in MariaDB and SQLite is that of any text. A cell that
is an object or a list goes to the paths; all others stay as they are. What is in base64 goes there, and stays: it may be a token, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from connectors.readers.lines_json import columns, decoded, inferred, parse
from connectors.readers.records import PATHS, Records, as_array, collect
from connectors.readers.trees import PAGES
from connectors.readers.written import BEGINS, packed, parsed

#: A batch that would have more cells (rows times paths) than this is cut in two.
_WIDE = 1 << 23
#: A longer cell (bytes) is text: parsed, it would take many times its size in memory.
_LONGEST = 16 << 20
# With more brackets a cell may be nested more deeply than Arrow's parser bears, which then takes the process with it.
_BRACKETS = 256
#: Chunks that Arrow's parser may refuse until it is not asked any more.
_MISSES = 3
_BLANK = b" \t\r\n"
#: What JSON begins with, and no base64 does.
_OPENS = ("{", "[")
#: Lists in lists in lists: a path tells two of them apart and no more (see `records.collect`).
_DEEP = re.compile(r"(\[\]){3,}")
_Mask = NDArray[np.bool_]
#: The paths below a column, and its cells that are something else.
_Split = tuple[pa.Array, list[tuple[str, pa.Array]]]


class _TooWide(Exception):
    """The rows hold too many paths to be one batch."""


@dataclass(slots=True)
class _Column:
    """What is remembered of a column, so that the same keys become the same paths in each batch."""

    paths: set[str] = field(default_factory=set)
    schema: pa.Schema | None = None
    misses: int = 0

    def learns(self, found: Sequence[str]) -> bool:
        """Adds these paths and those of the objects around them, if there is room for all."""
        parts = (path.split(".") for path in found)
        paths = self.paths.union(".".join(each[:end]).removesuffix("[]") for each in parts for end in range(1, len(each) + 1))
        if len(paths) <= PATHS:
            self.paths = paths
        return len(paths) <= PATHS


@dataclass(slots=True)
class Documents:
    """The JSON of one table, batch after batch."""

    _columns: dict[str, _Column] = field(default_factory=dict)

    def opened(self, batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        """The batch with the paths of its JSON behind each column; in several where one would be too wide."""
        try:
            arrays, names = [], []
            for name, array in zip(batch.schema.names, batch.columns, strict=True):
                rest, below = self._split(name, array)
                arrays += [rest, *(values for _, values in below)]
                names += [name, *(path for path, _ in below)]
                if batch.num_rows > 1 and len(names) * batch.num_rows > max(_WIDE, batch.num_columns * batch.num_rows):
                    raise _TooWide
        except _TooWide:
            half = batch.num_rows // 2
            yield from self.opened(batch.slice(0, half))
            yield from self.opened(batch.slice(half))
            return
        yield pa.RecordBatch.from_arrays(arrays, names=names) if len(names) > batch.num_columns else batch

    def _split(self, name: str, array: pa.Array) -> _Split:
        if pa.types.is_list(array.type) and pa.types.is_string(array.type.value_type):
            return self._leaves(name, array)
        array = _text(array)
        if not (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
            return array, []
        json = _looks_json(array)
        held = json | _looks_written(array)
        if not held.any():
            return array, []
        known = self._columns.setdefault(name, _Column())
        cells = array.filter(pa.array(held))
        below = _columnar(name, cells, known) if np.array_equal(json, held) else None
        if below is not None:
            index = pa.array(np.cumsum(held) - 1, mask=~held)
            return _without(array, held), [(path, values.take(index)) for path, values in below]
        return _each(name, array, np.flatnonzero(held), known)

    def _leaves(self, name: str, array: pa.Array) -> _Split:
        """The same for lists of texts, as arrays of composite types come."""
        leaves = array.flatten()
        held = _looks_json(leaves) | _looks_written(leaves)
        if not held.any():
            return array, []
        rows = pc.list_parent_indices(array).to_numpy()
        rest, below = _each(f"{name}[]", leaves, np.flatnonzero(held), self._columns.setdefault(name, _Column()), rows, len(array))
        counts = pc.fill_null(pc.list_value_length(array), 0).to_numpy()
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        return pa.ListArray.from_arrays(pa.array(offsets), rest), below


def _columnar(name: str, cells: pa.Array, known: _Column) -> list[tuple[str, pa.Array]] | None:
    """The paths as Arrow's parser finds them; None where the cells are not alike, or not JSON after all."""
    if known.misses >= _MISSES:
        return None
    brackets = pc.add(pc.count_substring(cells, "{"), pc.count_substring(cells, "["))
    if pc.max(brackets).as_py() > _BRACKETS or pc.max(pc.binary_length(cells)).as_py() > _LONGEST:
        return None
    chunk = "".join(pc.binary_join_element_wise('{"c":', cells, "}\n", "").to_pylist()).encode()
    found = parse(chunk, known.schema) if known.schema else None
    if found is None:
        found = inferred(chunk, min(_WIDE // len(cells), PATHS))
    table = columns(found) if found is not None and found.column_names == ["c"] and len(found) == len(cells) else None
    if found is None or table is None or not known.learns(paths := [name + _DEEP.sub("[][]", path[1:]) for path in table.column_names]):
        known.misses += 1
        return None
    known.schema = found.schema
    return [(path, values.combine_chunks()) for path, values in zip(paths, table.columns, strict=True)]


def _each(
    name: str, cells: pa.Array, held: NDArray[np.int64], known: _Column, rows: NDArray[np.int64] | None = None, count: int | None = None
) -> _Split:
    """Cell by cell, as files of JSON are read where records are not alike: keys that are data become values of `{}`."""
    count = len(cells) if count is None else count
    records = Records(paths=known.paths, most=1 << 62)
    taken = np.zeros(len(cells), np.bool_)
    for at in held.tolist():
        records.row = at if rows is None else int(rows[at])
        text = cells[at].as_py()
        if len(text) > _LONGEST:
            continue
        value, taken[at] = _value(text)
        if value is None:
            continue
        collect(records, value, name)
        if count > 1 and len(records.columns) * count > _WIDE:
            raise _TooWide
    return _without(cells, taken), [(path, as_array(column, count)) for path, column in records.columns.items()]


def _value(cell: str) -> tuple[Any, bool]:
    """The object or list that a cell is, None where it is none; and whether it says nothing else."""
    begins = cell.lstrip()[:1]
    for read in (decoded, parsed) if begins in _OPENS else (parsed, packed):
        try:
            value = read(cell)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict | list):
            return value, read is not packed
    return None, False


def _without(cells: pa.Array, taken: _Mask) -> pa.Array:
    return pc.if_else(pa.array(taken), pa.scalar(None, cells.type), cells) if taken.any() else cells


def _text(array: pa.Array) -> pa.Array:
    """The array as text, where it is bytes all of which are text: what MariaDB calls a blob is that to many programs."""
    if pa.types.is_binary(array.type) or pa.types.is_large_binary(array.type):
        try:
            return array.cast(pa.string() if pa.types.is_binary(array.type) else pa.large_string())
        except pa.ArrowInvalid:
            return array
    return array


def _looks_written(cells: pa.Array) -> _Mask:
    """Which cells begin as what programs write in other forms than JSON."""
    found = _matches(cells, BEGINS)
    if found.any():
        found[found] = ~_matches(cells.filter(pa.array(found)), PAGES)
    return found


def _matches(cells: pa.Array, regex: str) -> _Mask:
    found = pc.fill_null(pc.match_substring_regex(cells, regex), False)
    return np.array(found.to_numpy(zero_copy_only=False), np.bool_)


def _looks_json(cells: pa.Array) -> _Mask:
    """Which cells begin with a bracket and end with one, blanks apart: a glance that costs tables without JSON next to nothing."""
    found = _between(cells, b"{[" + _BLANK, b"}]" + _BLANK)
    if found.any():
        trimmed = pc.ascii_trim_whitespace(cells.filter(pa.array(found)))
        found[found] = _between(trimmed, b"{[", b"}]")
    return found


def _between(cells: pa.Array, first: bytes, last: bytes) -> _Mask:
    _, offsets, data = cells.buffers()
    width = np.int64 if pa.types.is_large_string(cells.type) else np.int32
    if not len(cells) or data is None or offsets is None:
        return np.zeros(len(cells), np.bool_)
    edges = np.frombuffer(offsets, width).astype(np.int64)[cells.offset : cells.offset + len(cells) + 1]
    held = np.frombuffer(data, np.uint8)
    filled = (edges[1:] > edges[:-1]) & cells.is_valid().to_numpy(zero_copy_only=False)
    begins, ends = (np.isin(np.arange(256), list(some)) for some in (first, last))
    if filled.any():
        start, end = edges[:-1][filled], edges[1:][filled] - 1
        filled[filled] = begins[held[start]] & ends[held[end]]
    return np.asarray(filled, np.bool_)
