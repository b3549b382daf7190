"""The machine format `noticegap/report/1`: one JSON document, written one finding at a time so that memory stays flat."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain, repeat
from typing import Any, TextIO

from reports.figures import moment
from reports.text import TRICKS
from scanner.calls import Moment
from scanner.model import Coverage, Declared, Evidence, Finding, Report, Reserved, Run, Unread

#: The promise to programs that parse this; a change of names or shapes needs a new one.
SCHEMA = "noticegap/report/1"

_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def write(report: Report, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes the report as JSON (RFC 8259), one finding a line, ending with a newline; `colour` and `width` change nothing."""
    out.write(f'{{"schema": {line(SCHEMA)},\n "run": {line(run_object(report.run))},\n "summary": {line(report.summary())}')
    _list(out, "findings", map(finding_object, report.findings))
    _list(out, "declared", map(declared_object, report.declared))
    _list(out, "unread", map(unread_object, report.unread))
    _list(out, "coverage", map(coverage_object, report.coverage))
    out.write(f',\n "units": {line(asdict(report.units))}')
    if report.reserved:
        _list(out, "test_data", map(reserved_object, report.reserved))
    out.write("}\n")


def line(value: object) -> str:
    """The value as JSON on one line; what a terminal would obey or UTF-8 cannot hold (lone surrogates) is escaped."""
    return TRICKS.sub(_escape, _ENCODE(value))


def run_object(run: Run) -> dict[str, Any]:
    """When and with what the scan ran; `interrupted` stands there only when it was."""
    facts: dict[str, Any] = {"id": run.id, "tool": run.tool, "detectors": run.detectors, "notice": run.notice, "seed": run.seed}
    facts |= {"started": moment(run.started), "ended": moment(run.ended)}
    return facts | ({"interrupted": True} if run.interrupted else {})


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding; its notes follow its evidence. `where` holds row numbers from 0, never values; pages, lines and the like from 1."""
    found = finding.found
    return {
        "id": finding.id,
        "source": found.place.source,
        "unit": found.place.unit,
        "column": found.place.column or None,
        "entity": found.entity,
        "category": found.category,
        "status": finding.status,
        "purposes": finding.purposes,
        "confidence": round(found.confidence, 2),
        "rows_read": found.rows_read,
        "rows_hit": found.rows_hit,
        "distinct": found.distinct,
        "evidence": found.evidence + finding.notes,
        "shape": found.shape,
        "where": list(map(_where, found.where, repeat(found), chain(found.moments, repeat(None)))),
    }


def _where(row: int, found: Evidence, moment: Moment | None) -> dict[str, Any]:
    """A row; what it is called where people count it; and of a turn who said it and when (seconds since the call began)."""
    told: dict[str, Any] = {"row": row} if found.row_is == "row" else {"row": row, found.row_is: row + 1}
    return told | ({name: value for name, value in asdict(moment).items() if value is not None} if moment else {})


def declared_object(declared: Declared) -> dict[str, Any]:
    """One line of the notice's matrix category × purpose."""
    return {"category": declared.category, "purpose": declared.purpose, "says": declared.says, "seen": declared.seen}


def reserved_object(reserved: Reserved) -> dict[str, Any]:
    """A place that holds values reserved for tests and examples, and nothing real of that category: no finding."""
    place = reserved.place
    facts = {"source": place.source, "unit": place.unit, "column": place.column or None, "entity": reserved.entity}
    return facts | {"category": reserved.category, "cells": reserved.cells, "cells_hit": reserved.cells_hit}


def unread_object(unread: Unread) -> dict[str, Any]:
    """What was asked for and not read, and why."""
    place = unread.place
    return {"source": place.source, "unit": place.unit, "column": place.column or None, "reason": unread.reason}


def coverage_object(coverage: Coverage) -> dict[str, Any]:
    """How much of a unit was read; `could_miss` has three significant digits. `note` stands there only where there is one, and
    `read_in`, an earlier run's id, only where it was not read again.
    """
    facts = {
        "source": coverage.source,
        "unit": coverage.unit,
        "rows_read": coverage.rows_read,
        "rows_estimated": coverage.rows_estimated,
        "sampled": coverage.sampled,
        "could_miss": float(f"{coverage.could_miss:.3g}"),
    }
    return facts | ({"note": coverage.note} if coverage.note else {}) | ({"read_in": coverage.read_in} if coverage.read_in else {})


def _list(out: TextIO, name: str, objects: Iterable[dict[str, Any]]) -> None:
    out.write(f',\n "{name}": [')
    out.writelines(_separated(objects))
    out.write("]")


def _separated(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    comma = "\n  "
    for one in objects:
        yield comma + line(one)
        comma = ",\n  "


def _escape(match: Any) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
