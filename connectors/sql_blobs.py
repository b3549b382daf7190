"""Files in the cells of binary columns: each is read as a file is, and what is read counts for its column.

The text of a document becomes the text of its cell; what has a name of its own (an author, a column of a sheet) becomes a path below the
column. What a file is by itself (a photograph, a recording) is told by a unit inside the table's, one for each column and kind of file.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from connectors.readers.blobs import is_file, text_of
from connectors.readers.kinds import HEAD, kind
from connectors.readers.node import Item
from connectors.readers.records import PATHS, Records, as_array, collect
from connectors.sandbox.parent import Sandbox
from connectors.sql_opaque import is_opaque, named, unreadable
from scanner.errors import Unreadable
from scanner.model import Place, Unit, Unread
from scanner.plural import plural

#: Files that are opened of a column of one batch at most, spread over it.
_FILES = 500
#: A larger file (bytes) is not opened, and so much text (characters) is taken of one, and of all in a batch.
_LARGEST, _TEXT, _TEXTS = 64 << 20, 4 << 20, 64 << 20
#: Seconds for one file, and for all those of one part of a table.
_SECONDS, _ALL_SECONDS = 60, 3600
# Fewer bytes are a key, a hash or a UUID, and no text or file that anybody could miss.
_SMALLEST = 64
_ASCII = re.compile(rb"%PDF-|\{\\rtf|[A-Z][A-Za-z-]{1,30}: ")
_ASCII_KINDS = ("application/pdf", "application/rtf", "message/rfc822")

# What only a source of files can be told to do.
_OF_FILES = " (ocr = true reads it)"

_TOO_MANY = "no more of one batch are opened than 500"
_TOO_LONG = "the time for files in cells was over"
_TOO_LARGE = "larger than 64 MB"
_TOO_WORDY = "holds more text than is taken of a file in a cell: the rest was not read"
_UNKNOWN = "of no known kind: only the plain text in them was read"
_OPAQUE = "encrypted, hashed or compressed, as their bytes are spread: not read (opaque says that this is meant)"
#: One random cell in a thousand begins like a file of some kind.
_BY_CHANCE = 0.01


@dataclass(slots=True)
class Blobs:
    """The files in one table; at the end `unread` says what was not read of them, and `kinds` what they were.

    Columns that a glob in `opaque` names are not looked into, which `note` says.
    """

    unit: str
    opaque: Sequence[str] = ()
    sandbox: Sandbox = field(default_factory=lambda: Sandbox(seconds=_SECONDS))
    _paths: set[str] = field(default_factory=set)
    _forms: Counter[tuple[str, str]] = field(default_factory=Counter)
    _unread: Counter[tuple[str, str]] = field(default_factory=Counter)
    _closed: set[str] = field(default_factory=set)
    _spent: float = 0.0

    def opened(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch with the text of files in place of their bytes, and what else they say behind."""
        arrays, names = [], []
        for name, array in zip(batch.schema.names, batch.columns, strict=True):
            read = self._column(name, array) if pa.types.is_binary(array.type) else self._listed(name, array)
            names += [path for path, _ in read]
            arrays += [values for _, values in read]
        return pa.RecordBatch.from_arrays(arrays, names=names) if arrays else batch

    def unread(self) -> Iterator[Unread]:
        """What was not read, counted by column and reason."""
        for (column, reason), count in sorted(self._unread.items()):
            what = "binary values" if reason in (_UNKNOWN, _OPAQUE) else "files"
            yield Unread(Place("", self.unit, column), f"{what} in {plural(count, 'row')}: {reason}")

    @property
    def note(self) -> str:
        """What a person should know of the table."""
        return f"{', '.join(sorted(self._closed))}: opaque, says the configuration, and not looked into" if self._closed else ""

    def kinds(self) -> Iterator[Unit | pa.RecordBatch]:
        """A unit for each column and kind of file, with a row for each file."""
        for (column, form), count in sorted(self._forms.items()):
            yield Unit(f"{self.unit}!{column}.{form.rpartition('/')[2].removeprefix('x-')}", form)
            yield pa.RecordBatch.from_arrays([pa.nulls(count)], names=[""])

    def _listed(self, name: str, array: pa.Array) -> list[tuple[str, pa.Array]]:
        """Any other column; one of lists of bytes as lists of what these say."""
        if not (pa.types.is_list(array.type) and pa.types.is_binary(array.type.value_type)):
            return [(name, array)]
        lengths = pc.fill_null(pc.list_value_length(array), 0).to_numpy()
        offsets = pa.array(np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32))
        return [(path, pa.ListArray.from_arrays(offsets, cells)) for path, cells in self._column(f"{name}[]", array.flatten())]

    def _column(self, name: str, array: pa.Array) -> list[tuple[str, pa.Array]]:
        closed = named(self.unit, name, self.opaque)
        if not closed and (pc.max(pc.binary_length(array)).as_py() or 0) < _SMALLEST and _is_text(array):
            return [(name, array)]
        cells = array.to_pylist()
        if closed:
            self._closed.add(name)
            return [(name, _closed(cells, range(len(cells))))]
        binary = [row for row, cell in enumerate(cells) if cell is not None and text_of(cell) is None]
        found = [row for row in binary if len(cells[row]) >= _SMALLEST]
        files = [row for row, cell in enumerate(cells) if cell is not None and _is_file(cell)]
        if len(files) <= _BY_CHANCE * len(binary) and is_opaque([cells[row] for row in binary]):
            self._unread.update({(name, _OPAQUE): len(found)} if found else {})
            return [(name, _closed(cells, binary))]
        if unknown := len(set(found).difference(files)):
            self._unread[name, _UNKNOWN] += unknown
        if not files:
            return [(name, array)]
        chosen = files[:: -(-len(files) // _FILES)]
        if len(chosen) < len(files):
            self._unread[name, _TOO_MANY] += len(files) - len(chosen)
        texts, below = self._read(name, cells, chosen)
        kept = set(files)
        shown = [texts.get(row) if row in kept else cell and cell.decode("utf-8", "replace") for row, cell in enumerate(cells)]
        others = [(path, as_array(values, len(cells))) for path, values in below.columns.items()]
        return [(name, pa.array(shown, pa.large_string())), *others]

    def _read(self, name: str, cells: Sequence[Any], files: Sequence[int]) -> tuple[dict[int, str], Records]:
        texts: dict[int, str] = {}
        records = Records(most=1 << 62)
        left = _TEXTS
        for row in files:
            said = _Said(name, records, self._paths, min(left, _TEXT))
            records.row = row
            try:
                self._file(cells[row], said)
            except Unreadable as error:
                self._unread[name, str(error)] += 1
            for reason in said.unread:
                self._unread[name, reason] += 1
            if "/" in said.form:
                self._forms[name, said.form] += 1
            texts[row] = "\n".join(said.lines)
            left = max(left - len(texts[row]), 0)
        return texts, records

    def _file(self, cell: bytes, said: _Said) -> None:
        if self._spent >= _ALL_SECONDS:
            raise Unreadable(_TOO_LONG)
        if len(cell) > _LARGEST:
            raise Unreadable(_TOO_LARGE)
        began = time.monotonic()
        try:
            with _unnamed(cell) as file:
                for item in self.sandbox.items(file, _Said.cell, len(cell)):
                    said.take(item)
        finally:
            self._spent += time.monotonic() - began


@dataclass(slots=True)
class _Said:
    """What one file says: its form, the lines of its bodies, and what was not read of it; all that has a name goes into `records`."""

    column: str
    records: Records
    paths: set[str]
    left: int
    form: str = ""
    lines: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    cell = "cell"

    def take(self, item: Item) -> None:
        if isinstance(item, Unit):
            self.form = item.form if item.name == self.cell else self.form
        elif isinstance(item, Unread):
            self.unread.add(item.reason.removesuffix(_OF_FILES))
        else:
            for name, values in zip(item.schema.names, item.columns, strict=True):
                for value in values.to_pylist():
                    self._value(name, value)

    def _value(self, name: str, value: Any) -> None:
        before = self.records.size
        if name:
            path = f"{self.column}.{name}"
            known = path in self.paths or len(self.paths) < PATHS
            self.paths.update([path] if known else [])
            collect(self.records, value, path if known else f"{self.column}{{}}")
        else:
            said = [each for each in (value if isinstance(value, list) else [value]) if each is not None]
            self.lines += map(str, said)
            self.left -= sum(map(len, map(str, said)))
        self.left -= self.records.size - before
        if self.left < 0:
            raise Unreadable(_TOO_WORDY)


def _is_text(array: pa.Array) -> bool:
    """Whether all of a binary column is UTF-8."""
    try:
        array.cast(pa.string())
    except pa.ArrowInvalid:
        return False
    return True


def _closed(cells: Sequence[bytes | None], rows: Iterable[int]) -> pa.Array:
    """The cells as text, those of these rows as nothing that could be read."""
    hidden = set(rows)
    shown = [cell and (unreadable(cell) if row in hidden else cell.decode()) for row, cell in enumerate(cells)]
    return pa.array([each or None for each in shown], pa.large_string())


def _is_file(cell: bytes) -> bool:
    """Whether a cell is a file of a known kind: also one that is written in ASCII, a mail or a document."""
    return is_file(cell) or (len(cell) >= _SMALLEST and _ASCII.match(cell) is not None and kind(cell[:HEAD], "") in _ASCII_KINDS)


def _unnamed(cell: bytes) -> BinaryIO:
    """An open file with these bytes and without a name: in memory, where the system has such."""
    if hasattr(os, "memfd_create"):
        file: Any = os.fdopen(os.memfd_create("cell"), "w+b")
    else:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever asked for it closes it
    file.write(cell)
    file.flush()
    file.seek(0)
    return file  # type: ignore[no-any-return]
