"""Anchors sought in a block: the literals in one pass, their edges at once, and each check where its literal stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scanner.subject.needles.anchors import KIND, SPACED, VARIANT, WORD, Anchor
from scanner.subject.needles.literals import literals
from scanner.subject.needles.view import Ints, View

_Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Events:
    """Anchors by index, and the places that their literals cover."""

    anchor: Ints
    start: Ints
    end: Ints

    def where(self, mask: _Bools) -> _Events:
        return _Events(self.anchor[mask], self.start[mask], self.end[mask])


class Seeker:
    """The anchors of one way to look at the text. `extra` literals have no anchor, only places."""

    def __init__(self, anchors: Sequence[Anchor], extra: Sequence[bytes] = (), *, native: bool = True) -> None:
        self._anchors = sorted(anchors, key=lambda each: each.text)
        texts = list(dict.fromkeys((*(each.text for each in self._anchors), *extra)))
        numbers = {text: number for number, text in enumerate(texts)}
        self._literals = literals(texts, native=native)
        self._sizes = np.array([len(text) for text in texts], np.int64)
        self._extra = np.isin(np.arange(len(texts)), [numbers[text] for text in extra])
        owner = np.array([numbers[each.text] for each in self._anchors], np.int64)
        self._first = np.searchsorted(owner, np.arange(len(texts) + 1))
        self._edge = np.array([each.edge for each in self._anchors], np.int64)
        self._code = np.array([each.first for each in self._anchors], np.int64)
        self._weak = np.array([each.check is None for each in self._anchors], np.bool_)
        self._told = np.array([(each.subject, each.kind, each.level) for each in self._anchors], np.int64).reshape(-1, 3)
        self._spaced = bool(extra) or any(each.view == SPACED for each in self._anchors)

    def seek(self, view: View) -> tuple[Ints, Ints]:
        """Hits (start, end, subject, field, level) and the places where `extra` literals end."""
        data, at = (view.spaced, None) if self._spaced else view.compact
        index, end = self._literals.events(data)
        events = self._events(index, end, at)
        if at is not None:
            events = events.where(self._edged(view, events))
        weak = self._weak[events.anchor]
        return np.concatenate((self._plain(view, events.where(weak)), self._checked(view, events.where(~weak)))), end[self._extra[index]]

    def _events(self, index: Ints, end: Ints, at: npt.NDArray[np.int32] | None) -> _Events:
        """An event of each anchor for each place of its literal; without the blanks about a word."""
        start = end - self._sizes[index]
        start, end = (start + 1, end - 1) if at is None else (at[start].astype(np.int64), at[end - 1].astype(np.int64) + 1)
        counts = self._first[index + 1] - self._first[index]
        ordinal = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return _Events(np.repeat(self._first[index], counts) + ordinal, np.repeat(start, counts), np.repeat(end, counts))

    def _edged(self, view: View, events: _Events) -> _Bools:
        """Which events are touched by nothing that their anchors forbid."""
        edge = self._edge[events.anchor]
        before, first = view.kinds(events.start - 1), view.kinds(events.start)
        last, after = view.kinds(events.end - 1), view.kinds(events.end)
        alike = (before == first) | (after == last)
        return np.asarray(self._begun(view, events) & ~((edge == KIND) & alike) & ~((edge == WORD) & ((before > 0) | (after > 0))))

    def _begun(self, view: View, events: _Events) -> _Bools:
        """Which events begin with the letter that was meant, where one byte stands for many letters."""
        code = self._code[events.anchor]
        codes = code if view.block.folded is None else view.block.folded.codes[events.start]
        return np.asarray((code == 0) | (codes == code))

    def _plain(self, view: View, events: _Events) -> Ints:
        """Hits of words by themselves; without a capital they are names less surely."""
        told = self._told[events.anchor]
        small = view.bytes_[events.start] == view.block.bytes_[events.start]
        level = np.maximum(told[:, 2], np.where(small, VARIANT, 0))
        return np.column_stack((events.start, events.end, told[:, :2], level))

    def _checked(self, view: View, events: _Events) -> Ints:
        found = []
        for number, start, end in zip(events.anchor.tolist(), events.start.tolist(), events.end.tolist(), strict=True):
            anchor = self._anchors[number]
            if anchor.check is not None:
                found += [(*hit[:2], anchor.subject, *hit[2:]) for hit in anchor.check(view, start, end)]
        return np.array(found, np.int64).reshape(-1, 5)
