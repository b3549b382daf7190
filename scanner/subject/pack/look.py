"""What in the rows of a piece needs a person: other people's names and contacts, special categories, phrases that hint at an exemption."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scanner.subject.pack.called import naming_others, spoken
from scanner.subject.pack.case import TABLE
from scanner.subject.pack.entries import Mark, Review
from scanner.subject.pack.members import others
from scanner.subject.pack.own import NUMBERS, Own
from scanner.subject.pack.signs import signs
from scanner.subject.pack.spread import Spread
from scanner.subject.weigh.dates import written_dates
from scanner.work import Detector

#: Categories whose values point at a person, and may point at another than the subject.
PEOPLE = frozenset(["person.name", "contact.email", "contact.phone", "contact.address", "family.third_party"])
#: A date of birth is the subject's, or somebody's who has another.
_BIRTH = "demog.dob"
_CONTACTS = ("contact.email", "contact.phone")
#: A hit says enough from this score on.
_ENOUGH = 0.4
#: Remarks stand in texts, not in codes: shorter cells of tables are not looked through for phrases.
_SENTENCE = 25
_OTHERS = "other-people"
#: What a value of a category has at least: a column may be named for what its cells are not.
_ANY = re.compile(r"\w")
#: A name, and no sentence in a column that is said to hold names: its words would be blacked out wherever they stand.
_NAME = re.compile(r"[^\d\n]{1,80}(?<![.!?;])")
_WORDS = 6
#: A name by its writing: two to four words, each with a capital or an initial.
_WRITTEN = re.compile(
    r"(?:[^\W\d_a-z]\.?|[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*\.?)(?:,?\s+(?:[^\W\d_a-z]\.?|[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*)){1,3}"
)
#: Headers that number messages (RFC 5322 3.6.4): what looks like an address there is a number and the machine that gave it.
_NUMBERED = frozenset(("message id", "in reply to", "references", "content id", "resent message id"))
_NUMBER = re.compile(r"\d.*@")
_SAYS = {
    "person.name": re.compile(r"[^\W\d_]{2}"),
    "contact.phone": re.compile(r"(?:\d\D*){7}|[^\W\d_]{3}.*\s"),
    "contact.email": re.compile(r"@|\bat\b"),
}


class _Stretch(NamedTuple):
    """A stretch of a text that needs a person: its row, code points, the kind of entry, what it is, and whether the cell is nothing else.

    What fills its cells is decided for the column as a whole, what stands in free text record by record, the same text once.
    """

    row: int
    start: int
    end: int
    kind: str
    what: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Looker:
    """Looks through rows for one subject. `levels` are the taxonomy's levels by category.

    It gathers, by piece, the names of others (`named`, values: kept in memory and shown by no repr) and the special categories by column.
    """

    engine: Detector
    own: Own
    levels: Mapping[str, str]
    review: Review
    named: dict[int, set[str]] = field(default_factory=dict, repr=False)
    special: dict[int, set[tuple[str, str]]] = field(default_factory=dict)

    def marks(self, piece: int, kind: str, rows: Sequence[Mapping[str, str]], refs: Sequence[str], telling: Mapping[str, Collection[str]]
              ) -> list[list[Mark]]:  # fmt: skip
        """The marks of each row. `refs` name the records, `telling` says the categories of columns that their names tell."""
        found: list[list[Mark]] = [[] for _ in rows]
        for column in dict.fromkeys(name for row in rows for name in row):
            texts = pa.array([row.get(column) for row in rows], pa.large_string())
            values = _outermost(self._values(piece, kind, texts, column, telling.get(column, ())))
            first = {text: at for at, text in reversed(list(enumerate(texts.to_pylist())))}
            names = self._beside(piece, texts, values) if kind == TABLE else ()
            for one in (*values, *names, *self._numbers(texts, kind, rows), *self._phrases(texts, kind)):
                record = "" if kind != TABLE or one.whole else refs[first[texts[one.row].as_py()]]
                also = refs[one.row] if record else ""
                item = self.review.mark(one.kind, piece, record, column if kind == TABLE else "", one.what, also)
                found[one.row].append(Mark(item, column, one.start, one.end))
        for row, ref, marks in zip(rows, refs, found, strict=True) if kind == TABLE else ():
            for column, start, end in others(row, self.own):
                if not any(mark.column == column and mark.start <= start and end <= mark.end for mark in marks):
                    marks.append(Mark(self.review.mark(_OTHERS, piece, ref, column, "Of someone else in the record"), column, start, end))
        return [sorted(set(marks)) for marks in found]

    def spread(self, piece: int) -> Spread:
        """Where else the names of others stand that were told in the piece: "Mr Wetherby" after "Tobias Wetherby"."""
        return Spread(self.named.get(piece, ()), self.own)

    def heads(self, piece: int, columns: Sequence[str], spread: Spread) -> dict[str, str]:
        """The entries on columns that are called after somebody else."""
        named = naming_others(columns, self.engine, self.own)
        theirs = [column for column in columns if column in named or any(spread.places(spoken(column)))]
        return {column: self.review.mark(_OTHERS, piece, "", column, "Name in the column's name") for column in theirs}

    def unrelated(self, piece: int, row: Mapping[str, str]) -> list[Mark]:
        """Marks on a whole line in which the subject is not, of a text that is mostly about others."""
        return [Mark(self.review.mark("unrelated", piece, "", "", "line"), column, 0, len(text)) for column, text in row.items()]

    def told_elsewhere(
        self, spread: Spread, piece: int, kind: str, row: Mapping[str, str], ref: str, marks: Sequence[Mark]
    ) -> tuple[Mark, ...]:
        """The row's marks, and those on names that were told in other rows."""
        found = list(marks)
        for column, text in row.items():
            for start, end in spread.places(text):
                if not any(mark.column == column and mark.start <= start and end <= mark.end for mark in marks):
                    record, where = (ref, column) if kind == TABLE else ("", "")
                    found.append(Mark(self.review.mark(_OTHERS, piece, record, where, "Name told elsewhere"), column, start, end))
        return tuple(sorted(found))

    def _values(self, piece: int, kind: str, texts: pa.Array, column: str, telling: Collection[str]) -> Iterator[_Stretch]:
        """Values of others and special data. A column that tells its category by its name counts as a whole."""
        hits = self.engine.scan(texts, name=column)
        names = ("row", "start", "end", "pattern", "score", "valid")
        columns = [hits.column(name).to_numpy(zero_copy_only=False).tolist() for name in names]
        seen: set[tuple[int, str]] = set()
        told = [hit for hit in zip(*columns, strict=True) if hit[5] and hit[4] >= _ENOUGH]
        contacts: dict[int, list[tuple[int, int]]] = {}
        for at, first, last, number, *_ in told:
            if self.engine.patterns[number].category in _CONTACTS:
                contacts.setdefault(at, []).append((first, last))
        for at, first, last, number, *_ in told:
            pattern = self.engine.patterns[number]
            entry = self._entry(pattern.category)
            if entry == "numbers" and kind == TABLE and telling:
                continue  # the record's own, in a column of its own
            part = entry == "numbers" or pattern.category == "person.name"
            if entry and not (part and _lies(contacts.get(at, ()), first, last)):
                start, value, whole = _cut(texts[at].as_py(), first, last)
                whole = whole or (entry == "numbers" and len(texts[at].as_py().split()) == 1)  # the digits of `R-240613`
                seen.add((at, pattern.category))
                apart = kind == TABLE and whole and pattern.category == "person.name" and _is_place(telling)
                for begin, one in () if apart else self.own.apart(pattern.category, start, value):
                    if self._needs(piece, kind, column, pattern.category, one, whole or _is_place(telling)):
                        yield _Stretch(at, begin, begin + len(one), entry, pattern.title, whole)
        for category in sorted(set(telling) - {"contact.address"}):
            for at, value in enumerate(texts.to_pylist()):
                if value and self._entry(category) and (at, category) not in seen:
                    for begin, one in self.own.apart(category, 0, value):
                        if self._needs(piece, kind, column, category, one, True):
                            yield _Stretch(at, begin, begin + len(one), self._entry(category), "told by its column", True)

    def _needs(self, piece: int, kind: str, column: str, category: str, value: str, whole: bool) -> bool:
        """Whether a person must see a value, which is noted. An address in a record's own column is mostly the subject's."""
        if self._entry(category) == "numbers":
            return not (self.own.holds(category, value) or (kind == TABLE and whole))
        if category == _BIRTH:
            days = written_dates(value)
            return self.own.born is not None and bool(days) and self.own.born not in days
        if category not in PEOPLE:
            self.special.setdefault(piece, set()).add((column, category))
            return True
        if (
            not _SAYS.get(category, _ANY).search(value)
            or self.own.holds(category, value)
            or (column in _NUMBERED and (category == "person.name" or _NUMBER.search(value)))
            or (category == "contact.address" and whole and kind == TABLE)
        ):
            return False
        if category == "person.name" and _NAME.fullmatch(value) and len(value.split()) <= _WORDS:
            self.named.setdefault(piece, set()).add(value)
        return True

    def _beside(self, piece: int, texts: pa.Array, values: Sequence[_Stretch]) -> Iterator[_Stretch]:
        """Names in a column of which a detector knew one: where all cells are written as names, it holds names, of those too that no list
        has (`operative`: `J Frost` beside `Kirsty Barrow`)."""
        known = {one.row for one in values if one.kind == _OTHERS}
        if not any(one.whole and one.kind == _OTHERS and _WRITTEN.fullmatch(texts[one.row].as_py().strip()) for one in values):
            return
        rows = [(row, text) for row, text in enumerate(texts.to_pylist()) if text and text.strip()]
        if not all(_WRITTEN.fullmatch(text.strip()) for _, text in rows):
            return
        for row, text in rows:
            if row not in known and not self.own.holds("person.name", text):
                self.named.setdefault(piece, set()).add(text)
                yield _Stretch(row, 0, len(text), _OTHERS, "told by its column", True)

    def _numbers(self, texts: pa.Array, kind: str, rows: Sequence[Mapping[str, str]]) -> Iterator[_Stretch]:
        """Others' numbers of the subject's kind. One that is all of a cell is the record's own, unless it has the subject's, too."""
        for row, text in enumerate(texts.to_pylist()):
            for start, end in self.own.numbers(text) if text else ():
                if kind != TABLE or end - start < len(text.strip()) or any(map(self.own.numbered, rows[row].values())):
                    yield _Stretch(row, start, end, _OTHERS, "Number of the kind of theirs", False)

    def _phrases(self, texts: pa.Array, kind: str) -> Iterator[_Stretch]:
        long = np.asarray(pc.fill_null(pc.utf8_length(texts), 0).to_numpy(zero_copy_only=False)) >= (_SENTENCE if kind == TABLE else 1)
        for entry, rows in signs(texts).items() if long.any() else ():
            for at in rows:
                if long[at]:
                    yield _Stretch(at, 0, len(texts[at].as_py()), entry, "phrase", False)

    def _entry(self, category: str) -> str:
        if category in PEOPLE or category == _BIRTH:
            return _OTHERS
        if self.levels.get(category) in ("special", "criminal"):
            return "special"
        return "numbers" if category.startswith(NUMBERS) else ""


def _is_place(telling: Collection[str]) -> bool:
    """Whether a column holds addresses and nothing else: a town is no person, whatever a model thinks."""
    return bool(telling) and set(telling) <= {"contact.address", "location"}


def _lies(contacts: Collection[tuple[int, int]], first: int, last: int) -> bool:
    """Whether a name or number is a part of one of its row's contacts: `jane dot smith at example dot org` is one thing."""
    return any(start <= first and last <= end for start, end in contacts)


def _outermost(found: Iterator[_Stretch]) -> list[_Stretch]:
    """Without the stretches that lie within another of their row and kind: one pattern sees the number, others see it too, or a part."""
    kept: list[_Stretch] = []
    for one in sorted(found, key=lambda each: (each.row, each.kind, each.start, -each.end)):
        last = kept[-1] if kept else None
        if last is None or (last.row, last.kind) != (one.row, one.kind) or one.end > last.end:
            kept.append(one)
    return kept


def _cut(text: str, first: int, last: int) -> tuple[int, str, bool]:
    """A hit's byte offsets as its start in code points, its text, and whether the cell is nothing else (trimmed)."""
    data = text.encode()
    value = data[first:last].decode("utf-8", "replace")
    return len(data[:first].decode("utf-8", "replace")), value, len(value.strip()) >= len(text.strip())
