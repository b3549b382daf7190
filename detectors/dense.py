"""Regexes that match in most of a block's short cells: an automaton would stop at each of these, only to say so once more.

They run everywhere instead, and the others of their group have an automaton without them. Making that has to pay first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from detectors.automaton import Automaton, without
from detectors.edges import SEPARATOR
from detectors.gates import Pieces
from detectors.regex import Regex

#: Bytes by which it is told how often each regex matches; one event in so many cells, or more, is often.
_SAMPLE, _OFTEN = 1 << 13, 2
#: So many events cost as much as one expression of a new automaton.
_PRICE = 20_000

#: The regexes of some group by index.
Regexes = Mapping[int, Regex]


class Dense:
    """The automata without the regexes that match too often, each made when it pays."""

    def __init__(self, members: Callable[[int], tuple[Regex, ...]]) -> None:
        self._members = members
        self._made: dict[tuple[int, frozenset[int]], Automaton] = {}
        self._seen: Counter[tuple[int, frozenset[int]]] = Counter()

    def parted(self, number: int, made: Automaton, part: Pieces) -> tuple[Automaton, Regexes]:
        """The automaton of a group that pays most for these pieces of short cells, and the regexes that it leaves out."""
        cut = part.data.find(SEPARATOR, _SAMPLE)
        if cut < 0:
            return made, {}
        events = made.events(Pieces(part.data[: cut + 1]))
        cells = part.data.count(SEPARATOR, 0, cut + 1)
        often = {
            each.regex.index: each.regex for each in events if _OFTEN * len(each.at) >= cells and (each.regex.forms or each.regex.words)
        }
        key = number, frozenset(often)
        if key not in self._made and often:
            self._seen[key] += sum(len(each.at) for each in events if each.regex.index in often) * len(part.data) // (cut + 1)
            found = without(made, self._members(number), frozenset(often), self._seen[key] // _PRICE)
            if found is not None:
                self._made[key] = found
        return (self._made[key], often) if key in self._made else (made, {})
