"""What people say between the parts of one thing: hesitations, corrections, and turns that only show that they listen."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from scanner.speech.lexicon import ACKNOWLEDGEMENTS, NUMBERS, PAUSES
from scanner.speech.words import Words, each_word

_DATA = tomllib.loads(files("scanner.speech").joinpath("gaps.toml").read_text("utf-8"))
HESITATIONS = frozenset(_DATA["hesitations"].split())
CORRECTIONS: frozenset[tuple[str, ...]] = frozenset(tuple(phrase.split()) for phrase in _DATA["corrections"])
_LONGEST = max(map(len, CORRECTIONS))
_LISTENS = PAUSES | ACKNOWLEDGEMENTS
_WAITING = _LISTENS | frozenset(_DATA["waiting"].split())
_WAITS = tuple(f" {phrase} " for phrase in _DATA["waits"])
#: Words of a turn that only keeps others waiting, at most; code points of a turn that is looked at.
_MOST, _SHORT = 12, 100
#: So many words of numbers are none: "oh, one second".
_FEW = 2


def idle(text: str) -> bool:
    """Whether a turn only shows that its speaker listens ("mm hmm", "go ahead"), or keeps others waiting ("sorry, one sec").

    >>> idle("No worries, carry on."), idle("Sorry, one two."), idle("one second")
    (True, False, True)
    """
    words: list[str] = []
    for word in each_word(text.replace("’", "'")) if len(text) < _SHORT else ():
        if word not in _WAITING or len(words) == _MOST:
            return False
        words.append(word)
    if not words or sum(word in NUMBERS for word in words) > _FEW:
        return False
    said = f" {' '.join(words)} "
    return _LISTENS.issuperset(words) or any(phrase in said for phrase in _WAITS)


def after(words: Words, at: int) -> int:
    """The first word from `at` on that is more than a hesitation."""
    while at < len(words) and words.text[at] in HESITATIONS:
        at += 1
    return at


def corrected(words: Words, at: int) -> int:
    """The first word behind the phrases of correction at `at`, with the hesitations around them; `at` where there is none."""
    here, said = after(words, at), False
    while size := next((size for size in range(_LONGEST, 0, -1) if tuple(words.text[here : here + size]) in CORRECTIONS), 0):
        here, said = after(words, here + size), True
    return here if said else at
