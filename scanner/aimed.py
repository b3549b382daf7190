"""What a decision speaks of among the places that scans came to know, and what it may have meant where it speaks of none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scanner.accepted import NONE, Accept
from scanner.decided import about, names_of
from scanner.errors import meant
from scanner.model import Finding, Place, Report
from scanner.taxonomy import Taxonomy

_COLUMNS = ".*"  # how a decision names every column of a unit


class Seen:
    """The places of some reports under every name that a decision may call them by: those with findings, and all that were read."""

    def __init__(self, reports: Iterable[Report], taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._findings: list[tuple[Finding, str, tuple[str, ...]]] = []
        self._names: set[str] = set()
        self._files: set[str] = set()  # units of which nobody lists the columns
        for report in reports:
            self._add(report)

    @property
    def empty(self) -> bool:
        """Whether nothing at all was read."""
        return not self._names

    def doubt(self, made: Accept) -> str:
        """A sentence on a decision that speaks of nothing here, with what it may have meant; "" for one that speaks of something.

        That it holds no personal data (`NONE`) may be said of any place that was read.
        """
        there = [(found, kind) for found, kind, names in self._findings if made.fits(names)]
        read = bool(there) or self.holds(made)
        if any(about(found, (made,), self._taxonomy, kind) for found, kind in there) or (read and made.category == NONE):
            return ""
        if there:
            says = f"scans found {', '.join(sorted({found.found.category for found, _ in there}))} there, and no {made.category}."
        else:
            says = f"scans found no {made.category} there." if read else "no scan came to a place of that name."
        return f"{says} {self.near(made) or meant(made.column, _written_alike(made, self._names))}".rstrip()

    def holds(self, made: Accept) -> bool:
        """Whether a place that was read has that name, or may lie in a file that has."""
        if made.fits(self._names):
            return True
        cuts = [made.column[:at] for at, letter in enumerate(made.column) if letter == "."]
        return any(replace(made, column=cut).fits(self._files) for cut in cuts)

    def near(self, made: Accept) -> str:
        """`Did you mean "crm: customers.email"? `: a place that holds the category; "" where none is near."""
        holding = {name for found, _, names in self._findings if self._covered(made, found) for name in names}
        return meant(made.column, _written_alike(made, holding))

    def _covered(self, made: Accept, found: Finding) -> bool:
        return made.category != NONE and any(
            made.covers(category, self._taxonomy) for category in (found.found.category, found.found.via) if category
        )

    def _add(self, report: Report) -> None:
        kinds = {source.id: source.kind for source in report.sources}
        for found in report.findings:
            kind = kinds.get(found.found.place.source, "")
            names = tuple(names_of(found.found.place, kind))
            self._findings.append((found, kind, names))
            self._names.update(names)
        for unit in report.coverage:
            kind = kinds.get(unit.source, "")
            for column in (None, *(name for name, _ in unit.columns)):
                self._names.update(names_of(Place(unit.source, unit.unit, column), kind))
            if kind != "sql":
                self._files.update(names_of(Place(unit.source, unit.unit), kind))


def _written_alike(made: Accept, names: Iterable[str]) -> Sequence[str]:
    """The names that are written as the decision's is: with their source or without, or each unit with all its columns."""
    ours = {name for name in names if (": " in name) == (":" in made.column)}
    if made.column.endswith(_COLUMNS):
        ours = {name.rpartition(".")[0] + _COLUMNS for name in ours if "." in name}
    return sorted(ours - {made.column})
