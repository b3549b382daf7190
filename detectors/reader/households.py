"""Families by their name in the plural, which the model passes over: `dinner with the Hendersons`."""

from __future__ import annotations

import re

from detectors.names.lands import LANDS
from detectors.names.lists import fold, is_given, is_place, is_surname
from detectors.reader.gate import known
from detectors.reader.labels import ENTITIES, Named

_PERSON = ENTITIES.index("PERSON")
#: One word behind the article; a firm or a family's thing goes on (the Hendersons Group).
_FAMILY = re.compile(r"\bthe (?P<name>[A-ZÀ-Þ][^\W\d_]{3,}?)(?P<s>e?s)\b(?![-&'’]| [A-ZÀ-Þ&])")
#: As sure as of a surname alone.
_SCORE = 0.6


def households(text: str, found: list[Named]) -> list[Named]:
    """The entities of a text in order, with families that are called by a surname that is no word, no place and no given name."""
    if "the " not in text:
        return found
    made = [
        Named(each.start("name"), each.end("s"), _PERSON, _SCORE)
        for each in _FAMILY.finditer(text)
        if _bears(each["name"], each["s"]) and not any(_over(other, each.start("name"), each.end()) for other in found)
    ]
    return sorted([*found, *made], key=lambda each: each.start) if made else found


def _over(one: Named, start: int, end: int) -> bool:
    return one.start < end and start < one.end


def _bears(name: str, plural: str) -> bool:
    low = fold(name)
    if not is_surname(low) and plural == "es":
        low += "e"
    return is_surname(low) and not (known(low) or known(low + plural) or is_given(low) or is_place(low) or low in LANDS)
