"""Binary cells of a database: text is handed on as text, files are kept for later, the rest is said to be unread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from connectors.readers.magic import magic
from connectors.readers.node import Node
from scanner.model import Unread

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Files of fewer bytes hold nothing, and short values look like files by chance.
_SMALLEST = 64


@dataclass(slots=True)
class Blobs:
    """Counts, by column, the cells that are files and those that are neither text nor a known file."""

    files: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)

    def array(self, column: str, cells: Sequence[Any]) -> pa.Array:
        """The cells as a column; what is no text is left out and counted."""
        from connectors.sql_arrow import values

        if not any(isinstance(cell, bytes) for cell in cells):
            return values(cells)
        return values([self._shown(column, cell) if isinstance(cell, bytes) else cell for cell in cells])

    def _shown(self, column: str, cell: bytes) -> str | None:
        text = text_of(cell)
        if text is None:
            counts = self.files if is_file(cell) else self.others
            counts[column] = counts.get(column, 0) + 1
        return text

    def unread(self, node: Node, column: str) -> Iterator[Unread]:
        """Says it, if cells of the column were not read."""
        if self.others.get(column):
            yield node.unread("binary values that are neither text nor a file of a known kind were not read", column)


def is_file(cell: object) -> bool:
    """Whether a cell is a file of a known kind, and no text."""
    return isinstance(cell, bytes) and len(cell) >= _SMALLEST and text_of(cell) is None and magic(cell[:8192]) is not None


def text_of(cell: bytes) -> str | None:
    """A cell as UTF-8 text without control characters, or None."""
    try:
        text = cell.decode()
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text
