"""Names spelled out, and references: what is said letter by letter and has no form of its own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files

from scanner.speech.letters import CORRECTIONS, EVERYDAY, Edge
from scanner.speech.lexicon import PAUSES
from scanner.speech.search import Edges, corrected
from scanner.speech.value import Value
from scanner.speech.letters import WEAK
from scanner.speech.words import Words

_DATA = tomllib.loads(files("scanner.speech").joinpath("letters.toml").read_text("utf-8"))["announced"]
_REFERENCES, _SPELLED, _OTHERS, _NAMES, _NEVER = (frozenset(_DATA[key].split()) for key in ("references", "spelled", "others", "names", "never"))
#: Words before a code among which one announces it; letters of a name; characters of a reference, and its digits; words of a name.
_NEAR, _LETTERS, _CHARS, _FIGURES, _NAME = 5, range(3, 21), range(4, 31), 2, 3
_PAUSED = 2


def spelled(words: Words, first: int, last: int, edges: Edges) -> Iterator[Value]:
    yield from ()
