"""How much a text tells that is looked for before a regex: the rarer it is, the seldomer a regex is tried in vain."""

from __future__ import annotations

import re
from functools import lru_cache

#: At a text's edge: no letter stands before, no letter stands behind.
LEFT, RIGHT = "\x01", "\x02"

#: Words that tell nothing, so often do they stand in any text.
_COMMON = frozenset(
    re.findall(
        r"[a-z]+",
        "a about after again all also am an and another any are as asked at back be because been before being but by call called can could "
        "day did do does done down even every first for from get give go going good got great had has have he her here him his how i if in "
        "into is it its just know last like little long made make man many may me more most much must my need needs never new no not now "
        "of off old on one only or order other our out over own part people place please policy right said same say see she so some still "
        "such take than thank that the their them then there these they thing think this those time to too two under up us use used uses "
        "very want was way we well were what when where which while who will with work would year years you your",
    )
)
_WORD = re.compile(r"[^\W_]+")
#: Letters beyond which more tell no more.
_LONG = 8


def letters(text: str) -> int:
    """Letters, digits and marks of a text; a word that begins here and ends is one more than its letters."""
    begun = text[0] == LEFT and not text[-1].isalnum()
    return len(text) - text.count(" ") + 2 * text.count("@") - text.count(LEFT) - text.count(RIGHT) + begun


@lru_cache(maxsize=1 << 16)
def telling(text: str) -> float:
    """How much a text tells: letters and digits of words that not every sentence has; half a letter for others beside them."""
    found = [word if len(word) > 1 and word.isupper() else word.lower() for word in _WORD.findall(text)]  # "IN" is seldom
    rare = sum(len(word) for word in found if word not in _COMMON)
    if rare and text[0] != LEFT and text[0].isalpha():
        rare -= 1  # it may be the end of another word
    marks = sum(map(text.count, "/$%=:#<>[]{}_")) + 3 * text.count("@")
    return min(_LONG, rare + marks + 0.9 * max(sum(word in _COMMON for word in found) - (not rare), 0))
