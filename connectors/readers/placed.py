"""Lines of fixed places with nothing to say so: exports of old systems. A column ends where every line is blank."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import numpy as np

from connectors.readers import header
from connectors.readers.content_lines import physical
from connectors.readers.encoding import blocks
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from connectors.readers.ruled import Table
from connectors.readers.text import pieces

#: So much of a file shows its columns; in so few lines blanks fall together by chance.
_HEAD, _FEWEST = 1 << 16, 20
#: One blank stands within values, too, at the same place in each: `020 7946 0018`, `AB 12 34 56 C`.
_GAP = 2
#: Columns there must be, of which so many lines hold something; a column of fewer goes with the one before it.
_COLUMNS, _FILLED = 3, 0.5
_WIDEST = 4096


def is_placed(text: bytes) -> bool:
    """Whether the whole lines of a text's beginning keep to the same columns."""
    return _table(text.decode("utf-8", "replace").splitlines()[:-1])[0] is not None


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """A row a line; names, and a line that does not keep to the places of the others, are the body."""
    head = next(blocks(io.BytesIO(file.read(_HEAD))), b"")
    file.seek(0)
    table, headed = _table(head.decode("utf-8", "replace").splitlines()[: -1 if len(head) >= _HEAD else None])
    records = Records()
    for number, line in enumerate(physical(file)):
        cells = table.cells(line) if table else None
        named = headed and not number
        told = zip(table.names, cells, strict=True) if table and cells and not named else [("", line.strip())]
        for column, value in told:
            for piece in pieces(value.encode("utf-8", "replace")) if value else ():
                records.add(column, piece)
        records.end_begun()
        if records.full():
            yield from records.flush()
    yield from records.flush()


def _table(lines: Sequence[str]) -> tuple[Table | None, bool]:
    """The columns of these lines, and whether the first has their names; None where they are no table."""
    lines = [line.rstrip() for line in lines]
    if len(lines) <= _FEWEST or not all(lines) or max(map(len, lines)) > _WIDEST or any("\t" in line for line in lines):
        return None, False
    if 2 * sum(" " * _GAP in line for line in lines) < len(lines):  # of prose nothing more need be asked
        return None, False
    table = Table(_spans(lines[1:]))
    rows = [cells for line in lines[1:] if (cells := table.cells(line))]
    if len(table.spans) < _COLUMNS or len(rows) < len(lines) - 1:
        return None, False
    if any(len(set(column)) == 1 and header.says_name(column[0]) for column in zip(*rows, strict=True)):
        return None, False  # the labels of a form, which say what stands beside them
    names = _names(lines[0], table.spans)
    headed = names is not None and header.is_header(names, rows)
    table.names = header.names(names if headed else None, len(table.spans))
    return (table, headed) if headed or table.cells(lines[0]) else (None, False)


def _names(line: str, spans: Sequence[tuple[int, int]]) -> list[str] | None:
    """The cells of a first line, which may be wider than what stands below; None where a word reaches into the next column."""
    begins = [begin for begin, _ in spans]
    if any(line[begin - 1 : begin].strip() for begin in begins[1:]):
        return None
    return [line[begin:end].strip() for begin, end in zip(begins, [*begins[1:], None], strict=True)]


def _spans(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where columns begin and end: between gaps that are blank in all lines."""
    width = max(map(len, lines))
    signs = np.array([line.ljust(width) for line in lines], dtype=f"U{width}").view("U1").reshape(len(lines), width) != " "
    used = signs.any(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], used, [False]))))
    spans: list[tuple[int, int]] = []
    for begin, end in edges.reshape(-1, 2).tolist():
        filled = signs[:, begin:end].any(axis=1).mean()
        if spans and (begin - spans[-1][1] < _GAP or filled < _FILLED):
            spans[-1] = spans[-1][0], end
        else:
            spans.append((begin, end))
    return spans
