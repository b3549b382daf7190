"""The rows of a piece as they lie in the workspace: JSON Lines, encrypted, read as a stream."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from scanner.subject.pack.entries import Mark
from scanner.subject.pack.keys import Keys
from scanner.subject.pack.seal import unsealed


@dataclass(frozen=True, slots=True)
class Row:
    """One record, line or turn: its cells by column as JSON values, what it is called, and the marks on its text."""

    ref: str
    cells: Mapping[str, Any] = field(repr=False)
    marks: tuple[Mark, ...] = ()


def plain_cells(cells: Mapping[str, Any]) -> dict[str, Any]:
    """The cells as JSON can hold them: dates and decimals as text, bytes as UTF-8 or else base64."""
    return {str(column): _json(value) for column, value in cells.items()}


def texts(cells: Mapping[str, Any]) -> dict[str, str]:
    """The cells as text, which marks count in; empty ones are left out."""
    return {column: text for column, value in cells.items() if (text := as_text(value))}


def as_text(value: Any) -> str:
    """A JSON value as a cell of a table: "" for none, lists and objects as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def write(out: BinaryIO, rows: Sequence[Row]) -> None:
    """Appends rows to a file."""
    for row in rows:
        line = json.dumps({"ref": row.ref, "cells": row.cells, "marks": row.marks}, ensure_ascii=False)
        out.write(line.encode("utf-8", "surrogatepass") + b"\n")


def read(path: Path, keys: Keys) -> Iterator[Row]:
    """The rows of a piece's file, in order. ScannerError where the file is not what was written."""
    with unsealed(path, keys) as file:
        for line in file:
            said = json.loads(line.decode("utf-8", "surrogatepass"))
            yield Row(said["ref"], said["cells"], tuple(Mark(*mark) for mark in said["marks"]))


def name(number: int) -> str:
    """The file of a piece's rows."""
    return f"{number:04}.rows.age"


def original(number: int) -> str:
    """The file of a piece's original."""
    return f"{number:04}.original.age"


def _json(value: Any) -> Any:
    if isinstance(value, (bytes, bytearray, memoryview)):
        data = bytes(value)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return f"base64:{base64.b64encode(data).decode()}"
    if isinstance(value, Mapping):
        return {str(key): _json(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_json(one) for one in value]
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float) and value - value == 0:  # neither infinite nor NaN, which JSON does not have
        return value
    return str(value)
