"""Whether letters were said at all: few streams of talk hold any, and only those need to be read."""

from __future__ import annotations

from itertools import product
from string import ascii_lowercase

from scanner.speech.codes.letters import ALPHABETS, CASE, LETTERS, NUMBERS, SHORT, WEAK
from scanner.speech.lexicon import TIMES
from scanner.speech.words import Words

#: Words that may say a letter and nothing else, alone or with what follows; two letters as one word; how "the letter" and "capital" end.
_CLEAR = [
    *(said[0] for said, (_, cost) in LETTERS.items() if not cost),
    *(word for word, (_, cost) in ALPHABETS.items() if not cost),
    *TIMES,
]
_TWO = (
    frozenset(map("".join, product(ascii_lowercase, repeat=2))) - SHORT - NUMBERS.keys() - {said[0] for said in LETTERS if len(said) == 1}
)
_CASES = [phrase[-1] for listed in CASE.values() for phrase in listed]
_LETTERED = (frozenset(_CLEAR) - WEAK) | _TWO | frozenset(_CASES)


def lettered(words: Words) -> bool:
    """Whether some word says a letter and nothing else or touches another one, or something was asked for: no code is read elsewhere."""
    return not _LETTERED.isdisjoint(words.text) or "" in words.between or any(words.asked)
