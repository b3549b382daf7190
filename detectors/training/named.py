"""The texts that were written for training with the names in them (`named/`), without those that are held back (`people.HELD`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from detectors.training import marks
from detectors.training.corpora import KINDS, Record
from detectors.training.people import origins

FOLDER = Path(__file__).parent / "named"
_WORDS = re.compile(r"[^\W\d_]+")


def named(gazetteers: Path, folder: Path = FOLDER) -> Iterator[Record]:
    """The texts; one that says a name by whose origin recall is measured is left out."""
    held = {name.lower() for each in origins(gazetteers, held=True).values() for name in (*each.given, *each.surnames)}
    for record in marks.written(folder, KINDS):
        people = (record.text[low:high] for low, high, entity in record.spans if entity == "PERSON")
        if not any(word.lower() in held for person in people for word in _WORDS.findall(person)):
            yield record
