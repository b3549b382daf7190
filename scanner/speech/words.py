"""What one person says as words, each with its place in the turn in which it was said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

#: What stands between two words of different turns.
TURN = "\n"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|@")


@dataclass(slots=True)
class Words:
    """One stream of words, over turns between which nobody else said anything of weight. All lists have the same length.

    text     the word in lower case: letters, digits as written ("07700"), or "@"
    turn     number of the turn · start, end  offsets of code points in its text
    between  what stands between the word before and this one: blanks and marks as written, `TURN` where another turn begins
    asked    kind of value that was asked for when the word was said (see `scanner.speech.asks`), "" for none
    """

    text: list[str] = field(default_factory=list, repr=False)
    turn: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    between: list[str] = field(default_factory=list, repr=False)
    asked: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.text)

    def add(self, turn: int, text: str, asked: list[tuple[int, str]]) -> None:
        """Adds the words of a turn. `asked` are offsets from which on a kind of value is asked for, ascending, the first at 0."""
        spans = [found.span() for found in _WORD.finditer(text)]
        if not spans:
            return
        starts, ends = zip(*spans, strict=True)
        self.text += [text[start:end].lower() for start, end in spans]
        self.turn += [turn] * len(spans)
        self.start += starts
        self.end += ends
        self.between += [TURN, *[text[end:start] for end, start in zip(ends, starts[1:], strict=False)]]
        behind = [*(bisect_left(starts, offset) for offset, _ in asked[1:]), len(spans)]
        at = 0
        for (_, kind), end in zip(asked, behind, strict=True):
            self.asked += [kind] * (end - at)
            at = max(at, end)


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return list(each_word(text))


def each_word(text: str) -> Iterator[str]:
    """The same one by one, for whoever may have heard enough."""
    return (found[0].lower() for found in _WORD.finditer(text))
