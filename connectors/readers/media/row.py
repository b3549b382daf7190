"""One row of what a file says of itself, a column for each property."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pyarrow as pa

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\-.:\s]+")
#: A longer value is no property but data (a maker's notes, a thumbnail).
_LONGEST = 1 << 16
_MOST = 500


def spoken(name: str) -> str:
    """The name of a property as lower-case words.

    >>> spoken("DateTimeOriginal"), spoken("XPAuthor"), spoken("encoded_by")
    ('date time original', 'xp author', 'encoded by')
    """
    return " ".join(part for part in _HUMPS.split(name) if part).lower()


def row(properties: Mapping[str, str | float | list[str]]) -> Iterator[pa.RecordBatch]:
    """The properties that say anything as one row, nothing where none does. Texts are stripped; lists stay lists."""
    columns: dict[str, pa.Array] = {}
    for name, value in list(properties.items())[:_MOST]:
        if isinstance(value, float):
            columns[name] = pa.array([value], pa.float64())
            continue
        said = [text for each in (value if isinstance(value, list) else [value]) if (text := _plain(each))]
        if len(said) == 1:
            columns[name] = pa.array(said, pa.string())
        elif said:
            columns[name] = pa.array([said], pa.list_(pa.string()))
    if columns:
        yield pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))


def _plain(text: str) -> str:
    return text[:_LONGEST].replace("\0", " ").encode("utf-8", "replace").decode().strip()
