"""Findings, and what was not read, as a table for a spreadsheet: CSV (RFC 4180), a row each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from reports.figures import confidence
from reports.order import label
from reports.text import visible
from scanner.model import Finding, Report, Unread
from scanner.sheet_cells import line
from scanner.taxonomy import Taxonomy, load

HEADERS = (
    "status", "category", "label", "source", "unit", "column", "entity", "confidence", "rows_read", "rows_hit", "distinct", "purposes",
    "evidence", "shape", "id",
)  # fmt: skip


def write(report: Report, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes a head, a row for each finding and one with the status `unread` for each thing that was not read (its reason is the evidence).

    A byte order mark comes first, without which Excel misreads what is not ASCII; `colour` and `width` change nothing.
    """
    taxonomy = load()
    out.write("\ufeff" + line(HEADERS))
    out.writelines(_line(_finding(finding, taxonomy)) for finding in report.findings)
    out.writelines(_line(_unread(one)) for one in report.unread)


def _line(cells: Iterable[str]) -> str:
    return line([visible(cell) for cell in cells])


def _finding(finding: Finding, taxonomy: Taxonomy) -> tuple[str, ...]:
    found, place = finding.found, finding.found.place
    named = (finding.status, found.category, label(taxonomy, found.category))
    where = (place.source, place.unit or "", place.column or "", found.entity)
    figures = (confidence(found.confidence), str(found.rows_read), str(found.rows_hit), str(found.distinct))
    why = "; ".join(found.evidence + finding.notes)
    return (*named, *where, *figures, ", ".join(finding.purposes), why, found.shape or "", finding.id)


def _unread(one: Unread) -> tuple[str, ...]:
    place = one.place
    blank = ("",) * 6
    return ("unread", "", "", place.source, place.unit or "", place.column or "", *blank, one.reason, "", "")
