"""Views: what they show as it is in a table is judged at the table, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scanner.config import Source
from scanner.gate.judge import Brain, held
from scanner.gate.result import Entry
from scanner.gate.schema import Column, Schema, Table
from scanner.gate.sources import info_of
from scanner.model import Evidence, Notice, SourceInfo

#: How sure a table must be of its column for the view to add nothing.
_KNOWN = 0.76


@dataclass(frozen=True, slots=True)
class Shown:
    """The schema that is judged, and what its tables hold as far as somebody asked."""

    head: Schema
    known: Brain
    sources: Sequence[Source]
    notice: Notice
    _held: dict[Table, list[Evidence]] = field(default_factory=dict)

    def held(self, table: Table) -> list[Evidence]:
        """What the table holds, worked out once."""
        if table not in self._held:
            self._held[table] = held(table, self.known)
        return self._held[table]

    def told(self, entry: Entry, column: Column, info: SourceInfo | None, home: str = "") -> Entry:
        """The entry of a view's column. It neither fails nor warns for what its table's column holds, if both serve the same purposes."""
        shows = column.of if entry.failing or entry.warning else None
        table = (self.head.own(shows[0], home) or self.head.find(shows[0])) if shows else None
        if column.of is None or table is None or info is None:
            return entry
        there, _ = info_of(table.name, self.sources, self.notice)
        same = there is not None and (there.purposes, there.subjects) == (info.purposes, info.subjects)
        told = [e.confidence for e in self.held(table) if (e.place.column, e.category) == (column.of[1], entry.category)]
        least = min(entry.confidence or 0.0, _KNOWN)  # what the table's name only hints at, the view's may say
        if not same or not told or max(told) < least:
            return entry
        why = f"shown as it is in {table.name}.{column.of[1]}, which is judged"
        return replace(entry, failing=False, warning=False, fix=(), evidence=(*entry.evidence, why))
