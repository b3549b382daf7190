"""Whose address it is, where the model took the name before it for a part of it: `Invoice to Ann Sample, 12 Acacia Road`."""

from __future__ import annotations

import re

from detectors.names.lists import fold, is_given, is_place, is_surname, may_be_given
from detectors.reader.dwelling import is_house
from detectors.reader.edges import HOUSE_WORDS, ROMANCE
from detectors.reader.gate import WAYS, known
from detectors.reader.kinds import is_place as is_town

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Cllr)\b\.?"
_NAME = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
#: A title or a given name, and up to three words more; behind them a mark, a line's end or a flat (with a number it were a street).
_OWNER = re.compile(
    rf"(?P<titles>(?:{_TITLE} (?:(?:&|and) )?){{0,2}})(?P<name>{_NAME}(?:\.? (?:(?:d[aei]|van|von|der|den|el|al|bin|O) )*{_NAME}){{0,3}}?)"
    r"(?:(?:, ?|\n)(?! ?\d+ ?[,\n])(?:c/o )?| (?=(?i:flat|unit|apartment|apt|room|c/o)\b))"
)
_STREET = re.compile(rf"(?:{ROMANCE})\b", re.IGNORECASE)
#: With what addresses surely begin.
_BEGINS = re.compile(r"\d|(?:flat|unit|apartment|apt|room|the)\b", re.IGNORECASE)


def owner(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """The name at the head of an address, and where the address begins behind it: code points; None where no name stands there.

    >>> owner("Invoice to Dr. Amy Wong, 3 Acacia Road", 11, 38)
    (15, 23, 25)
    """
    found = _OWNER.match(text, start, end)
    if found is None:
        return None
    words = [fold(word.strip(".")) for word in found["name"].split()]
    if not HOUSE_WORDS.isdisjoint(words) or not WAYS.isdisjoint(words) or is_town(found["name"]) or is_place(found["name"]):
        return None
    if _STREET.match(found["name"]) or (not found["titles"] and is_house(found["name"], where=True)):
        return None
    last = words[-1]
    surely = not known(last) or (is_given(words[0]) and is_surname(last))
    listed = may_be_given(words[0]) or (is_surname(last) and not known(words[0]) and _BEGINS.match(text, found.end()) is not None)
    named = len(words) > 1 and len(last) > 1 and listed and surely
    if not named and not (found["titles"] and not known(last)):
        return None
    return (*found.span("name"), found.end())
