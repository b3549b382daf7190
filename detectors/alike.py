"""What a regex finds in every cell of one outline, told once for all of them: where no byte that varies among them makes a difference.

A cell of an outline is read as symbols: a byte that all cells have at a place is itself, any other is a class of bytes. Where a regex does
not take all bytes of the class alike, it goes on in some of the cells only: that says nothing of the others, and is of no account if it
leads to no match. If it does, nothing is told, and the cells are asked one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from detectors.looks import Bools, Bytes, Condition, Ints, Looks, Set, packed, together
from detectors.machine import PRICE, Machine
from detectors.program import Program
from detectors.ran import Ran, Thread
from detectors.threads import closure

#: Symbols beyond ASCII: the bytes that each may stand for.
DIGIT, NO_ZERO, CAPITAL, SMALL, HEX, ANY = range(0x80, 0x86)
_CLASSES = {
    DIGIT: frozenset(range(48, 58)),
    NO_ZERO: frozenset(range(49, 58)),
    CAPITAL: frozenset(range(65, 91)),
    SMALL: frozenset(range(97, 123)),
    HEX: frozenset(b"0123456789abcdef"),
    ANY: frozenset(range(256)),
}
#: Of an entry that cannot be told.
_UNTOLD = -2
#: Places by which it is told whether this share of them is spared; outlines of which it is kept what matches in their cells.
_TRIED, _SPARED, _KEPT = 1 << 15, 0.75, 1 << 13


def _wide(members: Set) -> Set:
    """The symbols that may stand for one of these bytes."""
    return frozenset(each for each in members if each < 0x80) | {symbol for symbol, every in _CLASSES.items() if every & members}


def _narrow(members: Set) -> Set:
    """The symbols that stand for one of these bytes whatever the cell."""
    return frozenset(each for each in members if each < 0x80) | {symbol for symbol, every in _CLASSES.items() if every <= members}


def _both(exact: Condition) -> tuple[Condition, Condition]:
    """The condition as it may be, and as it is in any case; where these differ, it is not the same in all cells."""
    ways = [tuple(tuple((at, made(members)) for at, members in way) for way in exact.ways) for made in (_wide, _narrow)]
    return Condition(ways[0], exact.negative), Condition(ways[1], exact.negative)


class Alike(Machine):
    """The machine of a program over symbols. Its table says of an entry also that it cannot be told."""

    def __init__(self, exact: Program) -> None:
        sets = [*map(_wide, exact.sets), *map(_narrow, exact.sets)]
        asked = [_both(each) for each in exact.asked]
        super().__init__(Program(exact.steps, sets, [wide for wide, _ in asked], saves=exact.saves), few=1, seen=False)
        self._sets = len(exact.sets)
        self._surely = tuple(packed([narrow for _, narrow in asked]))
        self._begin_at = [tuple(tuple(together([each])) for each in _both(condition)) for condition in exact.first]
        self._unsure = int(self._kinds[ANY])
        self._asked_for, self._spared = 0, 0
        self._kept: dict[bytes, Ints | None] = {}

    def matches(self, outlines: Sequence[bytes], worth: int) -> list[Ints | None]:
        """Of each outline (in symbols) where the matches in its cells begin and end, and the group in them: a row each, group -1: none.

        None where that is not told of all places. What was told once is kept: the blocks of a column have the same outlines.
        """
        new = [each for each in dict.fromkeys(outlines) if each not in self._kept]
        if len(self._kept) + len(new) > _KEPT:
            self._kept, new = {}, list(dict.fromkeys(outlines))
        told = self._kept | dict(self._matches(new, worth)) if new else self._kept
        if new:
            self._kept = {each: rows for each, rows in told.items() if rows is not None or self.credit >= PRICE}
        return [told[each] for each in outlines]

    def _matches(self, outlines: Sequence[bytes], worth: int) -> Iterator[tuple[bytes, Ints | None]]:
        data = np.frombuffer(b"\0" + b"\0".join(outlines) + b"\0", np.uint8)
        at = np.flatnonzero(data)
        ran = self.told(data, at, worth)
        edges = np.cumsum([1, *(len(each) + 1 for each in outlines)])
        cuts = np.searchsorted(at, edges).tolist()
        found = np.flatnonzero(ran.end)
        rows = np.stack([at, ran.end, ran.low, ran.high], axis=1)[found]
        spans = np.searchsorted(found, cuts).tolist()
        for number, outline in enumerate(outlines):
            mine = rows[spans[number] : spans[number + 1]]
            yield outline, None if (mine[:, 1] < 0).any() else np.where(mine < 0, -1, mine - edges[number])

    def told(self, symbols: Bytes, at: Ints, worth: int) -> Ran:
        """Of each of these places what a match there is in every cell that the symbols stand for; -1 where cells may differ.

        `worth` says how many places of cells are spared. What must stand ahead of a match is left to be asked.
        """
        ran = Ran.of(len(at))
        with self._lock:
            self.credit += worth
            true, false = np.ones(len(at), np.bool_), np.zeros(len(at), np.bool_)
            for wide, narrow in self._begin_at:
                may, must = _all(wide, symbols, at), _all(narrow, symbols, at)
                true &= may & must
                false |= ~(may | must)
            ran.end[~(true | false)] = -1
            self._forward(symbols, at, np.flatnonzero(true & ~false), ran)
        return ran

    @property
    def pays(self) -> bool:
        """Whether it spares enough places, as far as one knows."""
        return self._asked_for < _TRIED or self._spared > _SPARED * self._asked_for

    def spares(self, asked: int, spared: int) -> None:
        """So many places of cells were told by it, of those that were asked about."""
        self._asked_for, self._spared = self._asked_for + asked, self._spared + spared

    def _signs(self, data: Bytes, place: Ints, state: Ints, asks: bool) -> Ints:
        signs = self._kinds.take(data.take(place, mode="clip"))
        asking = np.flatnonzero(self._asking.take(state)) if self._asked and asks else np.zeros(0, np.int64)
        if len(asking):
            here, unsure = place.take(asking), np.zeros(len(asking), np.bool_)
            for (number, wide), (_, narrow) in zip(self._asked, self._surely, strict=True):
                may = wide.at(data, here)
                signs[asking] |= may.astype(np.int64) << number
                unsure |= may != narrow.at(data, here)
            signs[asking[unsure]] = self._unsure
        return signs

    def _learn(self, entry: int) -> None:
        state, sign = divmod(entry, self._width)
        kind, true = divmod(sign, 1 << len(self.program.asked))
        threads, match = closure(self.program.steps, self._states[state], true)
        if sign == self._unsure or not (match is None or match.sure):
            self._table[entry] = _UNTOLD
            return
        row, after = self._members[kind], dict[tuple[int, bool], Thread]()
        for each in threads:
            step, of = each.step + 1, self.program.steps[each.step][1]
            sure = each.sure and bool(row[of + self._sets])
            if row[of] and (step, True) not in after:
                after.setdefault((step, sure), each._replace(step=step, sure=sure))
        self._enter(entry, list(after.values()), match)


def _all(looks: tuple[Looks, ...], data: Bytes, at: Ints) -> Bools:
    return np.asarray(np.logical_and.reduce([look.all_at(data, at) for look in looks]))


@lru_cache(maxsize=2048)
def alike(made: Machine) -> Alike:
    """That of a machine."""
    return Alike(made.program)
