"""Addresses made whole: the street before its number, the number or flat before a street, parts that stand beside each other, a postcode.

The model sometimes begins or ends an address within it, where the form is strange to it or where a line ends.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.reader.gate import WAYS
from detectors.reader.labels import ENTITIES, Named

_ADDRESS = ENTITIES.index("STREET_ADDRESS")
#: A number that no street follows.
_NUMBER = re.compile(r"[#.,\s]*\d[\w/-]{0,6}\s*(?:[,\n]|\Z)")
_STREET = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w'’.-]*|C/)(?:,? (?:d[aeiou]s?|de la|del|dos|das|des|von|van|der|den|la|el|il|n|[A-ZÀ-Þ][\w'’.-]*)){0,5}),? {0,2}\Z"
)
_BEFORE = 60
_UNIT, _HOUSE = r"(?:flat|unit|apt\.?|apartment|room|suite|plot|block|house|no\.?)", r"\d{1,4}[a-z]?"
_EDGE, _RANGE = r"(?<![\w£$€./,-])", " ?(?:[-/–]|to) ?"
#: What is missing before an address that begins with a number, and before one that does not; a year is no number of a house.
_BEFORE_NUMBER = re.compile(rf"{_EDGE}(?:{_UNIT},? |(?:{_UNIT} )?{_HOUSE}{_RANGE}|\d[fg]\d[, \n]{{1,2}})\Z", re.IGNORECASE)
_BEFORE_WORD = re.compile(
    rf"{_EDGE}(?:{_UNIT} )?(?!(?:19|20)\d\d[^\d])(?:\d[fg]\d|{_HOUSE}(?:{_RANGE}{_HOUSE})?)[, \n]{{1,2}}\Z|"
    r"(?<![.?!] )(?<!\A)(?-i:The )\Z",
    re.IGNORECASE,
)
#: A whole street that ends with the address's first word, or just before it.
_WAY = rf"(?:{'|'.join(sorted(WAYS))})"
_STREET_BEFORE = re.compile(rf"{_EDGE}{_HOUSE}(?:{_RANGE}{_HOUSE})?,? (?:[a-z][\w'’-]*,? ){{1,3}}{_WAY}[, \n]{{0,2}}\Z", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\W\d_]*")
_UK = r"(?:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|bfpo \d{1,4})"
_INWARD = r"(?:(?<=[a-z]\d)|(?<=[a-z]\d\d)|(?<=[a-z]\d[a-z]))[ \n](?!1st|2nd|3rd|\dth)\d[a-z]{2}"
_CODE = re.compile(rf"(?:,?[ \n]{{1,2}}{_UK}|{_INWARD})(?!\w)", re.IGNORECASE)
_ENDS = re.compile(rf"(?:{_UK}|\d{{5}}|\b(?:uk|usa|england|scotland|wales|ireland|united kingdom))\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"[,.]?[ \n]{0,2}")
#: An address of so few code points is a part of one: a flat, a house.
_PART = 16


def whole(text: str, found: list[Named]) -> list[Named]:
    """The entities of a sentence in order, addresses with the street before their number; a place or name within it goes."""
    made: list[Named] = []
    for each in found:
        if each.entity == _ADDRESS and _NUMBER.match(text, each.start, each.end):
            each = _with_street(text, each)
            made = [other for other in made if other.end <= each.start]
        made.append(each)
    return made


def joined(text: str, found: list[Named]) -> list[Named]:
    """The entities of a text in order: parts of one address as one, with the number before it and the postcode behind it."""
    made: list[Named] = []
    for each in found:
        if each.entity == _ADDRESS:
            each = _with_ends(text, each)
            if made and _continues(text, made[-1], each):
                each = replace(each, start=made.pop().start)
            while made and made[-1].end > each.start:
                made.pop()
        if not made or made[-1].end <= each.start:
            made.append(each)
    return made


def _with_street(text: str, address: Named) -> Named:
    low = max(0, address.start - _BEFORE)
    street = _STREET.search(text[low : address.start])
    if street is None or (low + street.start() == 0 and " " in street.group().strip()):
        return address  # a sentence's first word has its capital anyway
    return replace(address, start=low + street.start())


def _with_ends(text: str, address: Named) -> Named:
    low = max(0, address.start - _BEFORE)
    number, word = text[address.start].isdigit(), _FIRST_WORD.match(text, address.start)
    before = (_BEFORE_NUMBER if number else _BEFORE_WORD).search(text[low : address.start])
    if before is None and word is not None and not number:
        before = _STREET_BEFORE.search(text[low : word.end()]) or _STREET_BEFORE.search(text[low : address.start])
    code = None if _ENDS.search(text, address.start, address.end) else _CODE.match(text, address.end)
    return replace(address, start=low + before.start() if before else address.start, end=code.end() if code else address.end)


def _continues(text: str, first: Named, second: Named) -> bool:
    """Whether the second address is a part of the first: two that are whole may stand in a list."""
    if first.entity != _ADDRESS or not _BETWEEN.fullmatch(text, first.end, max(first.end, second.start)):
        return False
    flat = first.end - first.start <= _PART and text[first.start : first.end].split()[-1].lower() not in WAYS
    part = flat or not text[second.start].isdigit()
    return part and _ENDS.search(text, first.start, first.end) is None
