"""The rows of each passage, read once more: most texts hold nobody who is looked for, and none is kept while it is searched.

A file is read once for all that lies in it, however many of its units hold somebody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from scanner.model import Part, Place, Unit, Unread
from scanner.subject.job import Gathered
from scanner.subject.passages import Passage
from scanner.subject.reading import Budget, readings
from scanner.subject.result import TIERS
from scanner.subject.rivals import settled
from scanner.subject.together import together
from scanner.work import Connector

#: Rows of one passage that are kept: a log may repeat an identifier on every line.
_ROWS = 2_000

Key = tuple[str, str]
#: Rows of passages by subject and first row.
Pieces = dict[tuple[int, int], pa.RecordBatch]


def spoken(found: Gathered, connectors: Mapping[str, Connector], budget: Budget) -> dict[Key, Pieces]:
    """The first rows of each passage, by unit. They tell of some passages of `found` that they are about a namesake.

    Ctrl-C ends it, and what was not read is told.
    """
    result: dict[Key, Pieces] = {}
    unread: list[Unread] = []
    for parts, keys in _holders(found).items():
        try:
            for key, kept in _read(parts, {key: _Rows(found.passages[key]) for key in keys}, connectors, unread, budget):
                found.passages[key] = settled(found.passages[key], kept)
                result[key] = kept
        except KeyboardInterrupt:
            found.interrupted = True
            found.unread.append(Unread(Place(keys[0][0]), "what its texts say was not looked at to the end: the search was stopped"))
            break
    found.unread += [each for each in dict.fromkeys(unread) if each not in found.unread]
    return result


def _holders(found: Gathered) -> dict[tuple[Part, ...], list[Key]]:
    """The units with passages that count, by the parts in which they lie."""
    holders: dict[tuple[Part, ...], list[Key]] = {}
    for key, passages in found.passages.items():
        if any(each.judgement.tier in TIERS for each in passages):
            holders.setdefault(found.parts[key], []).append(key)
    return holders


def _read(
    parts: tuple[Part, ...], wanted: Mapping[Key, _Rows], connectors: Mapping[str, Connector], unread: list[Unread], budget: Budget
) -> Iterator[tuple[Key, Pieces]]:
    """What is wanted of one listed unit. What was not read of others in it was told before."""
    source, unit = parts[0].source, parts[0].unit
    listed = Unit(unit, parts=tuple(part.part for part in parts))
    left = set(wanted)
    lost: list[Unread] = []
    for reading in readings(connectors[source], source, listed, lost, budget, lambda rows: None):
        key = (source, reading.unit.name)
        if key in wanted:
            for batch in reading.batches():
                wanted[key].add(batch)
            left.discard(key)
        if not left and (source, unit) not in wanted:  # the unit itself may come once more, last
            break
    unread += [each for each in lost if (source, each.place.unit) in wanted]
    yield from ((key, each.pieces()) for key, each in wanted.items())


class _Rows:
    """The rows of one unit's passages, as its batches come."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._wanted = sorted((each for each in passages if each.judgement.tier in TIERS), key=lambda each: each.first)
        self._pieces: dict[tuple[int, int], list[pa.RecordBatch]] = {}
        self._first = 0

    def add(self, batch: pa.RecordBatch) -> None:
        first, last = self._first, self._first + batch.num_rows
        self._wanted = [each for each in self._wanted if min(each.last + 1, each.first + _ROWS) > first]
        for each in self._wanted:
            if each.first >= last:
                break
            begin, end = max(each.first, first), min(each.last + 1, each.first + _ROWS, last)
            if begin < end:
                self._pieces.setdefault((each.subject, each.first), []).append(batch.slice(begin - first, end - begin))
        self._first = last

    def pieces(self) -> Pieces:
        return {where: together(some) for where, some in self._pieces.items()}
