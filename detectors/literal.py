"""Words that every match of a regex holds: literals are found faster than forms, and more surely.

Hyperscan 5.4 loses matches of some choices of words behind choices of words, so that only literals and forms without words are asked of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from re import _constants as op  # type: ignore[attr-defined]

from detectors.charset import CHARS
from detectors.edges import ASSERTS, REPEATS, Item
from detectors.exact import LENGTH, NOTHING, SOME, Words, exactly, joined, mark, once
from detectors.reach import FROM_START, Reach, after
from detectors.telling import LEFT, RIGHT, letters, telling
from detectors.tree import walk

#: Letters of a literal that tells enough.
_SHORTEST = 3
#: What tells less than this tells nothing.
_LITTLE = 1
#: Most literals that stand for all of a regex.
_MANY = 4096
_LED: Words = frozenset((LEFT,))


@dataclass(frozen=True, slots=True)
class Spoken:
    """Texts, one of which every match holds, `LEFT` or `RIGHT` at their edges; where they begin in a match.

    They may stand behind the match, where it looks ahead. Those that are not `cased` are in lower case, and stand there in some case.
    """

    texts: tuple[str, ...]
    at: Reach
    cased: bool = False


@dataclass(frozen=True, slots=True)
class _Offer:
    """Texts, one of which every match holds, and how far behind its start they begin."""

    words: Words
    at: Reach

    def worth(self) -> tuple[bool, float, float, int]:
        """Of those that can be looked for the most telling is best, by the text that tells least, then by all; then the fewest."""
        told = [telling(each) for each in self.words]
        return self.long, min(told), sum(told) / len(told), -len(told)

    @property
    def tells(self) -> bool:
        """Whether none of the texts stands all over any text."""
        return all(telling(each) >= _LITTLE for each in self.words)

    @property
    def long(self) -> bool:
        """Whether each text has letters enough to be looked for."""
        return all(each and letters(each) >= _SHORTEST for each in self.words)


def spoken(items: Sequence[Item], flags: int) -> tuple[tuple[Spoken, ...], tuple[Sequence[Item], ...]]:
    """The best texts to look for, and the parts of the regex that are left to be looked for in another way.

    Of a regex that is a choice, each branch has texts of its own, or is left. Texts of a regex that ignores no case are cased.
    """
    found, left = _spoken(items, flags)
    cased = not any(inner & re.IGNORECASE for item, inner, _ in walk(items, flags) if item[0] in CHARS)
    return tuple(_cased(each) if cased else _quiet(each) for each in found), left


def _cased(said: Spoken) -> Spoken:
    """The same as cased texts, if there are letters in them."""
    return replace(said, cased=any(text != text.lower() or text != text.upper() for text in said.texts))


def _quiet(said: Spoken) -> Spoken:
    """The same in lower case."""
    return replace(said, texts=tuple(_fewest(frozenset(map(str.lower, said.texts)))))


def _spoken(items: Sequence[Item], flags: int) -> tuple[tuple[Spoken, ...], tuple[Sequence[Item], ...]]:
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
    if found is None or not found.long:
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


def _fewest(words: Words) -> Iterator[str]:
    """Without those that begin with another one."""
    last = ""
    for text in sorted(words):
        whole = last.endswith(RIGHT)
        core = last.rstrip(RIGHT)
        if not last or not text.startswith(core) or (whole and text[len(core) :][:1].isalpha()) or (whole and text == core):
            last = text
            yield text


def _best(items: Sequence[Item], flags: int, at: Reach, lead: Words = NOTHING) -> _Offer | None:
    """The best of the runs of texts in a sequence; `lead` is the mark that stands before it."""
    offers, later = list[_Offer](), list[_Offer]()
    run = _Offer(lead, at)
    for number, item in enumerate(items):
        exact, behind = mark(items, number, flags) or exactly(item, flags), after(at, item)
        if exact is not None and len(exact) * len(run.words) <= SOME and max(map(len, exact)) + max(map(len, run.words)) <= LENGTH:
            run = _Offer(joined(run.words, exact), run.at)
        else:
            begun = once(item, flags)
            fits = begun is not None and len(begun) * len(run.words) <= SOME
            offers.append(_Offer(joined(run.words, begun), run.at) if fits and begun else run)
            lead = _LED if all(map(_led, run.words)) else NOTHING
            run = _Offer(joined(lead, exact), at) if exact is not None and len(exact) <= SOME else _Offer(NOTHING, behind)
            if exact is None and (inner := _held(item, flags, at, lead)):
                offers.append(inner)
        if item[0] is op.ASSERT and item[1][0] > 0 and (inner := _ahead(item[1][1], flags, at)):
            later.append(inner)
        at = behind
    offers.append(run)
    best = _most(offers)
    if not best.tells:
        best = _most([best, *(each for each in later if each.tells)])
    return None if best.words & {"", LEFT} else best


def _led(text: str) -> bool:
    """Whether no letter stands before what follows the text."""
    core = text.rstrip(RIGHT)
    return core != "" and not core[-1].isalpha()


@lru_cache(maxsize=1 << 16)
def _trimmed(text: str) -> str:
    core = text.replace(LEFT, "").replace(RIGHT, "")
    left = LEFT if text.lstrip(RIGHT).startswith(LEFT) else ""
    right = RIGHT if text.rstrip(LEFT).endswith(RIGHT) else ""
    return left + core + right if core else ""


def _edged(words: Words) -> Words:
    """With marks at their edges only."""
    return frozenset(map(_trimmed, words))


def _most(offers: Iterable[_Offer]) -> _Offer:
    """The best of them, with marks at the edges of its texts only."""
    return max((_Offer(_edged(each.words), each.at) for each in offers), key=_Offer.worth)


def _ahead(items: Sequence[Item], flags: int, at: Reach) -> _Offer | None:
    """What stands behind a place where the items must follow."""
    widest = reduce(after, items, FROM_START).far
    found = None if widest is None else _best(items, flags, at)
    return None if found is None or widest is None else replace(found, at=replace(found.at, ahead=widest + found.at.ahead))


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
