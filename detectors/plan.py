"""What one sort of column asks of an engine, told once: columns of one name and kind come by the thousand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from detectors.alone import tells
from detectors.enumeration import Listed
from detectors.gates import Gate
from detectors.groups import Group
from detectors.judge import Judge
from detectors.regex import Regex
from detectors.wanted import Wanted
from scanner.pattern import Pattern


class Sort(NamedTuple):
    """Columns that are searched alike: the patterns that their name supports, the rest as in `Wanted`; `reading` are text detectors."""

    named: frozenset[int]
    kind: str
    but: str
    every: bool
    reading: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Those `regexes` of a group (by its number in the engine) that look at the column.

    Where the group waits for phrases, the column's name stands for one of the `named`, and a check may do so of the `telling`.
    """

    number: int
    group: Group
    regexes: tuple[Regex, ...]
    named: tuple[Regex, ...] = ()
    telling: tuple[Regex, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether the group's matches count near phrases only."""
        return self.group.near is not None

    @property
    def heard(self) -> bool:
        """Whether there are phrases near which the group's matches count."""
        return self.group.near is not None and bool(self.group.near.any())

    @classmethod
    def of(cls, number: int, group: Group, wanted: Wanted) -> Asked:
        """What is left of the group for this column."""
        mine = tuple(each for each in group.regexes if wanted.runs(each.index))
        if group.near is None:
            return cls(number, group, mine)
        named = tuple(each for each in mine if wanted.named[each.index])
        return cls(number, group, mine, named, tuple(each for each in mine if tells(each, wanted)))


@dataclass(frozen=True, slots=True)
class Plan:
    """One sort of column: the regexes that look at it, in `groups` and `named` (those that only its name lets count), all `gates` of these
    groups, and the enumerations."""

    wanted: Wanted
    runs: frozenset[int]
    groups: Mapping[int, Asked]
    gates: frozenset[Gate]
    named: Mapping[int, Regex]
    listed: Listed


class Judges(dict[int, Judge]):
    """The judges of one scan by pattern, each made when it is first asked: what they have seen goes with them."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns

    def __missing__(self, index: int) -> Judge:
        made = self[index] = Judge(self._patterns[index], index)
        return made


def planned(wanted: Wanted, groups: Sequence[Group], named: Sequence[Regex], listed: Sequence[tuple[int, Pattern]]) -> Plan:
    """The plan for a column that wants this."""
    some = {n: asked for n, each in enumerate(groups) if (asked := Asked.of(n, each, wanted)).regexes}
    mine = {each.index: each for each in named if wanted.runs(each.index)}
    runs = frozenset(mine).union(*([rx.index for rx in each.regexes] for each in some.values()))
    chosen = [(index, pattern) for index, pattern in listed if pattern.values and wanted.looks(pattern)]
    return Plan(wanted, runs, some, frozenset(each.group.gate for each in some.values()), mine, Listed.of(chosen))
