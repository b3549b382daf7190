"""Which categories of personal data a record holds: the scan's own verdict on the rows that were found, and on their columns' names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from scanner.flatten import flatten
from scanner.keyed import keyed
from scanner.model import Unit
from scanner.shapes import Declared, UnitTally
from scanner.subject.result import FIELDS
from scanner.subject.turns import written
from scanner.tally import Column
from scanner.verdict import judge
from scanner.verdict.headings import by_heading
from scanner.work import Worker

#: What the agreement of a field shows by itself.
OF_FIELD = {
    "email": "contact.email",
    "phone": "contact.phone",
    "name": "person.name",
    "given": "person.name",
    "surname": "person.name",
    "born": "demog.dob",
    "postcode": "contact.address",
    "address": "contact.address",
}
assert set(OF_FIELD) < set(FIELDS)
_SURE = 0.5


def held(worker: Worker, unit: Unit, batches: Sequence[pa.RecordBatch]) -> Mapping[str | None, frozenset[str]]:
    """Categories by column (None: the unit as a whole) of a unit of which only these rows are looked at.

    A few rows say less than a table: what their values leave open, the names of the columns may tell.
    """
    columns: dict[str, Column] = {}
    rows = 0
    for batch in _alike(batches):  # few large batches: each costs a pass of the engine over every column
        for part in written(batch):
            worker.add(columns, part, rows)
        rows += batch.num_rows
    if not columns:
        return {}
    by_value = judge(UnitTally("", unit, rows, columns), worker.engine.patterns, worker.engine.shapes)
    named = {name: Column(1, tuple(int(count > 0) for count in column.kinds), {}) for name, column in columns.items() if name}
    declared = {name: Declared() for name in named}
    said = UnitTally("", unit, 1, named, declared)
    by_name = judge(said, worker.engine.patterns, worker.engine.shapes)
    found: dict[str | None, set[str]] = {}
    for one in (*by_value, *by_heading(said, by_name, worker.engine.headings)):
        if one.confidence >= _SURE:
            found.setdefault(one.place.column, set()).add(one.category)
    return {column: frozenset(categories) for column, categories in found.items()}


def _alike(batches: Sequence[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows of all batches, those of the same types together."""
    kinds: dict[str, list[pa.RecordBatch]] = {}
    for batch in batches:
        kinds.setdefault(str(batch.schema), []).append(batch)
    for some in kinds.values():
        yield from pa.Table.from_batches(some).combine_chunks().to_batches()


def of_row(batch: pa.RecordBatch, at: int, by_column: Mapping[str | None, frozenset[str]]) -> frozenset[str]:
    """The categories of one row: those of its columns that hold something there."""
    found = set(by_column.get(None, frozenset()))
    for cells in keyed(list(flatten(batch.slice(at, 1))), lambda keys: lambda path, key: path in by_column):
        if cells.name in by_column and any(text and text.strip() for text in cells.text.to_pylist()):
            found |= by_column[cells.name]
    return frozenset(found)
