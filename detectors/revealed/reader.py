"""Reads texts for what they reveal: the gate, the sentences, the network, and a memory of sentences that were read before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import numpy as np

from detectors.reader.code import said
from detectors.reader.labels import Named
from detectors.reader.network import LONGEST, likely, session
from detectors.reader.rows import silent
from detectors.reader.sentences import sentences
from detectors.reader.words import WORD, encoded
from detectors.revealed.gate import Gate
from detectors.revealed.labels import spans

#: Sentences that are remembered; customer data says the same things again and again.
_REMEMBERED = 1 << 16
#: Sentences that go to the network together.
_TOGETHER = 512
#: How likely a word must reveal something to be told at all.
LEAST = 0.3
#: How sure the first layers must be of every word for the others to be left out.
CERTAIN = 0.9

#: A sentence of so few blanks, each word with a capital, is what something is called: a product, a song, a heading.
_TITLE = 5

_run = partial(session, package="detectors.revealed")


class Reader:
    """Finds what texts reveal; not for two threads at once."""

    def __init__(self, *, gate: bool = True, certain: float = CERTAIN) -> None:
        self._gate, self._certain = Gate() if gate else None, certain
        self._memory: dict[str, tuple[Named, ...]] = {}

    def read(self, texts: Iterable[str]) -> list[list[Named]]:
        """What each text reveals, in order; `entity` is an index into `detectors.revealed.labels.ENTITIES`."""
        every = list(texts)
        found: list[list[Named]] = [[] for _ in every]
        asked = self._asked(every)
        for first in range(0, len(asked), _TOGETHER):
            some = asked[first : first + _TOGETHER]
            self._learn([sentence for *_, sentence in some])
            for number, start, sentence in some:
                found[number] += (Named(start + each.start, start + each.end, each.entity, each.score) for each in self._memory[sentence])
        return found

    def _asked(self, texts: Sequence[str]) -> list[tuple[int, int, str]]:
        """The sentences that the network must read: the number of their text, where they begin in it."""
        maybe = range(len(texts)) if self._gate is None else np.flatnonzero(self._gate.may_open(texts)).tolist()
        parts = ((number, start, texts[number][start:end]) for number in maybe for start, end in sentences(texts[number]))
        every = [part for part in self._opening(list(parts)) if not (_title(part[2]) or silent(part[2]))]
        spoken = [(number, start, said(sentence)) for number, start, sentence in every]
        return spoken if spoken == every else self._opening(spoken)

    def _opening(self, parts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """Those that can reveal something, by their words alone."""
        if self._gate is None:
            return parts
        return [parts[at] for at in np.flatnonzero(self._gate.opens([sentence for *_, sentence in parts])).tolist()]

    def _learn(self, asked: Sequence[str]) -> None:
        """Reads the sentences that are not remembered."""
        if len(self._memory) > _REMEMBERED:
            self._memory.clear()
        new = [sentence for sentence in dict.fromkeys(asked) if sentence not in self._memory]
        words = [[word.span() for word in WORD.finditer(sentence)] for sentence in new]
        read = [encoded(sentence, places) for sentence, places in zip(new, words, strict=True)]
        cut = [(pieces[:LONGEST], bits[:LONGEST], [first for first in firsts if first < LONGEST]) for pieces, bits, firsts in read]
        for sentence, places, shares in zip(new, words, likely(cut, self._certain, _run), strict=True):
            self._memory[sentence] = tuple(spans(sentence, places, shares, LEAST)) if len(shares) else ()


def _title(sentence: str) -> bool:
    return sentence.istitle() and sentence.count(" ") < _TITLE
