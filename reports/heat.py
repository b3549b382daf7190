"""The map of categories × sources: for each, the loudest status and how many places, beside what the notice declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reports.legend import LEGEND
from reports.order import declaring, label, level, sensitive
from scanner.model import Report
from scanner.taxonomy import Taxonomy

_RANK = {status: rank for rank, status in enumerate(LEGEND)}


@dataclass(frozen=True, slots=True)
class Cell:
    """One category in one source: how many places per status, loudest first, and the id of the first finding of the loudest."""

    source: str
    counts: tuple[tuple[str, int], ...]
    first: str

    @property
    def status(self) -> str:
        """The loudest status."""
        return self.counts[0][0]


@dataclass(frozen=True, slots=True)
class Row:
    """One category: what it is called, for which purposes the notice names it, and a cell (or none) for each source.

    `wider` holds declared categories that cover this one and `perhaps` those that arguably do, each with its purposes; `seen` tells that
    a source showed it, if only through a narrower category.
    """

    category: str
    label: str
    level: str
    purposes: tuple[str, ...]
    wider: tuple[tuple[str, tuple[str, ...]], ...]
    perhaps: tuple[tuple[str, tuple[str, ...]], ...]
    seen: bool
    cells: tuple[Cell | None, ...]

    @property
    def status(self) -> str:
        """The loudest status in any source; where there is none, `unseen`, or `declared` if a narrower category was seen."""
        return min((cell.status for cell in self.cells if cell), key=_rank, default="declared" if self.seen else "unseen")


def heat(report: Report, taxonomy: Taxonomy) -> list[Row]:
    """A row for each category that was found or is declared: the loudest first, the most sensitive, then in the order of the taxonomy."""
    counts, first = _count(report)
    sources = columns(report)
    purposes = declaring(report.declared)
    order = {key: at for at, key in enumerate(taxonomy.categories)}
    seen = {one.category for one in report.declared if one.seen}
    rows = [
        Row(
            category,
            label(taxonomy, category),
            level(taxonomy, category),
            tuple(purposes.get(category, ())),
            _through(category, purposes, taxonomy, "covers"),
            _through(category, purposes, taxonomy, "arguable"),
            category in seen,
            tuple(_cell(source, counts.get((category, source)), first, category) for source in sources),
        )
        for category in {category for category, _ in counts} | purposes.keys()
    ]
    return sorted(
        rows, key=lambda row: (_rank(row.status), sensitive(taxonomy, row.category), order.get(row.category, len(order)), row.category)
    )


def _through(category: str, purposes: dict[str, list[str]], taxonomy: Taxonomy, how: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    known = ((key, taxonomy.categories.get(key)) for key in sorted(purposes))
    return tuple((wide.label, tuple(purposes[key])) for key, wide in known if wide and category in getattr(wide, how))


def columns(report: Report) -> list[str]:
    """The sources in the order of the report, then those that only findings name."""
    known = [source.id for source in report.sources]
    return known + sorted({finding.found.place.source for finding in report.findings} - set(known))


def _count(report: Report) -> tuple[dict[tuple[str, str], Counter[str]], dict[tuple[str, str, str], str]]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    first: dict[tuple[str, str, str], str] = {}
    for finding in report.findings:
        category, source = finding.found.category, finding.found.place.source
        counts.setdefault((category, source), Counter())[finding.status] += 1
        if (category, source, finding.status) not in first:
            first[category, source, finding.status] = finding.id
    return counts, first


def _cell(source: str, counts: Counter[str] | None, first: dict[tuple[str, str, str], str], category: str) -> Cell | None:
    if not counts:
        return None
    loudest = tuple(sorted(counts.items(), key=lambda pair: (_rank(pair[0]), pair[0])))
    return Cell(source, loudest, first[category, source, loudest[0][0]])


def _rank(status: str) -> int:
    return _RANK.get(status, len(_RANK))


def legend(rows: list[Row]) -> Iterator[str]:
    """The statuses that the map shows, loudest first."""
    shown = {status for row in rows for cell in row.cells if cell for status, _ in cell.counts}
    yield from sorted(shown, key=_rank)
