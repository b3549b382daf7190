"""What the network reads, in which order: the written texts and real text in which most reveals nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from detectors.reader.words import WORD, encoded
from detectors.revealed.labels import LABELS
from detectors.training.addresses import Addresses
from detectors.training.corpora import Record
from detectors.training.mixture import ANY, LONGEST, Batch, Example, batches
from detectors.training.people import People, origins
from detectors.training.plain import plain
from detectors.training.revealed.real import real
from detectors.training.revealed.texts import Variety, written

#: Records of each real set, and lines of code, manuals and notices, in a pass.
REAL = {"redocred": 400, "crossner": 300, "multidogo": 1500, "btc": 1500, "nlu_eval_fold1": 600, "slurp_devel": 300, "snips_geo": 300}
PLAIN = 3_000
#: Made-up addresses and names of people in a pass.
CELLS = 900
#: How often those that reveal something are read.
_AGAIN = 1
_NUMBERS = {label: 1 << at for at, label in enumerate(LABELS)}


def example(record: Record) -> Example:
    """A record as the network reads it."""
    words = [word.span() for word in WORD.finditer(record.text)]
    pieces, features, firsts = encoded(record.text, words)
    allowed = [ANY] * len(pieces)
    spans = list(record.spans)
    for (start, end), first in zip(words, firsts, strict=True):
        while spans and spans[0][1] <= start:
            spans.pop(0)
        kind = spans[0][2] if spans and spans[0][0] < end else "O"
        allowed[first] = _NUMBERS[kind]
    return Example(pieces[:LONGEST], features[:LONGEST], allowed[:LONGEST])


class Mixture:
    """Endless batches; the same for the same seed."""

    def __init__(self, data: Path, seed: int, size: int, texts: Path | None = None) -> None:
        self._rng, self._size = Random(seed), size
        self._variety = Variety(self._rng)
        self._written = list(written(texts)) if texts else list(written())
        self._real = real(data / "text")
        self._plain = plain(data / "notices")
        names = origins(data / "gazetteers", held=False)
        self._people = People(names, self._rng)
        self._addresses = Addresses(
            data / "gazetteers", tuple(sorted({last for each in names.values() for last in each.surnames})), self._rng
        )

    def epoch(self) -> list[Record]:
        """One pass in random order."""
        rng = self._rng
        chosen = list(self._written)
        for name, many in REAL.items():
            chosen += [each for each in self._real[name] if each.spans] * _AGAIN
            chosen += rng.choices(self._real[name], k=many)
        chosen += [Record(each.text, (), "plain") for each in rng.choices(self._plain, k=PLAIN)]
        chosen += [Record(self._cell(), (), "made up") for _ in range(CELLS)]
        rng.shuffle(chosen)
        return chosen

    def _cell(self) -> str:
        """A cell of a column of addresses or names, which reveal nothing in themselves."""
        return self._rng.choice((self._addresses.any, self._addresses.any, self._people.full))()

    def __iter__(self) -> Iterator[Batch]:
        return batches(self._examples(), self._size, self._rng)

    def _examples(self) -> Iterator[Example]:
        while True:
            for record in self.epoch():
                made = example(self._variety.of(record))
                if made.pieces:
                    yield made
