"""JSON: a document streamed with flat memory, or JSON Lines; what is not JSON is read as text, so nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

import ijson
import pyarrow as pa

from connectors.readers import text
from connectors.readers.elements import as_lines, is_array
from connectors.readers.encoding import blocks
from connectors.readers.lines_json import read_lines
from connectors.readers.node import Node
from connectors.readers.records import Records
from connectors.readers.walk import Walk

_HEAD = 1 << 16
_FEED = 1 << 16
# A single value longer than this is no value but a text: the parser would hold all of it.
_LONGEST = 32 << 20


def is_lines(head: bytes) -> bool:
    """Whether the head of a text shows JSON Lines: at least half of its first lines are whole objects or arrays, and there are two."""
    first = [line for line in head.splitlines()[:10] if line.strip()]
    return len(first) > 1 and sum(map(_is_record, first)) * 2 >= len(first)


def _is_record(line: bytes) -> bool:
    if not line.lstrip().startswith((b"{", b"[")):
        return False
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def read(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Batches of a JSON file. Rows are lines, or the elements of the outermost arrays of a document.

    In an array of objects an element that is no JSON comes as a row of the body, as a line does. Any other document that breaks off is
    read as text from its beginning: what came before the break is then handed on twice.
    """
    stream = blocks(file)
    first = next(stream, b"")
    stream = chain([first], stream)
    head = first[:_HEAD]
    named = node.name.endswith((".jsonl", ".ndjson")) and (b"\n" not in head or _is_record(head.split(b"\n")[0]))
    if named or is_lines(head):
        yield from read_lines(stream)
        return
    if is_array(head):
        yield from read_lines(as_lines(stream))
        return
    try:
        yield from _document(stream)
    except (ijson.JSONError, ValueError, ArithmeticError, RecursionError):
        file.seek(0)
        yield from text.body_of(blocks(file))


def _document(stream: Iterable[bytes]) -> Iterator[pa.RecordBatch]:
    """All values of a document, or of several that stand one after the other."""
    walk = Walk(Records())
    events: Any = ijson.sendable_list()
    parser = ijson.basic_parse_coro(events, multiple_values=True)
    silent = 0  # bytes since the last thing that the parser told
    for block in stream:
        for at in range(0, len(block), _FEED):
            parser.send(block[at : at + _FEED])
            silent = 0 if events else silent + _FEED
            if silent > _LONGEST:
                raise ValueError("a value without end")
            yield from _drain(events, walk)
    parser.close()
    yield from _drain(events, walk)
    yield from walk.records.flush()


def _drain(events: Any, walk: Walk) -> Iterator[pa.RecordBatch]:
    for event, value in events:
        walk.take(event, value)
        if walk.records.full():
            yield from walk.records.flush()
    del events[:]
