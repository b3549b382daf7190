"""What the model says of each word, and how that becomes spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

ENTITIES = ("PERSON", "LOCATION", "ORGANIZATION", "STREET_ADDRESS")
#: Nothing, then for each entity the word that begins it and those that go on with it.
LABELS = ("O", *(f"{side}-{entity}" for entity in ENTITIES for side in "BI"))

#: What joins words and begins none.
_JOINS = ",.;:)"
_LETTERS = re.compile(r"[^\W\d_]{2}")
#: A place in letters: U.S., U.K.
_LETTERED = re.compile(r"[A-Z]\. ?[A-Z]\.")
_PLACE = ENTITIES.index("LOCATION")


@dataclass(frozen=True, slots=True)
class Named:
    """An entity in a text: code points, its number in `ENTITIES`, how sure the model is (0..1)."""

    start: int
    end: int
    entity: int
    score: float


def shares(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The probability of each label, from the network's scores (last axis)."""
    grown = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(grown / grown.sum(-1, keepdims=True), np.float32)


def spans(text: str, words: list[tuple[int, int]], likely: npt.NDArray[np.float32]) -> Iterator[Named]:
    """The entities in a sentence: `likely` [words, labels]; a word that goes on with nothing begins one.

    Punctuation at the end is no part of a name but for the dot of an initial, and what holds no two letters in a row names nobody, but may
    name a place (U.S.).
    """
    best = likely.argmax(-1)
    if not best.any():
        return
    sure = likely.max(-1)
    start = entity = -1
    for at, label in enumerate([*best.tolist(), 0]):
        if start >= 0 and not (label and label % 2 == 0 and (label - 1) // 2 == entity):
            end = _end(text, words[start:at])
            if _LETTERS.search(text, words[start][0], end) or (entity == _PLACE and _LETTERED.match(text, words[start][0], end)):
                score = sure[start] if at - start == 1 else sure[start:at].mean()
                yield Named(words[start][0], end, entity, float(score))
            start = -1
        if label and start < 0 and text[words[at][0]] not in _JOINS:
            start, entity = at, (label - 1) // 2


def _end(text: str, words: list[tuple[int, int]]) -> int:
    last = len(words) - 1
    while last > 0 and not text[words[last][0]].isalnum():
        if text[words[last][0]] == "." and words[last - 1][1] - words[last - 1][0] == 1 and last > 1:
            break
        last -= 1
    return words[last][1]
