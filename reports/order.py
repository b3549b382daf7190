"""What all reports share: how findings are ordered and grouped, and what is said of a report as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reports.figures import count, plural
from scanner.calls import clock
from scanner.model import STATUSES, Declared, Evidence, Finding, Report, Unread
from scanner.taxonomy import Taxonomy

_LEVELS = ("normal", "elevated", "criminal", "special", "secret")


def by_status(findings: Iterable[Finding], taxonomy: Taxonomy) -> dict[str, list[Finding]]:
    """Findings grouped by status, loudest status first, in each what would hurt most first: see `worst_first`."""
    groups: dict[str, list[Finding]] = {status: [] for status in STATUSES}
    for finding in findings:
        groups.setdefault(finding.status, []).append(finding)
    return {status: worst_first(group, taxonomy) for status, group in groups.items() if group}


def worst_first(findings: Iterable[Finding], taxonomy: Taxonomy) -> list[Finding]:
    """Findings by source, the source with the most sensitive data first; in each by sensitivity, category and place."""
    found = list(findings)
    worst: dict[str, int] = {}
    for finding in found:
        source, rank = finding.found.place.source, sensitive(taxonomy, finding.found.category)
        worst[source] = min(rank, worst.get(source, rank))

    def key(finding: Finding) -> tuple[object, ...]:
        place, category = place_key(finding), finding.found.category
        return (worst[place[0]], place[0], sensitive(taxonomy, category), category, place)

    return sorted(found, key=key)


def by_source(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings grouped by source, in the order in which they come."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.found.place.source, []).append(finding)
    return groups


def by_category(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings grouped by category, the categories sorted."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.found.category, []).append(finding)
    return dict(sorted(groups.items()))


def place_key(finding: Finding) -> tuple[str, str, str, str]:
    """Sorts findings by source, unit, column and category; the whole unit comes before its columns."""
    place = finding.found.place
    return (place.source, place.unit or "", place.column or "", finding.found.category)


def by_reason(unread: Iterable[Unread]) -> list[tuple[str, list[Unread]]]:
    """What was not read, grouped by reason, the most frequent reason first."""
    groups: dict[str, list[Unread]] = {}
    for one in unread:
        groups.setdefault(one.reason, []).append(one)
    return sorted(((reason, sorted(group, key=_unread_key)) for reason, group in groups.items()), key=lambda pair: (-len(pair[1]), pair[0]))


def _unread_key(unread: Unread) -> tuple[str, str, str]:
    return (unread.place.source, unread.place.unit or "", unread.place.column or "")


def unseen(declared: Sequence[Declared]) -> dict[str, list[str]]:
    """Categories that the notice names and no source showed, each with the purposes that name it."""
    seen = {one.category for one in declared if one.seen}
    purposes: dict[str, list[str]] = {}
    for one in declared:
        if one.category not in seen and one.purpose not in purposes.setdefault(one.category, []):
            purposes[one.category].append(one.purpose)
    return dict(sorted(purposes.items()))


def declaring(declared: Sequence[Declared]) -> dict[str, list[str]]:
    """Each category that the notice names, with the purposes for which it does."""
    purposes: dict[str, list[str]] = {}
    for one in declared:
        if one.purpose not in purposes.setdefault(one.category, []):
            purposes[one.category].append(one.purpose)
    return purposes


def label(taxonomy: Taxonomy, category: str) -> str:
    """What a person reads for a category; one that the taxonomy does not know keeps its key."""
    known = taxonomy.categories.get(category)
    return known.label if known else category


def level(taxonomy: Taxonomy, category: str) -> str:
    """How sensitive a category is: normal, elevated, special, criminal or secret; `normal` for one that is not known."""
    known = taxonomy.categories.get(category)
    return known.level if known else "normal"


def sensitive(taxonomy: Taxonomy, category: str) -> int:
    """Sorts categories, what would hurt most first."""
    return -_LEVELS.index(level(taxonomy, category))


def unmapped(report: Report) -> str:
    """How many lines of the notice nobody has mapped to categories yet, in one sentence; "" where all are. What they declare is told as
    if the notice did not name it, which may be wrong.
    """
    lines = [bullet for purpose in report.notice.purposes for bullet in purpose.categories if bullet.tail or not bullet.keys]
    if not lines:
        return ""
    are, they = ("is", "it declares") if len(lines) == 1 else ("are", "they declare")
    told = f"{plural(len(lines), 'line')} of the notice {are} not wholly mapped to categories: what {they} may be told as undeclared here."
    return f"{told} Answer the questions in its notice.toml; they are listed by: noticegap notice check"


def outcome(report: Report) -> str:
    """The answer in one sentence; it never sounds clean when something was not read."""
    counts = Counter(finding.status for finding in report.findings)
    loud = [f"{counts[key]:,} {key}" for key in ("prohibited", "undeclared") if counts[key]]
    noun = "finding" if counts["prohibited"] + counts["undeclared"] == 1 else "findings"
    gap = f"{' and '.join(loud)} {noun}." if loud else "Nothing undeclared was seen."
    if not report.coverage and not report.findings:
        gap = "Nothing was read."
    left = len(report.unread)
    return gap + (f" {left:,} {'place was' if left == 1 else 'places were'} not read." if left else "")


def where(found: Evidence) -> str:
    """Where the first hits stand, in words: rows from 0 as the JSON counts them; pages, lines and the like from 1; turns by time."""
    if any(map(str, found.moments)):
        return "; ".join(filter(None, map(str, found.moments)))
    first = found.row_is != "row"
    noun = found.row_is if len(found.where) == 1 else f"{found.row_is}s"
    return f"{noun} {', '.join(str(row + first) for row in found.where)}"


def heard(found: Evidence) -> str:
    """When the first hit in a call was said, and by whom, where a line is short: `call 17, 00:03:12 caller`; "" elsewhere."""
    if not found.moments:
        return ""
    first = found.moments[0]
    said = " ".join(filter(None, (clock(first.start), first.who)))
    return ", ".join(filter(None, (f"call {first.call}" if first.call else "", said)))


def not_read_again(report: Report) -> str:
    """How many units an earlier run had read, in one sentence; "" where none. A run's id begins with its day."""
    old = [one.read_in for one in report.coverage if one.read_in]
    if not old:
        return ""
    first, it = min(old), "it" if len(old) == 1 else "they"
    told = f"{count(len(old))} of {plural(len(report.coverage), 'unit')} {'was' if it == 'it' else 'were'} not read again"
    them, day = "it" if it == "it" else "them", f"{first[:4]}-{first[4:6]}-{first[6:8]}"
    return f"{told}: nothing tells that {it} changed since an earlier run read {them} (oldest: {day})."
