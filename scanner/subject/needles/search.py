"""The search of texts for all forms of all subjects in one pass."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from detectors.blocks import blocks
from scanner.subject.identifiers import Subject
from scanner.subject.needles.anchors import COMPACT, SPACED
from scanner.subject.needles.dates import date_anchors
from scanner.subject.needles.flats import flat_anchors
from scanner.subject.needles.found import COLUMNS, FOUND, batch, combined, resolved
from scanner.subject.needles.ids import id_anchors
from scanner.subject.needles.long import parted
from scanner.subject.needles.mails import mail_anchors
from scanner.subject.needles.naming import name_anchors
from scanner.subject.needles.numbers import Spoken
from scanner.subject.needles.phones import phone_anchors
from scanner.subject.needles.places import place_anchors
from scanner.subject.needles.scripts import script_anchors
from scanner.subject.needles.seek import Seeker
from scanner.subject.needles.spoken import WORDS, said
from scanner.subject.needles.view import Ints, View

_MAKERS = (mail_anchors, phone_anchors, id_anchors, name_anchors, script_anchors, date_anchors, place_anchors, flat_anchors)


class Needles:
    """All forms of some subjects, to be found in any number of texts.

    `native=False` looks for the literals with `re` instead of Hyperscan: the same hits, slower.
    """

    def __init__(self, subjects: Sequence[Subject], *, native: bool = True) -> None:
        anchors = [anchor for number, one in enumerate(subjects) for maker in _MAKERS for anchor in maker(one, number)]
        self._spoken = Spoken(subjects)
        self._compact = Seeker([each for each in anchors if each.view == COMPACT], native=native)
        self._spaced = Seeker([each for each in anchors if each.view == SPACED], WORDS if self._spoken else (), native=native)

    def find(self, texts: pa.LargeStringArray) -> pa.RecordBatch:
        """Hits (see `FOUND`) in these texts, sorted by row and start. Unreadable for a text of more than 2 GB."""
        found = pa.Table.from_batches(parted(texts, self._find), FOUND)
        keys = [(name, "ascending") for name in ("row", "start", "end", "subject", "field")]
        return combined(found.sort_by(keys))

    def _find(self, texts: pa.LargeStringArray) -> pa.RecordBatch:
        found = [batch(view, hits) for view in map(View, blocks(texts)) if len(hits := self._hits(view))]
        return combined(pa.Table.from_batches(found, FOUND))

    def _hits(self, view: View) -> Ints:
        """Cell, start, end, subject, field, level of the hits in a block."""
        compact, _ = self._compact.seek(view)
        spaced, words = self._spaced.seek(view)
        each = np.concatenate((compact, spaced, self._numbers(view, words)))
        cell = np.searchsorted(view.block.starts, each[:, 0], "right") - 1
        return resolved(np.column_stack((cell, each)))

    def _numbers(self, view: View, words: Ints) -> Ints:
        """What is said digit by digit, about the places where words of numbers end."""
        found = [hit for run in said(view, words) for hit in self._spoken.found(view, run)] if self._spoken else []
        return np.array(found, np.int64).reshape(-1, COLUMNS - 1)
