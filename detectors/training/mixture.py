"""What the model reads, in which order: labelled sets, made-up sentences and text in which nobody is named, rewritten and in batches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from detectors.reader.labels import LABELS
from detectors.reader.words import FEATURES, LISTED, WORD, encoded
from detectors.training.addresses import Addresses
from detectors.training.corpora import TRAINED, Record, records, split
from detectors.training.named import named
from detectors.training.people import People, origins
from detectors.training.phrases import Phrases
from detectors.training.plain import plain
from detectors.training.variety import Variety

LONGEST = 128
#: Made-up records, and lines of code and manuals, for each pass over the sets.
MADE, PLAIN = 20_000, 14_000
#: How often a pass takes each of the written texts.
NAMED = 3
#: How often a pass takes a record that names a person, where a set has few of them.
_AGAIN = {"slurp_devel": 3, "nlu_eval_fold1": 3}
_POOL = 40
#: Of a piece that may have any label: nothing is learned from it.
ANY = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Example:
    """Pieces, their features as bits, and the labels that each piece may have, as bits."""

    pieces: list[int]
    features: list[int]
    allowed: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Arrays [examples, pieces]; `features` has one more axis."""

    pieces: npt.NDArray[np.int64]
    features: npt.NDArray[np.float32]
    mask: npt.NDArray[np.float32]
    allowed: npt.NDArray[np.int64]


def example(record: Record) -> Example:
    """A record as the model reads it; what stands behind `LONGEST` pieces is left out."""
    words = [word.span() for word in WORD.finditer(record.text)]
    pieces, features, firsts = encoded(record.text, words)
    allowed = [ANY] * len(pieces)
    free = sum(1 << at for at, label in enumerate(LABELS) if label[2:] in record.unknown)
    spans = list(record.spans)
    begun = -1
    for (start, end), first in zip(words, firsts, strict=True):
        while spans and spans[0][1] <= start:
            spans.pop(0)
        if spans and spans[0][0] < end:
            inside = begun == spans[0][0]
            begun = spans[0][0]
            allowed[first] = 1 << LABELS.index(f"{'I' if inside else 'B'}-{spans[0][2]}")
        else:
            allowed[first] = 1 | free
    return Example(pieces[:LONGEST], features[:LONGEST], allowed[:LONGEST])


class Mixture:
    """Endless batches from a folder that holds `text/` and `gazetteers/`; the same for the same seed."""

    def __init__(self, folder: Path, seed: int, size: int) -> None:
        self._rng, self._size = Random(seed), size
        names = origins(folder / "gazetteers", held=False)
        surnames = tuple(sorted({surname for each in names.values() for surname in each.surnames}))
        addresses = Addresses(folder / "gazetteers", surnames, self._rng)
        self._phrases = Phrases(names, addresses, self._rng)
        self._variety = Variety(People(names, self._rng), addresses, self._rng)
        self._sets = [record for name in TRAINED for record in records(folder / "text", name) if not split(record)]
        self._sets += [record for record in named(folder / "gazetteers") for _ in range(NAMED)]
        self._plain = plain(folder / "notices")

    def epoch(self) -> list[Record]:
        """One pass in random order; of the records that name nobody a part, more of long ones."""
        rng = self._rng
        chosen = [record for record in self._sets if record.spans or rng.random() < _share(record)]
        people = [record for record in self._sets if record.source in _AGAIN and any(entity == "PERSON" for *_, entity in record.spans)]
        chosen += [record for record in people for _ in range(_AGAIN[record.source] - 1)]
        chosen += [self._phrases.one() for _ in range(MADE)]
        chosen += rng.choices(self._plain, k=PLAIN)
        rng.shuffle(chosen)
        return chosen

    def __iter__(self) -> Iterator[Batch]:
        while True:
            examples = (self._hidden(example(self._variety.of(record))) for record in self.epoch())
            yield from batches((each for each in examples if each.pieces), self._size, self._rng)

    def _hidden(self, made: Example) -> Example:
        """Without what the lists know, now and then: no list has every name."""
        if self._rng.random() > 0.25:
            return made
        keep = ~sum(1 << at for at in range(LISTED.start, LISTED.stop))
        return Example(made.pieces, [bits & keep for bits in made.features], made.allowed)


def batches(examples: Iterator[Example], size: int, rng: Random) -> Iterator[Batch]:
    """Of `size` pieces each, from pools of examples sorted by length."""
    pool, held = list[Example](), 0
    for each in examples:
        pool.append(each)
        held += len(each.pieces)
        if held > _POOL * size:
            yield from _cut(pool, size, rng)
            pool, held = [], 0
    if pool:
        yield from _cut(pool, size, rng)


def _cut(pool: list[Example], size: int, rng: Random) -> list[Batch]:
    made, now = [], list[Example]()
    for each in sorted(pool, key=lambda example: len(example.pieces)):
        if now and len(each.pieces) * (len(now) + 1) > size:
            made.append(padded(now))
            now = []
        now.append(each)
    made.append(padded(now))
    rng.shuffle(made)
    return made


def padded(examples: list[Example]) -> Batch:
    """Examples of about one length as arrays."""
    shape = (len(examples), max(len(each.pieces) for each in examples))
    pieces, bits, allowed = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.full(shape, ANY, np.int64)
    mask = np.zeros(shape, np.float32)
    for row, each in enumerate(examples):
        length = len(each.pieces)
        pieces[row, :length], bits[row, :length], allowed[row, :length] = each.pieces, each.features, each.allowed
        mask[row, :length] = 1
    return Batch(pieces, ((bits[..., None] >> np.arange(len(FEATURES))) & 1).astype(np.float32), mask, allowed)


def _share(record: Record) -> float:
    return {"multidogo": 0.1, "nlu_eval_fold1": 0.6, "snips_geo": 0.3, "litbank_named": 0.3}.get(record.source, 0.9)
