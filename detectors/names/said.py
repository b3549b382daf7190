"""What is taken for a name where people talk: greetings, sounds of assent, and words that help to spell."""

from __future__ import annotations

import re

from detectors.names.lists import is_surname, may_be_given, some

_GREETINGS = some("hi hiya hello hey heya hei hullo dear thanks thx rgds cheers okay ok so um uh er erm ah oh")
_SOUNDS = some("mhm mmhm mhmm mm mmm hm hmm uhhuh huh yep yup nope yeah aye ta righto alrighty")
#: The alphabet of aviation (ICAO Annex 10), but for its names.
_LETTERS = some(
    "alpha alfa bravo delta echo foxtrot golf hotel india kilo lima november papa quebec sierra tango uniform whiskey whisky xray "
    "yankee zulu"
)
_NAMES = some("charlie juliet juliett mike oscar romeo victor")
#: Those that are surnames of Korea and China before two syllables and a hyphen (Oh Se-hun).
_SURNAMES = some("oh so um")
_TITLES = some("mr mrs ms miss mx dr prof rev sir dame")  # with nobody behind them
_WORD = re.compile(r"[^\W\d_]+")
#: `w as in`, before what begins with that letter.
_SPELLS = re.compile(r"(?<![\w'’])([a-z]) (?:as in|for|like) \Z", re.IGNORECASE)
#: So many code points hold it.
_BEFORE = 12


def name_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the name begins and ends in what was taken for one (code points); None where nobody is named.

    >>> name_in("hi sam", 0, 6), name_in("w as in william", 8, 15), name_in("it's sierra hotel", 5, 17), name_in("ZZ 99", 0, 2)
    ((3, 6), None, None, None)
    """
    words = list(_WORD.finditer(text, start, end))
    while words and words[0][0].lower() in _GREETINGS and not _bears(text, words):
        del words[0]
    plain = [word[0].lower() for word in words]
    if not _SOUNDS.isdisjoint(plain) and len(plain) == 1:
        return None
    if not plain or (not _LETTERS.isdisjoint(plain) and (_LETTERS | _NAMES).issuperset(plain)):
        return None
    if _TITLES.issuperset(plain):
        return None
    if len(words) == 1 and len(plain[0]) < 3 and words[0][0].isupper() and not (may_be_given(plain[0]) or is_surname(plain[0])):
        return None  # the letters of a code: ZZ 99 99 99 A
    first = words[0].start()
    spelt = _SPELLS.search(text[max(0, first - _BEFORE) : first])
    return None if spelt and spelt[1].lower() == plain[0][0] else (first, end)


def _bears(text: str, words: list[re.Match[str]]) -> bool:
    """Whether the first word is a surname, and the second is the first half of a given name."""
    return words[0][0].lower() in _SURNAMES and len(words) > 2 and text[words[1].end() : words[2].start()] == "-"
