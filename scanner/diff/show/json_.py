"""The machine format `noticegap/diff/1`, as one document or one change a line."""

from __future__ import annotations

import json
from typing import Any, TextIO

from scanner.diff.result import KINDS, Change, Diff, Why
from scanner.diff.side import Side
from scanner.model import Finding, Place, Unread

#: The promise to programs that parse this; a change of names or shapes needs a new one.
SCHEMA = "noticegap/diff/1"


def write(diff: Diff, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes the comparison as JSON (RFC 8259) in ASCII, one change a line; `colour` and `width` change nothing."""
    head = {"schema": SCHEMA, "a": _side(diff.a), "b": _side(diff.b), "summary": summary(diff), "why": list(map(_why, diff.why))}
    out.write(json.dumps(head)[:-1])
    _list(out, "changes", [json.dumps(change_object(change)) for change in diff.changes])
    _list(out, "unread", [json.dumps(_unread(one)) for one in diff.b.unread])
    out.write("}\n")


def write_lines(diff: Diff, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes one change a line, then what `b` did not read (it has a `reason` and no `change`)."""
    out.writelines(json.dumps(change_object(change)) + "\n" for change in diff.changes)
    out.writelines(json.dumps(_unread(one)) + "\n" for one in diff.b.unread)


def summary(diff: Diff) -> dict[str, int]:
    """Number of changes of each kind, of those that fail, and of places that `b` did not read."""
    return {**{kind: len(diff.of(kind)) for kind in KINDS}, "failing": len(diff.failing), "unread": len(diff.b.unread)}


def change_object(change: Change) -> dict[str, Any]:
    """A change: what, why, and the finding before and after; null where there is none."""
    found = change.finding
    facts = {"change": change.kind, "what": change.what, "why": list(map(_why, change.why)), "failing": change.failing, "id": found.id}
    return {**facts, "category": found.found.category, "before": _finding(change.before), "after": _finding(change.after)}


def _finding(finding: Finding | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    found = finding.found
    figures = {"confidence": round(found.confidence, 2), "rows_read": found.rows_read, "rows_hit": found.rows_hit}
    facts = {**_place(found.place), "entity": found.entity, "status": finding.status, "purposes": finding.purposes}
    return {"id": finding.id, **facts, **figures, "distinct": found.distinct, "evidence": found.evidence + finding.notes}


def _unread(one: Unread) -> dict[str, Any]:
    return {**_place(one.place), "reason": one.reason}


def _place(place: Place) -> dict[str, Any]:
    return {"source": place.source, "unit": place.unit, "column": place.column or None}


def _side(side: Side) -> dict[str, Any]:
    run = side.run
    facts = {"id": run.id, "started": run.started.isoformat(timespec="seconds"), "notice": run.notice, "detectors": run.detectors}
    return {**facts, "sources": sorted(side.sources), "interrupted": run.interrupted}


def _why(why: Why) -> dict[str, str]:
    return {"cause": why.cause, "says": why.says}


def _list(out: TextIO, name: str, lines: list[str]) -> None:
    out.write(f',\n "{name}": [')
    out.write(",".join(f"\n  {line}" for line in lines))
    out.write("]")
