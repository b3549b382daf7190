"""Words that every match of a regex holds: literals are found faster than forms, and more surely.

Hyperscan 5.4 loses matches of some choices of words behind choices of words, so that only literals and forms without words are asked of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]

from detectors.charset import CHARS, chars
from detectors.edges import REPEATS, Item

#: Letters of a literal that tells enough, and those beyond which more tell no more.
_SHORTEST, _LONG = 3, 8
#: Most literals that stand for one piece of a regex, most for all of it, and letters of the longest.
_SOME, _MANY, _LENGTH = 512, 4096, 24

#: Words that tell nothing, so often do they stand in any text.
_COMMON = frozenset(
    re.findall(
        r"[a-z]+",
        "a about after all also am an and any are as at be been before but by call called can could did do for from get got had has have "
        "he her him his i in is it its just like made may me more my need needs new no not now of on or order our out please policy said "
        "she so some thank that the their them there they this time to two up use used uses was we were what when which who will with "
        "would you your",
    )
)
_WORD = re.compile(r"[^\W_]+")

Words = frozenset[str]


def literals(items: Sequence[Item], flags: int) -> tuple[str, ...]:
    """Lower-case texts, one of which every match holds in some case; empty if there are none worth looking for."""
    found = _best(items, flags)
    return tuple(sorted(found)) if found and min(map(_letters, found)) >= _SHORTEST else ()


def _letters(text: str) -> int:
    return sum(map(len, _WORD.findall(text)))


@lru_cache(maxsize=1 << 16)
def _rare(text: str) -> int:
    """How much a text tells: letters and digits of words that not every sentence has."""
    return min(_LONG, sum(len(word) for word in _WORD.findall(text) if word not in _COMMON))


def _best(items: Sequence[Item], flags: int) -> Words | None:
    """The best of the sets of which each match holds one: the most telling, by the word that tells least, then by all; then the fewest."""
    offers: list[Words] = []
    run: Words = frozenset(("",))
    for item in items:
        exact = _exact(item, flags)
        if exact is not None and len(exact) * len(run) <= _SOME and max(map(len, exact)) + max(map(len, run)) <= _LENGTH:
            run = frozenset(a + b for a, b in product(run, exact))
            continue
        offers.append(run)
        run = exact if exact is not None and len(exact) <= _SOME else frozenset(("",))
        if exact is None and (inner := _held(item, flags)):
            offers.append(inner)
    offers.append(run)
    best = max(offers, key=lambda words: (min(map(_rare, words)), sum(map(_rare, words)) / len(words), -len(words)))
    return best if "" not in best else None


def _exact(item: Item, flags: int) -> Words | None:
    """All that the item can match, in lower case, if that is little; what looks about matches nothing."""
    kind, value = item
    if kind is op.AT or kind in (op.ASSERT, op.ASSERT_NOT):
        return frozenset(("",))
    if kind in CHARS:
        letters = frozenset(map(str.lower, map(chr, chars(item, flags))))
        return letters if 0 < len(letters) <= 2 and all(len(each) == 1 for each in letters) else None
    if kind is op.SUBPATTERN:
        return _product(value[3], (flags | value[1]) & ~value[2])
    if kind is op.BRANCH:
        ways = [_product(branch, flags) for branch in value[1]]
        whole = frozenset().union(*(way for way in ways if way is not None))
        return whole if None not in ways and len(whole) <= _SOME else None
    if kind in REPEATS and value[1] == 1:
        once = _product(value[2], flags)
        return None if once is None else once | (frozenset(("",)) if value[0] == 0 else frozenset())
    return None


def _product(items: Sequence[Item], flags: int) -> Words | None:
    run: Words = frozenset(("",))
    for item in items:
        exact = _exact(item, flags)
        if exact is None or len(exact) * len(run) > _SOME:
            return None
        run = frozenset(a + b for a, b in product(run, exact))
    return run if max(map(len, run)) <= _LENGTH else None


def _held(item: Item, flags: int) -> Words | None:
    """What one item holds at least one of."""
    kind, value = item
    if kind is op.SUBPATTERN:
        return _best(value[3], (flags | value[1]) & ~value[2])
    if kind is op.ATOMIC_GROUP:
        return _best(value, flags)
    if kind is op.BRANCH:
        ways = [_best(branch, flags) for branch in value[1]]
        whole = frozenset().union(*(way for way in ways if way is not None))
        return whole if None not in ways and len(whole) <= _MANY else None
    if kind in REPEATS and value[0] > 0:
        return _best(value[2], flags)
    return None
