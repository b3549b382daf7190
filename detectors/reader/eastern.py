"""How the names of Korea, China and Vietnam are built: a surname first or last, given names of two syllables."""

from __future__ import annotations

import re

from detectors.names.families import SURNAMES, WORDS
from detectors.names.lists import fold, is_place, some
from detectors.names.rules import THINGS
from detectors.reader.gate import SYLLABLE, known

#: Those that are hardly borne elsewhere: two more words and a third are one name.
_VIETNAMESE = some("nguyen tran pham huynh hoang phan dang bui ngo duong dinh trinh doan truong")
_PAIR = re.compile(rf"{SYLLABLE}-{SYLLABLE}", re.IGNORECASE)
_JOINED = re.compile(rf"(?=.{{5}}){SYLLABLE}(?![aeiou]){SYLLABLE}", re.IGNORECASE)
_ONE = re.compile(rf"{SYLLABLE}|(?:[bcdghklmnpqrstvx]|ch|gi|kh|ng|ngh|nh|ph|qu|th|tr)[aeiouy]{{1,3}}(?:c|ch|m|n|ng|nh|p|t)?", re.IGNORECASE)
#: What the names of Korean and Chinese places end in, where no surname stands beside them.
_PLACED = some("do si gun gu eup myeon ri ro gil dong shi xian zhen")


def surname(word: str, cased: bool) -> bool:
    """Whether a word is such a surname, beside a given name of two syllables; with a capital where the text has some.

    >>> surname("Park", True), surname("park", True), surname("park", False), surname("so", False), surname("May", True)
    (True, False, True, False, False)
    """
    low = fold(word)
    return low in SURNAMES and (word[0].isupper() if cased else low not in WORDS)


def syllable(word: str) -> bool:
    """Whether a word may be one syllable of such a name."""
    return _ONE.fullmatch(fold(word)) is not None


def pair(text: str) -> bool:
    """Whether a word is two syllables and a hyphen (Min-jun, Hsiao-ling).

    >>> pair("Min-jun"), pair("Hsiao-ling"), pair("Smith-Jones"), pair("Gyeonggi-do")
    (True, True, False, False)
    """
    return _PAIR.fullmatch(text) is not None and fold(text).rsplit("-", 1)[-1] not in _PLACED


def full(text: str, least: int = 3) -> bool:
    """Whether words are a surname and a given name, in either order; without a hyphen it needs so many words, or two joined syllables.

    >>> full("kim min jun"), full("Xiaoming Wang"), full("tse ka-wai"), full("kuala lumpur"), full("park lane"), full("hong kong")
    (True, True, True, False, False, False)
    """
    words = text.split(" ")
    if not 2 <= len(words) <= 4 or is_place(text) or any(low in THINGS and low not in SURNAMES for low in map(fold, words)):
        return False
    return _named(words[0], words[1:], least) or _named(words[-1], words[:-1], least, known(fold(words[-1])))


def _named(last: str, given: list[str], least: int, doubtful: bool = False) -> bool:
    """Whether they are a surname and the parts of a given name; a surname that is a word needs a hyphen before it (Linkin Park)."""
    if fold(last) not in SURNAMES:
        return False
    if len(given) > 1:
        return not doubtful and all(map(_ONE.fullmatch, given))
    one = given[0]
    if _PAIR.fullmatch(one):
        return True
    return not (doubtful or is_place(one) or known(fold(one))) and (least <= 2 or _JOINED.fullmatch(one) is not None)


def goes_on(words: list[str], word: str) -> bool:
    """Whether a word with a capital is one more syllable of a Vietnamese name of two words or three (Nguyen Van An)."""
    return 2 <= len(words) <= 3 and fold(words[0]) in _VIETNAMESE and word[0].isupper() and _ONE.fullmatch(fold(word)) is not None
