"""Files that stand as text in the cells of JSON, YAML, XML and CSV: exports of mail, tickets and web traffic write them in base64."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from connectors.readers.node import Item, Node, Read
from connectors.readers.payload import BEGINS, SHORTEST, Payload, payload
from connectors.readers.sniff import structure
from connectors.readers.text import PIECE
from scanner.plural import plural

#: Why base64 is not read; the number of values stands before it. Without a column it is a piece of a longer value.
UNKNOWN, TOO_LONG = "in base64 of no known kind: not read", "in base64, too long to be held: not read"
_CONTENT = frozenset(("text", "content", "body", "data", "raw", "payload", "value"))
# Beside a value of such a name, what says that it is base64: HAR, interfaces for mail and for code; and a flag of gateways.
_BESIDE = {"encoding": "base64", "contentEncoding": "base64", "content_encoding": "base64", "isBase64Encoded": "true"}
_NUMBER = r"^[0-9A-Fa-f-]+$"
# What is read in its cell, where its text is: a body in base64 is then found under the same path as one that is not.
_IN_PLACE = frozenset(("text/plain", "application/json", "application/x-ndjson", "text/html", "text/xml", "text/markdown"))
# Text in which a file may stand in base64 once more.
_AGAIN = re.compile(rb"[A-Za-z0-9+/_-]{200}")


def with_files(read: Read) -> Read:
    """The reader of a table that reads the files in its cells, too: as units inside, named `17/content` after the row and the column.

    Text that stands in base64 takes the place of its cell; a file leaves it empty.
    """

    def items(file: BinaryIO, node: Node) -> Iterator[Item]:
        with node.spool() as spool:
            inside = _Inside(spool)
            for item in read(file, node):
                yield inside.taken(item) if isinstance(item, pa.RecordBatch) else item
            yield from inside.items(node)

    return items


@dataclass(slots=True)
class _Inside:
    """The files so far: their names and sizes, one after the other in `spool`; and what is of no known kind, by column."""

    spool: BinaryIO
    names: list[tuple[str, int]] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    rows: int = 0

    def taken(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch without the files in it, and with the text of those that are text."""
        arrays: list[pa.Array] = []
        held: list[tuple[int, str, bytes]] = []
        rows = np.arange(batch.num_rows) + self.rows
        for name, array in zip(batch.schema.names, batch.columns, strict=True):
            told = _told(batch, name, array)

            def cell(row: int, said: str, sure: bool, name: str = name) -> str | None:
                found = payload(said, sure)
                return said if found is None else self._cell(found, row, name, held)

            arrays.append(_cells(array, rows, told, cell))
        self._keep(held)
        self.rows += batch.num_rows
        return pa.RecordBatch.from_arrays(arrays, names=batch.schema.names)

    def items(self, node: Node) -> Iterator[Item]:
        """Each file by what it is, and what was not read."""
        for name, count in sorted(self.unknown.items()):
            yield node.unread(f"{plural(count, 'value')} {UNKNOWN}", name) if name else node.unread(f"text {TOO_LONG}")
        self.spool.seek(0)
        for name, size in self.names:
            yield from node.read(io.BytesIO(self.spool.read(size)), node.inner(name))

    def _cell(self, found: Payload, row: int, name: str, held: list[tuple[int, str, bytes]]) -> str | None:
        """What stays in the cell."""
        if not found.known and not found.told:
            self.unknown[name] += 1
            return None
        if found.text and _in_place(found.data):
            return found.data.decode()
        held.append((row, name.rpartition(".")[2].rstrip("[]{}") or "value", found.data))
        return None

    def _keep(self, held: list[tuple[int, str, bytes]]) -> None:
        seen: Counter[tuple[int, str]] = Counter()
        for row, name, data in sorted(held, key=lambda file: file[0]):
            seen[row, name] += 1
            number = seen[row, name]
            self.names.append((f"{row + 1}/{name}" + (f" ({number})" if number > 1 else ""), len(data)))
            self.spool.write(data)


def _in_place(text: bytes) -> bool:
    """Whether a text is read where it stands: no mail, card or table, not too long for a cell, and without a file in it."""
    return len(text) <= PIECE and structure(text[:8192], "text/plain") in _IN_PLACE and not _AGAIN.search(text)


def _cells(array: pa.Array, rows: np.ndarray, told: pa.Array | None, cell: Callable[[int, str, bool], str | None]) -> pa.Array:
    """An array with each cell that may hold a file as `cell` has it, of its row, its text and whether it is told to be base64."""
    if pa.types.is_list(array.type):
        inner = array.flatten()
        within = _cells(inner, rows[pc.list_parent_indices(array).to_numpy()], told, cell)
        if within is inner:
            return array
        counts = pc.fill_null(pc.list_value_length(array), 0).to_numpy()
        return pa.ListArray.from_arrays(pa.array(np.concatenate([[0], np.cumsum(counts)]), pa.int32()), within)
    if not (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
        return array
    likely = _likely(array) if told is None else pc.or_(_likely(array), told)
    found = np.flatnonzero(likely.to_numpy(zero_copy_only=False))
    if not len(found):
        return array
    values = array.to_pylist()
    for at in found:
        values[at] = cell(int(rows[at]), values[at], told is not None and told[int(at)].as_py())
    return pa.array(values, array.type)


def _likely(array: pa.Array) -> pa.Array:
    """Of each cell, whether it begins as a payload does."""
    if (pc.max(pc.binary_length(array)).as_py() or 0) < SHORTEST:
        return pa.array(np.zeros(len(array), bool))
    begins = pc.fill_null(pc.match_substring_regex(array, BEGINS), False)
    return pc.and_not(begins, pc.fill_null(pc.match_substring_regex(array, _NUMBER), False)) if pc.any(begins).as_py() else begins


def _told(batch: pa.RecordBatch, name: str, array: pa.Array) -> pa.Array | None:
    """Of each value of a column, whether what stands beside it says that it is base64; None where nothing does."""
    above, dot, last = name.rpartition(".")
    for key, says in _BESIDE.items() if last.rstrip("[]") in _CONTENT else ():
        at = batch.schema.get_field_index(f"{above}{dot}{key}")
        if at >= 0 and (beside := _same(array, batch.column(at))) is not None:
            text = pc.utf8_lower(beside.cast(pa.string()))
            return pc.fill_null(pc.and_(pc.equal(text, says), pc.is_valid(_leaves(array))), False)
    return None


def _same(array: pa.Array, beside: pa.Array) -> pa.Array | None:
    """The values of another column, where each row has as many of them."""
    if pa.types.is_list(array.type) != pa.types.is_list(beside.type):
        return None
    if pa.types.is_list(array.type):
        if not pc.list_value_length(array).equals(pc.list_value_length(beside)):
            return None
        return _same(array.flatten(), beside.flatten())
    return None if pa.types.is_nested(beside.type) else beside


def _leaves(array: pa.Array) -> pa.Array:
    while pa.types.is_list(array.type):
        array = array.flatten()
    return array
