"""Words that every match of a regex holds: literals are found faster than forms, and more surely.

Hyperscan 5.4 loses matches of some choices of words behind choices of words, so that only literals and forms without words are asked of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]

from detectors.charset import CHARS, WORD, chars
from detectors.edges import ASSERTS, REPEATS, Item, edge, guard
from detectors.reach import FROM_START, Reach, after

#: Letters of a literal that tells enough, and those beyond which more tell no more.
_SHORTEST, _LONG = 3, 8
#: Most literals that stand for one piece of a regex, most for all of it, and letters of the longest.
_SOME, _MANY, _LENGTH = 2048, 4096, 40
#: Characters of a class that are written out.
_CLASS = 4
#: No letter stands before, no letter stands behind.
LEFT, RIGHT = "\x01", "\x02"
_LETTERS = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))

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

Words = frozenset[str]
_NOTHING: Words = frozenset(("",))
_LED: Words = frozenset((LEFT,))


@dataclass(frozen=True, slots=True)
class Spoken:
    """Lower-case texts, one of which every match holds in some case, `LEFT` or `RIGHT` at their edges; where they begin in a match."""

    texts: tuple[str, ...]
    at: Reach


@dataclass(frozen=True, slots=True)
class _Offer:
    """Texts, one of which every match holds, and how far behind its start they begin."""

    words: Words
    at: Reach

    def worth(self) -> tuple[float, float, int]:
        """The most telling is best, by the text that tells least, then by all; then the fewest."""
        told = [_telling(each) for each in self.words]
        return min(told), sum(told) / len(told), -len(told)


def spoken(items: Sequence[Item], flags: int) -> tuple[tuple[Spoken, ...], tuple[Sequence[Item], ...]]:
    """The best texts to look for, and the parts of the regex that are left to be looked for in another way.

    Of a regex that is a choice, each branch has texts of its own, or is left.
    """
    whole = _texts(items, flags)
    if whole is not None:
        return (whole,), ()
    said, left = list[Spoken](), list[Sequence[Item]]()
    ways = list(_ways(items, flags))
    for way, inner in ways if len(ways) > 1 else ():
        texts = _texts(way, inner)
        said.append(texts) if texts is not None else left.append(way)
    return (tuple(said), tuple(left)) if said else ((), (items,))


def _texts(items: Sequence[Item], flags: int) -> Spoken | None:
    found = _best(items, flags, FROM_START)
    if found is None or min(map(_letters, found.words)) < _SHORTEST:
        return None
    return Spoken(tuple(_fewest(found.words)), found.at)


def _ways(items: Sequence[Item], flags: int) -> Iterator[tuple[list[Item], int]]:
    """A sequence that holds one choice, besides what looks about, as a sequence for each of its branches."""
    solid = [at for at, item in enumerate(items) if item[0] is not op.AT and item[0] not in ASSERTS]
    if len(solid) != 1:
        yield list(items), flags
        return
    at = solid[0]
    kind, value = items[at]
    if kind is op.BRANCH:
        for branch in value[1]:
            yield [*items[:at], *branch, *items[at + 1 :]], flags
    elif kind is op.SUBPATTERN and not value[1] and not value[2]:
        yield from _ways([*items[:at], *value[3], *items[at + 1 :]], flags)
    else:
        yield list(items), flags


def listed(words: Iterable[str], width: int | None) -> Spoken:
    """A dictionary, one word of which each match holds, in any case; a match has at most `width` characters."""
    return Spoken(tuple(_fewest(frozenset(word.lower() for word in words))), Reach(0, width))


def _letters(text: str) -> int:
    begun = text[0] == LEFT and not text[-1].isalnum()
    return len(text) - text.count(" ") + 2 * text.count("@") - text.count(LEFT) - text.count(RIGHT) + begun


def _fewest(words: Words) -> Iterator[str]:
    """Without those that begin with another one."""
    last = ""
    for text in sorted(words):
        whole = last.endswith(RIGHT)
        core = last.rstrip(RIGHT)
        if not last or not text.startswith(core) or (whole and text[len(core) :][:1].isalpha()) or (whole and text == core):
            last = text
            yield text


@lru_cache(maxsize=1 << 16)
def _telling(text: str) -> float:
    """How much a text tells: letters and digits of words that not every sentence has; half a letter for others beside them."""
    found = _WORD.findall(text)
    rare = sum(len(word) for word in found if word not in _COMMON)
    if rare and text[0] != LEFT and text[0].isalpha():
        rare -= 1  # it may be the end of another word
    marks = sum(map(text.count, "/$%=:#<>[]{}_")) + 3 * text.count("@")
    return min(_LONG, rare + marks + 0.9 * max(sum(word in _COMMON for word in found) - (not rare), 0))


def _best(items: Sequence[Item], flags: int, at: Reach, lead: Words = _NOTHING) -> _Offer | None:
    """The best of the runs of texts in a sequence; `lead` is the mark that stands before it."""
    offers: list[_Offer] = []
    run = _Offer(lead, at)
    for number, item in enumerate(items):
        exact = _mark(items, number, flags) or _exact(item, flags)
        if exact is not None and len(exact) * len(run.words) <= _SOME and max(map(len, exact)) + max(map(len, run.words)) <= _LENGTH:
            run = _Offer(_joined(run.words, exact), run.at)
        else:
            once = _once(item, flags)
            fits = once is not None and len(once) * len(run.words) <= _SOME
            offers.append(_Offer(_joined(run.words, once), run.at) if fits and once else run)
            lead = _LED if all(map(_led, run.words)) else _NOTHING
            run = _Offer(_joined(lead, exact), at) if exact is not None and len(exact) <= _SOME else _Offer(_NOTHING, after(at, item))
            if exact is None and (inner := _held(item, flags, at, lead)):
                offers.append(inner)
        at = after(at, item)
    offers.append(run)
    clean = [_Offer(_edged(each.words), each.at) for each in offers]
    best = max(clean, key=_Offer.worth)
    return None if best.words & {"", LEFT} else best


def _led(text: str) -> bool:
    """Whether no letter stands before what follows the text."""
    core = text.rstrip(RIGHT)
    return core != "" and not core[-1].isalpha()


def _joined(one: Words, other: Words) -> Words:
    return frozenset(a + b for a, b in product(one, other))


@lru_cache(maxsize=1 << 16)
def _trimmed(text: str) -> str:
    core = text.replace(LEFT, "").replace(RIGHT, "")
    left = LEFT if text.lstrip(RIGHT).startswith(LEFT) else ""
    right = RIGHT if text.rstrip(LEFT).endswith(RIGHT) else ""
    return left + core + right if core else ""


def _edged(words: Words) -> Words:
    """With marks at their edges only."""
    return frozenset(map(_trimmed, words))


def _mark(items: Sequence[Item], number: int, flags: int) -> Words | None:
    """A mark for an item that forbids a letter on one side of it; None for any other item."""
    item = items[number]
    if item == (op.AT, op.AT_BOUNDARY):
        follows, leads = edge(items[number + 1 :], flags, last=False), edge(items[:number], flags, last=True)
        if follows and follows <= WORD:
            return frozenset((LEFT,))
        return frozenset((RIGHT,)) if leads and leads <= WORD else None
    if item[0] in ASSERTS:
        behind = item[1][0] < 0
        allowed = guard(item, flags, behind)
        if isinstance(allowed, frozenset) and not allowed & _LETTERS:
            return frozenset((LEFT if behind else RIGHT,))
    return None


def _exact(item: Item, flags: int) -> Words | None:
    """All that the item can match, in lower case, if that is little; what looks about matches nothing."""
    kind, value = item
    if kind is op.AT or kind in ASSERTS:
        return _NOTHING
    if kind in CHARS:
        letters = frozenset(map(str.lower, map(chr, chars(item, flags))))
        return letters if 0 < len(letters) <= _CLASS and all(len(each) == 1 for each in letters) else None
    if kind is op.SUBPATTERN:
        return _product(value[3], (flags | value[1]) & ~value[2])
    if kind is op.BRANCH:
        ways = [_product(branch, flags) for branch in value[1]]
        whole = frozenset().union(*(way for way in ways if way is not None))
        return whole if None not in ways and len(whole) <= _SOME else None
    if kind in REPEATS and value[1] == 1:
        once = _product(value[2], flags)
        return None if once is None else once | (_NOTHING if value[0] == 0 else frozenset())
    return None


def _once(item: Item, flags: int) -> Words | None:
    """What a repeated item begins with, if that is little."""
    kind, value = item
    return _product(value[2], flags) if kind in REPEATS and value[0] > 0 else None


def _product(items: Sequence[Item], flags: int) -> Words | None:
    run = _NOTHING
    for number, item in enumerate(items):
        exact = _mark(items, number, flags) or _exact(item, flags)
        if exact is None or len(exact) * len(run) > _SOME:
            return None
        run = _joined(run, exact)
    return run if max(map(len, run)) <= _LENGTH else None


def _held(item: Item, flags: int, at: Reach, lead: Words) -> _Offer | None:
    """What one item holds at least one of."""
    kind, value = item
    if kind is op.SUBPATTERN:
        return _best(value[3], (flags | value[1]) & ~value[2], at, lead)
    if kind is op.ATOMIC_GROUP:
        return _best(value, flags, at, lead)
    if kind is op.BRANCH:
        ways = [_best(branch, flags, at, lead) for branch in value[1]]
        known = [way for way in ways if way is not None]
        whole = frozenset().union(*(way.words for way in known))
        return _Offer(whole, Reach.of(way.at for way in known)) if len(known) == len(ways) and len(whole) <= _MANY else None
    if kind in REPEATS and value[0] > 0:
        return _best(value[2], flags, at, lead)
    return None
