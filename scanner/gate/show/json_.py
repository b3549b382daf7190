"""The machine format `noticegap/gate/1`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from scanner.gate.result import Entry, Result
from scanner.gate.schema import Unread

#: The promise to programs that parse this; a change of names or shapes needs a new one.
SCHEMA = "noticegap/gate/1"


def write(result: Result, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes the result as JSON (RFC 8259) in ASCII, one column a line; `colour` and `width` change nothing."""
    summary = {"changed": result.changed, "failing": len(result.failing), "warnings": len(result.warnings), "unread": len(result.unread)}
    out.write(f'{{"schema": {json.dumps(SCHEMA)},\n "summary": {json.dumps(summary)},\n "columns": [')
    out.write(",".join(f"\n  {json.dumps(_column(entry))}" for entry in result.entries))
    out.write(f'],\n "unread": [{_listed(result.unread)}],\n "notes": [{_listed(result.notes)}]}}\n')


def _listed(found: Iterable[Unread]) -> str:
    each = ({"file": one.file, "line": one.line or None, "reason": one.reason} for one in found)
    return ",".join(f"\n  {json.dumps(one)}" for one in each)


def _column(entry: Entry) -> dict[str, Any]:
    return {
        "table": entry.table,
        "column": entry.column,
        "type": entry.type,
        "change": entry.change,
        "entity": entry.entity,
        "category": entry.category,
        "confidence": entry.confidence,
        "status": entry.status,
        "file": entry.file,
        "line": entry.line,
        "evidence": list(entry.evidence),
    }
