"""One way to understand what was said."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reading:
    """Digits, and for each the words (first, one behind the last) that say it.

    cost  how unlikely: 0 is what was said word for word
    ends  where blocks of digits end that were parted by a pause; the last block is behind the last of them
    tail  digits (with their words) that follow the next element: it stands for one that was wrong
    """

    digits: str = field(default="", repr=False)
    origins: tuple[tuple[int, int], ...] = ()
    cost: float = 0.0
    ends: tuple[int, ...] = ()
    tail: str = field(default="", repr=False)
    tail_origins: tuple[tuple[int, int], ...] = ()

    def said(self, digits: str, first: int, last: int, cost: float) -> Reading:
        """With more digits, said by some words."""
        if not digits:
            return Reading(self.digits, self.origins, self.cost + cost, self.ends, self.tail, self.tail_origins)
        origins = (*self.origins, *[(first, last)] * len(digits), *self.tail_origins)
        return Reading(self.digits + digits + self.tail, origins, self.cost + cost, self.ends)

    def ended(self, cost: float) -> Reading:
        """With the end of a block here."""
        at = len(self.digits)
        ends = self.ends if self.ends and self.ends[-1] == at else (*self.ends, at)
        return Reading(self.digits, self.origins, self.cost + cost, ends, self.tail, self.tail_origins)

    def cut(self, at: int, cost: float) -> Reading:
        """Without the digits from a place on."""
        ends = tuple(end for end in self.ends if end <= at)
        return Reading(self.digits[:at], self.origins[:at], self.cost + cost, ends)

    def open(self, at: int, upto: int, cost: float) -> Reading:
        """Without the digits of a stretch, for which the next element stands."""
        cut = self.cut(at, cost)
        return Reading(cut.digits, cut.origins, cut.cost, cut.ends, self.digits[upto:], self.origins[upto:])
