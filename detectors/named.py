"""What a column's name says: the patterns whose phrases or names stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scanner.pattern import Pattern
from scanner.words import held, spellings, words

#: Names of columns whose patterns are remembered.
_KNOWN = 1 << 14


@dataclass(frozen=True, slots=True)
class Names:
    """Which patterns a column's name supports: their context phrases or names stand in it."""

    by_phrase: Mapping[str, frozenset[int]]
    known: dict[str, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)

    def supported(self, name: str) -> frozenset[int]:
        """Indexes of the patterns, one of whose phrases the words of `name` hold."""
        if name not in self.known:
            if len(self.known) >= _KNOWN:
                self.known.clear()
            self.known[name] = self._supported(name)
        return self.known[name]

    def _supported(self, name: str) -> frozenset[int]:
        return frozenset().union(*(self.by_phrase.get(run, frozenset()) for run in held(words(name))))


def names(patterns: Iterable[Pattern]) -> Names:
    """The lookup for `Names`; a phrase also counts when written as one word (see `scanner.words.holds`)."""
    found: dict[str, set[int]] = {}
    for index, pattern in enumerate(patterns):
        for spelling in spellings((*pattern.context, *pattern.names)):
            found.setdefault(spelling, set()).add(index)
    return Names({phrase: frozenset(indexes) for phrase, indexes in found.items()})
