"""What the network for headings reads: columns and items of notices, now and then with less around them or spelled otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from detectors.headings.labels import LABELS
from detectors.headings.written import BESIDE, FEATURES, Pieces, column, item, nearest
from detectors.training.headings.tables import Table

#: Batches that are cut from headings sorted by their length.
_POOL = 24
_VOWELS = frozenset("aeiou")
_NUMBERS = {label: number for number, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Batch:
    """Arrays [headings, pieces]; `features` has one more axis, `truth` is [headings, labels]: shares that add up to one."""

    pieces: npt.NDArray[np.int64]
    features: npt.NDArray[np.float32]
    mask: npt.NDArray[np.float32]
    truth: npt.NDArray[np.float32]


class Mixture:
    """Endless batches of about `size` pieces, other ones for each `seed`."""

    def __init__(self, tables: Sequence[Table], items: Sequence[tuple[str, tuple[str, ...]]], seed: int, size: int) -> None:
        self._rng, self._size, self._items = Random(seed), size, items
        self._columns = [(table, at) for table in tables for at, each in enumerate(table.columns) if each.labels is not None]

    def __iter__(self) -> Iterator[Batch]:
        while True:
            examples = [(self._column(*each), each[0].columns[each[1]].labels or ()) for each in self._columns]
            examples += [(self._item(phrase), labels) for phrase, labels in self._items]
            self._rng.shuffle(examples)
            step = _POOL * self._size // 24
            pools = [sorted(examples[at : at + step], key=lambda each: len(each[0][0])) for at in range(0, len(examples), step)]
            batches = [batch for pool in pools for batch in self._cut(pool)]
            self._rng.shuffle(batches)
            yield from batches

    def _cut(self, examples: Sequence[tuple[Pieces, tuple[str, ...]]]) -> Iterator[Batch]:
        some: list[tuple[Pieces, tuple[str, ...]]] = []
        for each in examples:
            if some and len(each[0][0]) * (len(some) + 1) > self._size:
                yield batch([pieces for pieces, _ in some], [labels for _, labels in some])
                some = []
            some.append(each)
        if some:
            yield batch([pieces for pieces, _ in some], [labels for _, labels in some])

    def _column(self, table: Table, at: int) -> Pieces:
        rng, each = self._rng, table.columns[at]
        names = [other.name for other in table.columns]
        beside = list(nearest(names, at)) if rng.random() < 0.7 else []
        if beside and rng.random() < 0.5:  # other systems have other columns beside it
            rest = [name for name in names if name != each.name]
            beside = rng.sample(rest, min(len(rest), rng.randint(1, BESIDE)))
        return column(
            "" if rng.random() < 0.1 else table.name,
            self._spelled(each.name),
            kind=each.kind if rng.random() < 0.6 else "",
            comment=each.says if rng.random() < 0.6 else "",
            beside=beside,
        )

    def _item(self, phrase: str) -> Pieces:
        return item(phrase if self._rng.random() < 0.8 else self._spelled(phrase))

    def _spelled(self, name: str) -> str:
        """Now and then a word without its vowels, cut short, or run together with the next."""
        rng = self._rng
        if rng.random() < 0.75:
            return name
        said = name.replace("_", " ").split(" ")
        at = rng.randrange(len(said))
        word, way = said[at], rng.random()
        if way < 0.4 and len(word) > 4:
            said[at] = word[0] + "".join(letter for letter in word[1:] if letter.lower() not in _VOWELS)
        elif way < 0.7 and len(word) > 5:
            said[at] = word[: rng.randint(3, 5)]
        elif len(said) > 1:
            at = min(at, len(said) - 2)
            said[at : at + 2] = ["".join(said[at : at + 2])]
        return "_".join(said)


def batch(read: Sequence[Pieces], labels: Sequence[tuple[str, ...]]) -> Batch:
    """Headings side by side."""
    shape = (len(read), max(len(pieces) for pieces, _ in read))
    pieces, bits, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    truth = np.zeros((len(read), len(LABELS)), np.float32)
    for row, ((numbers, known), said) in enumerate(zip(read, labels, strict=True)):
        pieces[row, : len(numbers)], bits[row, : len(numbers)], mask[row, : len(numbers)] = numbers, known, 1
        for label in said or ("",):
            truth[row, _NUMBERS[label]] = 1 / max(1, len(said))
    features = ((bits[..., None] >> np.arange(len(FEATURES))) & 1).astype(np.float32)
    return Batch(pieces, features, mask, truth)
