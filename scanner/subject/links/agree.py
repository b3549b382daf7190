"""Columns whose values agree: (nearly) all that one holds are keys of the other.

That alone shows little of whole numbers: 1 to 100 are among the keys of every table that counts its rows. There the names must agree too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from scanner.model import Place
from scanner.plural import plural
from scanner.sketch import Hashes
from scanner.subject.links.edge import VALUES, Found, of
from scanner.subject.links.naming import called, titles
from scanner.subject.links.sample import FEWEST, Sample

SHARE = 0.9  # of a column's values that must be among the other's
_DENSE = 0.05  # numbers so close together hold one in twenty by chance

#: How many of these values a column holds, None where that cannot be asked.
Asked = Callable[[Place, Sequence[str]], int | None]


def agreeing(samples: Iterable[Sample], asked: Asked = lambda place, texts: None) -> list[Found]:
    """Links between the columns of all sources, sorted. `asked` is for columns whose sample holds a part of their values only."""
    ends = [sample for sample in samples if sample.joins]
    keys = [sample for sample in ends if sample.is_key]
    if not keys:
        return []
    index = _Index(keys)
    found = [each for child in ends for each in _of_child(child, keys, index, asked)]
    return sorted(found)


def _of_child(child: Sample, keys: Sequence[Sample], index: _Index, asked: Asked) -> Iterator[Found]:
    shared, compared = index.overlap(child)
    ends = called(child.place)
    least = SHARE * FEWEST if child.distinct >= FEWEST else child.distinct
    for number in sorted({*np.flatnonzero(shared >= least).tolist(), *index.partly(ends)}):
        parent = keys[number]
        if (parent.place.source, parent.place.unit) == (child.place.source, child.place.unit):
            continue
        hits, of_those = int(shared[number]), int(compared[number])
        named = not ends.isdisjoint(index.titles[number])
        if child.distinct < FEWEST:  # of a small table all values have to agree, and more than chance has to speak for it
            if hits == of_those == child.distinct and ((named and child.numbered) or child.coded):
                yield Found(of([parent.place], [child.place], VALUES), _words(hits, of_those, named))
            continue
        if not named and (hits < FEWEST or (parent.density > _DENSE and child.counts)):
            continue
        if named and not parent.whole and (of_those < FEWEST or hits < SHARE * of_those):
            hits, of_those = _looked_up(parent, child, asked)
        if of_those >= FEWEST and hits >= SHARE * of_those:
            yield Found(of([parent.place], [child.place], VALUES), _words(hits, of_those, named))


def _looked_up(parent: Sample, child: Sample, asked: Asked) -> tuple[int, int]:
    texts = list(child.texts.values())
    hits = asked(parent.place, texts)
    return (0, 0) if hits is None else (hits, len(texts))


def _words(hits: int, compared: int, named: bool) -> str:
    return f"{int(100 * hits / compared)} % of {plural(compared, 'distinct value')} agree{', names agree' if named else ''}"


class _Index:
    """The hashes of all keys together, sorted, so that a column is held against all of them at once; and what each may be called."""

    def __init__(self, keys: Sequence[Sample]) -> None:
        kept = [_kept(key) for key in keys]
        owner = np.repeat(np.arange(len(keys)), [len(each) for each in kept])
        hashes = np.concatenate(kept)
        order = np.argsort(hashes, kind="stable")
        self._hashes, self._owner, self._keys = hashes[order], owner[order], len(keys)
        #: A sketch that is full has lost the hashes above its last: only below can a value be missed in it.
        tops = [each[-1] if len(each) >= key.sketch.size else 2**64 - 1 for each, key in zip(kept, keys, strict=True)]
        self._top = np.array(tops, np.uint64)
        self.titles = [titles(key.place) for key in keys]
        self._partly: dict[str, list[int]] = {}
        for number, key in enumerate(keys):
            for title in () if key.whole else self.titles[number]:
                self._partly.setdefault(title, []).append(number)

    def overlap(self, child: Sample) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """By key, how many of the child's values it holds, and how many could be compared."""
        own = _kept(child)
        low, high = np.searchsorted(self._hashes, own, "left"), np.searchsorted(self._hashes, own, "right")
        counts = high - low
        at = np.arange(counts.sum()) + np.repeat(low - (np.cumsum(counts) - counts), counts)
        shared = np.bincount(self._owner[at], minlength=self._keys).astype(np.int64)
        return shared, np.searchsorted(own, self._top, "right").astype(np.int64)

    def partly(self, ends: frozenset[str]) -> Iterator[int]:
        """The keys of which only a part was read, and to which a column of this name would refer."""
        yield from (number for end in ends for number in self._partly.get(end, ()))


def _kept(sample: Sample) -> Hashes:
    return np.frombuffer(sample.sketch.hashes, np.uint64)
