"""What readers of structured text yield, by unit, for the tests."""

from __future__ import annotations

import io
from typing import Any, BinaryIO

import pyarrow as pa

from connectors.readers import inside
from connectors.readers.node import Budget
from scanner.model import Unit, Unread


def read(data: bytes | BinaryIO, name: str) -> dict[str, list[Any]]:
    """Batches and `Unread`s of each unit in the order in which they came; a unit that comes again must be the file's own."""
    found: dict[str, list[Any]] = {}
    unit = ""
    for item in inside.items(io.BytesIO(data) if isinstance(data, bytes) else data, inside.root(name, Budget())):
        if isinstance(item, Unit):
            assert item.name == name or item.name not in found, "units interleave"
            unit = item.name
            found.setdefault(unit, [])
        else:
            found[unit].append(item)
    return found


def rows(items: list[Any]) -> list[dict[str, Any]]:
    """Rows with named columns, without what is not there."""
    tables = [batch for batch in items if isinstance(batch, pa.RecordBatch) and batch.schema.names != [""]]
    return [{name: value for name, value in row.items() if value not in (None, [])} for batch in tables for row in batch.to_pylist()]


def body(items: list[Any]) -> list[str]:
    """All rows of the body."""
    batches = [batch for batch in items if isinstance(batch, pa.RecordBatch) and "" in batch.schema.names]
    found = [value for batch in batches for value in batch[""].to_pylist() if value is not None]
    return [text for value in found for text in (value if isinstance(value, list) else [value])]


def everything(items: list[Any]) -> str:
    """All cells as text."""
    return "\n".join(str(column.to_pylist()) for batch in items if not isinstance(batch, Unread) for column in batch.columns)


class Repeated(io.RawIOBase):
    """A file of any size that holds `head`, `unit` many times, and `tail`; nothing of it is kept."""

    def __init__(self, head: bytes, unit: bytes, times: int, tail: bytes) -> None:
        self.head, self.tail, self.at = head, tail, 0
        self.unit, self.size = unit * max(1, (1 << 20) // len(unit)), len(unit) * times
        self.step = len(unit)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset + (0, self.at, len(self.head) + self.size + len(self.tail))[whence]
        return self.at

    def readinto(self, into: Any) -> int:
        inner = self.at - len(self.head)
        if inner < 0:
            piece = self.head[self.at : self.at + len(into)]
        elif inner < self.size:
            start = inner % self.step
            piece = self.unit[start : start + min(len(into), self.size - inner)]
        else:
            piece = self.tail[inner - self.size : inner - self.size + len(into)]
        into[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)


def repeated(head: bytes, unit: bytes, times: int, tail: bytes = b"") -> BinaryIO:
    """The same with a buffer, as files are opened."""
    return io.BufferedReader(Repeated(head, unit, times, tail))
