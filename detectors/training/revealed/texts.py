"""The texts that were written for training, with what they reveal marked in braces: `she {H:fell} and {K:her son} called`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from detectors.reader.sentences import sentences
from detectors.revealed.labels import KINDS
from detectors.training import marks
from detectors.training.corpora import Record
from detectors.training.phrases import lowered, stripped

FOLDER = Path(__file__).parent / "texts"


def written(folder: Path = FOLDER) -> Iterator[Record]:
    """All texts of the folder's files."""
    return marks.written(folder, KINDS)


def marked(line: str) -> Record:
    """A text without its marks, and where they were. ValueError for a brace that marks nothing."""
    return marks.marked(line, KINDS)


def cut(record: Record, start: int, end: int) -> Record:
    """A part of a record."""
    spans = tuple((low - start, high - start, kind) for low, high, kind in record.spans if low >= start and high <= end)
    return replace(record, text=record.text[start:end], spans=spans)


class Variety:
    """Rewrites records as other people and machines write them; about two fifths stay as they are."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    def of(self, record: Record) -> Record:
        """The record or one of its sentences, perhaps in one case, without punctuation or with a slip of the finger."""
        rng = self._rng
        if rng.random() < 0.6:
            record = cut(record, *rng.choice(list(sentences(record.text)) or [(0, len(record.text))]))
        draw = rng.random()
        if draw < 0.2:
            record = lowered(record, rng)
        elif draw < 0.24 and len(record.text.upper()) == len(record.text):
            record = replace(record, text=record.text.upper())
        elif draw < 0.30:
            record = stripped(record)
        return self._slipped(record) if rng.random() < 0.12 else record

    def _slipped(self, record: Record) -> Record:
        """Two letters of one word in the wrong order."""
        places = [m.start() for m in re.finditer(r"(?<=[^\W\d_])[^\W\d_]{2}(?=[^\W\d_])", record.text)]
        if not places:
            return record
        at, text = self._rng.choice(places), record.text
        return replace(record, text=text[:at] + text[at + 1] + text[at] + text[at + 2 :])
