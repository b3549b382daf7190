"""What must stand beside a place for a regex to go on there: told for many places by a few glances at its bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Set = frozenset[int]
#: Bits of the ways that are open.
Open = npt.NDArray[Any]
#: Bytes that must stand at distances from a place, all of them.
Way = tuple[tuple[int, Set], ...]

_EVERY = frozenset(range(256))
#: Most ways of conditions that are asked together, and of those that are told by one byte.
_WAYS, _FEW = 64, 8


@dataclass(frozen=True)
class Condition:
    """What must stand about a place: one of the ways, or (if it is negative) none of them."""

    ways: tuple[Way, ...]
    negative: bool

    @property
    def here(self) -> bool:
        """Whether it is about the byte at the place alone."""
        return all(distance == 0 for way in self.ways for distance, _ in way)

    @property
    def bytes_(self) -> Set:
        """Where it is, the bytes with which it is true."""
        right = frozenset().union(*(_EVERY.intersection(*(members for _, members in way)) for way in self.ways))
        return _EVERY - right if self.negative else right


class Looks:
    """Conditions that are asked together. A byte at a distance leaves some of all their ways open, one bit each.

    There is nothing but separators beyond the first and the last byte.
    """

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self.conditions = tuple(conditions)
        self._ways = [way for each in conditions for way in each.ways]
        kinds: tuple[Any, ...] = (np.uint8, np.uint16, np.uint32, np.uint64)
        self._type: Any = next(kind for kind in kinds if len(self._ways) <= np.iinfo(kind).bits)

    @cached_property
    def _open(self) -> dict[int, Open]:
        """Of each distance, the ways that each byte there leaves open."""
        distances = sorted({distance for way in self._ways for distance, _ in way}, key=abs)
        found = {each: np.full(256, np.iinfo(self._type).max, self._type) for each in distances}
        for number, way in enumerate(self._ways):
            for distance, members in way:
                shut = np.ones(256, np.bool_)
                shut[list(members)] = False
                found[distance][shut] &= ~self._type(1 << number)
        return found

    @cached_property
    def _bits(self) -> list[int]:
        """The ways of each condition."""
        sizes = np.cumsum([0, *(len(each.ways) for each in self.conditions)]).tolist()
        return [(1 << high) - (1 << low) for low, high in pairwise(sizes)]

    @cached_property
    def _true(self) -> Bytes:
        """Which conditions are true, one bit each, by the ways that are open: if these are few."""
        return self._judged(np.arange(256, dtype=np.uint8))

    def _judged(self, open_: Open) -> Bytes:
        found = np.zeros(len(open_), np.uint8)
        for number, (condition, bits) in enumerate(zip(self.conditions, self._bits, strict=True)):
            held = (open_ & self._type(bits)) != 0
            found |= (~held if condition.negative else held).astype(np.uint8) << np.uint8(number)
        return found

    def at(self, data: Bytes, place: Ints) -> Bytes:
        """Which conditions are true at each of these places."""
        open_ = np.full(len(place), np.iinfo(self._type).max, self._type)
        first, last = (int(place.min()), int(place.max())) if len(place) else (0, 0)
        for distance, table in self._open.items():
            left = np.flatnonzero(open_)
            if not len(left):
                break
            most = 2 * len(left) > len(place)
            beside = (place if most else place.take(left)) + distance  # most places may be told by the byte that is next
            if first + distance < 0 or last + distance >= len(data):
                beside = np.clip(beside, 0, len(data) - 1)
            told = table.take(data.take(beside))
            if most:
                open_ &= told
            else:
                open_[left] &= told
        return self._true.take(open_) if self._type is np.uint8 else self._judged(open_)

    def all_at(self, data: Bytes, place: Ints) -> Bools:
        """Whether all conditions are true at each of these places."""
        return np.asarray(self.at(data, place) == (1 << len(self.conditions)) - 1)


def together(conditions: Sequence[Condition]) -> Iterator[Looks]:
    """Conditions that must all be true, in as few looks as may be."""
    never = [way for each in conditions if each.negative for way in each.ways]
    for first in range(0, len(never), _WAYS):
        yield Looks([Condition(tuple(never[first : first + _WAYS]), True)])
    for each in conditions:
        if not each.negative:
            yield Looks([each])


def packed(conditions: Sequence[Condition]) -> Iterator[tuple[int, Looks]]:
    """Conditions of which each is asked for itself, in looks of so few ways that a byte holds them; with the number of the first one."""
    first, ways = 0, 0
    for number, each in enumerate(conditions):
        if number > first and ways + len(each.ways) > _FEW:
            yield first, Looks(conditions[first:number])
            first, ways = number, 0
        ways += len(each.ways)
    if conditions:
        yield first, Looks(conditions[first:])
