"""What comes of one part: its rows are counted as they are read, and its result is told when there are no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import pyarrow as pa

from scanner.calls import Moment, are_turns
from scanner.hearing import Heard, Hearing
from scanner.model import Part, Place, Unit, Unread
from scanner.tally import Column
from scanner.waiting import Columns, Waiting


@dataclass(frozen=True, slots=True)
class PartResult:
    """What one part gave, or one thing inside it: rows read, columns in the order in which they came, what was not read.

    `unit` is what the part told of itself, None where it told nothing; of something inside (`inner`) it is all that is known. The part's
    own result is the last. `moments` tells of rows where something was found who said it and when, if they are turns of a call.
    `interrupted`: a person stopped it.
    """

    part: Part
    rows: int
    columns: Mapping[str, Column]
    unread: tuple[Unread, ...] = ()
    interrupted: bool = False
    unit: Unit | None = None
    inner: bool = False
    moments: Mapping[int, Moment] = field(default_factory=dict)


class Coming:
    """A unit whose rows are coming, or were counted."""

    def __init__(self, part: Part, name: str) -> None:
        self.part, self.name = part, name
        self.unit: Unit | None = None
        self.rows = 0
        self.unread: list[Unread] = []
        self.columns = Columns(self.lost)
        self.interrupted = False
        self._hearing: Hearing | None = None
        self._handed = 0

    def lost(self, reason: str) -> None:
        self.unread.append(Unread(Place(self.part.source, self.name), reason))

    def take(self, batch: pa.RecordBatch, waiting: Waiting) -> None:
        """Hands rows on to be looked at; turns of calls as they would be written, once it is known how what is said in them goes on."""
        self.rows += batch.num_rows
        if not are_turns(batch.schema):
            self.heard_out(waiting)
            waiting.add(self.columns, batch, self._handed)
            self._handed += batch.num_rows
            return
        self._hearing = self._hearing or Hearing()
        self._hand(self._hearing.hear(batch), waiting)

    def heard_out(self, waiting: Waiting) -> None:
        """No more turns come."""
        if self._hearing is None:
            return
        self._hand(self._hearing.end(), waiting)
        if self.unit and self._hearing.note:
            self.unit = replace(self.unit, note="; ".join(filter(None, (self.unit.note, self._hearing.note))))
        self._hearing = None

    def _hand(self, heard: Iterable[Heard], waiting: Waiting) -> None:
        for each in heard:
            waiting.add(self.columns, each.batch, self._handed, each.moments)
            self._handed += each.batch.num_rows

    def result(self) -> PartResult:
        inner, columns = self.name != self.part.unit, self.columns
        unread = tuple(self.unread)
        return PartResult(self.part, self.rows, columns.ordered(), unread, self.interrupted, self.unit, inner, columns.moments)


def retold(unit: Unit, before: Unit) -> Unit:
    """A unit of which more is told, with what was said of it before and is not now."""
    sampled, rows = unit.sampled or before.sampled, before.rows if unit.rows is None else unit.rows
    return replace(unit, note=unit.note or before.note, comments=unit.comments or before.comments, sampled=sampled, rows=rows)


def placed(unread: Unread, source: str, unit: str | None = None) -> Unread:
    """The same `Unread` with its source, which a connector does not know, and the unit if it named none."""
    return Unread(Place(source, unread.place.unit or unit, unread.place.column), unread.reason)
