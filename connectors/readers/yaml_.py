"""YAML as columns by path, from the parser's events: nothing is constructed, tags are ignored and no alias is expanded.

Each document, and each element of its outermost lists, is a row. What an anchor marks is read where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import pyarrow as pa

from connectors.readers import text
from connectors.readers.comments import comments
from connectors.readers.encoding import blocks
from connectors.readers.node import Node
from connectors.readers.records import Records
from connectors.readers.walk import Walk
from connectors.readers.xml_ import CONTROL


class _Stream:
    """Blocks of bytes as the file that PyYAML wants."""

    def __init__(self, stream: Iterable[bytes]) -> None:
        self.stream, self.rest = iter(stream), b""

    def read(self, size: int = 1 << 14, /) -> bytes:
        """The next bytes, at most `size`."""
        self.rest = self.rest or next(self.stream, b"").translate(CONTROL)
        given, self.rest = self.rest[:size], self.rest[size:]
        return given


def read(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Batches of a YAML file; where it is malformed it is read as text from its beginning, what came before that then twice."""
    import yaml

    try:
        yield from _documents(yaml.parse(_Stream(blocks(file)), Loader=getattr(yaml, "CLoader", yaml.Loader)))
    except (yaml.YAMLError, ValueError, RecursionError):
        file.seek(0)
        yield from text.body_of(blocks(file))
        return
    file.seek(0)
    yield from comments(blocks(file))


def _documents(events: Iterator[Any]) -> Iterator[pa.RecordBatch]:
    walk = Walk(Records())
    # What is open: None in a list, in a mapping whether a key comes next.
    open_: list[bool | None] = []
    for event in events:
        kind = type(event).__name__
        key = bool(open_) and open_[-1] is True
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            if key:
                walk.take("map_key", "?")
                walk.paths[-1] = walk.paths[-2]
            walk.take("start_map" if kind[0] == "M" else "start_array", None)
            _turn(open_)
            open_.append(True if kind[0] == "M" else None)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            open_.pop()
            walk.take("end_map" if kind[0] == "M" else "end_array", None)
        elif kind in ("ScalarEvent", "AliasEvent"):
            value = event.value if kind == "ScalarEvent" else None
            if key:
                walk.take("map_key", value or "?")
            else:
                walk.take("string", value if value != "" else None)
            _turn(open_)
        if walk.records.full():
            yield from walk.records.flush()
    yield from walk.records.flush()


def _turn(open_: list[bool | None]) -> None:
    """In a mapping a value follows a key, and a key a value."""
    if open_ and open_[-1] is not None:
        open_[-1] = not open_[-1]
