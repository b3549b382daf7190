"""What people say between the parts of one thing: hesitations, corrections, and turns that only show that they listen."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from scanner.speech.lexicon import ACKNOWLEDGEMENTS, PAUSES
from scanner.speech.words import TURN, Words

_DATA = tomllib.loads(files("scanner.speech").joinpath("gaps.toml").read_text("utf-8"))
HESITATIONS = frozenset(_DATA["hesitations"].split())
CORRECTIONS: frozenset[tuple[str, ...]] = frozenset(tuple(phrase.split()) for phrase in _DATA["corrections"])
_LONGEST = max(map(len, CORRECTIONS))
#: A turn of so many words at most may be one that only shows that its speaker listens.
_LISTENS = 4


def after(words: Words, at: int) -> int:
    """The first word from `at` on that is more than a hesitation or a turn of a listener."""
    while at < len(words):
        if words.text[at] in HESITATIONS:
            at += 1
        elif end := _listener(words, at):
            at = end
        else:
            break
    return at


def _listener(words: Words, at: int) -> int:
    """One behind the last word of the turn that begins at `at` if all of it is acknowledgement; 0 if there is none."""
    if words.between[at] != TURN:
        return 0
    for end in range(at, min(at + _LISTENS, len(words))):
        if words.text[end] not in ACKNOWLEDGEMENTS and words.text[end] not in PAUSES:
            return 0
        if end + 1 == len(words) or words.between[end + 1] == TURN:
            return end + 1
    return 0


def corrected(words: Words, at: int) -> int:
    """The first word behind the phrases of correction at `at`, with the hesitations around them; `at` where there is none."""
    here, said = after(words, at), False
    while size := next((size for size in range(_LONGEST, 0, -1) if tuple(words.text[here : here + size]) in CORRECTIONS), 0):
        here, said = after(words, here + size), True
    return here if said else at
