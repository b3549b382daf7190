"""Tables of a printed result, as clients of databases write them: names above a line of dashes, values below, all in their places.

`psql -o`, SQL*Plus, `sqlcmd`, Management Studio (.rpt), mysql and reports of old systems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from connectors.readers import header
from connectors.readers.content_lines import physical
from connectors.readers.node import Item, Node
from connectors.readers.records import Records
from connectors.readers.text import pieces

_RULE = re.compile(r"[ +]*-{2,}(?:[ +]+-+)+[ +]*")
_DASHES = re.compile(r"-+")
_BETWEEN = frozenset(" |\t")
#: A longer line is none of a table.
_LONGEST = 1 << 15


@dataclass(slots=True)
class Table:
    """The columns of a table, by the places at which their dashes begin and end."""

    spans: list[tuple[int, int]]
    names: list[str] = field(default_factory=list)

    def cells(self, line: str) -> list[str] | None:
        """The cells of a line; None where something stands between the columns."""
        ends = [end for _, end in self.spans[:-1]]
        if any(not _BETWEEN.issuperset(line[end:begin]) for end, (begin, _) in zip(ends, self.spans[1:], strict=True)):
            return None
        last = len(line) if line[self.spans[-1][1] :].strip(" |") else self.spans[-1][1]
        cut = [line[begin : last if (begin, end) == self.spans[-1] else end].strip(" |\t") for begin, end in self.spans]
        return cut if not line[: self.spans[0][0]].strip(" |") else None


def _ruled(line: str) -> Table | None:
    if len(line) > _LONGEST or not _RULE.fullmatch(line.rstrip()):
        return None
    return Table([match.span() for match in _DASHES.finditer(line)])


def _named(line: str, above: str) -> Table | None:
    """The table that a line of dashes begins, where names stand above it."""
    table = _ruled(line)
    cells = table.cells(above) if table else None
    if table is None or not cells or sum(map(header.says_name, cells)) * 2 < len(cells):
        return None
    table.names = header.names(cells, len(cells))
    return table


def _ends(line: str, table: Table) -> bool:
    """Whether a line of dashes is the last of a table, under its rows: it has no names above it."""
    ruled = _ruled(line)
    return ruled is not None and ruled.spans == table.spans


def is_printed(text: bytes) -> bool:
    """Whether a text holds a table of this kind near its beginning, with a row in its places below."""
    lines = text.decode("utf-8", "replace").splitlines() if b"--" in text else []
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if (table := _named(line, above)) and below.strip() and not _ruled(below) and table.cells(below):
            return True
    return False


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """A row a line of a table; what stands around tables is the body."""
    records, table, above = Records(), None, ""
    for line in physical(file):
        begun = None if table and above.strip() and _ends(line, table) else _named(line, above)
        table = begun or (table if line.strip() else None)
        cells = table.cells(line) if table and not begun and not _ruled(line) else None
        told = zip(table.names, cells, strict=True) if table and cells else [("", line.strip())]
        for column, value in told if not _ruled(line) else ():
            for piece in pieces(value.encode("utf-8", "replace")) if value else ():
                records.add(column, piece)
        records.end_begun()
        above = line
        if records.full():
            yield from records.flush()
    yield from records.flush()
