"""How sure the first layers must be: `python -m detectors.training.settings DATA`, on the records that training kept back.

Prints, for each value, F1 of all entities by set and the share of sentences that went through all layers.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from detectors.reader.labels import ENTITIES, spans
from detectors.reader.network import likely
from detectors.reader.words import WORD, encoded
from detectors.training.corpora import TRAINED, Record, records, split


def scored(kept: Sequence[Record], certain: float) -> tuple[float, float]:
    """F1 of exact spans in per cent, and the share of records whose first layers were not certain."""
    words = [[word.span() for word in WORD.finditer(record.text)] for record in kept]
    read = [encoded(record.text, places) for record, places in zip(kept, words, strict=True)]
    right = said = there = 0
    for record, places, shares in zip(kept, words, likely(read, certain), strict=True):
        gold = {span for span in record.spans if span[2] not in record.unknown}
        found = {(each.start, each.end, ENTITIES[each.entity]) for each in spans(record.text, places, shares)}
        found = {span for span in found if span[2] not in record.unknown}
        right, said, there = right + len(gold & found), said + len(found), there + len(gold)
    unsure = np.mean([len(shares) > 0 and shares.max(-1).min() < certain for shares in likely(read, 0.0)])
    return 200 * right / max(1, said + there), 100 * float(unsure)


def main(data: Path) -> None:
    """Prints the table."""
    kept = {name: [record for record in records(data / "text", name) if split(record) and len(record.text) < 800] for name in TRAINED}
    kept["multidogo"] = kept["multidogo"][:1000]
    print(f"{'certain':8}", *(f"{name:>16}" for name in kept))
    for certain in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.1):
        row = (scored(some, certain) for some in kept.values())
        print(f"{certain:8}", *(f"{f1:7.1f} ({unsure:3.0f} %)" for f1, unsure in row))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
