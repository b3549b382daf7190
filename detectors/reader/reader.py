"""Reads texts: the gate, the sentences, the network, and a memory of sentences that were read before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detectors.reader.again import again
from detectors.reader.atlas import atlas
from detectors.reader.cited import cited
from detectors.reader.code import said
from detectors.reader.gate import Gate
from detectors.reader.households import households
from detectors.reader.labels import Named, spans
from detectors.reader.mailbox import mailboxes
from detectors.reader.network import LONGEST, likely
from detectors.reader.people import people
from detectors.reader.sentences import sentences
from detectors.reader.street import joined, placed, whole
from detectors.reader.words import WORD, encoded

#: Sentences that are remembered; customer data says the same things again and again.
_REMEMBERED = 1 << 16
#: Sentences that go to the network together.
_TOGETHER = 512


@dataclass(frozen=True, slots=True)
class Speed:
    """Whether the gate keeps sentences from the network, and how sure its first layers must be for the others to be left out."""

    gate: bool
    certain: float


#: Every sentence through all layers, and what a scan does unless it is told otherwise.
THOROUGH, QUICK = Speed(False, 1.1), Speed(True, 0.7)


class Reader:
    """Finds the entities in texts; not for two threads at once."""

    def __init__(self, speed: Speed = QUICK) -> None:
        self._speed, self._gate = speed, Gate()
        self._memory: dict[str, tuple[Named, ...]] = {}

    def read(self, texts: Iterable[str]) -> list[list[Named]]:
        """The entities in each text, in order."""
        found: list[list[Named]] = []
        read: list[str] = []
        opens: list[bool] = []
        asked: list[tuple[int, int, str]] = []
        for text in map(said, texts):
            found.append([])
            read.append(text)
            opens.append(not self._speed.gate or self._gate.opens(text))
            if not opens[-1]:
                continue
            for start, end in sentences(text):
                sentence = said(text[start:end])
                if not self._speed.gate or sentence == text or self._gate.opens(sentence):
                    asked.append((len(found) - 1, start, sentence))
        for first in range(0, len(asked), _TOGETHER):
            some = asked[first : first + _TOGETHER]
            self._learn([sentence for *_, sentence in some])
            for number, start, sentence in some:
                found[number] += (Named(start + each.start, start + each.end, each.entity, each.score) for each in self._memory[sentence])
        made = [
            placed(text, joined(text, households(text, named))) if opened else []
            for text, named, opened in zip(read, found, opens, strict=True)
        ]
        whole = [atlas(text, again(text, named) if named else named) for text, named in zip(read, made, strict=True)]
        return [mailboxes(text, named) if "<" in text else named for text, named in zip(read, whole, strict=True)]

    def _learn(self, asked: Sequence[str]) -> None:
        """Reads the sentences that are not remembered."""
        if len(self._memory) > _REMEMBERED:
            self._memory.clear()
        new = [sentence for sentence in dict.fromkeys(asked) if sentence not in self._memory]
        words = [[word.span() for word in WORD.finditer(sentence)] for sentence in new]
        read = [_cut(encoded(sentence, places)) for sentence, places in zip(new, words, strict=True)]
        for sentence, places, scores in zip(new, words, likely(read, self._speed.certain), strict=True):
            named = whole(sentence, list(spans(sentence, places, scores))) if len(scores) else []
            self._memory[sentence] = tuple(cited(sentence, people(sentence, named) if named else named))


def _cut(made: tuple[list[int], list[int], list[int]]) -> tuple[list[int], list[int], list[int]]:
    """No more pieces than the network takes: a sentence of so many is no language."""
    pieces, features, firsts = made
    return pieces[:LONGEST], features[:LONGEST], [first for first in firsts if first < LONGEST]
