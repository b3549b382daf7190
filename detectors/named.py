"""What a column's name says: the patterns whose phrases or names stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from scanner.pattern import Pattern
from scanner.words import held, spellings, words

#: Names of columns whose patterns are remembered.
_KNOWN = 1 << 14


class Names:
    """Which patterns a column's name supports: their context phrases or names stand in it."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        self._told: dict[str, frozenset[int]] = {}

    def supported(self, name: str) -> frozenset[int]:
        """Indexes of the patterns, one of whose phrases the words of `name` hold."""
        if name not in self._told:
            if len(self._told) >= _KNOWN:
                self._told.clear()
            said = held(words(name))
            self._told[name] = frozenset().union(*(self._by_phrase.get(each, ()) for each in said))
        return self._told[name]

    @cached_property
    def _by_phrase(self) -> Mapping[str, list[int]]:
        """For each phrase its patterns; it also counts when written as one word (see `scanner.words.holds`)."""
        found: dict[str, list[int]] = {}
        for index, pattern in enumerate(self._patterns):
            for spelling in spellings((*pattern.context, *pattern.names)):
                found.setdefault(spelling, []).append(index)
        return found
