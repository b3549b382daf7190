"""JSON: a document streamed with flat memory, or JSON Lines; what is not JSON is read as text, so nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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

_HEAD = 1 << 16
_FEED = 1 << 16
# Nothing that people write is nested deeper; a parser's own stack may grow no further.
_DEEPEST = 1000
# Exports of chats have the messages below the conversations (Teams and Skype, Telegram): each is a row, not each conversation.
_MESSAGES = frozenset(("MessageList", "messages"))


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


@dataclass(slots=True)
class _Walk:
    """Where the parser stands: a path for each open container, and the depths at which rows begin, from the outermost."""

    records: Records
    paths: list[str] = field(default_factory=lambda: [""])
    lists: list[bool] = field(default_factory=list)
    rows_at: list[int] = field(default_factory=list)

    def take(self, event: str, value: Any) -> None:
        """One event of the parser."""
        if event in ("start_map", "start_array"):
            self._open(event == "start_array")
        elif event in ("end_map", "end_array"):
            self._close()
        elif event == "map_key":
            self.paths[-1] = self.records.step(self.paths[-2], value)
        else:
            if value is not None:
                self.records.add(self.paths[-1], value if isinstance(value, str) else str(value).lower())
            self._after()

    def _open(self, is_list: bool) -> None:
        if len(self.lists) >= _DEEPEST:
            raise ValueError("nested too deeply")
        here = self.paths[-1]
        if is_list and (not self.rows_at or here.rpartition(".")[2] in _MESSAGES):
            self.records.end_begun()
            self.rows_at.append(len(self.lists) + 1)
            inside = here + "[]" if here else ""
        else:
            inside = here if here.endswith("[][]") else here + "[]" if is_list else here
        self.lists.append(is_list)
        self.paths.append(inside)

    def _close(self) -> None:
        self.paths.pop()
        self.lists.pop()
        if self.rows_at and len(self.lists) < self.rows_at[-1]:
            self.rows_at.pop()
            self.records.end_begun()
        self._after()

    def _after(self) -> None:
        """A value is complete: an element of the outermost array (or of one of messages) is a row, and so is a whole document."""
        if self.rows_at and len(self.lists) == self.rows_at[-1]:
            self.records.end_row()
        elif not self.lists:
            self.records.end_begun()


def _document(stream: Iterable[bytes]) -> Iterator[pa.RecordBatch]:
    """All values of a document, or of several that stand one after the other."""
    walk = _Walk(Records())
    events: Any = ijson.sendable_list()
    parser = ijson.basic_parse_coro(events, multiple_values=True)
    for block in stream:
        for at in range(0, len(block), _FEED):
            parser.send(block[at : at + _FEED])
            yield from _drain(events, walk)
    parser.close()
    yield from _drain(events, walk)
    yield from walk.records.flush()


def _drain(events: Any, walk: _Walk) -> Iterator[pa.RecordBatch]:
    for event, value in events:
        walk.take(event, value)
        if walk.records.full():
            yield from walk.records.flush()
    del events[:]
