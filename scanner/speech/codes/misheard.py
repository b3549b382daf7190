"""What else may have been said where a recogniser wrote a letter or a digit: the confusions of `misheard.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from scanner.speech.codes.letters import MISHEARD, Edge
from scanner.speech.codes.search import Edges
from scanner.speech.words import Words

_DATA = tomllib.loads(files("scanner.speech.codes").joinpath("misheard.toml").read_text("utf-8"))
_LETTERS = {key.upper(): others.upper() for key, others in _DATA["letters"].items()}
#: Words that were heard where a character was said.
CONFUSED = {word: others.upper() for word, others in _DATA["words"].items()}
#: A less likely confusion costs a homophone more for each that is likelier, up to so many.
_RANKS = 3
#: What is left of the certainty after each homophone, each confusion, and where other codes are as near.
_HOMOPHONE, _CONFUSED, _RIVALS = 0.98, 0.7, 0.6


def misheard(words: Words, edges: Edges) -> Edges:
    """What the words may say, mishearing included, at its cost."""

    def wider(at: int) -> list[Edge]:
        plain = edges(at)
        single = [edge for edge in plain if len(edge.chars) == 1 and edge.cost < MISHEARD]
        found = [
            edge._replace(chars=other, cost=edge.cost + MISHEARD + min(rank, _RANKS))
            for edge in single
            for rank, other in enumerate(_LETTERS.get(edge.chars, ""))
        ]
        return [*plain, *found, *(Edge(at, at + 1, other, MISHEARD) for other in CONFUSED.get(words.text[at], ""))]

    return wider


def sure(cost: int, rivals: int) -> float:
    """How sure a reading is that cost so much: 1.0 where nothing had to be mended."""
    confused, homophones = divmod(cost, MISHEARD)
    return float(_HOMOPHONE**homophones * _CONFUSED**confused * (_RIVALS if rivals else 1.0))
