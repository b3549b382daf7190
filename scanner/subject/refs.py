"""How a record is referred to: by its key where that tells of nobody, else by its ordinal; and its values, for a pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from scanner.flatten import flatten
from scanner.model import Layout
from scanner.subject.finder import Finder
from scanner.subject.links.rows import row_hashes
from scanner.subject.needles import Needles
from scanner.work import Detector

#: A record as a dictionary key: items in the order of the key.
Ref = tuple[tuple[str, int | str], ...]
Key = tuple[str, str]

_TELLING = ("person.", "contact.", "id.", "pay.", "online.", "location", "demog.dob")  # categories that point at someone
_SURE = 0.5  # score of a detector from which its hit counts
_HIDDEN = "…"


def by_person(place: Key, layout: Layout | None, finder: Finder) -> bool:
    """Whether the key of a table is a person's by its name (`email`): its records are told by ordinal, and are read with theirs."""
    return any(finder.named(*place, name) not in (None, "id") for name in (layout.key if layout else ()))


@dataclass(slots=True)
class Refs:
    """Refers to the records of a search. `needles` look for what the requests give and for the e-mail addresses and the like that were
    learnt, not for keys that were learnt: a surrogate key tells of nobody.

    The answer for one subject does not depend on who else is looked for.
    """

    layouts: Mapping[Key, Layout]
    finder: Finder
    needles: Needles
    engine: Detector
    _private: set[tuple[Key, str, str]] = field(default_factory=set, repr=False)
    _numbers: dict[tuple[int, Key, Ref], dict[int, int]] = field(default_factory=dict, repr=False)

    def look(self, place: Key, rows: Iterable[tuple[pa.RecordBatch, int]]) -> None:
        """Looks at the keys of all rows of a unit that will be told, at once: a detector is slow to start."""
        layout = self.layouts.get(place)
        values: dict[str, dict[Any, None]] = {}
        for batch, at in rows:
            for name in layout.key if layout else ():
                if name in batch.schema.names:
                    values.setdefault(name, {})[batch.column(name)[at].as_py()] = None
        for name, found in values.items():
            some = [each for each in found if each is not None]
            hits = self._hits(name, [str(each) for each in some], "integer" if all(isinstance(each, int) for each in some) else "text")
            self._private |= {(place, name, str(some[row])) for row in hits}

    def ref(self, subject: int, place: Key, batch: pa.RecordBatch, at: int, row: int | None) -> Ref:
        """`(("id", 17),)` where the table has a key and its values tell of nobody, `(("row", 3),)` otherwise.

        A row without an ordinal (it was looked up) is told by the names of the key, and a number: `(("mail", "…"), ("match", 2))`.
        """
        layout = self.layouts.get(place)
        key = layout.key if layout else ()
        values = [batch.column(name)[at].as_py() for name in key if name in batch.schema.names]
        if values and len(values) == len(key) and all(value is not None for value in values):
            plain = [value if isinstance(value, int) and not isinstance(value, bool) else str(value) for value in values]
            if not by_person(place, layout, self.finder) and not self._tells(subject, place, key, [str(value) for value in plain]):
                return tuple(zip(key, plain, strict=True))
        if row is not None:
            return (("row", row),)
        base: Ref = tuple((name, _HIDDEN) for name in key)
        numbers = self._numbers.setdefault((subject, place, base), {})
        return (*base, ("match", numbers.setdefault(int(row_hashes(batch.slice(at, 1))[0]), len(numbers) + 1)))

    def _tells(self, subject: int, place: Key, key: Sequence[str], values: Sequence[str]) -> bool:
        """Whether a key tells of somebody: a detector says so, or it holds an identifier of the subject."""
        if any((place, name, value) in self._private for name, value in zip(key, values, strict=True)):
            return True
        found = self.needles.find(pa.array(values, pa.large_string()))
        return subject in found.column("subject").to_pylist()

    def _hits(self, name: str, values: Sequence[str], kind: str) -> set[int]:
        hits = self.engine.scan(pa.array(values, pa.large_string()), name=name, kind=kind, model=False)
        telling = np.array([p.regex is not None and p.category.startswith(_TELLING) for p in self.engine.patterns] or [False])
        pattern, score, valid = (hits.column(each).to_numpy(zero_copy_only=False) for each in ("pattern", "score", "valid"))
        sure = valid.astype(bool) & (score >= _SURE) & telling[pattern.astype(np.int64)]
        return set(hits.column("row").to_numpy()[sure].tolist())


def cells(batch: pa.RecordBatch, at: int) -> dict[str, Any]:
    """The values of one row as text, by flat column; a list where a column holds several."""
    found: dict[str, Any] = {}
    for column in flatten(batch.slice(at, 1)):
        texts = column.text.to_pylist()
        found[column.name] = texts[0] if len(texts) == 1 else (texts or None)
    return found
