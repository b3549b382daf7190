"""The record of processing activities (UK GDPR Art 30), filled as far as notice and scan know, in the ICO's template for controllers.

The template: ICO, documentation template for controllers (ico.org.uk), row 9, columns A to AD; Open Government Licence v3.0.
What nobody told stays blank, and nothing is asserted; suggestions begin with "Suggested: ".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from reports import ropa_cells as cells
from reports.figures import moment, plural
from reports.json_ import line as as_json
from reports.json_ import run_object
from reports.text import visible
from scanner.model import Finding, Purpose, Report, SourceInfo
from scanner.sheet_cells import line
from scanner.taxonomy import Taxonomy, load

SCHEMA = "noticegap/ropa/1"
HEADERS = (
    "Business function",
    "Purpose of processing",
    "Name and contact details of joint controller (if applicable)",
    "Categories of individuals",
    "Categories of personal data",
    "Categories of recipients",
    "Link to contract with processor",
    "Names of third countries or international organisations that personal data are transferred to (if applicable)",
    "Safeguards for exceptional transfers of personal data to third countries or international organisations (if applicable)",
    "Retention schedule (if possible)",
    "General description of technical and organisational security measures (if possible)",
    "Article 6 lawful basis for processing personal data",
    "Article 9 condition for processing special category data",
    "Legitimate interests for the processing (if applicable)",
    "Link to record of legitimate interests assessment (if applicable)",
    "Rights available to individuals",
    "Existence of automated decision-making, including profiling (if applicable)",
    "The source of the personal data (if applicable)",
    "Link to record of consent",
    "Location of personal data",
    "Data Protection Impact Assessment required?",
    "Data Protection Impact Assessment progress",
    "Link to Data Protection Impact Assessment",
    "Has a personal data breach occurred?",
    "Link to record of personal data breach",
    "Data Protection Act 2018 Schedule 1 Condition for processing",
    "GDPR Article 6 lawful basis for processing",
    "Link to retention and erasure policy document",
    "Is personal data retained and erased in accordance with the policy document?",
    "Reasons for not adhering to policy document (if applicable)",
)
_SUGGESTED = "Suggested: "


@dataclass(frozen=True, slots=True)
class Row:
    """One purpose in one source: its cells by column (1 to 30). Who serves nothing, or is served by nothing, stands alone."""

    purpose: Purpose | None
    source: SourceInfo | None
    findings: tuple[Finding, ...]
    cells: dict[int, str]


def write(report: Report, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes CSV (RFC 4180) with the template's 30 columns, a row for each purpose in each source; `colour` and `width` change nothing."""
    out.write("\ufeff" + line(HEADERS))
    out.writelines(line([row.cells.get(at, "") for at in range(1, len(HEADERS) + 1)]) for row in rows(report, load()))


def write_json(report: Report, out: TextIO, *, colour: bool = False, width: int = 100) -> None:
    """Writes the same as JSON, one row a line, with the controller and the evidence; columns that are blank are left out."""
    head = {key: report.notice.facts.get(key, {}) for key in ("notice", "contact")}
    out.write(
        f'{{"schema": {as_json(SCHEMA)},\n "run": {as_json(run_object(report.run))},\n "controller": {as_json(_plain(head))},\n "rows": ['
    )
    comma = "\n  "
    for row in rows(report, load()):
        out.write(comma + as_json(_object(row)))
        comma = ",\n  "
    out.write("]}\n")


def rows(report: Report, taxonomy: Taxonomy) -> Iterator[Row]:
    """A row for each purpose in each source, in the notice's order."""
    for purpose in report.notice.purposes:
        served = [source for source in report.sources if purpose.id in source.purposes]
        yield from (_row(report, purpose, source, taxonomy) for source in served or (None,))
    known = {purpose.id for purpose in report.notice.purposes}
    for source in report.sources:
        if not known & set(source.purposes):
            yield _row(report, None, source, taxonomy)


def _row(report: Report, purpose: Purpose | None, source: SourceInfo | None, taxonomy: Taxonomy) -> Row:
    notice = report.notice
    findings = tuple(one for one in report.findings if source and one.found.place.source == source.id)
    keys = {one.found.category for one in findings} | (purpose.keys if purpose else set())
    lawful = purpose.lawful if purpose else ()
    told = {
        2: purpose.says if purpose else "",
        4: ", ".join(source.subjects if source else (purpose.subjects if purpose else ()) or notice.subjects),
        5: cells.found_and_declared(findings, purpose, notice, taxonomy),
        6: cells.recipients(notice),
        10: cells.retention(source, notice),
        12: cells.bases(lawful),
        13: cells.conditions(keys, notice, taxonomy),
        14: cells.interests(lawful),
        16: cells.rights(lawful),
        18: cells.origins(notice),
        20: _location(report, source, findings, taxonomy),
    }
    special, guarded = (cells.sensitive(keys, taxonomy, levels) for levels in (("special",), ("special", "criminal")))
    scores = cells.scores(findings)
    suggested = {
        1: source.record.owner if source else "",
        7: cells.processors(source),
        8: cells.countries(source, notice),
        13: f"name the condition for {special}" if special else "",
        17: f"scores or profiles were found in {scores}" if scores else "",
        19: cells.consents(findings),
        26: f"name the condition for {guarded}" if guarded else "",
    }
    filled = {at: _SUGGESTED + text for at, text in suggested.items() if text} | {at: text for at, text in told.items() if text}
    return Row(purpose, source, findings, filled)


def _location(report: Report, source: SourceInfo | None, findings: tuple[Finding, ...], taxonomy: Taxonomy) -> str:
    """Where the data is, what was not read there, or that nothing was scanned."""
    if source is None:
        return "Not scanned: no source of this scan serves the purpose"
    when = moment(report.run.ended)[:10]
    unread = [one for one in report.unread if one.place.source == source.id]
    whole = [one for one in unread if one.place.unit is None]
    parts = [cells.places(findings, when, taxonomy)]
    parts += [f"Not read: {visible(one.reason)}" for one in whole]
    if len(unread) > len(whole):
        parts.append(f"Not read: {plural(len(unread) - len(whole), 'place')}, see the report of findings")
    read = any(one.source == source.id for one in report.coverage)
    if not findings and not unread:
        parts.append(f"Scanned {when}: no personal data was found" if read else "Not scanned")
    return "\n".join(part for part in parts if part)


def _object(row: Row) -> dict[str, Any]:
    told = {HEADERS[at - 1]: text for at, text in sorted(row.cells.items())}
    evidence = [
        {
            "id": one.id,
            "category": one.found.category,
            "status": one.status,
            "entity": one.found.entity,
            "confidence": round(one.found.confidence, 2),
            "evidence": one.found.evidence,
        }
        for one in row.findings
    ]
    ids = {"purpose": row.purpose.id if row.purpose else None, "source": row.source.id if row.source else None}
    return {**ids, "columns": told, "evidence": evidence}


def _plain(value: Any) -> Any:
    """What JSON can hold: dates as ISO 8601."""
    return json.loads(json.dumps(value, default=str))
