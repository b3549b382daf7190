"""The regexes in groups: those that one gate fits, and that wait for the same phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from detectors.context import Bools, Phrases
from detectors.gates import Gate, groups, seen
from detectors.regex import Regex
from scanner.pattern import Pattern


@dataclass(frozen=True)
class Group:
    """Regexes with one gate. `near` marks the phrases, near one of which their matches must stand to count; None: they need none.

    `reach`: how far apart the first and the last byte can be that decide on a match.
    """

    gate: Gate
    regexes: tuple[Regex, ...]
    near: Bools | None = None

    @cached_property
    def reach(self) -> int:
        return max(map(seen, self.regexes))


def grouped(regexes: Sequence[Regex], patterns: Sequence[Pattern], heard: Phrases) -> tuple[Group, ...]:
    """The regexes in groups; what counts only near a phrase and has no word of its own is looked for near phrases.

    Those go by the first part of the entity's name, mostly a country: where nobody speaks of Spain, no Spanish number is looked for.
    """
    close = [each for each in regexes if patterns[each.index].need == "context" and not each.spoken]
    rest = [each for each in regexes if each not in close]
    made = [Group(gate, group) for gate, group in groups(rest, 2)]
    for gate, group in groups(close, 1):
        parts: dict[str, list[Regex]] = {}
        for each in group:
            parts.setdefault(patterns[each.index].entity.partition("_")[0], []).append(each)
        made += [Group(gate, tuple(part), heard.owned([each.index for each in part])) for part in parts.values()]
    return tuple(each for each in made if each.regexes)
