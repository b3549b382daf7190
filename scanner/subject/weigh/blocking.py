"""Which rows are worth a look, for all subjects at once: those with a strong key, or with two weak ones.

Every form of every subject is a key in one table per field, so a column is looked up once, however many subjects there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.subject.identifiers import Subject
from scanner.subject.weigh.keys import keyed
from scanner.subject.weigh.letters import LETTERS_ONLY, Texts, cut, rewritten
from scanner.subject.weigh.reach import ADDRESS, EMAIL, ID, NAME, PHONE, POSTCODE, WORDS, keys, name_words, of_kind
from scanner.subject.weigh.weights import expected

Ints = NDArray[np.int64]

_STRONG = EMAIL | PHONE | ID
_HOUSEHOLD = POSTCODE | ADDRESS  # both together are an address, not a person
_TABLES = {"given": "name", "surname": "name"}
_PRIOR = 2000  # rows that the expected share of a name weighs as much as


class Column(NamedTuple):
    """Cells of one field (see `keys.KEYED`), and the row of the batch that each stands in; None where there is one cell a row, in order.

    `kinds` are those of the ids that it holds; None: any."""

    field: str
    texts: Texts
    rows: Ints | None = None
    kinds: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """Rows of a batch that are worth a look, each with the index of the subject; by row, then subject.

    `names` counts, per subject and word of the name, the rows that hold the word as given: summed over batches they say how rare it is.
    """

    rows: Ints
    subjects: Ints
    names: Ints


@dataclass(frozen=True, slots=True)
class _Table:
    """Keys, and for each those whom it belongs to: entries from `starts[code]` to `starts[code + 1]`."""

    keys: Any = field(repr=False)
    starts: Ints
    subjects: Ints
    bits: Ints
    exact: NDArray[np.bool_]


class Blocking:
    """The keys of all subjects. It is built once; `worth` is called per batch and changes nothing."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self.subjects = tuple(subjects)
        entries: dict[str, dict[tuple[str, int, int], bool]] = defaultdict(dict)
        for index, subject in enumerate(subjects):
            for key in keys(subject):
                at = (key.key, index, key.bit)
                entries[key.table][at] = entries[key.table].get(at, False) or key.exact
        self._tables = {table: _built(found) for table, found in entries.items()}

    def worth(self, columns: Sequence[Column]) -> Worth:
        """The rows of a batch that are worth a look; a field may have several columns."""
        met: list[tuple[Ints, Ints, Ints, NDArray[np.bool_]]] = []
        for table, found in self._gathered(columns).items():
            if table in self._tables:
                met.append(_met(self._tables[table], found))
        if not met:
            return Worth(np.zeros(0, np.int64), np.zeros(0, np.int64), self._counts())
        at, subjects, bits, exact = (np.concatenate(parts) for parts in zip(*met, strict=True))
        return self._enough(at * len(self.subjects) + subjects, bits, exact)

    def _gathered(self, columns: Iterable[Column]) -> dict[str, list[tuple[Ints, Texts]]]:
        """Per table the keys to look up, with their rows."""
        found: dict[str, list[tuple[Ints, Texts]]] = defaultdict(list)
        for column in columns:
            keys = keyed(column.field, column.texts)
            rows = np.arange(len(keys)) if column.rows is None else column.rows
            for table in self._tables_of(column):
                found[table] += list(_words(rows, keys)) if table == "name" else [(rows, keys)]
        return found

    def _tables_of(self, column: Column) -> list[str]:
        if column.field != "id":
            return [_TABLES.get(column.field, column.field)]
        return [table for table in self._tables if table.startswith(of_kind("")) and (column.kinds is None or table[3:] in column.kinds)]

    def rarity(self, subject: int, names: Ints, rows: int) -> dict[str, float]:
        """The share of rows with each word of the subject's name, from the counts of all batches; near what is usual where rows are few.

        One row is the subject's own and does not count. See `weights.expected` for what is usual.
        """
        found: dict[str, float] = {}
        for n, word in enumerate(name_words(self.subjects[subject])):
            usual = expected(word.plain, given=word.given)
            others = max(0, int(names[subject, n]) - 1) if n < WORDS - 1 else 0
            found[word.plain] = (others + _PRIOR * usual) / (rows + _PRIOR)
        return found

    def _counts(self) -> Ints:
        return np.zeros((len(self.subjects), WORDS), np.int64)

    def _enough(self, pairs: Ints, bits: Ints, exact: NDArray[np.bool_]) -> Worth:
        """The pairs of row and subject that have enough in common."""
        names = self._counts()
        word = exact & (bits >= NAME)
        np.add.at(names, (pairs[word] % len(self.subjects), np.log2(bits[word] // NAME).astype(np.int64)), 1)
        order = np.argsort(pairs, kind="stable")
        pairs, bits = pairs[order], bits[order]
        firsts = np.flatnonzero(np.diff(pairs, prepend=-1)) if len(pairs) else np.zeros(0, np.int64)
        told = np.bitwise_or.reduceat(bits, firsts) if len(firsts) else firsts
        several = (told & (told - 1)) != 0
        good = pairs[firsts][((told & _STRONG) != 0) | (several & ((told & ~_HOUSEHOLD) != 0))]
        return Worth(good // len(self.subjects), good % len(self.subjects), names)


def _built(entries: Mapping[tuple[str, int, int], bool]) -> _Table:
    ordered = sorted(entries)
    texts = [key for key, _, _ in ordered]
    firsts = [n for n, text in enumerate(texts) if n == 0 or text != texts[n - 1]]
    subjects, bits = (np.array([entry[at] for entry in ordered], np.int64) for at in (1, 2))
    exact = np.array([entries[entry] for entry in ordered], np.bool_)
    return _Table(pa.array([texts[n] for n in firsts], pa.large_string()), np.array([*firsts, len(texts)], np.int64), subjects, bits, exact)


def _words(rows: Ints, texts: Texts) -> Iterator[tuple[Ints, Texts]]:
    """Names of one word as they are; of others the first word, the second, the last, and all run together."""
    yield rows, texts
    several = np.flatnonzero(pc.fill_null(pc.match_substring(texts, " "), False).to_numpy(zero_copy_only=False))
    some, rows = texts.take(pa.array(several)), rows[several]
    rest = cut(some, rest=True)
    yield rows, cut(some)
    yield rows, cut(some, last=True)
    yield rows, pc.coalesce(cut(rest), rest)
    yield rows, rewritten(some, LETTERS_ONLY)


def _met(table: _Table, found: Sequence[tuple[Ints, Texts]]) -> tuple[Ints, Ints, Ints, NDArray[np.bool_]]:
    """Row, subject, bit and exactness of every key that is in the table."""
    codes = pc.index_in(pa.chunked_array([texts for _, texts in found]), value_set=table.keys).combine_chunks()
    rows = np.concatenate([at for at, _ in found])
    known = np.asarray(codes.is_valid().to_numpy(zero_copy_only=False), np.bool_)
    rows, hit = rows[known], codes.drop_null().to_numpy().astype(np.int64)
    counts = table.starts[hit + 1] - table.starts[hit]
    at = np.repeat(table.starts[hit] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts) + np.arange(counts.sum())
    return np.repeat(rows, counts), table.subjects[at], table.bits[at], table.exact[at]
