"""How a record is referred to: by its key where that holds no identifier of a subject, else by its ordinal; and its values, for a pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from scanner.flatten import flatten
from scanner.model import Layout
from scanner.subject.finder import Finder

#: A record as a dictionary key: sorted items.
Ref = tuple[tuple[str, int | str], ...]


def ref(batch: pa.RecordBatch, at: int, row: int | None, layout: Layout | None, finder: Finder) -> Ref:
    """`(("id", 17),)` where the table has a key and its values say nothing about a person, `(("row", 3),)` otherwise.

    A row without an ordinal (it was looked up) whose key is an identifier is told by the columns of the key alone.
    """
    key = layout.key if layout else ()
    values = [batch.column(name)[at].as_py() for name in key if name in batch.schema.names]
    if values and len(values) == len(key) and all(value is not None for value in values):
        plain = [value if isinstance(value, int) and not isinstance(value, bool) else str(value) for value in values]
        if not _private([str(value) for value in plain], finder):
            return tuple(zip(key, plain, strict=True))
    return (("row", row),) if row is not None else tuple((name, "…") for name in key)


def cells(batch: pa.RecordBatch, at: int) -> dict[str, Any]:
    """The values of one row as text, by flat column; a list where a column holds several."""
    found: dict[str, Any] = {}
    for column in flatten(batch.slice(at, 1)):
        texts = column.text.to_pylist()
        found[column.name] = texts[0] if len(texts) == 1 else (texts or None)
    return found


def _private(values: list[str], finder: Finder) -> bool:
    """Whether any of the values holds an identifier of a subject."""
    return bool(finder.needles.find(pa.array(values, pa.large_string())).num_rows)


def plain(record: Ref) -> Mapping[str, int | str]:
    """The reference as a mapping, for a match."""
    return dict(record)
