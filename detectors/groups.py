"""The regexes in groups: those that one gate fits, and that wait for the same phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

from detectors.charset import CHARS, chars
from detectors.context import Bools, Phrases
from detectors.gates import Gate, groups, seen
from detectors.heads import fits
from detectors.regex import Regex
from detectors.tree import walk
from scanner.pattern import Pattern

#: Regexes that wait for phrases of one country up to which they are looked for together.
_MANY = 5
_LETTERS = frozenset(byte for byte in range(256) if chr(byte).isalnum())


@dataclass(frozen=True)
class Group:
    """Regexes with one gate. `near` marks the phrases, near one of which their matches must stand to count; None: they need none.

    None is marked where no phrase can stand near: only the column's name, or a check that many cells pass, lets those count. `headed`: all
    their matches begin at heads (see `detectors.heads`). `reach`: how far apart the first and the last byte can be that decide on a match.
    """

    gate: Gate
    regexes: tuple[Regex, ...]
    near: Bools | None = None
    headed: bool = False

    @cached_property
    def reach(self) -> int:
        return max(map(seen, self.regexes))


def grouped(regexes: Sequence[Regex], patterns: Sequence[Pattern], heard: Phrases) -> tuple[Group, ...]:
    """The regexes in groups; what counts only near a phrase and has no word of its own is looked for near phrases.

    Those go by the first part of the entity's name, mostly a country: where nobody speaks of Spain, no Spanish number is looked for. Where
    a country has many, they go by entity.
    """
    close = [each for each in regexes if patterns[each.index].need == "context" and not each.spoken]
    rest = [each for each in regexes if each not in close]
    made = [Group(gate, part, headed=headed) for gate, group in groups(rest, 2) for headed, some in _heads(group) for part in _told(some)]
    for gate, group in groups(close, 1):
        for headed, some in _heads(group):
            for part in _parts(some, patterns):
                made.append(Group(gate, part, heard.owned([each.index for each in part if not _fills(each)]), headed))
    return tuple(each for each in made if each.regexes)


def _heads(group: Sequence[Regex]) -> Iterator[tuple[bool, tuple[Regex, ...]]]:
    """Regexes whose matches begin at heads, and the others."""
    for headed in (True, False):
        yield headed, tuple(each for each in group if fits(each) is headed)


def _told(group: Sequence[Regex]) -> Iterator[tuple[Regex, ...]]:
    """Regexes that words tell, and those that need a form: what cells look like rules all forms out sooner than all words."""
    for spoken in (True, False):
        yield tuple(each for each in group if each.spoken is spoken)


def _parts(group: Sequence[Regex], patterns: Sequence[Pattern]) -> Iterator[tuple[Regex, ...]]:
    """Regexes of one gate, apart by country, those of a country that has many by entity."""
    countries: dict[str, list[Regex]] = defaultdict(list)
    for each in group:
        countries[patterns[each.index].entity.partition("_")[0]].append(each)
    for those in countries.values():
        entities: dict[str, list[Regex]] = defaultdict(list)
        for each in those:
            entities[patterns[each.index].entity if len(those) > _MANY else ""].append(each)
        yield from map(tuple, entities.values())


def _fills(regex: Regex) -> bool:
    """Whether a match's value is all of its cell but blanks and marks: no phrase can stand beside it."""
    if not regex.whole or not regex.named:
        return regex.whole
    tree = parser.parse(regex.source, regex.options)
    value, flags = tree.state.groupdict["v"], int(tree.state.flags)
    beside = [item for item in tree if not (item[0] is op.SUBPATTERN and item[1][0] == value)]
    eaten = [(item, inner) for item, inner, looks in walk(beside, flags) if not looks]
    again = any(item[0] in (op.GROUPREF, op.GROUPREF_EXISTS) for item, _ in eaten)
    return not again and not any(chars(*each) & _LETTERS for each in eaten if each[0][0] in CHARS)
