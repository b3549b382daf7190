"""What a report writer gets: a run, its sources, how much was read, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from scanner.model.findings import Finding, Reserved
from scanner.model.notice import Declared, Notice
from scanner.model.place import Unread
from scanner.record import UNTOLD, Record

#: What stands in none of n rows stands in at most 3/n of all (95 %; Hanley and Lippman-Hand 1983).
RULE_OF_THREE = 3


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a unit was read. `could_miss` is the highest share of rows that could hold what was not seen (rule of three, 95 %; all of
    them where the sample is not spread).

    `note` and `form` are the unit's (see `Unit`). `columns` are those of a table in a database, each with the kinds of its cells
    ("integer,text"; "" where no cell held anything); in files, a first row may be values, and names of columns no names. `read_in` is the
    run that read it, "" for this one.
    """

    source: str
    unit: str
    rows_read: int
    rows_estimated: int | None = None
    sampled: bool = False
    could_miss: float = 0.0
    note: str = ""
    form: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    read_in: str = ""


@dataclass(frozen=True, slots=True)
class Units:
    """How many units a scan came to know of: by listing, and inside files. `listed` is always `read` and `unread` together."""

    listed: int = 0
    read: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a report says of a source: what it is for, whose data it holds, and what a record of processing tells of it."""

    id: str
    kind: str
    purposes: tuple[str, ...]
    subjects: tuple[str, ...]
    record: Record = UNTOLD


@dataclass(frozen=True, slots=True)
class Run:
    """When and with what a scan ran. `interrupted` tells that a person stopped it."""

    id: str
    tool: str
    detectors: str
    notice: str
    seed: int
    started: datetime
    ended: datetime
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier scan of the same sources came to: its run's id, when it began, and its summary (see `Report.summary`)."""

    id: str
    started: datetime
    summary: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report writer gets. Every sequence is sorted by whoever built it.

    `test_data` is the number of cells whose value is reserved for tests and examples; they are no findings. `reserved` are the places that
    hold such values and nothing real of their category. `earlier` are past runs of the same sources, oldest first, where they are known;
    `new` are the ids of the undeclared and prohibited findings that these did not know, None where there is none to compare with.
    """

    notice: Notice
    run: Run
    sources: tuple[SourceInfo, ...]
    findings: tuple[Finding, ...]
    declared: tuple[Declared, ...]
    unread: tuple[Unread, ...]
    coverage: tuple[Coverage, ...]
    test_data: int = 0
    reserved: tuple[Reserved, ...] = ()
    units: Units = Units()
    earlier: tuple[Earlier, ...] = ()
    new: tuple[str, ...] | None = None

    def summary(self) -> dict[str, int]:
        """Number of findings per status, of declared categories that no source showed, and of places that were not read.

        `not-judged` stands only where there is such a finding (a source about people whom the notice does not address), and so does
        `accepted` (a person decided that it may stay).
        """
        always = ("undeclared", "prohibited", "other-purpose", "arguable", "declared")
        found = Counter(finding.status for finding in self.findings)
        counts = {status: found[status] for status in (*always, *sorted(found.keys() - set(always)))}
        counts["unseen"] = len({d.category for d in self.declared} - {d.category for d in self.declared if d.seen})
        counts["unread"] = len(self.unread)
        return counts
