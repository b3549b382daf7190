"""What rows that may be somebody's say of a subject: agreements of columns that hold a field, and of all others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from scanner.flatten import Cells, flatten
from scanner.naming import names_event
from scanner.subject.another import Named, is_another, named, referring, with_lent
from scanner.subject.finder import ID, SURNAME, Finder, Hits, Ints, joined
from scanner.subject.forename import OTHER, signed
from scanner.subject.mentions import mentions
from scanner.subject.result import FIELDS
from scanner.subject.sharing import Bearer, bearers
from scanner.subject.weigh.agreement import Agreement
from scanner.subject.weigh.compare import compared
from scanner.subject.weigh.dates import written_dates
from scanner.subject.weigh.facts import STRONG
from scanner.subject.weigh.known import code
from scanner.words import words

Record = dict[str, list[str]]
_NAMES = frozenset(("name", "given", "surname"))


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows of one batch that may be somebody's: `rows` are their ordinals in the unit, a pair is (index into `rows`, subject)."""

    batch: pa.RecordBatch
    rows: Ints
    pair_row: Ints
    pair_subject: Ints
    hits: Hits


def about_others(batch: pa.RecordBatch, place: tuple[str, str], finder: Finder, subject: int) -> list[bool]:
    """Which rows of a unit name somebody as their own who cannot be the subject."""
    evidence = _plainly(batch, place, finder)
    return [evidence.another(at, subject) for at in range(batch.num_rows)]


def whom(batch: pa.RecordBatch, place: tuple[str, str], finder: Finder) -> list[Bearer]:
    """Whom the rows of a unit name as their own, those that name nobody left out."""
    return [found.who for found in _plainly(batch, place, finder).named if found is not None]


def _plainly(batch: pa.RecordBatch, place: tuple[str, str], finder: Finder) -> Evidence:
    """All rows of a batch, without hits in texts."""
    rows = np.arange(batch.num_rows)
    return Evidence(Candidates(batch, rows, rows, np.zeros(len(rows), np.int64), joined([])), place, finder)


class Evidence:
    """The candidates of one batch of a unit (`place`: source and unit), ready to be held against each subject."""

    def __init__(self, kept: Candidates, place: tuple[str, str], finder: Finder) -> None:
        self._finder = finder
        self._unit = place[1]
        self._columns = list(flatten(kept.batch))
        self._fields = [finder.field(*place, cells) for cells in self._columns]
        fields = list(zip(self._columns, self._fields, strict=True))
        self._kinds = {cells.name: finder.kinds(*place, cells.name) for cells, field in fields if field == "id"}
        self._guessed = {name for name in self._kinds if finder.guessed(*place, name)}
        days = [cells for cells, field in fields if field == "born" and finder.named(*place, cells.name) is None]
        self._days = {cells.name: dict(zip(cells.rows.tolist(), cells.text.to_pylist(), strict=True)) for cells in days}
        self._records = _records(len(kept.rows), [each for each in fields if each[0].name not in self._days])
        self.named = [named(place[1], *each) for each in self._records]
        self._hits = kept.hits
        self._beside = self._mentioned(kept.hits)

    def agreements(self, at: int, subject: int) -> list[Agreement]:
        """One agreement for each field, the best; what a column of its own says comes first.

        Of a record that names somebody as its own, what it tells of others counts less, and nothing where that is not the subject.
        """
        told, beside = self._told(at, subject)
        found = self.named[at]
        if found is None:
            told = [*told, *beside]
            return _best([*told, *self._signed(at, subject, told)])
        own = self._compared_own(found, subject)
        return _best(own if is_another(self._finder.known[subject], found) else with_lent(own, told, beside))

    def _signed(self, at: int, subject: int, told: Sequence[Agreement]) -> Iterator[Agreement]:
        """Another's given name, where the record shows the surname with it alone: who signs a mail from the family's mailbox. Beside an
        identifier that is the subject's alone it tells nothing."""
        if any(each.field == "given" or (each.field in STRONG and each.agrees and not each.others) for each in told):
            return
        hits = self._hits
        chosen = (hits.row == at) & (hits.subject == subject) & (hits.field == SURNAME)
        places = list(zip(*(getattr(hits, name)[chosen].tolist() for name in ("column", "start", "end")), strict=True))
        if any(signed(self._cell(column, at), start, end) for column, start, end in places):
            yield Agreement("given", "different", OTHER, self._columns[places[0][0]].name)

    def _cell(self, index: int, at: int) -> bytes:
        """The text in which a hit lies, in UTF-8."""
        cells = self._columns[index]
        texts = cells.text.filter(pa.array(cells.rows == at)).to_pylist()
        return (texts[0] or "").encode() if len(texts) == 1 else b""

    def another(self, at: int, subject: int) -> bool:
        """Whether a record names somebody as its own who cannot be the subject."""
        found = self.named[at]
        return found is not None and is_another(self._finder.known[subject], found)

    def numbered(self, at: int, subject: int, agreed: Sequence[Agreement]) -> Agreement | None:
        """The subject's number where a record has another's of that kind as its own: hers in `reviewer_staff_no`, beside the `staff_no` of
        whom she reviewed. Where anything else tells of her it is not asked."""
        number = next((each for each in agreed if each.field == "id" and each.agrees), None)
        if number is None or any(each.agrees and each is not number for each in agreed):
            return None
        for cells in self._columns:
            ours = self._finder.known[subject].known_as(self._kinds.get(cells.name, ()))
            if ours and _says(number.column, cells.name):
                texts = cells.text.filter(pa.array(cells.rows == at)).to_pylist()
                own = {code(text) for text in texts if text and text.strip()}
                return number if own and own.isdisjoint(ours) else None
        return None

    def refers(self, at: int, subject: int) -> Agreement | None:
        """What in a record of somebody else refers to the subject (whom to call, a wife in its notes), if anything does."""
        found = self.named[at]
        if found is None or not self.another(at, subject):
            return None
        return referring(*self._told(at, subject), found.columns)

    def _told(self, at: int, subject: int) -> tuple[list[Agreement], list[Agreement]]:
        """What columns tell that hold a field, whomever they are about, and what stands in all others."""
        record, columns = self._records[at]
        told = compared(self._finder.known[subject], record, columns, self._kinds)
        return list(_credible(told, self._guessed)), [*self._dated(at, subject), *self._beside.get((at, subject), ())]

    def _compared_own(self, found: Named, subject: int) -> list[Agreement]:
        own = compared(self._finder.known[subject], found.record, found.columns, self._kinds)
        return list(_credible(own, self._guessed))

    def bearers(self, at: int, subject: int) -> Iterator[tuple[str, Bearer]]:
        """The mailboxes and numbers of a subject that a row has in columns of their own, and whose they are there."""
        yield from bearers(self._finder.known[subject], self._unit, *self._records[at])

    def births(self, at: int, subject: int) -> Iterator[str]:
        """The column of which nobody knows what it holds and in which the date of birth stands alone, in a row that bears the name too.

        1 January stands where nobody knew the day: it tells nothing of a column.
        """
        born = self._finder.subjects[subject].born
        beside = [*self._beside.get((at, subject), ()), *self._dated(at, subject)]
        if born is None or (born.month, born.day) == (1, 1) or not any(each.field == "born" for each in beside):
            return
        by = {each.field: each for each in self.agreements(at, subject)}
        if not all(field in by and by[field].agrees for field in ("given", "surname", "born")):
            return
        for cells, field in zip(self._columns, self._fields, strict=True):
            unknown = field is None or cells.name in self._days or cells.name in self._guessed
            if cells.name == by["born"].column and unknown and not names_event(cells.name):
                texts = cells.text.filter(pa.array(cells.rows == at)).to_pylist()
                yield from [cells.name] if len(texts) == 1 and born in written_dates(texts[0] or "") else []

    def _dated(self, at: int, subject: int) -> Iterator[Agreement]:
        """The date of birth in a column of dates of which nobody knows what they are: another date there contradicts nothing."""
        born = self._finder.subjects[subject].born
        for column, days in self._days.items():
            if born is not None and (days.get(at) or "")[:10] == born.isoformat():
                yield Agreement("born", "equal", "born equal", column)

    def _mentioned(self, hits: Hits) -> dict[tuple[int, int], list[Agreement]]:
        """What stands in columns that are not known to hold the field, such as a name in a note, by row and subject."""
        levels: dict[tuple[int, int], dict[int, int]] = {}
        names: dict[tuple[int, int], dict[int, str]] = {}
        told = (hits.row, hits.subject, hits.field, hits.level, hits.column)
        for at, subject, field, level, index in zip(*(each.tolist() for each in told), strict=True):
            best = levels.setdefault((at, subject), {})
            if level < best.get(field, level + 1) and not self._compared(subject, field, index):
                best[field] = level
                names.setdefault((at, subject), {})[field] = self._columns[index].name
        return {pair: list(mentions(self._finder.known[pair[1]], best, names.get(pair, {}))) for pair, best in levels.items()}

    def _compared(self, subject: int, field: int, index: int) -> bool:
        """Whether a column is compared with what is known of the field; one of ids only with ids of its kind."""
        if self._fields[index] != FIELDS[field]:
            return False
        return field != ID or not self._finder.known[subject].ids.keys().isdisjoint(self._kinds[self._columns[index].name])


def _records(rows: int, fields: Sequence[tuple[Cells, str | None]]) -> list[tuple[Record, Record]]:
    """For each row the values by field, and in the same shape the columns in which they stand."""
    records: list[tuple[Record, Record]] = [({}, {}) for _ in range(rows)]
    for cells, field in fields:
        for row, text in zip(cells.rows.tolist(), cells.text.to_pylist(), strict=True) if field else ():
            if text and not text.isspace() and not (field in _NAMES and _is_code(text)):
                values, names = records[row]
                values.setdefault(str(field), []).append(text)
                names.setdefault(str(field), []).append(cells.name)
    return records


def _says(column: str, own: str) -> bool:
    """Whether a column's name says the same of another than the record's own: `reviewer_staff_no` beside `staff_no`."""
    return len(words(own)) < len(words(column)) and words(column)[-len(words(own)) :] == words(own)


def _is_code(text: str) -> bool:
    """Whether a text is rather a number than a name: `C-10442` in a column `customer`."""
    return 2 * sum(char.isdigit() for char in text) > len(text)


def _credible(agreements: Sequence[Agreement], guessed: Collection[str]) -> Iterator[Agreement]:
    """Without the number of a table that counts for itself, where the name next to it is another's."""
    names = [each for each in agreements if each.field in ("given", "surname")]
    other = bool(names) and not any(each.agrees for each in names)
    yield from (each for each in agreements if not (other and each.field == "id" and each.column in guessed))


def fields_of(agreements: Sequence[Agreement]) -> frozenset[str]:
    """The fields that agree."""
    return frozenset(each.field for each in agreements if each.agrees)


def _best(agreements: Sequence[Agreement]) -> list[Agreement]:
    best: dict[str, Agreement] = {}
    for each in agreements:
        if each.field not in best or each.rank < best[each.field].rank:
            best[each.field] = each
    return list(best.values())
