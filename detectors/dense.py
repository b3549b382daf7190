"""Regexes that match in most of a block's short cells: an automaton would stop at each of these, only to say so once more.

They run everywhere instead, and the others of their group have an automaton without them. Making that has to pay first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from detectors.automaton import Automaton
from detectors.compiling import Cut, compiled, cuts
from detectors.edges import SEPARATOR
from detectors.gates import Pieces
from detectors.marks import marks
from detectors.regex import Regex

#: Bytes by which it is told how often each regex matches; one event in so many cells, or more, is often.
_SAMPLE, _OFTEN = 1 << 13, 4
#: So many events cost as much as one expression of a new automaton.
_PRICE = 20_000

#: The regexes of some group by index.
Regexes = Mapping[int, Regex]
#: A group's number, and which of its regexes are left out.
_Key = tuple[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Lesser:
    """An automaton without the forms and words of some regexes: what goes into each of its databases, and whether that is as before."""

    whole: Automaton
    cuts: tuple[tuple[Cut, bool], ...]

    @classmethod
    def of(cls, whole: Automaton, regexes: Sequence[Regex], but: frozenset[int]) -> Lesser | None:
        """That of the automaton of these regexes without those that have the indexes `but`; None if Hyperscan has refused one of them."""
        known = [mark for regex in regexes for mark in marks(regex) or ()]
        every = cuts(known, [0] * len(known))
        if len(every) != len(whole.databases) or len(known) != len(whole.known):
            return None
        left = ([each for each in cut if known[each[0]].regex.index not in but] for cut in every)
        return cls(whole, tuple((some, len(some) == len(cut)) for some, cut in zip(left, every, strict=True)))

    @property
    def cost(self) -> int:
        """How many expressions have to be compiled."""
        return sum(len(some) for some, same in self.cuts if not same)

    def compiled(self) -> Automaton | None:
        """The automaton; None if Hyperscan refuses it."""
        parted = zip(self.whole.databases, self.cuts, strict=True)
        databases = [database if same else compiled(some) for database, (some, same) in parted if some]
        return None if any(each is None for each in databases) else replace(self.whole, databases=tuple(databases))


class Dense:
    """The automata without the regexes that match too often, each made when it pays."""

    def __init__(self, members: Callable[[int], tuple[Regex, ...]]) -> None:
        self._members = members
        self._made: dict[_Key, Automaton] = {}
        self._lesser: dict[_Key, Lesser | None] = {}
        self._seen: Counter[_Key] = Counter()

    def parted(self, number: int, made: Automaton, part: Pieces) -> tuple[Automaton, Regexes]:
        """The automaton of a group that pays most for these pieces of short cells, and the regexes that it leaves out."""
        cut = part.data.find(SEPARATOR, _SAMPLE)
        if cut < 0:
            return made, {}
        events = made.events(Pieces(part.data[: cut + 1]))
        cells = part.data.count(SEPARATOR, 0, cut + 1)
        many = [each for each in events if _OFTEN * len(each.at) >= cells]
        often = {each.regex.index: each.regex for each in many if each.regex.forms or each.regex.words}
        marked = {each.regex.index: each.regex for each in many if each.regex.index not in often and _has_sign(each.regex)}
        key = number, frozenset(often)
        if key not in self._made and often:
            self._seen[key] += sum(len(each.at) for each in events if each.regex.index in often) * len(part.data) // (cut + 1)
            self._try(key, made)
        return (self._made[key], often | marked) if key in self._made else (made, marked)

    def _try(self, key: _Key, made: Automaton) -> None:
        """Makes the automaton if the events that it spares have paid for it."""
        if key not in self._lesser:
            self._lesser[key] = Lesser.of(made, self._members(key[0]), key[1])
        lesser = self._lesser[key]
        if lesser is not None and lesser.cost * _PRICE <= self._seen[key]:
            found = lesser.compiled()
            if found is None:
                self._lesser[key] = None
            else:
                self._made[key] = found


def _has_sign(regex: Regex) -> bool:
    """Whether it is looked for by a sign (@), which no automaton has to find."""
    return any(len(text) == 1 and not text.isalnum() for each in regex.literals for text in each.texts)
