"""What a scan concludes of a place: evidence, and its status against the notice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from scanner.calls import Moment
from scanner.model.place import Place

#: Statuses of a finding, loudest first (`unseen` stands on the notice's side, see `Declared.seen`).
STATUSES = ("prohibited", "undeclared", "other-purpose", "arguable", "accepted", "declared", "not-judged")


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
