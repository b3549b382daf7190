"""The types that all rooms share. Frozen, no I/O, imports nothing of ours."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from scanner.calls import Moment
from scanner.record import UNTOLD, Record

#: Statuses of a finding, loudest first (`unseen` stands on the notice's side, see `Declared.seen`).
STATUSES = ("prohibited", "undeclared", "other-purpose", "arguable", "accepted", "declared", "not-judged")

#: What stands in none of n rows stands in at most 3/n of all (95 %; Hanley and Lippman-Hand 1983).
RULE_OF_THREE = 3

#: Hits are columnar: one row a hit, no Python object per hit. `start` and `end` are byte offsets into the UTF-8 value, `pattern` is the
#: index into `Engine.patterns`, `score` is 0..1, `valid` says that the validator (if any) passed, `context` that a context phrase stands
#: near the value or in the column's name, `test` that the value is reserved for tests and examples.
HITS = pa.schema(
    [
        ("row", pa.int32()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("pattern", pa.uint16()),
        ("score", pa.float32()),
        ("valid", pa.bool_()),
        ("context", pa.bool_()),
        ("test", pa.bool_()),
    ]
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is. `unit` is None for a whole source, `column` is "" for the body of a text and None for a whole unit."""

    source: str
    unit: str | None = None
    column: str | None = None

    def __str__(self) -> str:
        if self.unit is None:
            return self.source
        return f"{self.source}: {self.unit}" + (f".{self.column}" if self.column else "")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a connector lists: a table, a file, a call.

    `name` is `schema.table`, the path relative to the source, or the call. `form` says what it is: "table", "text", "transcript",
    or the media type (RFC 6838) of a file that is evidence by its type ("audio/wav", "image/jpeg"). `rows` is the estimated number of
    rows, `size` the number of bytes (of a table: roughly), both None when unknown. `parts` are opaque keys that `read` understands, one
    piece of work each. `note` is what a person should know of it: that it is not what its name says.

    `stamp` is a text that is another one whenever the unit's content or its columns may be others: with the same stamp, nothing can have
    changed. It holds no value. "" where the source cannot tell. `sampled` is told while reading: no more than a sample of the rows comes;
    `spread` says that it is spread over all of them, so that it tells something of the others. So are `comments`: what the schema says
    of columns, by their names. They may hold anything, and are never reported.
    """

    name: str
    form: str = "table"
    rows: int | None = None
    size: int | None = None
    parts: tuple[str, ...] = ("",)
    note: str = ""
    stamp: str = ""
    sampled: bool = False
    spread: bool = True
    comments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """Which rows of a table are read: about `rows` of them, spread over all of it; with the same `seed` the same ones.

    With `first`, about so many are read before: where these leave nothing open, they are the sample. A connector need not know of it.
    """

    rows: int
    seed: int = 0
    first: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A picklable piece of work; its worker opens its own connection. `size` is the number of bytes, None where that is not known.

    With `sample`, a connector that can may read no more than a sample of the rows; it says so (`Unit.sampled`). One that cannot reads all.
    """

    source: str
    unit: str
    part: str = ""
    size: int | None = None
    sample: Sample | None = None


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column of a table, and what its cells are.

    `kind` is "text", "integer", "number" (exact), "float", "date", "datetime", "uuid", or "other": of those no row is looked up by value.
    """

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: `columns` of this table hold the values of `to_columns` of `unit`, in the same order."""

    columns: tuple[str, ...]
    unit: str
    to_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a database knows of a table: its columns, its primary key, the columns of each index, and the tables that it refers to.

    `folded` are the columns whose index is blind to case: one over `lower(x)`, or a collation that does not tell `A` from `a`.
    """

    columns: tuple[LayoutColumn, ...]
    key: tuple[str, ...] = ()
    indexed: tuple[tuple[str, ...], ...] = ()
    references: tuple[Reference, ...] = ()
    folded: tuple[str, ...] = ()

    @property
    def leading(self) -> frozenset[str]:
        """The columns by which a row is found without reading the table: an index begins with them."""
        return frozenset(columns[0] for columns in self.indexed if columns) | frozenset(self.folded)


@dataclass(frozen=True, slots=True, order=True)
class Unread:
    """Asked for, not read, and why. The reason is a sentence part without any value of the source."""

    place: Place
    reason: str


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
class Evidence:
    """What the verdict says of one place: it holds `category`, seen as `entity`, and why.

    `rows_hit` counts rows with evidence, `distinct` is an estimate of distinct values, `clear` tells that a secret stands in clear text,
    `via` names the category that implies this one. `where` are numbers of rows, `row_is` says what a row is: a page, a line, a message.
    Of turns in calls, `moments` tell for each of `where` who said it and when; `subject` is whose data it is where that is not what the
    source says (an agent's name is staff's).
    """

    place: Place
    entity: str
    category: str
    confidence: float
    rows_read: int
    rows_hit: int
    distinct: int
    evidence: tuple[str, ...]
    shape: str | None = None
    where: tuple[int, ...] = ()
    clear: bool = False
    via: str | None = None
    row_is: str = "row"
    moments: tuple[Moment, ...] = ()
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Reserved:
    """A place in which `cells_hit` of `cells` hold a value that is reserved for tests and examples, and nothing else of the category."""

    place: Place
    entity: str
    category: str
    cells: int
    cells_hit: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What a person reads: evidence and its status against the notice. Identity is (place, category), stable from run to run."""

    found: Evidence
    status: str
    purposes: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits made from place and category; no value goes in."""
        place = self.found.place
        key = "\0".join((place.source, place.unit or "", "\1" if place.column is None else place.column, self.found.category))
        return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of the notice: its own words, and the categories it declares. No keys: an open question."""

    says: str
    keys: tuple[str, ...] = ()
    tail: str = ""


@dataclass(frozen=True, slots=True)
class LawfulBasis:
    """A lawful basis (UK GDPR Art 6), with the words of a legitimate interest."""

    basis: str
    interest: str | None = None


@dataclass(frozen=True, slots=True)
class Purpose:
    """What data is collected for, and what the notice says of it. `subjects`: of whom, where that is not all whom the notice addresses."""

    id: str
    says: str
    categories: tuple[Bullet, ...] = ()
    lawful: tuple[LawfulBasis, ...] = ()
    subjects: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """All categories that the bullets of this purpose name."""
        return frozenset(key for bullet in self.categories for key in bullet.keys)


@dataclass(frozen=True, slots=True)
class Notice:
    """What is declared, per purpose, with the notice's own words. `facts` holds the other tables of `notice.toml` as read."""

    id: str
    title: str
    purposes: tuple[Purpose, ...]
    subjects: tuple[str, ...] = ("customer",)
    version: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoticeRef:
    """Where a `notice.toml` stands, and what replaces its id and whom it addresses, if anything does."""

    file: Path
    id: str = ""
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """One line of the matrix category × purpose, and whether any source showed it."""

    category: str
    purpose: str
    says: str
    seen: bool


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
