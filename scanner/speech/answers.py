"""Answers in words: a name, a memorable word. No reader knows them, so the detectors are told what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scanner.speech.lexicon import ACKNOWLEDGEMENTS, PAUSES
from scanner.speech.value import Value
from scanner.speech.words import TURN, Words

#: Kinds that are answered in words alone; the number of a house brings its own context.
_WORDED = frozenset({"name", "memorable", "maiden"})
_NO_ANSWER = PAUSES | ACKNOWLEDGEMENTS


def answers(words: Words, values: Iterable[Value]) -> Iterator[tuple[int, str]]:
    """Words with which such an answer begins, and the kind that was asked for: in each turn the first that says anything.

    What a value says already is left to it.
    """
    taken = {at for value in values for at in range(value.first, value.last)}
    waits = False
    for at, word in enumerate(words.text):
        waits = waits or words.between[at] == TURN
        if waits and word not in _NO_ANSWER:
            waits = False
            if words.asked[at] in _WORDED and at not in taken:
                yield at, words.asked[at]
