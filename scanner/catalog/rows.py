"""What a report holds as rows of the catalogue, and back: nothing is lost between, so a stored run is told like the scan told it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from scanner.calls import Moment
from scanner.hashed import hash_of, written_out
from scanner.model import (
    Bullet,
    Coverage,
    Declared,
    Evidence,
    Finding,
    LawfulBasis,
    Notice,
    Place,
    Purpose,
    Reserved,
    Run,
    SourceInfo,
    Unread,
)
from scanner.record import record_of

Row = RowMapping | Mapping[str, Any]


def notice_object(notice: Notice) -> dict[str, Any]:
    """A notice as JSON can hold it; dates in its `facts` become text."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(notice), default=written_out))
    for purpose in plain["purposes"]:
        if not purpose["subjects"]:  # as of the notices that were stored before there could be several
            del purpose["subjects"]
    return plain


def notice_hash(notice: Notice) -> str:
    """A hash of all that a notice says."""
    return hash_of(notice_object(notice))


def notice_of(stored: dict[str, Any]) -> Notice:
    """The notice that `notice_object` made this of."""
    return Notice(**{**stored, "purposes": tuple(map(_purpose, stored["purposes"])), "subjects": tuple(stored["subjects"])})


def _purpose(stored: dict[str, Any]) -> Purpose:
    bullets = tuple(Bullet(each["says"], tuple(each["keys"]), each["tail"]) for each in stored["categories"])
    lawful = tuple(LawfulBasis(**each) for each in stored["lawful"])
    return Purpose(stored["id"], stored["says"], bullets, lawful, tuple(stored.get("subjects", ())))


def run_of(row: Row) -> Run:
    """The run of a row of `runs`."""
    when = (datetime.fromisoformat(row["started"]), datetime.fromisoformat(row["ended"]))
    return Run(row["id"], row["tool"], row["detectors"], row["notice"], row["seed"], *when, interrupted=row["interrupted"])


def source_of(stored: dict[str, Any]) -> SourceInfo:
    """A source of a run."""
    return SourceInfo(
        stored["id"], stored["kind"], tuple(stored["purposes"]), tuple(stored["subjects"]), record_of(stored.get("record", {}))
    )


def declared_object(one: Declared) -> list[Any]:
    """A line of the matrix; `Declared(*it)` gives it back."""
    return [one.category, one.purpose, one.says, one.seen]


def unit_row(one: Coverage) -> dict[str, Any]:
    """A row of `units`."""
    facts = {"source": one.source, "unit": one.unit, "form": one.form, "rows_read": one.rows_read, "rows_estimated": one.rows_estimated}
    facts |= {"sampled": one.sampled, "could_miss": one.could_miss, "note": one.note}
    return facts | {"columns": one.columns, "schema_hash": hash_of(one.columns) if one.columns else None, "read_in": one.read_in or None}


def coverage_of(row: Row) -> Coverage:
    """The coverage of a row of `units`."""
    columns = tuple((name, kinds) for name, kinds in row["columns"])
    figures = (row["rows_read"], row["rows_estimated"], row["sampled"], row["could_miss"])
    return Coverage(row["source"], row["unit"], *figures, row["note"], row["form"], columns, row["read_in"] or "")


def finding_row(finding: Finding) -> dict[str, Any]:
    """A row of `findings`."""
    found = finding.found
    facts = {"id": finding.id, **_place(found.place), "category": found.category, "entity": found.entity, "status": finding.status}
    facts |= {"purposes": finding.purposes, "notes": finding.notes, "confidence": found.confidence}
    facts |= {"rows_read": found.rows_read, "rows_hit": found.rows_hit, "distinct_values": found.distinct}
    facts |= {"evidence": found.evidence, "shape": found.shape, "rows_where": found.where, "clear": found.clear, "via": found.via}
    moments = [(each.call, each.who, each.start, each.end) for each in found.moments]
    return facts | {"row_is": found.row_is, "moments": moments, "subject": found.subject}


def finding_of(row: Row) -> Finding:
    """The finding of a row of `findings`."""
    found = Evidence(
        place_of(row),
        row["entity"],
        row["category"],
        row["confidence"],
        row["rows_read"],
        row["rows_hit"],
        row["distinct_values"],
        tuple(row["evidence"]),
        row["shape"],
        tuple(row["rows_where"]),
        row["clear"],
        row["via"],
        row["row_is"],
        tuple(Moment(*each) for each in row["moments"]),
        row["subject"],
    )
    return Finding(found, row["status"], tuple(row["purposes"]), tuple(row["notes"]))


def unread_row(one: Unread) -> dict[str, Any]:
    """A row of `unread`."""
    return {**_place(one.place), "reason": one.reason}


def unread_of(row: Row) -> Unread:
    """What a row of `unread` tells."""
    return Unread(place_of(row), row["reason"])


def reserved_row(one: Reserved) -> dict[str, Any]:
    """A row of `reserved`."""
    return {**_place(one.place), "entity": one.entity, "category": one.category, "cells": one.cells, "cells_hit": one.cells_hit}


def reserved_of(row: Row) -> Reserved:
    """What a row of `reserved` tells."""
    return Reserved(place_of(row), row["entity"], row["category"], row["cells"], row["cells_hit"])


def place_of(row: Row) -> Place:
    """The place that a row names."""
    return Place(row["source"], row["unit"], row["place_column"])


def _place(place: Place) -> dict[str, Any]:
    return {"source": place.source, "unit": place.unit, "place_column": place.column}
