"""One name through a text: who was named with certainty once is the same person wherever the name stands again, or its last word alone.

A sentence by itself may not show that Florence is a guest, or that Lei is anybody. A name whose text is read is remembered until its end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from detectors.names.lands import LANDS
from detectors.names.lists import fold, is_place, may_be_given, some
from detectors.names.rules import THINGS
from detectors.reader.gate import known
from detectors.reader.labels import ENTITIES, Named

_PERSON, _PLACE, _ADDRESS = (ENTITIES.index(name) for name in ("PERSON", "LOCATION", "STREET_ADDRESS"))
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: How sure the model is of a name of several words, and of one word, that is remembered.
_SURE, _CERTAIN = 0.8, 0.95
#: Letters of the shortest name that is.
_SHORTEST = 3
_TITLES = some(
    "king queen prince princess duke duchess earl count countess viscount baron bishop pope captain colonel general major jr sr ii iii iv"
)
_OWN = re.compile(r"['’]s?\Z")
#: Before a place, and before what is called after somebody.
_WHERE = re.compile(r"\b(?:in|at|near|around|from|to|of|outside|across|towards|via|the|a|an|new|old|st|saint)\.? \Z", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:the|a|an|st|saint)\.? \Z", re.IGNORECASE)
_NEXT = re.compile(r"(?P<of>['’]s)?[ -](?:& |and )?(?P<word>[^\W\d_]+)")
_OPENS = re.compile(r"(?:\A|[.!?:\n\"“(>]\s*)\Z")


def again(text: str, named: list[Named]) -> list[Named]:
    """The entities of a text in order, with those names that stand there again and were not found, or were taken for places."""
    names = _names(text, named)
    if not names:
        return named
    spans = {(each.start, each.end): each for each in named}
    taken = [(each.start, each.end) for each in named]
    more: dict[tuple[int, int], Named] = {}
    for start, end in _standing(text, names):
        score = names[text[start:end]]
        one = spans.get((start, end))
        if one is not None:
            if one.entity not in (_PERSON, _ADDRESS) and not (_WHERE.search(text, max(0, start - 12), start) and is_place(text[start:end])):
                more[start, end] = Named(start, end, _PERSON, score)
        elif not _within(taken, start, end) and _stands_alone(text, start, end):
            more[start, end] = Named(start, end, _PERSON, score)
    return sorted([*(each for at, each in spans.items() if at not in more), *more.values()], key=lambda each: each.start) if more else named


def _names(text: str, named: Iterable[Named]) -> dict[str, float]:
    """Words that are people's names in a text, and how sure that is: the first and the last of a name, or one that stands twice for people.

    What stands for something else as often is none.
    """
    scores: dict[str, float] = {}
    people: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for each in named:
        words = _WORD.findall(text, each.start, each.end)
        if each.entity != _PERSON:
            others.update([text[each.start : each.end]] if each.score >= _SURE else [])
            continue
        whole = len(words) > 1 and each.score >= _SURE
        for word in {words[-1], words[0]} if whole and may_be_given(words[0]) else words[-1:]:
            people[word] += 2 if whole else each.score >= _CERTAIN
            scores[word] = max(scores.get(word, 0.0), each.score)
    return {word: scores[word] for word, times in people.items() if times > 1 and times > others[word] and _told(word)}


def _told(word: str) -> bool:
    low = fold(word)
    return len(word) >= _SHORTEST and low not in THINGS | _TITLES | LANDS and (word[0].isupper() or not known(low))


def _standing(text: str, names: dict[str, float]) -> Iterator[tuple[int, int]]:
    for word in _WORD.finditer(text):
        start, end = word.span()
        owned = _OWN.search(word[0])
        end = start + owned.start() if owned else end
        if text[start:end] in names:
            yield start, end


def _within(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(low < end and start < high for low, high in taken)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word is no part of another name, and no word of the language that begins a sentence."""
    word, before, behind = text[start:end], text[max(0, start - 16) : start], _NEXT.match(text, end)
    if known(fold(word)) and (word.islower() or _OPENS.search(before)):
        return False
    if _CALLED.search(before) or before.endswith(("@", "#", "/", ".", "_")) or text[end : end + 1] in ("@", "_", "/"):
        return False
    if word[0].isupper() and not word.isupper():
        last = _WORD.findall(before)[-1:] if before.endswith(" ") else []
        goes_on = last and last[0][0].isupper() and not _OPENS.search(before[: before.rfind(last[0])])
        if goes_on or (behind and behind["word"][0].isupper()):
            return False
    return not (behind and not behind["of"] and behind["word"].lower() in THINGS and word[0].isupper())
