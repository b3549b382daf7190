"""One side of a comparison: a run as it was stored, or as a JSON report tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scanner.model import Coverage, Finding, Place, Report, Run, SourceInfo, Unread


@dataclass(frozen=True)
class Side:
    """A run and what it found. `notice` is a hash of the notice, `settings` one by source of its settings; "" and none where not known."""

    run: Run
    sources: Mapping[str, SourceInfo]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...]
    coverage: tuple[Coverage, ...]
    notice: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Finding]:
        """Findings by their id, which is the same from run to run."""
        return {finding.id: finding for finding in self.findings}

    @cached_property
    def covered(self) -> dict[tuple[str, str | None], Coverage]:
        """What was read, by source and unit."""
        return {(one.source, one.unit): one for one in self.coverage}

    @cached_property
    def _left(self) -> dict[Place, str]:
        return {one.place: one.reason for one in self.unread}

    def not_looked_at(self, place: Place) -> str | None:
        """Why this run does not know what the place holds; None where it does, and where it knows that there is no such place."""
        if place.source not in self.sources:
            return f"{place.source} was not scanned"
        for holder in _holders(place):
            if holder in self._left:
                return self._left[holder]
        if (place.source, place.unit) in self.covered:
            return None
        return self._left.get(Place(place.source))

    def saw_part(self, place: Place) -> bool:
        """Whether this run read no more than a sample of what holds the place, or not all of it: a number of rows says nothing then."""
        unit = self.covered.get((place.source, place.unit))
        return bool(unit and unit.sampled) or self.not_looked_at(place) is not None

    def has_column(self, place: Place) -> bool | None:
        """Whether the place's unit has its column; None where that is not known."""
        unit = self.covered.get((place.source, place.unit))
        if unit is None or not unit.columns or not place.column:
            return None
        return any(name == place.column for name, _ in unit.columns)


def side_of(report: Report, notice: str = "", settings: Mapping[str, str] | None = None) -> Side:
    """The side that a report is."""
    sources = {source.id: source for source in report.sources}
    return Side(report.run, sources, report.findings, report.unread, report.coverage, notice, settings or {})


def _holders(place: Place) -> Iterator[Place]:
    """The place, its unit, and whatever that lies in: a file in an archive, a file in a folder that could not be listed."""
    yield place
    if place.unit is None:
        return
    yield Place(place.source, place.unit)
    for at, letter in enumerate(place.unit):
        if letter == "!":
            yield Place(place.source, place.unit[:at])
        elif letter == "/":
            yield Place(place.source, place.unit[: at + 1])
