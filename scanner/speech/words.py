"""What one person says as words, each with its place in the turn in which it was said."""

from __future__ import annotations

import re
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

    text: list[str] = field(default_factory=list)
    turn: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    between: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.text)

    def add(self, turn: int, text: str, asked: list[tuple[int, str]]) -> None:
        """Adds the words of a turn. `asked` are offsets from which on a kind of value is asked for, ascending, the first at 0."""
        last, at = -1, 0
        for found in _WORD.finditer(text):
            start, end = found.span()
            while at + 1 < len(asked) and asked[at + 1][0] <= start:
                at += 1
            self.text.append(found[0].lower())
            self.turn.append(turn)
            self.start.append(start)
            self.end.append(end)
            self.between.append(TURN if last < 0 else text[last:start])
            self.asked.append(asked[at][1])
            last = end


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return [found[0].lower() for found in _WORD.finditer(text)]
