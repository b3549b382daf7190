"""What people say between the parts of one thing: hesitations, corrections, and turns that only show that they listen."""

from __future__ import annotations

import tomllib
from collections import deque
from importlib.resources import files
from itertools import islice

from scanner.speech.lexicon import ACKNOWLEDGEMENTS, NUMBERS, PAUSES, ZEROS
from scanner.speech.words import TURN, Words, each_word

_DATA = tomllib.loads(files("scanner.speech").joinpath("gaps.toml").read_text("utf-8"))
HESITATIONS = frozenset(_DATA["hesitations"].split())
CORRECTIONS: frozenset[tuple[str, ...]] = frozenset(tuple(phrase.split()) for phrase in _DATA["corrections"])
_LONGEST = max(map(len, CORRECTIONS))
_LISTENS = PAUSES | ACKNOWLEDGEMENTS | frozenset(_DATA["listens"].split())
_WITHDRAWN = frozenset(_DATA["withdrawn"].split())
_WAITING = _LISTENS | frozenset(_DATA["waiting"].split())
_WAITS = tuple(f" {phrase} " for phrase in _DATA["waits"])
#: Words of numbers that are nothing else ("oh, no").
_COUNTED = NUMBERS - frozenset([*ZEROS, "one"])
#: Words of a turn that only keeps others waiting, at most; code points of a turn that is looked at.
_MOST, _SHORT = 12, 100
#: So many words of numbers are none: "oh, one second".
_FEW = 2
#: Before what is said anew.
THATS = frozenset(["it's", "its", "that's", "thats"])
#: Words of a turn that is read back, at most.
_ECHO = 40


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


def echoes(text: str, before: str) -> bool:
    """Whether a turn says the one before it again, or its end, and no more than that it was heard.

    >>> echoes("Okay, P for papa, yep.", "It's P for papa."), echoes("P for papa, and your name?", "It's P for papa.")
    (True, False)
    """
    heard = list(islice((word for word in each_word(text) if word not in _LISTENS), _ECHO))
    if not heard or len(heard) == _ECHO:
        return False
    said = deque((word for word in each_word(before) if word not in _LISTENS), maxlen=len(heard))
    return list(said) == heard


def repeats(text: str, before: str) -> bool:
    """Whether a turn that echoes the one before is another person's: of digits alone, the same may be said twice by one."""
    return echoes(text, before) and any(word not in NUMBERS and not word.isdigit() for word in each_word(text))


def withdrawn(words: Words, at: int) -> bool:
    """Whether what was said before `at` is taken back as a whole by the rest of its turn: "oh, hang on, no, that's my old one"."""
    end = at
    while end < len(words) and words.between[end] != TURN and end - at <= _MOST:
        end += 1
    rest = words.text[at:end]
    if not 0 < end - at <= _MOST or _WITHDRAWN.isdisjoint(rest) or any(word in _COUNTED or word.isdigit() for word in rest):
        return False
    return any(corrected(words, here) > here for here in range(at, end))


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
    while said and here < len(words) and words.text[here] in THATS:
        here += 1
    return here if said else at
