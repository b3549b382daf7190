"""Components made of content lines: an address card, an event. One row each, a column a property."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from connectors.readers.content_lines import Line, lines
from connectors.readers.mail.headers import column
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from connectors.readers.text import PIECE, pieces

#: A component with more values is cut into several rows.
VALUES = 10_000
#: Components lie no deeper in one another than this; what does is part of the one around it.
DEEPEST = 64
_CONTROL = ("begin", "end", "version")


@dataclass(frozen=True, slots=True)
class Words:
    """What the properties of a format are called: columns by property, and how the parts of a structured value are put together."""

    columns: dict[str, str]
    orders: dict[str, tuple[int, ...]]
    between: dict[str, str]


def read(file: BinaryIO, node: Node, words: Words) -> Iterator[Item]:
    """A row a component, in the order in which they end; then the files written into them, named `17/photo` after the row."""
    records = Records()
    open_: list[list[tuple[str, str]]] = [[]]
    embedded = False
    for line in lines(file):
        if line.name == "begin" and len(open_) <= DEEPEST:
            open_.append([])
        elif line.name == "end" and len(open_) > 1:
            _add(records, open_.pop() or [("", "")])
        elif line.embedded() is not None:
            embedded = True
        elif line.name not in _CONTROL:
            open_[-1].extend(_values(line, words))
        if len(open_[-1]) > VALUES or len(line.value) > PIECE:
            _add(records, open_[-1])
            open_[-1] = []
        if records.full():
            yield from records.flush()
    for left in reversed(open_):
        _add(records, left)
    yield from records.flush()
    if embedded:
        file.seek(0, os.SEEK_SET)
        yield from _embedded(file, node, words)


def _add(records: Records, values: list[tuple[str, str]]) -> None:
    """The row of a component, if it holds anything; text that is no property has a row of its own."""
    for name, value in values:
        for piece in pieces(value.encode("utf-8", "replace")) if len(value) > PIECE // 4 else (value,):
            if not name:
                records.end_begun()
            records.add(name if name in records.columns or len(records.columns) < 1000 else "other", piece)
    records.end_begun()


def _values(line: Line, words: Words) -> Iterator[tuple[str, str]]:
    """What a property says, by column."""
    name = words.columns.get(line.name) or (column(line.name) if line.name else "")
    name = "other" if name == "header" else name
    if order := words.orders.get(line.name):
        parts = line.parts()
        value = words.between[line.name].join(parts[i] for i in order if i < len(parts) and parts[i])
    else:
        value = line.text().strip()
    called = line.parameters.get("cn", "")
    if value or called:
        yield name, f"{called} <{value}>" if called else value
    for more in ("email", "label", "sent-by"):
        if said := line.parameters.get(more):
            yield name, said


def _embedded(file: BinaryIO, node: Node, words: Words) -> Iterator[Item]:
    """The files inside, each read by what it is."""
    number, depth = 0, 0
    names: dict[str, int] = {}
    for line in lines(file):
        if line.name == "begin" and depth < DEEPEST:
            depth += 1
        elif line.name == "end" and depth:
            number, depth = number + 1, depth - 1
            names.clear()
        elif (data := line.embedded()) is not None:
            said = line.parameters.get("filename") or line.parameters.get("x-filename")
            name = said or words.columns.get(line.name, column(line.name))
            count = names[name] = names.get(name, 0) + 1
            yield from node.read(io.BytesIO(data), node.inner(f"{number}/{name}" + (f" ({count})" if count > 1 else "")))
