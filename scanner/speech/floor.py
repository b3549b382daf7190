"""Who has the floor: the streams of words in a call, one after the other for each person.

A stream goes on over turns of others that say nothing of weight: "mm hmm", "go on", or what was said read back. It holds no turn that
only keeps others waiting ("sorry, one sec").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scanner.speech.gaps import echoes, idle, repeats
from scanner.speech.question import Question, weighs
from scanner.speech.words import Words

#: A stream ends where a person was silent for so many turns of others, or so many seconds.
_TURNS, _SECONDS = 4, 30.0


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of one call. `who` tells speakers apart ("" where nobody is named); times are seconds, None where not known.

    `others` are other hearings of turns, best first, by number of the turn.
    """

    text: Sequence[str] = field(repr=False)
    who: Sequence[str] = field(repr=False)
    start: Sequence[float | None]
    end: Sequence[float | None]
    others: Mapping[int, Sequence[str]] = field(default_factory=dict, repr=False)


@dataclass(slots=True)
class _Open:
    """A stream that may go on: its words, the turn that it ended with, and how many of others came since."""

    words: Words
    last: int
    between: int = 0


def streams(turns: Turns) -> Iterator[Words]:
    """The streams of a call, each when it has ended."""
    open_: dict[str, _Open] = {}
    question = Question()
    before = ""
    for number, (text, who) in enumerate(zip(turns.text, turns.who, strict=True)):
        asked, asks = question.heard(number, text, who)
        mine = open_.get(who)
        if mine is None or (asks and not who) or question.closed or _silent(turns, mine.last, number):
            if mine is not None and mine.words:
                yield mine.words
            mine = open_[who] = _Open(Words(), number)
        if not who and repeats(text, before):
            yield _alone(number, text, asked)
        elif not idle(text):
            mine.words.add(number, text, asked)
        mine.last, mine.between = number, 0
        if len(open_) > 1:
            yield from _ended(open_, who, asks or (weighs(text) and not echoes(text, before)))
        before = text
    yield from (each.words for each in open_.values() if each.words)


def _alone(number: int, text: str, asked: list[tuple[int, str]]) -> Words:
    """A turn as a stream of its own: somebody whom nobody names reads back what another one said."""
    words = Words()
    words.add(number, text, asked)
    return words


def _ended(open_: dict[str, _Open], who: str, heavy: bool) -> Iterator[Words]:
    """Takes out the streams of others that a turn ends: of thousands of speakers, few have the floor."""
    for other in [other for other in open_ if other != who]:
        open_[other].between += 1
        if (heavy or open_[other].between > _TURNS) and (ended := open_.pop(other).words):
            yield ended


def _silent(turns: Turns, last: int, now: int) -> bool:
    """Whether more time went by than one lets pass within a number."""
    ended, begins = turns.end[last] if turns.end[last] is not None else turns.start[last], turns.start[now]
    return ended is not None and begins is not None and begins - ended > _SECONDS
