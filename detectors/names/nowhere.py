"""What is taken for an address in a text and is none: cars, places of a yard, lines of tables of codes, licences."""

from __future__ import annotations

import re

from detectors.names.called import WORD
from detectors.names.lists import fold
from detectors.reader.gate import WAYS

_PLATE = re.compile(r"\b[a-z]{2}\d{2} ?[a-z]{3}\b", re.IGNORECASE)
_NEAR_PLATE = 20
#: What has a number in a yard, a station or a hall.
_BAY = re.compile(r"(?:depot|gate|bay|dock|platform|aisle|terminal|seats?|row|rack|shelf|berth) \d{1,4}[a-z]?\b", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b", re.IGNORECASE)
#: A word by itself, and a number that a house may have.
_ALONE, _HOUSE = re.compile(r"(?<![\w])[^\W\d_]{3,}(?![\w])"), re.compile(r"(?<![\w])\d{1,4}[a-z]?(?![\w])", re.IGNORECASE)
#: A postcode of the continent before its town, or of the United States behind its state.
_ABROAD = re.compile(r"(?<!\w)\d{4,5} [^\W\d_]{3,}|\b[A-Z]{2} \d{5}\b")
#: The publisher of the GNU licences, whose address stands in the head of each file under one.
_LICENCE = re.compile(
    r"(?:51 Franklin St|59 Temple Pl|675 Mass(?:achusetts)? Ave)\w{0,9}\b[,. ]*(?:Fifth Floor|Suite 330|Boston|Cambridge)", re.IGNORECASE
)
_GAP = re.compile(r"\t| {2}")
#: A field of nothing but numbers (`722,890`).
_FIGURES = re.compile(r"[\d,.;:+-]*\d[\d,.;:+-]*\Z")


def nowhere(text: str, start: int, end: int) -> bool:
    """Whether what was taken for an address is none."""
    said = text[start:end]
    return vehicle(text, start, end) or bay(text, start, end) or entry(said) or _LICENCE.match(text, start) is not None


def vehicle(text: str, start: int, end: int) -> bool:
    """Whether what was taken for an address is a car with its number plate: nothing in it or behind it says house, street or postcode.

    >>> vehicle("blue Ford Focus, AB12 CDE", 5, 25), vehicle("Rose Cottage, Little Example", 0, 28)
    (True, False)
    """
    plate = _PLATE.search(text, start, min(len(text), end + _NEAR_PLATE))
    if plate is None:
        return False
    rest = text[start : plate.start()] + " " + text[plate.end() : end]
    return not any(map(str.isdigit, rest)) and WAYS.isdisjoint(map(fold, WORD.findall(rest)))


def bay(text: str, start: int, end: int) -> bool:
    """Whether what was taken for an address is a numbered place of a yard or a hall, without a street or a postcode.

    >>> bay("to depot 55 via DPD", 3, 19), bay("Depot 5, Mill Lane", 0, 18), bay("Flat 5, Hawthorns", 0, 17)
    (True, False, False)
    """
    said = text[start:end]
    return _BAY.match(said) is not None and not _POSTCODE.search(said) and (WAYS - {"via"}).isdisjoint(map(fold, WORD.findall(said)))


def entry(said: str) -> bool:
    """Whether what was taken for an address is of a table of codes: it holds no word, or one or two behind a gap, and no way or postcode.

    >>> entry("245 245\\t\\tWhiteSmoke"), entry("FE10\\tFE19"), entry('chip "w83792d'), entry("22 Marlow"), entry("5  Rose Cottage, Hay")
    (True, True, True, False, False)
    """
    if not any(map(str.isdigit, said)):
        return False
    words, gap = _ALONE.findall(said), _GAP.search(said)
    ways = words if gap else WORD.findall(said)  # behind a gap two letters are a code, too
    if _POSTCODE.search(said) or _ABROAD.search(said) or not WAYS.isdisjoint(map(fold, ways)):
        return False
    if len(words) < 2 and not (words and _HOUSE.search(said)):
        return True
    figures = [_FIGURES.match(field) is not None for field in _GAP.split(said) if field]
    return len(words) < 3 and "\n" not in said and gap is not None and ("," not in said or 2 * sum(figures) > len(figures) > 2)
