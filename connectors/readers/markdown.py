"""Markdown: lines as in any text; in tables each cell stands behind the name of its column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa

from connectors.readers import labels, text
from connectors.readers.encoding import blocks
from connectors.readers.node import Node

_RULE = frozenset("|-: \t")
#: The column of lines of dashes, which stand between a header and its rows and end no table.
_DASHES = "-"


def read(file: BinaryIO, node: Node) -> Iterator[pa.RecordBatch]:
    """Lines of a text in any encoding; none is left out, so `node` is not needed."""
    for block in text.whole_lines(blocks(file), open_end=True):
        lines = text.lines(block)
        if b"|" in block:
            said = [line for _, line in labels.of_blocks(map(_line, lines.to_pylist()))]
            lines = pa.array(said, pa.string())
        yield from text.body(lines)


def _line(line: str) -> tuple[str, str]:
    """The line, cells by tab where it is the row of a table."""
    if "-" in line and "|" in line and _RULE.issuperset(line):
        return _DASHES, line
    cells = line.strip()
    return "", cells.removeprefix("|").removesuffix("|").replace("|", "\t") if cells.startswith("|") else line
