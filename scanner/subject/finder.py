"""All subjects at once, in the columns of a batch: cells of known fields by key, all other text by every form of an identifier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scanner.flatten import Cells
from scanner.subject.identifiers import Subject
from scanner.subject.needles import Needles
from scanner.subject.result import FIELDS
from scanner.subject.roles import named_id, role
from scanner.subject.weigh.blocking import Blocking
from scanner.subject.weigh.known import known
from scanner.words import names_event

Ints = NDArray[np.int64]

#: Columns of these fields hold one value and nothing around it: they are compared by key alone.
_BY_KEY = frozenset(("given", "surname", "born", "postcode"))
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
    `within` are the sources in which a kind of id counts, where not in all.
    """

    def __init__(
        self,
        subjects: Sequence[Subject],
        identity: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
        within: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.subjects = tuple(subjects)
        self.known = tuple(known(subject) for subject in subjects)
        self.needles = Needles(subjects)
        self.blocking = Blocking(subjects)
        self._identity, self._within = identity or {}, within or {}
        self._kinds = sorted({kind for subject in subjects for kind in subject.ids})

    def field(self, source: str, unit: str, cells: Cells) -> str | None:
        """What a column of a table holds: as declared, by its name, or a date that is not called after something that happened."""
        for field, columns in self._identity.get(source, {}).items():
            if any(f".{unit}.{cells.name}".endswith(f".{column}") for column in columns):
                return "id" if field == "key" else field
        found = role(unit, cells.name)
        if found is None and any(named_id(cells.name, kind) and source in self._within.get(kind, (source,)) for kind in self._kinds):
            return "id"
        if found is None and cells.kind == "date" and not names_event(cells.name):
            return "born"
        return found

    def in_text(self, cells: Cells, index: int) -> Hits:
        """The hits of a column read as text; `index` tells the column."""
        found = self.needles.find(cells.text)
        read = {name: found.column(name).to_numpy(zero_copy_only=False).astype(np.int64) for name in _READ}
        subject, field, level, start, end = (read[name] for name in _READ[1:])
        return Hits(cells.rows[read["row"]], subject, field, level, start, end, np.full(found.num_rows, index))


_READ = ("row", "subject", "field", "level", "start", "end")


def as_text(field: str | None, cells: Cells, rows: int) -> bool:
    """Whether a column has to be read as text: nobody knows what it holds, or there may be more than one value in a cell."""
    return cells.kind not in ("date", "boolean") and (field not in _BY_KEY or len(cells.rows) != rows)
