"""Countries, their parts and large towns that the model passed over, by their names: moved to Vancouver, in the United States.

Only behind a word that says where, and not within a longer name: `India Today` and `the 2010 Ontario election` are no places.
"""

from __future__ import annotations

import re

from detectors.names.lands import COMPOUNDS, LANDS
from detectors.names.lists import fold, may_be_given
from detectors.reader.labels import ENTITIES, Named

_PLACE = ENTITIES.index("LOCATION")
#: As sure as one is of a name on a list: the least that the model says, about.
_SCORE = 0.6
_WHERE = re.compile(
    r"(?<!\w)(?:[Ii]n|[Tt]o|[Ff]rom|at|near|across|throughout|around|into|outside|within|towards|via|of)(?: the)? "
    r"(?P<place>(?:[^\W\d_a-z]\.){2,3}|(?:St\. )?[^\W\d_a-z][^\W\d_]*(?: (?:(?:of|de|au|do) )?[^\W\d_a-z][^\W\d_]*)*)(?!-?\w|['’](?!s\b)\w)"
)
#: What every place begins with.
_BEGINS = re.compile(r" [^\W\d_a-z]")
_SHORT = frozenset({"US", "UK", "USA", "UAE", "U.S.", "U.K.", "U.S.A."})
#: What a place may stand before as part of another name.
_PART = re.compile(r" (?:\w+ )?(?:elections?|championships?|cup|games|airport|university|referendum|census|tour|festival)\b", re.IGNORECASE)
_INTO = re.compile(r"(?:[Ii]n|near|across|throughout|around|into|outside|within)(?: the)? \Z")


def atlas(text: str, named: list[Named]) -> list[Named]:
    """The entities of a text in order, with the places by their names.

    >>> [(each.start, each.end) for each in atlas("He moved to Vancouver after a year in the United States.", [])]
    [(12, 21), (42, 55)]
    """
    if not _BEGINS.search(text):
        return named
    taken = [(each.start, each.end) for each in named]
    more = [Named(start, end, _PLACE, _SCORE) for start, end in _places(text) if not any(a < end and start < b for a, b in taken)]
    return sorted([*named, *more], key=lambda each: each.start) if more else named


def _places(text: str) -> list[tuple[int, int]]:
    return [(start, end) for found in _WHERE.finditer(text) for start, end in [found.span("place")] if _is_one(text, start, end)]


def _is_one(text: str, start: int, end: int) -> bool:
    said = text[start:end]
    if said not in _SHORT:
        low = fold(said).replace(".", "")
        if said.isupper() or (low not in LANDS and low not in COMPOUNDS):
            return False
        if may_be_given(low) and not _INTO.search(text, max(0, start - 16), start):
            return False
    return not _PART.match(text, end)
