"""Homes without a number whose parts the model took for places: `Ann Pugh, The Forge, Back Lane, Example`, `of Rose Cottage, Example`."""

from __future__ import annotations

import re

from detectors.names.lists import fold
from detectors.reader.dwelling import is_house
from detectors.reader.gate import WAYS
from detectors.reader.labels import ENTITIES, Named

_PERSON, _PLACE, _ADDRESS = (ENTITIES.index(name) for name in ("PERSON", "LOCATION", "STREET_ADDRESS"))
_WORD = r"[A-ZÀ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*"
#: Behind whom, or behind a word that says where somebody lives.
_HOUSE = re.compile(
    rf"(?:(?P<where>\b(?:of|at|from|to|is|near|address|live|lives|living|resides|outside|visited|attended):? )|, |\n)"
    rf"(?P<name>{_WORD}(?: {_WORD}){{1,2}})(?:, ?|\n)\Z"
)
#: Houses that are homes, of which no other is called so.
_HOMES = re.compile(r"(?:cottages?|farm|farmhouse|barn|lodge|rectory|vicarage|bungalow|croft|oast)\Z", re.IGNORECASE)
_GAP = re.compile(r", ?|\n")
_REACH = 60
#: As sure as of a street that nothing else confirms.
_SCORE = 0.81


def homes(text: str, found: list[Named]) -> list[Named]:
    """The entities of a text in order, homes by the name of the house with the street or the town behind it as addresses."""
    made: list[Named] = []
    for each in found:
        last = made[-1] if made else None
        if last and last.entity == _ADDRESS and last.score == _SCORE and each.entity == _PLACE and _beside(text, last.end, each.start):
            made[-1] = Named(last.start, each.end, _ADDRESS, _SCORE)
            continue
        start = _house(text, each, made) if each.entity == _PLACE else None
        if start is None:
            made.append(each)
            continue
        while made and made[-1].end > start:
            made.pop()
        made.append(Named(start, each.end, _ADDRESS, _SCORE))
    return made


def _beside(text: str, end: int, start: int) -> bool:
    return _GAP.fullmatch(text, end, max(end, start)) is not None


def _house(text: str, place: Named, made: list[Named]) -> int | None:
    """Where the house begins whose street or town a place is; None if no house stands before it, or one that nobody lives in."""
    low = max(0, place.start - _REACH)
    found = _HOUSE.search(text[low : place.start])
    if found is None or not is_house(found["name"], where=True):
        return None
    start = low + found.start("name")
    street = fold(text[place.start : place.end].split()[-1].strip(".")) in WAYS and " " in text[place.start : place.end]
    if any(each.end > start and each.entity == _ADDRESS for each in made):
        return None
    owned = any(each.entity == _PERSON and _beside(text, each.end, start) for each in made[-2:])
    said = found["where"] is not None or owned
    return start if said and (street or _HOMES.search(found["name"])) else None
