"""Who spoke when, for exports that keep speakers apart from words: held as numbers, a few bytes a stretch."""

from __future__ import annotations

from array import array
from bisect import bisect_right


class Spans:
    """Stretches of time and their speakers, in any order."""

    def __init__(self) -> None:
        self._starts = array("d")
        self._ends = array("d")
        self._labels = array("H")
        self._known: dict[str, int] = {}
        self._names: list[str] = []
        self._sorted = True

    def __bool__(self) -> bool:
        return bool(self._starts)

    def add(self, start: float | None, end: float | None, label: str | None) -> None:
        """A stretch of a speaker; without a start, an end or a label it says nothing."""
        if start is None or end is None or label is None or len(self._names) >= 65_535:
            return
        if label not in self._known:
            self._known[label] = len(self._names)
            self._names.append(label)
        self._sorted = self._sorted and (not self._starts or start >= self._starts[-1])
        self._starts.append(start)
        self._ends.append(end)
        self._labels.append(self._known[label])

    def speaker(self, start: float | None, end: float | None) -> str | None:
        """Who spoke in the middle of a word: the stretch that began last before it and had not ended, else the one that began last."""
        if start is None or not self._starts:
            return None
        self._sort()
        middle = start if end is None or end < start else (start + end) / 2
        at = bisect_right(self._starts, middle) - 1
        for earlier in range(at, max(at - 4, -1), -1):
            if middle <= self._ends[earlier]:
                return self._names[self._labels[earlier]]
        return self._names[self._labels[max(at, 0)]]

    def _sort(self) -> None:
        if self._sorted:
            return
        by_start = sorted(range(len(self._starts)), key=self._starts.__getitem__)
        self._starts = array("d", [self._starts[i] for i in by_start])
        self._ends = array("d", [self._ends[i] for i in by_start])
        self._labels = array("H", [self._labels[i] for i in by_start])
        self._sorted = True
