"""Rows of batches whose columns differ as one batch: pages and messages bring the columns that they have."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from scanner.flatten import flatten


def together(batches: Sequence[pa.RecordBatch]) -> pa.RecordBatch:
    """The rows of all batches under the columns of all, in the order in which these come up first; null where a batch lacks one.

    Alike ones keep their schema. Columns of several types become text, or lists of texts where a row holds several.
    """
    if all(batch.schema == batches[0].schema for batch in batches):
        return next(iter(pa.Table.from_batches(batches).combine_chunks().to_batches()), batches[0])
    names = dict.fromkeys(name for batch in batches for name in batch.schema.names)
    columns = [_column(name, batches) for name in names]
    return pa.RecordBatch.from_arrays(columns, names=list(names)) if names else batches[0]


def _column(name: str, batches: Sequence[pa.RecordBatch]) -> pa.Array:
    parts = [batch.column(name) if name in batch.schema.names else pa.nulls(batch.num_rows) for batch in batches]
    kinds = {part.type for part in parts if not pa.types.is_null(part.type)}
    if len(kinds) > 1:
        parts = [_texts(part) for part in parts]
        kinds = {pa.list_(pa.large_string())}
    kind = kinds.pop() if kinds else pa.null()
    return pa.concat_arrays([part.cast(kind) if pa.types.is_null(part.type) else part for part in parts])


def _texts(cells: pa.Array) -> pa.Array:
    """The cells as lists of their texts."""
    rows: list[list[str] | None] = [None] * len(cells)
    for column in flatten(pa.RecordBatch.from_arrays([cells], names=[""])):
        for row, text in zip(column.rows.tolist(), column.text.to_pylist(), strict=True):
            if text is not None:
                rows[row] = [*(rows[row] or ()), text]
    return pa.array(rows, pa.list_(pa.large_string()))
