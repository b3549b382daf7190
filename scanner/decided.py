"""What people decided on findings: accepted ones are shown as such, and a decision whose last day has passed does not count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scanner.accepted import NONE, Accept
from scanner.model import Finding, Place, Report
from scanner.taxonomy import Taxonomy

#: What can be accepted. What must not be held at all cannot: only that it is none of it.
_OPEN = ("undeclared", "other-purpose", "arguable", "prohibited")


@dataclass(frozen=True, slots=True)
class Decided:
    """A report after all decisions: findings for which the last day has passed, and decisions that speak of nothing that was found."""

    report: Report
    expired: tuple[Finding, ...]
    unknown: tuple[Accept, ...]


def decided(report: Report, accepted: Sequence[Accept], taxonomy: Taxonomy, today: date) -> Decided:
    """Holds decisions against the findings of a report."""
    kinds = {source.id: source.kind for source in report.sources}
    findings, expired, used = list[Finding](), list[Finding](), set[Accept]()
    for finding in report.findings:
        mine = about(finding, accepted, taxonomy, kinds.get(finding.found.place.source, ""))
        used.update(mine)
        made, late = _with(finding, mine, today)
        findings.append(made)
        expired += [made] if late else []
    unknown = tuple(each for each in accepted if each not in used and each.category != NONE)
    return Decided(replace(report, findings=tuple(findings)), tuple(expired), unknown)


def names_of(place: Place, kind: str = "") -> Iterator[str]:
    """What a decision may call a place: `unit.column`, a table without its schema, each with and without the source."""
    unit = place.unit or ""
    for base in {unit, unit.rpartition(".")[2]} if kind == "sql" else {unit}:
        name = f"{base}.{place.column}" if place.column else base
        yield from (name, f"{place.source}: {name}")


def about(finding: Finding, accepted: Sequence[Accept], taxonomy: Taxonomy, kind: str = "") -> list[Accept]:
    """The decisions that speak of a finding, by its place and its category; `kind` is its source's."""
    if not accepted:
        return []
    found, names = finding.found, list(names_of(finding.found.place, kind))
    categories = [found.category, *([found.via] if found.via else [])]
    return [each for each in accepted if any(each.covers(category, taxonomy) for category in categories) and each.fits(names)]


def _with(finding: Finding, mine: Sequence[Accept], today: date) -> tuple[Finding, bool]:
    """The finding after the decisions on it, and whether its only ones are over."""
    if finding.status == "prohibited":
        mine = [each for each in mine if each.category == NONE]
    if finding.status not in _OPEN or not mine:
        return finding, False
    valid = [each for each in mine if each.until >= today]
    if valid:
        return replace(finding, status="accepted", notes=(*finding.notes, f"accepted: {valid[0]}")), False
    last = max(mine, key=lambda each: each.until)
    return replace(finding, notes=(*finding.notes, f"the decision of {last.owner} expired on {last.until} ({last.file})")), True
