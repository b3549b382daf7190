"""The entries of a review as they come up, and the marks on stretches of text that they are about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from scanner.subject.pack.case import Item
from scanner.subject.pack.grounds import DECISIONS, RELEASE, WITHHOLD


class Mark(NamedTuple):
    """A stretch of a cell, in code points, that an entry of the review is about. Kept as a list in JSON."""

    item: str
    column: str
    start: int
    end: int


@dataclass(slots=True)
class Review:
    """The entries so far. An entry's id is its ordinal: `R001`."""

    found: dict[tuple[Any, ...], Item] = field(default_factory=dict)
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    marked: set[str] = field(default_factory=set)
    more: dict[str, dict[str, None]] = field(default_factory=dict)

    def entry(self, kind: str, piece: int, record: str, column: str, what: str, also: str = "") -> str:
        """The id of the entry for this kind and place, a new one if there is none; `what` is counted. `also` is another record that says
        the same as `record`."""
        key = (kind, piece, record, column)
        if key not in self.found:
            number = f"R{len(self.found) + 1:03}"
            self.found[key] = Item(number, kind, piece, record, column)
            self.counts[number] = Counter()
        item = self.found[key].id
        self.counts[item][what] += 1
        if also not in ("", record):
            self.more.setdefault(item, {})[also] = None
        return item

    def mark(self, kind: str, piece: int, record: str, column: str, what: str, also: str = "") -> str:
        """The id of the entry, which now has a place that can be blacked out."""
        item = self.entry(kind, piece, record, column, what, also)
        self.marked.add(item)
        return item

    def items(self) -> tuple[Item, ...]:
        """The entries with what was counted in words, in the order in which they came. Without a mark nothing can be blacked out."""
        return tuple(
            replace(
                one,
                what=", ".join(f"{number} × {what}" for what, number in sorted(self.counts[one.id].items())),
                can=DECISIONS if one.id in self.marked else (RELEASE, WITHHOLD),
                more=tuple(self.more.get(one.id, ())),
            )
            for one in self.found.values()
        )
