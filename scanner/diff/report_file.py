"""A JSON report (`noticegap scan -f json`) as a side of a comparison."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from scanner.diff.side import Side
from scanner.errors import ConfigError
from scanner.model import Coverage, Evidence, Finding, Place, Run, SourceInfo, Unread
from scanner.report_file import read_report


def side_of_file(path: Path) -> Side:
    """Reads a report. It does not say which columns there are, nor how its sources were set. ConfigError for what is no report."""
    report = read_report(path)
    try:
        return _side(report)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ConfigError(f"{path}: is no whole report: something in it is missing or of another kind than a scan writes.") from None


def _side(report: dict[str, Any]) -> Side:
    facts = report["run"]
    when = (datetime.fromisoformat(facts["started"]), datetime.fromisoformat(facts["ended"]))
    run = Run(facts["id"], facts["tool"], facts["detectors"], facts["notice"], facts["seed"], *when, facts.get("interrupted", False))
    findings = tuple(map(_finding, report["findings"]))
    unread = tuple(Unread(Place(one["source"], one["unit"], one["column"]), one["reason"]) for one in report["unread"])
    coverage = tuple(
        Coverage(one["source"], one["unit"], one["rows_read"], one["rows_estimated"], one["sampled"], one["could_miss"])
        for one in report["coverage"]
    )
    named = {one.found.place.source for one in findings} | {one.place.source for one in unread} | {one.source for one in coverage}
    return Side(run, {source: SourceInfo(source, "", (), ()) for source in named}, findings, unread, coverage)


def _finding(facts: dict[str, Any]) -> Finding:
    """A finding; null is the body of a text or the whole unit, which the id tells apart."""
    figures = (float(facts["confidence"]), int(facts["rows_read"]), int(facts["rows_hit"]), int(facts["distinct"]))
    for column in ("", None) if facts["column"] is None else (facts["column"],):
        place = Place(facts["source"], facts["unit"], column)
        found = Evidence(place, facts["entity"], facts["category"], *figures, tuple(facts["evidence"]), facts["shape"])
        finding = Finding(found, facts["status"], tuple(facts["purposes"]))
        if finding.id == facts["id"]:
            break
    return finding
