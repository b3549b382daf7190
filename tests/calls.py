"""Reads exported calls for tests, and what they gave: turns, what stands beside them, reasons and forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from connectors.files import Files
from connectors.transcripts import Transcripts
from scanner.calls import TURNS, are_turns
from scanner.errors import Unreadable
from scanner.model import Part, Unit, Unread


@dataclass
class Found:
    """What one unit gave, with all that is inside it."""

    turns: list[dict[str, Any]] = field(default_factory=list)
    beside: dict[str, list[str]] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    forms: dict[str, str] = field(default_factory=dict)

    def said(self, *columns: str) -> list[tuple[Any, ...]]:
        """The turns, of each these columns; "" is what was said."""
        return [tuple(turn[column] for column in columns) for turn in self.turns]

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """Speaker, start and text of the turns."""
        return self.said("speaker", "start", "")


def write(folder: Path, name: str, content: str | bytes) -> None:
    """A file, and the folders that hold it."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def read(connector: Files, name: str, key: str = "") -> Found:
    """All of one unit. Batches of turns come before what stands beside them, which no test needs to say again."""
    found = Found()
    try:
        for item in connector.read(Part("calls", name, key)):
            if isinstance(item, Unread):
                found.reasons.append(item.reason)
            elif isinstance(item, Unit):
                found.forms[item.name] = item.form
            elif are_turns(item.schema):
                assert item.schema == TURNS and not found.beside
                found.turns += item.to_pylist()
            else:
                _beside(found, item)
    except Unreadable as error:
        found.reasons.append(str(error))
    return found


def _beside(found: Found, batch: pa.RecordBatch) -> None:
    for name in batch.schema.names:
        if name != "file name":
            found.beside.setdefault(name, []).extend(value for value in batch[name].to_pylist() if value)


def once(folder: Path, name: str, content: str | bytes, speakers: dict[str, str] | None = None) -> Found:
    """All of a file with this content."""
    write(folder, name, content)
    return read(Transcripts(str(folder), speakers), name)
