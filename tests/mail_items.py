"""What the readers make of bytes, for the tests of mail, cards and chats."""

from __future__ import annotations

import io
from typing import Any

import pyarrow as pa

from connectors.readers import inside
from connectors.readers.node import Budget
from scanner.model import Unit

Found = dict[str, tuple[str, list[dict[str, Any]], list[str]]]


def found(data: bytes, name: str) -> Found:
    """Form, rows (without empty cells) and reasons of each unit, by name; no unit may come twice."""
    units: Found = {}
    at = name
    for item in inside.items(io.BytesIO(data), inside.root(name, Budget())):
        if isinstance(item, Unit):
            assert item.name not in units
            units[item.name] = (item.form, [], [])
            at = item.name
        elif isinstance(item, pa.RecordBatch):
            item.validate(full=True)
            units[at][1].extend({key: cell for key, cell in row.items() if cell} for row in item.to_pylist())
        else:
            units[item.place.unit or ""][2].append(item.reason)
    return units


def row(data: bytes, name: str = "a.eml") -> dict[str, Any]:
    """The only row of a file."""
    (only,) = found(data, name)[name][1]
    return only
