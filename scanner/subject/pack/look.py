"""What in the rows of a piece needs a person: marks on stretches of text, and the entries of the review that they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scanner.subject.pack.case import TABLE, Item
from scanner.subject.pack.grounds import DECISIONS, RELEASE, WITHHOLD
from scanner.subject.pack.own import Own
from scanner.subject.pack.signs import signs
from scanner.work import Detector

#: Categories whose values point at a person, and may point at another than the subject.
PEOPLE = frozenset(["person.name", "contact.email", "contact.phone", "family.third_party"])
#: A hit says enough from this score on.
_ENOUGH = 0.4
#: Remarks stand in texts, not in codes: shorter cells of tables are not looked through for phrases.
_SENTENCE = 25


class Mark(NamedTuple):
    """A stretch of a cell, in code points, that an entry of the review is about. Kept as a list in JSON."""

    item: str
    column: str
    start: int
    end: int


class _Stretch(NamedTuple):
    """A stretch of a text that needs a person: its row, code points, the kind of entry, what it is, and whether the cell is nothing else.

    What fills its cells is decided for the column as a whole, what stands in free text record by record.
    """

    row: int
    start: int
    end: int
    kind: str
    what: str
    whole: bool


@dataclass(slots=True)
class Review:
    """The entries so far. An entry's id is its ordinal: `R001`."""

    found: dict[tuple[Any, ...], Item] = field(default_factory=dict)
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    marked: set[str] = field(default_factory=set)

    def entry(self, kind: str, piece: int, record: str, column: str, what: str) -> str:
        """The id of the entry for this kind and place, a new one if there is none; `what` is counted."""
        key = (kind, piece, record, column)
        if key not in self.found:
            number = f"R{len(self.found) + 1:03}"
            self.found[key] = Item(number, kind, piece, record, column)
            self.counts[number] = Counter()
        item = self.found[key].id
        self.counts[item][what] += 1
        return item

    def mark(self, kind: str, piece: int, record: str, column: str, what: str) -> str:
        """The id of the entry, which now has a place that can be blacked out."""
        item = self.entry(kind, piece, record, column, what)
        self.marked.add(item)
        return item

    def items(self) -> tuple[Item, ...]:
        """The entries with what was counted in words, in the order in which they came. Without a mark nothing can be blacked out."""
        return tuple(
            replace(
                one,
                what=", ".join(f"{number} × {what}" for what, number in sorted(self.counts[one.id].items())),
                can=DECISIONS if one.id in self.marked else (RELEASE, WITHHOLD),
            )
            for one in self.found.values()
        )


@dataclass(frozen=True, slots=True)
class Looker:
    """Looks through rows for one subject. `levels` are the taxonomy's levels by category."""

    engine: Detector
    own: Own
    levels: Mapping[str, str]
    review: Review

    def marks(self, piece: int, kind: str, rows: Sequence[Mapping[str, str]], refs: Sequence[str], telling: Mapping[str, Collection[str]]
              ) -> list[list[Mark]]:  # fmt: skip
        """The marks of each row. `refs` name the records, `telling` says the categories of columns that their names tell."""
        found: list[list[Mark]] = [[] for _ in rows]
        for column in dict.fromkeys(name for row in rows for name in row):
            texts = pa.array([row.get(column) for row in rows], pa.large_string())
            for one in (*self._values(texts, column, telling.get(column, ())), *self._phrases(texts, kind)):
                record = "" if kind != TABLE or one.whole else refs[one.row]
                item = self.review.mark(one.kind, piece, record, column if kind == TABLE else "", one.what)
                found[one.row].append(Mark(item, column, one.start, one.end))
        return [sorted(set(marks), key=lambda mark: (mark.column, mark.start, mark.end, mark.item)) for marks in found]

    def _values(self, texts: pa.Array, column: str, telling: Collection[str]) -> Iterator[_Stretch]:
        """Values of others and special data. A column that tells its category by its name counts as a whole."""
        hits = self.engine.scan(texts, name=column)
        names = ("row", "start", "end", "pattern", "score", "valid")
        columns = [hits.column(name).to_numpy(zero_copy_only=False).tolist() for name in names]
        seen: set[tuple[int, str]] = set()
        for at, first, last, number, score, valid in zip(*columns, strict=True):
            pattern = self.engine.patterns[number]
            entry = self._entry(pattern.category) if valid and score >= _ENOUGH else ""
            if entry:
                start, value, whole = _cut(texts[at].as_py(), first, last)
                seen.add((at, pattern.category))
                if entry != "other-people" or not self.own.holds(pattern.category, value):
                    yield _Stretch(at, start, start + len(value), entry, pattern.title, whole)
        for category in sorted(telling):
            yield from self._told(texts, category, seen)

    def _told(self, texts: pa.Array, category: str, seen: Collection[tuple[int, str]]) -> Iterator[_Stretch]:
        entry = self._entry(category)
        if not entry:
            return
        for at, value in enumerate(texts.to_pylist()):
            mine = entry == "other-people" and value is not None and self.own.holds(category, value)
            if value is not None and value.strip() and (at, category) not in seen and not mine:
                yield _Stretch(at, 0, len(value), entry, "column of this kind", True)

    def _phrases(self, texts: pa.Array, kind: str) -> Iterator[_Stretch]:
        long = np.asarray(pc.fill_null(pc.utf8_length(texts), 0).to_numpy(zero_copy_only=False)) >= (_SENTENCE if kind == TABLE else 1)
        if not long.any():
            return
        for entry, rows in signs(texts).items():
            for at in rows:
                if long[at]:
                    yield _Stretch(at, 0, len(texts[at].as_py()), entry, "phrase", False)

    def _entry(self, category: str) -> str:
        if category in PEOPLE:
            return "other-people"
        return "special" if self.levels.get(category) in ("special", "criminal") else ""


def _cut(text: str, first: int, last: int) -> tuple[int, str, bool]:
    """A hit's byte offsets as its start in code points, its text, and whether the cell is nothing else (trimmed)."""
    data = text.encode()
    value = data[first:last].decode("utf-8", "replace")
    return len(data[:first].decode("utf-8", "replace")), value, len(value.strip()) >= len(text.strip())
