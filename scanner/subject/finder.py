"""All subjects at once, in the columns of a batch: cells of known fields by key, all other text by every form of an identifier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.flatten import Cells
from scanner.naming import names_event
from scanner.subject.identifiers import Subject
from scanner.subject.kinds import called, counts, plain
from scanner.subject.needles import Needles
from scanner.subject.result import FIELDS
from scanner.subject.roles import named_id, role
from scanner.subject.weigh.blocking import Blocking
from scanner.subject.weigh.known import known

Ints = NDArray[np.int64]

#: Columns of these fields hold one value and nothing around it: they are compared by key alone.
_BY_KEY = frozenset(("given", "surname", "born", "postcode"))
_SHORT_NUMBER = r"^\s*[0-9]{1,7}(\.0)?\s*$"
EMAIL, PHONE, ID, NAME, GIVEN, SURNAME, BORN, POSTCODE, ADDRESS = range(len(FIELDS))


@dataclass(frozen=True, slots=True)
class Hits:
    """Hits in texts: row of the batch, subject (index), field (index into `FIELDS`) and level, where in the cell (bytes of its UTF-8), and
    which of the batch's flat columns."""

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

    def shifted(self, rows: int) -> Hits:
        """The hits with their rows counted from an earlier one."""
        return Hits(self.row + rows, *(getattr(self, name) for name in self.__slots__[1:]))


def joined(hits: Sequence[Hits]) -> Hits:
    """Several hits as one, in their order."""
    if not hits:
        return Hits(*(np.zeros(0, np.int64) for _ in Hits.__slots__))
    return Hits(*(np.concatenate([getattr(each, name) for each in hits]) for name in Hits.__slots__))


class Finder:
    """Whoever is looked for, ready to be found.

    `identity` says by source which columns (`unit.column`, as written in the configuration) identify a person, by field or "key".
    """

    def __init__(
        self,
        subjects: Sequence[Subject],
        identity: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
    ) -> None:
        self.subjects = tuple(subjects)
        self.known = tuple(known(subject) for subject in subjects)
        self.needles = Needles(subjects)
        self.blocking = Blocking(subjects)
        self._identity = identity or {}
        self._kinds = sorted({kind for subject in subjects for kind in subject.ids})
        self._messages: set[tuple[str, str]] = set()
        self._births: set[tuple[str, str, str]] = set()

    def messages(self, source: str, unit: str) -> None:
        """Says that the rows of a unit are messages or the like: no column of theirs holds one person's e-mail address or name, so that
        another's there (the sender's, of a mail about the subject) contradicts nothing. Columns that are declared stay what they are."""
        self._messages.add((source, unit))

    def births(self, source: str, unit: str, column: str) -> None:
        """Says that a column holds dates of birth: a record of one of the subjects has hers there. Another's there contradicts."""
        self._births.add((source, unit, column))

    def share(self, shared: Sequence[Mapping[str, int]]) -> None:
        """Says which mailboxes and numbers of each subject other people have, too, and how many do."""
        known = zip(self.known, shared, strict=True)
        self.known = tuple(replace(who, shared={**who.shared, **more}) for who, more in known)

    def field(self, source: str, unit: str, cells: Cells) -> str | None:
        """What a column of a table holds: as declared, by its name, or a date that is not called after something that happened."""
        found = self.named(source, unit, cells.name)
        if found is None and (source, unit) not in self._messages and cells.kind == "date" and not names_event(cells.name):
            return "born"
        return found

    def named(self, source: str, unit: str, column: str) -> str | None:
        """What a column of a table holds as declared, or by its name."""
        declared = self._declared(source, unit, column)
        found = "id" if declared == "key" else declared
        if found or (source, unit) in self._messages:
            return found
        if (source, unit, column) in self._births:
            return "born"
        found = role(unit, column)
        return found or ("id" if self.kinds(source, unit, column) else None)

    def kinds(self, source: str, unit: str, column: str) -> frozenset[str]:
        """The kinds of the subjects' ids that a column holds, by its name (`id` of `customers` is a `customer_id`); a declared key may hold
        any."""
        here, own = [kind for kind in self._kinds if counts(kind, source, unit)], called(unit, column)
        declared = self._declared(source, unit, column)
        if not declared and (source, unit) in self._messages:
            return frozenset()
        if declared == "key":
            return frozenset(kind for kind in here if kind == plain(kind) or plain(kind) == own)
        return frozenset(kind for kind in here if named_id(column, plain(kind)) or named_id(own, plain(kind)))

    def guessed(self, source: str, unit: str, column: str) -> bool:
        """Whether a column holds ids only in that it is its table's number: two systems count their customers from 1."""
        return self._declared(source, unit, column) is None and not any(named_id(column, plain(kind)) for kind in self._kinds)

    def _declared(self, source: str, unit: str, column: str) -> str | None:
        for field, columns in self._identity.get(source, {}).items():
            if any(f".{unit}.{column}".endswith((f".{written}", f"!{written}")) for written in columns):
                return field
        return None

    def in_text(self, cells: Cells, index: int, *, table: bool = False) -> Hits:
        """The hits of a column read as text; `index` tells the column.

        A short number that is all of a cell of a `table` is no id: in a column that is not called after its kind the same digits are an
        amount, or somebody else's number.
        """
        found = self.needles.find(cells.text)
        if table and found.num_rows:
            found = found.filter(pc.invert(_bare_id(found, cells.text)))
        read = {name: found.column(name).to_numpy(zero_copy_only=False).astype(np.int64) for name in _READ}
        subject, field, level, start, end = (read[name] for name in _READ[1:])
        return Hits(cells.rows[read["row"]], subject, field, level, start, end, np.full(found.num_rows, index))


_READ = ("row", "subject", "field", "level", "start", "end")


def _bare_id(found: pa.RecordBatch, text: pa.Array) -> pa.Array:
    """Which hits are an id, in cells that hold a short number and nothing else."""
    of_id = pc.equal(found.column("field"), ID)
    return pc.and_(of_id, pc.match_substring_regex(text.take(found.column("row")), _SHORT_NUMBER))


def as_text(field: str | None, cells: Cells, rows: int) -> bool:
    """Whether a column has to be read as text: nobody knows what it holds, or there may be more than one value in a cell."""
    return cells.kind not in ("date", "boolean") and (field not in _BY_KEY or len(cells.rows) != rows)
