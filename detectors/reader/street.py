"""Addresses whose number stands behind the street (Hauptstr. 29, 10115 Berlin): the street before it is part of them.

The model sometimes begins such an address at the number, where the street's form is strange to it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.reader.labels import ENTITIES, Named

_ADDRESS = ENTITIES.index("STREET_ADDRESS")
#: A number that no street follows.
_NUMBER = re.compile(r"[#.,\s]*\d[\w/-]{0,6}\s*(?:[,\n]|\Z)")
_STREET = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w'’.-]*|C/)(?:,? (?:d[aeiou]s?|de la|del|dos|das|des|von|van|der|den|la|el|il|n|[A-ZÀ-Þ][\w'’.-]*)){0,5}),? {0,2}\Z"
)
_BEFORE = 60


def whole(text: str, found: list[Named]) -> list[Named]:
    """The entities of a sentence in order, addresses with the street before their number; a place or name within it goes."""
    made: list[Named] = []
    for each in found:
        if each.entity == _ADDRESS and _NUMBER.match(text, each.start, each.end):
            each = _with_street(text, each)
            made = [other for other in made if other.end <= each.start]
        made.append(each)
    return made


def _with_street(text: str, address: Named) -> Named:
    low = max(0, address.start - _BEFORE)
    street = _STREET.search(text[low : address.start])
    if street is None or (low + street.start() == 0 and " " in street.group().strip()):
        return address  # a sentence's first word has its capital anyway
    return replace(address, start=low + street.start())
