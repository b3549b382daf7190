"""TOML as columns by path; each table of an outermost array of tables is a row."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa

from connectors.readers import text
from connectors.readers.comments import comments
from connectors.readers.encoding import blocks
from connectors.readers.node import Node
from connectors.readers.records import Records, collect

# The parser builds all of a file, and takes quadratic time on long dotted keys; settings are smaller.
_LARGEST = 4 << 20
_DEEPEST_KEY = 100


def read(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Batches of a TOML file; one that is malformed or larger than 4 MB is read as text."""
    data = b"".join(block for block, _ in zip(blocks(file), range(2), strict=False))
    if len(data) > _LARGEST or not _sane(data):
        file.seek(0)
        yield from text.body_of(blocks(file))
        return
    try:
        found = tomllib.loads(data.decode("utf-8", "replace").replace("\r\n", "\n"), parse_float=str)
        records = Records()
        _rows(records, found)
    except (ValueError, RecursionError):
        yield from text.body_of([data])
        return
    yield from records.flush()
    yield from comments([data])


def _rows(records: Records, found: dict[str, Any]) -> None:
    """Each table of an outermost array of tables is a row, all the rest another."""
    arrays = {key: value for key, value in found.items() if isinstance(value, list) and all(isinstance(item, dict) for item in value)}
    collect(records, {key: value for key, value in found.items() if key not in arrays})
    records.end_begun()
    for key, tables in arrays.items():
        path = records.step("", key)
        for table in tables:
            collect(records, table, path if path.endswith("{}") else f"{path}[]")
            records.end_begun()


def _sane(data: bytes) -> bool:
    """Whether no line has more dots than people write in a key or in numbers: the parser's time grows with their square."""
    return all(line.split(b"=")[0].count(b".") <= _DEEPEST_KEY for line in io.BytesIO(data))
