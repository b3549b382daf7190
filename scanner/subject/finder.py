"""All forms of all subjects at once: the hits of a column, columnar. What a row's hits add up to is told elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.flatten import Cells
from scanner.subject.needles import Needles
from scanner.subject.request import Subject
from scanner.subject.result import FIELDS
from scanner.subject.roles import named_id, role
from scanner.subject.weigh.keys import blocking, keyed
from scanner.words import names_event

Ints = NDArray[np.int64]

#: Columns of these fields are compared by key alone: their cells hold one value and nothing around it.
_BY_KEY = frozenset(("given", "surname", "born", "postcode"))
_SHARED = (("phone", "email", "id"), ("name",))
EMAIL, PHONE, ID, NAME, GIVEN, SURNAME, BORN, POSTCODE, ADDRESS = range(len(FIELDS))
LEVELS = ("equal", "variant", "close")


@dataclass(frozen=True, slots=True)
class Hits:
    """Hits of one column or of several: batch row, subject (index), field and level (indices into `FIELDS` and `LEVELS`), and where in
    the cell (code points; -1 for a cell as a whole). `column` is an index into the batch's flat columns."""

    row: Ints
    subject: Ints
    field: Ints
    level: Ints
    start: Ints
    end: Ints
    column: Ints

    def __len__(self) -> int:
        return len(self.row)

    def where(self, chosen: NDArray[np.bool_] | Ints) -> Hits:
        """The hits of a mask or of indices."""
        return Hits(*(getattr(self, name)[chosen] for name in self.__slots__))


def joined(hits: Sequence[Hits]) -> Hits:
    """Several hits as one, in their order."""
    if not hits:
        return Hits(*(np.zeros(0, np.int64) for _ in Hits.__slots__))
    return Hits(*(np.concatenate([getattr(each, name) for each in hits]) for name in Hits.__slots__))


class Finder:
    """Looks for all subjects in one pass: cells of known fields by key, all other text by every form that an identifier may take."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self.subjects = tuple(subjects)
        self.needles = Needles(subjects)
        self._regions = {subject.region for subject in subjects}
        self._keys = {field: _Keys.of(keys) for field, keys in blocking(subjects).items()}
        self._kinds = sorted({kind for subject in subjects for kind in subject.ids})

    def field(self, unit: str, cells: Cells) -> str | None:
        """What a column of a table holds: by its name, or a date that is not called after something that happened."""
        found = role(unit, cells.name)
        if found is None and any(named_id(cells.name, kind) for kind in self._kinds):
            return "id"
        if found is None and cells.kind == "date" and not names_event(cells.name):
            return "born"
        return found

    def column(self, unit: str, cells: Cells, index: int) -> list[Hits]:
        """The hits of one flat column of a table."""
        field = self.field(unit, cells)
        found: list[Hits] = []
        if field in self._keys:
            found.append(self._by_key(field, cells, index))
        if field not in _BY_KEY and cells.kind not in ("date", "boolean"):
            found.append(self.text(cells, index))
        return found

    def text(self, cells: Cells, index: int) -> Hits:
        """The hits of a column read as text."""
        found = self.needles.find(cells.text)
        arrays = {name: found.column(name).to_numpy().astype(np.int64) for name in ("row", "start", "end", "subject", "field", "level")}
        rows = cells.rows[arrays["row"]]
        return Hits(rows, arrays["subject"], arrays["field"], arrays["level"], arrays["start"], arrays["end"], np.full(len(rows), index))

    def _by_key(self, field: str, cells: Cells, index: int) -> Hits:
        """Cells whose key is one of a subject's. Regions differ only where the requests do."""
        return joined([self._keys[field].hits(keyed(field, cells.text, region), cells.rows, field, index) for region in self._regions])


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of one field, and whose they are: subjects `whose[first[i]:first[i + 1]]` have the key `i`."""

    values: pa.LargeStringArray
    first: Ints
    whose: Ints

    @classmethod
    def of(cls, keys: object) -> _Keys:
        assert isinstance(keys, dict)
        counts = [len(subjects) for subjects in keys.values()]
        whose = [subject for subjects in keys.values() for subject in subjects]
        first = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64)
        return cls(pa.array(list(keys), pa.large_string()), first, np.array(whose, np.int64))

    def hits(self, keys: pa.LargeStringArray, rows: Ints, field: str, index: int) -> Hits:
        found = pc.index_in(keys, value_set=self.values, skip_nulls=True)
        at = np.flatnonzero(np.asarray(found.is_valid().to_numpy(zero_copy_only=False), np.bool_))
        key = found.take(pa.array(at)).to_numpy().astype(np.int64)
        many = self.first[key + 1] - self.first[key]
        each = np.repeat(at, many)
        inner = np.arange(len(each)) - np.repeat(np.cumsum(many) - many, many)
        whose = self.whose[np.repeat(self.first[key], many) + inner]
        none = np.full(len(each), -1)
        return Hits(rows[each], whose, np.full(len(each), FIELDS.index(field)), np.zeros(len(each), np.int64), none, none, np.full(len(each), index))
