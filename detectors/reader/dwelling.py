"""The house before its street, called by a name that no person has: `Braeside, 7 Mill Lane`, `Holly Bank`, `The Laurels`, `Tigh na Mara`.

The model takes many of them for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from detectors.names.lists import fold, is_given, is_surname, some
from detectors.reader.edges import BEFORE, HOUSE_WORDS
from detectors.reader.labels import ENTITIES, Named

_ADDRESS, _PERSON = ENTITIES.index("STREET_ADDRESS"), ENTITIES.index("PERSON")
_WORD = r"[^\W\d_][^\W\d_]*(?:['’-][^\W\d_]+)*"
#: A part by itself before the street: behind a mark, a label, a line's end or a word that says where.
_NAME = re.compile(
    rf"(?:\A|[,;:\n] ?|(?P<where>(?<!\w)(?:(?:at|to|in|is|of|outside|near|attended|visited) |"
    rf"(?:re|address|property|premises|site|home|house):\s?)))(?P<name>{_WORD}(?: {_WORD}){{0,3}})(?:, ?\n?|\n| (?=\Z))\Z",
    re.IGNORECASE,
)
#: What houses are called with a word or two before it.
_LAST = HOUSE_WORDS | some(
    "bank view crest mount trees acre acres gates winds nook lea dene brae haven laurels willows gables elms oaks pines firs limes beeches "
    "poplars hollies orchard paddock paddocks stables oast annexe folly priory chalet hollow meadow meadows ridge steading bothy end"
)
#: What houses are called in Scotland, Wales and Cornwall with a word or two behind it; two of these words are given names, too.
_FIRST = some("tigh taigh cnoc ty plas llys maes cwrt cae nant llwyn chy hafod glan erw penrhyn gwern")
_HILL, _OF_HILL = some("bryn craig"), some("awel mawr glas teg coed hyfryd derw eglwys haul heulog celyn onnen dewi gwyn du fan")
#: What one word ends with.
_END = re.compile(
    r"[^\W\d_]{3,}(?:side|holme|dene|lea|mount|bank|fields?|acres?|crest|haven|hurst|woods?|lands|croft|garth|brae|meads?|meadows?|view|nook|"
    r"ridge|cliffe?|brook|bourne|gates|down|downs|thorpe|cot)"
)
_NOT = some(
    "the my his her our your their this that a an no new old same dear hi hello regards thanks from to at mr mrs ms miss dr prof sir lady "
    "lord week weekend month year day front back far deep dead"
)


def housed(text: str, found: list[Named]) -> Iterator[Named]:
    """The entities of a text in order, addresses with the house before their street; of a person who ends in it, what stands before.

    >>> named = [Named(4, 21, _PERSON, 0.9), Named(23, 34, _ADDRESS, 0.9)]
    >>> [(each.start, each.end) for each in housed("Mrs Ann Pugh, Fernlea, 3 Mill Lane", named)]
    [(4, 12), (14, 34)]
    """
    before: Named | None = None
    for each in found:
        start = _house(text, each.start) if each.entity == _ADDRESS else each.start
        if before is not None and before.end > start:
            before = replace(before, end=len(text[: max(before.start, start)].rstrip(" ,;:\n"))) if before.start < start else None
        if before is not None and before.end > before.start:
            yield before
        before = replace(each, start=start)
    if before is not None:
        yield before


def _house(text: str, start: int) -> int:
    """Where the house begins before an address that begins here; here if there is none."""
    low = max(0, start - BEFORE)
    found = _NAME.search(text[low:start])
    if found is None or (text[start - 1] == " " and text[start - 2 : start - 1] != "," and not text[start : start + 1].isdigit()):
        return start
    cased = found["name"][0].isupper() or text.islower()
    return low + found.start("name") if cased and is_house(found["name"], bool(found["where"])) else start


def is_house(name: str, where: bool) -> bool:
    """Whether a house is called so; one word that is a surname, too, only where something is said to be."""
    words = [fold(word) for word in name.split()]
    if len(words) == 1:
        return _END.fullmatch(words[0]) is not None and not is_given(words[0]) and (where or not is_surname(words[0]))
    if words[0] == "the":
        return len(words) == 2 and words[1] in _LAST and words[1] != "house"
    if words[0] in _NOT or words[-1] in _NOT:
        return False
    if is_given(words[0]):
        return False
    return words[-1] in _LAST or words[0] in _FIRST or (words[0] in _HILL and words[-1] in _OF_HILL)
